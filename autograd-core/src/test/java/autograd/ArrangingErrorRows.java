package autograd;

import static autograd.Rejected.NULL;
import static autograd.Rejected.SHAPE;
import static autograd.Rejected.VALUE;
import static autograd.Rejected.row;

import java.util.stream.Stream;

/** Rows of {@link ErrorMessageTest}: functions of axes, repeating and cutting, diagonals. */
final class ArrangingErrorRows {
    private static final int MAX = Integer.MAX_VALUE;

    private ArrangingErrorRows() {}

    static Stream<Rejected> all() {
        return Stream.of(layout(), repeating(), padding(), cutting(), diagonals())
                .flatMap(rows -> rows);
    }

    private static Tensor x23() {
        return Tensor.ones(2, 3);
    }

    private static int[] ints(int... values) {
        return values;
    }

    private static Stream<Rejected> layout() {
        String squeeze = "Layout.squeeze";
        String expandDims = "Layout.expandDims";
        String flatten = "Layout.flatten";
        return Stream.of(
                row("Layout.permute", SHAPE, () -> x23().permute(), "permute: ", "[]", "[2, 3]", "0 to 1 once"),
                row("Layout.permute", SHAPE, () -> x23().permute(1, 1), "permute: ", "[1, 1]", "[2, 3]"),
                row("Layout.permute", NULL, () -> x23().permute((int[]) null), "permute: ", "axes is null"),
                row("Layout.swapAxes", SHAPE, () -> x23().swapAxes(0, 2), "swapAxes: ", "axis 2", "[2, 3]", "-2 to 1"),
                row("Layout.swapAxes", NULL, () -> Layout.swapAxes(null, 0, 1), "swapAxes: ", "x is null"),
                row(squeeze, SHAPE, () -> x23().squeeze(0), "squeeze: ", "axis 0", "[2, 3]", "size 2", "only axes of"),
                row(squeeze, SHAPE, () -> x23().squeeze(5), "squeeze: ", "axis 5", "[2, 3]", "-2 to 1"),
                row(squeeze, SHAPE, () -> Tensor.ones(1).squeeze(0, -1), "squeeze: ", "axis 0 is named twice"),
                row(squeeze, NULL, () -> x23().squeeze((int[]) null), "squeeze: ", "axes is null"),
                row(expandDims, SHAPE, () -> x23().expandDims(3), "expandDims: ", "axis 3", "-3 to 2"),
                row(expandDims, SHAPE, () -> x23().expandDims(0, 0), "expandDims: ", "axis 0 is named twice"),
                row(expandDims, SHAPE, () -> x23().expandDims(), "expandDims: ", "[2, 3]", "one or more"),
                row(expandDims, SHAPE, () -> x23().expandDims(new int[63]), "expandDims: ", "[2, 3]", "rank 65"),
                row(expandDims, NULL, () -> x23().expandDims((int[]) null), "expandDims: ", "axes is null"),
                row(
                        flatten,
                        SHAPE,
                        () -> x23().flatten(1, 0),
                        "flatten: ",
                        "axis 0",
                        "axis 1",
                        "[2, 3]",
                        "first <= last"),
                row(flatten, SHAPE, () -> x23().flatten(0, 2), "flatten: ", "axis 2", "[2, 3]", "-2 to 1"),
                row(flatten, NULL, () -> Layout.flatten(null), "flatten: ", "x is null"));
    }

