package autograd.array;

import autograd.shape.Shape;
import autograd.shape.ShapeException;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.IntUnaryOperator;

/**
 * An immutable array of numbers: a shape, a type, and the elements in row-major order, without gaps.
 *
 * <p>The storage is one Java array of the element type. It is copied on the way in and on the way out and never handed
 * to anybody outside this package; {@link #reshape} shares it, which nobody can notice because nobody writes it.
 *
 * <p>Equality is identity; {@link #sameBits} compares contents.
 */
public final class NdArray {
    private final Object data; // double[], float[], int[] or boolean[], by dtype; not written once this exists
    private final DType dtype;
    private final Shape shape;

    private NdArray(Object data, DType dtype, Shape shape) {
        this.data = data;
        this.dtype = dtype;
        this.shape = shape;
    }

    // Without a copy: the caller gives the array away and must not write it any more.

    static NdArray wrap(double[] data, Shape shape) {
        assert data.length == shape.elements();
        return new NdArray(data, DType.FLOAT64, shape);
    }

    static NdArray wrap(float[] data, Shape shape) {
        assert data.length == shape.elements();
        return new NdArray(data, DType.FLOAT32, shape);
    }

    static NdArray wrap(int[] data, Shape shape) {
        assert data.length == shape.elements();
        return new NdArray(data, DType.INT32, shape);
    }

    static NdArray wrap(boolean[] data, Shape shape) {
        assert data.length == shape.elements();
        return new NdArray(data, DType.BOOL, shape);
    }

    /** As the typed forms, for storage made by {@link Storage#allocate} for the same dtype. */
    static NdArray wrap(Object data, DType dtype, Shape shape) {
        return new NdArray(data, dtype, shape);
    }

    /**
     * Returns a FLOAT64 array with a copy of the values. Throws {@link ShapeException} if they do not fill the shape.
     */
    public static NdArray of(double[] values, Shape shape) {
        checkLength(Objects.requireNonNull(values, "of: values is null").length, shape);
        return wrap(values.clone(), shape);
    }

    /**
     * Returns a FLOAT32 array with a copy of the values. Throws {@link ShapeException} if they do not fill the shape.
     */
    public static NdArray of(float[] values, Shape shape) {
        checkLength(Objects.requireNonNull(values, "of: values is null").length, shape);
        return wrap(values.clone(), shape);
    }

    /**
     * Returns an INT32 array with a copy of the values. Throws {@link ShapeException} if they do not fill the shape.
     */
    public static NdArray of(int[] values, Shape shape) {
        checkLength(Objects.requireNonNull(values, "of: values is null").length, shape);
        return wrap(values.clone(), shape);
    }

    /** Returns a BOOL array with a copy of the values. Throws {@link ShapeException} if they do not fill the shape. */
    public static NdArray of(boolean[] values, Shape shape) {
        checkLength(Objects.requireNonNull(values, "of: values is null").length, shape);
        return wrap(values.clone(), shape);
    }

    /**
     * Returns an INT32 array of what a function gives: for values that come one by one, as from a file, and so need no array
     * of the caller's that is then copied.
     *
     * @param shape the shape
     * @param element called once with each row-major position, in order
     */
    public static NdArray generate(Shape shape, IntUnaryOperator element) {
        Objects.requireNonNull(shape, "generate: shape is null");
        Objects.requireNonNull(element, "generate: element is null");
        int[] values = new int[shape.elements()];
        for (int i = 0; i < values.length; i++) {
            values[i] = element.applyAsInt(i);
        }
        return wrap(values, shape);
    }

    private static void checkLength(int length, Shape shape) {
        Objects.requireNonNull(shape, "of: shape is null");
        if (length != shape.elements()) {
            throw new ShapeException(
                    "of: " + length + " values cannot fill shape " + shape + "; need " + shape.elements());
        }
    }

