package org.hybridgrid.schedule;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * How a worker spreads its room among initiators: who was served least lately comes first, so that each initiator with work gets the same share of
 * the worker, however many actions it has and however long they are (deficit round robin: Shreedhar and Varghese, 1995). Pure.
 */
public final class FairRoom {

    /**
     * An initiator at this worker.
     *
     * @param servedMs slot time that the worker gave it lately, see {@link ServedTime}, with that of what runs now
     * @param holds actions of it that are here
     * @param wants whether it has more that waits, by the load table or because it was granted all that it was offered
     */
    public record Claim(String initiator, double servedMs, int holds, boolean wants) {
    }

    /** What one more action is taken to cost, if nothing is known. */
    private static final double TYPICAL_MS = 500;

    private FairRoom() {
    }

    /**
     * What each initiator is told.
     *
     * @param free actions that the worker would accept now, at least 0
     * @param meanMs what an action takes here on the average; 0 if nothing ran yet
     * @return room for each claim's initiator. Those that want nothing are offered all, since room kept for them would be lost to the others: they may have something any moment, and are granted
     *     it at once then. Two that both take it are the exception; one of them is declined
     */
    public static Map<String, Integer> offers(int free, double meanMs, List<Claim> claims) {
        Map<String, Integer> offers = new HashMap<>();
        Map<String, Double> served = new HashMap<>();
        for (Claim claim : claims) {
            offers.put(claim.initiator(), claim.wants() ? 0 : free);
            if (claim.wants()) {
                served.put(claim.initiator(), claim.servedMs() + claim.holds() * cost(meanMs));
            }
        }
        if (!served.isEmpty()) {
            deal(free, cost(meanMs), served, offers);
        }
        return offers;
    }

    private static void deal(int free, double costMs, Map<String, Double> served, Map<String, Integer> offers) {
        PriorityQueue<String> least = new PriorityQueue<>(
                Comparator.<String>comparingDouble(served::get).thenComparing(Comparator.naturalOrder()));
        least.addAll(served.keySet());
        for (int i = 0; i < free; i++) {
            String next = least.remove();
            offers.merge(next, 1, Integer::sum);
            served.merge(next, costMs, Double::sum);
            least.add(next);
        }
    }

    private static double cost(double meanMs) {
        return meanMs > 0 ? meanMs : TYPICAL_MS;
    }
}
