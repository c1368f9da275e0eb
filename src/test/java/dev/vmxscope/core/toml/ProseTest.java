package dev.vmxscope.core.toml;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProseTest {
    @Test
    void theLinesOfAParagraphAreJoinedByABlank() {
        assertThat(Prose.joined("one\n  two \nthree")).isEqualTo("one two three");
    }

    @Test
    void anEmptyLinePartsParagraphs() {
        assertThat(Prose.joined("one\n\ntwo\n \t\nthree")).isEqualTo("one\n\ntwo\n\nthree");
    }

    @Test
    void betweenChineseCharactersThereIsNoBlank() {
        assertThat(Prose.joined("寄存器已\n锁定")).isEqualTo("寄存器已锁定");
    }

    @Test
    void besideAFullWidthSignThereIsNoBlank() {
        assertThat(Prose.joined("打开了，\nVMXON 成功")).isEqualTo("打开了，VMXON 成功");
        assertThat(Prose.joined("结果是 VMXON\n（见上）")).isEqualTo("结果是 VMXON（见上）");
    }

    @Test
    void betweenAChineseCharacterAndALatinWordThereIsABlank() {
        assertThat(Prose.joined("然后执行\nVMXON\n一次")).isEqualTo("然后执行 VMXON 一次");
    }

    @Test
    void aQuotationMarkIsChineseBesideAChineseCharacter() {
        assertThat(Prose.joined("他说\n“好”\n吗")).isEqualTo("他说“好”吗");
        assertThat(Prose.joined("he said\n“yes”\ntoo")).isEqualTo("he said “yes” too");
    }
}
