package autograd.simd;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Vectors of the width that the processor prefers.
 *
 * <p>The float twin of this file is made at build time by replacing words.
 */
final class Float64Vectors {
    static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;

    static final int LANES = SPECIES.length();

    private Float64Vectors() {}

    static DoubleVector all(double a) {
        return DoubleVector.broadcast(SPECIES, a);
    }

    static DoubleVector load(double[] x, int from) {
        return DoubleVector.fromArray(SPECIES, x, from);
    }
}
