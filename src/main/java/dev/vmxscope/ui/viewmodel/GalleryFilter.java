package dev.vmxscope.ui.viewmodel;

import dev.vmxscope.ui.viewmodel.LessonHome.CaseRow;
import dev.vmxscope.ui.viewmodel.LessonHome.CaseState;
import java.util.Locale;
import java.util.Optional;

/**
 * Which cases a person wants to see.
 *
 * @param text what the title or the story must have in it, whatever the case; empty for all
 * @param state how far it must be; empty for all
 */
public record GalleryFilter(String text, Optional<CaseState> state) {
    /** Every case. */
    public static final GalleryFilter ALL = new GalleryFilter("", Optional.empty());

    /** Whether a case is to be seen. */
    public boolean lets(CaseRow row) {
        String wanted = text.strip().toLowerCase(Locale.ROOT);
        String said = row.card().title() + "\n" + row.card().story() + "\n"
                + row.card().id();
        return said.toLowerCase(Locale.ROOT).contains(wanted) && (state.isEmpty() || state.get() == row.state());
    }
}
