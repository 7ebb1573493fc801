package autograd.array;

import autograd.shape.Shape;
import autograd.shape.ShapeException;

/** Matrices of which some diagonals are kept: diagonal k holds the elements {@code [i, i + k]}. All dtypes. */
public final class Bands {
    private Bands() {}

    /**
     * Returns {@code y[..., i, j] = x[..., i, j]} where {@code from <= j - i <= to}, and 0 elsewhere.
     *
     * @throws ShapeException if x has no two axes
     */
    public static NdArray keep(NdArray x, long from, long to) {
        Shape shape = Maps.present("keep", "x", x).shape();
        if (shape.rank() < 2) {
            throw new ShapeException("keep: x has shape " + shape + "; need rank 2 or more");
        }
        int rows = shape.size(-2);
        int columns = shape.size(-1);
        Object data = Storage.allocate(x.dtype(), x.elements());
        for (int start = 0, row = 0; start < x.elements(); start += columns, row = row + 1 == rows ? 0 : row + 1) {
            int first = (int) Math.min(columns, Math.max(0, Math.max(from, -(long) rows) + row));
            int end = (int) Math.min(columns, Math.max(0, Math.min(to, columns) + row + 1));
            if (first < end) {
                Storage.read(x.data(), start + first, 1, data, start + first, end - first);
            }
        }
        return NdArray.wrap(data, x.dtype(), shape);
    }
}
