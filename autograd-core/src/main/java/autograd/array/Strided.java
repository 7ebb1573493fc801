package autograd.array;

import autograd.shape.Shape;
import autograd.shape.Window;
import java.util.Arrays;

/**
 * A walk through a storage in the row-major order of some sizes, with a stride per axis: the one place where
 * broadcasting, transposing and slicing become index arithmetic.
 *
 * <p>Element {@code [i0, i1, ...]} is at position {@code start + i0 * strides[0] + i1 * strides[1] + ...}. Axes of size
 * 1 are dropped and neighbours that continue each other are merged, so that the innermost axis gives runs as long as
 * possible. The walk remembers where it is: {@link #read} goes on where the call before stopped.
 */
final class Strided {
    /** The tile of an exchange of two axes: as many rows as a cache line has floats, few enough lines of both sides. */
    private static final int ROWS = 16;

    private static final int COLUMNS = 16;

    private final int[] sizes; // merged; at least one axis
    private final int[] strides;
    private final int[] index; // of the current run; the innermost entry counts elements done within the run
    private int offset; // position of the first element of the current run

    private Strided(int start, int[] sizes, int[] strides) {
        this.offset = start;
        this.sizes = sizes;
        this.strides = strides;
        this.index = new int[sizes.length];
    }

    /** {@return the walk over the given sizes and strides, neither of which is kept} */
    static Strided of(int start, int[] sizes, int[] strides) {
        int[] mergedSizes = new int[Math.max(1, sizes.length)];
        int[] mergedStrides = new int[mergedSizes.length];
        int count = 0;
        for (int axis = 0; axis < sizes.length; axis++) {
            if (sizes[axis] == 1) {
                continue;
            }
            if (count > 0 && mergedStrides[count - 1] == strides[axis] * sizes[axis]) {
                mergedSizes[count - 1] *= sizes[axis];
                mergedStrides[count - 1] = strides[axis];
            } else {
                mergedSizes[count] = sizes[axis];
                mergedStrides[count++] = strides[axis];
            }
        }
        if (count == 0) { // one element
            mergedSizes[0] = 1;
            mergedStrides[0] = 1;
            count = 1;
        }
        return new Strided(start, Arrays.copyOf(mergedSizes, count), Arrays.copyOf(mergedStrides, count));
    }

    /** {@return the walk through a dense array of shape {@code from} that yields it broadcast to shape {@code to}} */
    static Strided broadcast(Shape from, Shape to) {
        int[] sizes = to.toArray();
        int[] strides = new int[sizes.length]; // 0 along axes that are repeated
        int[] dense = strides(from);
        int lead = sizes.length - dense.length;
        for (int axis = 0; axis < dense.length; axis++) {
            strides[lead + axis] = from.size(axis) == 1 ? 0 : dense[axis];
        }
        return of(0, sizes, strides);
    }

    /** {@return the walk of {@link #broadcast(Shape, Shape)} from its element number {@code start} on} */
    static Strided broadcast(Shape from, Shape to, int start) {
        Strided walk = broadcast(from, to);
        int inner = walk.sizes.length - 1;
        for (int axis = inner, left = start; left > 0; left /= walk.sizes[axis--]) {
            walk.index[axis] = left % walk.sizes[axis];
            walk.offset += axis == inner ? 0 : walk.index[axis] * walk.strides[axis];
        }
        return walk;
    }

    /** {@return the walk through a dense array of the shape of the whole that yields the window} */
    static Strided window(Window window) {
        int[] strides = strides(window.whole());
        int start = 0;
        for (int axis = 0; axis < strides.length; axis++) {
            start += window.start(axis) * strides[axis];
            strides[axis] *= window.step(axis);
        }
        return of(start, window.shape().toArray(), strides);
    }

    /** {@return the strides of a dense row-major array} */
    static int[] strides(Shape shape) {
        int[] strides = shape.toArray();
        int stride = 1;
        for (int axis = strides.length - 1; axis >= 0; axis--) {
            int size = strides[axis];
            strides[axis] = stride;
            stride *= size;
        }
        return strides;
    }

    /**
     * Copies the next {@code count} elements of the walk: {@code to[position + i] =} element {@code i} from here.
     *
     * @param from read; the storage the walk goes through
     * @param to written; another storage of the same dtype
     */
    void read(Object from, Object to, int position, int count) {
        int inner = sizes.length - 1;
        int left = count;
        int next = position;
        while (left > 0) {
            int done = index[inner];
            int run = Math.min(left, sizes[inner] - done);
            Storage.read(from, offset + done * strides[inner], strides[inner], to, next, run);
            next += run;
            left -= run;
            advance(run);
        }
    }

    /**
     * Writes a dense storage to the positions of the whole walk: the transpose of {@link #read} for a walk that visits
     * no position twice.
     *
     * @param from read; dense, {@code count} elements
     * @param to written at the positions of the walk; another storage of the same dtype
     */
    void write(Object from, Object to, int count) {
        int inner = sizes.length - 1;
        for (int done = 0; done < count; done += sizes[inner]) {
            Storage.write(from, done, to, offset, strides[inner], sizes[inner]);
            advance(sizes[inner]);
        }
    }

    /**
     * Adds a dense storage to the positions of the whole walk, for a walk that visits no position twice.
     *
     * @param from read; dense, {@code count} elements of a floating dtype
     * @param to read and written at the positions of the walk; another storage of the same dtype
     */
    void add(Object from, Object to, int count) {
        int inner = sizes.length - 1;
        for (int done = 0; done < count; done += sizes[inner]) {
            Storage.add(from, done, to, offset, strides[inner], sizes[inner]);
            advance(sizes[inner]);
        }
    }

    /**
     * Copies the whole walk: as {@link #read} from the start, in an order that is kinder to caches where the walk
     * exchanges two axes.
     *
     * @param from read; the storage the walk goes through
     * @param to written, {@code count} elements, all of the walk; another storage of the same dtype
     */
    void readAll(Object from, Object to, int count) {
        int inner = sizes.length - 1;
        if (inner == 0 || strides[inner - 1] != 1) {
            read(from, to, 0, count);
            return;
        }
        int rows = sizes[inner - 1]; // neighbours in the storage we read
        int columns = sizes[inner];
        int stride = strides[inner];
        for (int plane = 0; plane < count; plane += rows * columns) {
            for (int block = 0, end; block < rows; block = end) {
                end = block + Math.min(ROWS, rows - block);
                for (int column = 0, run; column < columns; column += run) {
                    run = Math.min(COLUMNS, columns - column);
                    int start = offset + column * stride;
                    for (int row = block; row < end; row++) {
                        Storage.read(from, start + row, stride, to, plane + row * columns + column, run);
                    }
                }
            }
            carry(inner - 2);
        }
    }

    /** Moves on by {@code run} elements, at most to the end of the current run. */
    private void advance(int run) {
        int inner = sizes.length - 1;
        index[inner] += run;
        if (index[inner] == sizes[inner]) {
            index[inner] = 0;
            carry(inner - 1);
        }
    }

    /** Moves on by one along an axis; at its end, back to its beginning and on along the axis before. */
    private void carry(int from) {
        for (int axis = from; axis >= 0; axis--) {
            offset += strides[axis];
            if (++index[axis] < sizes[axis]) {
                return;
            }
            offset -= strides[axis] * sizes[axis];
            index[axis] = 0;
        }
    }
}
