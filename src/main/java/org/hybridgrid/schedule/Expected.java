package org.hybridgrid.schedule;

/**
 * What a compile is expected to take, or took.
 *
 * @param costMs reference milliseconds, above 0
 * @param peakMb largest resident memory in MiB; 0 if nothing is known
 */
public record Expected(double costMs, int peakMb) {
}
