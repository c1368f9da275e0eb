package dev.vmxscope.core.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vmxscope.core.text.Language;
import dev.vmxscope.core.toml.ScenarioFormatException;
import dev.vmxscope.core.toml.Translated;
import org.junit.jupiter.api.Test;

class ScenarioTextTest {
    private static final String GOOD = """
            kind = "scenario-text"
            id = "mine"
            title = "我的"
            story = "一个情境。"
            hints = ["一。", "二。", "三。"]
            [trap]
            answer = "不。"
            why = "因为。"
            [fix]
            text = "打开它。"
            """;

    private static Translated<Scenario> over(String text) throws ScenarioFormatException {
        Scenario scenario = ScenarioReader.read(ScenarioTexts.GOOD, "mine.toml", ScenarioFiles.NONE);
        return ScenarioText.over(scenario, text, "mine.zh_CN.toml");
    }

    @Test
    void aTranslationReplacesTheTextsAndNothingElse() throws ScenarioFormatException {
        Translated<Scenario> translated = over(GOOD);

        assertThat(translated.missing()).isEmpty();
        assertThat(translated.thing().story()).isEqualTo("一个情境。");
        assertThat(translated.thing().hints()).containsExactly("一。", "二。", "三。");
        assertThat(translated.thing().trap()).isEqualTo(new Scenario.Trap("不。", "因为。"));
        assertThat(translated.thing().fix().text()).isEqualTo("打开它。");
        assertThat(translated.thing().expect().outcome()).isEqualTo("#GP(0)");
    }

    @Test
    void whatIsMissingIsNamedAndStaysInEnglish() throws ScenarioFormatException {
        Translated<Scenario> translated =
                over(GOOD.replace("why = \"因为。\"\n", "").replace("title = \"我的\"\n", ""));

        assertThat(translated.missing()).containsExactly("title", "trap.why");
        assertThat(translated.thing().trap().why()).isEqualTo("Because.");
    }

    @Test
    void aKeyThatIsNoTextIsRefusedWithItsLine() {
        assertThatThrownBy(() -> over(GOOD + "firmware = \"on\"\n"))
                .isInstanceOf(ScenarioFormatException.class)
                .hasMessage("mine.zh_CN.toml:11:1: unknown key \"firmware\"");
    }

    @Test
    void aShippedScenarioIsLoadedInChinese() throws ScenarioFormatException {
        assertThat(Scenarios.load("bios-off", Language.CHINESE).title()).isEqualTo("固件中关闭了 VT-x");
        assertThat(Scenarios.title("bios-off", Language.CHINESE)).isEqualTo("固件中关闭了 VT-x");
        assertThat(Scenarios.load("bios-off", Language.ENGLISH).title()).isEqualTo("VT-x is off in the firmware");
    }
}
