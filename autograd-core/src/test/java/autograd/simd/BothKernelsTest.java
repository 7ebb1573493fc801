package autograd.simd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import autograd.kernel.Binary;
import autograd.kernel.Comparison;
import autograd.kernel.Float32Kernels;
import autograd.kernel.Float32ScalarKernels;
import autograd.kernel.Float64Kernels;
import autograd.kernel.Float64ScalarKernels;
import autograd.kernel.Unary;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The kernels in plain Java and those on the Vector API write the same bits, and nothing outside of their runs. Any NaN is
 * as good as another.
 */
class BothKernelsTest {
    private static final double[] SPECIAL = {
        0,
        -0.0,
        1,
        -1,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        Double.NaN,
        Double.MIN_VALUE,
        -Double.MIN_VALUE,
        Float.MIN_VALUE,
        Float.MAX_VALUE,
        Double.MAX_VALUE,
        0x1p-1022,
        0.5
    };

    /** Where runs start and how long they are; for reductions the rows, and how far apart they are. */
    private record Runs(int a, int b, int c, int count, int length, int rows, int stride, double number) {}

    @FunctionalInterface
    private interface Call64 {
        void run(Float64Kernels kernels, double[] a, double[] b, double[] c, boolean[] m, int[] n, Runs at);
    }

    @FunctionalInterface
    private interface Call32 {
        void run(Float32Kernels kernels, float[] a, float[] b, float[] c, boolean[] m, int[] n, Runs at);
    }

    private record Row(String name, Call64 call64, Call32 call32) {}

    private static List<Row> elementwise() {
        List<Row> rows = new ArrayList<>();
        for (Unary f : Unary.values()) {
            if (!f.isElementary()) {
                rows.add(new Row(
                        f.name(),
                        (k, a, b, c, m, n, at) -> k.unary(f, a, at.a, c, at.c, at.count),
                        (k, a, b, c, m, n, at) -> k.unary(f, a, at.a, c, at.c, at.count)));
            }
        }
        for (Binary f : Binary.values()) {
            if (!f.isElementary()) {
                rows.add(new Row(
                        f.name(),
                        (k, a, b, c, m, n, at) -> k.binary(f, a, at.a, b, at.b, c, at.c, at.count),
                        (k, a, b, c, m, n, at) -> k.binary(f, a, at.a, b, at.b, c, at.c, at.count)));
                rows.add(new Row(
                        f + " with a number",
                        (k, a, b, c, m, n, at) -> k.binary(f, a, at.a, at.number, c, at.c, at.count),
                        (k, a, b, c, m, n, at) -> k.binary(f, a, at.a, (float) at.number, c, at.c, at.count)));
                rows.add(new Row(
                        f + " of a number",
                        (k, a, b, c, m, n, at) -> k.binary(f, at.number, b, at.b, c, at.c, at.count),
                        (k, a, b, c, m, n, at) -> k.binary(f, (float) at.number, b, at.b, c, at.c, at.count)));
            }
        }
        for (Comparison f : Comparison.values()) {
            rows.add(new Row(
                    f.name(),
                    (k, a, b, c, m, n, at) -> k.compare(f, a, at.a, b, at.b, m, at.c, at.count),
                    (k, a, b, c, m, n, at) -> k.compare(f, a, at.a, b, at.b, m, at.c, at.count)));
        }
        rows.add(new Row(
                "where",
                (k, a, b, c, m, n, at) -> k.where(m, at.rows, a, at.a, b, at.b, c, at.c, at.count),
                (k, a, b, c, m, n, at) -> k.where(m, at.rows, a, at.a, b, at.b, c, at.c, at.count)));
        rows.add(new Row(
                "addScaled",
                (k, a, b, c, m, n, at) -> k.addScaled(a, at.a, at.number, b, at.b, c, at.c, at.count),
                (k, a, b, c, m, n, at) -> k.addScaled(a, at.a, (float) at.number, b, at.b, c, at.c, at.count)));
        rows.add(new Row(
                "rotate",
                (k, a, b, c, m, n, at) -> k.rotate(a, at.a, b, at.b, at.count, at.number, -0.75),
                (k, a, b, c, m, n, at) -> k.rotate(a, at.a, b, at.b, at.count, (float) at.number, -0.75f)));
        rows.add(new Row(
                "dot",
                (k, a, b, c, m, n, at) -> c[at.c] = k.dot(a, at.a, b, at.b, at.count),
                (k, a, b, c, m, n, at) -> c[at.c] = k.dot(a, at.a, b, at.b, at.count)));
        return rows;
    }

    private static List<Row> reductions() {
        return List.of(
                new Row(
                        "sumRows",
                        (k, a, b, c, m, n, at) -> k.sumRows(a, at.a, at.length, c, at.c, at.rows),
                        (k, a, b, c, m, n, at) -> k.sumRows(a, at.a, at.length, c, at.c, at.rows)),
                new Row(
                        "sumColumns",
                        (k, a, b, c, m, n, at) -> k.sumColumns(a, at.a, at.length, at.stride, c, at.c, at.rows),
                        (k, a, b, c, m, n, at) -> k.sumColumns(a, at.a, at.length, at.stride, c, at.c, at.rows)),
                new Row(
                        "maxRows",
                        (k, a, b, c, m, n, at) -> k.maxRows(a, at.a, at.length, c, at.c, at.rows),
                        (k, a, b, c, m, n, at) -> k.maxRows(a, at.a, at.length, c, at.c, at.rows)),
                new Row(
                        "maxColumns",
                        (k, a, b, c, m, n, at) -> k.maxColumns(a, at.a, at.length, at.stride, c, at.c, at.rows),
                        (k, a, b, c, m, n, at) -> k.maxColumns(a, at.a, at.length, at.stride, c, at.c, at.rows)),
                new Row(
                        "argMaxRows",
                        (k, a, b, c, m, n, at) -> k.argMaxRows(a, at.a, at.length, n, at.c, at.rows),
                        (k, a, b, c, m, n, at) -> k.argMaxRows(a, at.a, at.length, n, at.c, at.rows)));
    }

