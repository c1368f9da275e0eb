package dev.vmxscope.core.console;

import static dev.vmxscope.core.console.Lines.ghost;
import static dev.vmxscope.core.console.Lines.kernel;
import static dev.vmxscope.core.console.Lines.program;
import static dev.vmxscope.core.console.Lines.texts;
import static dev.vmxscope.core.console.Lines.view;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import dev.vmxscope.core.bits.Trail;
import dev.vmxscope.core.windows.DebugLine;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/** Logs as files. */
class LogFormatTest {
    private static final Trail<DebugLine> LOG = kernel(
                    "first\n", "=cmd|' /C calc'!A0", "a \"quoted\", word", "<b>&\t\u001b[31m")
            .append(ghost(4, "silent"))
            .append(program(5, 4812, "'hello"))
            .append(kernel(6, "虚拟 \uD83D\uDE00"));

    private static String written(LogFormat format, ConsoleView view) {
        StringBuilder all = new StringBuilder(format.head());
        for (int row = 0; row < view.size(); row++) {
            all.append(format.row(view, row));
        }
        return all.append(format.tail()).toString();
    }

    private static String written(LogFormat format) {
        ConsoleView view = view(ConsoleSettings.DEFAULT, LOG);
        view.setNotes(ConsoleNotes.EMPTY.with(new Comment(1, "+note")));
        return written(format, view);
    }

    private static LoadedLog read(String text) throws IOException, LogFormatException {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static LoadedLog read(byte[] bytes) throws IOException, LogFormatException {
        return LogReader.read(new ByteArrayInputStream(bytes), "x.log");
    }

    private static List<String> shown(LoadedLog log) {
        ConsoleView view = view(ConsoleSettings.DEFAULT, log.lines());
        view.setNotes(log.notes());
        return texts(view);
    }

    /** Such lines DebugView 4 saves; the layout is as its users post it. */
    @Test
    void textHasTheLayoutOfDebugView() {
        assertThat(written(LogFormat.TEXT).lines())
                .startsWith("00000001\t0.00000000\tfirst", "00000001\t\t{COMMENT} +note")
                .contains("00000005\t0.00000400\t{FILTERED} silent", "00000006\t0.00000500\t[4812] 'hello");
    }

    @Test
    void aSpreadsheetFindsNoFormulaInCsv() {
        List<String> lines = written(LogFormat.CSV).lines().toList();

        assertThat(lines)
                .allSatisfy(line -> assertThat(line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)"))
                        .noneMatch(cell -> cell.matches("\"?[=+@-].*")));
        assertThat(lines.get(3)).endsWith(",'=cmd|' /C calc'!A0");
        assertThat(lines.get(4)).endsWith(",\"a \"\"quoted\"\", word\"");
    }

    @Test
    void csvEndsItsLinesAsRfc4180Says() {
        assertThat(written(LogFormat.CSV).split("\r\n")).hasSize(LOG.size() + 2);
        assertThat(written(LogFormat.CSV).replace("\r\n", "")).doesNotContain("\n", "\r");
    }

    @Test
    void xmlIsWellFormedAndHoldsTheText() throws Exception {
        var document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(written(LogFormat.XML))));
        var lines = document.getElementsByTagName("line");

