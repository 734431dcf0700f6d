package org.hybridgrid.schedule.simulator;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/** Prints what the policy and its rivals make of the recorded builds; {@code perf/simulate} runs it. */
final class Main {

    static final Map<String, Supplier<Strategy>> STRATEGIES = new LinkedHashMap<>();

    static {
        STRATEGIES.put("hybridgrid", () -> new Policy(true));
        STRATEGIES.put("HEFT", Baselines::heft);
        STRATEGIES.put("icecream", Baselines::icecream);
        STRATEGIES.put("least loaded", Baselines::leastLoaded);
        STRATEGIES.put("two choices", () -> Baselines.twoChoices(1));
        STRATEGIES.put("random", () -> Baselines.random(1));
    }

    private static final Map<String, Function<Trace, Estimates>> KNOWLEDGE = new LinkedHashMap<>();

    static {
        KNOWLEDGE.put("exact", trace -> Estimates.exact());
        KNOWLEDGE.put("seen", trace -> Estimates.seen(trace.compiles()));
        KNOWLEDGE.put("cold", trace -> Estimates.cold());
    }

    private Main() {
    }

    /** Runs everything, or the traces of these names. */
    public static void main(String[] names) throws IOException {
        System.out.println("Makespan, as a multiple of the ideal bound:\n");
        System.out.println("| trace | compiles | nodes | costs | " + String.join(" | ", STRATEGIES.keySet()) + " |");
        System.out.println("|---|---|---|---|" + "---|".repeat(STRATEGIES.size()));
        List<String> all = names.length > 0 ? List.of(names) : List.of("redis", "leveldb", "python3.11", "abseil");
        for (String name : all) {
            rows(Trace.read(name));
        }
        System.out.println("\nError of expected costs, |expected / measured - 1|, median and nine in ten; compiles that need more memory than was kept free:\n");
        System.out.println("| trace | never seen | seen once | memory |\n|---|---|---|---|");
        for (String name : all) {
            Trace trace = Trace.read(name);
            CostErrors cold = CostErrors.cold(trace);
            CostErrors seen = CostErrors.seen(trace);
            System.out.printf("| %s | %.2f, %.2f | %.2f, %.2f | %.0f %% |%n", name, cold.median(), cold.ninth(), seen.median(), seen.ninth(),
                    100 * CostErrors.overMemory(trace));
        }
    }

    private static void rows(Trace trace) {
        for (int count : List.of(1, 5, 50)) {
            Scenario equal = Scenario.of(Scenario.equal(count));
            KNOWLEDGE.forEach((knows, estimates) -> row(trace, count + " equal", equal, 8, knows, estimates));
            Scenario unequal = Scenario.of(Scenario.unequal(count, 7));
            if (count > 1) {
                KNOWLEDGE.forEach((knows, estimates) -> row(trace, count + " unequal", unequal, 8, knows, estimates));
            }
        }
        row(trace, "500 equal", Scenario.of(Scenario.equal(500)), 8, "exact", KNOWLEDGE.get("exact"));
        row(trace, "500 unequal", Scenario.of(Scenario.unequal(500, 7)), 8, "exact", KNOWLEDGE.get("exact"));
        Scenario quota = Scenario.of(Scenario.speeds(0.5, 0.15, 0.18, 0.24, 0.30, 0.33)).window(14).costs(25, 8);
        KNOWLEDGE.forEach((knows, estimates) -> row(trace, "6 with quotas, -j14", quota, 0, knows, estimates));
    }

    private static void row(Trace recorded, String title, Scenario scenario, double longests, String knows, Function<Trace, Estimates> estimates) {
        Trace trace = recorded.fillingUp(scenario.capacity(), longests);
        StringBuilder row = new StringBuilder("| " + recorded.name() + " | " + trace.compiles().size() + " | " + title + " | " + knows + " |");
        STRATEGIES.values().forEach(strategy -> row.append(
                String.format(" %.3f |", Simulation.run(scenario, trace, strategy, estimates).overIdeal())));
        System.out.println(row);
    }
}
