package autograd.kernel;

import static autograd.kernel.DoubleLanes.abs;
import static autograd.kernel.DoubleLanes.add;
import static autograd.kernel.DoubleLanes.and;
import static autograd.kernel.DoubleLanes.bits;
import static autograd.kernel.DoubleLanes.div;
import static autograd.kernel.DoubleLanes.estrin;
import static autograd.kernel.DoubleLanes.fma;
import static autograd.kernel.DoubleLanes.fromBits;
import static autograd.kernel.DoubleLanes.greater;
import static autograd.kernel.DoubleLanes.less;
import static autograd.kernel.DoubleLanes.lessEqual;
import static autograd.kernel.DoubleLanes.mul;
import static autograd.kernel.DoubleLanes.not;
import static autograd.kernel.DoubleLanes.of;
import static autograd.kernel.DoubleLanes.select;
import static autograd.kernel.DoubleLanes.sqrt;
import static autograd.kernel.DoubleLanes.sub;

/**
 * Inverse sine, cosine and tangent, and the angle of a point, within 1 ulp. Only {@link #atan2} has rare arguments.
 *
 * <p>All add an odd polynomial of a small number, which is carried with its rounding error, to a multiple of pi/2, whose
 * second part is that multiple times a constant.
 */
public final class DoubleInverseTrigFunctions {
    private static final double ZERO = of(0.0);
    private static final double ONE = of(1.0);
    private static final double MINUS_ONE = of(-1.0);
    private static final double HALF = of(0.5);
    private static final double MINUS_HALF = of(-0.5);
    private static final double TWO = of(2.0);
    private static final double MINUS_TWO = of(-2.0);
    private static final double TINY = of(0x1p-1000);
    private static final double NAN = of(Double.NaN);

    private static final double PI = of(0x1.921fb54442d18p1);
    private static final double HALF_PI = of(0x1.921fb54442d18p0);
    private static final double REST_OF_PI = of(0x1.678afae35cdd1p-55); // (pi - PI) / PI
    private static final double FAR = of(0x1p60); // atan is pi/2 from here on
    private static final double LEAST = of(0x1p-500);
    private static final double GREATEST = of(0x1p500);

    // atan(t) = t + A3 t^3 + ... with a relative error of 2^-57.5 for |t| <= 1
    private static final double A3 = of(-0x1.5555555555526p-2);
    private static final double A5 = of(0x1.99999999955b4p-3);
    private static final double A7 = of(-0x1.249249237f57dp-3);
    private static final double A9 = of(0x1.c71c717fcf76dp-4);
    private static final double A11 = of(-0x1.745d11ae74c7ap-4);
    private static final double A13 = of(0x1.3b13669a2a047p-4);
    private static final double A15 = of(-0x1.110e5126fd02dp-4);
    private static final double A17 = of(0x1.e1bba66c1a4b8p-5);
    private static final double A19 = of(-0x1.ae5e72c0e6984p-5);
    private static final double A21 = of(0x1.82dad79d1736p-5);
    private static final double A23 = of(-0x1.59a3ff2ac6667p-5);
    private static final double A25 = of(0x1.2c2e5ccfd4e26p-5);
    private static final double A27 = of(-0x1.e9fa0da6643e9p-6);
    private static final double A29 = of(0x1.683cc98472e13p-6);
    private static final double A31 = of(-0x1.c78fcd542af16p-7);
    private static final double A33 = of(0x1.d7b927bbdceedp-8);
    private static final double A35 = of(-0x1.7a399ad4364a2p-9);
    private static final double A37 = of(0x1.b3facbcd7bb8ap-11);
    private static final double A39 = of(-0x1.3f364d4b9695cp-13);
    private static final double A41 = of(0x1.bbed9f7b04237p-17);

    // asin(t) = t + S3 t^3 + ... with a relative error of 2^-59.8 for |t| <= 1/2
    private static final double S3 = of(0x1.5555555555577p-3);
    private static final double S5 = of(0x1.333333332e133p-4);
    private static final double S7 = of(0x1.6db6db721247bp-5);
    private static final double S9 = of(0x1.f1c71a95002f6p-6);
    private static final double S11 = of(0x1.6e8bdedebfb72p-6);
    private static final double S13 = of(0x1.1c49f077d2818p-6);
    private static final double S15 = of(0x1.ca1f8af264013p-7);
    private static final double S17 = of(0x1.75859da822552p-7);
    private static final double S19 = of(0x1.613c1e9096db8p-7);
    private static final double S21 = of(0x1.e5fbe63872ca6p-9);
    private static final double S23 = of(0x1.639a8a1bbdd02p-6);
    private static final double S25 = of(-0x1.57fad21f83513p-6);
    private static final double S27 = of(0x1.0b45ea63b1699p-5);

