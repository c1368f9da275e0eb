package dev.vmxscope.core.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vmxscope.core.bytes.Bytes;
import dev.vmxscope.core.pe.PeFormatException;
import dev.vmxscope.core.symbols.PdbFormatException;
import dev.vmxscope.core.symbols.PdbMismatchException;
import dev.vmxscope.core.windows.Action;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ModuleFileTest {
    private static byte[] file(String name) throws IOException {
        return Files.readAllBytes(Path.of("assets", "drivers", name));
    }

    @Test
    void aDriversServiceIsNamedByItsFile() throws Exception {
        byte[] content = file("part2-vmxon.sys");

        assertThat(ModuleFile.driver("part2-vmxon.sys", content).load())
                .isEqualTo(new Action.LoadDriver("part2-vmxon", Bytes.of(content)));
    }

    @Test
    void withoutPdbTheExportsAreAllThatIsNamed() throws Exception {
        assertThat(ModuleFile.driver("part2.sys", file("part2.sys")).symbols().rvaOf("DrvCreate"))
                .isEmpty();
    }

    @Test
    void withItsPdbTheProceduresAreNamed() throws Exception {
        ModuleFile driver = ModuleFile.driver("part2.sys", file("part2.sys")).withPdb(file("part2.pdb"));

        assertThat(driver.symbols().rvaOf("DrvCreate")).isPresent();
    }

    @Test
    void thePdbOfAnotherBuildIsRefused() throws Exception {
        ModuleFile driver = ModuleFile.driver("part2.sys", file("part2.sys"));

        assertThatThrownBy(() -> driver.withPdb(file("part2-careful.pdb")))
                .isInstanceOf(PdbMismatchException.class)
                .hasMessageStartingWith("the PDB is of another build");
    }

    @Test
    void whatIsNoPdbIsRefused() throws Exception {
        ModuleFile driver = ModuleFile.driver("part2.sys", file("part2.sys"));

        assertThatThrownBy(() -> driver.withPdb(new byte[100])).isInstanceOf(PdbFormatException.class);
    }

    @Test
    void aProgramIsNoDriverAndADriverNoProgram() throws Exception {
        byte[] program = file("MyHypervisorApp.exe");
        byte[] driver = file("part2.sys");

        assertThatThrownBy(() -> ModuleFile.driver("MyHypervisorApp.exe", program))
                .isInstanceOf(PeFormatException.class)
                .hasMessageContaining("its subsystem is 3");
        assertThatThrownBy(() -> ModuleFile.program("part2.sys", driver))
                .isInstanceOf(PeFormatException.class)
                .hasMessageContaining("its subsystem is 1");
        assertThat(ModuleFile.program("MyHypervisorApp.exe", program)
                        .runProgram()
                        .name())
                .isEqualTo("MyHypervisorApp.exe");
    }
}
