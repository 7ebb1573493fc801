package autograd.benchmarks.limits;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Fused multiply-adds on registers alone: no program of such operations is faster. Twelve independent chains hide the
 * latency of an operation and leave registers for the two factors.
 */
public final class FmaLoop {
    private static final int CHAINS = 12;
    private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Double> DOUBLES = DoubleVector.SPECIES_PREFERRED;

    private FmaLoop() {}

    /** {@return the floating-point operations of {@link #float32} with {@code n} turns} */
    public static long operations32(long n) {
        return 2L * CHAINS * FLOATS.length() * n;
    }

    /** {@return the floating-point operations of {@link #float64} with {@code n} turns} */
    public static long operations64(long n) {
        return 2L * CHAINS * DOUBLES.length() * n;
    }

    /** {@return bits of a vector register} */
    public static int registerBits() {
        return FLOATS.vectorBitSize();
    }

    /** {@return a number that depends on every operation} */
    public static float float32(int n) {
        FloatVector x = FloatVector.broadcast(FLOATS, 0.999f);
        FloatVector y = FloatVector.broadcast(FLOATS, 0.001f);
        FloatVector a = x, b = x, c = x, d = x, e = x, f = x, g = x, h = x, i = x, j = x, k = x, l = x;
        for (int turn = 0; turn < n; turn++) {
            a = a.fma(x, y);
            b = b.fma(x, y);
            c = c.fma(x, y);
            d = d.fma(x, y);
            e = e.fma(x, y);
            f = f.fma(x, y);
            g = g.fma(x, y);
            h = h.fma(x, y);
            i = i.fma(x, y);
            j = j.fma(x, y);
            k = k.fma(x, y);
            l = l.fma(x, y);
        }
        FloatVector sum = a.add(b).add(c).add(d).add(e).add(f);
        return sum.add(g).add(h).add(i).add(j).add(k).add(l).lane(0);
    }

    /** {@return a number that depends on every operation} */
    public static double float64(int n) {
        DoubleVector x = DoubleVector.broadcast(DOUBLES, 0.999);
        DoubleVector y = DoubleVector.broadcast(DOUBLES, 0.001);
        DoubleVector a = x, b = x, c = x, d = x, e = x, f = x, g = x, h = x, i = x, j = x, k = x, l = x;
        for (int turn = 0; turn < n; turn++) {
            a = a.fma(x, y);
            b = b.fma(x, y);
            c = c.fma(x, y);
            d = d.fma(x, y);
            e = e.fma(x, y);
            f = f.fma(x, y);
            g = g.fma(x, y);
            h = h.fma(x, y);
            i = i.fma(x, y);
            j = j.fma(x, y);
            k = k.fma(x, y);
            l = l.fma(x, y);
        }
        DoubleVector sum = a.add(b).add(c).add(d).add(e).add(f);
        return sum.add(g).add(h).add(i).add(j).add(k).add(l).lane(0);
    }
}
