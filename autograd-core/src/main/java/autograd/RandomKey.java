package autograd;

import autograd.array.DType;
import autograd.array.NdArray;
import autograd.array.Randoms;
import autograd.shape.Broadcast;
import autograd.shape.Shape;
import java.util.List;
import java.util.Objects;
import java.util.function.DoublePredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Randomness as a value: a key is immutable, drawing does not change it, and the same key draws the same bits on every JVM.
 *
 * <pre>{@code
 * List<RandomKey> keys = RandomKey.of(7).split(2);
 * Tensor z = keys.get(0).normal(mean, std);       // d/dmean = 1, d/dstd = the noise
 * Tensor mask = keys.get(1).bernoulli(rate);      // BOOL: no gradient
 * }</pre>
 *
 * <p>Two draws from one key share their noise; {@link #split} or {@link #fold} it first, and use the children. A parent is not
 * to be drawn from as well.
 *
 * <p>Distributions with location and scale are reparametrised: the result is a differentiable function of the parameters, and
 * of noise that is a constant. Their parameters broadcast; the result has the dtype that they promote to. FLOAT32 is the
 * FLOAT64 noise rounded.
 *
 * <p>A draw is a stream of {@link Randoms} with the 64 bits of the key as its seed. Children come from the mixing function of
 * SplitMix64 (G. L. Steele, D. Lea, C. H. Flood, 2014, "Fast splittable pseudorandom number generators", OOPSLA), twice, so
 * that a child of a child is not the child of another number. Two of n keys are the same with a probability of about {@code
 * n^2 / 2^65}.
 */
public final class RandomKey {
    private static final long GOLDEN = 0x9e3779b97f4a7c15L; // 2^64 divided by the golden ratio, odd
    private static final Pattern WRITTEN = Pattern.compile("RandomKey\\[([0-9a-f]{16})]");
    private static final double HALF_STEP = 0x1p-53; // uniform numbers are multiples of 2^-52

    private final long bits;

    private RandomKey(long bits) {
        this.bits = bits;
    }

    /** {@return the key of a seed; near seeds give unrelated keys} */
    public static RandomKey of(long seed) {
        return new RandomKey(mixed(seed + GOLDEN));
    }

    /**
     * Derives independent keys.
     *
     * @param n how many
     * @return the children 0 to n - 1
     * @throws IllegalArgumentException if n is negative
     */
    public List<RandomKey> split(int n) {
        if (n < 0) {
            throw new IllegalArgumentException("split: n is " + n + "; need n >= 0");
        }
        return IntStream.range(0, n).mapToObj(this::fold).toList();
    }

    /**
     * {@return the key that {@link #toString} wrote: how a key is kept in a file}
     *
     * @param text such as {@code RandomKey[3f00c2a1b4d5e6f7]}
     * @throws IllegalArgumentException for any other text
     */
    public static RandomKey parse(String text) {
        Objects.requireNonNull(text, "parse: text is null; need RandomKey[16 hexadecimal digits]");
        Matcher written = WRITTEN.matcher(text);
        if (!written.matches()) {
            throw new IllegalArgumentException("parse: text is \"" + text
                    + "\"; need what toString of a key gives: RandomKey[16 hexadecimal digits, a to f in lower case]");
        }
        return new RandomKey(Long.parseUnsignedLong(written.group(1), 16));
    }

    /** {@return child {@code number} of this key, as for a step of a loop} */
    public RandomKey fold(long number) {
        return new RandomKey(mixed(bits ^ mixed(mixed(number + GOLDEN) + GOLDEN)));
    }

    /** {@return FLOAT64 numbers spread evenly over [0, 1)} */
    public Tensor uniform(int... sizes) {
        return constant(Randoms.uniform(bits, DType.FLOAT64, Checks.shape("uniform", sizes), 0, 1));
    }

    /** {@return FLOAT64 numbers of the standard normal distribution} */
    public Tensor normal(int... sizes) {
        return constant(Randoms.normal(bits, DType.FLOAT64, Checks.shape("normal", sizes), 0, 1));
    }

    /**
     * Uniform numbers, {@code low + (high - low) u} with u in [0, 1). Derivatives {@code 1 - u} by low, {@code u} by high.
     *
     * @throws IllegalArgumentException unless {@code low <= high}, both finite, everywhere
     */
    public Tensor uniform(Tensor low, Tensor high) {
        Shape shape = parameters("uniform", "low", low, "high", high);
        requireAll("uniform", "low", low, "finite", Double::isFinite);
        requireAll(
                "uniform",
                "high - low",
                high.stopGradient().sub(low.stopGradient()),
                "finite and >= 0",
                d -> d >= 0 && d <= Double.MAX_VALUE);
        Tensor u = noise(Randoms.uniform(bits, DType.FLOAT64, shape, 0, 1), low, high);
        return low.add(high.sub(low).mul(u));
    }

    /**
     * Normal numbers, {@code mean + std z}. Derivatives 1 by mean, {@code z} by std.
     *
     * @throws IllegalArgumentException unless the mean is finite and {@code std >= 0} and finite everywhere
     */
    public Tensor normal(Tensor mean, Tensor std) {
        Shape shape = parameters("normal", "mean", mean, "std", std);
        requireLocationAndScale("normal", "mean", mean, "std", std);
        return mean.add(std.mul(noise(Randoms.normal(bits, DType.FLOAT64, shape, 0, 1), mean, std)));
    }

    /**
     * Gumbel numbers, {@code location - scale log(-log u)} with u in (0, 1). Derivatives 1 by location, {@code -log(-log u)} by
     * scale.
     *
     * @throws IllegalArgumentException unless the location is finite and {@code scale >= 0} and finite everywhere
     */
    public Tensor gumbel(Tensor location, Tensor scale) {
        Shape shape = parameters("gumbel", "location", location, "scale", scale);
        requireLocationAndScale("gumbel", "location", location, "scale", scale);
        return location.add(scale.mul(noise(standardGumbel(shape), location, scale)));
    }

    /**
     * Exponential numbers of mean {@code scale}, {@code -scale log u} with u in (0, 1). Derivative {@code -log u}.
     *
     * @throws IllegalArgumentException unless {@code scale >= 0} and finite everywhere
     */
    public Tensor exponential(Tensor scale) {
        Checks.floating("exponential", "scale", scale);
        requireScale("exponential", "scale", scale);
        NdArray log = constant(open(scale.shape())).log().neg().array();
        return scale.mul(noise(log, scale, scale));
    }

    /**
     * True with probability {@code p}, each element by itself. Carries no derivative, as BOOL says.
     *
     * @throws IllegalArgumentException unless p is from 0 to 1 everywhere
     */
    public Tensor bernoulli(Tensor p) {
        Checks.floating("bernoulli", "p", p);
        requireAll("bernoulli", "p", p, "from 0 to 1", d -> d >= 0 && d <= 1);
        return constant(Randoms.uniform(bits, DType.FLOAT64, p.shape(), 0, 1)).less(p.to(DType.FLOAT64));
    }

    /**
     * Draws one class for each row: class k with probability {@code softmax(logits)[k]} over the last axis, as the greatest of
     * logits with Gumbel noise. Carries no derivative, as INT32 says.
     *
     * @param logits {@code [..., classes]}; minus infinity for a class that never comes
     * @return INT32, {@code [...]}
     * @throws IllegalArgumentException if a logit is NaN or plus infinity
     * @throws autograd.shape.ShapeException for a scalar or without classes
     */
    public Tensor categorical(Tensor logits) {
        Checks.floating("categorical", "logits", logits);
        Checks.rankAtLeast("categorical", "logits", logits, 1);
        requireAll("categorical", "logits", logits, "finite or -Infinity", d -> d <= Double.MAX_VALUE);
        return logits.to(DType.FLOAT64)
                .add(constant(standardGumbel(logits.shape())))
                .argMax(-1);
    }

    private NdArray standardGumbel(Shape shape) {
        return constant(open(shape)).log().neg().log().neg().array();
    }

    /** {@return uniform numbers without 0 and 1} */
    private NdArray open(Shape shape) {
        return constant(Randoms.uniform(bits, DType.FLOAT64, shape, 0, 1))
                .add(HALF_STEP)
                .array();
    }

    private static Tensor constant(NdArray array) {
        return new DenseTensor(array);
    }

    private static Tensor noise(NdArray standard, Tensor a, Tensor b) {
        DType dtype = a.dtype() == DType.FLOAT32 && b.dtype() == DType.FLOAT32 ? DType.FLOAT32 : DType.FLOAT64;
        return constant(standard.to(dtype));
    }

    private static Shape parameters(String op, String nameA, Tensor a, String nameB, Tensor b) {
        Checks.floating(op, nameA, a);
        Checks.floating(op, nameB, b);
        return Broadcast.common(op, nameA, a.shape(), nameB, b.shape());
    }

    private static void requireLocationAndScale(String op, String nameA, Tensor location, String nameB, Tensor scale) {
        requireAll(op, nameA, location, "finite", Double::isFinite);
        requireScale(op, nameB, scale);
    }

    private static void requireScale(String op, String name, Tensor scale) {
        requireAll(op, name, scale, "finite and >= 0", d -> d >= 0 && d <= Double.MAX_VALUE);
    }

    private static void requireAll(String op, String name, Tensor x, String need, DoublePredicate valid) {
        NdArray numbers = Trace.numbers(x).array(); // of no derivative, so that no tape notes a broken chain
        for (int i = 0; i < numbers.shape().elements(); i++) {
            if (!valid.test(numbers.doubleAt(i))) {
                throw new IllegalArgumentException(op + ": " + name + " is " + numbers.doubleAt(i) + " at "
                        + DirectionalCheck.position(i, numbers.shape()) + " of shape " + numbers.shape() + "; need "
                        + need);
            }
        }
    }

    /** The finalizer of SplitMix64. */
    private static long mixed(long z) {
        long a = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        long b = (a ^ (a >>> 27)) * 0x94d049bb133111ebL;
        return b ^ (b >>> 31);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RandomKey key && key.bits == bits;
    }

    @Override
    public int hashCode() {
        return Objects.hash(bits);
    }

    /** {@return the 64 bits, such as {@code RandomKey[3f00c2a1b4d5e6f7]}; {@link #parse} reads it} */
    @Override
    public String toString() {
        return "RandomKey[" + String.format("%016x", bits) + "]";
    }
}
