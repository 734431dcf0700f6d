package org.hybridgrid.schedule.simulator;

import java.util.Arrays;
import org.hybridgrid.schedule.CostModel;
import org.hybridgrid.schedule.Expected;

/**
 * How wrong expectations are.
 *
 * @param median of |expected / measured - 1|
 * @param ninth the same, nine in ten are below
 */
record CostErrors(double median, double ninth) {

    private static final long NEVER_SEEN = 0;

    /** Costs, as a build proceeds at a node that never saw any. */
    static CostErrors cold(Trace trace) {
        CostModel model = new CostModel(() -> { });
        return of(trace.compiles().stream().mapToDouble(compile -> {
            double expected = model.expect(NEVER_SEEN, compile.features()).costMs();
            model.learn(Estimates.key(compile), compile.features(), new Expected(compile.cpuMs(), 0));
            return Math.abs(expected / compile.cpuMs() - 1);
        }).toArray());
    }

    /** Costs, at a node that built it once. */
    static CostErrors seen(Trace trace) {
        Estimates estimates = Estimates.seen(trace.compiles());
        return of(trace.compiles().stream().mapToDouble(compile -> Math.abs(estimates.expect(compile) / compile.cpuMs() - 1)).toArray());
    }

    /** The share of compiles that need more memory than was kept free for them, as a build proceeds at a node that never saw any. */
    static double overMemory(Trace trace) {
        CostModel model = new CostModel(() -> { });
        return trace.compiles().stream().mapToInt(compile -> {
            long kept = model.expect(NEVER_SEEN, compile.features()).peakMb() * 1024L;
            model.learn(Estimates.key(compile), compile.features(), new Expected(compile.cpuMs(), (int) (compile.peakKib() >> 10)));
            return compile.peakKib() > kept ? 1 : 0;
        }).average().orElse(0);
    }

    private static CostErrors of(double[] errors) {
        Arrays.sort(errors);
        return new CostErrors(errors[errors.length / 2], errors[errors.length * 9 / 10]);
    }
}
