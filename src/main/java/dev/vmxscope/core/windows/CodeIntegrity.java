package dev.vmxscope.core.windows;

import dev.vmxscope.core.bytes.Bytes;
import dev.vmxscope.core.pe.DataDirectory;
import dev.vmxscope.core.pe.PeImage;
import dev.vmxscope.core.pe.Section;
import dev.vmxscope.core.signature.Authenticode;
import dev.vmxscope.core.signature.ImageSignature;
import dev.vmxscope.core.text.Message;
import java.util.Optional;

/**
 * Whether the file of a driver meets what Windows demands. Sources: Microsoft, "Driver Signing Policy", "The TESTSIGNING
 * Boot Configuration Option", "Code integrity checking".
 */
final class CodeIntegrity {
    private static final int PAGE = 0x1000;

    private CodeIntegrity() {}

    /** Why the image is refused; empty if it is not. */
    static Optional<Message> objection(LoadPolicy policy, PeImage image, Bytes file) {
        Optional<Message> unsigned = policy.enforced() ? unsigned(policy, image, file) : Optional.empty();
        return unsigned.or(() -> policy.memoryIntegrity() ? writableCode(image) : Optional.empty());
    }

    private static Optional<Message> unsigned(LoadPolicy policy, PeImage image, Bytes file) {
        ImageSignature signature = Authenticode.of(image, file);
        if (signature.kind() == ImageSignature.Kind.MICROSOFT || signature.valid() && policy.testSigningCounts()) {
            return Optional.empty();
        }
        if (!signature.valid()) {
            return Optional.of(Message.of("refused.signature", signature.detail()));
        }
        return Optional.of(
                policy.testSigning()
                        ? Message.of("refused.signature.secure-boot", signature.detail())
                        : Message.of("refused.signature.test", signature.detail()));
    }

    /** The first rule of memory integrity that the image breaks. Source: "Code integrity checking", 2003H to 2005H. */
    private static Optional<Message> writableCode(PeImage image) {
        int alignment = image.header().sectionAlignment();
        if (alignment % PAGE != 0) {
            return Optional.of(Message.of("refused.hvci.aligned", Message.hex(alignment)));
        }
        for (Section section : image.sections()) {
            if (section.writable() && section.executable()) {
                return Optional.of(Message.of("refused.hvci.writable", section.name()));
            }
            if (section.rva() % PAGE != 0) {
                return Optional.of(Message.of("refused.hvci.section", section.name(), Message.hex(section.rva())));
            }
        }
        DataDirectory addresses = image.importAddresses();
        return addresses.absent()
                ? Optional.empty()
                : image.sectionAt(addresses.rva())
                        .filter(Section::executable)
                        .map(section -> Message.of("refused.hvci.imports", section.name()));
    }

    /** What is to be known of a signature that is taken as good, empty if there is nothing. */
    static Optional<Message> remark(LoadPolicy policy, PeImage image, Bytes file) {
        if (!policy.enforced()) {
            return Optional.empty();
        }
        ImageSignature signature = Authenticode.of(image, file);
        return signature.kind() == ImageSignature.Kind.MICROSOFT
                ? Optional.of(Message.of("note.signature", signature.detail()))
                : Optional.empty();
    }
}
