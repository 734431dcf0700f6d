package org.hybridgrid.schedule.simulator;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.hybridgrid.model.Digest;
import org.hybridgrid.schedule.CostModel;
import org.hybridgrid.schedule.Expected;

/** What the initiator expects of a compile before it ran. */
interface Estimates {

    double expect(TracedCompile compile);

    default void learn(TracedCompile compile) {
    }

    /** The truth. */
    static Estimates exact() {
        return TracedCompile::cpuMs;
    }

    /** The truth times e to the power of a normal error. */
    static Estimates noisy(double sigma, long seed) {
        Random random = new Random(seed);
        return compile -> compile.cpuMs() * Math.exp(sigma * random.nextGaussian());
    }

    /** A node that has never seen the project, nor any other. */
    static Estimates cold() {
        return of(new CostModel(() -> { }));
    }

    /** A node that has built the project once. */
    static Estimates seen(List<TracedCompile> compiles) {
        CostModel model = new CostModel(() -> { });
        compiles.forEach(compile -> model.learn(key(compile), compile.features(), new Expected(compile.againMs(), 0)));
        return of(model);
    }

    /** As the cost model names it. */
    static long key(TracedCompile compile) {
        return Digest.ofContent(compile.name().getBytes(StandardCharsets.UTF_8)).a();
    }

    private static Estimates of(CostModel model) {
        return new Estimates() {
            @Override
            public double expect(TracedCompile compile) {
                return model.expect(key(compile), compile.features()).costMs();
            }

            @Override
            public void learn(TracedCompile compile) {
                model.learn(key(compile), compile.features(), new Expected(compile.cpuMs(), 0));
            }
        };
    }
}
