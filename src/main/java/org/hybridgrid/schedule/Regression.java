package org.hybridgrid.schedule;

/**
 * Linear regression fitted online: least squares in information form, with forgetting that returns to the prior and not to ignorance
 * (stabilised forgetting: Kulhavy and Kraus, On duality of regularized exponential and linear forgetting, Automatica 32, 1996). Plain
 * exponential forgetting knows ever less of what does not vary, as where a project has one level of optimisation; after some thousand compiles of
 * it a prediction outside of what was seen is arbitrary. Not thread-safe.
 */
final class Regression {

    private static final double FORGETTING = 0.995;
    /** What the prior weighs, in observations. */
    private static final double PRIOR_PRECISION = 0.5;

    private final double[] prior;
    private final double[] weights;
    /** The sum of x xᵀ, the prior's share in it. */
    private final double[][] precision;
    /** The sum of x y, the prior's share in it. */
    private final double[] moment;
    private double lowest = Double.POSITIVE_INFINITY;
    private double highest = Double.NEGATIVE_INFINITY;

    /** Begins with these weights. */
    Regression(double... prior) {
        this.prior = prior.clone();
        weights = prior.clone();
        precision = new double[prior.length][prior.length];
        moment = new double[prior.length];
        for (int i = 0; i < prior.length; i++) {
            precision[i][i] = PRIOR_PRECISION;
            moment[i] = PRIOR_PRECISION * prior[i];
        }
    }

    /** Within what was seen or what the prior says, whichever is further: a fit says nothing of what is far from all that it was fitted to. */
    double predict(double[] x) {
        double expected = product(prior, x);
        return Math.max(Math.min(lowest, expected), Math.min(product(weights, x), Math.max(highest, expected)));
    }

    private static double product(double[] weights, double[] x) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += weights[i] * x[i];
        }
        return sum;
    }

    void learn(double[] x, double y) {
        lowest = Math.min(lowest, y);
        highest = Math.max(highest, y);
        int n = x.length;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                precision[i][j] = FORGETTING * precision[i][j] + x[i] * x[j];
            }
            precision[i][i] += (1 - FORGETTING) * PRIOR_PRECISION;
            moment[i] = FORGETTING * moment[i] + (1 - FORGETTING) * PRIOR_PRECISION * prior[i] + x[i] * y;
        }
        solve();
    }

    /** {@code precision * weights = moment}, by Cholesky's decomposition: the prior keeps the matrix positive definite. */
    private void solve() {
        int n = weights.length;
        double[][] lower = new double[n][n];
        for (int i = 0; i < n; i++) {
            double sum = moment[i];
            for (int j = 0; j <= i; j++) {
                double rest = precision[i][j];
                for (int k = 0; k < j; k++) {
                    rest -= lower[i][k] * lower[j][k];
                }
                lower[i][j] = i == j ? Math.sqrt(rest) : rest / lower[j][j];
                if (j < i) {
                    sum -= lower[i][j] * weights[j];
                }
            }
            weights[i] = sum / lower[i][i];
        }
        for (int i = n - 1; i >= 0; i--) {
            for (int k = i + 1; k < n; k++) {
                weights[i] -= lower[k][i] * weights[k];
            }
            weights[i] /= lower[i][i];
        }
    }
}
