package autograd.kernel;

import static autograd.kernel.DoubleLanes.abs;
import static autograd.kernel.DoubleLanes.add;
import static autograd.kernel.DoubleLanes.and;
import static autograd.kernel.DoubleLanes.bits;
import static autograd.kernel.DoubleLanes.div;
import static autograd.kernel.DoubleLanes.fma;
import static autograd.kernel.DoubleLanes.fromBits;
import static autograd.kernel.DoubleLanes.greater;
import static autograd.kernel.DoubleLanes.less;
import static autograd.kernel.DoubleLanes.lessEqual;
import static autograd.kernel.DoubleLanes.mul;
import static autograd.kernel.DoubleLanes.not;
import static autograd.kernel.DoubleLanes.select;
import static autograd.kernel.DoubleLanes.sqrt;
import static autograd.kernel.DoubleLanes.sub;
import static autograd.kernel.DoubleLanes.xor;

/**
 * Inverse sine and cosine within 0.75 ulp, inverse tangent and the angle of a point within 1.5. Only {@link #atan2} has
 * rare arguments.
 *
 * <p>All add an odd polynomial of a small number, which is carried with its rounding error, to a multiple of pi/2, whose
 * second part is that multiple times a constant.
 */
public final class DoubleInverseTrigFunctions {
    private DoubleInverseTrigFunctions() {}

    /** {@return the angle in [-pi/2, pi/2] whose sine is x; NaN where |x| &gt; 1; asin(-0) = -0} */
    public static double asin(double x) {
        double a = domain(abs(x));
        boolean outer = greater(a, 0.5);
        double base = select(outer, 0x1.921fb54442d18p0, 0.0);
        double factor = select(outer, -2.0, 1.0);
        return withSign(arcsine(a, outer, base, factor), x);
    }

    /** {@return the angle in [0, pi] whose cosine is x; NaN where |x| &gt; 1} */
    public static double acos(double x) {
        double a = domain(abs(x));
        boolean outer = greater(a, 0.5);
        double side = select(less(x, 0.0), -1.0, 1.0);
        double base =
                fma(side, select(outer, -0x1.921fb54442d18p0, 0.0), 0x1.921fb54442d18p0); // pi/2, 0 or pi: no rounding
        return arcsine(a, outer, base, mul(side, select(outer, 2.0, -1.0)));
    }

    /** {@return the angle in [-pi/2, pi/2] whose tangent is x; atan(-0) = -0} */
    public static double atan(double x) {
        double size = abs(x);
        double a = select(greater(size, 0x1p60), 0x1p60, size);
        boolean outer = greater(a, 1.0);
        double numerator = select(outer, -1.0, a);
        double denominator = select(outer, a, 1.0);
        return withSign(arctangent(numerator, denominator, select(outer, 0x1.921fb54442d18p0, 0.0)), x);
    }

    /** {@return whether atan2 of this class is not for (x, y): the larger of |x|, |y| not in [2^-500, 2^500], or a NaN} */
    public static boolean isRareAtan2(double y, double x) {
        double size = add(abs(x), abs(y));
        return not(and(greater(size, 0x1p-500), less(size, 0x1p500)));
    }

    /** {@return the angle in [-pi, pi] of the point (x, y), with the sign of y, where the point is not rare} */
    public static double atan2(double y, double x) {
        double a = abs(x);
        double b = abs(y);
        boolean upper = greater(b, a);
        double base = select(upper, 0x1.921fb54442d18p0, 0.0);
        // pi - base in the left half plane, exactly; the zero -0 needs no care here
        double turned = select(less(x, 0.0), sub(0x1.921fb54442d18p1, base), base);
        double numerator = select(upper, sub(0.0, x), withSign(b, x));
        return withSign(arctangent(numerator, select(upper, b, a), turned), y);
    }

    /** base + atan(numerator / denominator) for a quotient of at most 1 and a denominator far from the ends. */
    private static double arctangent(double numerator, double denominator, double base) {
        double inverse = div(-1.0, denominator);
        double t = mul(numerator, inverse); // of the other sign
        double z = mul(t, t);
        // What the quotient has lost, times the derivative 1 / (1 + z), for which a tenth of accuracy is enough.
        double rest = mul(mul(fma(t, denominator, numerator), inverse), fma(z, -0.5, 1.0));
        double w = fma(mul(t, z), arctangentTail(z), rest);
        double high = sub(base, t);
        double lost = sub(sub(base, high), t); // exact: base is 0 or greater than t
        return add(high, sub(fma(base, 0x1.678afae35cdd1p-55, lost), w));
    }

