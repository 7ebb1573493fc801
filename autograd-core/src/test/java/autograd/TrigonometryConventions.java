package autograd;

import static autograd.Convention.INF;
import static autograd.Convention.NAN;
import static autograd.Convention.at;
import static autograd.Convention.atPair;

import autograd.array.DType;
import java.util.List;

/** Edge values of circular and hyperbolic functions. */
final class TrigonometryConventions {
    private static final double HALF = Math.sqrt(0.5);

    private TrigonometryConventions() {}

    static List<ConventionSection> sections() {
        return List.of(
                new ConventionSection(
                        "Ends of domains",
                        at("asin 1", Trigonometry::asin, 1)
                                .value(Math.PI / 2)
                                .derivative(INF)
                                .second(INF),
                        at("asin -1", Trigonometry::asin, -1)
                                .value(-Math.PI / 2)
                                .derivative(INF)
                                .second(-INF),
                        at("asin 2", Trigonometry::asin, 2).value(NAN).derivative(NAN),
                        at("acos 1", Trigonometry::acos, 1)
                                .value(0)
                                .derivative(-INF)
                                .second(-INF),
                        at("acos -1", Trigonometry::acos, -1)
                                .value(Math.PI)
                                .derivative(-INF)
                                .second(INF),
                        at("atanh 1", Trigonometry::atanh, 1)
                                .value(INF)
                                .derivative(INF)
                                .second(INF),
                        at("atanh -1", Trigonometry::atanh, -1)
                                .value(-INF)
                                .derivative(INF)
                                .second(-INF),
                        at("acosh 1", Trigonometry::acosh, 1)
                                .value(0)
                                .derivative(INF)
                                .second(-INF),
                        at("acosh 0.5", Trigonometry::acosh, 0.5).value(NAN).derivative(NAN),
                        at("atan of both infinities", Trigonometry::atan, INF, -INF)
                                .value(Math.PI / 2, -Math.PI / 2)
                                .derivative(0, 0)
                                .second(0, 0),
                        at("asinh of both infinities", Trigonometry::asinh, INF, -INF)
                                .value(INF, -INF)
                                .derivative(0, 0)
                                .second(0, 0),
                        at("acosh inf", Trigonometry::acosh, INF).value(INF).derivative(0),
                        at("sin, cos, tan inf", x -> x.sin().add(x.cos()).add(Trigonometry.tan(x)), INF)
                                .value(NAN)),
                new ConventionSection(
                        "sinc",
                        at("sinc 0", Trigonometry::sinc, 0)
                                .value(1)
                                .derivative(0)
                                .second(-Math.PI * Math.PI / 3),
                        at("sinc of 1, -2", Trigonometry::sinc, 1, -2)
                                .value(0, 0)
                                .derivative(-1, -0.5)
                                .second(2, -0.5),
                        at("sinc of both infinities", Trigonometry::sinc, INF, -INF)
                                .value(0, 0)
                                .derivative(0, 0)
                                .second(0, 0),
                        at("sinc NaN", Trigonometry::sinc, NAN).value(NAN)),
                new ConventionSection(
                        "Angles and lengths",
                        atPair("atan2 (0, 0)", Trigonometry::atan2, 0, 0)
                                .value(0)
                                .derivative(0, 0)
                                .second(0, 0),
                        atPair("atan2 (0, -0)", Trigonometry::atan2, 0, -0.0)
                                .value(Math.PI)
                                .derivative(0, 0),
                        atPair("atan2 (1, inf)", Trigonometry::atan2, 1, INF)
                                .value(0)
                                .derivative(0, 0),
                        atPair("atan2 (inf, 1)", Trigonometry::atan2, INF, 1)
                                .value(Math.PI / 2)
                                .derivative(0, 0),
                        atPair("hypot (0, 0)", Trigonometry::hypot, 0, 0)
                                .value(0)
                                .derivative(0, 0)
                                .second(0, 0),
                        atPair("hypot (-0, 0)", Trigonometry::hypot, -0.0, 0)
                                .value(0)
                                .derivative(0, 0),
                        atPair("hypot (3, -4)", Trigonometry::hypot, 3, -4)
                                .value(5)
                                .derivative(0.6, -0.8),
                        atPair("hypot (1e30, 1e30)", Trigonometry::hypot, 1e30, 1e30)
                                .value(2 * HALF * 1e30)
                                .derivative(HALF, HALF),
                        atPair("hypot (inf, NaN)", Trigonometry::hypot, INF, NAN)
                                .value(INF)
                                .derivative(1, 0),
                        atPair("hypot (1, -inf)", Trigonometry::hypot, 1, -INF)
                                .value(INF)
                                .derivative(0, -1)
                                .second(0, 0),
                        atPair("hypot (inf, -inf)", Trigonometry::hypot, INF, -INF)
                                .value(INF)
                                .derivative(HALF, -HALF)
                                .second(0, 0),
                        atPair("hypot (NaN, 1)", Trigonometry::hypot, NAN, 1).value(NAN)),
                new ConventionSection(
                        "Where squares overflow or underflow",
                        DType.FLOAT64,
                        atPair("hypot (1e200, 1e200)", Trigonometry::hypot, 1e200, 1e200)
                                .value(2 * HALF * 1e200)
                                .derivative(HALF, HALF),
                        atPair("hypot (3e-200, 4e-200)", Trigonometry::hypot, 3e-200, 4e-200)
                                .value(5e-200)
                                .derivative(0.6, 0.8),
                        atPair("atan2 (1e200, -1e200)", Trigonometry::atan2, 1e200, -1e200)
                                .value(0.75 * Math.PI)
                                .derivative(-5e-201, -5e-201),
                        atPair("atan2 (1e-200, 1e-200)", Trigonometry::atan2, 1e-200, 1e-200)
                                .value(Math.PI / 4)
                                .derivative(5e199, -5e199),
                        at("asinh 1e200", Trigonometry::asinh, 1e200)
                                .value(461.2101657793691)
                                .derivative(1e-200),
                        at("acosh 1e200", Trigonometry::acosh, 1e200)
                                .value(461.2101657793691)
                                .derivative(1e-200),
                        at("rsqrt 1e-300", Tensor::rsqrt, 1e-300).value(1e150)));
    }
}
