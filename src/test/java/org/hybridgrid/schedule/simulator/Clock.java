package org.hybridgrid.schedule.simulator;

import java.util.PriorityQueue;

/** Simulated time: what happens when, in order. Events of the same time happen in the order in which they were planned. */
final class Clock {

    private record Event(double at, long number, Runnable what) implements Comparable<Event> {
        @Override
        public int compareTo(Event other) {
            int byTime = Double.compare(at, other.at);
            return byTime != 0 ? byTime : Long.compare(number, other.number);
        }
    }

    private final PriorityQueue<Event> events = new PriorityQueue<>();
    private double now;
    private long planned;

    double now() {
        return now;
    }

    void in(double ms, Runnable what) {
        events.add(new Event(now + Math.max(0, ms), planned++, what));
    }

    /** Lets the next event happen; false if there is none. */
    boolean step() {
        Event next = events.poll();
        if (next == null) {
            return false;
        }
        now = next.at();
        next.what().run();
        return true;
    }
}
