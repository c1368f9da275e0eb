package dev.vmxscope.ui.control;

import dev.vmxscope.core.bits.Access;
import dev.vmxscope.core.bits.BitField;
import dev.vmxscope.core.text.Texts;
import dev.vmxscope.ui.viewmodel.Wanted;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/**
 * One register bit by bit, highest bit first as the manual draws it. The strip is one stop of the Tab key; the arrow
 * keys walk from field to field, Space or Enter asks to toggle.
 */
public final class BitStrip extends VBox {
    private static final PseudoClass EDITABLE = PseudoClass.getPseudoClass("editable");

    private final Texts texts;
    private final Label name = new Label();
    private final Label value = new Label();
    private final Label old = new Label();
    private final Label locked = new Label();
    private final Label wanted = new Label("", new Glyph(Feather.ALERT_TRIANGLE));
    private final FlowPane legend = new FlowPane();
    private final CellGrid grid = new CellGrid();
    private final Label detail = new Label();
    private final List<BitCell> cells = new ArrayList<>();
    private Function<BitField, String> meaning = field -> "";
    private Function<BitField, String> origin = field -> "";
    private Consumer<BitField> onToggle = field -> {};
    private boolean editable;
    private @Nullable BitView view;
    private @Nullable BitCell current;

    /** An empty strip. */
    public BitStrip(Texts texts) {
        this.texts = texts;
        getStyleClass().add("bit-strip");
        name.getStyleClass().add("bits-name");
        value.getStyleClass().addAll("bits-value", "mono");
        old.getStyleClass().addAll("bits-old", "mono");
        locked.setText(texts.get("bits.locked"));
        locked.setGraphic(new Glyph(Feather.LOCK));
        locked.getStyleClass().add("bits-locked");
        wanted.getStyleClass().add("bits-wanted");
        wanted.setWrapText(true);
        wanted.setMinHeight(USE_PREF_SIZE);
        FlowPane header = new FlowPane(name, value, old, locked);
        header.getStyleClass().add("bits-header");
        legend.getStyleClass().add("bits-legend");
        for (FixedBits.Rule rule : FixedBits.Rule.values()) {
            if (rule != FixedBits.Rule.MIXED) {
                legend.getChildren().add(new Label(texts.get("bits.legend." + rule.name())));
            }
        }
        detail.getStyleClass().add("bits-detail");
        detail.setWrapText(true);
        getChildren().setAll(header, wanted, grid, legend, detail);
        addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
    }

    /** Shows a register. */
    public void show(BitView shown) {
        boolean sameLayout = view != null && view.layout().equals(shown.layout());
        view = shown;
        if (!sameLayout) {
            buildCells(shown);
        }
        name.setText(shown.layout().name());
        value.setText(shown.hex());
        boolean changed = shown.value() != shown.before();
        old.setText(texts.format(
                "bits.was", HexText.of(shown.before(), shown.layout().bits())));
        reveal(old, changed);
        reveal(locked, shown.locked());
        wanted.setText(wantedText(shown));
        reveal(wanted, shown.wanted().isPresent());
        reveal(legend, shown.fixed().isPresent());
        cells.forEach(cell -> cell.show(shown, describe(cell.field())));
        showDetail();
    }

    /** The cell of the first field that changed, highest bit first. */
    public Optional<Node> changedCell() {
        return cells.stream()
                .filter(cell -> view != null && view.changed(cell.field()))
                .<Node>map(cell -> cell)
                .findFirst();
    }

    /** The cell of the first field that an instruction wants otherwise, highest bit first. */
    public Optional<Node> wantedCell() {
        return cells.stream()
                .filter(cell -> view != null && view.wanted(cell.field()).isPresent())
                .<Node>map(cell -> cell)
                .findFirst();
    }

    /** The cell of a field. */
    public Optional<Node> cellOf(BitField field) {
        return cells.stream()
                .filter(cell -> cell.field().equals(field))
                .<Node>map(cell -> cell)
                .findFirst();
    }

    /** Where the texts on the meaning of fields come from; empty text for none. */
    public void setMeaning(Function<BitField, String> source) {
        meaning = source;
        if (view != null) {
            show(view);
        }
    }

    /** Where the texts on who set a field come from, asked when somebody points at it; empty text for none. */
    public void setOrigin(Function<BitField, String> source) {
        origin = source;
    }

    /** Puts the keyboard on the highest field that has one of those bits, and gives its cell. */
    public Optional<Node> point(long mask) {
        Optional<BitCell> found =
                cells.stream().filter(cell -> (cell.field().mask() & mask) != 0).findFirst();
        found.ifPresent(cell -> {
            point(cell);
            cell.requestFocus();
        });
        return found.map(cell -> cell);
    }

    /** Whether a click asks to toggle a field. */
    public void setEditable(boolean can) {
        editable = can;
        cells.forEach(this::markEditable);
    }

    /** Who is asked when the user wants to toggle a field. The strip itself changes nothing. */
    public void setOnToggle(Consumer<BitField> consumer) {
        onToggle = consumer;
    }

