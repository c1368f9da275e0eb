package dev.vmxscope.core.x86.exec;

import dev.vmxscope.core.x86.Register;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;

/** One instruction that a real processor ran: a line of {@code instructions.tsv}, see src/test/conformance/run.c. */
record ConformanceCase(String text, byte[] code, long undefinedFlags, String in, String out) {
    static final long RIP = TestMachine.CODE + 0x800;
    private static final int SIZE = 0x2000;
    private static final long FLAGS = 0x8D5 | 0x400;
    private static final byte[] PATTERN = pattern();

    static ConformanceCase parse(String line) {
        String[] part = line.split("\t", -1);
        return new ConformanceCase(
                part[0], HexFormat.of().parseHex(part[1]), Long.parseLong(part[2], 16), part[3].strip(), part[4]);
    }

    /** A machine for all cases: as in run.c, the code page is full of INT3. */
    static TestMachine machine() {
        TestMachine machine = TestMachine.user();
        byte[] page = new byte[0x1000];
        Arrays.fill(page, (byte) 0xCC);
        machine.put(TestMachine.CODE, page);
        return machine;
    }

    /** Runs it; empty if all is as on the real processor, else what differs. */
    String run(TestMachine machine) {
        State start = State.standing();
        start.change(in);
        load(machine, start);
        String[] words = out.split(" ", -1);
        State expected = start.copy();
        expected.change(out.substring(words[0].length()).strip());
        machine.core.run(1);
        String outcome = outcome(machine.core, words[0]);
        if (!outcome.equals(words[0])) {
            return "outcome " + outcome + " for " + words[0];
        }
        return expected.differences(State.of(machine), FLAGS & ~undefinedFlags);
    }

    private void load(TestMachine machine, State start) {
        byte[] filled = Arrays.copyOf(code, 16);
        Arrays.fill(filled, code.length, 16, (byte) 0xCC);
        machine.put(RIP, filled);
        machine.put(TestMachine.DATA, start.memory);
        Core core = machine.core;
        System.arraycopy(start.gpr, 0, core.gpr, 0, 16);
        System.arraycopy(start.xmm, 0, core.xmm, 0, 32);
        core.mxcsr = start.mxcsr;
        core.setRflags(start.flags);
        core.setRip(RIP);
    }

    /** As the fixture writes it: the offset of RIP in the code page, or vector, error code and CR2. */
    private static String outcome(Core core, String expected) {
        GuestFault fault = core.fault();
        if (core.notEmulated() != null) {
            return core.notEmulated().getMessage();
        }
        if (fault == null) {
            return Long.toHexString(core.rip() - TestMachine.CODE);
        }
        if (core.rip() != RIP) {
            return "fault at " + Long.toHexString(core.rip()) + " instead of the instruction";
        }
        String text = "!" + fault.vector().number();
        return expected.startsWith("!14") && text.equals("!14")
                ? String.format(Locale.ROOT, "%s:%x:%x", text, fault.errorCode(), fault.linear())
                : String.format(Locale.ROOT, "%s:%x", text, fault.errorCode());
    }

    @Override
    public String toString() {
        return text + "  bytes " + HexFormat.ofDelimiter(" ").formatHex(code) + "  in {" + in + "}  expected {" + out
                + "}";
    }

    private static byte[] pattern() {
        byte[] bytes = new byte[SIZE];
        for (int at = 0; at < SIZE; at++) {
            bytes[at] = (byte) (at * 0x9D + (at >> 8) * 7 + 0x35);
        }
        return bytes;
    }

    /** Registers and the data pages. */
    private static final class State {
        final long[] gpr = new long[16];
        final long[] xmm = new long[32];
        int mxcsr;
        long flags;
        byte[] memory = new byte[0];

        static State standing() {
            State state = new State();
            for (int n = 0; n < 16; n++) {
                state.gpr[n] = 0x0101010101010101L * (n + 0xA1);
            }
            state.gpr[4] = TestMachine.STACK_TOP;
            state.gpr[5] = TestMachine.DATA + 0x600;
            state.gpr[6] = TestMachine.DATA + 0x400;
            state.gpr[7] = TestMachine.DATA + 0x800;
            state.gpr[12] = TestMachine.DATA + 0xA00;
            state.gpr[13] = TestMachine.DATA + 0xC00;
            for (int n = 0; n < 32; n++) {
                state.xmm[n] = 0x1122334455667788L * (n + 3);
            }
            state.mxcsr = 0x1F80;
            state.flags = 0x202;
            state.memory = PATTERN.clone();
            return state;
        }

        static State of(TestMachine machine) {
            State state = new State();
            System.arraycopy(machine.core.gpr, 0, state.gpr, 0, 16);
            System.arraycopy(machine.core.xmm, 0, state.xmm, 0, 32);
            state.mxcsr = machine.core.mxcsr;
            state.flags = machine.core.rflags();
            state.memory = machine.data(TestMachine.DATA, SIZE);
            return state;
        }

        State copy() {
            State state = new State();
            System.arraycopy(gpr, 0, state.gpr, 0, 16);
            System.arraycopy(xmm, 0, state.xmm, 0, 32);
            state.mxcsr = mxcsr;
            state.flags = flags;
            state.memory = memory.clone();
            return state;
        }

        void change(String words) {
            for (String word : words.split(" ")) {
                if (!word.isEmpty()) {
                    int equals = word.indexOf('=');
                    change(word.substring(0, equals), word.substring(equals + 1));
                }
            }
        }

        private void change(String key, String value) {
            if (key.equals("mxcsr")) {
                mxcsr = Integer.parseInt(value, 16);
            } else if (key.equals("f")) {
                flags = Long.parseLong(value, 16);
            } else if (key.startsWith("x")) {
                int number = Integer.parseInt(key.substring(1, key.length() - 1));
                xmm[2 * number + (key.endsWith("h") ? 1 : 0)] = Long.parseUnsignedLong(value, 16);
            } else if (key.startsWith("m")) {
                byte[] bytes = HexFormat.of().parseHex(value);
                System.arraycopy(bytes, 0, memory, Integer.parseInt(key.substring(1), 16), bytes.length);
            } else {
                gpr[Register.valueOf(key.toUpperCase(Locale.ROOT)).number()] = Long.parseUnsignedLong(value, 16);
            }
        }

        String differences(State actual, long flagMask) {
            StringBuilder text = new StringBuilder();
            for (int n = 0; n < 16; n++) {
                differ(text, Register.of(Register.Kind.GPR64, n).text(), gpr[n], actual.gpr[n]);
            }
            for (int n = 0; n < 32; n++) {
                differ(text, "x" + n / 2 + (n % 2 == 0 ? "l" : "h"), xmm[n], actual.xmm[n]);
            }
            differ(text, "mxcsr", mxcsr, actual.mxcsr);
            differ(text, "f", flags & flagMask, actual.flags & flagMask);
            int at = Arrays.mismatch(memory, actual.memory);
            if (at >= 0) {
                differ(text, "m" + Integer.toHexString(at), memory[at] & 0xFF, actual.memory[at] & 0xFF);
            }
            return text.toString();
        }

        private static void differ(StringBuilder text, String name, long expected, long actual) {
            if (expected != actual) {
                text.append(String.format(Locale.ROOT, "%s %x for %x; ", name, actual, expected));
            }
        }
    }
}
