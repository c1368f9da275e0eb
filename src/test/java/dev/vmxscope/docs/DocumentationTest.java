package dev.vmxscope.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Generated pages are as the tables are. After a change of a table, {@code mvn test -Dtest=DocumentationTest
 * -Dvmxscope.docs=write} writes them anew.
 */
class DocumentationTest {
    private static final Path PAGES = Path.of("src", "site", "markdown");

    @Test
    void theRegisterPageIsAsTheLayoutsAre() throws IOException {
        check("registers.md", RegisterPage.text());
    }

    @Test
    void theInstructionPageIsAsTheSpecificationsAre() throws IOException {
        check("instructions.md", InstructionPage.text());
    }

    @Test
    void theVmcsPageIsAsTheFieldTableIs() throws IOException {
        check("vmcs-fields.md", VmcsPage.text());
    }

    @Test
    void thePageOfRequestsIsAsTheTablesAre() throws IOException {
        check("irp-reference.md", IrpPage.text());
    }

    @Test
    void theReadmeStatesHowManyOracleRowsThereAre() throws IOException {
        long rows = 0;
        try (Stream<Path> files = Files.list(Path.of("src", "test", "resources", "oracle"))) {
            // order.tsv holds no rows but the order of the checks.
            for (Path file : files.filter(file -> !file.endsWith("order.tsv")).toList()) {
                rows += Files.readAllLines(file).stream()
                        .filter(line -> !line.isBlank() && !line.startsWith("#"))
                        .count();
            }
        }
        assertThat(Files.readString(Path.of("README.md"))).contains("(src/test/resources/oracle) | " + rows + " |");
    }

    private static void check(String page, String fresh) throws IOException {
        Path file = PAGES.resolve(page);
        if (System.getProperty("vmxscope.docs", "").equals("write")) {
            Files.writeString(file, fresh);
        }
        assertThat(file).exists();
        assertThat(Files.readString(file)).isEqualTo(fresh);
    }
}