    /**
     * {@return (atan(t) - t) / t^3 for z = t^2, as A3 + A5 z + ... + A41 z^19} Minimax: relative error of the arc tangent
     * 2^-57.5 for |t| &lt;= 1.
     */
    private static double arctangentTail(double z) {
        double zz = mul(z, z);
        double p = fma(z, 0x1.3b13669a2a047p-4, -0x1.745d11ae74c7ap-4);
        p = fma(zz, p, fma(z, 0x1.c71c717fcf76dp-4, -0x1.249249237f57dp-3));
        p = fma(zz, p, fma(z, 0x1.99999999955b4p-3, -0x1.5555555555526p-2));
        double q = fma(z, 0x1.2c2e5ccfd4e26p-5, -0x1.59a3ff2ac6667p-5);
        q = fma(zz, q, fma(z, 0x1.82dad79d1736p-5, -0x1.ae5e72c0e6984p-5));
        q = fma(zz, q, fma(z, 0x1.e1bba66c1a4b8p-5, -0x1.110e5126fd02dp-4));
        double r = fma(z, 0x1.b3facbcd7bb8ap-11, -0x1.7a399ad4364a2p-9);
        r = fma(zz, r, fma(z, 0x1.d7b927bbdceedp-8, -0x1.c78fcd542af16p-7));
        r = fma(zz, r, fma(z, 0x1.683cc98472e13p-6, -0x1.e9fa0da6643e9p-6));
        double z6 = mul(mul(zz, zz), zz);
        return fma(z6, fma(z6, fma(z6, fma(z, 0x1.bbed9f7b04237p-17, -0x1.3f364d4b9695cp-13), r), q), p);
    }

    /** base + factor asin(a), or base + factor asin(sqrt((1 - a) / 2)) for outer arguments, 0 &lt;= a &lt;= 1. */
    private static double arcsine(double a, boolean outer, double base, double factor) {
        double z = select(outer, fma(a, -0.5, 0.5), mul(a, a));
        double root = sqrt(z);
        double t = select(outer, root, a);
        // What the root has lost; the summand keeps 0 / 0 away.
        double lost = div(fma(root, mul(root, -1.0), z), add(add(root, root), 0x1p-1000));
        double w = fma(mul(t, z), arcsineTail(z), select(outer, lost, 0.0));
        double high = fma(factor, t, base);
        double rest = fma(factor, t, sub(base, high)); // exact: base is 0 or greater than the product
        return add(high, fma(factor, w, fma(base, 0x1.678afae35cdd1p-55, rest)));
    }

    /**
     * {@return (asin(t) - t) / t^3 for z = t^2, as S3 + S5 z + ... + S27 z^12} Minimax: relative error of the arc sine
     * 2^-59.8 for |t| &lt;= 1/2.
     */
    private static double arcsineTail(double z) {
        double zz = mul(z, z);
        double p = fma(z, 0x1.1c49f077d2818p-6, 0x1.6e8bdedebfb72p-6);
        p = fma(zz, p, fma(z, 0x1.f1c71a95002f6p-6, 0x1.6db6db721247bp-5));
        p = fma(zz, p, fma(z, 0x1.333333332e133p-4, 0x1.5555555555577p-3));
        double q = fma(z, -0x1.57fad21f83513p-6, 0x1.639a8a1bbdd02p-6);
        q = fma(zz, q, fma(z, 0x1.e5fbe63872ca6p-9, 0x1.613c1e9096db8p-7));
        q = fma(zz, q, fma(z, 0x1.75859da822552p-7, 0x1.ca1f8af264013p-7));
        double z6 = mul(mul(zz, zz), zz);
        return fma(z6, fma(z6, 0x1.0b45ea63b1699p-5, q), p);
    }

    /** NaN for those numbers that are no sine. */
    private static double domain(double a) {
        return select(lessEqual(a, 1.0), a, Double.NaN);
    }

    /** y, with its sign changed where x has a sign. */
    private static double withSign(double y, double x) {
        return fromBits(xor(bits(y), and(bits(x), 0x8000000000000000L)));
    }
}
