package org.hybridgrid.inputs;

import java.util.function.Supplier;

/** Is told by which way a search came to each file. Called in the thread of the search. */
public interface Trail {

    /** Nobody wants to know: the way of every compile, which the trail must cost nothing. */
    Trail NONE = (file, origin) -> {
    };

    /**
     * A file was found.
     *
     * @param file physical; told again each time the search comes to it
     * @param origin makes the origin; called within this method or never
     */
    void found(String file, Supplier<Origin> origin);
}