        assertThat(lines.getLength()).isEqualTo(LOG.size());
        assertThat(lines.item(3).getTextContent()).isEqualTo("<b>&\t\\u{1b}[31m");
        assertThat(((Element) lines.item(5)).getAttribute("pid")).isEqualTo("4812");
        assertThat(document.getElementsByTagName("comment").item(0).getTextContent())
                .isEqualTo("+note");
    }

    @Test
    void eachJsonLineIsAnObject() throws IOException {
        List<String> lines = written(LogFormat.JSON).lines().toList();

        assertThat(lines).hasSize(LOG.size() + 1);
        for (String line : lines) {
            try (JsonParser json = new JsonFactory().createParser(line)) {
                while (json.nextToken() != null) {
                    assertThat(json.currentToken()).isNotNull();
                }
            }
        }
        assertThat(lines.get(4)).contains("\"text\":\"<b>&\\t\\u001B[31m\"");
        assertThat(String.join("", lines)).matches("\\p{ASCII}*");
    }

    @ParameterizedTest
    @EnumSource(
            value = LogFormat.class,
            names = {"TEXT", "CSV"})
    void whatWasWrittenIsReadBack(LogFormat format) throws IOException, LogFormatException {
        ConsoleView before = view(ConsoleSettings.DEFAULT, LOG);
        before.setNotes(ConsoleNotes.EMPTY.with(new Comment(1, "+note")));

        LoadedLog log = read(written(format, before));
        ConsoleView after = view(ConsoleSettings.DEFAULT, log.lines());
        after.setNotes(log.notes());

        assertThat(written(format, after)).isEqualTo(written(format, before));
        assertThat(after.counts().ghosts()).isEqualTo(1);
    }

    @Test
    void csvKeepsAllThatIsKnownOfALine() throws IOException, LogFormatException {
        assertThat(read(written(LogFormat.CSV)).lines().get(4)).isEqualTo(LOG.get(4));
        assertThat(read(written(LogFormat.CSV)).lines().get(5)).isEqualTo(LOG.get(5));
    }

    @Test
    void aLogOfDebugViewIsRead() throws IOException, LogFormatException {
        LoadedLog log = read("[\\\\MACHINE]\r\n00000001\t0.00000000\tkernel line\r\n"
                + "00000002\t1.50000000\t[4812] from a program\r\n");

        assertThat(shown(log)).containsExactly("kernel line", "from a program");
        assertThat(log.lines().get(1).processId()).isEqualTo(4812);
        assertThat(log.lines().get(1).time()).isEqualTo(15_000_000);
        assertThat(log.clock()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"18:17:08, 658280000000", "18:17:08.123, 658281230000", "6:17:08 PM, 658280000000", "12:00:00 AM, 0"})
    void clockTimesOfDebugViewAreRead(String written, long expected) throws IOException, LogFormatException {
        LoadedLog log = read("00000001\t" + written + "\t[1] x\n");

        assertThat(log.lines().get(0).time()).isEqualTo(expected);
        assertThat(log.clock()).isTrue();
    }

    @Test
    void theClockGoesOnAfterMidnight() throws IOException, LogFormatException {
        Trail<DebugLine> lines = read("1\t23:59:59\ta\n2\t00:00:01\tb\n").lines();

        assertThat(lines.get(1).time() - lines.get(0).time()).isEqualTo(20_000_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-8"})
    void aByteOrderMarkSaysTheEncoding(String charset) throws IOException, LogFormatException {
        assertThat(shown(read("\uFEFF1\t0.0\t虚拟\n".getBytes(Charset.forName(charset)))))
                .containsExactly("虚拟");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1\\t0.0\\tgood\\nno line at all | x.log:2: this is no line of a log: number, tab, time, tab, text",
                "1\\tyesterday\\ttext | x.log:1: \"yesterday\" is no time",
                "{} | x.log is neither a log of DebugView nor a text or CSV file of this console."
            })
    void anErrorNamesTheLine(String text, String said) {
        assertThatThrownBy(() -> read(text.replace("\\t", "\t").replace("\\n", "\n")))
                .isInstanceOf(LogFormatException.class)
                .hasMessage(said);
    }

    @Test
    void brokenCsvIsAnErrorWithItsLine() {
        String csv = written(LogFormat.CSV);

        assertThatThrownBy(() -> read(csv + "1,printed\r\n")).hasMessageContaining("x.log:10: there are 2 values");
        assertThatThrownBy(() -> read(csv.replace(",kernel,", ",martian,")))
                .hasMessageContaining("x.log:2: in the column origin the value \"martian\"");
        assertThatThrownBy(() -> read(csv + "1,printed,\"")).hasMessageContaining("a quotation mark");
    }

    @Test
    void aLineWithoutEndIsRefused() {
        assertThatThrownBy(() -> read("1\t0.0\t" + "x".repeat(70_000)))
                .isInstanceOf(LogFormatException.class)
                .hasMessageContaining("more than 65536 characters");
    }

    @Test
    void theNameOfAFileSaysItsFormat() {
        assertThat(LogFormat.ofFile("A.CSV")).isEqualTo(LogFormat.CSV);
        assertThat(LogFormat.ofFile("a.json")).isEqualTo(LogFormat.JSON);
        assertThat(LogFormat.ofFile("a.LOG")).isEqualTo(LogFormat.TEXT);
        assertThat(LogFormat.ofFile("a")).isEqualTo(LogFormat.TEXT);
    }
}
