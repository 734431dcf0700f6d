package org.hybridgrid.fuzz;

import java.io.IOException;

/** Something that makes cases from seeds and checks them. */
interface Fuzz {

    /** Makes and checks the cases of one seed; what they end in goes to a {@link Tally}. */
    void seed(long seed) throws IOException, InterruptedException;
}
