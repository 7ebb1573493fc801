package autograd;

import autograd.array.DType;
import autograd.array.NdArray;
import autograd.array.Randoms;
import autograd.shape.Shape;
import java.util.List;
import java.util.Objects;

/**
 * An immutable array of numbers with any number of axes, and the value that derivatives follow.
 *
 * <p>A tensor has a {@link Shape} and a {@link DType}: FLOAT64 and FLOAT32 are differentiable, INT32 and BOOL are for
 * indices, labels and masks. Nothing a user can hold changes: functions return new tensors, arrays that go in or come out
 * are copied. Inside a derivative ({@link Autograd}, {@link Tape}) a tensor also knows what it was computed from; its
 * numbers can be read there as anywhere.
 *
 * <p>The methods here are short spellings; the contract, the formula and the derivative of each stand at the function that
 * it names.
 */
public sealed interface Tensor permits DenseTensor, TapeTensor, DualTensor, BatchTensor {

    /** {@return the shape} */
    Shape shape();

    /** {@return the dtype} */
    DType dtype();

    /** {@return the numbers, without derivatives} */
    NdArray array();

    /** {@return the number of axes} */
    default int rank() {
        return shape().rank();
    }

    /** {@return the number of elements} */
    default int size() {
        return shape().elements();
    }

    /**
     * {@return the one element; of a BOOL 0 or 1}
     *
     * @throws autograd.shape.ShapeException unless there is exactly one
     */
    default double item() {
        return Elements.item(this);
    }

    /**
     * {@return the element at {@code indices}, as many as there are axes; of a BOOL 0 or 1}
     *
     * @param indices negative ones count from the end
     * @throws autograd.shape.ShapeException if their number is not the rank
     * @throws IndexOutOfBoundsException if one is out of range
     */
    default double get(int... indices) {
        return Elements.get(this, indices);
    }

    /** {@return the elements in row-major order, a copy} */
    default double[] toDoubleArray() {
        return array().toDoubles();
    }

    /** {@return the elements in row-major order, rounded to float, a copy} */
    default float[] toFloatArray() {
        return array().toFloats();
    }

    /**
     * {@return the elements in row-major order, a copy}
     *
     * @throws IllegalArgumentException if one is not a whole number in the range of int
     */
    default int[] toIntArray() {
        return Elements.ints(this);
    }

    /** {@return {@link Casting#to(Tensor, DType)}} */
    default Tensor to(DType dtype) {
        return Casting.to(this, dtype);
    }

    // Factories. The literals decide the dtype: float makes FLOAT32, every other number FLOAT64.

    /** {@return a FLOAT64 scalar} */
    static Tensor of(double value) {
        return scalar(value, DType.FLOAT64);
    }

    /** {@return a FLOAT64 vector} */
    static Tensor of(double... values) {
        return Literals.DOUBLES.vector("of", values);
    }

    /**
     * {@return a FLOAT64 matrix}
     *
     * @throws autograd.shape.ShapeException if the rows differ in length
     */
    static Tensor of(double[][] values) {
        return Literals.DOUBLES.matrix("of", values);
    }

    /**
     * {@return a FLOAT64 tensor of rank 3}
     *
     * @throws autograd.shape.ShapeException if the rows differ in length
     */
    static Tensor of(double[][][] values) {
        return Literals.DOUBLES.cube("of", values);
    }

    /**
     * {@return a FLOAT64 tensor from its elements in row-major order}
     *
     * @throws autograd.shape.ShapeException if their number does not fill the shape
     */
    static Tensor of(double[] values, Shape shape) {
        return Literals.DOUBLES.filling("of", values, shape);
    }

    /** {@return a FLOAT32 scalar} */
    static Tensor of(float value) {
        return scalar(value, DType.FLOAT32);
    }

    /** {@return a FLOAT32 vector} */
    static Tensor of(float... values) {
        return Literals.FLOATS.vector("of", values);
    }

    /**
     * {@return a FLOAT32 matrix}
     *
     * @throws autograd.shape.ShapeException if the rows differ in length
     */
    static Tensor of(float[][] values) {
        return Literals.FLOATS.matrix("of", values);
    }

    /**
     * {@return a FLOAT32 tensor of rank 3}
     *
     * @throws autograd.shape.ShapeException if the rows differ in length
     */
    static Tensor of(float[][][] values) {
        return Literals.FLOATS.cube("of", values);
    }

    /**
     * {@return a FLOAT32 tensor from its elements in row-major order}
     *
     * @throws autograd.shape.ShapeException if their number does not fill the shape
     */
    static Tensor of(float[] values, Shape shape) {
        return Literals.FLOATS.filling("of", values, shape);
    }

    /** {@return a FLOAT64 scalar; for INT32 use {@link #ints}} */
    static Tensor of(int value) {
        return scalar(value, DType.FLOAT64);
    }