    @BeforeAll
    static void needsTheVectorApi() {
        assumeTrue(ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent());
    }

    @Test
    void elementwiseKernelsAgree() {
        for (long seed = 0; seed < 300; seed++) {
            elementwise(new Random(seed));
        }
    }

    @Test
    void reductionsAgree() {
        for (long seed = 0; seed < 150; seed++) {
            reductions(new Random(seed));
        }
    }

    private static void elementwise(Random random) {
        int count = random.nextInt(random.nextBoolean() ? 40 : 301);
        int a = random.nextInt(5);
        int b = random.nextBoolean() ? a : random.nextInt(5);
        int c = random.nextBoolean() ? a : random.nextInt(5);
        Runs at = new Runs(a, b, c, count, 0, random.nextInt(5), 0, number(random, random.nextBoolean()));
        double[][] data = {numbers(random, 320), numbers(random, 320), numbers(random, 320)};
        if (random.nextInt(3) == 0) {
            at = new Runs(at.a, at.b, at.a, count, 0, at.rows, 0, at.number);
            data[2] = data[0]; // in place of the first operand
        } else if (random.nextInt(3) == 0) {
            at = new Runs(at.a, at.b, at.b, count, 0, at.rows, 0, at.number);
            data[2] = data[1];
        }
        for (Row row : elementwise()) {
            check(row, at, data, random.nextLong());
        }
    }

    private static void reductions(Random random) {
        int rows = 1 + random.nextInt(random.nextBoolean() ? 9 : 200);
        int length = 1 + random.nextInt(Math.min(4096, (random.nextBoolean() ? 600 : 10_000) / rows));
        int stride = rows + (random.nextBoolean() ? 0 : random.nextInt(4));
        int start = random.nextInt(5);
        Runs at = new Runs(start, 0, random.nextInt(5), 0, length, rows, stride, 0);
        double[][] data = {numbers(random, start + stride * length), new double[0], numbers(random, 210)};
        for (Row row : reductions()) {
            check(row, at, data, random.nextLong());
        }
    }

    private static void check(Row row, Runs at, double[][] data, long seed) {
        boolean[] masks = new boolean[data[2].length];
        Random random = new Random(seed);
        for (int i = 0; i < masks.length; i++) {
            masks[i] = random.nextBoolean();
        }
        String what = row.name + " " + at;
        double[][] wide = copies(data);
        boolean[] wideMasks = masks.clone();
        int[] wideIndices = new int[masks.length];
        row.call64.run(new Float64ScalarKernels(), wide[0], wide[1], wide[2], wideMasks, wideIndices, at);
        double[][] vectors = copies(data);
        boolean[] vectorMasks = masks.clone();
        int[] vectorIndices = new int[masks.length];
        row.call64.run(new Float64VectorKernels(), vectors[0], vectors[1], vectors[2], vectorMasks, vectorIndices, at);
        assertArrayEquals(wide, vectors, what);
        assertArrayEquals(wideMasks, vectorMasks, what);
        assertArrayEquals(wideIndices, vectorIndices, what);

        float[][] narrow = floats(data);
        boolean[] narrowMasks = masks.clone();
        int[] narrowIndices = new int[masks.length];
        row.call32.run(new Float32ScalarKernels(), narrow[0], narrow[1], narrow[2], narrowMasks, narrowIndices, at);
        float[][] floats = floats(data);
        boolean[] floatMasks = masks.clone();
        int[] floatIndices = new int[masks.length];
        row.call32.run(new Float32VectorKernels(), floats[0], floats[1], floats[2], floatMasks, floatIndices, at);
        assertArrayEquals(narrow, floats, "float " + what);
        assertArrayEquals(narrowMasks, floatMasks, "float " + what);
        assertArrayEquals(narrowIndices, floatIndices, "float " + what);
    }

    /** {@return copies, of which those are the same array that were} */
    private static double[][] copies(double[][] data) {
        double[] a = data[0].clone();
        double[] b = data[1].clone();
        return new double[][] {a, b, data[2] == data[0] ? a : data[2] == data[1] ? b : data[2].clone()};
    }

    private static float[][] floats(double[][] data) {
        float[] a = rounded(data[0]);
        float[] b = rounded(data[1]);
        return new float[][] {a, b, data[2] == data[0] ? a : data[2] == data[1] ? b : rounded(data[2])};
    }

    private static float[] rounded(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }

    private static double[] numbers(Random random, int count) {
        double[] values = new double[count];
        boolean special = random.nextBoolean();
        boolean ties = random.nextInt(4) == 0;
        for (int i = 0; i < count; i++) {
            values[i] = ties ? random.nextInt(3) - 1 : number(random, special);
        }
        return values;
    }

    private static double number(Random random, boolean special) {
        return special && random.nextInt(3) == 0 ? SPECIAL[random.nextInt(SPECIAL.length)] : random.nextGaussian();
    }
}
