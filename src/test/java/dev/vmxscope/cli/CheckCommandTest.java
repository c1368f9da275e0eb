package dev.vmxscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmxscope.core.lesson.LessonTexts;
import dev.vmxscope.core.lesson.Lessons;
import dev.vmxscope.core.scenario.ScenarioTexts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckCommandTest {
    @TempDir
    private Path folder;

    private void file(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    @Test
    void withoutAFolderTheShippedScenariosAndLessonsArePlayedAndTheirTranslationsLookedThrough() {
        Result result = Result.of("check");

        int count = 2 * (38 + Lessons.ids().size());
        assertThat(result.lines())
                .hasSize(count + 1)
                .last()
                .isEqualTo(count + " checked: " + count + " as expected, 0 different, 0 unreadable");
        assertThat(result.lines())
                .contains("ok          bios-off: VMXON #GP(0); fixed: VMXON VMsucceed")
                .contains("ok          bios-off.zh_CN.toml: every text is translated")
                .contains("ok          entering-vmx-operation.zh_CN.toml: every text is translated");
        assertThat(result.status()).isZero();
    }

    @Test
    void aFolderIsPlayedByTheNamesOfItsFilesAndWhatDiffersIsTold() throws IOException {
        file("c.toml", ScenarioTexts.GOOD);
        file("a.toml", ScenarioTexts.with("#GP(0)", "#UD"));
        file("b.toml", ScenarioTexts.with("\"VMsucceed\"", "\"VMfailInvalid\""));
        file("d.toml", ScenarioTexts.with("id = \"mine\"", "id = 5"));
        file("e.toml", "kind = \"tale\"");
        file("f.txt", "no TOML");

        Result result = Result.of("check", folder.toString());

        assertThat(result.out()).isEqualTo("""
                        differs     a.toml: fault: outcome is #GP(0), expected #UD
                        differs     b.toml: fix: outcome is VMsucceed, expected VMfailInvalid
                        ok          c.toml: VMXON #GP(0); fixed: VMXON VMsucceed
                        unreadable  FOLDER/d.toml:2:1: "id" must be a text in quotes
                        unreadable  FOLDER/e.toml: nothing of kind "tale" can be played
                        5 checked: 1 as expected, 2 different, 2 unreadable
                        """.replace("FOLDER", folder.toString()));
        assertThat(result.status()).isEqualTo(1);
    }

    @Test
    void aFolderInWhichAllIsAsExpectedGivesStatus0() throws IOException {
        file("a.toml", ScenarioTexts.GOOD);

        assertThat(Result.of("check", folder.toString()).status()).isZero();
    }

    @Test
    void aDriverBesideTheScenarioIsPlayed() throws IOException {
        Files.copy(Path.of("assets/drivers/part2-careful.sys"), folder.resolve("own.sys"));
        file(
                "a.toml",
                ScenarioTexts.with("part2-vmxon", "own.sys")
                        .replace("instruction = \"VMXON\"\noutcome = \"#GP(0)\"", "outcome = \"none\"")
                        .replace("unmet = [\"feature-control-outside-smx\"]\ncause = \"bios-off\"\n", ""));

        assertThat(Result.of("check", folder.toString()).lines())
                .first()
                .isEqualTo("ok          a.toml: nothing fails; fixed: VMXON VMsucceed");
    }

    @Test
    void aLessonIsPlayedAndWhatDoesNotHoldIsTold() throws IOException {
        file("a.toml", LessonTexts.text(LessonTexts.FILE));
        file("b.toml", LessonTexts.with("at = \"vmxon\"", "at = \"vmxoff\""));
        file("c.toml", LessonTexts.with("executed = \"VMXOFF\"\noutcome = \"VMsucceed\"\n", "cr4 = \"+VMXE\"\n"));
        file("d.toml", LessonTexts.with("do = [\"run\", \"close\"]", "do = [\"run\", \"clos\"]"));

        List<String> lines = Result.of("check", folder.toString()).lines();

        assertThat(lines.get(0)).isEqualTo("ok          a.toml: 6 steps, every goal reached");
        assertThat(lines.get(1))
                .isEqualTo("differs     b.toml: step before-vmxon: not reached: The next instruction is \"vmxoff\".");
        assertThat(lines.get(2))
                .isEqualTo(
                        "differs     c.toml: step and-back: its goal holds before anything is done; step and-back: not"
                                + " reached: CR4 has +VMXE on every logical processor.");
        assertThat(lines.get(3)).contains("did you mean \"close\"?");
        assertThat(lines.get(4)).isEqualTo("4 checked: 1 as expected, 2 different, 1 unreadable");
    }

    @Test
    void aTranslationIsLookedThroughBesideWhatItTranslates() throws IOException {
        file("first-steps.toml", LessonTexts.text(LessonTexts.FILE));
        file("first-steps.zh_CN.toml", LessonTexts.text(LessonTexts.CHINESE).replace("title = \"打开 VT-x\"\n", ""));
        file("mine.toml", ScenarioTexts.GOOD);
        file("mine.zh_CN.toml", "kind = \"scenario-text\"\nid = \"mine\"\ntitle = \"我的\"\n");
        file("other.zh_CN.toml", "kind = \"lesson-text\"\nid = \"other\"\n");

        List<String> lines = Result.of("check", folder.toString()).lines();

        assertThat(lines.get(1))
                .isEqualTo("differs     first-steps.zh_CN.toml: not translated: step firmware-on.title");
        assertThat(lines.get(3))
                .isEqualTo("differs     mine.zh_CN.toml: not translated: story; not translated: hints; not translated:"
                        + " trap.answer; not translated: trap.why; not translated: fix.text");
        assertThat(lines.get(4)).endsWith("other.zh_CN.toml:2:1: what it translates is not there: other.toml");
    }

    @Test
    void oneFileIsCheckedAlone() {
        Result result = Result.of("check", LessonTexts.CHINESE.toString());

        assertThat(result.out()).isEqualTo("""
                ok          first-steps.zh_CN.toml: every text is translated
                1 checked: 1 as expected, 0 different, 0 unreadable
                """);
        assertThat(result.status()).isZero();
    }

    @Test
    void aFolderThatIsNoneGivesStatus2() {
        Result result = Result.of("check", folder.resolve("absent").toString());

        assertThat(result.status()).isEqualTo(2);
        assertThat(result.err()).contains("it cannot be read as a folder");
    }
}
