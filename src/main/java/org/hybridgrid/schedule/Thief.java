package org.hybridgrid.schedule;

/**
 * Who could take an action now.
 *
 * @param speed reference milliseconds of work per millisecond and slot, above 0
 * @param slots actions it runs at a time, at least 1
 * @param outstanding reference milliseconds of what was granted to it and is not finished
 */
public record Thief(double speed, int slots, double outstanding) {

    /** When it would finish one more action of this cost, in milliseconds from now. */
    double finish(double cost) {
        return (outstanding / slots + cost) / speed;
    }
}
