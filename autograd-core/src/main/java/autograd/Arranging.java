package autograd;

import autograd.array.Moves;
import autograd.array.NdArray;
import autograd.shape.Axes;
import autograd.shape.AxisWalk;
import autograd.shape.Shape;
import autograd.shape.ShapeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/**
 * Repeating, reversing and cutting. Linear: an element that comes several times in the result gets the sum of their
 * cotangents. Operands of any dtype. Negative axes count from the end.
 */
public final class Arranging {
    private static final LinearOp<Turn> ROLL = LinearOp.of(
            "roll",
            (NdArray x, Turn turn) -> Moves.roll(x, turn.axis(), turn.shift()),
            (g, turn) -> roll(g, -turn.shift(), turn.axis()));

    /** By how much an axis is rolled. */
    private record Turn(int axis, int shift) implements Batched.Shifting<Turn> {
        @Override
        public Turn shifted(int size) {
            return new Turn(axis + 1, shift);
        }

        @Override
        public String toString() {
            return "axis=" + axis + " by " + shift;
        }
    }

    private Arranging() {}

    /**
     * The whole tensor repeated like a tile, as NumPy's {@code tile}: {@code y[i] = x[i mod n]}. PyTorch calls this {@code
     * repeat}.
     *
     * @param x the tile
     * @param times how often along each axis, aligned at the last axis; what is missing on either side counts as 1
     * @return the tensor, each size multiplied
     * @throws ShapeException if a number is negative or the result too large
     */
    public static Tensor tile(Tensor x, int... times) {
        Checks.present("tile", "x", x);
        Objects.requireNonNull(times, "tile: times is null");
        int rank = Math.max(x.rank(), times.length);
        int[] sizes = new int[rank]; // of the result
        List<Integer> apart = new ArrayList<>(); // x with an axis of size 1 before each that is repeated
        List<Integer> stretched = new ArrayList<>(); // the same with those axes stretched
        for (int axis = 0; axis < rank; axis++) {
            int back = axis - rank;
            int size = -back <= x.rank() ? x.shape().size(back) : 1;
            int count = -back <= times.length ? times[times.length + back] : 1;
            sizes[axis] = repeated("tile", x, size, count);
            if (size != 1 && count != 1) {
                apart.add(1);
                stretched.add(count);
            }
            if (size != 1 || count != 1) { // axes of 1 only come back at the end, so that the rank stays small
                apart.add(size);
                stretched.add(size == 1 ? count : size);
            }
        }
        return stretched(x, apart, stretched, Checks.shape("tile", sizes));
    }

    /**
     * Each element repeated along an axis, as NumPy's {@code repeat}: {@code y[i] = x[i / times]}. PyTorch calls this {@code
     * repeat_interleave}, and calls {@code repeat} what is {@link #tile} here.
     *
     * @param x the operand
     * @param times how often each element comes, one after the other
     * @param axis the axis
     * @return the tensor, the size of the axis multiplied
     * @throws ShapeException if the axis is out of range, the number negative or the result too large
     */
    public static Tensor repeat(Tensor x, int times, int axis) {
        Checks.present("repeat", "x", x);
        int along = Axes.normalize("repeat", axis, "x", x.shape());
        AxisWalk walk = AxisWalk.of(x.shape(), along);
        int[] sizes = x.shape().toArray();
        sizes[along] = repeated("repeat", x, sizes[along], times);
        Shape result = Checks.shape("repeat", sizes);
        int each = walk.outer() * walk.size();
        return stretched(x, List.of(each, 1, walk.inner()), List.of(each, times, walk.inner()), result);
    }

    /**
     * {@link #repeat(Tensor, int, int)} with a number for each position along the axis, as NumPy's {@code repeat} with a list:
     * {@code [a, b, c]} repeated {@code [2, 0, 1]} times is {@code [a, a, c]}.
     *
     * @param x the operand
     * @param times how often each comes; as many numbers as the axis has positions
     * @param axis the axis
     * @return the tensor; the size of the axis is the sum of the numbers
     * @throws ShapeException if the axis is out of range, there are more or fewer numbers, one is negative, or the result is
     *     too large
     */
    public static Tensor repeat(Tensor x, int[] times, int axis) {
        Checks.present("repeat", "x", x);
        Objects.requireNonNull(times, "repeat: times is null; need one int for each position along the axis");
        int along = Axes.normalize("repeat", axis, "x", x.shape());
        int size = x.shape().size(along);
        long sum = 0;
        boolean valid = times.length == size;
        for (int count : times) {
            valid &= count >= 0;
            sum += count;
        }
        if (!valid || sum > Shape.MAX_ELEMENTS) {
            throw new ShapeException("repeat: times " + Arrays.toString(times) + " for axis " + along
                    + " of x, shape " + x.shape() + "; need " + size + " numbers of 0 or more, in sum at most "
                    + Shape.MAX_ELEMENTS);
        }
        int[] sizes = x.shape().toArray();
        sizes[along] = (int) sum;
        Checks.shape("repeat", sizes);
        int[] positions = new int[(int) sum];
        for (int i = 0, next = 0; i < size; i++) {
            Arrays.fill(positions, next, next + times[i], i);
            next += times[i];
        }
        return Indexing.take(x, Tensor.ints(positions), along);
    }

