package dev.vmxscope.core.x86;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One row of an opcode table. As text: {@code [prefix] opcode[/reg|:modrm] what [operands] [flags]}.
 *
 * <ul>
 *   <li>prefix: {@code NP} none of 66H, F2H, F3H; {@code NF} neither F2H nor F3H; {@code 66}, {@code F2}, {@code F3}:
 *       that one is part of the opcode; nothing: any.
 *   <li>opcode: two hexadecimal digits, {@code /reg} the value of ModRM.reg, {@code :modrm} the whole ModRM byte.
 *   <li>what: a mnemonic, or two (below 64 bits, 64 bits), or three (16, 32, 64 bits of operand size) joined by {@code
 *       |}; or {@code !Name} for an instruction that is known by name only.
 *   <li>flags: {@code lock} may carry LOCK; {@code i64} invalid in 64-bit mode; {@code o64} valid in 64-bit mode only;
 *       {@code d64} operand size 64 by default in 64-bit mode; {@code f64} always 64 there; {@code now} REX.W is
 *       ignored; {@code asize} the mnemonic goes by the address size; {@code nob} only without REX.B; {@code mem},
 *       {@code reg} the form of ModRM.
 * </ul>
 */
record Encoding(
        String prefix,
        int opcode,
        int reg,
        int modrm,
        List<Mnemonic> mnemonics,
        @Nullable String unsupported,
        List<Arg> args,
        Set<String> flags) {

    /** How far a row agrees with the bytes; the order is the order of the questions. */
    enum Fit {
        OTHER_OPCODE,
        OTHER_PREFIX,
        OTHER_FORM,
        OTHER_MODE,
        YES
    }

    private static final Set<String> PREFIXES = Set.of("NP", "NF", "66", "F2", "F3");
    private static final Set<String> FLAGS =
            Set.of("lock", "i64", "o64", "d64", "f64", "now", "asize", "nob", "mem", "reg");

    static Encoding parse(String row) {
        String[] words = row.strip().split(" +");
        int at = 0;
        // "66 6E ..." has a prefix, "66:..." cannot occur: 66H is itself no opcode in map 1.
        String prefix = PREFIXES.contains(words[0]) && words[1].matches("[0-9A-F]{2}([/:].*)?") ? words[at++] : "";
        String key = words[at++];
        int opcode = Integer.parseInt(key.substring(0, 2), 16);
        int reg = key.contains("/") ? Integer.parseInt(key.substring(3)) : -1;
        int modrm = key.contains(":") ? Integer.parseInt(key.substring(3), 16) : -1;
        String what = words[at++];
        boolean named = what.startsWith("!");
        List<Mnemonic> mnemonics = named
                ? List.of()
                : Arrays.stream(what.split("\\|")).map(Mnemonic::valueOf).toList();
        List<Arg> args = at < words.length && !FLAGS.contains(words[at])
                ? Arrays.stream(words[at++].split(",")).map(Arg::parse).toList()
                : List.of();
        Set<String> flags = Set.of(Arrays.copyOfRange(words, at, words.length));
        if (!FLAGS.containsAll(flags)) {
            throw new IllegalArgumentException("unknown flag in row: " + row);
        }
        String unsupported = named ? what.substring(1).replace('_', ' ') : null;
        return new Encoding(prefix, opcode, reg, modrm, mnemonics, unsupported, args, flags);
    }

    boolean usesModrm() {
        return reg >= 0
                || modrm >= 0
                || flags.contains("mem")
                || flags.contains("reg")
                || args.stream().anyMatch(Arg::usesModrm);
    }

    Fit fit(Mode mode, Prefixes prefixes, int modrmByte) {
        if (reg >= 0 && reg != (modrmByte >> 3 & 7) || modrm >= 0 && modrm != modrmByte) {
            return Fit.OTHER_OPCODE;
        }
        if (flags.contains("nob") && prefixes.rexB() != 0) {
            return Fit.OTHER_OPCODE;
        }
        if (!prefixAgrees(prefixes)) {
            return Fit.OTHER_PREFIX;
        }
        boolean registerForm = modrmByte >= 0xC0;
        if (registerForm && memoryOnly() || !registerForm && registerOnly()) {
            return Fit.OTHER_FORM;
        }
        boolean long64 = mode == Mode.BITS64;
        return flags.contains(long64 ? "i64" : "o64") ? Fit.OTHER_MODE : Fit.YES;
    }

    boolean memoryOnly() {
        return flags.contains("mem") || args.stream().anyMatch(Arg::memoryOnly);
    }

    private boolean registerOnly() {
        return flags.contains("reg") || args.stream().anyMatch(Arg::registerOnly);
    }

    /** F2H and F3H choose an opcode before 66H does, which then is an operand-size prefix. */
    private boolean prefixAgrees(Prefixes prefixes) {
        return switch (prefix) {
            case "" -> true;
            case "NF" -> prefixes.repeat() == 0;
            case "NP" -> prefixes.repeat() == 0 && !prefixes.operandSize();
            case "66" -> prefixes.repeat() == 0 && prefixes.operandSize();
            case "F2" -> prefixes.repeat() == 0xF2;
            default -> prefixes.repeat() == 0xF3;
        };
    }

    /** The effective operand size in bits (SDM volume 1, table 3-4), or 8 for a byte instruction. */
    int operandBits(Mode mode, Prefixes prefixes) {
        if (!args.isEmpty()
                && (args.get(0).isByte() || args.get(args.size() - 1).fixed() == Register.AL)) {
            return 8;
        }
        boolean narrow = prefixes.operandSize() && !prefix.equals("66");
        if (mode != Mode.BITS64) {
            return (mode == Mode.BITS16) != narrow ? 16 : 32;
        }
        if (flags.contains("f64") || prefixes.rexW() && !flags.contains("now")) {
            return 64;
        }
        if (narrow) {
            return 16;
        }
        return flags.contains("d64") ? 64 : 32;
    }

    Mnemonic mnemonic(int operandBits, int addressBits) {
        int bits = flags.contains("asize") ? addressBits : operandBits;
        int last = mnemonics.size() - 1;
        if (last == 2) {
            return mnemonics.get(bits == 16 ? 0 : bits == 64 ? 2 : 1);
        }
        return mnemonics.get(bits == 64 ? last : 0);
    }

    /** The name for a message. */
    String name() {
        return unsupported != null ? unsupported : mnemonics.get(0).text().toUpperCase(java.util.Locale.ROOT);
    }
}
