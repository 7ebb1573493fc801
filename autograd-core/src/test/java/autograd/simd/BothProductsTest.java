package autograd.simd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import autograd.kernel.Float32Kernels;
import autograd.kernel.Float32ScalarKernels;
import autograd.kernel.Float64Kernels;
import autograd.kernel.Float64ScalarKernels;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The matrix product in plain Java and on the Vector API: both are the plain chains, to the bit, for operands that start
 * anywhere, transposed or not, and neither writes outside of its part of the result.
 */
class BothProductsTest {
    private static final double OUTSIDE = 77;

    /** Sizes, where each array starts, which operands are transposed, and the gap between rows of the result. */
    private record Case(int m, int k, int n, int start, boolean transposeA, boolean transposeB, int gap) {
        static Case of(Random random) {
            return new Case(
                    1 + random.nextInt(random.nextBoolean() ? 20 : 70),
                    1 + random.nextInt(random.nextBoolean() ? 40 : 600), // a block is 256 deep
                    1 + random.nextInt(random.nextBoolean() ? 20 : 150), // a panel is 64 wide at most
                    random.nextInt(4),
                    random.nextBoolean(),
                    random.nextBoolean(),
                    random.nextInt(5));
        }

        int aRow() {
            return transposeA ? 1 : k;
        }

        int aColumn() {
            return transposeA ? m : 1;
        }

        int bRow() {
            return transposeB ? 1 : n;
        }

        int bColumn() {
            return transposeB ? k : 1;
        }

        int cRow() {
            return n + gap;
        }

        /** {@return a result of zeros, and other numbers around it} */
        double[] result() {
            double[] c = new double[start + m * cRow()];
            Arrays.fill(c, OUTSIDE);
            for (int i = 0; i < m; i++) {
                Arrays.fill(c, start + i * cRow(), start + i * cRow() + n, 0);
            }
            return c;
        }
    }

    @BeforeAll
    static void needsTheVectorApi() {
        assumeTrue(ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent());
    }

    @Test
    void bothAreThePlainChains() {
        for (long seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            Case of = Case.of(random);
            double[] a = random.doubles(of.start + of.m * of.k, -1, 1).toArray();
            double[] b = random.doubles(of.start + of.k * of.n, -1, 1).toArray();
            double[] expected = of.result();
            for (int i = 0; i < of.m; i++) {
                for (int j = 0; j < of.n; j++) {
                    double sum = 0;
                    for (int p = 0; p < of.k; p++) {
                        double left = a[of.start + i * of.aRow() + p * of.aColumn()];
                        sum = Math.fma(left, b[of.start + p * of.bRow() + j * of.bColumn()], sum);
                    }
                    expected[of.start + i * of.cRow() + j] = sum;
                }
            }
            for (Float64Kernels kernels : List.of(new Float64ScalarKernels(), new Float64VectorKernels())) {
                double[] c = of.result();
                kernels.multiply(
                        a,
                        of.start,
                        of.aRow(),
                        of.aColumn(),
                        b,
                        of.start,
                        of.bRow(),
                        of.bColumn(),
                        c,
                        of.start,
                        of.cRow(),
                        of.m,
                        of.k,
                        of.n);
                assertArrayEquals(expected, c, seed + " " + of + " " + kernels);
            }
        }
    }

    @Test
    void bothAreThePlainChainsOfFloats() {
        for (long seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            Case of = Case.of(random);
            float[] a = floats(random.doubles(of.start + of.m * of.k, -1, 1).toArray());
            float[] b = floats(random.doubles(of.start + of.k * of.n, -1, 1).toArray());
            float[] expected = floats(of.result());
            for (int i = 0; i < of.m; i++) {
                for (int j = 0; j < of.n; j++) {
                    float sum = 0;
                    for (int p = 0; p < of.k; p++) {
                        float left = a[of.start + i * of.aRow() + p * of.aColumn()];
                        sum = Math.fma(left, b[of.start + p * of.bRow() + j * of.bColumn()], sum);
                    }
                    expected[of.start + i * of.cRow() + j] = sum;
                }
            }
            for (Float32Kernels kernels : List.of(new Float32ScalarKernels(), new Float32VectorKernels())) {
                float[] c = floats(of.result());
                kernels.multiply(
                        a,
                        of.start,
                        of.aRow(),
                        of.aColumn(),
                        b,
                        of.start,
                        of.bRow(),
                        of.bColumn(),
                        c,
                        of.start,
                        of.cRow(),
                        of.m,
                        of.k,
                        of.n);
                assertArrayEquals(expected, c, seed + " " + of + " " + kernels);
            }
        }
    }

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }
}
