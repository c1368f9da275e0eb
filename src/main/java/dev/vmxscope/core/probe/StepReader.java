package dev.vmxscope.core.probe;

import dev.vmxscope.core.machine.ResetSignal;
import dev.vmxscope.core.probe.Act.Instruct;
import dev.vmxscope.core.probe.Act.Modify;
import dev.vmxscope.core.probe.Act.Reading;
import dev.vmxscope.core.probe.Act.Reset;
import dev.vmxscope.core.text.Message;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads steps. One table names them all. */
final class StepReader {
    private static final Pattern ASSIGNMENT = Pattern.compile("(cr[034])\\s*(=|\\|=|&~)\\s*(\\S+)");
    private static final Pattern HEX = Pattern.compile("0[xX]0*([0-9a-fA-F]{1,16})");
    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final int LONGEST_QUOTE = 60;

    private static final Map<String, Word> WORDS = words();

    private StepReader() {}

    /** A step's first word: how many numbers may follow, and what it means. */
    private record Word(int least, int most, Meaning meaning) {}

    private interface Meaning {
        Act of(long[] numbers);
    }

    private static Map<String, Word> words() {
        Map<String, Word> words = new HashMap<>();
        words.put(
                "cpuid", new Word(1, 2, n -> Instruct.of(Form.CPUID, n[0], n[1]).reading(Reading.CPUID)));
        words.put("rdmsr", new Word(1, 1, n -> Instruct.of(Form.RDMSR, 0, n[0]).reading(Reading.EDX_EAX)));
        words.put(
                "wrmsr",
                new Word(2, 2, n -> Instruct.of(Form.WRMSR, low(n[1]), n[0]).withRdx(n[1] >>> 32)));
        words.put("rdcr0", new Word(0, 0, n -> Instruct.of(Form.FROM_CR0, 0, 0).reading(Reading.RAX)));
        words.put("rdcr4", new Word(0, 0, n -> Instruct.of(Form.FROM_CR4, 0, 0).reading(Reading.RAX)));
        words.put("lmsw", new Word(1, 1, n -> Instruct.of(Form.LMSW, n[0], 0)));
        words.put("ld32", new Word(1, 1, n -> Instruct.of(Form.LOAD, n[0], 0).reading(Reading.ECX)));
        words.put("st32", new Word(2, 2, n -> Instruct.of(Form.STORE, n[0], n[1])));
        words.put("revision", new Word(1, 2, n -> new Act.Revision(n[0], n[1])));
        words.put("movss_vmlaunch", new Word(0, 0, n -> new Act.ShadowedLaunch()));
        addVmx(words);
        return words;
    }

    private static void addVmx(Map<String, Word> words) {
        for (Form form : List.of(Form.VMXON, Form.VMCLEAR, Form.VMPTRLD)) {
            words.put(form.word(), new Word(1, 1, n -> Instruct.memory(form, 0, n[0])));
            words.put(form.word() + "_at", new Word(1, 1, n -> Instruct.of(form, n[0], 0)));
        }
        words.put(
                "vmptrst", new Word(0, 0, n -> Instruct.memory(Form.VMPTRST, 0).reading(Reading.OPERAND)));
        words.put(
                "vmptrst_at",
                new Word(1, 1, n -> Instruct.of(Form.VMPTRST, n[0], 0).reading(Reading.OPERAND)));
        words.put(
                "vmread", new Word(1, 1, n -> Instruct.of(Form.VMREAD, 0, n[0]).reading(Reading.RAX)));
        words.put("vmwrite", new Word(2, 2, n -> Instruct.of(Form.VMWRITE, n[1], n[0])));
        for (Form form : List.of(Form.INVEPT, Form.INVVPID)) {
            words.put(form.word(), new Word(3, 3, n -> Instruct.memory(form, n[0], n[1], n[2])));
        }
        for (Form form : List.of(Form.CLTS, Form.VMXOFF, Form.VMLAUNCH, Form.VMRESUME, Form.VMCALL, Form.VMFUNC)) {
            words.put(form.word(), new Word(0, 0, n -> Instruct.of(form, 0, 0)));
        }
    }