    private static Stream<Rejected> repeating() {
        String tile = "Arranging.tile";
        String repeat = "Arranging.repeat";
        return Stream.of(
                row(tile, SHAPE, () -> x23().tile(2, -1), "tile: ", "-1 times", "[2, 3]", "0 or more"),
                row(tile, SHAPE, () -> x23().tile(MAX), "tile: ", "[2, 3]", MAX + " times 3"),
                row(tile, SHAPE, () -> x23().tile(40000, 40000), "tile: ", "[80000, 120000]", "too many elements"),
                row(tile, NULL, () -> x23().tile((int[]) null), "tile: ", "times is null"),
                row(repeat, SHAPE, () -> x23().repeat(-1, 0), "repeat: ", "-1 times", "[2, 3]", "0 or more"),
                row(repeat, SHAPE, () -> x23().repeat(2, 2), "repeat: ", "axis 2", "[2, 3]", "-2 to 1"),
                row(repeat, SHAPE, () -> x23().repeat(MAX, 0), "repeat: ", "[2, 3]", MAX + " times 2"),
                row(
                        repeat,
                        SHAPE,
                        () -> x23().repeat(ints(1, 2), 1),
                        "repeat: ",
                        "times [1, 2]",
                        "axis 1 of x, shape [2, 3]",
                        "need 3 numbers"),
                row(repeat, SHAPE, () -> x23().repeat(ints(1, -1), 0), "repeat: ", "[1, -1]", "0 or more"),
                row(repeat, SHAPE, () -> x23().repeat(ints(MAX, 1), 0), "repeat: ", "at most"),
                row(repeat, SHAPE, () -> x23().repeat(ints(MAX / 2, 0), 0), "repeat: ", "too many elements"),
                row(repeat, SHAPE, () -> x23().repeat(ints(1, 1), 2), "repeat: ", "axis 2", "-2 to 1"),
                row(repeat, NULL, () -> x23().repeat(null, 0), "repeat: ", "times is null", "each position"),
                row(
                        "Arranging.roll",
                        SHAPE,
                        () -> x23().roll(ints(1), ints(0, 1)),
                        "roll: ",
                        "shifts [1]",
                        "axes [0, 1]",
                        "[2, 3]",
                        "as many"),
                row("Arranging.roll", SHAPE, () -> x23().roll(ints(1, 1), ints(0, 2)), "roll: ", "axis 2", "-2 to 1"),
                row("Arranging.roll", NULL, () -> x23().roll(null, ints(0)), "roll: ", "shifts is null"),
                row("Arranging.roll", NULL, () -> x23().roll(ints(0), null), "roll: ", "axes is null"),
                row("Arranging.flip", SHAPE, () -> x23().flip(2), "flip: ", "axis 2", "[2, 3]", "-2 to 1"),
                row("Arranging.flip", NULL, () -> x23().flip((int[]) null), "flip: ", "axes is null"),
                row("Arranging.roll", SHAPE, () -> x23().roll(1, 2), "roll: ", "axis 2", "[2, 3]", "-2 to 1"),
                row("Arranging.roll", SHAPE, () -> Tensor.of(1.0).roll(1, 0), "roll: ", "x has no axes"),
                row(
                        "Arranging.meshgrid",
                        SHAPE,
                        () -> Arranging.meshgrid(Tensor.ones(2), x23()),
                        "meshgrid: ",
                        "vector 1",
                        "[2, 3]",
                        "need rank 1"),
                row(
                        "Arranging.meshgrid",
                        NULL,
                        () -> Arranging.meshgrid((Tensor[]) null),
                        "meshgrid: ",
                        "vectors is null"),
                row("Arranging.meshgrid", VALUE, () -> Arranging.meshgrid(), "meshgrid: ", "no vectors"),
                row("Arranging.meshgrid", NULL, () -> Arranging.meshgrid((Tensor) null), "meshgrid: ", "vector 0"),
                row(
                        "Arranging.meshgrid",
                        SHAPE,
                        () -> Arranging.meshgrid(Tensor.ones(65536), Tensor.ones(65536)),
                        "meshgrid: ",
                        "[65536, 65536]",
                        "too many"));
    }

