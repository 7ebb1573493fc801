package autograd.kernel;

/**
 * The logarithm of the gamma function and its derivative. One number at a time; only IEEE operations and functions of this
 * package, so the same bits everywhere. The polynomials are Chebyshev fits to values of 50 digits.
 *
 * <p>Within 4 ulps for x &gt; 0, next to the zeros too, and for {@code lgamma} from -2 on. Below that, where a zero lies
 * between any two poles, within 4 ulps of the greatest term of the reflection formula.
 */
public final class GammaFunctions {
    private static final double PI = 0x1.921fb54442d18p1;

    /** The double next to the positive zero of digamma, less 1, and what is left of it. */
    private static final double ROOT = 0x1.d8b618d5af8fep-2;

    private static final double ROOT_LOW = -0x1.1e563779a1f5bp-56;

    /** lgamma(1 + d) / d in d - 1/8, for -0.35 &lt;= d &lt;= 0.65; relative error 2^-55. */
    private static final double[] NEAR_ONE = {
        0x1.94e1c3c566fdbp-9, -0x1.7943e1a1ead32p-8, 0x1.09b88b484fa40p-9, 0x1.0134bd20f16d7p-10,
        0x1.0a36ee394fa9ap-9, -0x1.348809f0213e7p-8, 0x1.17dbfd03cfdecp-8, -0x1.0bce9fdaa8ea7p-8,
        0x1.51cde3985d595p-8, -0x1.a050e41a4aee2p-8, 0x1.ea6105e0c9edcp-8, -0x1.227acf96fc4cep-7,
        0x1.5b522a2a5415ep-7, -0x1.a0cc1d1f428f2p-7, 0x1.f62492fe0c582p-7, -0x1.30085ae6d3a2bp-6,
        0x1.725f8afa7cb82p-6, -0x1.c6624ae7700f5p-6, 0x1.191d5ba8bfc3dp-5, -0x1.5f8aa0959dcdcp-5,
        0x1.bda1a461bcb59p-5, -0x1.1fa50b2e18157p-4, 0x1.7d0a946bcf2aap-4, -0x1.067ff1215d568p-3,
        0x1.82625d02b7974p-3, -0x1.4362a8b2fc30ep-2, 0x1.7792e12fe4dccp-1, -0x1.ebb5bd9a570d1p-2,
    };
    /** lgamma(2 + d) / d in d - 1/8, for -0.5 &lt;= d &lt;= 0.75; relative error 2^-53. */
    private static final double[] NEAR_TWO = {
        0x1.465afa744cd31p-28, -0x1.6a9beac7c6d9fp-27, 0x1.c8ed4f80461f6p-27, -0x1.ffbb8fb402573p-26,
        0x1.4810c175d04bap-24, -0x1.71199c09a87d9p-23, 0x1.9b741ec8f825ap-22, -0x1.d2ad6c2c98dbbp-21,
        0x1.0a2c6eca89b0fp-19, -0x1.31228aac9f546p-18, 0x1.603a183eff2f8p-17, -0x1.9a12e991fb5a8p-16,
        0x1.e28809450aeb0p-15, -0x1.1fcd5422ca579p-13, 0x1.5d92eec8126f8p-12, -0x1.b33ce23baab4ep-11,
        0x1.18b178a4a3986p-9, -0x1.7de37a38bd7a7p-8, 0x1.1b653d1be895cp-6, -0x1.edc4caa896aa5p-5,
        0x1.39e570a69df00p-2, 0x1.d92b302b074fbp-2,
    };
    /** digamma(1 + m) / (1 + m - the zero) in m - 1/2, for 0 &lt;= m &lt;= 1; relative error 2^-54. */
    private static final double[] DIGAMMA_NEAR_ROOT = {
        0x1.f255c4568ac4dp-14, -0x1.75c084e78a4cdp-13, 0x1.94e73cc9821e1p-14, -0x1.2fae5cb379bf2p-13,
        0x1.53b23429da21bp-12, -0x1.fd8e50abf2196p-12, 0x1.6a3e76070c135p-11, -0x1.0fb38d217b800p-10,
        0x1.99d3f5c0cad5ep-10, -0x1.336dbe66757c8p-9, 0x1.cd2011454fd05p-9, -0x1.5a06a5d662cb4p-8,
        0x1.03c0adafa529cp-7, -0x1.863563f44f303p-7, 0x1.2564717896ec6p-6, -0x1.b9f8b11bfd3d0p-6,
        0x1.4de9aa1779d23p-5, -0x1.fb44202a2306bp-5, 0x1.8512e5903903ep-4, -0x1.2feeeb98a78eap-3,
        0x1.eca189b8e6f6dp-3, -0x1.b1cb63005ee98p-2, 0x1.e6f0cbb873616p-1,
    };
    /** digamma(3 + d), for -1 &lt;= d &lt;= 1; relative error 2^-54. */
    private static final double[] DIGAMMA_TO_FOUR = {
        -0x1.6c8da3ae00585p-36, 0x1.118197db1fb2ep-34, -0x1.28d6e077c83b6p-34, 0x1.bdbb2e63a0d34p-33,
        -0x1.f2897e90542f4p-31, 0x1.766be0d226b7fp-29, -0x1.0ac0dd3dcc509p-27, 0x1.912d978b1514dp-26,
        -0x1.2f936de082cb2p-24, 0x1.c985401db1d07p-23, -0x1.5938cf5310253p-21, 0x1.052ca4c249a95p-19,
        -0x1.8c6f9c2abf54cp-18, 0x1.2e33ad3a6bfb0p-16, -0x1.cf9ec0855a49ep-15, 0x1.66d5f0a2ef299p-13,
        -0x1.196d0a67dd058p-11, 0x1.c2613024f2469p-10, -0x1.7418eca7cc8b9p-8, 0x1.44c8ab1f60e4ep-6,
        -0x1.3ba004f006214p-4, 0x1.94699894c1f4dp-2, 0x1.d8773039049e7p-1,
    };