    /** {@return a FLOAT64 vector; for INT32 use {@link #ints}} */
    static Tensor of(int... values) {
        return Literals.INTS_AS_NUMBERS.vector("of", values);
    }

    /**
     * {@return a FLOAT64 matrix}
     *
     * @throws autograd.shape.ShapeException if the rows differ in length
     */
    static Tensor of(int[][] values) {
        return Literals.INTS_AS_NUMBERS.matrix("of", values);
    }

    /**
     * {@return a FLOAT64 tensor of rank 3}
     *
     * @throws autograd.shape.ShapeException if the rows differ in length
     */
    static Tensor of(int[][][] values) {
        return Literals.INTS_AS_NUMBERS.cube("of", values);
    }

    /**
     * {@return a FLOAT64 tensor from its elements in row-major order}
     *
     * @throws autograd.shape.ShapeException if their number does not fill the shape
     */
    static Tensor of(int[] values, Shape shape) {
        return Literals.INTS_AS_NUMBERS.filling("of", values, shape);
    }

    /** {@return a FLOAT64 scalar, rounded to nearest past 2^53} */
    static Tensor of(long value) {
        return scalar(value, DType.FLOAT64);
    }

    /** {@return a FLOAT64 vector, rounded to nearest past 2^53} */
    static Tensor of(long... values) {
        return Literals.LONGS_AS_NUMBERS.vector("of", values);
    }

    /**
     * {@return a FLOAT64 matrix}
     *
     * @throws autograd.shape.ShapeException if the rows differ in length
     */
    static Tensor of(long[][] values) {
        return Literals.LONGS_AS_NUMBERS.matrix("of", values);
    }

    /**
     * {@return a FLOAT64 tensor of rank 3}
     *
     * @throws autograd.shape.ShapeException if the rows differ in length
     */
    static Tensor of(long[][][] values) {
        return Literals.LONGS_AS_NUMBERS.cube("of", values);
    }

    /**
     * {@return a FLOAT64 tensor from its elements in row-major order}
     *
     * @throws autograd.shape.ShapeException if their number does not fill the shape
     */
    static Tensor of(long[] values, Shape shape) {
        return Literals.LONGS_AS_NUMBERS.filling("of", values, shape);
    }

    /** {@return an INT32 vector: indices, labels} */
    static Tensor ints(int... values) {
        return Literals.INTS.vector("ints", values);
    }

    /**
     * {@return an INT32 matrix}
     *
     * @throws autograd.shape.ShapeException if the rows differ in length
     */
    static Tensor ints(int[][] values) {
        return Literals.INTS.matrix("ints", values);
    }

    /**
     * {@return an INT32 tensor of rank 3}
     *
     * @throws autograd.shape.ShapeException if the rows differ in length
     */
    static Tensor ints(int[][][] values) {
        return Literals.INTS.cube("ints", values);
    }

    /**
     * {@return an INT32 tensor from its elements in row-major order}
     *
     * @throws autograd.shape.ShapeException if their number does not fill the shape
     */
    static Tensor ints(int[] values, Shape shape) {
        return Literals.INTS.filling("ints", values, shape);
    }

    /** {@return a BOOL vector: a mask} */
    static Tensor bools(boolean... values) {
        return Literals.BOOLS.vector("bools", values);
    }

    /**
     * {@return a BOOL matrix}
     *
     * @throws autograd.shape.ShapeException if the rows differ in length
     */
    static Tensor bools(boolean[][] values) {
        return Literals.BOOLS.matrix("bools", values);
    }

    /**
     * {@return a BOOL tensor of rank 3}
     *
     * @throws autograd.shape.ShapeException if the rows differ in length
     */
    static Tensor bools(boolean[][][] values) {
        return Literals.BOOLS.cube("bools", values);
    }

    /**
     * {@return a BOOL tensor from its elements in row-major order}
     *
     * @throws autograd.shape.ShapeException if their number does not fill the shape
     */
    static Tensor bools(boolean[] values, Shape shape) {
        return Literals.BOOLS.filling("bools", values, shape);
    }

    /** {@return a tensor of these numbers, of their shape and dtype; the array is immutable and shared} */
    static Tensor of(NdArray array) {
        return new DenseTensor(Objects.requireNonNull(array, "of: array is null"));
    }

    /** {@return a scalar of a dtype} */
    static Tensor scalar(double value, DType dtype) {
        return new DenseTensor(NdArray.scalar(Objects.requireNonNull(dtype, "scalar: dtype is null"), value));
    }

    /** {@return FLOAT64 zeros} */
    static Tensor zeros(int... sizes) {
        return full(Checks.shape("zeros", sizes), 0, DType.FLOAT64);
    }

