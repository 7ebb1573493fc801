package autograd;

import static autograd.Rejected.INDEX;
import static autograd.Rejected.NULL;
import static autograd.Rejected.SHAPE;
import static autograd.Rejected.VALUE;
import static autograd.Rejected.row;

import autograd.array.DType;
import autograd.array.NdArray;
import autograd.shape.Shape;
import java.util.stream.Stream;

/** Rows of {@link ErrorMessageTest}: making tensors and reading them. */
final class FactoryErrorRows {
    private static final int MAX = Integer.MAX_VALUE;
    private static final int BIG = 65536; // its square does not fit an array

    private FactoryErrorRows() {}

    static Stream<Rejected> all() {
        return Stream.of(factories(), moreFactories(), access()).flatMap(rows -> rows);
    }

    private static Tensor x23() {
        return Tensor.ones(2, 3);
    }

    private static Stream<Rejected> factories() {
        double[] three = {1, 2, 3};
        String many = "too many elements";
        return Stream.of(
                row(
                        "Tensor.of",
                        SHAPE,
                        () -> Tensor.of(new double[][] {{1, 2}, {3}}),
                        "of: ",
                        "values[1] has shape [1]",
                        "[2]"),
                row(
                        "Tensor.of",
                        SHAPE,
                        () -> Tensor.of(new float[][] {{1, 2}, {3}}),
                        "of: ",
                        "values[1]",
                        "equal shape"),
                row("Tensor.of", SHAPE, () -> Tensor.of(new int[][] {{1, 2}, {3}}), "of: ", "values[1]", "equal shape"),
                row(
                        "Tensor.of",
                        SHAPE,
                        () -> Tensor.of(new double[][][] {{{1, 2}}, {{3, 4}, {5}}}),
                        "of: ",
                        "values[1][1] has shape [1]",
                        "values[1][0] has shape [2]"),
                row(
                        "Tensor.of",
                        SHAPE,
                        () -> Tensor.of(new float[][][] {{{1, 2}}, {{3, 4}, {5, 6}}}),
                        "of: ",
                        "values[1] has shape [2, 2]",
                        "values[0] has shape [1, 2]"),
                row("Tensor.of", NULL, () -> Tensor.of(new double[][] {{1}, null}), "of: ", "values[1] is null"),
                row("Tensor.of", NULL, () -> Tensor.of(new double[][][] {{{1}}, null}), "of: ", "values[1] is null"),
                row("Tensor.of", NULL, () -> Tensor.of((double[]) null), "of: ", "values is null"),
                row("Tensor.of", NULL, () -> Tensor.of((int[]) null), "of: ", "values is null"),
                row("Tensor.of", SHAPE, () -> Tensor.of(three, Shape.of(2, 2)), "of: ", "3 values", "[2, 2]", "need 4"),
                row("Tensor.of", NULL, () -> Tensor.of(three, null), "of: ", "shape is null"),
                row(
                        "Tensor.ints",
                        SHAPE,
                        () -> Tensor.ints(new int[1], Shape.of(2)),
                        "ints: ",
                        "1 values",
                        "[2]",
                        "need 2"),
                row("Tensor.bools", NULL, () -> Tensor.bools((boolean[]) null), "bools: ", "values is null"),
                row(
                        "Tensor.scalar",
                        VALUE,
                        () -> Tensor.scalar(1.5, DType.INT32),
                        "scalar: ",
                        "1.5",
                        "INT32",
                        "integral"),
                row("Tensor.scalar", NULL, () -> Tensor.scalar(1, null), "scalar: ", "dtype is null"),
                row("Tensor.full", NULL, () -> Tensor.full(null, 0, DType.BOOL), "full: ", "shape is null"),
                row(
                        "Tensor.full",
                        VALUE,
                        () -> Tensor.full(Shape.of(2), Double.NaN, DType.INT32),
                        "full: ",
                        "NaN",
                        "INT32"),
                row("Tensor.zerosLike", NULL, () -> Tensor.zerosLike(null), "zerosLike: ", "x is null"),
                row("Tensor.onesLike", NULL, () -> Tensor.onesLike(null), "onesLike: ", "x is null"),
                row(
                        "Tensor.zeros",
                        SHAPE,
                        () -> Tensor.zeros(-1, 2),
                        "zeros: ",
                        "-1 of axis 0",
                        "[-1, 2]",
                        "0 or more"),
                row("Tensor.zeros", SHAPE, () -> Tensor.zeros(BIG, BIG), "zeros: ", "[65536, 65536]", many, "at most"),
                row(
                        "Tensor.zeros",
                        SHAPE,
                        () -> Tensor.zeros(MAX, MAX, 2),
                        "zeros: ",
                        "[2147483647, ",
                        many,
                        "at most"),
                row("Tensor.zeros", SHAPE, () -> Tensor.zeros(1 << 20, 1 << 20, 0), "zeros: ", "[1048576, ", many),
                row("Tensor.zeros", SHAPE, () -> Tensor.zeros(new int[65]), "zeros: ", "rank 65", "at most 64"),
                row("Tensor.ones", SHAPE, () -> Tensor.ones(2, -3), "ones: ", "-3 of axis 1", "[2, -3]"),
                row("Tensor.uniform", SHAPE, () -> Tensor.uniform(1, -1), "uniform: ", "-1 of axis 0", "[-1]"),
                row("Tensor.normal", SHAPE, () -> Tensor.normal(1, BIG, BIG), "normal: ", "[65536, 65536]", many),
                row("Tensor.arange", VALUE, () -> Tensor.arange(-1), "arange: ", "count -1", "0 or more"),
                row(
                        "Tensor.arange",
                        VALUE,
                        () -> Tensor.arange(0, 1, 0),
                        "arange: ",
                        "step is 0",
                        "positive or negative"),
                row(
                        "Tensor.fullLike",
                        NULL,
                        () -> Tensor.fullLike(null, 1),
                        "fullLike: ",
                        "x is null",
                        "need a tensor"),
                row("Tensor.arange", VALUE, () -> Tensor.arange(Double.NaN, 1), "arange: ", "start is NaN", "finite"),
                row("Tensor.arange", VALUE, () -> Tensor.arange(0, Double.NaN, 1), "arange: ", "end is NaN", "finite"),
                row(
                        "Tensor.arange",
                        VALUE,
                        () -> Tensor.arange(0, 1e300, 1),
                        "arange: ",
                        "1.0E300 elements",
                        "at most"),
                row("Tensor.linspace", VALUE, () -> Tensor.linspace(0, 1, -1), "linspace: ", "count -1", "0 or more"),
                row(
                        "Tensor.linspace",
                        VALUE,
                        () -> Tensor.linspace(0, Double.POSITIVE_INFINITY, 3),
                        "linspace: ",
                        "end is Infinity",
                        "finite"),
                row("Tensor.eye", VALUE, () -> Tensor.eye(-1), "eye: ", "n is -1", "0 or more"),
                row("Tensor.eye", SHAPE, () -> Tensor.eye(BIG), "eye: ", "[65536, 65536]", many));
    }