    private static long low(long value) {
        return value & 0xFFFFFFFFL;
    }

    static Step read(String text) throws StepFormatException {
        String body = text.strip();
        Place place = Place.HERE;
        for (Place candidate : Place.values()) {
            if (candidate != Place.HERE && body.startsWith(candidate.prefix())) {
                place = candidate;
                body = body.substring(candidate.prefix().length()).strip();
            }
        }
        Matcher assignment = ASSIGNMENT.matcher(body);
        Act act = assignment.matches() ? assign(text, assignment) : plain(text, body);
        boolean outside = act instanceof Reset || act instanceof Act.Revision;
        if (outside && place != Place.HERE) {
            throw refused("step.place", text);
        }
        return new Step(text, place, act);
    }

    private static Act assign(String text, Matcher assignment) throws StepFormatException {
        long value = number(text, assignment.group(3));
        Form from = Form.valueOf("FROM_" + assignment.group(1).toUpperCase(Locale.ROOT));
        Form to = Form.valueOf("TO_" + assignment.group(1).toUpperCase(Locale.ROOT));
        return switch (assignment.group(2)) {
            case "=" -> Instruct.of(to, value, 0);
            case "|=" -> new Modify(from, to, value, 0);
            default -> new Modify(from, to, 0, value);
        };
    }

    private static Act plain(String text, String body) throws StepFormatException {
        String[] parts = SPACE.split(body);
        if (parts[0].equals("raw")) {
            return raw(text, body.substring(parts[0].length()));
        }
        if (parts[0].equals("reset")) {
            return reset(text, parts);
        }
        Word word = WORDS.get(parts[0]);
        if (word == null) {
            throw refused("step.none", text);
        }
        int given = parts.length - 1;
        if (given < word.least() || given > word.most()) {
            throw word.least() == word.most()
                    ? refused("step.numbers", text, given, parts[0], word.most())
                    : refused("step.numbers.or", text, given, parts[0], word.least(), word.most());
        }
        long[] numbers = new long[word.most()];
        for (int at = 0; at < given; at++) {
            numbers[at] = number(text, parts[at + 1]);
        }
        return word.meaning().of(numbers);
    }

    private static Act raw(String text, String digits) throws StepFormatException {
        String hex = SPACE.matcher(digits).replaceAll("");
        byte[] bytes;
        try {
            bytes = HexFormat.of().parseHex(hex);
        } catch (IllegalArgumentException e) {
            throw refused("step.digits", text);
        }
        if (bytes.length == 0 || bytes.length > Rig.RAW_ROOM) {
            throw refused("step.bytes", text, bytes.length, Rig.RAW_ROOM);
        }
        List<Byte> list = new ArrayList<>();
        for (byte each : bytes) {
            list.add(each);
        }
        return new Act.Raw(list);
    }

    private static Act reset(String text, String[] parts) throws StepFormatException {
        String kind = parts.length == 2 ? parts[1] : "";
        return switch (kind) {
            case "init" -> new Reset(ResetSignal.INIT);
            case "warm" -> new Reset(ResetSignal.WARM);
            case "power" -> new Reset(ResetSignal.POWER);
            default -> throw refused("step.reset", text);
        };
    }

    private static long number(String text, String written) throws StepFormatException {
        OptionalLong value = hex(written);
        if (value.isEmpty()) {
            throw refused("step.number", text, quote(written));
        }
        return value.getAsLong();
    }

    private static OptionalLong hex(String written) {
        Matcher digits = HEX.matcher(written);
        return digits.matches() ? OptionalLong.of(Long.parseUnsignedLong(digits.group(1), 16)) : OptionalLong.empty();
    }

    private static StepFormatException refused(String key, String text, Object... more) {
        List<Object> arguments = new ArrayList<>(List.of(quote(text)));
        arguments.addAll(List.of(more));
        return new StepFormatException(new Message(key, arguments));
    }

    private static String quote(String text) {
        return text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "...";
    }
}
