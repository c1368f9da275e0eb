package dev.vmxscope.core.windows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmxscope.core.bytes.Bytes;
import dev.vmxscope.core.machine.Firmware;
import dev.vmxscope.core.machine.Machine;
import dev.vmxscope.core.machine.MachineSetup;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Which drivers load. Sources: Microsoft, "Driver Signing Policy"; "The TESTSIGNING Boot Configuration Option": drivers
 * signed by any certificate, but each must be signed; "Secured boot signing requirements for kernel-mode drivers": no
 * test-signing while Secure Boot is on; "Code integrity checking", 2003H to 2005H, for memory integrity. 577 is
 * ERROR_INVALID_IMAGE_HASH of winerror.h, C0000428H STATUS_INVALID_IMAGE_HASH of ntstatus.h.
 */
class LoadPolicyTest {
    private static final String LOADS = "loads";
    private static final Path SIGNED = Path.of("src", "test", "resources", "signatures");
    private static final LoadPolicy ENFORCE = LoadPolicy.OPEN.withSigning(LoadPolicy.Signing.ENFORCE);
    private static final LoadPolicy TEST = LoadPolicy.OPEN.withSigning(LoadPolicy.Signing.TEST);
    private static final LoadPolicy INTEGRITY = LoadPolicy.OPEN.withMemoryIntegrity(true);
    private static final int SECTIONS_ALIGNED = 0x38;

    @Test
    void withoutEnforcementEveryDriverLoads() {
        assertThat(load(LoadPolicy.OPEN, unsigned())).isEqualTo(LOADS);
        assertThat(load(LoadPolicy.OPEN.withSecureBoot(true), unsigned())).isEqualTo(LOADS);
    }

    @Test
    void anUnsignedDriverIsRefusedWithEnforcementAndWithTestSigning() {
        assertThat(load(ENFORCE, unsigned()))
                .startsWith("577: the file has no embedded signature")
                .contains("ERROR_INVALID_IMAGE_HASH");
        assertThat(load(TEST, unsigned())).startsWith("577: the file has no embedded signature");
    }

    @Test
    void aTestSignatureIsEnoughForTestSigningOnly() {
        assertThat(load(TEST, signed("self-signed"))).isEqualTo(LOADS);
        assertThat(load(TEST, signed("chain"))).isEqualTo(LOADS);
        assertThat(load(ENFORCE, signed("self-signed")))
                .startsWith("577: it is signed by Contoso.com(Test)")
                .contains("start Windows with test-signing");
    }

    @Test
    void secureBootTakesTestSigningAway() {
        assertThat(load(TEST.withSecureBoot(true), signed("self-signed")))
                .startsWith("577: it is signed by Contoso.com(Test)")
                .contains("while Secure Boot is on it does not count");
    }

    @Test
    void aChainToMicrosoftsNameLoadsAndIsRemarkedOn() {
        Machine end = run(ENFORCE, signed("named"));

        assertThat(outcome(end)).isEqualTo(LOADS);
        assertThat(Computers.events(end, WindowsEvent.Note.class)
                        .map(note -> note.text().toString()))
                .singleElement()
                .asString()
                .contains("this is taken on the name");
    }

    @Test
    void aDriverThatWasChangedAfterItWasSignedIsRefusedByTestSigningToo() {
        byte[] changed = signed("self-signed").toArray();
        changed[0x410] ^= 1;

        assertThat(load(TEST, Bytes.of(changed))).startsWith("577: the file was changed after Contoso.com(Test)");
        assertThat(load(LoadPolicy.OPEN, Bytes.of(changed))).isEqualTo(LOADS);
    }

    @Test
    void anAlgorithmThatIsNotEmulatedIsSaidToBeSo() {
        assertThat(load(TEST, signed("elliptic"))).startsWith("577: ").contains("not emulated");
    }

    @Test
    void memoryIntegrityTakesACleanImage() {
        assertThat(load(INTEGRITY, unsigned())).isEqualTo(LOADS);
        assertThat(load(INTEGRITY.withSigning(LoadPolicy.Signing.TEST), signed("self-signed")))
                .isEqualTo(LOADS);
    }

    @Test
    void memoryIntegrityRefusesWritableCode() {
        assertThat(load(INTEGRITY, withSection(".text", 0x80000000)))
                .startsWith("577: memory integrity is on, and section .text is both writable and executable");
        assertThat(load(LoadPolicy.OPEN, withSection(".text", 0x80000000))).isEqualTo(LOADS);
    }

    @Test
    void memoryIntegrityRefusesAnImportAddressTableInCode() {
        assertThat(load(INTEGRITY, withSection(".rdata", 0x20000000)))
                .startsWith("577: memory integrity is on, and the import address table lies in section .rdata");
    }

    @Test
    void memoryIntegrityRefusesSectionsThatAreNotAlignedToPages() {
        byte[] file = unsigned().toArray();
        ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putInt(bytes.getInt(0x3C) + SECTIONS_ALIGNED, 0x200);

        assertThat(load(INTEGRITY, Bytes.of(file)))
                .startsWith("577: memory integrity is on, and the image's section alignment is 0x200");
    }

    /** The sample with more rights for one of its sections. */
    private static Bytes withSection(String name, int rights) {
        byte[] file = unsigned().toArray();
        ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        int header = bytes.getInt(0x3C);
        int table = header + 24 + bytes.getShort(header + 20);
        for (int number = 0; number < bytes.getShort(header + 6); number++) {
            int at = table + 40 * number;
            if (new String(file, at, name.length(), java.nio.charset.StandardCharsets.US_ASCII).equals(name)) {
                bytes.putInt(at + 36, bytes.getInt(at + 36) | rights);
                return Bytes.of(file);
            }
        }
        throw new AssertionError("no section " + name);
    }

    private static Bytes unsigned() {
        return Computers.file(Computers.SAMPLES.resolve("part2.sys"));
    }

    private static Bytes signed(String name) {
        return Computers.file(SIGNED.resolve(name + ".sys"));
    }

    private static String load(LoadPolicy policy, Bytes image) {
        return outcome(run(policy, image));
    }

    private static Machine run(LoadPolicy policy, Bytes image) {
        List<Action> agenda = List.of(new Action.CreateService("MyDriver", image), new Action.StartService("MyDriver"));
        MachineSetup setup = MachineSetup.of(Computers.profile(), 1, Firmware.VMX_OUTSIDE_SMX, agenda);
        return Machine.powerOn(setup.withWindows(setup.windows().withPolicy(policy)))
                .run(1_000_000);
    }

    /** Whether it loads, or the error of StartService and why it does not. */
    private static String outcome(Machine end) {
        int error = Computers.events(end, WindowsEvent.ServiceAnswered.class)
                .filter(answer -> answer.call().equals("StartService"))
                .findFirst()
                .orElseThrow()
                .error();
        if (error == 0) {
            assertThat(end.windows().modules()).hasSize(1);
            return LOADS;
        }
        assertThat(end.windows().modules()).isEmpty();
        WindowsEvent.DriverRefused refused = Computers.events(end, WindowsEvent.DriverRefused.class)
                .findFirst()
                .orElseThrow();
        assertThat(refused.status()).isEqualTo(0xC0000428);
        return error + ": " + refused.text();
    }
}
