package dev.vmxscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmxscope.core.scenario.ScenarioTexts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckCommandTest {
    @TempDir
    private Path folder;

    private void file(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    @Test
    void withoutAFolderTheShippedScenariosArePlayed() {
        Result result = Result.of("check");

        assertThat(result.lines())
                .hasSize(39)
                .last()
                .isEqualTo("38 checked: 38 as expected, 0 different, 0 unreadable");
        assertThat(result.lines()).contains("ok          bios-off: VMXON #GP(0); fixed: VMXON VMsucceed");
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
    void aFolderThatIsNoneGivesStatus2() {
        Result result = Result.of("check", folder.resolve("absent").toString());

        assertThat(result.status()).isEqualTo(2);
        assertThat(result.err()).contains("it cannot be read as a folder");
    }
}