    private static int repeated(String op, Tensor x, int size, int times) {
        if (times < 0) {
            throw new ShapeException(op + ": " + times + " times for x of shape " + x.shape() + "; need 0 or more");
        }
        long product = (long) size * times;
        if (product > Shape.MAX_ELEMENTS) {
            throw new ShapeException(op + ": x has shape " + x.shape() + ", " + times + " times " + size + " is "
                    + product + "; need at most " + Shape.MAX_ELEMENTS);
        }
        return (int) product;
    }

    /** Reshapes, repeats along axes of size 1, and reshapes to the result. */
    private static Tensor stretched(Tensor x, List<Integer> apart, List<Integer> stretched, Shape result) {
        if (result.elements() == 0) { // of size 0 there is nothing to repeat, and ranks may be large
            return Shaping.reshape(x.size() == 0 ? x : Indexing.slice(Layout.flatten(x), 0, 0, 0), result);
        }
        return Shaping.reshape(Shaping.broadcastTo(Shaping.reshape(x, shape(apart)), shape(stretched)), result);
    }

    private static Shape shape(List<Integer> sizes) {
        return Shape.of(sizes.stream().mapToInt(size -> size).toArray());
    }

    /**
     * Reverses axes: {@code y[i] = x[n - 1 - i]}.
     *
     * @param x the operand
     * @param axes which; none at all reverses every axis
     * @return a tensor of the shape of {@code x}
     * @throws ShapeException if an axis is out of range or named twice
     */
    public static Tensor flip(Tensor x, int... axes) {
        Checks.present("flip", "x", x);
        Objects.requireNonNull(axes, "flip: axes is null; leave it out to reverse every axis");
        Index[] index = new Index[x.rank()];
        Arrays.fill(index, Index.all());
        for (int axis : Axes.normalizeAll("flip", axes, "x", x.shape())) {
            index[axis] = Index.all().by(-1);
        }
        return IndexPlan.of("flip", x, index).read(x);
    }

    /**
     * Shifts along an axis, what falls off one end coming back at the other: {@code y[(i + shift) mod n] = x[i]}. (NumPy's
     * {@code roll} without an axis rolls the flattened array.)
     *
     * @param x the operand
     * @param shift how far; negative shifts towards the beginning, and any multiple of the size changes nothing
     * @param axis the axis
     * @return a tensor of the shape of {@code x}
     * @throws ShapeException if the axis is out of range
     */
    public static Tensor roll(Tensor x, int shift, int axis) {
        Checks.present("roll", "x", x);
        int along = Axes.normalize("roll", axis, "x", x.shape());
        int size = x.shape().size(along);
        int turned = size == 0 ? 0 : Math.floorMod(shift, size);
        return turned == 0 ? x : ROLL.apply(new Turn(along, turned), x);
    }

    /**
     * {@link #roll(Tensor, int, int)} along several axes, one after the other.
     *
     * @param x the operand
     * @param shifts how far along each axis
     * @param axes as many axes; one that comes twice is shifted by both
     * @return a tensor of the shape of {@code x}
     * @throws ShapeException if an axis is out of range, or there are more or fewer axes than shifts
     */
    public static Tensor roll(Tensor x, int[] shifts, int[] axes) {
        Checks.present("roll", "x", x);
        Objects.requireNonNull(shifts, "roll: shifts is null; need one int for each axis");
        Objects.requireNonNull(axes, "roll: axes is null; need one int for each shift");
        if (shifts.length != axes.length) {
            throw new ShapeException("roll: shifts " + Arrays.toString(shifts) + " along axes " + Arrays.toString(axes)
                    + " of x, shape " + x.shape() + "; need as many of each");
        }
        for (int axis : axes) {
            Axes.normalize("roll", axis, "x", x.shape());
        }
        Tensor y = x;
        for (int i = 0; i < axes.length; i++) {
            y = roll(y, shifts[i], axes[i]);
        }
        return y;
    }

