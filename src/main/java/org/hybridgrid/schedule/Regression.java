package org.hybridgrid.schedule;

/**
 * Linear regression fitted online: recursive least squares with forgetting (Haykin, Adaptive Filter Theory, ch. 10).
 * Not thread-safe.
 */
final class Regression {

    private static final double FORGETTING = 0.998;
    /** How far the weights may be from the prior before anything was seen. */
    private static final double PRIOR_VARIANCE = 0.5;

    private final double[] weights;
    private final double[][] covariance;

    /** Begins with these weights. */
    Regression(double... prior) {
        weights = prior.clone();
        covariance = new double[prior.length][prior.length];
        for (int i = 0; i < prior.length; i++) {
            covariance[i][i] = PRIOR_VARIANCE;
        }
    }

    double predict(double[] x) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += weights[i] * x[i];
        }
        return sum;
    }

    void learn(double[] x, double y) {
        int n = x.length;
        double[] px = new double[n];
        double denominator = FORGETTING;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                px[i] += covariance[i][j] * x[j];
            }
            denominator += x[i] * px[i];
        }
        double error = y - predict(x);
        for (int i = 0; i < n; i++) {
            weights[i] += px[i] / denominator * error;
        }
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                covariance[i][j] = (covariance[i][j] - px[i] * px[j] / denominator) / FORGETTING;
            }
            // Features that do not vary would let their variance grow without bound.
            covariance[i][i] = Math.min(covariance[i][i], 10);
        }
    }
}
