package dev.vmxscope.core.x86.exec;

import dev.vmxscope.core.cpu.Vector;
import dev.vmxscope.core.text.Message;
import dev.vmxscope.core.x86.Decoded;
import dev.vmxscope.core.x86.Decoder;
import dev.vmxscope.core.x86.Mode;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** The operations of one page at one linear address: a slot for each offset, filled when it is first executed. */
final class CodePage {
    private static final int PAGE = 4096;

    /** The frame of a page that lies in no RAM. */
    static final int ABSENT = -1;

    /** A page that no address belongs to. */
    static final CodePage NONE = new CodePage(1, Mode.BITS64, 0, ABSENT, new byte[0]);

    private final long base;
    private final Mode mode;
    private final long segment;
    private final int frame;
    private final byte[] bytes;
    private final @Nullable Op[] ops;

    /** The base of the code segment, subtracted from a linear address, gives the instruction pointer. */
    CodePage(long base, Mode mode, long segment, int frame, byte[] bytes) {
        this.base = base;
        this.mode = mode;
        this.segment = segment;
        this.frame = frame;
        this.bytes = bytes;
        this.ops = new Op[bytes.length];
    }

    long base() {
        return base;
    }

    int frame() {
        return frame;
    }

    byte[] bytes() {
        return bytes;
    }

    /** The operation at a linear address of this page. */
    Op opAt(Core core, long linear) {
        int offset = (int) (linear - base);
        Op op = ops[offset];
        if (op == null) {
            op = make(core, linear, offset);
            if (op.cacheable()) {
                ops[offset] = op;
            }
        }
        return op;
    }

    private Op make(Core core, long linear, int offset) {
        long address = mode == Mode.BITS64 ? linear : linear - segment & 0xFFFFFFFFL;
        if (core.bus().gate().test(linear)) {
            return new Specials.Gate(address, linear);
        }
        int limit = Math.min(PAGE, offset + Decoder.LONGEST + 1);
        Decoded decoded = Decoder.decode(bytes, offset, limit, mode);
        if (decoded instanceof Decoded.Truncated) {
            byte[] both = Arrays.copyOfRange(bytes, offset, PAGE + Decoder.LONGEST);
            CodePage following;
            try {
                following = core.mmu().codePage(base + PAGE);
            } catch (GuestFault raised) {
                return new Specials.FetchFault(address, raised);
            }
            System.arraycopy(following.bytes, 0, both, PAGE - offset, Decoder.LONGEST);
            return compile(Decoder.decode(both, 0, both.length, mode), address, linear, both, 0);
        }
        return compile(decoded, address, linear, bytes, offset);
    }

    private static Op compile(Decoded decoded, long address, long linear, byte[] code, int offset) {
        if (decoded instanceof Decoded.Ok ok) {
            Op op = Compiler.compile(new At(address, ok.instruction(), linear));
            return op != null
                    ? op
                    : stuck(
                            ok.instruction().mnemonic().text(),
                            address,
                            code,
                            offset,
                            ok.instruction().length());
        }
        if (decoded instanceof Decoded.Undefined) {
            return new Specials.FetchFault(address, GuestFault.of(Vector.UD, 0));
        }
        if (decoded instanceof Decoded.Unsupported unsupported) {
            return stuck(unsupported.what(), address, code, offset, unsupported.length());
        }
        return new Specials.FetchFault(address, GuestFault.of(Vector.GP, 0));
    }

    private static Op stuck(String what, long address, byte[] code, int offset, int length) {
        int end = Math.min(code.length, offset + Math.max(1, length));
        return new Specials.Stuck(
                address,
                new NotEmulated(Message.of(
                        "missing.instruction",
                        what,
                        Long.toHexString(address),
                        HexFormat.ofDelimiter(" ").formatHex(code, offset, end))));
    }
}
