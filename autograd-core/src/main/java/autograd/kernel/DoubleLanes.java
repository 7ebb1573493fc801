package autograd.kernel;

/**
 * The words in which elementary functions are written, for one double: each is one operation of IEEE 754 arithmetic, or one
 * on the bits, and so has the same result everywhere.
 *
 * <p>Each is also one operation on vectors. From a function that is written in them alone the build makes a loop over
 * vectors with the same bits: see the package page.
 */
public final class DoubleLanes {
    private DoubleLanes() {}

    /** {@return a * b + c, rounded once} */
    public static double fma(double a, double b, double c) {
        return Math.fma(a, b, c);
    }

    /** {@return a + b} */
    public static double add(double a, double b) {
        return a + b;
    }

    /** {@return a - b} */
    public static double sub(double a, double b) {
        return a - b;
    }

    /** {@return a * b} */
    public static double mul(double a, double b) {
        return a * b;
    }

    /** {@return a / b} */
    public static double div(double a, double b) {
        return a / b;
    }

    /** {@return -a} */
    public static double neg(double a) {
        return -a;
    }

    /** {@return the absolute value} */
    public static double abs(double a) {
        return Math.abs(a);
    }

    /** {@return the square root, correctly rounded} */
    public static double sqrt(double a) {
        return Math.sqrt(a);
    }

    /** {@return whether a &lt; b; false for NaN} */
    public static boolean less(double a, double b) {
        return a < b;
    }

    /** {@return whether a &lt;= b; false for NaN} */
    public static boolean lessEqual(double a, double b) {
        return a <= b;
    }

    /** {@return whether a &gt; b; false for NaN} */
    public static boolean greater(double a, double b) {
        return a > b;
    }

    /** {@return whether a = b; false for NaN} */
    public static boolean equal(double a, double b) {
        return a == b;
    }

    /** {@return whether a is NaN} */
    public static boolean isNaN(double a) {
        return a != a;
    }

    /** {@return whether both hold} */
    public static boolean and(boolean a, boolean b) {
        return a & b;
    }

    /** {@return whether one holds} */
    public static boolean or(boolean a, boolean b) {
        return a | b;
    }

    /** {@return whether it does not hold} */
    public static boolean not(boolean a) {
        return !a;
    }

    /** {@return a where the condition holds, b elsewhere; both have been computed} */
    public static double select(boolean condition, double a, double b) {
        return condition ? a : b;
    }

    /** {@return the bits} */
    public static long bits(double a) {
        return Double.doubleToRawLongBits(a);
    }

    /** {@return the double of these bits} */
    public static double fromBits(long a) {
        return Double.longBitsToDouble(a);
    }

    /** {@return a + b, modulo 2^64} */
    public static long add(long a, long b) {
        return a + b;
    }

    /** {@return a - b, modulo 2^64} */
    public static long sub(long a, long b) {
        return a - b;
    }

    /** {@return the bits that both have} */
    public static long and(long a, long b) {
        return a & b;
    }

    /** {@return the bits that one has} */
    public static long or(long a, long b) {
        return a | b;
    }

    /** {@return the bits that only one has} */
    public static long xor(long a, long b) {
        return a ^ b;
    }

    /** {@return the bits moved up, zeros below} */
    public static long shiftLeft(long a, int places) {
        return a << places;
    }

    /** {@return the bits moved down, zeros above} */
    public static long shiftRight(long a, int places) {
        return a >>> places;
    }

    /** {@return a where the condition holds, b elsewhere} */
    public static long select(boolean condition, long a, long b) {
        return condition ? a : b;
    }
}
