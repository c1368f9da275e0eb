package dev.vmxscope.core.scenario;

import dev.vmxscope.core.cpu.CpuidLeaf;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The numbers of a processor profile as they are written: {@code 0x00DA0400_00000004}, and {@code 0x7.0} for a leaf. */
public final class ProfileNumbers {
    private static final Pattern HEX = Pattern.compile("0[xX](?:[0-9a-fA-F]+_)*[0-9a-fA-F]+");
    private static final Pattern LEAF = Pattern.compile("([^.]{1,40})(?:\\.([^.]{1,40}))?");
    private static final int LONGEST = 64;

    private ProfileNumbers() {}

    /**
     * A hexadecimal number with 0x in front, single underscores between digits allowed.
     *
     * @param bits how wide it may be, 1 to 64
     * @return empty if it is written otherwise or is wider
     */
    public static OptionalLong hex(String written, int bits) {
        if (written.length() > LONGEST || !HEX.matcher(written).matches()) {
            return OptionalLong.empty();
        }
        String digits = written.substring(2).replace("_", "").replaceFirst("^0+(?=.)", "");
        if (digits.length() > Long.SIZE / 4) {
            return OptionalLong.empty();
        }
        long value = Long.parseUnsignedLong(digits, 16);
        return bits == Long.SIZE || value >>> bits == 0 ? OptionalLong.of(value) : OptionalLong.empty();
    }

    /** A CPUID leaf, {@code 0x1}, or with a subleaf, {@code 0x7.0} or {@code 0xD.0x1}; empty if written otherwise. */
    public static Optional<CpuidLeaf> leaf(String written) {
        Matcher parts = LEAF.matcher(written);
        if (!parts.matches()) {
            return Optional.empty();
        }
        OptionalLong leaf = hex(parts.group(1), Integer.SIZE);
        String subleafText = parts.group(2);
        OptionalLong subleaf = subleafText == null ? OptionalLong.of(0) : subleaf(subleafText);
        return leaf.isPresent() && subleaf.isPresent()
                ? Optional.of(new CpuidLeaf((int) leaf.getAsLong(), (int) subleaf.getAsLong()))
                : Optional.empty();
    }

    private static OptionalLong subleaf(String written) {
        return written.matches("[0-9]{1,3}") ? OptionalLong.of(Long.parseLong(written)) : hex(written, Integer.SIZE);
    }
}
