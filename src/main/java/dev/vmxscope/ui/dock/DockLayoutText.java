package dev.vmxscope.ui.dock;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javafx.geometry.Orientation;
import org.jspecify.annotations.Nullable;

/**
 * A layout as JSON text, so that it survives a restart. The text is untrusted when it comes back: an older version or
 * another hand may have written it.
 */
public final class DockLayoutText {
    private static final int DEEPEST = 16;
    private static final JsonFactory JSON = new JsonFactory();

    private DockLayoutText() {}

    /** The layout as one line of text. */
    public static String write(DockLayout layout) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = JSON.createGenerator(text)) {
            out.writeStartObject();
            if (layout.root() != null) {
                out.writeFieldName("root");
                writeTree(out, layout.root());
            }
            if (layout.maximised() != null) {
                out.writeStringField("maximised", layout.maximised());
            }
            out.writeArrayFieldStart("floating");
            for (Floating window : layout.floating()) {
                WindowBounds at = window.bounds();
                out.writeStartArray();
                out.writeString(window.id());
                for (double number : new double[] {at.x(), at.y(), at.width(), at.height()}) {
                    out.writeNumber(number);
                }
                out.writeEndArray();
            }
            out.writeEndArray();
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static void writeTree(JsonGenerator out, DockTree tree) throws IOException {
        out.writeStartObject();
        if (tree instanceof DockTree.Split split) {
            out.writeStringField("split", split.orientation().name());
            out.writeArrayFieldStart("weights");
            for (double weight : split.weights()) {
                out.writeNumber(weight);
            }
            out.writeEndArray();
            out.writeArrayFieldStart("children");
            for (DockTree child : split.children()) {
                writeTree(out, child);
            }
            out.writeEndArray();
        } else if (tree instanceof DockTree.Tabs tabs) {
            out.writeStringField("selected", tabs.selected());
            out.writeArrayFieldStart("tabs");
            for (String id : tabs.ids()) {
                out.writeString(id);
            }
            out.writeEndArray();
        }
        out.writeEndObject();
    }

    /**
     * The layout that a text describes, without panels that are not known.
     *
     * @param text what {@link #write} gave, or anything else
     * @param known the panels there are today
     * @param fallback what to use if the text says no layout
     */
    public static DockLayout read(String text, Set<String> known, DockLayout fallback) {
        try (JsonParser in = JSON.createParser(text)) {
            DockLayout layout = readLayout(in).only(known);
            return layout.shown().isEmpty() ? fallback : layout;
        } catch (IOException | IllegalArgumentException e) {
            return fallback;
        }
    }

    private static DockLayout readLayout(JsonParser in) throws IOException {
        DockTree root = null;
        String maximised = null;
        List<Floating> floating = new ArrayList<>();
        expect(in.nextToken() == JsonToken.START_OBJECT);
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String name = in.currentName();
            in.nextToken();
            switch (name) {
                case "root" -> root = readTree(in, 0);
                case "maximised" -> maximised = readString(in);
                case "floating" -> {
                    expect(in.currentToken() == JsonToken.START_ARRAY);
                    while (in.nextToken() == JsonToken.START_ARRAY) {
                        floating.add(readFloating(in));
                    }
                }
                default -> in.skipChildren();
            }
        }
        return new DockLayout(root, floating, maximised);
    }

    private static Floating readFloating(JsonParser in) throws IOException {
        in.nextToken();
        String id = readString(in);
        List<Double> numbers = readNumbers(in);
        expect(numbers.size() == 4);
        return new Floating(id, new WindowBounds(numbers.get(0), numbers.get(1), numbers.get(2), numbers.get(3)));
    }

    private static DockTree readTree(JsonParser in, int depth) throws IOException {
        expect(depth < DEEPEST && in.currentToken() == JsonToken.START_OBJECT);
        String selected = null;
        List<String> ids = new ArrayList<>();
        Orientation orientation = null;
        List<Double> weights = List.of();
        List<DockTree> children = new ArrayList<>();
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String name = in.currentName();
            in.nextToken();
            switch (name) {
                case "selected" -> selected = readString(in);
                case "split" -> orientation = Orientation.valueOf(readString(in));
                case "weights" -> weights = readNumbers(in);
                case "tabs" -> {
                    while (in.nextToken() != JsonToken.END_ARRAY) {
                        ids.add(readString(in));
                    }
                }
                case "children" -> {
                    while (in.nextToken() == JsonToken.START_OBJECT) {
                        children.add(readTree(in, depth + 1));
                    }
                }
                default -> in.skipChildren();
            }
        }
        return treeOf(orientation, children, weights, ids, selected);
    }

    private static DockTree treeOf(
            @Nullable Orientation orientation,
            List<DockTree> children,
            List<Double> weights,
            List<String> ids,
            @Nullable String selected) {
        if (orientation != null) {
            return new DockTree.Split(orientation, children, weights);
        }
        expect(selected != null);
        return new DockTree.Tabs(ids, selected == null ? "" : selected);
    }

    private static List<Double> readNumbers(JsonParser in) throws IOException {
        List<Double> numbers = new ArrayList<>();
        while (in.nextToken() != JsonToken.END_ARRAY) {
            expect(in.currentToken() != null && in.currentToken().isNumeric());
            numbers.add(in.getDoubleValue());
        }
        return numbers;
    }

    private static String readString(JsonParser in) throws IOException {
        expect(in.currentToken() == JsonToken.VALUE_STRING);
        return in.getText();
    }

    private static void expect(boolean holds) {
        if (!holds) {
            throw new IllegalArgumentException("not a layout");
        }
    }
}