    /**
     * Returns an array whose elements are all {@code value}, converted to the dtype: rounded for FLOAT32, {@code value
     * != 0} for BOOL.
     *
     * @throws IllegalArgumentException if the dtype is INT32 and the value is not an exact int
     */
    public static NdArray full(DType dtype, Shape shape, double value) {
        Objects.requireNonNull(dtype, "full: dtype is null");
        Objects.requireNonNull(shape, "full: shape is null");
        return full("full", dtype, shape, value);
    }

    private static NdArray full(String op, DType dtype, Shape shape, double value) {
        if (dtype == DType.INT32 && value != (int) value) {
            throw new IllegalArgumentException(op + ": value " + value
                    + " is not an exact INT32; need an integral value from " + Integer.MIN_VALUE + " to "
                    + Integer.MAX_VALUE);
        }
        Object data = Storage.allocate(dtype, shape.elements());
        Storage.fill(data, value);
        return new NdArray(data, dtype, shape);
    }

    /** {@return an array of rank 0 with the given value, converted as in {@link #full}} */
    public static NdArray scalar(DType dtype, double value) {
        return full("scalar", Objects.requireNonNull(dtype, "scalar: dtype is null"), Shape.SCALAR, value);
    }

    /** {@return the sizes of the axes} */
    public Shape shape() {
        return shape;
    }

    /**
     * {@return a key that is equal to that of another array exactly if the two share their storage, as a {@link #reshape}
     * does; for counting memory}
     */
    public Object storageKey() {
        return new StorageKey(data);
    }

    private static final class StorageKey {
        private final Object data;

        StorageKey(Object data) {
            this.data = data;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof StorageKey key && key.data == data;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(data);
        }
    }

    /** {@return the type of the elements} */
    public DType dtype() {
        return dtype;
    }

    /** {@return the number of elements} */
    public int elements() {
        return shape.elements();
    }

    /** {@return the storage, only to be read} */
    Object data() {
        return data;
    }

    /** {@return the storage of a FLOAT64 array, only to be read} */
    double[] doubles() {
        return (double[]) data;
    }

    /** {@return the storage of a FLOAT32 array, only to be read} */
    float[] floats() {
        return (float[]) data;
    }

    /** {@return the storage of an INT32 array, only to be read} */
    int[] ints() {
        return (int[]) data;
    }

    /** {@return the storage of a BOOL array, only to be read} */
    boolean[] bools() {
        return (boolean[]) data;
    }

    /** {@return the element at a row-major position as a double, exact for every dtype; BOOL is 0 or 1} */
    public double doubleAt(int flat) {
        Objects.checkIndex(flat, elements());
        return switch (dtype) {
            case FLOAT64 -> doubles()[flat];
            case FLOAT32 -> floats()[flat];
            case INT32 -> ints()[flat];
            case BOOL -> bools()[flat] ? 1 : 0;
        };
    }

    /**
     * Returns the element at a row-major position as an int.
     *
     * @throws IllegalArgumentException if the element is not an exact int
     */
    public int intAt(int flat) {
        return dtype == DType.INT32 ? ints()[Objects.checkIndex(flat, elements())] : exactInt("intAt", flat);
    }

    /** {@return whether the element at a row-major position is not 0; NaN is not 0} */
    public boolean boolAt(int flat) {
        return doubleAt(flat) != 0;
    }

    /** {@return a copy of the elements in row-major order; exact for every dtype} */
    public double[] toDoubles() {
        if (dtype == DType.FLOAT64) {
            return doubles().clone();
        }
        double[] values = new double[elements()];
        for (int i = 0; i < values.length; i++) {
            values[i] = doubleAt(i);
        }
        return values;
    }

