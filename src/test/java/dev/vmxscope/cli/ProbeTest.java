package dev.vmxscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ProbeTest {
    private static final String ROOT =
            "\"wrmsr 0x3a 0x5\",\"cr0 |= 0x20\",\"cr4 |= 0x2000\",\"revision 0x100000\",\"vmxon 0x100000\"";

    static List<ProbeCases.Block> cases() throws IOException {
        return ProbeCases.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyStepGivesWhatTheManualSays(ProbeCases.Block block) {
        List<String> steps = block.rows().stream().map(ProbeCases.Row::step).toList();
        Map<String, Object> answer =
                answers(line(block.mode(), block.profile(), steps)).get(0);
        List<String> expected = new ArrayList<>();
        List<String> actual = new ArrayList<>();
        for (int at = 0; at < steps.size(); at++) {
            ProbeCases.Row row = block.rows().get(at);
            Map<?, ?> result = (Map<?, ?>) ((List<?>) answer.get("steps")).get(at);
            boolean value = row.value() != null;
            boolean unmet = row.unmet() != null;
            expected.add(row.step() + " -> " + row.outcome() + (value ? " " + row.value() : "")
                    + (unmet ? " " + row.unmet() : ""));
            actual.add(result.get("step") + " -> " + result.get("outcome")
                    + (value ? " " + shown(result.get("value")) : "")
                    + (unmet ? " " + result.get("unmet") : "")
                    + (result.containsKey("error") ? " " + result.get("error") : ""));
        }
        block.end().forEach((member, wanted) -> {
            expected.add(member + "=" + wanted);
            actual.add(member + "=" + answer.get(member));
        });
        assertThat(actual).containsExactlyElementsOf(expected);
    }

    @Test
    void thereAreAsManyCasesAsTheDocumentationSays() throws IOException {
        assertThat(cases().stream().mapToInt(block -> block.rows().size()).sum())
                .isGreaterThan(400);
    }

    @Test
    void theAnswerHasExactlyTheMembersInTheirOrder() {
        assertThat(output(
                        "{\"id\":\"x\",\"mode\":\"long\",\"steps\":[\"cr4 |= 0x2000\",\"vmxon 0x100000\",\"rdcr0\"]}"))
                .isEqualTo(
                        "{\"id\":\"x\",\"steps\":["
                                + "{\"step\":\"cr4 |= 0x2000\",\"outcome\":\"ok\",\"value\":null,\"unmet\":[]},"
                                + "{\"step\":\"vmxon 0x100000\",\"outcome\":\"#GP(0)\",\"value\":null,\"unmet\":["
                                + "\"cr0-fixed0\",\"feature-control-locked\",\"feature-control-outside-smx\"]},"
                                + "{\"step\":\"rdcr0\",\"outcome\":\"ok\",\"value\":\"0x80000011\",\"unmet\":[]}],"
                                + "\"cr0\":\"0x80000011\",\"cr4\":\"0x2020\",\"featureControl\":\"0x0\",\"vmx\":\"outside\"}\n");
    }

    @Test
    void aLineThatIsNoProbeGivesAnErrorAndTheRestGoesOn() {
        List<Map<String, Object>> answers = answers("""
                {"id":"a","steps":["rdcr0"]}
                {"id":"b","steps":["rdcr0","jump"]}
                no JSON
                {"id":"d"}

                {"id":5,"steps":[]}
                {"steps":["rdcr4"],"comment":{"any":[1,{"thing":2}]}}
                """.replace("no JSON", "nonsense"));
        assertThat(answers).hasSize(6);
        assertThat(answers.get(1)).containsEntry("id", "b").containsEntry("error", "the step \"jump\" is no step");
        assertThat(answers.get(2).get("id")).isEqualTo("null");
        assertThat(answers.get(3)).containsEntry("error", "\"steps\" is missing");
        assertThat(answers.get(4)).containsEntry("id", 5L).containsEntry("vmx", "outside");
        assertThat(answers.get(5).get("id")).isEqualTo("null");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"id\":1,\"mode\":\"smm\",\"steps\":[]} | there is no mode \"smm\" (there are: long, pm32pg, pm32, real)",
                "{\"id\":1,\"steps\":\"rdcr0\"} | \"steps\" is no list",
                "{\"id\":1,\"steps\":[5]} | a step is no string",
                "{\"id\":1,\"steps\":[]} 5 | something follows the object",
                "{\"id\":1,\"profile\":5,\"steps\":[]} | profile is no string",
                "{\"id\":1,\"steps\":[\"wrmsr 0x3a\"]} | the step \"wrmsr 0x3a\" has 1 numbers; wrmsr takes 2",
                "{\"id\":1,\"steps\":[\"wrmsr 0x3a 5\"]} | the step \"wrmsr 0x3a 5\" has \"5\", which is no number of 64"
                        + " bits like 0x2A",
                "{\"id\":1,\"steps\":[\"cr2 = 0x1\"]} | the step \"cr2 = 0x1\" is no step",
                "{\"id\":1,\"steps\":[\"raw 0\"]} | the step \"raw 0\" has bytes that are no pairs of hexadecimal digits",
                "{\"id\":1,\"steps\":[\"reset\"]} | the step \"reset\" is no reset; there are init, warm and power",
                "{\"id\":1,\"steps\":[\"r3: reset warm\"]} | the step \"r3: reset warm\" is no instruction, so that it has"
                        + " no place to run at",
                "{\"id\":1,\"steps\":[\"ld32 0x1FFFFFFFFFFFFFFFF\"]} | the step \"ld32 0x1FFFFFFFFFFFFFFFF\" has"
                        + " \"0x1FFFFFFFFFFFFFFFF\", which is no number of 64 bits like 0x2A"
            })
    void anErrorSaysWhatIsWrong(String line, String message) {
        assertThat(answers(line).get(0)).containsEntry("id", 1L).containsEntry("error", message);
    }

    @Test
    void aProfileCanStandInTheLine() {
        String profile = "{\"cpuid\":{\"0x1\":[\"0x000106A5\",0,\"0x20\",\"0x2FA\"],\"0x80000008\":[\"0x3020\",0,0,0]},"
                + "\"msr\":{\"0x480\":\"0x0001040000000009\",\"0x486\":\"0x80000021\",\"0x487\":\"0xFFFFFFFF\","
                + "\"0x488\":\"0x2000\",\"0x489\":\"0x27FF\"},\"note\":[]}";
        String steps = ROOT.replace("\"vmxon 0x100000\"", "\"vmxon 0x100100000\",\"ld32 0x100000\",\"vmxon 0x100000\"")
                + ",\"cpuid 0x1\",\"cr4 |= 0x20000\"";
        Map<String, Object> answer = answers(
                        "{\"id\":1,\"profile\":" + profile + ",\"mode\":\"long\",\"steps\":[" + steps + "]}")
                .get(0);
        assertThat(outcomes(answer))
                .containsExactly("ok", "ok", "ok", "ok", "VMfailInvalid", "ok", "VMsucceed", "ok", "#GP(0)");
        Map<?, ?> load = (Map<?, ?>) ((List<?>) answer.get("steps")).get(5);
        assertThat(load.get("value")).isEqualTo("0x9");
        Map<?, ?> cpuid = (Map<?, ?>) ((List<?>) answer.get("steps")).get(7);
        assertThat(shown(cpuid.get("value"))).isEqualTo("eax=0x106a5 ebx=0x0 ecx=0x20 edx=0x2fa");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"cpuid\":5} | the profile's \"cpuid\" is no object",
                "{\"cpuid\":{\"1.2.3\":[0,0,0,0]}} | \"1.2.3\" is no CPUID leaf; write \"0x1\", or \"0x7.0\" with a subleaf",
                "{\"cpuid\":{\"0x1\":[0,0,0]}} | CPUID leaf 0x1 must be a list of four values: EAX, EBX, ECX, EDX",
                "{\"cpuid\":{\"0x1\":[0,0,0,0,0]}} | CPUID leaf 0x1 must be a list of four values: EAX, EBX, ECX, EDX",
                "{\"cpuid\":{\"0x1\":[0,0,0,4294967296]}} | the profile has 4294967296 for a number of 32 bits; write"
                        + " \"0x12AB34CD\"",
                "{\"msr\":{\"0x3a\":\"0x5\"}} | IA32_FEATURE_CONTROL belongs to the state of the machine; write it with a"
                        + " step",
                "{\"msr\":{\"0x480\":-1}} | the profile has -1 for a number of 64 bits; write \"0x12AB34CD\""
            })
    void anErrorInAProfileSaysWhatIsWrong(String profile, String message) {
        assertThat(answers("{\"id\":\"p\",\"profile\":" + profile + ",\"steps\":[]}")
                        .get(0))
                .containsEntry("id", "p")
                .containsEntry("error", message);
    }

    @Test
    void anUnknownProfileIsAnError() {
        assertThat(answers("{\"id\":1,\"profile\":\"ice-lak\",\"steps\":[]}")
                        .get(0)
                        .get("error")
                        .toString())
                .contains("ice-lak")
                .contains("ice-lake");
    }

    @Test
    void aPlaceThatTheProcessorCannotReachIsNotEmulated() {
        assertThat(outcomes(answers("{\"mode\":\"real\",\"steps\":[\"r3: rdcr0\",\"c0: rdcr0\",\"v8: rdcr0\"]}")
                        .get(0)))
                .allMatch(outcome -> outcome.startsWith("not emulated: "));
        assertThat(outcomes(
                        answers("{\"mode\":\"pm32\",\"steps\":[\"c3: rdcr0\"]}").get(0)))
                .containsExactly("not emulated: compatibility mode outside IA-32e mode");
    }

    @Test
    void aLineThatIsTooLongIsAnErrorAndNoMore() {
        String tooLong = "{\"id\":\"" + "x".repeat(ProbeInput.LONGEST) + "\"}";
        List<Map<String, Object>> answers = answers(tooLong + "\n{\"id\":2,\"steps\":[]}\n");
        assertThat(answers.get(0)).containsEntry("error", "the line is longer than 1048576 bytes");
        assertThat(answers.get(1)).containsEntry("id", 2L).doesNotContainKey("error");
    }

    @Test
    void tooManyStepsAreAnError() {
        String steps = "\"rdcr0\",".repeat(ProbeLine.MOST_STEPS) + "\"rdcr0\"";
        assertThat(answers("{\"id\":1,\"steps\":[" + steps + "]}").get(0))
                .containsEntry("error", "there are more than 10000 steps");
    }

    @Test
    void nothingThatALineContainsEscapes() {
        Random random = new Random(2026);
        String good = "{\"id\":\"x\",\"profile\":{\"cpuid\":{\"0x1\":[\"0x1\",0,0,0]},\"msr\":{\"0x480\":\"0x1\"}},"
                + "\"mode\":\"long\",\"steps\":[" + ROOT + ",\"raw 0fc730\",\"v8: ld32 0x0\",\"reset init\"]}";
        String alphabet = "{}[]\":,x0 \\u\u00e9-1eE.nul\u0000#|&~=";
        StringBuilder input = new StringBuilder();
        for (int line = 0; line < 3000; line++) {
            StringBuilder broken = new StringBuilder(good);
            for (int change = 0; change < 1 + line % 3; change++) {
                int at = random.nextInt(broken.length());
                char other = alphabet.charAt(random.nextInt(alphabet.length()));
                switch (random.nextInt(3)) {
                    case 0 -> broken.setCharAt(at, other);
                    case 1 -> broken.insert(at, other);
                    default -> broken.delete(at, Math.min(broken.length(), at + 1 + random.nextInt(9)));
                }
            }
            input.append(broken.toString().replace("\n", "")).append('\n');
        }
        List<Map<String, Object>> answers = answers(input.toString());
        assertThat(answers).hasSize(3000);
        assertThat(answers).allMatch(answer -> answer.containsKey("error") || answer.containsKey("vmx"));
    }

    @Test
    void noInstructionOfTwoRandomBytesMakesTheProgramFail() {
        Random random = new Random(7);
        List<String> steps = new ArrayList<>();
        for (int count = 0; count < 4000; count++) {
            byte[] bytes = new byte[8];
            random.nextBytes(bytes);
            String place = List.of("", "r3: ", "c0: ", "c3: ", "v8: ").get(count % 5);
            steps.add(place + "raw " + java.util.HexFormat.of().formatHex(bytes));
        }
        for (String mode : List.of("long", "pm32pg", "pm32", "real")) {
            Map<String, Object> answer = answers(line(mode, "ice-lake", steps)).get(0);
            assertThat((List<?>) answer.get("steps")).hasSize(4000);
        }
    }

    private static List<String> outcomes(Map<String, Object> answer) {
        return ((List<?>) answer.get("steps"))
                .stream()
                        .map(step -> String.valueOf(((Map<?, ?>) step).get("outcome")))
                        .toList();
    }

    private static String shown(Object value) {
        if (value instanceof Map<?, ?> registers) {
            return registers.entrySet().stream()
                    .map(entry -> entry.getKey() + "=" + entry.getValue())
                    .collect(Collectors.joining(" "));
        }
        return String.valueOf(value);
    }

    private static String line(String mode, String profile, List<String> steps) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("id", mode);
            json.writeStringField("profile", profile);
            json.writeStringField("mode", mode);
            json.writeArrayFieldStart("steps");
            for (String step : steps) {
                json.writeString(step);
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static String output(String input) {
        StringWriter out = new StringWriter();
        try (PrintWriter writer = new PrintWriter(out)) {
            new ProbeRun(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), writer).run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    static List<Map<String, Object>> answers(String input) {
        return output(input).lines().map(JsonLine::parse).toList();
    }
}