    /**
     * Cuts into parts of one size along an axis, as PyTorch's {@code split}; the last part is smaller if the size does not
     * divide. (NumPy's {@code split} takes the number of parts: see {@link #chunk}.)
     *
     * @param x the operand
     * @param size of each part
     * @param axis the axis
     * @return the parts; one empty part of an empty axis
     * @throws ShapeException if the axis is out of range or the size below 1
     */
    public static List<Tensor> split(Tensor x, int size, int axis) {
        Checks.present("split", "x", x);
        int along = Axes.normalize("split", axis, "x", x.shape());
        if (size < 1) {
            throw new ShapeException(
                    "split: parts of size " + size + " for x of shape " + x.shape() + "; need 1 or more");
        }
        int whole = x.shape().size(along);
        int[] sizes = new int[(int) Math.max(1, (whole + (long) size - 1) / size)];
        Arrays.fill(sizes, size);
        sizes[sizes.length - 1] = whole - (sizes.length - 1) * size;
        return split(x, sizes, along);
    }

    /**
     * Cuts into parts of given sizes along an axis. Derivative: the cotangents of the parts, joined.
     *
     * @param x the operand
     * @param sizes of the parts, which add up to the size of the axis
     * @param axis the axis
     * @return the parts
     * @throws ShapeException if the axis is out of range, a size negative, or their sum another
     */
    public static List<Tensor> split(Tensor x, int[] sizes, int axis) {
        Checks.present("split", "x", x);
        Objects.requireNonNull(sizes, "split: sizes is null");
        int along = Axes.normalize("split", axis, "x", x.shape());
        long sum = 0;
        boolean valid = true;
        for (int size : sizes) {
            valid &= size >= 0;
            sum += size;
        }
        if (!valid || sum != x.shape().size(along)) {
            throw new ShapeException("split: parts of sizes " + Arrays.toString(sizes) + " for axis " + along
                    + " of x, shape " + x.shape() + "; need sizes of 0 or more that add up to "
                    + x.shape().size(along));
        }
        List<Tensor> parts = new ArrayList<>();
        int start = 0;
        for (int size : sizes) {
            parts.add(Indexing.slice(x, along, start, start + size));
            start += size;
        }
        return Collections.unmodifiableList(parts);
    }

    /**
     * Cuts into at most {@code count} parts along an axis, as PyTorch's {@code chunk}: all of the size that is the quotient
     * rounded up, but for the last, which gets the rest. So 7 elements in 3 chunks are 3, 3 and 1, and 5 in 4 are 2, 2 and
     * 1: three chunks. For other sizes see {@link #split(Tensor, int[], int)}.
     *
     * @param x the operand
     * @param count the most parts there may be
     * @param axis the axis
     * @return the parts; one empty part of an empty axis
     * @throws ShapeException if the axis is out of range or the number below 1
     */
    public static List<Tensor> chunk(Tensor x, int count, int axis) {
        Checks.present("chunk", "x", x);
        int along = Axes.normalize("chunk", axis, "x", x.shape());
        if (count < 1) {
            throw new ShapeException("chunk: " + count + " parts for x of shape " + x.shape() + "; need 1 or more");
        }
        return split(x, (int) Math.max(1, (x.shape().size(along) + (long) count - 1) / count), along);
    }

    /**
     * The coordinates of a grid: vector k repeated along all axes but axis k, {@code y_k[i0, i1, ...] = x_k[i_k]}. This is
     * the indexing "ij" of NumPy and PyTorch; NumPy's default "xy" exchanges the first two axes.
     *
     * @param vectors one for each axis of the grid
     * @return one tensor a vector, all of the shape of the grid
     * @throws ShapeException if an operand is no vector or the grid is too large
     * @throws IllegalArgumentException if there are no vectors
     */
    public static List<Tensor> meshgrid(Tensor... vectors) {
        if (Objects.requireNonNull(vectors, "meshgrid: vectors is null").length == 0) {
            throw new IllegalArgumentException("meshgrid: there are no vectors; need one for each axis of the grid");
        }
        int[] sizes = new int[vectors.length];
        for (int k = 0; k < sizes.length; k++) {
            Checks.rank("meshgrid", "vector " + k, vectors[k], 1);
            sizes[k] = vectors[k].size();
        }
        Shape grid = Checks.shape("meshgrid", sizes);
        List<Tensor> coordinates = new ArrayList<>();
        for (int k = 0; k < sizes.length; k++) {
            int[] column = new int[sizes.length - k];
            Arrays.fill(column, 1);
            column[0] = sizes[k];
            coordinates.add(Shaping.broadcastTo(Shaping.reshape(vectors[k], Shape.of(column)), grid));
        }
        return Collections.unmodifiableList(coordinates);
    }
}
