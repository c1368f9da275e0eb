package dev.vmxscope.cli;

import dev.vmxscope.core.session.EventKind;
import dev.vmxscope.core.session.EventTexts;
import dev.vmxscope.core.text.Language;
import dev.vmxscope.core.text.Message;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What {@code run} prints on standard output, and how. */
final class RunOutput {
    @Option(names = "--format", paramLabel = "FORMAT", descriptionKey = "run.format")
    private @Nullable String format;

    @Option(names = "--json", descriptionKey = "run.json")
    private boolean json;

    @Option(names = "--events", paramLabel = "KINDS", descriptionKey = "run.events")
    private @Nullable String events;

    private enum Format {
        TEXT,
        JSON,
        CSV,
        XML
    }

    /** The language of what is printed: JSON is for programs, and its words stay what they are. */
    Language language(Language asked) throws InputProblem {
        return format() == Format.JSON ? Language.ENGLISH : asked;
    }

    /** Where the run is told. */
    Report report(PrintWriter out, Language language) throws InputProblem {
        EventTexts texts = EventTexts.of(language(language));
        Report all = switch (format()) {
            case TEXT -> new TextReport(out, texts);
            case JSON -> new JsonReport(out, texts);
            case CSV -> new CsvReport(out, texts);
            case XML -> new XmlReport(out, texts);
        };
        return events == null ? all : new SelectedReport(all, texts, kinds(events));
    }

    private Format format() throws InputProblem {
        if (format == null) {
            return json ? Format.JSON : Format.TEXT;
        }
        for (Format known : Format.values()) {
            if (known.name().equalsIgnoreCase(format)) {
                if (json && known != Format.JSON) {
                    throw new InputProblem(Message.of("option.format.json", format));
                }
                return known;
            }
        }
        throw new InputProblem(Message.of("option.format", format));
    }

    private static Set<EventKind> kinds(String list) throws InputProblem {
        Set<EventKind> kinds = EnumSet.noneOf(EventKind.class);
        for (String word : list.split(",", -1)) {
            String id = word.strip().toLowerCase(Locale.ROOT);
            kinds.add(Arrays.stream(EventKind.values())
                    .filter(kind -> kind.id().equals(id))
                    .findFirst()
                    .orElseThrow(() -> new InputProblem(Message.of("option.events", word, ids()))));
        }
        return kinds;
    }

    private static String ids() {
        return Arrays.stream(EventKind.values()).map(EventKind::id).collect(Collectors.joining(", "));
    }
}
