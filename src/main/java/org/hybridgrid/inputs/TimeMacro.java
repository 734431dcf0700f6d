package org.hybridgrid.inputs;

/** A predefined macro whose value depends on a clock. */
public enum TimeMacro {
    /** {@code __DATE__}: the day of the compile, or SOURCE_DATE_EPOCH. */
    DATE("__DATE__"),
    /** {@code __TIME__}: the second of the compile, or SOURCE_DATE_EPOCH. */
    TIME("__TIME__"),
    /** {@code __TIMESTAMP__}: when the file that uses it was modified. */
    TIMESTAMP("__TIMESTAMP__");

    private final String macro;

    TimeMacro(String macro) {
        this.macro = macro;
    }

    /** The macro as a source writes it. */
    public String macro() {
        return macro;
    }
}
