package org.hybridgrid.protocol.elf;

import java.util.Arrays;
import org.hybridgrid.protocol.MalformedMessageException;

/**
 * The order in which GCC writes .debug_str: that of the places of its hash table, of a prime size with double hashing. Where a
 * string landed follows from its hash but for collisions; how many free places it passed over tells the rest, and is mostly 0.
 */
final class HashOrder {

    /** Stands for no hash table: strings in the order of their first use, as Clang writes them. */
    static final int FIRST_USE = 0;

    /** The sizes that GCC's tables have: the largest primes below powers of two. */
    private static final int[] PRIMES = {
        7, 13, 31, 61, 127, 251, 509, 1021, 2039, 4093, 8191, 16381, 32749, 65521, 131071, 262139};
    /** How many places of its path a string may be at. */
    private static final int PATH = 40;
    /** GCC doubles a table that is three quarters full, so that one of the first sizes above the count is it. */
    private static final int SIZES_TRIED = 4;

    private HashOrder() {
    }

    static int hash(byte[] text, int from, int length) {
        int hash = 0;
        for (int i = from; i < from + length; i++) {
            hash = hash * 67 + (text[i] & 0xff) - 113;
        }
        return hash;
    }

    private static int first(int hash, int prime) {
        return Integer.remainderUnsigned(hash, prime);
    }

    private static int step(int hash, int prime) {
        return 1 + Integer.remainderUnsigned(hash, prime - 2);
    }

    /** The likely size of the table that had strings of these hashes in this order. */
    static int prime(int[] hashes) {
        int best = PRIMES[PRIMES.length - 1];
        int mostAscents = -1;
        int tried = 0;
        for (int prime : PRIMES) {
            if (prime < hashes.length || tried == SIZES_TRIED) {
                continue;
            }
            tried++;
            int ascents = 0;
            int previous = 0;
            for (int hash : hashes) {
                int place = first(hash, prime);
                ascents += place >= previous ? 1 : 0;
                previous = place;
            }
            if (ascents > mostAscents) {
                mostAscents = ascents;
                best = prime;
            }
        }
        return best;
    }

    /**
     * A place for each string such that places ascend, each is on its string's path, and as few as possible are not its first; null
     * if there is none.
     */
    static int[] places(int[] hashes, int prime) {
        // Places are spread evenly, so that each is near the one that its rank tells: some eight standard deviations leave most offers out.
        int[] places = places(hashes, prime, 16 + (int) (4.0 * prime / Math.sqrt(hashes.length + 1.0)));
        return places == null ? places(hashes, prime, prime) : places;
    }

    private static int[] places(int[] hashes, int prime, int reach) {
        PlaceSearch search = new PlaceSearch(hashes.length, PATH);
        for (int i = 0; i < hashes.length; i++) {
            int at = first(hashes[i], prime);
            int step = step(hashes[i], prime);
            int likely = (int) ((long) i * prime / hashes.length);
            for (int j = 0; j < PATH; j++) {
                if (Math.abs(at - likely) <= reach) {
                    search.offer(at, j == 0 ? 0 : j + 2);
                }
                at = at + step >= prime ? at + step - prime : at + step;
            }
            if (!search.next()) {
                return null;
            }
        }
        return search.places();
    }

    /** The free places that a string passes over before it takes this one. */
    static int passedOver(int hash, int prime, int place, boolean[] taken) {
        int step = step(hash, prime);
        int passed = 0;
        for (int at = first(hash, prime); at != place; at = at + step >= prime ? at + step - prime : at + step) {
            passed += taken[at] ? 0 : 1;
        }
        taken[place] = true;
        return passed;
    }

    /** The place that a string takes which passes over this many free ones. */
    static int take(int hash, int prime, int passedOver, boolean[] taken) {
        int step = step(hash, prime);
        int at = first(hash, prime);
        int left = passedOver;
        for (int j = 0; j < PATH; j++) {
            if (!taken[at] && left-- == 0) {
                taken[at] = true;
                return at;
            }
            at = at + step >= prime ? at + step - prime : at + step;
        }
        throw new MalformedMessageException("no place for a debug string");
    }

    /** The table's size as read. */
    static int checkedPrime(long value) {
        if (value != FIRST_USE && Arrays.stream(PRIMES).noneMatch(prime -> prime == value)) {
            throw new MalformedMessageException("no hash table has size " + value);
        }
        return (int) value;
    }
}