    /** {@return FLOAT64 ones} */
    static Tensor ones(int... sizes) {
        return full(Checks.shape("ones", sizes), 1, DType.FLOAT64);
    }

    /** {@return a tensor that holds one value everywhere} */
    static Tensor full(Shape shape, double value, DType dtype) {
        Objects.requireNonNull(shape, "full: shape is null");
        return new DenseTensor(NdArray.full(Objects.requireNonNull(dtype, "full: dtype is null"), shape, value));
    }

    /** {@return zeros of the shape and dtype of {@code x}} */
    static Tensor zerosLike(Tensor x) {
        Checks.present("zerosLike", "x", x);
        return full(x.shape(), 0, x.dtype());
    }

    /** {@return ones of the shape and dtype of {@code x}} */
    static Tensor onesLike(Tensor x) {
        Checks.present("onesLike", "x", x);
        return full(x.shape(), 1, x.dtype());
    }

    /** {@return a tensor of the shape and dtype of {@code x} that holds one value everywhere} */
    static Tensor fullLike(Tensor x, double value) {
        Checks.present("fullLike", "x", x);
        return full(x.shape(), value, x.dtype());
    }

    /**
     * {@return the FLOAT64 vector 0, 1, ..., count - 1}
     *
     * @throws IllegalArgumentException if {@code count} is negative
     */
    static Tensor arange(int count) {
        return Literals.arange(count);
    }

    /**
     * {@return the FLOAT64 vector start, start + 1, ... up to, not including, end}
     *
     * @throws IllegalArgumentException if a value is not finite
     */
    static Tensor arange(double start, double end) {
        return Literals.arange(start, end, 1);
    }

    /**
     * {@return the FLOAT64 vector start, start + step, ... up to, not including, end}
     *
     * @throws IllegalArgumentException if {@code step} is 0 or a value is not finite
     */
    static Tensor arange(double start, double end, double step) {
        return Literals.arange(start, end, step);
    }

    /**
     * {@return {@code count} FLOAT64 values at equal distances from {@code start} to {@code end}, both included}
     *
     * @throws IllegalArgumentException if {@code count} is negative or a bound is not finite
     */
    static Tensor linspace(double start, double end, int count) {
        return Literals.linspace(start, end, count);
    }

    /** {@return the FLOAT64 identity matrix of {@code n} rows} */
    static Tensor eye(int n) {
        return Literals.eye(n);
    }

    /**
     * {@return FLOAT64 values drawn uniformly from [0, 1): the same seed gives the same values everywhere}
     *
     * @param seed any number
     */
    static Tensor uniform(long seed, int... sizes) {
        return new DenseTensor(Randoms.uniform(seed, DType.FLOAT64, Checks.shape("uniform", sizes), 0, 1));
    }

    /**
     * {@return FLOAT64 values drawn from the standard normal distribution: the same seed gives the same values
     * everywhere}
     *
     * @param seed any number
     */
    static Tensor normal(long seed, int... sizes) {
        return new DenseTensor(Randoms.normal(seed, DType.FLOAT64, Checks.shape("normal", sizes), 0, 1));
    }

    // Arithmetic, see Arithmetic.

    /** {@return {@link Arithmetic#add(Tensor, Tensor)}} */
    default Tensor add(Tensor b) {
        return Arithmetic.add(this, b);
    }

    /** {@return {@link Arithmetic#add(Tensor, double)}} */
    default Tensor add(double b) {
        return Arithmetic.add(this, b);
    }

    /** {@return {@link Arithmetic#sub(Tensor, Tensor)}} */
    default Tensor sub(Tensor b) {
        return Arithmetic.sub(this, b);
    }

    /** {@return {@link Arithmetic#sub(Tensor, double)}} */
    default Tensor sub(double b) {
        return Arithmetic.sub(this, b);
    }

    /** {@return {@link Arithmetic#mul(Tensor, Tensor)}} */
    default Tensor mul(Tensor b) {
        return Arithmetic.mul(this, b);
    }

    /** {@return {@link Arithmetic#mul(Tensor, double)}} */
    default Tensor mul(double b) {
        return Arithmetic.mul(this, b);
    }

    /** {@return {@link Arithmetic#hadamard(Tensor, Tensor)}} */
    default Tensor hadamard(Tensor b) {
        return Arithmetic.hadamard(this, b);
    }

    /** {@return {@link Arithmetic#div(Tensor, Tensor)}} */
    default Tensor div(Tensor b) {
        return Arithmetic.div(this, b);
    }

    /** {@return {@link Arithmetic#div(Tensor, double)}} */
    default Tensor div(double b) {
        return Arithmetic.div(this, b);
    }

    /** {@return {@link Arithmetic#neg(Tensor)}} */
    default Tensor neg() {
        return Arithmetic.neg(this);
    }

