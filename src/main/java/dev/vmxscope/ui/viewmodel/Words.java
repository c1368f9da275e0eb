package dev.vmxscope.ui.viewmodel;

import dev.vmxscope.core.session.DiagnosisTexts;
import dev.vmxscope.core.session.EventTexts;
import dev.vmxscope.core.session.VerdictTexts;
import dev.vmxscope.core.text.Language;
import dev.vmxscope.core.text.Texts;

/**
 * All that the window can say, in one language.
 *
 * @param language which
 * @param texts of menus, buttons and panels
 * @param fields a sentence for each field of a register
 * @param rules what each requirement asks for, in the words of the command line
 * @param causes why an instruction fails and what can be done, in the words of the command line
 * @param events what happens in the machine, in the words of the command line
 */
public record Words(
        Language language, Texts texts, Texts fields, VerdictTexts rules, DiagnosisTexts causes, EventTexts events) {

    /** The words of a language. */
    public static Words of(Language language) {
        return new Words(
                language,
                Texts.window(language),
                Texts.of(language, Texts.REGISTERS),
                VerdictTexts.of(language),
                DiagnosisTexts.of(language),
                EventTexts.of(language));
    }
}
