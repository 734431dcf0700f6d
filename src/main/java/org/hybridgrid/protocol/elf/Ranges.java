package org.hybridgrid.protocol.elf;

/**
 * The ranges of a list as two columns: the start as the distance from where the last range ended, of a list's first range from where the list
 * before began, since those of one function begin together; and the length. Writing and reading keep the same state. One thread.
 */
final class Ranges {

    private final Column starts;
    private final Column lengths;
    private long firstStart;
    private long lastEnd;
    private boolean first = true;

    Ranges(Column starts, Column lengths) {
        this.starts = starts;
        this.lengths = lengths;
    }

    /** The next range is the first of its list. */
    void beginList() {
        first = true;
    }

    void put(long start, long end) {
        starts.putSigned(start - likelyStart());
        lengths.putSigned(end - start);
        passed(start, end);
    }

    /** The start of a range; {@link #takeEnd} must follow. */
    long takeStart() {
        return likelyStart() + starts.takeSigned();
    }

    long takeEnd(long start) {
        long end = start + lengths.takeSigned();
        passed(start, end);
        return end;
    }

    private long likelyStart() {
        return first ? firstStart : lastEnd;
    }

    private void passed(long start, long end) {
        firstStart = first ? start : firstStart;
        first = false;
        lastEnd = end;
    }
}