    /** {@return {@link Arithmetic#reciprocal(Tensor)}} */
    default Tensor reciprocal() {
        return Arithmetic.reciprocal(this);
    }

    /** {@return {@link Arithmetic#square(Tensor)}} */
    default Tensor square() {
        return Arithmetic.square(this);
    }

    /** {@return {@link Arithmetic#pow(Tensor, double)}} */
    default Tensor pow(double p) {
        return Arithmetic.pow(this, p);
    }

    // Functions of one element, see Elementwise.

    /** {@return {@link Elementwise#exp(Tensor)}} */
    default Tensor exp() {
        return Elementwise.exp(this);
    }

    /** {@return {@link Elementwise#expm1(Tensor)}} */
    default Tensor expm1() {
        return Elementwise.expm1(this);
    }

    /** {@return {@link Elementwise#log(Tensor)}} */
    default Tensor log() {
        return Elementwise.log(this);
    }

    /** {@return {@link Elementwise#log1p(Tensor)}} */
    default Tensor log1p() {
        return Elementwise.log1p(this);
    }

    /** {@return {@link Elementwise#sqrt(Tensor)}} */
    default Tensor sqrt() {
        return Elementwise.sqrt(this);
    }

    /** {@return {@link Trigonometry#sin(Tensor)}} */
    default Tensor sin() {
        return Trigonometry.sin(this);
    }

    /** {@return {@link Trigonometry#cos(Tensor)}} */
    default Tensor cos() {
        return Trigonometry.cos(this);
    }

    /** {@return {@link Activations#sigmoid(Tensor)}} */
    default Tensor sigmoid() {
        return Activations.sigmoid(this);
    }

    /** {@return {@link Elementwise#tanh(Tensor)}} */
    default Tensor tanh() {
        return Elementwise.tanh(this);
    }

    /** {@return {@link Activations#relu(Tensor)}} */
    default Tensor relu() {
        return Activations.relu(this);
    }

    /** {@return {@link Elementwise#abs(Tensor)}} */
    default Tensor abs() {
        return Elementwise.abs(this);
    }

    /** {@return {@link Elementwise#sign(Tensor)}} */
    default Tensor sign() {
        return Elementwise.sign(this);
    }

    /** {@return {@link Elementwise#stopGradient(Tensor)}} */
    default Tensor stopGradient() {
        return Elementwise.stopGradient(this);
    }

    // Comparisons and choices, see Comparisons.

    /** {@return {@link Comparisons#less(Tensor, Tensor)}} */
    default Tensor less(Tensor b) {
        return Comparisons.less(this, b);
    }

    /** {@return {@link Comparisons#less(Tensor, double)}} */
    default Tensor less(double b) {
        return Comparisons.less(this, b);
    }

    /** {@return {@link Comparisons#lessEqual(Tensor, Tensor)}} */
    default Tensor lessEqual(Tensor b) {
        return Comparisons.lessEqual(this, b);
    }

    /** {@return {@link Comparisons#lessEqual(Tensor, double)}} */
    default Tensor lessEqual(double b) {
        return Comparisons.lessEqual(this, b);
    }

    /** {@return {@link Comparisons#greater(Tensor, Tensor)}} */
    default Tensor greater(Tensor b) {
        return Comparisons.greater(this, b);
    }

    /** {@return {@link Comparisons#greater(Tensor, double)}} */
    default Tensor greater(double b) {
        return Comparisons.greater(this, b);
    }

    /** {@return {@link Comparisons#greaterEqual(Tensor, Tensor)}} */
    default Tensor greaterEqual(Tensor b) {
        return Comparisons.greaterEqual(this, b);
    }

    /** {@return {@link Comparisons#greaterEqual(Tensor, double)}} */
    default Tensor greaterEqual(double b) {
        return Comparisons.greaterEqual(this, b);
    }

    /** {@return {@link Comparisons#equal(Tensor, Tensor)}} */
    default Tensor equal(Tensor b) {
        return Comparisons.equal(this, b);
    }

    /** {@return {@link Comparisons#equal(Tensor, double)}} */
    default Tensor equal(double b) {
        return Comparisons.equal(this, b);
    }

    /** {@return {@link Comparisons#notEqual(Tensor, Tensor)}} */
    default Tensor notEqual(Tensor b) {
        return Comparisons.notEqual(this, b);
    }

    /** {@return {@link Comparisons#notEqual(Tensor, double)}} */
    default Tensor notEqual(double b) {
        return Comparisons.notEqual(this, b);
    }

    /** {@return {@link Comparisons#maximum(Tensor, Tensor)}} */
    default Tensor maximum(Tensor b) {
        return Comparisons.maximum(this, b);
    }

