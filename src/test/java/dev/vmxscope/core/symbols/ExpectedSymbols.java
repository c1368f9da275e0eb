package dev.vmxscope.core.symbols;

import dev.vmxscope.core.bytes.Fixture;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what {@code llvm-pdbutil dump --symbols} printed: the procedures and, in them, every local with its places. */
final class ExpectedSymbols {
    private static final Pattern STEP = Pattern.compile(
            "\\| S_(?<proc>[GL]PROC32\\w*) \\[size = \\d+\\] `(?<name>[^`]*)`\\s+parent = \\d+, end = \\d+, "
                    + "addr = (?<seg>\\d+):(?<off>\\d+), code size = (?<size>\\d+)\\s+type = `0x(?<type>\\w+)[^`]*`, "
                    + "debug start = (?<start>\\d+), debug end = (?<end>\\d+)"
                    + "|local fp reg = (?<local>\\w+), param fp reg = (?<param>\\w+)"
                    + "|\\| S_BLOCK32 .*\\s+parent = .*\\s+code size = (?<bsize>\\d+), addr = (?<bseg>\\d+):(?<boff>\\d+)"
                    + "|\\| (?<site>S_INLINESITE) "
                    + "|\\| S_LOCAL \\[size = \\d+\\] `(?<lname>[^`]*)`\\s+type=0x(?<ltype>\\w+) .*flags = (?<lflags>.*)"
                    + "|register = (?<reg>\\w+), may.*range start = (?<rseg>\\d+):(?<roff>\\d+), length = (?<rlen>\\d+)"
                    + "\\s+gaps = \\[(?<rgaps>.*)\\]"
                    + "|offset = (?<foff>-?\\d+), range = \\[(?<fseg>\\d+):(?<fstart>\\d+),\\+(?<flen>\\d+)\\)"
                    + "\\s+gaps = \\[(?<fgaps>.*)\\]"
                    + "|\\| (?<close>S_END|S_INLINESITE_END|S_PROC_ID_END) ");

    private final List<Long> sectionRvas;
    private final List<String> procedures = new ArrayList<>();
    private final List<String> locals = new ArrayList<>();
    private final Deque<String> scopes = new ArrayDeque<>();
    private String procedure = "";
    private String localBase = "";
    private String parameterBase = "";
    private int inlined;

    private ExpectedSymbols(List<Long> sectionRvas) {
        this.sectionRvas = sectionRvas;
    }

    static ExpectedSymbols of(String image) {
        ExpectedSymbols expected = new ExpectedSymbols(sectionRvas(image));
        String text = Fixture.text(image + ".symbols.txt");
        Matcher matcher = STEP.matcher(text.substring(text.indexOf("                          Symbols")));
        while (matcher.find()) {
            expected.step(matcher);
        }
        return expected;
    }

    static List<Long> sectionRvas(String image) {
        return Fixture.all(Fixture.text(image + ".readobj.txt"), "VirtualAddress: (\\w+)").stream()
                .map(Long::decode)
                .toList();
    }

    List<String> procedures() {
        return procedures;
    }

    List<String> locals() {
        return locals;
    }

    private void step(Matcher m) {
        if (m.group("proc") != null) {
            String range = range(m.group("seg"), m.group("off"), m.group("size"));
            procedure = m.group("name");
            procedures.add(String.join(
                    " ", m.group("proc"), procedure, range, m.group("type"), m.group("start"), m.group("end")));
            scopes.push(range);
        } else if (m.group("local") != null) {
            localBase = m.group("local");
            parameterBase = m.group("param");
        } else if (m.group("bsize") != null) {
            scopes.push(range(m.group("bseg"), m.group("boff"), m.group("bsize")));
        } else if (m.group("site") != null) {
            scopes.push(scopes.peek());
            inlined++;
        } else if (m.group("close") != null) {
            scopes.pop();
            inlined -= m.group("close").equals("S_INLINESITE_END") ? 1 : 0;
        } else {
            local(m);
        }
    }

    private void local(Matcher m) {
        int last = locals.size() - 1;
        if (m.group("lname") != null) {
            String flags = m.group("lflags");
            locals.add(String.join(
                    " ",
                    procedure,
                    m.group("lname"),
                    m.group("ltype"),
                    "" + flags.contains("param"),
                    "" + flags.contains("optimized away"),
                    "" + (inlined > 0),
                    scopes.peek()));
        } else if (m.group("reg") != null) {
            String range = range(m.group("rseg"), m.group("roff"), m.group("rlen"));
            locals.set(last, locals.get(last) + " " + m.group("reg") + " " + range + " " + m.group("rgaps"));
        } else {
            String base = locals.get(last).split(" ")[3].equals("true") ? parameterBase : localBase;
            String range = range(m.group("fseg"), m.group("fstart"), m.group("flen"));
            locals.set(
                    last,
                    locals.get(last) + " [" + base + "+" + m.group("foff") + "] " + range + " " + m.group("fgaps"));
        }
    }

    private String range(String section, String offset, String length) {
        long rva = sectionRvas.get(Integer.parseInt(section) - 1) + Long.parseLong(offset);
        return rva + "+" + length;
    }
}
