package autograd.closedforms;

import autograd.Tensor;
import autograd.array.DType;
import autograd.shape.Shape;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ArbitrarySupplier;
import net.jqwik.api.Combinators;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * One random case: every value follows from the seed and a name, so a failure is repeated by what jqwik prints, and the
 * numbers that a test's own loops use are the numbers of the tensors. Values are multiples of 1/16: FLOAT32 holds them
 * exactly, and so it does the sums of products of a layer or two, which keeps both sides on the same side of a kink.
 */
record Draw(long seed, DType dtype) {

    /** Both dtypes, any seed; no seed is an edge case. */
    static final class Cases implements ArbitrarySupplier<Draw> {
        @Override
        public Arbitrary<Draw> get() {
            return Combinators.combine(Arbitraries.longs(), Arbitraries.of(DType.FLOAT64, DType.FLOAT32))
                    .as(Draw::new)
                    .withoutEdgeCases();
        }
    }

    /** Any seed, FLOAT64. */
    static final class Float64 implements ArbitrarySupplier<Draw> {
        @Override
        public Arbitrary<Draw> get() {
            return Arbitraries.longs()
                    .map(seed -> new Draw(seed, DType.FLOAT64))
                    .withoutEdgeCases();
        }
    }

    /** {@return how to judge results of this case} */
    Expect expect() {
        return new Expect(dtype);
    }

    /** {@return one of 0, ..., bound - 1} */
    int pick(String name, int bound) {
        return random(name).nextInt(bound);
    }

    /** {@return {@code n} multiples of 1/16 from -2 to 2, zero included} */
    double[] vector(String name, int n) {
        Random random = random(name);
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            values[i] = (random.nextInt(65) - 32) / 16.0;
        }
        return values;
    }

    /** {@return a multiple of 1/16 from -2 to 2} */
    double number(String name) {
        return vector(name, 1)[0];
    }

    /** {@return a matrix of multiples of 1/16 from -2 to 2} */
    RealMatrix matrix(String name, int rows, int columns) {
        return Loops.matrix(vector(name, rows * columns), rows, columns);
    }

    /** {@return {@code n} multiples of 1/32 strictly between 0 and 1} */
    double[] probabilities(String name, int n) {
        Random random = random(name);
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            values[i] = (1 + random.nextInt(31)) / 32.0;
        }
        return values;
    }

    /** {@return {@code n} targets of a two-class problem: 0, 1 or, for soft labels, 1/4} */
    double[] targets(String name, int n) {
        Random random = random(name);
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            values[i] = new double[] {0, 1, 0.25}[random.nextInt(3)];
        }
        return values;
    }

    /** {@return {@code n} normally distributed numbers of mean 0, rounded so that FLOAT32 holds them exactly} */
    double[] normal(String name, int n, double deviation) {
        Random random = random(name);
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            values[i] = (float) (deviation * random.nextGaussian());
        }
        return values;
    }

    /** {@return a matrix of {@link #normal} entries} */
    RealMatrix normal(String name, int rows, int columns, double deviation) {
        return Loops.matrix(normal(name, rows * columns, deviation), rows, columns);
    }

    /** {@return the numbers as a scalar tensor of this case's dtype} */
    Tensor tensor(double value) {
        return Tensor.scalar(value, dtype);
    }

    /** {@return the numbers as a vector of this case's dtype} */
    Tensor tensor(double[] values) {
        return tensor(values, Shape.of(values.length));
    }

    /** {@return the numbers as a matrix of this case's dtype} */
    Tensor tensor(RealMatrix values) {
        return tensor(Loops.flat(values), Shape.of(values.getRowDimension(), values.getColumnDimension()));
    }

    /** {@return the numbers as a column, a matrix of shape [n, 1]} */
    Tensor column(double[] values) {
        return tensor(MatrixUtils.createColumnRealMatrix(values));
    }

    /** {@return the numbers, in row-major order, as a tensor of this case's dtype} */
    Tensor tensor(double[] values, Shape shape) {
        if (dtype == DType.FLOAT64) {
            return Tensor.of(values, shape);
        }
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values[i];
        }
        return Tensor.of(floats, shape);
    }

    private Random random(String name) {
        return new Random(seed * 0x9E3779B97F4A7C15L + name.hashCode());
    }
}