    /** {@return {@link Comparisons#maximum(Tensor, double)}} */
    default Tensor maximum(double b) {
        return Comparisons.maximum(this, b);
    }

    /** {@return {@link Comparisons#minimum(Tensor, Tensor)}} */
    default Tensor minimum(Tensor b) {
        return Comparisons.minimum(this, b);
    }

    /** {@return {@link Comparisons#minimum(Tensor, double)}} */
    default Tensor minimum(double b) {
        return Comparisons.minimum(this, b);
    }

    // Reductions, see Reductions and Softmax.

    /** {@return {@link Reductions#sum(Tensor, int...)}} */
    default Tensor sum(int... axes) {
        return Reductions.sum(this, axes);
    }

    /** {@return {@link Reductions#sum(Tensor, int, boolean)}} */
    default Tensor sum(int axis, boolean keepDims) {
        return Reductions.sum(this, axis, keepDims);
    }

    /** {@return {@link Reductions#mean(Tensor, int...)}} */
    default Tensor mean(int... axes) {
        return Reductions.mean(this, axes);
    }

    /** {@return {@link Reductions#mean(Tensor, int, boolean)}} */
    default Tensor mean(int axis, boolean keepDims) {
        return Reductions.mean(this, axis, keepDims);
    }

    /** {@return {@link Reductions#max(Tensor, int...)}} */
    default Tensor max(int... axes) {
        return Reductions.max(this, axes);
    }

    /** {@return {@link Reductions#max(Tensor, int, boolean)}} */
    default Tensor max(int axis, boolean keepDims) {
        return Reductions.max(this, axis, keepDims);
    }

    /** {@return {@link Softmax#logSumExp(Tensor, int...)}} */
    default Tensor logSumExp(int... axes) {
        return Softmax.logSumExp(this, axes);
    }

    /** {@return {@link Softmax#logSumExp(Tensor, int, boolean)}} */
    default Tensor logSumExp(int axis, boolean keepDims) {
        return Softmax.logSumExp(this, axis, keepDims);
    }

    /** {@return {@link Reductions#argMax(Tensor, int)}} */
    default Tensor argMax(int axis) {
        return Reductions.argMax(this, axis);
    }

    /** {@return {@link Softmax#softmax(Tensor, int)}} */
    default Tensor softmax(int axis) {
        return Softmax.softmax(this, axis);
    }

    /** {@return {@link Softmax#logSoftmax(Tensor, int)}} */
    default Tensor logSoftmax(int axis) {
        return Softmax.logSoftmax(this, axis);
    }

    // Shapes and positions, see Shaping and Indexing.

    /** {@return {@link Shaping#reshape(Tensor, int...)}} */
    default Tensor reshape(int... sizes) {
        return Shaping.reshape(this, sizes);
    }

    /** {@return {@link Shaping#reshape(Tensor, Shape)}} */
    default Tensor reshape(Shape shape) {
        return Shaping.reshape(this, shape);
    }

    /** {@return {@link Shaping#transpose(Tensor, int...)}} */
    default Tensor transpose(int... permutation) {
        return Shaping.transpose(this, permutation);
    }

    /** {@return {@link Shaping#broadcastTo(Tensor, Shape)}} */
    default Tensor broadcastTo(Shape shape) {
        return Shaping.broadcastTo(this, shape);
    }

    /** {@return {@link Indexing#slice(Tensor, int, int, int)}} */
    default Tensor slice(int axis, int from, int to) {
        return Indexing.slice(this, axis, from, to);
    }

    /** {@return {@link Indexing#take(Tensor, Tensor, int)}} */
    default Tensor take(Tensor indices, int axis) {
        return Indexing.take(this, indices, axis);
    }

    /** {@return {@link Indexing#gather(Tensor, Tensor, int)}} */
    default Tensor gather(Tensor indices, int axis) {
        return Indexing.gather(this, indices, axis);
    }

    // Products, see Products.

    /** {@return {@link Products#matmul(Tensor, Tensor)}} */
    default Tensor matmul(Tensor b) {
        return Products.matmul(this, b);
    }

    /** {@return {@link Products#outer(Tensor, Tensor)}} */
    default Tensor outer(Tensor b) {
        return Products.outer(this, b);
    }

    /** {@return {@link Products#tensordot(Tensor, Tensor, int)}} */
    default Tensor tensordot(Tensor b, int axes) {
        return Products.tensordot(this, b, axes);
    }

    // Activations, see Activations.

    /** {@return {@link Activations#leakyRelu(Tensor)}} */
    default Tensor leakyRelu() {
        return Activations.leakyRelu(this);
    }

    /** {@return {@link Activations#leakyRelu(Tensor, double)}} */
    default Tensor leakyRelu(double slope) {
        return Activations.leakyRelu(this, slope);
    }

