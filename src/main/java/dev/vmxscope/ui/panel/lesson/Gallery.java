package dev.vmxscope.ui.panel.lesson;

import dev.vmxscope.core.text.Texts;
import dev.vmxscope.ui.control.WrapRow;
import dev.vmxscope.ui.viewmodel.GalleryFilter;
import dev.vmxscope.ui.viewmodel.LessonDesk;
import dev.vmxscope.ui.viewmodel.LessonHome;
import dev.vmxscope.ui.viewmodel.LessonHome.CaseRow;
import dev.vmxscope.ui.viewmodel.LessonHome.CaseState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The cases to solve, in groups, with how far each is. */
final class Gallery extends VBox {
    private final Texts texts;
    private final LessonDesk lessons;
    private final LessonHome home;
    private final VBox groups = new VBox();

    Gallery(Texts texts, LessonDesk lessons, LessonHome home) {
        this.texts = texts;
        this.lessons = lessons;
        this.home = home;
        getStyleClass().add("gallery");
        groups.getStyleClass().add("gallery-groups");
        TextField field = new TextField(filter().text());
        field.setId("gallery-filter");
        field.setPromptText(texts.get("gallery.filter"));
        field.setAccessibleText(texts.get("gallery.filter"));
        field.textProperty().addListener((property, old, text) -> {
            lessons.filter(new GalleryFilter(text, filter().state()));
            fill();
        });
        getChildren().setAll(field, states(), groups);
        fill();
    }

    private GalleryFilter filter() {
        return lessons.filterProperty().get();
    }

    private WrapRow states() {
        ToggleGroup together = new ToggleGroup();
        WrapRow row = new WrapRow(state(
                together,
                "gallery-all",
                Optional.empty(),
                texts.format("gallery.all", home.cases().size())));
        for (CaseState state : CaseState.values()) {
            row.add(state(
                    together,
                    "gallery-" + name(state),
                    Optional.of(state),
                    texts.format("gallery.count." + name(state), home.count(state))));
        }
        return row;
    }

    private RadioButton state(ToggleGroup together, String id, Optional<CaseState> state, String text) {
        RadioButton button = new RadioButton(text);
        button.setId(id);
        button.setToggleGroup(together);
        button.setSelected(filter().state().equals(state));
        button.setOnAction(event -> {
            lessons.filter(new GalleryFilter(filter().text(), state));
            fill();
        });
        return button;
    }

    private void fill() {
        Map<String, List<CaseRow>> found = new LinkedHashMap<>();
        for (CaseRow row : home.cases()) {
            if (filter().lets(row)) {
                found.computeIfAbsent(row.card().group(), group -> new ArrayList<>())
                        .add(row);
            }
        }
        groups.getChildren().clear();
        if (found.isEmpty()) {
            groups.getChildren().add(Prose.line(texts.get("gallery.none"), "muted"));
        }
        found.forEach((group, rows) -> {
            WrapRow cards = new WrapRow();
            cards.getStyleClass().add("gallery-cards");
            rows.forEach(row -> cards.add(card(row)));
            groups.getChildren().addAll(Prose.line(texts.get("gallery.group." + group), "gallery-group"), cards);
        });
    }

    private Button card(CaseRow row) {
        String state = texts.get("gallery.state." + name(row.state()));
        VBox body = new VBox(
                Prose.line(row.card().title(), "card-title"),
                Prose.line(row.card().story(), "case-story"),
                Prose.line(icon(row.state()), state, "case-state"));
        body.getStyleClass().add("card-body");
        Button card = new Card(body);
        card.setId("case-" + row.card().id());
        card.getStyleClass().addAll("card-button", "case-card", "case-" + name(row.state()));
        card.setAccessibleText(texts.format(
                "gallery.card", row.card().title(), state, row.card().story()));
        card.setOnAction(event -> lessons.open(row.card().id()));
        return card;
    }

    private static Feather icon(CaseState state) {
        return switch (state) {
            case NEW -> Feather.CIRCLE;
            case TRIED -> Feather.EDIT_3;
            case SOLVED -> Feather.CHECK_SQUARE;
        };
    }

    private static String name(CaseState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    /** A button as high as its wrapped texts are at its width, which a button by itself does not ask. */
    private static final class Card extends Button {
        private final VBox body;

        Card(VBox body) {
            this.body = body;
            setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
            setAlignment(Pos.TOP_LEFT);
            setGraphic(body);
        }

        @Override
        public Orientation getContentBias() {
            return Orientation.HORIZONTAL;
        }

        @Override
        protected double computePrefHeight(double width) {
            double across = snappedLeftInset() + snappedRightInset();
            double inside = width < 0 ? -1 : Math.max(0, width - across);
            return snappedTopInset() + body.prefHeight(inside) + snappedBottomInset();
        }

        @Override
        protected double computeMinHeight(double width) {
            return computePrefHeight(width);
        }
    }
}