    /** What the strip says of a field: name, place, mask, value, access and meaning. */
    public String describe(BitField field) {
        if (view == null) {
            return "";
        }
        String text = texts.format(
                "bits.detail." + (field.width() == 1 ? "bit" : "field"),
                field.name(),
                field.position(),
                HexText.shortOf(field.mask()),
                field.width() == 1 ? Long.toString(field.of(view.value())) : HexText.shortOf(field.of(view.value())),
                texts.get("access." + field.access().name()));
        List<String> parts = new ArrayList<>(List.of(text));
        if (view.changed(field)) {
            parts.add(texts.format("bits.detail.was", HexText.shortOf(field.of(view.before()))));
        }
        view.wanted(field).ifPresent(bits -> parts.add(need(bits, field)));
        ruleText(view, field).ifPresent(parts::add);
        String what = meaning.apply(field);
        if (!what.isEmpty()) {
            parts.add(what);
        }
        return String.join(" · ", parts);
    }

    private String describeFully(BitField field) {
        String who = origin.apply(field);
        return who.isEmpty() ? describe(field) : String.join(" · ", describe(field), who);
    }

    private String need(Wanted bits, BitField field) {
        long value = field.of(bits.required());
        return field.width() == 1
                ? texts.format("bits.need.bit", bits.instruction(), Long.toString(value))
                : texts.format("bits.need.field", bits.instruction());
    }

    private String wantedText(BitView shown) {
        return shown.wanted()
                .map(bits -> texts.format(
                        "bits.wanted",
                        bits.instruction(),
                        texts.list(cells.stream()
                                .map(BitCell::field)
                                .filter(field -> (field.mask() & bits.mask()) != 0)
                                .map(field -> wantedText(bits, field))
                                .toList())))
                .orElse("");
    }

    private String wantedText(Wanted bits, BitField field) {
        String name = field.access().reserved() ? field.position() : field.name();
        return field.width() == 1
                ? texts.format("bits.wanted.bit", name, Long.toString(field.of(bits.required())))
                : texts.format("bits.wanted.field", name);
    }

    private Optional<String> ruleText(BitView shown, BitField field) {
        return shown.fixed().map(bits -> {
            String rule = texts.get("bits.explain." + bits.rule(field).name());
            return bits.met(field, shown.value()) ? rule : texts.format("bits.unmet", rule);
        });
    }

    private void buildCells(BitView shown) {
        cells.clear();
        List<BitField> fields = new ArrayList<>(shown.layout().fields());
        Collections.reverse(fields);
        for (BitField field : fields) {
            BitCell cell = new BitCell(field, texts);
            cell.setOnMouseClicked(event -> {
                point(cell);
                cell.requestFocus();
                toggle(cell);
            });
            cell.setTip(() -> describeFully(field));
            cell.hoverProperty().addListener(change -> showDetail());
            cell.focusedProperty().addListener(change -> focused(cell));
            markEditable(cell);
            cells.add(cell);
        }
        grid.setCells(cells);
        point(cells.stream()
                .filter(cell -> !cell.field().access().reserved())
                .findFirst()
                .orElse(cells.get(0)));
    }

    private void focused(BitCell cell) {
        if (cell.isFocused()) {
            point(cell);
        }
        cell.setAccessibleHelp(cell.isFocused() ? origin.apply(cell.field()) : "");
        showDetail();
    }

    private void markEditable(BitCell cell) {
        cell.pseudoClassStateChanged(EDITABLE, canToggle(cell.field()));
    }

    private boolean canToggle(BitField field) {
        return editable && !field.access().reserved() && field.access() != Access.READ_ONLY;
    }

    private void toggle(BitCell cell) {
        if (canToggle(cell.field())) {
            onToggle.accept(cell.field());
        }
    }

    private void point(BitCell cell) {
        current = cell;
        cells.forEach(other -> other.setFocusTraversable(other == cell));
    }

    private void keyPressed(KeyEvent event) {
        int at = current == null ? -1 : cells.indexOf(current);
        if (at < 0 || event.isAltDown() || event.isControlDown() || event.isShiftDown()) {
            return;
        }
        switch (event.getCode()) {
            case LEFT, UP -> go(at - 1);
            case RIGHT, DOWN -> go(at + 1);
            case HOME -> go(0);
            case END -> go(cells.size() - 1);
            case SPACE, ENTER -> toggle(cells.get(at));
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void go(int index) {
        BitCell next = cells.get(Math.max(0, Math.min(cells.size() - 1, index)));
        point(next);
        next.requestFocus();
    }

    private void showDetail() {
        Optional<BitCell> pointed = cells.stream()
                .filter(Node::isHover)
                .findFirst()
                .or(() -> cells.stream().filter(Node::isFocused).findFirst());
        detail.setText(pointed.map(cell -> describeFully(cell.field())).orElseGet(() -> texts.get("bits.detail.none")));
    }

    private static void reveal(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }
}
