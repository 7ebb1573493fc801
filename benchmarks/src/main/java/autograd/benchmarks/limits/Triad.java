package autograd.benchmarks.limits;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** The memory triad {@code a[i] = b[i] + s c[i]}: two reads and a write an element. */
public final class Triad {
    private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Double> DOUBLES = DoubleVector.SPECIES_PREFERRED;

    private Triad() {}

    /** Writes {@code a[from..to)}; reads {@code b} and {@code c} there. */
    public static void float32(float[] a, float[] b, float[] c, float s, int from, int to) {
        int i = from;
        for (; i <= to - FLOATS.length(); i += FLOATS.length()) {
            FloatVector product = FloatVector.fromArray(FLOATS, c, i).mul(s);
            FloatVector.fromArray(FLOATS, b, i).add(product).intoArray(a, i);
        }
        for (; i < to; i++) {
            a[i] = b[i] + s * c[i];
        }
    }

    /** Writes {@code a[from..to)}; reads {@code b} and {@code c} there. */
    public static void float64(double[] a, double[] b, double[] c, double s, int from, int to) {
        int i = from;
        for (; i <= to - DOUBLES.length(); i += DOUBLES.length()) {
            DoubleVector product = DoubleVector.fromArray(DOUBLES, c, i).mul(s);
            DoubleVector.fromArray(DOUBLES, b, i).add(product).intoArray(a, i);
        }
        for (; i < to; i++) {
            a[i] = b[i] + s * c[i];
        }
    }
}
