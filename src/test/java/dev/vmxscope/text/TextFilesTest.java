package dev.vmxscope.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmxscope.core.text.Language;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Both languages have the same texts. */
class TextFilesTest {
    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");
    /** Something that could be translated: two small letters in a row outside of what stays as it is. */
    private static final Pattern WORD = Pattern.compile("\\p{Ll}{2}");
    /** Terms of Intel and Microsoft, and names, which are the same in both languages. */
    private static final Set<String> SAME = Set.of(
            "VMsucceed",
            "CreateFile",
            "ReadFile",
            "WriteFile",
            "CloseHandle",
            "DeviceIoControl",
            "DbgView",
            "VmxScope",
            "dual-monitor treatment",
            "VM exit {0}",
            "DeviceIoControl {0}",
            "CreateFile {0}",
            "Hyper-V",
            "VMware",
            "VirtualBox",
            "Xen",
            "Win32");
    /** A line of the program's own output, keys of the keyboard, names of functions: nothing in them is prose. */
    private static final Pattern NAMES =
            Pattern.compile("(vmxscope|--profile)\uff1a\\{0}|((Alt|Shift|Ctrl)\\+)+\\w+|[a-z]+\\.csv"
                    + "|([A-Z][a-z]+){2,}\\w*(\u3001([A-Z][a-z]+){2,}\\w*)*");

    static Stream<String> files() {
        return TextFile.names().stream().filter(name -> !name.equals(TextFile.CODES));
    }

    @ParameterizedTest
    @MethodSource("files")
    void theChineseFileSaysWhatTheEnglishOneSays(String name) {
        assertThat(problems(TextFile.read(name), TextFile.read(name + Language.CHINESE.suffix())))
                .isEmpty();
    }

    @Test
    void everyChineseFileHasAnEnglishOne() {
        assertThat(TextFile.names()).contains("ui", "events", "cli", "problems", "machine");
        assertThat(TextFile.translated()).isSubsetOf(TextFile.names());
    }

    @Test
    void theNamesOfWindowsCodesAreNamesOnly() {
        assertThat(TextFile.read(TextFile.CODES).lines())
                .allSatisfy(line -> assertThat(line.text()).matches("[A-Z][A-Z0-9_]*"));
    }

    @Test
    void plantedFaultsAreFound() {
        TextFile english = TextFile.parse("a", "a = One {0}\nb = Two\nb = Two\nc = Three\nd = Four words\ne = {0} {1}");
        TextFile chinese = TextFile.parse("a", "a = \u4e00\nb = \u4e8c\nd = Four words\ne = {1}\uff0c{0}\nf = \u516d");

        assertThat(problems(english, chinese))
                .containsExactly(
                        "b stands there twice",
                        "c is missing",
                        "f is of no use",
                        "a has the places [], not [0]",
                        "d is not in Chinese: Four words");
    }

    private static List<String> problems(TextFile english, TextFile chinese) {
        List<String> problems = new ArrayList<>();
        for (TextFile file : List.of(english, chinese)) {
            Set<String> seen = new HashSet<>();
            file.keys().stream()
                    .filter(key -> !seen.add(key))
                    .forEach(key -> problems.add(key + " stands there twice"));
        }
        Set<String> here = new HashSet<>(chinese.keys());
        Set<String> there = new HashSet<>(english.keys());
        english.keys().stream()
                .distinct()
                .filter(key -> !here.contains(key))
                .forEach(key -> problems.add(key + " is missing"));
        chinese.keys().stream().filter(key -> !there.contains(key)).forEach(key -> problems.add(key + " is of no use"));
        for (String key : new ArrayList<>(english.keys())
                .stream().distinct().filter(here::contains).toList()) {
            Set<Integer> expected = TextFile.places(english.text(key));
            String text = chinese.text(key);
            if (!TextFile.places(text).equals(expected)) {
                problems.add(key + " has the places " + TextFile.places(text) + ", not " + expected);
            }
            boolean words = WORD.matcher(english.text(key)).find();
            if (words && !CHINESE.matcher(text).find() && !mayStay(text)) {
                problems.add(key + " is not in Chinese: " + text);
            }
        }
        return problems;
    }

    /** Single names stay: a register's, a function's, a file's; so does what is listed. */
    private static boolean mayStay(String text) {
        return SAME.contains(text) || NAMES.matcher(text).matches();
    }
}