    /** {@return a copy of the elements in row-major order, rounded to the nearest float} */
    public float[] toFloats() {
        if (dtype == DType.FLOAT32) {
            return floats().clone();
        }
        float[] values = new float[elements()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) doubleAt(i);
        }
        return values;
    }

    /**
     * Returns a copy of the elements in row-major order.
     *
     * @throws IllegalArgumentException if an element is not an exact int: it has a fraction, is NaN or out of range
     */
    public int[] toInts() {
        return exactInts("toInts");
    }

    private int[] exactInts(String operation) {
        if (dtype == DType.INT32) {
            return ints().clone();
        }
        int[] values = new int[elements()];
        for (int i = 0; i < values.length; i++) {
            values[i] = exactInt(operation, i);
        }
        return values;
    }

    /** {@return a copy of the elements in row-major order: true where an element is not 0; NaN is not 0} */
    public boolean[] toBools() {
        if (dtype == DType.BOOL) {
            return bools().clone();
        }
        boolean[] values = new boolean[elements()];
        for (int i = 0; i < values.length; i++) {
            values[i] = boolAt(i);
        }
        return values;
    }

    private int exactInt(String op, int flat) {
        double value = doubleAt(flat);
        if (value != (int) value) { // also true for NaN, which is cast to 0, and for values that the cast saturates
            throw new IllegalArgumentException(op + ": element " + flat + " of an array of shape " + shape + " is "
                    + value + "; need integral values from " + Integer.MIN_VALUE + " to " + Integer.MAX_VALUE);
        }
        return (int) value;
    }

    /**
     * Returns the same elements in another shape, sharing the storage.
     *
     * @throws ShapeException if the shapes differ in their number of elements
     */
    public NdArray reshape(Shape shape) {
        Objects.requireNonNull(shape, "reshape: shape is null");
        if (shape.elements() != elements()) {
            throw new ShapeException("reshape: " + elements() + " elements of shape " + this.shape
                    + " cannot fill shape " + shape + "; need " + shape.elements());
        }
        return shape.equals(this.shape) ? this : new NdArray(data, dtype, shape);
    }

    /**
     * Returns the elements converted to another dtype, as {@link #toDoubles}, {@link #toFloats}, {@link #toInts} and
     * {@link #toBools} do; this array itself if it has the dtype already.
     *
     * @throws IllegalArgumentException if the dtype is INT32 and an element is not an exact int
     */
    public NdArray to(DType dtype) {
        Objects.requireNonNull(dtype, "to: dtype is null");
        if (dtype == this.dtype) {
            return this;
        }
        return switch (dtype) {
            case FLOAT64 -> wrap(toDoubles(), shape);
            case FLOAT32 -> wrap(toFloats(), shape);
            case INT32 -> wrap(exactInts("to"), shape);
            case BOOL -> wrap(toBools(), shape);
        };
    }

    /**
     * Returns whether the other array has the same dtype, shape and bits: unlike {@code ==} on numbers this tells -0
     * from 0 and one NaN from another, and finds a NaN equal to itself.
     */
    public boolean sameBits(NdArray other) {
        Objects.requireNonNull(other, "sameBits: other is null");
        if (dtype != other.dtype || !shape.equals(other.shape)) {
            return false;
        }
        return switch (dtype) {
            case FLOAT64 -> sameBits(doubles(), other.doubles());
            case FLOAT32 -> sameBits(floats(), other.floats());
            case INT32 -> Arrays.equals(ints(), other.ints());
            case BOOL -> Arrays.equals(bools(), other.bools());
        };
    }

    private static boolean sameBits(double[] a, double[] b) { // Arrays.equals does not tell NaNs apart
        for (int i = 0; i < a.length; i++) {
            if (Double.doubleToRawLongBits(a[i]) != Double.doubleToRawLongBits(b[i])) {
                return false;
            }
        }
        return true;
    }

    private static boolean sameBits(float[] a, float[] b) {
        for (int i = 0; i < a.length; i++) {
            if (Float.floatToRawIntBits(a[i]) != Float.floatToRawIntBits(b[i])) {
                return false;
            }
        }
        return true;
    }

    /** {@return dtype and shape, such as {@code FLOAT64 [2, 3]}; not the elements} */
    @Override
    public String toString() {
        return dtype + " " + shape;
    }
}
