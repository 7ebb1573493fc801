package autograd;

import static autograd.Rejected.INDEX;
import static autograd.Rejected.NULL;
import static autograd.Rejected.SHAPE;
import static autograd.Rejected.VALUE;
import static autograd.Rejected.row;

import autograd.array.DType;
import autograd.shape.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Rows of {@link ErrorMessageTest}: functions of shape and position, products, casts. */
final class ShapingErrorRows {
    private static final int MAX = Integer.MAX_VALUE;
    private static final int BIG = 65536; // its square does not fit an array

    private ShapingErrorRows() {}

    static Stream<Rejected> all() {
        return Stream.of(shaping(), indexing(), products()).flatMap(rows -> rows);
    }

    private static Tensor x23() {
        return Tensor.ones(2, 3);
    }

    private static Tensor x4() {
        return Tensor.ones(4);
    }

    private static Tensor ints() {
        return Tensor.ints(0, 1);
    }

    private static Tensor rank64() {
        int[] sizes = new int[64];
        Arrays.fill(sizes, 1);
        return Tensor.ones(sizes);
    }

    private static Stream<Rejected> shaping() {
        String reshape = "Shaping.reshape";
        String transpose = "Shaping.transpose";
        String concat = "Shaping.concat";
        String stack = "Shaping.stack";
        return Stream.of(
                row(reshape, SHAPE, () -> x23().reshape(4), "reshape: ", "[2, 3] with 6", "[4] has 4", "equal counts"),
                row(reshape, SHAPE, () -> x23().reshape(4, -1), "reshape: ", "[2, 3] with 6", "-1 in [4, -1]"),
                row(reshape, SHAPE, () -> x23().reshape(0, -1), "reshape: ", "[2, 3]", "-1 in [0, -1]"),
                row(reshape, SHAPE, () -> x23().reshape(-1, -1), "reshape: ", "[-1, -1]", "[2, 3]", "at most one -1"),
                row(reshape, SHAPE, () -> x23().reshape(-2), "reshape: ", "[-2]", "[2, 3]", "0 or more"),
                row(reshape, SHAPE, () -> x23().reshape(MAX, MAX, MAX), "reshape: ", "" + MAX, "too many elements"),
                row(reshape, SHAPE, () -> x23().reshape(MAX, MAX, MAX, -1), "reshape: ", "[2, 3] with 6"),
                row(reshape, NULL, () -> x23().reshape((int[]) null), "reshape: ", "sizes is null"),
                row(reshape, NULL, () -> x23().reshape((Shape) null), "reshape: ", "shape is null"),
                row(transpose, SHAPE, () -> x23().transpose(0), "transpose: ", "[0]", "[2, 3]", "0 to 1 once"),
                row(transpose, SHAPE, () -> x23().transpose(0, 0), "transpose: ", "[0, 0]", "[2, 3]", "0 to 1 once"),
                row(transpose, SHAPE, () -> x23().transpose(0, 2), "transpose: ", "[0, 2]", "[2, 3]"),
                row(
                        transpose,
                        NULL,
                        () -> x23().transpose((int[]) null),
                        "transpose: ",
                        "permutation is null",
                        "leave"),
                row(
                        "Shaping.broadcastTo",
                        SHAPE,
                        () -> x23().broadcastTo(Shape.of(2, 4)),
                        "broadcastTo: ",
                        "x of shape [2, 3]",
                        "[2, 4]",
                        "1 or equal"),
                row(
                        "Shaping.broadcastTo",
                        SHAPE,
                        () -> x23().broadcastTo(Shape.of(3)),
                        "broadcastTo: ",
                        "[2, 3]",
                        "[3]"),
                row("Shaping.broadcastTo", NULL, () -> x23().broadcastTo(null), "broadcastTo: ", "shape is null"),
                row(
                        "Shaping.sumTo",
                        SHAPE,
                        () -> Shaping.sumTo(x23(), Shape.of(4)),
                        "sumTo: ",
                        "[4]",
                        "[2, 3]",
                        "1 or"),
                row("Shaping.sumTo", VALUE, () -> Shaping.sumTo(ints(), Shape.of(1)), "sumTo: ", "INT32", "[2]"),
                row(concat, VALUE, () -> Shaping.concat(0), "concat: ", "no parts", "at least one"),
                row(concat, SHAPE, () -> Shaping.concat(1, x23(), x4()), "concat: ", "part 1 has shape [4]", "[2, 3]"),
                row(concat, SHAPE, () -> Shaping.concat(0, x23(), Tensor.ones(2, 4)), "concat: ", "[2, 4]", "axis 0"),
                row(concat, SHAPE, () -> Shaping.concat(2, x23(), x23()), "concat: ", "axis 2", "[2, 3]", "-2 to 1"),
                row(concat, SHAPE, () -> Shaping.concat(0, Tensor.of(1.0)), "concat: ", "axis 0", "no axes"),
                row(
                        concat,
                        VALUE,
                        () -> Shaping.concat(0, Tensor.ones(2), ints()),
                        "concat: ",
                        "part 1",
                        "INT32",
                        "FLOAT64"),
                row(concat, NULL, () -> Shaping.concat(0, x23(), null), "concat: ", "part 1 is null"),
                row(concat, NULL, () -> Shaping.concat(0, (List<Tensor>) null), "concat: ", "parts is null"),
                row(
                        concat,
                        SHAPE,
                        () -> Shaping.concat(0, Tensor.zeros(MAX - 8, 0), Tensor.zeros(MAX - 8, 0)),
                        "concat: ",
                        "size 4294967278 along axis 0",
                        "[2147483639, 0]",
                        "need at most"),
                row(stack, VALUE, () -> Shaping.stack(0), "stack: ", "no parts", "at least one"),
                row(
                        stack,
                        SHAPE,
                        () -> Shaping.stack(0, x23(), x4()),
                        "stack: ",
                        "part 1 has shape [4]",
                        "[2, 3]",
                        "equal"),
                row(stack, SHAPE, () -> Shaping.stack(3, x23()), "stack: ", "axis 3", "valid axes are -3 to 2"),
                row(stack, NULL, () -> Shaping.stack(0, x23(), null), "stack: ", "part 1 is null"),
                row(stack, SHAPE, () -> Shaping.stack(0, rank64()), "stack: ", "rank 65 is too large", "at most 64"));
    }

