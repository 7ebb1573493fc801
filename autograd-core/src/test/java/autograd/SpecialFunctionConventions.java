package autograd;

import static autograd.Convention.INF;
import static autograd.Convention.NAN;
import static autograd.Convention.at;
import static autograd.Convention.atPair;

import autograd.array.DType;
import java.util.List;

/** Edge values of special functions. */
final class SpecialFunctionConventions {
    private static final double EULER = 0.57721566490153286;
    private static final double ZETA_2 = 1.6449340668482264365; // pi^2 / 6

    private SpecialFunctionConventions() {}

    static List<ConventionSection> sections() {
        return List.of(
                new ConventionSection(
                        "Error functions",
                        at("erf +-inf", SpecialFunctions::erf, -INF, INF)
                                .value(-1, 1)
                                .derivative(0, 0)
                                .second(0, 0),
                        at("erf 0", SpecialFunctions::erf, 0)
                                .value(0)
                                .derivative(2 / Math.sqrt(Math.PI))
                                .second(0),
                        at("erfc +-inf", SpecialFunctions::erfc, -INF, INF)
                                .value(2, 0)
                                .derivative(0, 0)
                                .second(0, 0),
                        at("erfc +-1000", SpecialFunctions::erfc, -1000, 1000)
                                .value(2, 0)
                                .derivative(0, 0)
                                .second(0, 0),
                        at("erfinv 0", SpecialFunctions::erfinv, 0)
                                .value(0)
                                .derivative(Math.sqrt(Math.PI) / 2)
                                .second(0),
                        at("erfinv +-1", SpecialFunctions::erfinv, -1, 1)
                                .value(-INF, INF)
                                .derivative(INF, INF)
                                .second(-INF, INF),
                        at("erfinv beyond 1", SpecialFunctions::erfinv, 1.5, -1.5, INF)
                                .value(NAN, NAN, NAN)),
                new ConventionSection(
                        "Error functions in FLOAT64",
                        DType.FLOAT64,
                        at("erfc 26", SpecialFunctions::erfc, 26).value(5.6631924088561428e-296),
                        at("erf 1e-300", SpecialFunctions::erf, 1e-300).value(1.1283791670955126e-300)),
                new ConventionSection(
                        "Where the second derivative overflows, in FLOAT64",
                        DType.FLOAT64,
                        at("logit 1e-160", SpecialFunctions::logit, 1e-160)
                                .value(-368.41361487904731)
                                .derivative(1e160)
                                .second(-INF)),
                new ConventionSection(
                        "Where the second derivative overflows, in FLOAT32",
                        DType.FLOAT32,
                        at("logit 1e-20", SpecialFunctions::logit, 1e-20f)
                                .value(-46.051701859880914)
                                .derivative(1e20)
                                .second(-INF)),
                new ConventionSection(
                        "Gamma functions",
                        at("lgamma 1", SpecialFunctions::lgamma, 1)
                                .value(0)
                                .derivative(-EULER)
                                .second(ZETA_2),
                        at("lgamma 2", SpecialFunctions::lgamma, 2)
                                .value(0)
                                .derivative(1 - EULER)
                                .second(ZETA_2 - 1),
                        at("lgamma of poles 0, -0", SpecialFunctions::lgamma, 0, -0.0)
                                .value(INF, INF)
                                .derivative(-INF, INF)
                                .second(INF, INF),
                        at("lgamma of poles -1, -7", SpecialFunctions::lgamma, -1, -7)
                                .value(INF, INF)
                                .derivative(NAN, NAN)
                                .second(INF, INF),
                        at("lgamma -0.5", SpecialFunctions::lgamma, -0.5)
                                .value(Math.log(2 * Math.sqrt(Math.PI)))
                                .derivative(2 - EULER - 2 * Math.log(2))
                                .second(Math.PI * Math.PI / 2 + 4),
                        at("lgamma inf", SpecialFunctions::lgamma, INF)
                                .value(INF)
                                .derivative(INF)
                                .second(0),
                        at("lgamma -inf", SpecialFunctions::lgamma, -INF).value(INF),
                        at("digamma 1", SpecialFunctions::digamma, 1)
                                .value(-EULER)
                                .derivative(ZETA_2)
                                .second(-2.4041138063191885708),
                        at("digamma 0, -0, -1", SpecialFunctions::digamma, 0, -0.0, -1)
                                .value(-INF, INF, NAN)
                                .derivative(INF, INF, INF),
                        at("digamma +-inf", SpecialFunctions::digamma, INF, -INF)
                                .value(INF, NAN),
                        at("polygamma(1) 0, -0, -2", x -> SpecialFunctions.polygamma(1, x), 0, -0.0, -2)
                                .value(INF, INF, INF)
                                .derivative(-INF, INF, NAN),
                        at("polygamma(3) inf, -inf", x -> SpecialFunctions.polygamma(3, x), INF, -INF)
                                .value(0, NAN)),
                new ConventionSection(
                        "Logarithms",
                        atPair("xlogy(0, 0)", SpecialFunctions::xlogy, 0, 0)
                                .value(0)
                                .derivative(0, 0)
                                .second(0, 0),
                        at("xlogy(x, x) of a small x", x -> SpecialFunctions.xlogy(x, x), 1e-20)
                                .value(1e-20 * Math.log(1e-20))
                                .derivative(Math.log(1e-20) + 1)
                                .second(1e20),
                        atPair("xlogy(0, 2)", SpecialFunctions::xlogy, 0, 2)
                                .value(0)
                                .derivative(Math.log(2), 0)
                                .second(0.5, 0.5),
                        atPair("xlogy(2, 0)", SpecialFunctions::xlogy, 2, 0)
                                .value(-INF)
                                .derivative(-INF, INF),
                        atPair("xlogy(0, inf)", SpecialFunctions::xlogy, 0, INF).value(0),
                        atPair("xlogy(0, NaN)", SpecialFunctions::xlogy, 0, NAN).value(NAN),
                        atPair("xlogy(NaN, 1)", SpecialFunctions::xlogy, NAN, 1).value(NAN),
                        atPair("xlog1py(0, -1)", SpecialFunctions::xlog1py, 0, -1)
                                .value(0)
                                .derivative(0, 0)
                                .second(0, 0),
                        atPair("xlog1py(1, 1e-20)", SpecialFunctions::xlog1py, 1, 1e-20)
                                .value(1e-20)
                                .derivative(1e-20, 1),
                        atPair("logAddExp(1000, 1000)", SpecialFunctions::logAddExp, 1000, 1000)
                                .value(1000 + Math.log(2))
                                .derivative(0.5, 0.5)
                                .second(0, 0),
                        atPair("logAddExp(-inf, -inf)", SpecialFunctions::logAddExp, -INF, -INF)
                                .value(-INF)
                                .derivative(0.5, 0.5)
                                .second(0, 0),
                        atPair("logAddExp(inf, inf)", SpecialFunctions::logAddExp, INF, INF)
                                .value(INF)
                                .derivative(0.5, 0.5)
                                .second(0, 0),
                        atPair("logAddExp(inf, 0)", SpecialFunctions::logAddExp, INF, 0)
                                .value(INF)
                                .derivative(1, 0)
                                .second(0, 0),
                        atPair("logAddExp(0, -inf)", SpecialFunctions::logAddExp, 0, -INF)
                                .value(0)
                                .derivative(1, 0)
                                .second(0, 0),
                        atPair("logAddExp(NaN, 0)", SpecialFunctions::logAddExp, NAN, 0)
                                .value(NAN)
                                .derivative(NAN, NAN)
                                .second(NAN, NAN),
                        at("log1mexp 0", SpecialFunctions::log1mexp, 0)
                                .value(-INF)
                                .derivative(INF)
                                .second(-INF),
                        at("log1mexp 1e-20", SpecialFunctions::log1mexp, 1e-20)
                                .value(Math.log(1e-20))
                                .derivative(1e20),
                        at("log1mexp 50", SpecialFunctions::log1mexp, 50)
                                .value(-1.9287498479639178e-22)
                                .derivative(1.9287498479639178e-22)
                                .second(-1.9287498479639178e-22),
                        at("log1mexp inf, -1", SpecialFunctions::log1mexp, INF, -1)
                                .value(0, NAN),
                        at("logit 0, 1", SpecialFunctions::logit, 0, 1)
                                .value(-INF, INF)
                                .derivative(INF, INF)
                                .second(-INF, INF),
                        at("logit 0.5", SpecialFunctions::logit, 0.5)
                                .value(0)
                                .derivative(4)
                                .second(0),
                        at("logit beyond 0 and 1", SpecialFunctions::logit, -0.5, 1.5)
                                .value(NAN, NAN)));
    }
}
