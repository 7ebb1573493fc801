package autograd;

/**
 * Every tolerance of the op tests, with its reason. A test that fails is never cured by a looser one.
 *
 * <p>Each is relative to a scale that is at least 1: the sum of the absolute values of the terms that went into the
 * number compared, so that cancellation among terms does not count against a rule that is right.
 */
final class Tolerances {
    /**
     * The step of central differences, to be multiplied by {@code max(1, |x|)}: the cube root of the machine epsilon,
     * where the truncation error {@code h^2 f'''/6} and the rounding error {@code eps f/h} are both about 4e-11.
     */
    static final double STEP = 6e-6;

    /**
     * Analytic against central differences with {@link #STEP}: 1e4 times the error of the differences for functions
     * with values and third derivatives of about 1, as the domains of the table keep them, and 1e3 times below the
     * error of a rule that is wrong by 0.1 %.
     */
    static final double DIFFERENCES = 1e-6;

    /**
     * The step for functions that are linear or quadratic along every line: central differences are exact for any step.
     */
    static final double EXACT_STEP = 1;

    /**
     * Analytic against central differences with {@link #EXACT_STEP}: no truncation error, and rounding of at most some
     * hundred additions of numbers below 100, which is 1e-14 each.
     */
    static final double EXACT_DIFFERENCES = 1e-12;

    /** Two ways to the same number in FLOAT64, some hundred roundings each at worst: 2^10 machine epsilons. */
    static final double ROUNDING_64 = 0x1p-42;

    /** The same in FLOAT32: 2^6 machine epsilons, as few of the roundings in a row are in the same direction. */
    static final double ROUNDING_32 = 0x1p-17;

    /** FLOAT32 against FLOAT64 on operands that are exact in both: 2^6 roundings to nearest, 2^-24 each. */
    static final double FLOAT32_AGAINST_FLOAT64 = 0x1p-18;

    /**
     * Value, gradient, second and third derivatives against commons-math3's truncated Taylor arithmetic, which is
     * exact but for rounding: both sides are some ten roundings from the truth, cancellation as in 1 - tanh^2 included.
     */
    static final double TAYLOR = 1e-12;

    /**
     * First derivative against commons-math3's finite differences of 5 points: the truncation error is {@code h^4
     * f^(5)/30}, which in the domains of the table is at most 3e-9 of the derivative (x^-2.5 at 0.3), the rounding
     * error {@code eps f/h} 1e-12.
     */
    static final double FIVE_POINTS = 1e-8;

    /** The distance of the five points. */
    static final double FIVE_POINTS_STEP = 1e-3;

    /** A number of the table of conventions in FLOAT64: exact but for the rounding of a logarithm. */
    static final double TABLE_64 = 1e-10;

    /** The same in FLOAT32: some units in the last place. */
    static final double TABLE_32 = 1e-6;

    private Tolerances() {}
}
