package dev.vmxscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xml.sax.InputSource;

/**
 * What {@code run} prints, waits for and logs. What the drivers print stands in their sources; DebugView's columns are
 * those of its own log files.
 */
class RunOutputTest {
    private static final String PART2 = "assets/drivers/part2.sys";
    private static final String FLOOD = "src/test/resources/drivers/flood-clang-O2.sys";
    /** CTL_CODE(FILE_DEVICE_UNKNOWN, 0x900 + n, METHOD_BUFFERED, FILE_ANY_ACCESS): 10 to the power of n lines. */
    private static final String THOUSAND = "create,ioctl:0x22240C,close";

    private static final String PIECES = "create,ioctl:0x22241C,close";

    @TempDir
    Path folder;

    @Test
    void onlyEventsOfTheKindsThatWereAskedForAreTold() {
        Run run = Run.of(PART2, "--events", "dbgprint, IRP");
        Set<Object> kinds =
                run.events().stream().map(event -> event.get("event")).collect(Collectors.toSet());

        assertThat(kinds).containsExactlyInAnyOrder("dbgprint", "irp", "end");
        assertThat(run.printed()).contains("[*] DriverEntry Called.");
    }

    @Test
    void csvHasOneRecordForEachEvent() {
        Result result = Result.of("run", PART2, "--format", "csv", "--events", "dbgprint");

        assertThat(result.lines().get(0)).isEqualTo("step,cpu,event,text,details,outcome,exitStatus");
        assertThat(result.lines()).hasSize(8);
        assertThat(result.lines().get(1)).contains(",0,dbgprint,[*] DriverEntry Called.,");
        assertThat(result.lines().get(7)).endsWith(",,end,the life cycle ended,,completed,0");
        assertThat(result.out()).doesNotContain("\n=", ",=").contains("\r\n");
    }

