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

    /** Runs everything. */
    public static void main(String[] names) throws IOException {
        System.out.println("Makespan / ideal bound\n");
        System.out.println("| trace | nodes | costs | " + String.join(" | ", STRATEGIES.keySet()) + " |");
        System.out.println("|---|---|---|" + "---|".repeat(STRATEGIES.size()));
        for (String name : names.length > 0 ? List.of(names) : List.of("redis", "leveldb", "python3.11", "abseil")) {
            Trace trace = Trace.read(name);
            for (int count : List.of(1, 5, 50, 500, 2000)) {
                row(trace, count + " equal", Scenario.of(Scenario.equal(count)));
                row(trace, count + " unequal", Scenario.of(Scenario.unequal(count, 7)));
            }
            Scenario quota = Scenario.of(Scenario.speeds(0.5, 0.15, 0.18, 0.24, 0.30, 0.33)).window(14).costs(25, 8);
            row(trace, "quota -j14", quota);
            row(trace, "quota -j24", quota.window(24));
        }
    }

    private static void row(Trace trace, String title, Scenario scenario) {
        Trace long_ = scenario.nodes().size() <= 6 ? trace : trace.fillingUp(scenario.capacity(), 8);
        KNOWLEDGE.forEach((knows, estimates) -> {
            StringBuilder row = new StringBuilder("| " + long_.name() + " | " + title + " | " + knows + " |");
            STRATEGIES.values().forEach(strategy -> {
                Simulation.Outcome outcome = Simulation.run(scenario, long_, strategy, estimates);
                row.append(String.format(" %.3f |", outcome.overIdeal()));
            });
            System.out.println(row);
        });
    }
}
