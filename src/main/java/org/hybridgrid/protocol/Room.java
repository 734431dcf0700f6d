package org.hybridgrid.protocol;

/**
 * What a worker says of its room to one initiator. It is said on both planes, which overtake each other, so that statements are numbered: a
 * worker and an initiator that took different ones for the last would each wait for the other for ever.
 *
 * @param free actions it would take now, running and waiting ones together at most its slots and one ahead for each
 * @param granted how many grants of this initiator it had seen when it said so: later ones count against {@code free}
 * @param number grows with every statement of one life of the worker, to whomever; above 0
 * @param speed reference milliseconds of work per millisecond, for one slot
 */
public record Room(int free, long granted, long number, double speed) {

    void write(Writer out) {
        out.number(free).number(granted).number(number).number(Math.round(speed * 1000));
    }

    static Room read(Reader in) {
        return new Room(in.count(), in.number(), in.number(), in.number() / 1000.0);
    }
}
