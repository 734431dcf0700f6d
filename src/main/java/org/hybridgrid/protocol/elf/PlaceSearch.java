package org.hybridgrid.protocol.elf;

/**
 * Chooses one of several places for each of a row of strings, such that places ascend and the sum of costs is least. Dynamic programming;
 * of a string's places only those are kept that no other beats by being both lower and cheaper, which are few. One thread.
 */
final class PlaceSearch {

    private final int offers;
    /** For each string its kept places, ascending, and which kept place of the string before leads there at least cost. */
    private final int[] places;
    private final byte[] before;
    private final int[] kept;
    private int[] lastCosts = {0};
    private int[] costs;
    private int string;

    /** For this many strings with at most this many offers each. */
    PlaceSearch(int strings, int offers) {
        this.offers = offers;
        this.places = new int[strings * offers];
        this.before = new byte[strings * offers];
        this.kept = new int[strings];
        this.costs = new int[offers];
    }

    /** Offers a place for the present string. */
    void offer(int place, int cost) {
        int leading = string == 0 ? 0 : lastBelow(place);
        if (leading < 0) {
            return;
        }
        int sum = lastCosts[leading] + cost;
        int base = string * offers;
        int count = kept[string];
        int at = count;
        while (at > 0 && places[base + at - 1] > place) {
            at--;
        }
        if (at > 0 && costs[at - 1] <= sum) {
            return;
        }
        int beaten = at;
        while (beaten < count && costs[beaten] >= sum) {
            beaten++;
        }
        System.arraycopy(places, base + beaten, places, base + at + 1, count - beaten);
        System.arraycopy(before, base + beaten, before, base + at + 1, count - beaten);
        System.arraycopy(costs, beaten, costs, at + 1, count - beaten);
        places[base + at] = place;
        before[base + at] = (byte) leading;
        costs[at] = sum;
        kept[string] = count - beaten + at + 1;
    }

    /** The highest kept place of the string before that is lower: it is the cheapest of those, too. */
    private int lastBelow(int place) {
        int base = (string - 1) * offers;
        int at = kept[string - 1] - 1;
        while (at >= 0 && places[base + at] >= place) {
            at--;
        }
        return at;
    }

    /** Goes on to the next string; false if the present one has no place. */
    boolean next() {
        int[] spare = string == 0 ? new int[offers] : lastCosts;
        lastCosts = costs;
        costs = spare;
        return kept[string++] > 0;
    }

    /** The cheapest choice. */
    int[] places() {
        int[] chosen = new int[string];
        int at = string == 0 ? 0 : kept[string - 1] - 1;
        for (int i = string - 1; i >= 0; i--) {
            chosen[i] = places[i * offers + at];
            at = before[i * offers + at];
        }
        return chosen;
    }
}
