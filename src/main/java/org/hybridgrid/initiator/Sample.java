package org.hybridgrid.initiator;

/**
 * Chooses a share of the compiles, so that at any moment their number is within one of what the shares of all that were asked about come to:
 * right for one percent of a small build as for half of a large one, and whatever order the compiles come in. Which ones is decided
 * by the compiles themselves, so the same build on a fresh node has the same ones chosen. Thread-safe.
 *
 * <p>How: every compile adds its share to what is due, a choice takes one away. The next choice falls when what is due passes a threshold that
 * is uniform between 0 and 1, drawn anew after each choice from the bits of the compile that follows: a fixed one would choose the compiles at a
 * fixed distance.
 */
final class Sample {

    private double due;
    private double threshold;
    private boolean drawn;

    /**
     * Whether this compile is chosen.
     *
     * @param percent 0 to 100
     * @param bits of the compile, alike for the same one
     */
    synchronized boolean takes(double percent, long bits) {
        if (!drawn) {
            threshold = 1 - uniform(bits);
            drawn = true;
        }
        due += percent / 100;
        if (percent <= 0 || due < threshold) {
            return false;
        }
        due -= 1;
        drawn = false;
        return true;
    }

    /** From 0 to below 1; the last step of MurmurHash3 spreads bits that are much alike. */
    private static double uniform(long bits) {
        long mixed = (bits ^ bits >>> 33) * 0xff51afd7ed558ccdL;
        mixed = (mixed ^ mixed >>> 33) * 0xc4ceb9fe1a85ec53L;
        return ((mixed ^ mixed >>> 33) >>> 11) * 0x1.0p-53;
    }
}
