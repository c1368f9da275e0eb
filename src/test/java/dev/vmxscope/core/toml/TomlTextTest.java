package dev.vmxscope.core.toml;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TomlTextTest {

    @Test
    void blankLinesAndCommentsGoAndTheLinesKeepTheirNumbers() {
        TomlText text = TomlText.compact("# head\n\n a = 1 # one\r\n  \r\nb = 2");

        assertThat(text.text()).isEqualTo(" a = 1 \nb = 2\n");
        assertThat(text.lines()).containsExactly(3, 5);
        assertThat(text.sourceLine(2)).isEqualTo(5);
    }

    @Test
    void aHashInsideAStringIsNoComment() {
        assertThat(TomlText.compact("a = \"#1 \\\" #\" # c\nb = '#\\' # d\n").text())
                .isEqualTo("a = \"#1 \\\" #\" \nb = '#\\' \n");
    }

    @Test
    void multiLineStringsKeepTheirBlankLines() {
        String source = "a = \"\"\"\n\n# x \\\"\"\" y\n\"\"\"\"\" # gone\nb = '''\n\n#'''\n";

        assertThat(TomlText.compact(source).text())
                .isEqualTo("a = \"\"\"\n\n# x \\\"\"\" y\n\"\"\"\"\" \nb = '''\n\n#'''\n");
    }

    @Test
    void anOpenStringEndsWithItsLine() {
        assertThat(TomlText.compact("a = \"x\\\nb = 1 # c").text()).isEqualTo("a = \"x\\\nb = 1 \n");
    }
}
