package autograd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import autograd.array.DType;
import autograd.array.Maps;
import autograd.array.NdArray;
import autograd.shape.Shape;
import org.apache.commons.math3.random.Well19937c;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TensorTest {
    private static void assertTensor(DType dtype, Shape shape, double[] elements, Tensor x) {
        assertEquals(dtype, x.dtype());
        assertEquals(shape, x.shape());
        assertEquals(shape.rank(), x.rank());
        assertEquals(elements.length, x.size());
        assertArrayEquals(elements, x.toDoubleArray());
    }

    private static void assertFloat64(Shape shape, double[] elements, Tensor x) {
        assertTensor(DType.FLOAT64, shape, elements, x);
    }

    @Test
    void literalsDecideTheDtype() {
        assertFloat64(Shape.SCALAR, new double[] {1.5}, Tensor.of(1.5));
        assertFloat64(Shape.SCALAR, new double[] {2}, Tensor.of(2));
        assertFloat64(Shape.SCALAR, new double[] {3e9}, Tensor.of(3_000_000_000L));
        assertTensor(DType.FLOAT32, Shape.SCALAR, new double[] {0.5}, Tensor.of(0.5f));
        assertFloat64(Shape.of(2), new double[] {1, 2}, Tensor.of(1.0, 2.0));
        assertFloat64(Shape.of(2), new double[] {1, 2}, Tensor.of(1, 2));
        assertFloat64(Shape.of(2), new double[] {1, 3e9}, Tensor.of(1L, 3_000_000_000L));
        assertTensor(DType.FLOAT32, Shape.of(2), new double[] {1, 2}, Tensor.of(1f, 2f));
        assertTensor(DType.INT32, Shape.of(2), new double[] {1, -2}, Tensor.ints(1, -2));
        assertTensor(DType.BOOL, Shape.of(2), new double[] {1, 0}, Tensor.bools(true, false));
    }

    @Test
    void nestedLiteralsAreRowMajor() {
        double[] six = {1, 2, 3, 4, 5, 6};
        assertFloat64(Shape.of(2, 3), six, Tensor.of(new double[][] {{1, 2, 3}, {4, 5, 6}}));
        assertFloat64(Shape.of(2, 3), six, Tensor.of(new int[][] {{1, 2, 3}, {4, 5, 6}}));
        assertTensor(DType.FLOAT32, Shape.of(2, 3), six, Tensor.of(new float[][] {{1, 2, 3}, {4, 5, 6}}));
        assertFloat64(Shape.of(1, 3, 2), six, Tensor.of(new double[][][] {{{1, 2}, {3, 4}, {5, 6}}}));
        assertTensor(DType.FLOAT32, Shape.of(3, 1, 2), six, Tensor.of(new float[][][] {{{1, 2}}, {{3, 4}}, {{5, 6}}}));
        int[][][] ints = {{{1, 2}, {3, 4}, {5, 6}}};
        assertFloat64(Shape.of(1, 3, 2), six, Tensor.of(ints));
        assertTensor(DType.INT32, Shape.of(1, 3, 2), six, Tensor.ints(ints));
        assertTensor(DType.INT32, Shape.of(3, 2), six, Tensor.ints(ints[0]));
        long[][][] longs = {{{1, 2, 3}}, {{4, 5, 3_000_000_000L}}};
        double[] large = {1, 2, 3, 4, 5, 3e9};
        assertFloat64(Shape.of(2, 1, 3), large, Tensor.of(longs));
        assertFloat64(Shape.of(1, 3), new double[] {4, 5, 3e9}, Tensor.of(longs[1]));
        boolean[][][] bools = {{{true, false}}, {{false, true}}};
        assertTensor(DType.BOOL, Shape.of(2, 1, 2), new double[] {1, 0, 0, 1}, Tensor.bools(bools));
        assertTensor(DType.BOOL, Shape.of(1, 2), new double[] {0, 1}, Tensor.bools(bools[1]));
    }

    @Test
    @DisplayName("an NdArray becomes a tensor without a copy: neither can change")
    void arraysOfTheFloorBecomeTensors() {
        NdArray array = NdArray.of(new int[] {1, -2}, Shape.of(2, 1));
        Tensor x = Tensor.of(array);
        assertTensor(DType.INT32, Shape.of(2, 1), new double[] {1, -2}, x);
        assertSame(array, x.array());
        Tensor y = Tensor.of(Maps.square(Tensor.of(3.0).array()));
        assertEquals(
                12,
                Autograd.grad(t -> t.mul(y).sum()).apply(Tensor.of(2.0)).add(3).item());
    }

    @Test
    void emptyLiteralsHaveZeroSizes() {
        assertFloat64(Shape.of(0), new double[0], Tensor.of(new double[0]));
        assertFloat64(Shape.of(0, 0), new double[0], Tensor.of(new double[0][]));
        assertFloat64(Shape.of(2, 0), new double[0], Tensor.of(new double[][] {{}, {}}));
        assertFloat64(Shape.of(0, 0, 0), new double[0], Tensor.of(new double[0][][]));
        assertFloat64(Shape.of(2, 0, 0), new double[0], Tensor.of(new long[2][0][]));
        assertTensor(DType.INT32, Shape.of(2, 1, 0), new double[0], Tensor.ints(new int[2][1][0]));
        assertTensor(DType.BOOL, Shape.of(0, 0), new double[0], Tensor.bools(new boolean[0][]));
        assertTensor(DType.FLOAT32, Shape.of(0, 0, 0), new double[0], Tensor.of(new float[0][][]));
    }

    @Test
    void flatArraysFillAShape() {
        double[] six = {1, 2, 3, 4, 5, 6};
        assertFloat64(Shape.of(3, 2), six, Tensor.of(six, Shape.of(3, 2)));
        assertFloat64(Shape.SCALAR, new double[] {7}, Tensor.of(new double[] {7}, Shape.SCALAR));
        assertTensor(DType.FLOAT32, Shape.of(1, 2), new double[] {1, 2}, Tensor.of(new float[] {1, 2}, Shape.of(1, 2)));
        assertFloat64(Shape.of(2, 1), new double[] {1, 2}, Tensor.of(new int[] {1, 2}, Shape.of(2, 1)));
        assertFloat64(Shape.of(1, 2), new double[] {1, 3e9}, Tensor.of(new long[] {1, 3_000_000_000L}, Shape.of(1, 2)));
        assertTensor(DType.INT32, Shape.of(2, 1), new double[] {1, 2}, Tensor.ints(new int[] {1, 2}, Shape.of(2, 1)));
        assertTensor(DType.BOOL, Shape.of(1, 1), new double[] {1}, Tensor.bools(new boolean[] {true}, Shape.of(1, 1)));
    }

    @Test
    void filledTensors() {
        assertFloat64(Shape.of(2, 2), new double[] {0, 0, 0, 0}, Tensor.zeros(2, 2));
        assertFloat64(Shape.of(3), new double[] {1, 1, 1}, Tensor.ones(3));
        assertFloat64(Shape.SCALAR, new double[] {1}, Tensor.ones());
        assertTensor(DType.INT32, Shape.of(2), new double[] {-4, -4}, Tensor.full(Shape.of(2), -4, DType.INT32));
        assertTensor(DType.BOOL, Shape.of(2), new double[] {1, 1}, Tensor.full(Shape.of(2), -4, DType.BOOL));
        assertTensor(DType.FLOAT32, Shape.SCALAR, new double[] {0.1f}, Tensor.scalar(0.1, DType.FLOAT32));
        Tensor like = Tensor.of(new float[][] {{1, 2}});
        assertTensor(DType.FLOAT32, Shape.of(1, 2), new double[] {0, 0}, Tensor.zerosLike(like));
        assertTensor(DType.FLOAT32, Shape.of(1, 2), new double[] {1, 1}, Tensor.onesLike(like));
    }

    @Test
    void aranges() {
        assertFloat64(Shape.of(4), new double[] {0, 1, 2, 3}, Tensor.arange(4));
        assertFloat64(Shape.of(0), new double[0], Tensor.arange(0));
        assertFloat64(Shape.of(3), new double[] {2, 4, 6}, Tensor.arange(2, 8, 2));
        assertFloat64(Shape.of(4), new double[] {2, 4, 6, 8}, Tensor.arange(2, 8.5, 2));
        assertFloat64(Shape.of(3), new double[] {1, 0.5, 0}, Tensor.arange(1, -0.5, -0.5));
        assertFloat64(Shape.of(0), new double[0], Tensor.arange(1, 0, 1));
        // The count is ceil((end - start) / step); each element is start + i * step, not a running sum.
        assertFloat64(Shape.of(3), new double[] {0, 0.1, 0.2}, Tensor.arange(0, 0.3, 0.1));
        assertEquals(0.1 * 999_999, Tensor.arange(0, 100_000, 0.1).get(-1));
    }

    @Test
    void linspaces() {
        assertFloat64(Shape.of(5), new double[] {0, 0.25, 0.5, 0.75, 1}, Tensor.linspace(0, 1, 5));
        assertFloat64(Shape.of(2), new double[] {3, -3}, Tensor.linspace(3, -3, 2));
        assertFloat64(Shape.of(1), new double[] {3}, Tensor.linspace(3, 4, 1));
        assertFloat64(Shape.of(0), new double[0], Tensor.linspace(3, 4, 0));
        assertEquals(0.7, Tensor.linspace(0.1, 0.7, 7).get(-1), "the end is met exactly");
    }

    @Test
    @DisplayName("a distance past the largest double does not overflow: ends exact, values finite")
    void farEndsDoNotOverflow() {
        assertFloat64(Shape.of(3), new double[] {-1e308, 0, 1e308}, Tensor.linspace(-1e308, 1e308, 3));
        double max = Double.MAX_VALUE;
        double[] five = Tensor.linspace(0x1p1023, -0x1p1023, 5).toDoubleArray();
        assertArrayEquals(new double[] {0x1p1023, 0x1p1022, 0, -0x1p1022, -0x1p1023}, five);
        double[] many = Tensor.linspace(-max, max, 1000).toDoubleArray();
        for (int i = 1; i < many.length; i++) {
            assertTrue(Double.isFinite(many[i]) && many[i] > many[i - 1], "value " + i + " is " + many[i]);
        }
        assertEquals(-max, many[0]);
        assertEquals(max, many[999]);
        assertFloat64(Shape.of(4), new double[] {-1e308, -0.5e308, 0, 0.5e308}, Tensor.arange(-1e308, 1e308, 0.5e308));
    }

    @Test
    @DisplayName("arange from start to end; full of a value, like another tensor")
    void countingAndFilling() {
        assertFloat64(Shape.of(3), new double[] {2, 3, 4}, Tensor.arange(2, 5));
        assertFloat64(Shape.of(2), new double[] {-0.5, 0.5}, Tensor.arange(-0.5, 1.5));
        assertFloat64(Shape.of(0), new double[0], Tensor.arange(5, 2));
        Tensor like = Tensor.fullLike(Tensor.ints(1, 2), 7);
        assertEquals(DType.INT32, like.dtype());
        assertArrayEquals(new int[] {7, 7}, like.toIntArray());
    }

    @Test
    void identities() {
        assertFloat64(Shape.of(3, 3), new double[] {1, 0, 0, 0, 1, 0, 0, 0, 1}, Tensor.eye(3));
        assertFloat64(Shape.of(0, 0), new double[0], Tensor.eye(0));
    }

    @Test
    @DisplayName("a seed gives the stream of Well19937c, here and everywhere")
    void randomTensorsRepeat() {
        Well19937c generator = new Well19937c(42L);
        double[] expected = new double[6];
        for (int i = 0; i < expected.length; i++) {
            expected[i] = generator.nextDouble();
        }
        assertFloat64(Shape.of(2, 3), expected, Tensor.uniform(42, 2, 3));
        assertArrayEquals(
                Tensor.normal(7, 50).toDoubleArray(), Tensor.normal(7, 50).toDoubleArray());
        assertFalse(Comparisons.allClose(Tensor.uniform(1, 5), Tensor.uniform(2, 5), 1e-3, 1e-3));
        assertFalse(Comparisons.allClose(Tensor.normal(1, 5), Tensor.normal(2, 5), 1e-3, 1e-3));
    }

    @Test
    void randomTensorsHaveTheirDistribution() {
        SummaryStatistics uniform = new SummaryStatistics();
        SummaryStatistics normal = new SummaryStatistics();
        for (double v : Tensor.uniform(3, 40_000).toDoubleArray()) {
            assertTrue(v >= 0 && v < 1, () -> "uniform value " + v);
            uniform.addValue(v);
        }
        for (double v : Tensor.normal(4, 40_000).toDoubleArray()) {
            normal.addValue(v);
        }
        // Five standard errors of 40,000 draws: std / 200 for the mean, about std / 283 for a normal's std.
        assertEquals(0.5, uniform.getMean(), 5 * 0.2887 / 200);
        assertEquals(1 / 12.0, uniform.getVariance(), 5 * 0.0745 / 200);
        assertEquals(0, normal.getMean(), 5 / 200.0);
        assertEquals(1, normal.getStandardDeviation(), 5 / 283.0);
    }

    @Test
    void readsSingleElements() {
        Tensor x = Tensor.of(new double[][] {{1, 2, 3}, {4, 5, 6}});

        assertEquals(1, x.get(0, 0));
        assertEquals(6, x.get(1, 2));
        assertEquals(6, x.get(-1, -1));
        assertEquals(1, x.get(-2, -3));
        assertEquals(3, x.get(0, -1));
        assertEquals(7, Tensor.of(7).get());
        assertEquals(7, Tensor.of(7).item());
        assertEquals(7, Tensor.of(new double[][] {{7}}).item());
        assertEquals(1, Tensor.bools(true).item());
        assertEquals(-3, Tensor.ints(-3).get(0));
        assertEquals(0.1f, Tensor.of(0.1f).item());
    }

    @Test
    void convertsToArrays() {
        Tensor x = Tensor.of(1, -2, 3);

        assertArrayEquals(new double[] {1, -2, 3}, x.toDoubleArray());
        assertArrayEquals(new float[] {1, -2, 3}, x.toFloatArray());
        assertArrayEquals(new int[] {1, -2, 3}, x.toIntArray());
        assertArrayEquals(new float[] {0.1f}, Tensor.of(new double[] {0.1}).toFloatArray());
        assertArrayEquals(new int[] {1, 0}, Tensor.bools(true, false).toIntArray());
    }

    @Test
    @DisplayName("P9 arrays that go in are copied")
    void copiesArraysOnTheWayIn() {
        double[] doubles = {1, 2};
        float[] floats = {1, 2};
        int[] ints = {1, 2};
        boolean[] bools = {true, true};
        double[][] rows = {{1, 2}};
        int[] sizes = {2, 1};
        Tensor[] made = {
            Tensor.of(doubles),
            Tensor.of(doubles, Shape.of(2)),
            Tensor.of(floats),
            Tensor.of(floats, Shape.of(2)),
            Tensor.of(ints),
            Tensor.ints(ints),
            Tensor.ints(ints, Shape.of(2)),
            Tensor.bools(bools),
            Tensor.bools(bools, Shape.of(2)),
            Tensor.of(rows),
            Tensor.zeros(sizes)
        };
        double[][] before = new double[made.length][];
        for (int i = 0; i < made.length; i++) {
            before[i] = made[i].toDoubleArray();
        }

        doubles[0] = floats[0] = ints[0] = sizes[0] = 9;
        rows[0][0] = 9;
        bools[0] = false;

        for (int i = 0; i < made.length; i++) {
            assertArrayEquals(before[i], made[i].toDoubleArray(), "factory " + i);
        }
        assertEquals(Shape.of(2, 1), made[10].shape());
    }

    @Test
    @DisplayName("P9 arrays that come out are copies")
    void copiesArraysOnTheWayOut() {
        Tensor doubles = Tensor.of(1.0, 2.0);
        Tensor floats = Tensor.of(1f, 2f);
        Tensor ints = Tensor.ints(1, 2);

        doubles.toDoubleArray()[0] = 9;
        floats.toFloatArray()[0] = 9;
        ints.toIntArray()[0] = 9;
        doubles.shape().toArray()[0] = 9;

        assertEquals(1, doubles.get(0));
        assertEquals(1, floats.get(0));
        assertEquals(1, ints.get(0));
        assertEquals(Shape.of(2), doubles.shape());
    }

    @Test
    @DisplayName("INT32 and BOOL compare exactly with a Java number that they cannot hold")
    void discreteTensorsCompareWithAnyNumber() {
        Tensor mask = Tensor.bools(false, true);
        Tensor ints = Tensor.ints(0, 1);
        for (Tensor x : new Tensor[] {mask, ints}) {
            assertArrayEquals(new double[] {0, 1}, x.greater(0.5).toDoubleArray());
            assertArrayEquals(new double[] {1, 0}, x.less(0.5).toDoubleArray());
            assertArrayEquals(new double[] {0, 0}, x.equal(0.5).toDoubleArray());
            assertArrayEquals(new double[] {0, 0}, x.equal(2).toDoubleArray());
            assertArrayEquals(new double[] {0, 1}, x.equal(1).toDoubleArray());
            assertArrayEquals(new double[] {1, 1}, x.notEqual(Double.NaN).toDoubleArray());
            assertArrayEquals(new double[] {1, 1}, x.lessEqual(3e9).toDoubleArray());
        }
    }

    @Test
    void castingToItsOwnDtypeIsTheTensorItself() {
        Tensor x = Tensor.of(1.0, 2.0);

        assertSame(x, x.to(DType.FLOAT64));
        assertTensor(DType.INT32, Shape.of(2), new double[] {1, 2}, x.to(DType.INT32));
    }
}
