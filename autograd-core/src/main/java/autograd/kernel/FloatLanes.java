package autograd.kernel;

/**
 * The words in which elementary functions are written, for one float: each is one operation of IEEE 754 arithmetic, or one
 * on the bits, and so has the same result everywhere.
 *
 * <p>Each is also one operation on vectors. From a function that is written in them alone the build makes a loop over
 * vectors with the same bits: see the package page.
 */
public final class FloatLanes {
    private FloatLanes() {}

    /** {@return a * b + c, rounded once} */
    public static float fma(float a, float b, float c) {
        return Math.fma(a, b, c);
    }

    /** {@return a + b} */
    public static float add(float a, float b) {
        return a + b;
    }

    /** {@return a - b} */
    public static float sub(float a, float b) {
        return a - b;
    }

    /** {@return a * b} */
    public static float mul(float a, float b) {
        return a * b;
    }

    /** {@return a / b} */
    public static float div(float a, float b) {
        return a / b;
    }

    /** {@return -a} */
    public static float neg(float a) {
        return -a;
    }

    /** {@return the absolute value} */
    public static float abs(float a) {
        return Math.abs(a);
    }

    /** {@return the square root, correctly rounded: the root of the double rounds to it} */
    public static float sqrt(float a) {
        return (float) Math.sqrt(a);
    }

    /** {@return whether a &lt; b; false for NaN} */
    public static boolean less(float a, float b) {
        return a < b;
    }

    /** {@return whether a &lt;= b; false for NaN} */
    public static boolean lessEqual(float a, float b) {
        return a <= b;
    }

    /** {@return whether a &gt; b; false for NaN} */
    public static boolean greater(float a, float b) {
        return a > b;
    }

    /** {@return whether a = b; false for NaN} */
    public static boolean equal(float a, float b) {
        return a == b;
    }

    /** {@return whether a is NaN} */
    public static boolean isNaN(float a) {
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
    public static float select(boolean condition, float a, float b) {
        return condition ? a : b;
    }

    /** {@return the bits} */
    public static int bits(float a) {
        return Float.floatToRawIntBits(a);
    }

    /** {@return the float of these bits} */
    public static float fromBits(int a) {
        return Float.intBitsToFloat(a);
    }

    /** {@return a + b, modulo 2^32} */
    public static int add(int a, int b) {
        return a + b;
    }

    /** {@return a - b, modulo 2^32} */
    public static int sub(int a, int b) {
        return a - b;
    }

    /** {@return the bits that both have} */
    public static int and(int a, int b) {
        return a & b;
    }

    /** {@return the bits that one has} */
    public static int or(int a, int b) {
        return a | b;
    }

    /** {@return the bits that only one has} */
    public static int xor(int a, int b) {
        return a ^ b;
    }

    /** {@return the bits moved up, zeros below} */
    public static int shiftLeft(int a, int places) {
        return a << places;
    }

    /** {@return the bits moved down, zeros above} */
    public static int shiftRight(int a, int places) {
        return a >>> places;
    }

    /** {@return a where the condition holds, b elsewhere} */
    public static int select(boolean condition, int a, int b) {
        return condition ? a : b;
    }
}
