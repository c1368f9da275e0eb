package dev.vmxscope.core.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.vmxscope.core.machine.Firmware;
import dev.vmxscope.core.toml.ScenarioFormatException;
import dev.vmxscope.core.vmx.Place;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScenarioReaderTest {
    private static Scenario read(String text) throws ScenarioFormatException {
        return ScenarioReader.read(text, "mine.toml", ScenarioFiles.NONE);
    }

    private static ScenarioFormatException failure(String text) {
        return catchThrowableOfType(ScenarioFormatException.class, () -> read(text));
    }

    @Test
    void aScenarioIsRead() throws ScenarioFormatException {
        Scenario scenario = read(ScenarioTexts.GOOD);

        assertThat(scenario.hints()).containsExactly("One.", "Two.", "Three.");
        assertThat(scenario.play().setup().firmware()).isEqualTo(Firmware.OFF);
        assertThat(scenario.fix().play().setup().firmware()).isEqualTo(Firmware.VMX_OUTSIDE_SMX);
        assertThat(scenario.play().setup().processors()).isEqualTo(2);
        assertThat(scenario.play().steps()).hasSize(4);
        assertThat(scenario.expect().unmet()).containsExactly("feature-control-outside-smx");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kind = \"scenario\"|kind = \"lesson\"|1:1: the kind of a fault scenario is \"scenario\"",
                "id = \"mine\"|id = \"Not so\"|2:1: an id is at most 40 small letters",
                "title = \"Mine\"|titel = \"Mine\"|3:1: unknown key \"titel\"; did you mean \"title\"?",
                "story = \"A story.\"|story = 5|4:1: \"story\" must be a text in quotes",
                "\"Three.\"]|\"\"]|5:1: \"hints\" must be a list of texts in quotes",
                ", \"Three.\"]|]|5:1: there are 3 hints, from vague to exact, not 2",
                "part2-vmxon|part2-vmxom|7:1: no sample driver is called \"part2-vmxom\"; did you mean \"part2-vmxon\"?",
                "part2-vmxon|mine.sys|7:1: the file \"mine.sys\" cannot be read",
                "\"off\"|\"of\"|8:1: firmware is \"on\", \"off\", \"unlocked\" or a value",
                "\"close\"|\"clos\"|9:1: \"clos\" is no step; did you mean \"close\"?",
                "\"close\"|\"ioctl 222\"|9:1: \"222\" is no I/O control code; write it as 0x222404",
                "\"close\"|\"run a.exe\"|9:1: the file \"a.exe\" cannot be read",
                "\"VMXON\"|\"VMXOM\"|11:1: no instruction is called \"VMXOM\"; did you mean \"VMXON\"?",
                "#GP(0)|#GP[0]|12:1: \"#GP[0]\" is no outcome; did you mean \"#GP(0)\"?",
                "outside-smx\"]|outside-smk\"]|13:1: the instruction has no requirement \"feature-control-outside-smk\"",
                "\"bios-off\"|\"bios-of\"|14:1: no cause is called \"bios-of\"; did you mean \"bios-off\"?",
                "answer = \"No.\"|answers = \"No.\"|16:1: unknown key \"answers\"; did you mean \"answer\"?",
                "firmware = \"on\"|# nothing|18:1: the fix changes nothing",
                "[fix.expect]|[fix.expects]|21:1: unknown key \"expects\"; did you mean \"expect\"?",
                "driver = \"part2-vmxon\"|driver = \"part2\"\\nprofile = \"ice-lak\"|8:1: no processor profile is called",
                "driver = \"part2-vmxon\"|driver = \"part2\"\\nprocessors = 17|8:1: \"processors\" is a whole number from 1",
                "driver = \"part2-vmxon\"|driver = \"part2\"\\nhypervisor = 1|8:1: \"hypervisor\" must be a table",
                "driver = \"part2-vmxon\"|steps = []|9:1: ",
            })
    void aMistakeIsToldWithItsPlaceAndTheNearestName(String part, String other, String message) {
        assertThat(failure(ScenarioTexts.with(part, other.replace("\\n", "\n"))))
                .hasMessageStartingWith("mine.toml:" + message);
    }

    private static String withSet(String lines) {
        return ScenarioTexts.with("[expect]\n", "[[start.set]]\n" + lines + "\n[expect]\n");
    }

    @Test
    void valuesSetByHandAreReadByTheNamesOfTheirBits() throws ScenarioFormatException {
        Play play = read(withSet("before = \"open\"\ncpu = 1\ncr4 = \"+VMXE -PCIDE\"\na20m = true"))
                .play();

        assertThat(play.steps().get(1))
                .isEqualTo(new Play.SetByHand(
                        new Setting(OptionalInt.of(1), Place.Control.CR4, ~(0x2000L | 0x20000), 0x2000)));
        assertThat(play.steps().get(2))
                .isEqualTo(new Play.SetByHand(new Setting(OptionalInt.of(1), Place.State.A20M, 0, 1)));
        assertThat(play.steps().get(3)).isInstanceOf(Play.Do.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "before = \"opn\"\\nsmx = true|11:1: there is no step \"opn\"; did you mean \"open\"?",
                "before = \"open\"|10:1: nothing is set; there are: cpu, cr0, cr4, feature-control, smx, a20m",
                "before = \"open\"\\ncr4 = \"+VMXF\"|12:1: CR4 has no bit \"VMXF\"; did you mean \"VMXE\"?",
                "before = \"open\"\\ncr4 = \"VMXE\"|12:1: \"VMXE\": write \"+NAME\", \"-NAME\" or a value",
                "before = \"open\"\\nsmx = 1|12:1: \"smx\" is true or false",
                "before = \"open\"\\ncpu = 2\\nsmx = true|12:1: \"cpu\" is a whole number from 0 to 1",
                "at = \"fault\"\\nsmx = true|11:1: unknown key \"at\"",
                "smx = true|10:1: \"after\" is missing or empty",
            })
    void aMistakeInWhatIsSetIsToldWithItsPlace(String lines, String message) {
        assertThat(failure(withSet(lines.replace("\\n", "\n")))).hasMessageStartingWith("mine.toml:" + message);
    }

    @Test
    void whatIsSetAtTheFaultIsTheWholeFix() {
        String both = ScenarioTexts.with(
                "firmware = \"on\"\n", "firmware = \"on\"\n[[fix.set]]\nat = \"fault\"\nfeature-control = \"0x5\"\n");

        assertThat(failure(both)).hasMessageStartingWith("mine.toml:20:1: what is set at the fault is the whole fix");
    }

    @Test
    void aFixThatDropsAStepAtWhichValuesAreSetIsRefused() {
        String text = withSet("before = \"close\"\nsmx = true")
                .replace("firmware = \"on\"\n", "steps = [\"load\", \"open\"]\n");

        assertThat(failure(text)).hasMessageContaining("the step \"close\", at which values are set, is gone");
    }

    @Test
    void aDriverBesideTheScenarioIsReadWithItsNames() throws ScenarioFormatException {
        ScenarioFiles files = TestFiles.in("assets/drivers");

        Scenario scenario =
                ScenarioReader.read(ScenarioTexts.with("part2-vmxon", "part2-careful.sys"), "mine.toml", files);

        assertThat(scenario.play().symbols().byModule()).containsOnlyKeys("part2-careful");
    }

    @Test
    void aDriverThatIsNoneIsRefusedWithItsPlace() {
        ScenarioFormatException error = catchThrowableOfType(
                ScenarioFormatException.class,
                () -> ScenarioReader.read(
                        ScenarioTexts.with("part2-vmxon", "mine.sys"),
                        "mine.toml",
                        name -> Optional.of(new byte[100])));

        assertThat(error).hasMessageStartingWith("mine.toml:7:1: mine.sys: ");
    }

    @Test
    void textsAreBounded() {
        assertThat(failure(ScenarioTexts.with("A story.", "a".repeat(4001))))
                .hasMessage("mine.toml:4:1: it is longer than 4000 characters");
        assertThat(failure(ScenarioTexts.with("\"close\"", "\"close\", ".repeat(40) + "\"close\"")))
                .hasMessage("mine.toml:9:1: a list of 1 to 40 steps is needed");
    }

    @Test
    void mutatedScenariosAreReadAndPlayedOrRefusedButNothingElse() {
        Random random = new Random(20261124);
        List<String> texts =
                new ArrayList<>(Scenarios.ids().stream().map(Scenarios::text).toList());
        texts.add(ScenarioTexts.GOOD);

        assertTimeoutPreemptively(Duration.ofSeconds(120), () -> {
            for (String text : texts) {
                for (int round = 0; round < 25; round++) {
                    readAndPlay(mutated(text, random), round % 5 == 0);
                }
            }
        });
    }

    private static void readAndPlay(String text, boolean play) {
        try {
            Scenario scenario = read(text);
            if (play) {
                ScenarioCheck.differences(ScenarioPlayer.fault(scenario), scenario.expect());
                ScenarioCheck.differences(
                        ScenarioPlayer.fix(scenario), scenario.fix().expect());
            }
        } catch (ScenarioFormatException e) {
            assertThat(e.problem().toString()).isNotBlank();
        }
    }

    /** One line is lost, doubled, taken from elsewhere or damaged in one character. */
    private static String mutated(String text, Random random) {
        List<String> lines = new ArrayList<>(text.lines().toList());
        int at = random.nextInt(lines.size());
        switch (random.nextInt(4)) {
            case 0 -> lines.remove(at);
            case 1 -> lines.add(at, lines.get(random.nextInt(lines.size())));
            case 2 -> lines.set(at, lines.get(random.nextInt(lines.size())));
            default -> {
                StringBuilder line = new StringBuilder(lines.get(at) + " ");
                line.setCharAt(
                        random.nextInt(line.length()), "\"'[]{}=.#\n\\0x_-+\u00e9\u0000".charAt(random.nextInt(18)));
                lines.set(at, line.toString());
            }
        }
        return String.join("\n", lines);
    }
}