    private static Stream<Rejected> padding() {
        String pad = "Padding.pad";
        Tensor empty = Tensor.ones(2, 0);
        return Stream.of(
                row(
                        pad,
                        SHAPE,
                        () -> Padding.pad(x23(), ints(1), ints(1, 1), 0),
                        "pad: ",
                        "[1]",
                        "[2, 3]",
                        "each axis"),
                row(pad, SHAPE, () -> Padding.pad(x23(), ints(1, -1), ints(1, 1), 0), "pad: ", "[1, -1]", "0 or more"),
                row(pad, SHAPE, () -> Padding.pad(x23(), ints(MAX, 0), ints(1, 1), 0), "pad: ", "[2, 3]", "at most"),
                row(
                        pad,
                        SHAPE,
                        () -> Padding.pad(x23(), ints(65536, 65536), ints(0, 0), 0),
                        "pad: ",
                        "[65538, 65539]",
                        "too many"),
                row(pad, NULL, () -> Padding.pad(x23(), null, ints(0, 0), 0), "pad: ", "before is null"),
                row(pad, NULL, () -> Padding.pad(x23(), ints(0, 0), null, 0), "pad: ", "after is null"),
                row(pad, VALUE, () -> Padding.pad(Tensor.ints(1), ints(1), ints(0), 0.5), "pad: ", "0.5", "INT32"),
                row(
                        "Padding.padEdge",
                        SHAPE,
                        () -> Padding.padEdge(empty, ints(0, 1), ints(0, 0)),
                        "padEdge: ",
                        "axis 1",
                        "[2, 0]",
                        "is empty"),
                row(
                        "Padding.padReflect",
                        SHAPE,
                        () -> Padding.padReflect(empty, ints(0, 0), ints(0, 1)),
                        "padReflect: ",
                        "axis 1",
                        "[2, 0]",
                        "is empty"),
                row(
                        "Padding.padReflect",
                        SHAPE,
                        () -> Padding.padReflect(x23(), ints(1), ints(1)),
                        "padReflect: ",
                        "[2, 3]"));
    }

    private static Stream<Rejected> cutting() {
        String split = "Arranging.split";
        String chunk = "Arranging.chunk";
        return Stream.of(
                row(split, SHAPE, () -> x23().split(0, 0), "split: ", "size 0", "[2, 3]", "1 or more"),
                row(split, SHAPE, () -> x23().split(1, 2), "split: ", "axis 2", "[2, 3]", "-2 to 1"),
                row(
                        split,
                        SHAPE,
                        () -> Arranging.split(x23(), ints(1, 1), 1),
                        "split: ",
                        "[1, 1]",
                        "axis 1",
                        "[2, 3]",
                        "add up to 3"),
                row(split, SHAPE, () -> Arranging.split(x23(), ints(4, -1), 1), "split: ", "[4, -1]", "0 or more"),
                row(split, NULL, () -> Arranging.split(x23(), null, 1), "split: ", "sizes is null"),
                row(chunk, SHAPE, () -> x23().chunk(0, 1), "chunk: ", "0 parts", "[2, 3]", "1 or more"),
                row(chunk, SHAPE, () -> x23().chunk(1, -3), "chunk: ", "axis -3", "[2, 3]", "-2 to 1"));
    }

    private static Stream<Rejected> diagonals() {
        Tensor x = Tensor.ones(3);
        return Stream.of(
                row("Diagonals.tril", SHAPE, () -> x.tril(), "tril: ", "[3]", "rank 2 or more"),
                row("Diagonals.triu", SHAPE, () -> Diagonals.triu(x, 1), "triu: ", "[3]", "rank 2 or more"),
                row("Diagonals.diagonal", SHAPE, () -> x.diagonal(), "diagonal: ", "[3]", "rank 2 or more"),
                row("Diagonals.trace", SHAPE, () -> x.trace(), "trace: ", "[3]", "rank 2 or more"),
                row("Diagonals.trace", VALUE, () -> Tensor.ints(new int[2][2]).trace(), "trace: ", "INT32", "[2, 2]"),
                row("Diagonals.diag", SHAPE, () -> Tensor.of(1.0).diag(), "diag: ", "[]", "a vector or a matrix"),
                row(
                        "Diagonals.diag",
                        SHAPE,
                        () -> Tensor.ones(1, 2, 3).diag(),
                        "diag: ",
                        "[1, 2, 3]",
                        "diagonal(x, k)"),
                row("Diagonals.diag", SHAPE, () -> Diagonals.diag(x, MAX), "diag: ", "[3]", "too many elements"),
                row("Diagonals.diag", SHAPE, () -> Diagonals.diag(x, -65536), "diag: ", "[65539, 65539]", "too many"));
    }
}
