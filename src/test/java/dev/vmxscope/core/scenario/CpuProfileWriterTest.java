package dev.vmxscope.core.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmxscope.core.cpu.CpuProfile;
import dev.vmxscope.core.cpu.Hypervisor;
import dev.vmxscope.core.toml.ScenarioFormatException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CpuProfileWriterTest {
    private static Stream<String> names() {
        return CpuProfiles.names().stream();
    }

    @ParameterizedTest
    @MethodSource("names")
    void whatIsWrittenReadsAsTheSameProfile(String name) throws ScenarioFormatException {
        CpuProfile shipped = CpuProfiles.load(name);
        assertThat(CpuProfileReader.read(CpuProfileWriter.write(shipped), "written"))
                .isEqualTo(shipped);
        CpuProfile above = new Hypervisor("KVMKVMKVM", "", true).over(shipped).asClosed();
        assertThat(CpuProfileReader.read(CpuProfileWriter.write(above), "written"))
                .isEqualTo(above);
    }
}
