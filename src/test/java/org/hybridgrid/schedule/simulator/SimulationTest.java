package org.hybridgrid.schedule.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What docs/scheduling.md says of the policy. Everything is seeded; nothing here depends on the machine. */
class SimulationTest {

    private static final Supplier<Strategy> POLICY = () -> new Policy(true);
    private static final Supplier<Strategy> WITHOUT_TAIL = () -> new Policy(false);

    /** Enough work for parallelism: all of it, on all nodes, takes this many times as long as the longest compile on a node of speed 1. */
    private static Trace filling(String trace, Scenario scenario, double longests) throws IOException {
        return Trace.read(trace).fillingUp(scenario.capacity(), longests);
    }

    private static Simulation.Outcome run(Scenario scenario, Trace trace, Supplier<Strategy> strategy) {
        return Simulation.run(scenario, trace, strategy, all -> Estimates.exact());
    }

    @ParameterizedTest
    @CsvSource({"redis,5", "redis,50", "redis,500", "leveldb,5", "leveldb,50", "leveldb,500", "python3.11,5", "python3.11,50", "python3.11,500", "abseil,5",
            "abseil,50", "abseil,500"})
    void shouldComeWithinFivePercentOfTheIdealBound(String trace, int nodes) throws IOException {
        for (List<Scenario.Spec> specs : List.of(Scenario.equal(nodes), Scenario.unequal(nodes, 7))) {
            Scenario scenario = Scenario.of(specs);
            double over = run(scenario, filling(trace, scenario, 8), POLICY).overIdeal();
            assertTrue(over < 1.05, "over the ideal: " + over);
        }
    }

    @ParameterizedTest
    @CsvSource({"redis,1.05", "leveldb,1.07", "python3.11,1.05", "abseil,1.05"})
    void shouldComeNearTheIdealBoundWithAProjectThatWasNeverSeen(String trace, double limit) throws IOException {
        for (int seed = 7; seed < 12; seed++) {
            Scenario scenario = Scenario.of(Scenario.unequal(50, seed));
            double over = Simulation.run(scenario, filling(trace, scenario, 8), POLICY, all -> Estimates.cold()).overIdeal();
            assertTrue(over < limit, "over the ideal: " + over);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"redis", "leveldb", "python3.11", "abseil"})
    void shouldBeatEveryOtherRuleOnUnequalNodes(String trace) throws IOException {
        for (Function<Trace, Estimates> knowledge : List.<Function<Trace, Estimates>>of(
                all -> Estimates.seen(all.compiles()), all -> Estimates.cold(), all -> Estimates.noisy(0.7, 5))) {
            double ours = unequal(trace, POLICY, knowledge);
            Main.STRATEGIES.forEach((name, rival) -> assertTrue(name.equals("hybridgrid") || ours <= unequal(trace, rival, knowledge),
                    name + " is better"));
        }
    }

    /** The mean over several sets of nodes. */
    private static double unequal(String trace, Supplier<Strategy> strategy, Function<Trace, Estimates> knowledge) {
        double sum = 0;
        for (int seed = 0; seed < 4; seed++) {
            Scenario scenario = Scenario.of(Scenario.unequal(20, seed));
            try {
                sum += Simulation.run(scenario, filling(trace, scenario, 6), strategy, knowledge).overIdeal();
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
        return sum;
    }

    @Test
    void shouldLoseLittleToANodeThatBecomesSlow() throws IOException {
        Scenario scenario = Scenario.of(Scenario.equal(5)).with(new Scenario.Mishap(15_000, 3, 0.05));
        Trace trace = Trace.read("redis");
        double with = run(scenario, trace, POLICY).makespanMs();
        double without = run(scenario, trace, WITHOUT_TAIL).makespanMs();
        assertTrue(with < without * 0.95, with + " ms, without races and reclaims " + without);
        assertTrue(with < trace.totalMs() / 4 * 1.1, with + " ms");
    }

    @Test
    void shouldEndABuildWhoseNodesDie() throws IOException {
        Scenario scenario = Scenario.of(Scenario.equal(5)).with(new Scenario.Mishap(5_000, 2, 0), new Scenario.Mishap(9_000, 4, 0));
        Trace trace = Trace.read("redis");
        assertTrue(run(scenario, trace, POLICY).makespanMs() < trace.totalMs() / 3 * 1.05);
    }

    @Test
    void shouldServeTenInitiatorsAlikeHoweverGreedyOneOfThemIs() throws IOException {
        Scenario scenario = Scenario.of(Scenario.equal(40)).initiators(10).window(24).fairness(true, 8);
        Simulation.Outcome outcome = run(scenario, Trace.read("redis"), POLICY);
        double sum = outcome.doneMs().stream().mapToDouble(Double::doubleValue).sum();
        double squares = outcome.doneMs().stream().mapToDouble(done -> done * done).sum();
        assertEquals(1, sum * sum / squares / 10, 0.02, "Jain's index");
        assertTrue(outcome.overIdeal() < 1.1, "over the ideal: " + outcome.overIdeal());
    }

    @Test
    void shouldGiveTheSameResultEachTime() throws IOException {
        Scenario scenario = Scenario.of(Scenario.unequal(20, 3));
        Trace trace = filling("redis", scenario, 3);
        assertEquals(Simulation.run(scenario, trace, POLICY, all -> Estimates.noisy(0.7, 1)),
                Simulation.run(scenario, trace, POLICY, all -> Estimates.noisy(0.7, 1)));
    }
}