    /** {@return {@link Activations#elu(Tensor)}} */
    default Tensor elu() {
        return Activations.elu(this);
    }

    /** {@return {@link Activations#gelu(Tensor)}} */
    default Tensor gelu() {
        return Activations.gelu(this);
    }

    /** {@return {@link Activations#silu(Tensor)}} */
    default Tensor silu() {
        return Activations.silu(this);
    }

    /** {@return {@link Activations#softplus(Tensor)}} */
    default Tensor softplus() {
        return Activations.softplus(this);
    }

    /** {@return {@link Activations#logSigmoid(Tensor)}} */
    default Tensor logSigmoid() {
        return Activations.logSigmoid(this);
    }

    // More functions of each element, see Arithmetic, Elementwise and Rounding.

    /** {@return {@link Arithmetic#pow(Tensor, Tensor)}} */
    default Tensor pow(Tensor b) {
        return Arithmetic.pow(this, b);
    }

    /** {@return {@link Elementwise#rsqrt(Tensor)}} */
    default Tensor rsqrt() {
        return Elementwise.rsqrt(this);
    }

    /** {@return {@link Elementwise#log2(Tensor)}} */
    default Tensor log2() {
        return Elementwise.log2(this);
    }

    /** {@return {@link Elementwise#log10(Tensor)}} */
    default Tensor log10() {
        return Elementwise.log10(this);
    }

    /** {@return {@link Rounding#floor(Tensor)}} */
    default Tensor floor() {
        return Rounding.floor(this);
    }

    /** {@return {@link Rounding#ceil(Tensor)}} */
    default Tensor ceil() {
        return Rounding.ceil(this);
    }

    /** {@return {@link Rounding#round(Tensor)}} */
    default Tensor round() {
        return Rounding.round(this);
    }

    /** {@return {@link Rounding#clamp(Tensor, double, double)}} */
    default Tensor clamp(double lo, double hi) {
        return Rounding.clamp(this, lo, hi);
    }

    /** {@return {@link Rounding#clampMin(Tensor, double)}} */
    default Tensor clampMin(double lo) {
        return Rounding.clampMin(this, lo);
    }

    /** {@return {@link Rounding#clampMax(Tensor, double)}} */
    default Tensor clampMax(double hi) {
        return Rounding.clampMax(this, hi);
    }

    /** {@return {@link Rounding#isNaN(Tensor)}} */
    default Tensor isNaN() {
        return Rounding.isNaN(this);
    }

    /** {@return {@link Rounding#isFinite(Tensor)}} */
    default Tensor isFinite() {
        return Rounding.isFinite(this);
    }

    // Axes, diagonals and indices, see Layout, Arranging, Diagonals, Indexing and Index.

    /** {@return {@link Layout#permute(Tensor, int...)}} */
    default Tensor permute(int... axes) {
        return Layout.permute(this, axes);
    }

    /** {@return {@link Layout#swapAxes(Tensor, int, int)}} */
    default Tensor swapAxes(int a, int b) {
        return Layout.swapAxes(this, a, b);
    }

    /** {@return {@link Layout#squeeze(Tensor, int...)}} */
    default Tensor squeeze(int... axes) {
        return Layout.squeeze(this, axes);
    }

    /** {@return {@link Layout#expandDims(Tensor, int...)}} */
    default Tensor expandDims(int... axes) {
        return Layout.expandDims(this, axes);
    }

    /** {@return {@link Layout#flatten(Tensor)}} */
    default Tensor flatten() {
        return Layout.flatten(this);
    }

    /** {@return {@link Layout#flatten(Tensor, int, int)}} */
    default Tensor flatten(int first, int last) {
        return Layout.flatten(this, first, last);
    }

    /** {@return {@link Arranging#flip(Tensor, int...)}} */
    default Tensor flip(int... axes) {
        return Arranging.flip(this, axes);
    }

    /** {@return {@link Arranging#roll(Tensor, int, int)}} */
    default Tensor roll(int shift, int axis) {
        return Arranging.roll(this, shift, axis);
    }

    /** {@return {@link Arranging#tile(Tensor, int...)}} */
    default Tensor tile(int... times) {
        return Arranging.tile(this, times);
    }

    /** {@return {@link Arranging#repeat(Tensor, int, int)}} */
    default Tensor repeat(int times, int axis) {
        return Arranging.repeat(this, times, axis);
    }

    /** {@return {@link Arranging#split(Tensor, int, int)}} */
    default List<Tensor> split(int size, int axis) {
        return Arranging.split(this, size, axis);
    }

    /** {@return {@link Arranging#chunk(Tensor, int, int)}} */
    default List<Tensor> chunk(int count, int axis) {
        return Arranging.chunk(this, count, axis);
    }

