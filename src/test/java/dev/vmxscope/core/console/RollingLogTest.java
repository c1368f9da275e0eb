package dev.vmxscope.core.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Logs that are written while lines come in. */
class RollingLogTest {
    private static final ConsoleView VIEW = Lines.view(ConsoleSettings.DEFAULT, Lines.kernel("x".repeat(1000)));
    private static final int ROW = LogFormat.XML.row(VIEW, 0).length();

    private final Map<Integer, ByteArrayOutputStream> files = new TreeMap<>();

    private OutputStream begin(int number) {
        files.put(number, new ByteArrayOutputStream());
        return files.get(number);
    }

    private RollingLog write(LogLimit limit, int rows) throws IOException {
        RollingLog log = new RollingLog(LogFormat.XML, limit, this::begin);
        for (int row = 0; row < rows; row++) {
            log.write(VIEW, 0);
        }
        log.close();
        return log;
    }

    @Test
    void withoutLimitOneFileTakesAll() throws IOException {
        RollingLog log = write(LogLimit.NONE, 300);

        assertThat(files).containsOnlyKeys(0);
        assertThat(files.get(0).size()).isGreaterThan(300 * ROW);
        assertThat(log.overwritten()).isZero();
    }

    @Test
    void noFileIsLargerThanItMayBeAndEachIsAWhole() throws IOException {
        write(new LogLimit(LogLimit.LEAST, 10), 300);

        assertThat(files).hasSizeBetween(5, 8);
        assertThat(files.values()).allSatisfy(file -> {
            assertThat(file.size()).isLessThanOrEqualTo((int) LogLimit.LEAST);
            assertThat(file.toString()).startsWith("<?xml").endsWith("</log>\n");
        });
    }

    @Test
    void whatIsWrittenOverIsCounted() throws IOException {
        RollingLog log = write(new LogLimit(LogLimit.LEAST, 2), 300);
        int kept = files.values().stream()
                .mapToInt(file -> (file.size() - 50) / ROW)
                .sum();

        assertThat(files).containsOnlyKeys(0, 1);
        assertThat(log.overwritten()).isEqualTo(300 - kept);
    }

    @Test
    void aSingleFileBeginsAgain() throws IOException {
        RollingLog log = write(new LogLimit(LogLimit.LEAST, 1), 100);

        assertThat(files).containsOnlyKeys(0);
        assertThat(log.overwritten()).isPositive();
    }

    @Test
    void aLimitThatHoldsNoRowIsRefused() {
        assertThatThrownBy(() -> new LogLimit(100, 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
