package org.hybridgrid.inputs;

import java.util.Set;
import org.hybridgrid.model.InputSet;
import org.hybridgrid.model.LocalReason;

/** What the search for a command's inputs ends in. */
public sealed interface Found {

    /**
     * Every file that the compiler may read.
     *
     * @param time the macros of the time that some file of the set mentions outside comments and
     *     strings, in a conditional that is skipped too. With {@code TIMESTAMP} among them every file
     *     of the set carries its modification time.
     * @param linesOfOthers whether a file says that its code is another file's; the compiler reads that one only to quote it
     */
    record Inputs(InputSet set, Set<TimeMacro> time, boolean linesOfOthers) implements Found {
        public Inputs {
            time = Set.copyOf(time);
        }
    }

    /**
     * A name can't be told without the preprocessor, which would settle it.
     *
     * @param why one clause for a person
     * @param file absolute path of the file that holds the directive
     * @param line from 1; 0 for the command itself
     */
    record Unsure(String why, String file, int line) implements Found {
    }

    /**
     * Not even preprocessed source would make the same object on another node.
     *
     * @param detail the file, and what is wrong with it
     */
    record Local(LocalReason reason, String detail) implements Found {
    }
}
