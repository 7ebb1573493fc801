package autograd.shape;

import java.util.Arrays;
import java.util.Objects;

/**
 * The sizes of an array, one per axis, in row-major order. Immutable.
 *
 * <p>The empty list of sizes is the shape of a scalar: rank 0, one element. An axis may have size 0; such a shape has
 * no elements.
 *
 * <p>Every shape that exists can be counted in an {@code int}: the product of the sizes other than 0 is at most
 * {@link #MAX_ELEMENTS}. Zero sizes are left out of that product on purpose, so that reducing an empty axis away can
 * never lead to a shape that is too large.
 */
public final class Shape {
    /** The most elements an array can have: what a JVM can allocate as one Java array. */
    public static final int MAX_ELEMENTS = Integer.MAX_VALUE - 8;

    /** The most axes a shape can have. */
    public static final int MAX_RANK = 64;

    /** The shape of a scalar: no axes, one element. */
    public static final Shape SCALAR = new Shape(new int[0], 1);

    /** Where matrices are tiny, a shape costs as much memory as the numbers: both sizes in so many bits are made once. */
    private static final int SMALL_BITS = 4;

    private static final Shape[] SMALL_MATRICES = smallMatrices();

    private final int[] sizes; // never written after construction, never handed out
    private final int elements;

    private Shape(int[] sizes, int elements) {
        this.sizes = sizes;
        this.elements = elements;
    }

    /**
     * Returns the shape with the given sizes; the array is copied.
     *
     * @throws ShapeException if a size is negative, there are more than {@value #MAX_RANK} sizes, or the sizes other
     *     than 0 multiply to more than {@value #MAX_ELEMENTS}
     */
    public static Shape of(int... sizes) {
        Objects.requireNonNull(sizes, "shape: sizes is null");
        return sizes.length == 0 ? SCALAR : owning(sizes.clone());
    }

    /** {@return {@link #of(int...)} of two sizes: a matrix} */
    public static Shape of(int rows, int columns) {
        return (rows | columns) >>> SMALL_BITS == 0 // neither is negative, either
                ? SMALL_MATRICES[rows << SMALL_BITS | columns]
                : owning(new int[] {rows, columns});
    }

    private static Shape[] smallMatrices() {
        Shape[] shapes = new Shape[1 << 2 * SMALL_BITS];
        for (int i = 0; i < shapes.length; i++) {
            shapes[i] = owning(new int[] {i >> SMALL_BITS, i & (1 << SMALL_BITS) - 1});
        }
        return shapes;
    }

    /** {@link #of(int...)} without the copy: nobody else may write the array any more. */
    static Shape owning(int[] sizes) {
        if (sizes.length == 0) {
            return SCALAR;
        }
        if (sizes.length > MAX_RANK) {
            throw new ShapeException("shape: rank " + sizes.length + " is too large for sizes " + text(sizes)
                    + "; need at most " + MAX_RANK);
        }
        for (int axis = 0; axis < sizes.length; axis++) {
            if (sizes[axis] < 0) {
                throw new ShapeException("shape: size " + sizes[axis] + " of axis " + axis + " is negative in sizes "
                        + text(sizes) + "; need sizes of 0 or more");
            }
        }
        int elements = count(sizes);
        if (elements < 0) {
            throw new ShapeException("shape: sizes " + text(sizes) + " have too many elements; need at most "
                    + MAX_ELEMENTS + ", sizes of 0 left out");
        }
        return new Shape(sizes, elements);
    }

    static Shape present(String op, String operand, Shape shape) {
        if (shape == null) {
            throw new NullPointerException(op + ": the shape of " + operand + " is null");
        }
        return shape;
    }

    /** Returns the number of elements, or -1 if the sizes other than 0 multiply to more than an array can hold. */
    static int count(int[] sizes) {
        long product = 1; // at most MAX_ELEMENTS before each step, so a step cannot overflow a long
        boolean empty = false;
        for (int size : sizes) {
            if (size == 0) {
                empty = true;
            } else {
                product *= size;
                if (product > MAX_ELEMENTS) {
                    return -1;
                }
            }
        }
        return empty ? 0 : (int) product;
    }

    /** {@return the number of axes} */
    public int rank() {
        return sizes.length;
    }

    /**
     * Returns the size of one axis.
     *
     * @param axis the axis, from {@code -rank()} to {@code rank() - 1}; negative axes count from the end
     * @throws ShapeException if there is no such axis
     */
    public int size(int axis) {
        int index = axis < 0 ? axis + sizes.length : axis;
        if (index < 0 || index >= sizes.length) {
            throw Axes.outOfRange("size", axis, "shape", this);
        }
        return sizes[index];
    }

    /** {@return the number of elements: the product of the sizes, 1 for a scalar} */
    public int elements() {
        return elements;
    }

    /** {@return the sizes, in an array of the caller's own} */
    public int[] toArray() {
        return sizes.clone();
    }

    /**
     * Returns the sizes of this shape followed by those of {@code inner}: the shape of the Jacobian of a function from
     * {@code inner} to this shape.
     *
     * @throws ShapeException if the result has too many axes or elements
     */
    public Shape append(Shape inner) {
        if (Objects.requireNonNull(inner, "append: inner is null").sizes.length == 0) {
            return this;
        }
        if (sizes.length == 0) {
            return inner;
        }
        int[] joined = Arrays.copyOf(sizes, sizes.length + inner.sizes.length);
        System.arraycopy(inner.sizes, 0, joined, sizes.length, inner.sizes.length);
        return owning(joined);
    }

    /** {@return whether this is the shape of a scalar, that is, has no axes} */
    public boolean isScalar() {
        return sizes.length == 0;
    }

    @Override
    public boolean equals(Object other) {
        return this == other || other instanceof Shape shape && Arrays.equals(sizes, shape.sizes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(sizes);
    }

    /** {@return the sizes as text, such as {@code [2, 3]}, or {@code []} for a scalar} */
    @Override
    public String toString() {
        return Arrays.toString(sizes);
    }

    /** Sizes that may be absurdly many, as text that stays readable. */
    private static String text(int[] sizes) {
        if (sizes.length <= MAX_RANK) {
            return Arrays.toString(sizes);
        }
        String head = Arrays.toString(Arrays.copyOf(sizes, 8));
        return head.substring(0, head.length() - 1) + ", ...]";
    }
}
