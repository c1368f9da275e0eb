package dev.vmxscope.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** No text for people is typed in Java. */
class TypedWordsTest {
    /** What stays in Java, and why. The file, the call, and the literal must all fit. */
    private record Allowed(String why, Pattern file, Pattern call, Pattern text) {
        static Allowed of(String why, String file, String call, String text) {
            return new Allowed(why, Pattern.compile(file), Pattern.compile(call), Pattern.compile("(?s)" + text));
        }

        boolean fits(TypedWords.Found found) {
            return file.matcher(found.file()).matches()
                    && call.matcher(found.call()).matches()
                    && text.matcher(found.text()).matches();
        }
    }

    private static final String ANY = ".*";
    private static final List<Allowed> ALLOWED = List.of(
            Allowed.of("a section of the manual", "core/.*", ANY, "(; )?(Intel SDM )?Vol\\. .*"),
            Allowed.of(
                    "a source other than the manual is a key to texts",
                    "core/vmx/.*",
                    "of",
                    "a limit of this emulator"),
            Allowed.of("a field as the manual writes it", "core/cpu/.*", "bit|range|read|whole|of|RegisterLayout", ANY),
            Allowed.of("a field as the manual writes it", "core/vmcs/.*", "VmcsField|Type|bit|of|range|", ANY),
            Allowed.of("a control as the manual writes it", "core/vmcs/VmcsGate\\.java", "VmcsGate", ANY),
            Allowed.of(
                    "a stage or quantity, key to its words",
                    "core/vmx/.*",
                    "of|bits|bit|range|accessRule|orElseGet|",
                    ANY),
            Allowed.of("a stage, key to its words", "core/vmx/.*", "Stage|InstructionSpec|mov", ANY),
            Allowed.of("states that are named by title", "core/vmx/Place\\.java", "State|", ANY),
            Allowed.of("the notation of outcomes that scripts read", "core/vmx/Outcome\\.java", "", ANY),
            Allowed.of(
                    "the notation of outcomes that scripts read", "core/machine/ResetSignal\\.java", "Outcome|", ANY),
            Allowed.of("a mistake of this program", "core/probe/FlagLaw\\.java", "format", ANY),
            Allowed.of("instructions as assemblers write them", "core/x86/.*", ANY, ANY),
            Allowed.of("a type or keyword of C", "core/symbols/.*", "entry|(Type\\.)?Simple|append|", ANY),
            Allowed.of(
                    "a field of a file format",
                    "core/(pe|symbols)/.*",
                    "u8|u16|u32|u64|s32|slice|bytes|cString|afterString|from|name|array|bounded",
                    ANY),
            Allowed.of("a field of a file format", "core/pe/ImportTable\\.java", "", "import table"),
            Allowed.of("the head of a file", "core/symbols/Msf\\.java", "getBytes", ANY),
            Allowed.of("a tag of four letters", "core/windows/.*", "of|allocateForWindows", "\\w{3} "),
            Allowed.of(
                    "printed by the emulated Windows or its programs",
                    "core/windows/.*",
                    "print|format",
                    "Press any key.*|<bad pointer.*"),
            Allowed.of("a path of the registry", "core/windows/registry/Registry\\.java", "", "HKLM(\\\\[\\w ]+)+"),
            Allowed.of(
                    "the kernel catches it and says it in its words",
                    "core/windows/memory/OutOfMemory\\.java",
                    "super",
                    ANY),
            Allowed.of("what the emulated program sends", "core/session/StandardCalls\\.java", "getBytes", ANY),
            Allowed.of("what a hypervisor says of itself", "core/diagnosis/Host\\.java", "Host", ANY),
            Allowed.of(
                    "words of a data file",
                    "core/(scenario|lesson|saved|toml)/.*",
                    "of|startsWith|length|compile|substring|equals|miss|inside|replaceAll|",
                    "[a-z0-4 -]+[A-Z!. ]*(exe)?|.*\\d.*"),
            Allowed.of(
                    "a comment in a data file",
                    "core/saved/SessionWriter\\.java",
                    "StringBuilder",
                    "# A session of VmxScope\\..*"),
            Allowed.of(
                    "names of typefaces",
                    "app/ChineseType\\.java",
                    ANY,
                    ".*(JetBrains Mono|Chinese (Sans|Mono)|sans |mono ).*"),
            Allowed.of(
                    "the toolkit's name of a key, to be shortened",
                    "app/presenter/PresenterCommand\\.java",
                    "replace",
                    "Numpad "),
            Allowed.of("the head of a picture's file", "ui/export/SvgWriter\\.java", "", "<\\?xml .*"),
            Allowed.of("the name of the program", "cli/Version\\.java", "", "VmxScope "),
            Allowed.of("what WinDbg prints", "core/session/windbg/.*", ANY, ANY),
            Allowed.of("a request to WinDbg", "cli/TextReport\\.java", "print", "kd> "),
            Allowed.of("code of a web page", "core/report/.*", ANY, ANY));

    @Test
    void noTextIsTypedInJava() {
        assertThat(TypedWords.in(Sources.main()).stream()
                        .filter(found -> ALLOWED.stream().noneMatch(allowed -> allowed.fits(found)))
                        .map(found -> found.file() + ":" + found.line() + " in " + found.call() + ": " + found.text()))
                .isEmpty();
    }

    @Test
    void plantedTextsAreFound() {
        List<TypedWords.Found> found = TypedWords.in(Sources.planted("Planted", """
                class Planted {
                    String a = "Two words.";
                    String b(int n) { return n + " bytes"; }
                    void c(javafx.scene.control.Label label) { label.setText("Ready"); label.setText(a + "x: y"); }
                    Object d() { return new javafx.scene.control.Button("Go"); }
                    void e() { throw new IllegalStateException("this is for programmers"); }
                    String f() { return "a.key"; }
                    @Deprecated(since = "a long time ago") public String toString() { return "for a debugger"; }
                    void g() { java.util.Objects.requireNonNull(a, "no such thing"); }
                    void h() { System.out.println("Done"); }
                }
                """));

        assertThat(found.stream().map(TypedWords.Found::text))
                .containsExactly("Two words.", " bytes", "Ready", "Go", "Done");
    }
}