    @Test
    void xmlIsOneDocument() throws Exception {
        String xml = Result.of("run", "assets/drivers/part2-vmxon.sys", "--feature-control", "1", "--format", "XML")
                .out();
        var document =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(xml)));

        assertThat(document.getElementsByTagName("event").getLength()).isGreaterThan(10);
        assertThat(document.getElementsByTagName("detail").getLength()).isPositive();
        assertThat(document.getElementsByTagName("end")
                        .item(0)
                        .getAttributes()
                        .getNamedItem("outcome")
                        .getNodeValue())
                .isEqualTo("bugcheck");
    }

    @Test
    void jsonCanBeAskedForAsAFormat() {
        assertThat(Result.of("run", PART2, "--format", "json").out())
                .isEqualTo(Result.of("run", PART2, "--json").out());
    }

    @Test
    void theRunEndsWithTheLineThatWasWaitedFor() {
        Run run = Run.of(FLOOD, "--app", THOUSAND, "--wait-for", "line 37");

        assertThat(run.status()).isZero();
        assertThat(run.outcome()).isEqualTo("found");
        assertThat(run.all("dbgprint"))
                .hasSize(38)
                .last()
                .satisfies(line -> assertThat(line)
                        .containsEntry("text", "flood: line 37\n")
                        .containsEntry("step", run.only("end").get("step")));
    }

    @Test
    void aRunThatWaitedStopsInTheSameStepWhenItIsReplayed() {
        Path saved = folder.resolve("waited.vmxscope");
        Run run = Run.of(FLOOD, "--app", THOUSAND, "--wait-for", "line 37", "--save", saved.toString());
        Run replayed = Run.of(saved.toString());

        assertThat(replayed.printed()).isEqualTo(run.printed());
        assertThat(replayed.only("end").get("step")).isEqualTo(run.only("end").get("step"));
    }

    @Test
    void aTextThatNeverCameIsStatusFour() {
        Run run = Run.of(PART2, "--wait-for", "vmxon*fails");

        assertThat(run.status()).isEqualTo(4);
        assertThat(run.outcome()).isEqualTo("completed");
        assertThat(run.only("end"))
                .containsEntry("exitStatus", 4L)
                .containsEntry("text", "the life cycle ended; the text \"vmxon*fails\" was not printed");
    }

    @Test
    void aTextThatDebugViewDoesNotShowHasNotCome() {
        Run run = Run.of(PART2, "--no-verbose", "--wait-for", "Enabled Successfully");

        assertThat(run.status()).isEqualTo(4);
        assertThat(run.only("end").get("text").toString()).contains("was printed in step", "did not reach DebugView");
    }

    /** Source: Microsoft, "Reading and Filtering Debugging Messages": DbgPrint is level 3 of DEFAULT, bit 0x8. */
    @ParameterizedTest
    @CsvSource({
        "--registry DEFAULT=0xF, true",
        "--registry DEFAULT=7, false",
        "--registry IHVDRIVER=0xFFFF, false",
        "--debug-mask DEFAULT=8, true",
        "--debug-mask 101=8h, true",
        "--debug-mask default=0x10, false",
        "--debug-mask WIN2000=0xFFFFFFFF, true",
        "--debug-mask IHVDRIVER=0xFFFF, false"
    })
    void aMaskDecidesWhetherDbgPrintIsShown(String option, boolean shown) {
        Run run = Run.of(
                PART2,
                Stream.concat(Stream.of("--no-verbose"), Stream.of(option.split(" ")))
                        .toArray(String[]::new));

        assertThat(run.all("dbgprint"))
                .hasSize(6)
                .allSatisfy(line -> assertThat(line).containsEntry("shown", shown));
    }

    @Test
    void aGhostSaysWhatHeldItBack() {
        Run run = Run.of(PART2, "--no-verbose");
        Result text = Result.of("run", PART2, "--no-verbose", "--events", "dbgprint");

        assertThat(run.all("dbgprint").get(0))
                .containsEntry("reason", "filtered")
                .containsEntry("bits", "0x00000008")
                .containsEntry("mask", "0x00000000")
                .containsEntry("maskOfAll", "0x00000001");
        assertThat(text.lines().get(1).strip())
                .isEqualTo("- component DEFAULT, level INFO: none of the bits 0x00000008"
                        + " is set in its mask 0x00000000 or in the mask of all 0x00000001");
    }

    @Test
    void theSettingsOfARunAreInItsSession() {
        Path saved = folder.resolve("silent.vmxscope");
        Run.of(PART2, "--no-verbose", "--registry", "DEFAULT=1", "--save", saved.toString());

        assertThat(Run.of(saved.toString()).all("dbgprint"))
                .hasSize(6)
                .allSatisfy(line -> assertThat(line).containsEntry("shown", false));
    }

    @Test
    void theLogHasTheLayoutOfDebugView() throws IOException {
        Path log = folder.resolve("flood.log");
        Result.of("run", FLOOD, "--app", PIECES, "--log", log.toString());

        assertThat(Files.readAllLines(log).stream().map(line -> line.replaceFirst("\t0\\.\\d{8}\t", "|")))
                .containsExactly(
                        "00000001|flood: loaded",
                        "00000002|flood: before",
                        "00000003|DBGVIEWCLEAR",
                        "00000004|flood: a line",
                        "00000005| in three",
                        "00000006| pieces",
                        "00000006|flood: and another",
                        "00000007|flood: gone");
    }

    @Test
    void theNameOfTheLogSaysItsFormat() throws IOException {
        Path log = folder.resolve("flood.csv");
        Result.of("run", FLOOD, "--log", log.toString());

        assertThat(Files.readAllLines(log).get(0)).startsWith("number,kind,step,time");
        assertThat(Files.readAllLines(log)).hasSize(3);
    }

    @Test
    void aLogThatIsFullGoesOnInTheNextFileAndSaysWhatIsLost() throws IOException {
        Path log = folder.resolve("flood.xml");
        Result result = Result.of(
                "run",
                FLOOD,
                "--app",
                THOUSAND,
                "--events",
                "note",
                "--log",
                log.toString(),
                "--log-limit",
                "65536",
                "--log-files",
                "2");

        assertThat(result.err()).contains("flood.xml: for want of room").contains("rows were written over");
        for (String name : List.of("flood.xml", "flood.1.xml")) {
            assertThat(Files.size(folder.resolve(name))).isLessThanOrEqualTo(65_536);
            assertThat(Files.readString(folder.resolve(name)))
                    .startsWith("<?xml")
                    .endsWith("</log>\n");
        }
        assertThat(folder.resolve("flood.2.xml")).doesNotExist();
    }

    @Test
    void aLogThatCannotBeWrittenIsSaidBeforeTheRun() {
        Result result = Result.of(
                "run", PART2, "--log", folder.resolve("no/such/folder.log").toString());

        assertThat(result.status()).isEqualTo(2);
        assertThat(result.err()).contains("folder.log");
        assertThat(result.out()).isEmpty();
    }

    @Test
    void aSessionsMessagesAreLoggedToo() throws IOException {
        Path saved = folder.resolve("run.vmxscope");
        Path log = folder.resolve("again.log");
        Run.of(PART2, "--save", saved.toString());
        Result.of("run", saved.toString(), "--log", log.toString());

        assertThat(Files.readAllLines(log)).hasSize(6).first().asString().endsWith("[*] DriverEntry Called.");
    }
}
