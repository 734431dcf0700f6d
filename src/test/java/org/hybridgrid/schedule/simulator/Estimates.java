package org.hybridgrid.schedule.simulator;

import java.util.List;
import java.util.Random;
import org.hybridgrid.schedule.CostModel;

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
        return of(new CostModel());
    }

    /** A node that has built the project once. */
    static Estimates seen(List<TracedCompile> compiles) {
        CostModel model = new CostModel();
        compiles.forEach(compile -> model.learn(compile.name(), compile.features(), compile.againMs()));
        return of(model);
    }

    private static Estimates of(CostModel model) {
        return new Estimates() {
            @Override
            public double expect(TracedCompile compile) {
                return model.expect(compile.name(), compile.features());
            }

            @Override
            public void learn(TracedCompile compile) {
                model.learn(compile.name(), compile.features(), compile.cpuMs());
            }
        };
    }
}
