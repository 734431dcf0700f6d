package org.hybridgrid.schedule;

/**
 * What is known of a compile before it ran.
 *
 * @param sourceBytes size of the source
 * @param inputs number of files it may include, itself among them; 1 if they were not looked for
 * @param inputBytes size of all of them
 * @param optimisation 0 to 3
 * @param debug whether debug information is made
 * @param cplusplus whether it is C++
 */
public record Features(
        long sourceBytes, int inputs, long inputBytes, int optimisation, boolean debug, boolean cplusplus) {

    /**
     * The features as a vector that the logarithm of the cost is nearly linear in. Sizes enter by their logarithm: costs of compiles range
     * over four powers of ten. The source's has a square too: below some size, headers and the compiler's start are all that counts, and far above
     * it the cost grows with the source.
     */
    double[] vector() {
        double source = Math.log1p(sourceBytes / 1024.0);
        return new double[] {
            1,
            source,
            Math.log1p(inputBytes / 1024.0),
            optimisation,
            debug ? 1 : 0,
            cplusplus ? 1 : 0,
            source * source / 4,
        };
    }
}
