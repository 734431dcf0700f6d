package org.hybridgrid.inputs;

/**
 * By what a file was found.
 *
 * @param file absolute path of the file that holds the directive; empty for the command line
 * @param line of the directive, from 1; 0 for the command line
 * @param words the directive or the option, for a person, e.g. {@code #include <stdio.h>} or {@code -include config.h}
 */
public record Origin(String file, int line, String words) {

    static Origin option(String words) {
        return new Origin("", 0, words);
    }

    /** For a person, e.g. {@code /src/a.c:3: #include "a.h"}. */
    public String text() {
        return file.isEmpty() ? words : file + ":" + line + ": " + words;
    }
}
