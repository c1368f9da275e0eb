package dev.vmxscope.core.signature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmxscope.core.bytes.Bytes;
import dev.vmxscope.core.pe.PeFormatException;
import dev.vmxscope.core.pe.PeImage;
import dev.vmxscope.core.signature.ImageSignature.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The files are signed by another program: src/test/driver/sign.sh has osslsigncode do it. */
class AuthenticodeTest {
    private static final Path FOLDER = Path.of("src", "test", "resources", "signatures");
    private static final Path UNSIGNED = Path.of("assets", "drivers", "part2.sys");
    /** Where part2.sys ends, and the certificate table begins. */
    private static final int TABLE = 4608;

    @Test
    void anUnsignedDriverHasNone() throws Exception {
        ImageSignature signature = of(Files.readAllBytes(UNSIGNED));

        assertThat(signature.kind()).isEqualTo(Kind.ABSENT);
        assertThat(signature.valid()).isFalse();
    }

    @Test
    void aSelfSignedDriverHasATestSignature() throws Exception {
        ImageSignature signature = of(signed("self-signed"));

        assertThat(signature.kind()).isEqualTo(Kind.TEST);
        assertThat(signature.valid()).isTrue();
        assertThat(signature.signer()).isEqualTo("Contoso.com(Test)");
        assertThat(signature.top()).isEqualTo("Contoso.com(Test)");
    }

    @Test
    void digestsBySha1AndSha384AreKnownToo() throws Exception {
        assertThat(of(signed("self-signed-sha1")).kind()).isEqualTo(Kind.TEST);

        ImageSignature chain = of(signed("chain"));
        assertThat(chain.kind()).isEqualTo(Kind.TEST);
        assertThat(chain.signer()).isEqualTo("VmxScope Author");
        assertThat(chain.top()).isEqualTo("VmxScope Test Authority");
    }

    @Test
    void aChainThatEndsAtMicrosoftsNameIsTakenByTheName() throws Exception {
        ImageSignature signature = of(signed("named"));

        assertThat(signature.kind()).isEqualTo(Kind.MICROSOFT);
        assertThat(signature.top()).isEqualTo("Microsoft Root Certificate Authority 2010");
    }

    @Test
    void aChangedByteOfCodeIsNoticed() throws Exception {
        byte[] file = signed("self-signed");
        file[0x410] ^= 1;

        assertThat(of(file).kind()).isEqualTo(Kind.ALTERED);
    }

    /** Signing itself changes the checksum; it is not part of what is signed. */
    @Test
    void theChecksumMayBeAnyNumber() throws Exception {
        byte[] file = signed("self-signed");
        int header = file[0x3C] & 0xFF | (file[0x3D] & 0xFF) << 8;
        file[header + 0x58] ^= 0x55;

        assertThat(of(file).kind()).isEqualTo(Kind.TEST);
    }

    @Test
    void aChangedSignatureDoesNotFitItsCertificate() throws Exception {
        byte[] file = signed("self-signed");
        // The RSA value stands at the end, before at most 7 bytes of padding.
        file[file.length - 20] ^= 1;

        assertThat(of(file).kind()).isEqualTo(Kind.FORGED);
    }

    @Test
    void aSignatureByAnotherAlgorithmIsNotJudged() throws Exception {
        assertThat(of(signed("elliptic")).kind()).isEqualTo(Kind.UNSUPPORTED);
    }

    @Test
    void aTableBehindTheFileIsDamage() throws Exception {
        byte[] file = signed("self-signed");
        int header = file[0x3C] & 0xFF | (file[0x3D] & 0xFF) << 8;
        file[header + 0xA8 + 3] = 0x7F;

        assertThat(of(file).kind()).isEqualTo(Kind.DAMAGED);
    }

    /** Whatever byte of the table is broken, the answer is one of the kinds, and never that the file is good. */
    @Test
    void noBrokenByteOfTheTableThrowsOrMakesAForgeryGood() throws Exception {
        byte[] original = signed("chain");
        original[0x410] ^= 1;
        Set<Kind> seen = EnumSet.noneOf(Kind.class);
        byte[] values = {0x00, (byte) 0x80, (byte) 0xFF};
        for (int at = TABLE; at < original.length; at += 7) {
            byte[] file = original.clone();
            file[at] = values[at % values.length];
            ImageSignature signature = of(file);
            assertThat(signature.valid()).as("byte %d", at).isFalse();
            seen.add(signature.kind());
        }
        assertThat(seen).contains(Kind.DAMAGED, Kind.ALTERED);
    }

    private static byte[] signed(String name) throws IOException {
        return Files.readAllBytes(FOLDER.resolve(name + ".sys"));
    }

    private static ImageSignature of(byte[] file) throws PeFormatException {
        return Authenticode.of(PeImage.parse(file), Bytes.of(file));
    }
}