    private DoubleInverseTrigFunctions() {}

    /** {@return the angle in [-pi/2, pi/2] whose sine is x; NaN where |x| &gt; 1; asin(-0) = -0} */
    public static double asin(double x) {
        double a = select(lessEqual(abs(x), ONE), abs(x), NAN);
        boolean outer = greater(a, HALF);
        double base = select(outer, HALF_PI, ZERO);
        double factor = select(outer, MINUS_TWO, ONE);
        return withSign(arcsine(a, outer, base, factor), x);
    }

    /** {@return the angle in [0, pi] whose cosine is x; NaN where |x| &gt; 1} */
    public static double acos(double x) {
        double a = select(lessEqual(abs(x), ONE), abs(x), NAN);
        boolean outer = greater(a, HALF);
        double base = select(outer, select(less(x, ZERO), PI, ZERO), HALF_PI);
        double factor = select(outer, TWO, MINUS_ONE);
        return arcsine(a, outer, base, withSign(factor, x));
    }

    /** {@return the angle in [-pi/2, pi/2] whose tangent is x; atan(-0) = -0} */
    public static double atan(double x) {
        double a = select(greater(abs(x), FAR), FAR, abs(x));
        boolean outer = greater(a, ONE);
        double numerator = select(outer, MINUS_ONE, a);
        double denominator = select(outer, a, ONE);
        return withSign(arctangent(numerator, denominator, select(outer, HALF_PI, ZERO)), x);
    }

    /** {@return whether atan2 of this class is not for (x, y): the larger of |x|, |y| not in [2^-500, 2^500], or a NaN} */
    public static boolean isRarePoint(double y, double x) {
        double size = add(abs(x), abs(y));
        return not(and(less(LEAST, size), less(size, GREATEST)));
    }

    /** {@return the angle in [-pi, pi] of the point (x, y), with the sign of y, where the point is not rare} */
    public static double atan2(double y, double x) {
        double a = abs(x);
        double b = abs(y);
        boolean upper = greater(b, a);
        double base = select(upper, HALF_PI, ZERO);
        // pi - base in the left half plane, exactly; the zero -0 needs no care here
        double turned = select(less(x, ZERO), sub(PI, base), base);
        double numerator = select(upper, sub(ZERO, x), withSign(b, x));
        return withSign(arctangent(numerator, select(upper, b, a), turned), y);
    }

    /** base + atan(numerator / denominator) for a quotient of at most 1 and a denominator far from the ends. */
    private static double arctangent(double numerator, double denominator, double base) {
        double inverse = div(MINUS_ONE, denominator);
        double t = mul(numerator, inverse); // of the other sign
        double rest = mul(fma(t, denominator, numerator), inverse);
        double z = mul(t, t);
        double zz = mul(z, z);
        double p = estrin(z, zz, A3, A5, A7, A9, A11, A13);
        double q = estrin(z, zz, A15, A17, A19, A21, A23, A25);
        double r = estrin(z, zz, A27, A29, A31, A33, A35, A37);
        double zzz = mul(mul(zz, zz), zz); // z^6
        double s = fma(zzz, fma(zzz, fma(zzz, fma(z, A41, A39), r), q), p);
        double w = fma(mul(t, z), s, rest);
        double high = sub(base, t);
        double lost = sub(sub(base, high), t); // exact: base is 0 or greater than t
        return add(high, sub(fma(base, REST_OF_PI, lost), w));
    }

    /** base + factor asin(a), or base + factor asin(sqrt((1 - a) / 2)) for outer arguments, 0 &lt;= a &lt;= 1. */
    private static double arcsine(double a, boolean outer, double base, double factor) {
        double z = select(outer, fma(a, MINUS_HALF, HALF), mul(a, a));
        double root = sqrt(z);
        double t = select(outer, root, a);
        // What the root has lost; the summand keeps 0 / 0 away.
        double lost = div(fma(root, mul(root, MINUS_ONE), z), add(add(root, root), TINY));
        double zz = mul(z, z);
        double p = estrin(z, zz, S3, S5, S7, S9, S11, S13);
        double q = estrin(z, zz, S15, S17, S19, S21, S23, S25);
        double zzz = mul(mul(zz, zz), zz);
        double w = fma(mul(t, z), fma(zzz, fma(zzz, S27, q), p), select(outer, lost, ZERO));
        double high = fma(factor, t, base);
        double rest = fma(factor, t, sub(base, high)); // exact: base is 0 or greater than the product
        return add(high, fma(factor, w, fma(base, REST_OF_PI, rest)));
    }

    /** y, with its sign changed where x has a sign. */
    private static double withSign(double y, double x) {
        return fromBits(add(bits(y), and(bits(x), Long.MIN_VALUE)));
    }
}