    private static Stream<Rejected> indexing() {
        String take = "Indexing.take";
        String gather = "Indexing.gather";
        String oneHot = "Indexing.oneHot";
        String slice = "Indexing.slice";
        Tensor zeros = Tensor.full(Shape.of(BIG), 0, DType.INT32);
        return Stream.of(
                row(slice, INDEX, () -> x23().slice(0, 0, 3), "slice: ", "0 to 3", "axis 0", "[2, 3]", "to <= 2"),
                row(slice, INDEX, () -> x23().slice(1, 2, 1), "slice: ", "2 to 1", "axis 1", "[2, 3]", "to <= 3"),
                row(slice, INDEX, () -> x23().slice(0, -3, 1), "slice: ", "-3 to 1", "axis 0", "[2, 3]"),
                row(slice, SHAPE, () -> x23().slice(2, 0, 1), "slice: ", "axis 2", "[2, 3]", "-2 to 1"),
                row(
                        take,
                        INDEX,
                        () -> x23().take(Tensor.ints(0, 2), 0),
                        "take: ",
                        "element 1 of indices, shape [2], is 2",
                        "axis 0 of x, shape [2, 3], of size 2",
                        "-2 to 1"),
                row(take, INDEX, () -> x23().take(Tensor.ints(-3), 0), "take: ", "is -3", "-2 to 1", "[2, 3]"),
                row(
                        take,
                        INDEX,
                        () -> Tensor.zeros(0, 2).take(Tensor.ints(0), 0),
                        "take: ",
                        "is 0",
                        "axis 0 of x, shape [0, 2]",
                        "is empty"),
                row(
                        oneHot,
                        INDEX,
                        () -> Indexing.oneHot(ints(), 0, DType.BOOL),
                        "oneHot: ",
                        "element 0",
                        "there are no classes"),
                row(take, VALUE, () -> x23().take(Tensor.of(0.0, 1), 0), "take: ", "indices", "FLOAT64", "need INT32"),
                row(take, SHAPE, () -> x23().take(ints(), 2), "take: ", "axis 2", "[2, 3]", "-2 to 1"),
                row(take, NULL, () -> x23().take(null, 0), "take: ", "indices is null"),
                row(take, SHAPE, () -> Tensor.ones(1, BIG).take(zeros, 0), "take: ", "[65536, 65536]", "too many"),
                row(
                        gather,
                        SHAPE,
                        () -> x23().gather(ints(), 0),
                        "gather: ",
                        "x has shape [2, 3]",
                        "indices has shape [2]"),
                row(
                        gather,
                        INDEX,
                        () -> x23().gather(Tensor.ints(new int[] {0, 3}, Shape.of(2, 1)), 1),
                        "gather: ",
                        "element [1, 0] of indices, shape [2, 1], is 3",
                        "axis 1 of x, shape [2, 3], of size 3",
                        "-3 to 2"),
                row(
                        oneHot,
                        INDEX,
                        () -> Indexing.oneHot(Tensor.ints(-1), 2, DType.FLOAT64),
                        "oneHot: ",
                        "element 0",
                        "is -1",
                        "0 to 1"),
                row(gather, VALUE, () -> x23().gather(x23(), 0), "gather: ", "indices", "FLOAT64", "need INT32"),
                row(gather, SHAPE, () -> x23().gather(ints(), 3), "gather: ", "axis 3", "[2, 3]"),
                row(
                        oneHot,
                        INDEX,
                        () -> Indexing.oneHot(ints(), 1, DType.FLOAT64),
                        "oneHot: ",
                        "element 1",
                        "is 1",
                        "0 to 0"),
                row(
                        oneHot,
                        VALUE,
                        () -> Indexing.oneHot(ints(), -1, DType.FLOAT64),
                        "oneHot: ",
                        "-1 classes",
                        "0 or more"),
                row(oneHot, NULL, () -> Indexing.oneHot(ints(), 2, null), "oneHot: ", "dtype is null", "need FLOAT64"),
                row(oneHot, VALUE, () -> Indexing.oneHot(x4(), 2, DType.BOOL), "oneHot: ", "FLOAT64", "need INT32"),
                row(
                        oneHot,
                        SHAPE,
                        () -> Indexing.oneHot(zeros, BIG, DType.BOOL),
                        "oneHot: ",
                        "[65536, 65536]",
                        "too many"));
    }

