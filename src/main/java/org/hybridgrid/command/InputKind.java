package org.hybridgrid.command;

import org.hybridgrid.model.Language;
import org.hybridgrid.model.LocalReason;

/** What a driver takes an input for, by its suffix or by {@code -x}. */
sealed interface InputKind {

    /** A source in a language that can be distributed. */
    record Source(Language language) implements InputKind {
    }

    /** Something that keeps the command here: an object for the linker, a header, another language. */
    record Other(LocalReason reason) implements InputKind {
    }
}