    /** B(2k) / (2k (2k - 1)), k from 8 down to 1: the series of Stirling. */
    private static final double[] STIRLING = {
        -3617.0 / 122400, 7.0 / 1092, -691.0 / 360360, 5.0 / 5940, -1.0 / 1680, 1.0 / 1260, -1.0 / 360, 1.0 / 12
    };

    /** -B(2k) / (2k), k from 8 down to 1: the derivative of that series. */
    private static final double[] STIRLING_SLOPE = {
        3617.0 / 8160, -7.0 / 84, 691.0 / 32760, -5.0 / 660, 1.0 / 240, -1.0 / 252, 1.0 / 120, -1.0 / 12
    };

    private GammaFunctions() {}

    /** {@return ln |gamma(x)|: +inf at the poles 0, -1, -2, ... and at both infinities} */
    public static double lgamma(double x) {
        if (x > 0 || x != x) {
            return lgammaOfPositive(x);
        }
        double y = -x;
        double r = y - Math.rint(y);
        if (!(y < 0x1p52) || r == 0) {
            return Double.POSITIVE_INFINITY;
        }
        if (y < 0.35) {
            return Math.fma(x, Horner.of(NEAR_ONE, x - 0.125), -DoubleLogFunctions.log(y));
        }
        // |gamma(-y)| = pi / (y |sin(pi y)| gamma(y))
        double sine = Math.abs(DoubleTrigFunctions.sin(PI * r));
        return DoubleLogFunctions.log(PI / (y * sine)) - lgammaOfPositive(y);
    }

    private static double lgammaOfPositive(double x) {
        if (x < 0.65) { // gamma(x) = gamma(1 + x) / x
            return Math.fma(x, Horner.of(NEAR_ONE, x - 0.125), -DoubleLogFunctions.log(x));
        }
        if (x <= 1.5) {
            return (x - 1) * Horner.of(NEAR_ONE, x - 1.125) + 0.0; // the zero at 1 is not -0
        }
        if (x < 10) {
            double product = 1;
            double z = x;
            while (z > 2.75) {
                z -= 1;
                product *= z;
            }
            double y = (z - 2) * Horner.of(NEAR_TWO, z - 2.125);
            return product == 1 ? y : y + DoubleLogFunctions.log(product);
        }
        double inverse = 1 / x;
        double series = inverse * Horner.of(STIRLING, inverse * inverse);
        // (x - 1/2) ln x - x + ln(2 pi) / 2, with the large terms as one product
        double factor = DoubleLogFunctions.log(x) - 1;
        return Math.fma(x - 0.5, factor, 0x1.acfe390c97d69p-2 + series);
    }

    /**
     * {@return the derivative of ln |gamma(x)|: -inf at 0, +inf at -0, NaN at the other poles and at -inf, +inf at +inf}
     */
    public static double digamma(double x) {
        if (x > 0 || x != x) {
            return digammaOfPositive(x);
        }
        if (x == 0) {
            return -1 / x;
        }
        double y = -x;
        double r = y - Math.rint(y);
        if (!(y < 0x1p52) || r == 0) {
            return Double.NaN;
        }
        // digamma(-y) = digamma(1 + y) + pi cot(pi y)
        double cotangent = PI * cotangent(r);
        return y < 1 ? nearRoot(y) + cotangent : digammaOfPositive(y) + 1 / y + cotangent;
    }

    /** {@return cot(pi r) for |r| &lt;= 1/2; from 1/4 on as a tangent, whose argument is a small multiple of pi there} */
    private static double cotangent(double r) {
        return Math.abs(r) <= 0.25
                ? 1 / DoubleTrigFunctions.tan(PI * r)
                : DoubleTrigFunctions.tan(PI * (Math.copySign(0.5, r) - r));
    }

    private static double digammaOfPositive(double x) {
        if (x < 1) {
            return nearRoot(x) - 1 / x;
        }
        if (x <= 2) {
            return nearRoot(x - 1);
        }
        if (x < 10) {
            double sum = 0;
            double z = x;
            while (z > 4) {
                z -= 1;
                sum += 1 / z;
            }
            return sum + Horner.of(DIGAMMA_TO_FOUR, z - 3);
        }
        double inverse = 1 / x;
        double square = inverse * inverse;
        double rest = Math.fma(square, Horner.of(STIRLING_SLOPE, square), -0.5 * inverse);
        return DoubleLogFunctions.log(x) + rest;
    }

    /** {@return digamma(1 + m) for m from 0 to 1} */
    private static double nearRoot(double m) {
        return ((m - ROOT) - ROOT_LOW) * Horner.of(DIGAMMA_NEAR_ROOT, m - 0.5);
    }
}