    /** {@return {@link Diagonals#tril(Tensor)}} */
    default Tensor tril() {
        return Diagonals.tril(this);
    }

    /** {@return {@link Diagonals#triu(Tensor)}} */
    default Tensor triu() {
        return Diagonals.triu(this);
    }

    /** {@return {@link Diagonals#diag(Tensor)}} */
    default Tensor diag() {
        return Diagonals.diag(this);
    }

    /** {@return {@link Diagonals#diagonal(Tensor)}} */
    default Tensor diagonal() {
        return Diagonals.diagonal(this);
    }

    /** {@return {@link Diagonals#trace(Tensor)}} */
    default Tensor trace() {
        return Diagonals.trace(this);
    }

    /** {@return {@link Indexing#slice(Tensor, int, Index.Range)}} */
    default Tensor slice(int axis, Index.Range range) {
        return Indexing.slice(this, axis, range);
    }

    /** {@return {@link Indexing#get(Tensor, Index...)}; with ints instead, {@link #get(int...)} reads one number} */
    default Tensor get(Index first, Index... more) {
        return Indexing.get(this, IndexPlan.entries(first, more));
    }

    /** {@return {@link Indexing#at(Tensor, Index...)}} */
    default Selection at(Index first, Index... more) {
        return Indexing.at(this, IndexPlan.entries(first, more));
    }

    /** {@return {@link Indexing#at(Tensor, int...)}} */
    default Selection at(int... positions) {
        return Indexing.at(this, positions);
    }

    // More reductions, scans and orders, see Reductions, Statistics, Norms, Scans and Sorting.

    /** {@return {@link Reductions#min(Tensor, int...)}} */
    default Tensor min(int... axes) {
        return Reductions.min(this, axes);
    }

    /** {@return {@link Reductions#min(Tensor, int, boolean)}} */
    default Tensor min(int axis, boolean keepDims) {
        return Reductions.min(this, axis, keepDims);
    }

    /** {@return {@link Reductions#prod(Tensor, int...)}} */
    default Tensor prod(int... axes) {
        return Reductions.prod(this, axes);
    }

    /** {@return {@link Reductions#argMin(Tensor, int)}} */
    default Tensor argMin(int axis) {
        return Reductions.argMin(this, axis);
    }

    /** {@return {@link Reductions#any(Tensor, int...)}} */
    default Tensor any(int... axes) {
        return Reductions.any(this, axes);
    }

    /** {@return {@link Reductions#all(Tensor, int...)}} */
    default Tensor all(int... axes) {
        return Reductions.all(this, axes);
    }

    /** {@return {@link Scans#cumSum(Tensor, int)}} */
    default Tensor cumSum(int axis) {
        return Scans.cumSum(this, axis);
    }

    /** {@return {@link Scans#cumProd(Tensor, int)}} */
    default Tensor cumProd(int axis) {
        return Scans.cumProd(this, axis);
    }

    /** {@return {@link Statistics#var(Tensor, Divisor, int...)}} */
    default Tensor var(Divisor divisor, int... axes) {
        return Statistics.var(this, divisor, axes);
    }

    /** {@return {@link Statistics#std(Tensor, Divisor, int...)}} */
    default Tensor std(Divisor divisor, int... axes) {
        return Statistics.std(this, divisor, axes);
    }

    /** {@return {@link Norms#norm2(Tensor, int...)}} */
    default Tensor norm2(int... axes) {
        return Norms.norm2(this, axes);
    }

    /** {@return {@link Sorting#sort(Tensor, int)}} */
    default Tensor sort(int axis) {
        return Sorting.sort(this, axis);
    }

    // Vectors and matrices, see Products, LinearAlgebra and Determinants.

    /** {@return {@link Products#dot(Tensor, Tensor)}} */
    default Tensor dot(Tensor b) {
        return Products.dot(this, b);
    }

    /** {@return {@link LinearAlgebra#inverse(Tensor)}} */
    default Tensor inverse() {
        return LinearAlgebra.inverse(this);
    }

    /** {@return {@link Determinants#det(Tensor)}} */
    default Tensor det() {
        return Determinants.det(this);
    }

    // The other spellings of reductions: one axis or several, which may stay with size 1.

    /** {@return {@link Reductions#sum(Tensor, int[], boolean)}} */
    default Tensor sum(int[] axes, boolean keepDims) {
        return Reductions.sum(this, axes, keepDims);
    }

    /** {@return {@link Reductions#mean(Tensor, int[], boolean)}} */
    default Tensor mean(int[] axes, boolean keepDims) {
        return Reductions.mean(this, axes, keepDims);
    }

    /** {@return {@link Reductions#max(Tensor, int[], boolean)}} */
    default Tensor max(int[] axes, boolean keepDims) {
        return Reductions.max(this, axes, keepDims);
    }