    private static Stream<Rejected> products() {
        String matmul = "Products.matmul";
        String linear = "Products.linear";
        String tensordot = "Products.tensordot";
        String outer = "Products.outer";
        String need = "need a[..., k] and b[k, ...]";
        Tensor scalar = Tensor.of(1.0);
        Tensor big = Tensor.ones(BIG);
        int[] zero = {0};
        return Stream.of(
                row(
                        matmul,
                        SHAPE,
                        () -> x23().matmul(Tensor.ones(4, 5)),
                        "matmul: ",
                        "a has shape [2, 3]",
                        "[4, 5]",
                        need),
                row(matmul, SHAPE, () -> x23().matmul(x4()), "matmul: ", "a has shape [2, 3]", "b has shape [4]", need),
                row(matmul, SHAPE, () -> Products.matmul(x23(), true, x23(), true), "matmul: ", "[2, 3] (transposed)"),
                row(
                        matmul,
                        SHAPE,
                        () -> Products.matmul(x4(), true, x4(), false),
                        "matmul: ",
                        "a has shape [4]",
                        "rank 2"),
                row(matmul, SHAPE, () -> scalar.matmul(x23()), "matmul: ", "a has shape []", "need rank 1 or more"),
                row(matmul, SHAPE, () -> x23().matmul(scalar), "matmul: ", "b has shape []", "need rank 1 or more"),
                row(
                        matmul,
                        SHAPE,
                        () -> Tensor.ones(2, 3, 4).matmul(Tensor.ones(3, 4, 5)),
                        "matmul: ",
                        "[2] of the leading axes of a",
                        "[3] of the leading axes of b",
                        "equal sizes or 1"),
                row(matmul, VALUE, () -> x23().matmul(ints()), "matmul: ", "b has dtype INT32", "[2]", "need"),
                row(matmul, NULL, () -> x23().matmul(null), "matmul: ", "b is null"),
                row(
                        matmul,
                        SHAPE,
                        () -> Products.matmul(x23(), true, Tensor.ones(3, 4), false),
                        "matmul: ",
                        "a has shape [2, 3] (transposed), b has shape [3, 4];"),
                row(
                        matmul,
                        SHAPE,
                        () -> Products.matmul(x23(), false, Tensor.ones(3, 4), true),
                        "matmul: ",
                        "a has shape [2, 3], b has shape [3, 4] (transposed);"),
                row(matmul, SHAPE, () -> Products.matmul(x23(), false, x4(), true), "matmul: ", "b has", "rank 2"),
                row(
                        matmul,
                        SHAPE,
                        () -> Products.matmul(Tensor.zeros(0, BIG), true, Tensor.zeros(BIG, 0), true),
                        "matmul: shapes [65536] and [65536] make"),
                row(
                        matmul,
                        SHAPE,
                        () -> Tensor.zeros(BIG, 5, 0).matmul(Tensor.zeros(0, BIG)),
                        "matmul: shapes [65536] and [5, 65536] make"),
                row(matmul, SHAPE, () -> big.reshape(-1, 1).matmul(big.reshape(1, -1)), "matmul: ", "[65536, 65536]"),
                row(
                        linear,
                        SHAPE,
                        () -> Products.linear(x4(), x23(), Tensor.ones(2)),
                        "linear: ",
                        "x has shape [4]",
                        "weight has shape [2, 3]",
                        "bias has shape [2]",
                        "need x [..., in]"),
                row(
                        linear,
                        SHAPE,
                        () -> Products.linear(x23(), x23(), Tensor.ones(3)),
                        "linear: ",
                        "bias has shape [3]"),
                row(linear, SHAPE, () -> Products.linear(scalar, x23(), Tensor.ones(2)), "linear: ", "x has shape []"),
                row(
                        linear,
                        SHAPE,
                        () -> Products.linear(big.reshape(-1, 1), big.reshape(-1, 1), big),
                        "linear: ",
                        "[65536] and [65536]",
                        "too large"),
                row(
                        linear,
                        VALUE,
                        () -> Products.linear(x23(), x23(), ints()),
                        "linear: ",
                        "bias has dtype INT32",
                        "need"),
                row(linear, NULL, () -> Products.linear(x23(), null, x4()), "linear: ", "weight is null"),
                row(
                        tensordot,
                        SHAPE,
                        () -> x23().tensordot(x4(), 1),
                        "tensordot: ",
                        "axis 1 of a, shape [2, 3]",
                        "[4]",
                        "equal"),
                row(
                        tensordot,
                        SHAPE,
                        () -> x23().tensordot(x4(), 3),
                        "tensordot: ",
                        "3 axes",
                        "[2, 3]",
                        "[4]",
                        "0 to 1"),
                row(tensordot, SHAPE, () -> x23().tensordot(x4(), -1), "tensordot: ", "-1 axes", "0 to 1"),
                row(
                        tensordot,
                        SHAPE,
                        () -> Products.tensordot(x23(), zero, x4(), new int[] {0, 0}),
                        "tensordot: ",
                        "[0] of a, shape [2, 3]",
                        "[0, 0] of b, shape [4]",
                        "as many"),
                row(
                        tensordot,
                        SHAPE,
                        () -> Products.tensordot(x23(), new int[] {0, 0}, x23(), new int[] {0, 1}),
                        "tensordot: ",
                        "axis 0 of a",
                        "twice"),
                row(
                        tensordot,
                        SHAPE,
                        () -> Products.tensordot(x23(), new int[] {5}, x4(), zero),
                        "tensordot: ",
                        "axis 5"),
                row(tensordot, NULL, () -> Products.tensordot(x23(), null, x4(), zero), "tensordot: ", "axesA is null"),
                row(tensordot, NULL, () -> Products.tensordot(x23(), zero, x4(), null), "tensordot: ", "axesB is null"),
                row(tensordot, SHAPE, () -> x4().tensordot(x23(), 2), "tensordot: ", "2 axes", "valid are 0 to 1"),
                row(tensordot, SHAPE, () -> big.tensordot(big, 0), "tensordot: ", "[65536]", "too many elements"),
                row(outer, SHAPE, () -> x23().outer(x4()), "outer: ", "a has shape [2, 3]", "need rank 1"),
                row(outer, SHAPE, () -> x4().outer(scalar), "outer: ", "b has shape []", "need rank 1"),
                row(outer, VALUE, () -> ints().outer(ints()), "outer: ", "a has dtype INT32", "[2]"),
                row(outer, SHAPE, () -> big.outer(big), "outer: ", "[65536]", "too many elements"),
                row("Casting.to", NULL, () -> x23().to(null), "to: ", "dtype is null", "need FLOAT64"),
                row("Casting.to", NULL, () -> Casting.to(null, DType.INT32), "to: ", "x is null"));
    }
}
