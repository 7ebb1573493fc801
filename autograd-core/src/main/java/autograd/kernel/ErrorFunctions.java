package autograd.kernel;

/**
 * The complement of the error function and the inverse of the error function, within 4 ulps over the whole domain. One
 * number at a time; only IEEE operations and functions of this package, so the same bits everywhere. The polynomials are
 * Chebyshev fits to values of 50 digits.
 */
public final class ErrorFunctions {
    /** (1 + 2 x) e^(x^2) erfc(x) in t = (x - 4) / (x + 4), for 0 &lt;= x &lt;= 27.5; relative error 2^-54. */
    private static final double[] SCALED = {
        0x1.58a12a6de32b3p-30,
        0x1.f8e6ce33532f4p-30,
        -0x1.e45a279d29f94p-27,
        -0x1.33de9402c1f5dp-26,
        0x1.d8f553235570ep-24,
        0x1.4093bbdb2244ap-24,
        -0x1.bb383d84837e4p-21,
        0x1.3b7bf198a88ddp-22,
        0x1.7f2e89022af89p-18,
        -0x1.788cb6125d278p-17,
        -0x1.995a165bfb90ap-16,
        0x1.3be068468cff1p-13,
        -0x1.a1df1d0157977p-13,
        -0x1.8d4a9c358d161p-11,
        0x1.49c672795ae39p-8,
        -0x1.096238829a103p-6,
        0x1.3079edf6afb72p-5,
        -0x1.0fb06dfe55b64p-4,
        0x1.7fee004e11047p-4,
        -0x1.9ddb23c3e88bdp-4,
        0x1.16ecefcfa5420p-4,
        0x1.f7f5df66fd6b2p-7,
        -0x1.1df1ad154a28fp-3,
        0x1.3ba5916e9fd7fp0,
    };
    /** erfinv(x) / x in w - 3.125, w = -ln(1 - x^2) below 6.25; relative error 2^-53.8. */
    private static final double[] CENTRAL = {
        -0x1.71e85cb7c66e7p-76,
        -0x1.98901e99d9c27p-72,
        0x1.493dd47a7b686p-68,
        0x1.61fa58bed690ap-66,
        -0x1.bed537ed97e92p-62,
        0x1.7997aa9237e9cp-61,
        0x1.2702e1128be12p-56,
        -0x1.1ac450727647cp-53,
        -0x1.97658b3d58e2ep-55,
        0x1.d63b2bb633bd2p-48,
        -0x1.682f41a549495p-45,
        -0x1.6ba68d1796bcfp-44,
        0x1.7231a3e48d582p-39,
        -0x1.c8a5ab52e0019p-37,
        -0x1.dc3e5172ac9cfp-35,
        0x1.20f53f519ed0ap-30,
        -0x1.1a9eb3bfcd07cp-28,
        -0x1.f36cee3c60d01p-26,
        0x1.c6b4f898a7553p-22,
        -0x1.6e8a53ca14edfp-20,
        -0x1.d1d1f7ca61a14p-17,
        0x1.879c2a20b13a0p-13,
        -0x1.8457694835230p-11,
        -0x1.8b6c33114ea71p-8,
        0x1.ebd80d9b13df9p-3,
        0x1.a755e7c99ae86p0,
    };
    /** The same in sqrt(w) - 3.25, w from 6.25 to 16; relative error 2^-54. */
    private static final double[] OUTER = {
        -0x1.8c3857d0faac1p-30,
        0x1.053a5b69dbae9p-27,
        -0x1.7b4174a43c47dp-27,
        -0x1.63934d43c8c68p-26,
        0x1.0ef2cc0802555p-23,
        -0x1.07e13aaa994e8p-22,
        -0x1.9856b31be2091p-26,
        0x1.8dc25dc0df161p-20,
        -0x1.0b96b91e8b479p-18,
        0x1.89984a140efedp-19,
        0x1.a245be6e20b5fp-17,
        -0x1.8cf45a16de60fp-15,
        0x1.1e6aa5fbf1f1ep-14,
        0x1.932e8d102d857p-16,
        -0x1.7448bc373ebfbp-12,
        0x1.f3cc545f83fd5p-11,
        -0x1.ba9240da8b306p-10,
        0x1.468eeca93f733p-9,
        -0x1.ebadabb9fbc24p-9,
        0x1.5ffcfe5b6cdf1p-8,
        0x1.0158a6d641d54p0,
        0x1.8abcc380d5a48p1,
    };
    /** The same in sqrt(w) - 5, w from 16 to the greatest there is, 36.1; relative error 2^-54.8. */
    private static final double[] EXTREME = {
        0x1.51db238b0e44dp-38,
        -0x1.65ec66245bd52p-36,
        0x1.5f86060d27f2bp-36,
        0x1.3117adae2b06bp-34,
        -0x1.ae7f6f3984502p-32,
        0x1.69d6672c05292p-30,
        -0x1.e4123a199e0ebp-29,
        0x1.0cbae28a4a14fp-27,
        -0x1.0581c527ebd37p-26,
        0x1.f28a4643c7f25p-26,
        -0x1.2235714cf6bcap-24,
        0x1.ebe31533dc774p-23,
        -0x1.0a903eceb3291p-20,
        0x1.2fbcfd90b1bd2p-18,
        -0x1.4a34902d0f84fp-16,
        0x1.3ebf4efb0fc3ep-14,
        -0x1.c2f36aa186842p-13,
        -0x1.22ea5df1cbcf4p-13,
        0x1.02a30d1fba10cp0,
        0x1.3664ddd1ad7fbp2,
    };

    private ErrorFunctions() {}

    /**
     * {@return 1 - erf(x), without cancellation: gradual to 0 for large x, 2 for -inf} The factor e^(-x^2) is split off, and
     * what is left fitted over all positive x at once (after Shepherd and Laframboise, Mathematics of Computation 36, 1981).
     */
    public static double erfc(double x) {
        if (Math.abs(x) < 0.25) {
            return 1 - DoubleErfFunctions.erf(x);
        }
        double a = Math.abs(x) < 27.5 ? Math.abs(x) : x != x ? x : 27.5; // from 27.3 on the result is 0 or 2
        double square = a * a;
        double low = Math.fma(a, a, -square);
        double divisor = 1 + 2 * a;
        double divisorLow = a < 0.5 ? 1 - divisor + 2 * a : 2 * a - divisor + 1;
        double scaled = Horner.of(SCALED, (a - 4) / (a + 4)) / divisor;
        double y = DoubleExpFunctions.exp(-square) * scaled;
        y = Math.fma(-low - divisorLow / divisor, y, y);
        return x < 0 ? 2 - y : y;
    }

    /**
     * {@return the y with erf(y) = x: infinite for -1 and 1, NaN beyond} The variable w = -ln(1 - x^2), which makes the
     * function nearly straight, is that of Giles (Approximating the erfinv function, GPU Computing Gems, 2011).
     */
    public static double erfInverse(double x) {
        double w = -DoubleLogFunctions.log((1 - x) * (1 + x));
        if (w < 6.25) {
            return x * Horner.of(CENTRAL, w - 3.125);
        }
        if (w == Double.POSITIVE_INFINITY) {
            return x * w;
        }
        double s = Math.sqrt(w);
        return x * (s < 4 ? Horner.of(OUTER, s - 3.25) : Horner.of(EXTREME, s - 5));
    }
}