    /** {@return {@link Reductions#min(Tensor, int[], boolean)}} */
    default Tensor min(int[] axes, boolean keepDims) {
        return Reductions.min(this, axes, keepDims);
    }

    /** {@return {@link Softmax#logSumExp(Tensor, int[], boolean)}} */
    default Tensor logSumExp(int[] axes, boolean keepDims) {
        return Softmax.logSumExp(this, axes, keepDims);
    }

    /** {@return {@link Reductions#prod(Tensor, int, boolean)}} */
    default Tensor prod(int axis, boolean keepDims) {
        return Reductions.prod(this, axis, keepDims);
    }

    /** {@return {@link Reductions#prod(Tensor, int[], boolean)}} */
    default Tensor prod(int[] axes, boolean keepDims) {
        return Reductions.prod(this, axes, keepDims);
    }

    /** {@return {@link Reductions#any(Tensor, int, boolean)}} */
    default Tensor any(int axis, boolean keepDims) {
        return Reductions.any(this, axis, keepDims);
    }

    /** {@return {@link Reductions#any(Tensor, int[], boolean)}} */
    default Tensor any(int[] axes, boolean keepDims) {
        return Reductions.any(this, axes, keepDims);
    }

    /** {@return {@link Reductions#all(Tensor, int, boolean)}} */
    default Tensor all(int axis, boolean keepDims) {
        return Reductions.all(this, axis, keepDims);
    }

    /** {@return {@link Reductions#all(Tensor, int[], boolean)}} */
    default Tensor all(int[] axes, boolean keepDims) {
        return Reductions.all(this, axes, keepDims);
    }

    /** {@return {@link Norms#norm2(Tensor, int, boolean)}} */
    default Tensor norm2(int axis, boolean keepDims) {
        return Norms.norm2(this, axis, keepDims);
    }

    /** {@return {@link Norms#norm2(Tensor, int[], boolean)}} */
    default Tensor norm2(int[] axes, boolean keepDims) {
        return Norms.norm2(this, axes, keepDims);
    }

    /** {@return {@link Statistics#var(Tensor, Divisor, int, boolean)}} */
    default Tensor var(Divisor divisor, int axis, boolean keepDims) {
        return Statistics.var(this, divisor, axis, keepDims);
    }

    /** {@return {@link Statistics#var(Tensor, Divisor, int[], boolean)}} */
    default Tensor var(Divisor divisor, int[] axes, boolean keepDims) {
        return Statistics.var(this, divisor, axes, keepDims);
    }

    /** {@return {@link Statistics#std(Tensor, Divisor, int, boolean)}} */
    default Tensor std(Divisor divisor, int axis, boolean keepDims) {
        return Statistics.std(this, divisor, axis, keepDims);
    }

    /** {@return {@link Statistics#std(Tensor, Divisor, int[], boolean)}} */
    default Tensor std(Divisor divisor, int[] axes, boolean keepDims) {
        return Statistics.std(this, divisor, axes, keepDims);
    }

    /** {@return {@link Reductions#argMax(Tensor)}} */
    default Tensor argMax() {
        return Reductions.argMax(this);
    }

    /** {@return {@link Reductions#argMax(Tensor, int, boolean)}} */
    default Tensor argMax(int axis, boolean keepDims) {
        return Reductions.argMax(this, axis, keepDims);
    }

    /** {@return {@link Reductions#argMin(Tensor)}} */
    default Tensor argMin() {
        return Reductions.argMin(this);
    }

    /** {@return {@link Reductions#argMin(Tensor, int, boolean)}} */
    default Tensor argMin(int axis, boolean keepDims) {
        return Reductions.argMin(this, axis, keepDims);
    }

    // Masks, and what is arranged by several numbers, see Comparisons and Arranging.

    /** {@return {@link Comparisons#and(Tensor, Tensor)}} */
    default Tensor and(Tensor b) {
        return Comparisons.and(this, b);
    }

    /** {@return {@link Comparisons#or(Tensor, Tensor)}} */
    default Tensor or(Tensor b) {
        return Comparisons.or(this, b);
    }

    /** {@return {@link Comparisons#xor(Tensor, Tensor)}} */
    default Tensor xor(Tensor b) {
        return Comparisons.xor(this, b);
    }

    /** {@return {@link Comparisons#not(Tensor)}} */
    default Tensor not() {
        return Comparisons.not(this);
    }

    /** {@return {@link Arranging#repeat(Tensor, int[], int)}} */
    default Tensor repeat(int[] times, int axis) {
        return Arranging.repeat(this, times, axis);
    }

    /** {@return {@link Arranging#roll(Tensor, int[], int[])}} */
    default Tensor roll(int[] shifts, int[] axes) {
        return Arranging.roll(this, shifts, axes);
    }
}
