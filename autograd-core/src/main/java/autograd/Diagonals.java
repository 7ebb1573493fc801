package autograd;

import autograd.array.Bands;
import autograd.array.NdArray;
import autograd.shape.Shape;
import autograd.shape.ShapeException;
import autograd.shape.Window;
import java.util.Arrays;

/**
 * Triangles and diagonals of matrices, which are the last two axes of a tensor. Diagonal k holds the elements {@code [i, i +
 * k]}: 0 is the main one, 1 the one above it. Linear; operands of any dtype unless a function says otherwise.
 */
public final class Diagonals {
    // Keeping a part and writing zeros elsewhere is its own transpose.
    private static final LinearOp<Band> BAND = LinearOp.of(
            "band",
            (NdArray x, Band band) -> Bands.keep(x, band.from(), band.to()),
            (g, band) -> Diagonals.BAND.apply(band, g));

    /** The diagonals that are kept, both included. */
    private record Band(long from, long to) implements Batched.Shifting<Band> {
        @Override
        public Band shifted(int size) {
            return this;
        }

        @Override
        public String toString() {
            return from < -Integer.MAX_VALUE ? "diagonals to " + to : "diagonals from " + from;
        }
    }

    private Diagonals() {}

    /** {@return {@link #tril(Tensor, int)} of diagonal 0} */
    public static Tensor tril(Tensor x) {
        return tril(x, 0);
    }

    /**
     * The lower triangle: {@code y[i, j] = x[i, j]} on diagonal {@code k} and below, 0 above, where NaN and infinity give 0
     * like anything else. Derivative: the same of the cotangent.
     *
     * @param x of rank 2 or more
     * @param k the highest diagonal that is kept
     * @return a tensor of the shape of {@code x}
     * @throws ShapeException if the rank is below 2
     */
    public static Tensor tril(Tensor x, int k) {
        Checks.rankAtLeast("tril", "x", Checks.present("tril", "x", x), 2);
        return BAND.apply(new Band(Long.MIN_VALUE, k), x);
    }

    /** {@return {@link #triu(Tensor, int)} of diagonal 0} */
    public static Tensor triu(Tensor x) {
        return triu(x, 0);
    }

    /**
     * The upper triangle: {@code y[i, j] = x[i, j]} on diagonal {@code k} and above, 0 below. Derivative: the same of the
     * cotangent.
     *
     * @param x of rank 2 or more
     * @param k the lowest diagonal that is kept
     * @return a tensor of the shape of {@code x}
     * @throws ShapeException if the rank is below 2
     */
    public static Tensor triu(Tensor x, int k) {
        Checks.rankAtLeast("triu", "x", Checks.present("triu", "x", x), 2);
        return BAND.apply(new Band(k, Long.MAX_VALUE), x);
    }

    /** {@return {@link #diag(Tensor, int)} of diagonal 0} */
    public static Tensor diag(Tensor x) {
        return diag(x, 0);
    }

    /**
     * Of a vector, the square matrix with it on diagonal {@code k} and 0 elsewhere; of a matrix, its diagonal {@code k} as a
     * vector: NumPy's {@code diag}. For stacks of matrices see {@link #diagonal}.
     *
     * @param x a vector or a matrix
     * @param k which diagonal
     * @return a matrix of {@code n + |k|} rows, or a vector
     * @throws ShapeException if x is neither, or the result would be too large
     */
    public static Tensor diag(Tensor x, int k) {
        Checks.present("diag", "x", x);
        if (x.rank() == 2) {
            return diagonal("diag", x, k);
        }
        if (x.rank() != 1) {
            throw new ShapeException("diag: x has shape " + x.shape()
                    + "; need a vector or a matrix, or use diagonal(x, k)" + " for the last two axes");
        }
        long rows = x.size() + Math.abs((long) k);
        if (rows > Shape.MAX_ELEMENTS) {
            throw new ShapeException("diag: diagonal " + k + " of x, shape " + x.shape() + ", makes " + rows
                    + " rows; they have too many elements");
        }
        int n = (int) rows;
        Shape matrix = Checks.shape("diag", n, n);
        Window window = onDiagonal(Shape.of(matrix.elements()), 0, n, k, x.size());
        return Shaping.reshape(Indexing.place(x, window), matrix);
    }

    /** {@return {@link #diagonal(Tensor, int)} of diagonal 0} */
    public static Tensor diagonal(Tensor x) {
        return diagonal(x, 0);
    }

    /**
     * Diagonal {@code k} of each matrix: {@code y[..., i] = x[..., i, i + k]}, or {@code x[..., i - k, i]} for a negative
     * {@code k}. Empty if the matrix does not reach so far. (NumPy's {@code diagonal} takes the first two axes unless told
     * otherwise.)
     *
     * @param x of rank 2 or more
     * @param k which diagonal
     * @return a tensor with the leading axes of {@code x} and one more
     * @throws ShapeException if the rank is below 2
     */
    public static Tensor diagonal(Tensor x, int k) {
        return diagonal("diagonal", x, k);
    }

    /**
     * The sum of the main diagonal of each matrix: {@code sum_i x[..., i, i]}. The matrix need not be square. (NumPy's
     * {@code trace} takes the first two axes.)
     *
     * @param x FLOAT64 or FLOAT32, of rank 2 or more
     * @return a tensor of the leading axes of {@code x}; a scalar for a matrix
     * @throws ShapeException if the rank is below 2
     * @throws IllegalArgumentException for another dtype
     */
    public static Tensor trace(Tensor x) {
        Checks.floating("trace", "x", x);
        return Reductions.sum(diagonal("trace", x, 0), -1);
    }

    private static Tensor diagonal(String op, Tensor x, int k) {
        Checks.rankAtLeast(op, "x", Checks.present(op, "x", x), 2);
        int rows = x.shape().size(-2);
        int columns = x.shape().size(-1);
        long count = k < 0 ? Math.min(rows + (long) k, columns) : Math.min(rows, columns - (long) k);
        int[] sizes = new int[x.rank() - 1];
        for (int axis = 0; axis < sizes.length; axis++) {
            sizes[axis] = axis < sizes.length - 1 ? x.shape().size(axis) : rows * columns;
        }
        Shape flat = Shape.of(sizes); // the matrices as rows: a diagonal is then a window
        Window window = onDiagonal(flat, sizes.length - 1, columns, k, (int) Math.max(0, count));
        return Indexing.read(Shaping.reshape(x, flat), new Indexing.Box(window, window.shape()));
    }

    /** {@return the window of {@code count} elements on diagonal k of matrices whose rows stand one after the other} */
    private static Window onDiagonal(Shape flat, int axis, int columns, int k, int count) {
        int[] starts = new int[flat.rank()];
        int[] steps = new int[starts.length];
        Arrays.fill(steps, 1);
        int[] sizes = flat.toArray();
        starts[axis] = count == 0 ? 0 : k < 0 ? -k * columns : k;
        steps[axis] = columns + 1;
        sizes[axis] = count;
        return Window.of(flat, starts, steps, Shape.of(sizes));
    }
}