    private static Stream<Rejected> moreFactories() {
        String of = "Tensor.of";
        int[] three = {1, 2, 3};
        Shape four = Shape.of(2, 2);
        return Stream.of(
                row(of, SHAPE, () -> Tensor.of(new long[][] {{1, 2}, {3}}), "of: ", "values[1] has shape [1]", "[2]"),
                row(
                        of,
                        SHAPE,
                        () -> Tensor.of(new int[][][] {{{1}}, {{2}, {3}}}),
                        "of: ",
                        "values[1] has shape [2, 1]"),
                row(of, SHAPE, () -> Tensor.of(new long[][][] {{{1}, {2, 3}}}), "of: ", "values[0][1] has shape [2]"),
                row(of, NULL, () -> Tensor.of(new long[][][] {{{1}, null}}), "of: ", "values[0][1] is null"),
                row(of, NULL, () -> Tensor.of((int[][][]) null), "of: ", "values is null"),
                row(of, SHAPE, () -> Tensor.of(three, four), "of: ", "3 values", "[2, 2]", "need 4"),
                row(of, SHAPE, () -> Tensor.of(new long[] {1}, four), "of: ", "1 values", "[2, 2]", "need 4"),
                row(of, NULL, () -> Tensor.of(three, null), "of: ", "shape is null"),
                row(of, NULL, () -> Tensor.of((NdArray) null), "of: ", "array is null"),
                row(
                        "Tensor.ints",
                        SHAPE,
                        () -> Tensor.ints(new int[][] {{1}, {}}),
                        "ints: ",
                        "values[1] has shape [0]"),
                row("Tensor.ints", NULL, () -> Tensor.ints(new int[][][] {null}), "ints: ", "values[0] is null"),
                row("Tensor.bools", SHAPE, () -> Tensor.bools(new boolean[1], four), "bools: ", "1 values", "need 4"),
                row("Tensor.bools", NULL, () -> Tensor.bools(new boolean[][] {null}), "bools: ", "values[0] is null"),
                row(
                        "Tensor.bools",
                        SHAPE,
                        () -> Tensor.bools(new boolean[][][] {{{true}}, {{true, true}}}),
                        "bools: ",
                        "values[1] has shape [1, 2]",
                        "values[0] has shape [1, 1]"),
                row("Tensor.zeros", NULL, () -> Tensor.zeros((int[]) null), "zeros: ", "sizes is null"),
                row("Tensor.ones", NULL, () -> Tensor.ones((int[]) null), "ones: ", "sizes is null"),
                row("Tensor.uniform", NULL, () -> Tensor.uniform(1, (int[]) null), "uniform: ", "sizes is null"),
                row("Tensor.normal", NULL, () -> Tensor.normal(1, (int[]) null), "normal: ", "sizes is null"),
                row("Tensor.full", NULL, () -> Tensor.full(four, 0, null), "full: ", "dtype is null"),
                row("Tensor.linspace", SHAPE, () -> Tensor.linspace(0, 1, MAX), "linspace: ", "" + MAX, "2147483639"),
                row("Tensor.arange", VALUE, () -> Tensor.arange(MAX), "arange: ", "2.147483647E9", "2147483639"));
    }

    private static Stream<Rejected> access() {
        return Stream.of(
                row("Tensor.item", SHAPE, () -> x23().item(), "item: ", "[2, 3]", "6 elements", "get(i, ...)"),
                row("Tensor.get", SHAPE, () -> x23().get(1), "get: ", "1 indices [1]", "[2, 3]", "need 2", "Index.at"),
                row("Tensor.get", INDEX, () -> x23().get(2, 0), "get: ", "index 2", "axis 0", "[2, 3]", "-2 to 1"),
                row("Tensor.get", INDEX, () -> x23().get(0, -4), "get: ", "index -4", "axis 1", "[2, 3]", "-3 to 2"),
                row("Tensor.get", INDEX, () -> Tensor.zeros(0).get(0), "get: ", "index 0", "[0]", "empty"),
                row("Tensor.get", NULL, () -> x23().get((int[]) null), "get: ", "indices is null"),
                row(
                        "Tensor.toIntArray",
                        VALUE,
                        () -> Tensor.of(1.0, 1.5).toIntArray(),
                        "toIntArray: ",
                        "element 1",
                        "[2]",
                        "1.5"));
    }
}
