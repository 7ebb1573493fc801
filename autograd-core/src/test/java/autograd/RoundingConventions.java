package autograd;

import static autograd.Convention.INF;
import static autograd.Convention.NAN;
import static autograd.Convention.at;
import static autograd.Convention.atPair;

import autograd.array.DType;
import java.util.List;
import java.util.function.UnaryOperator;

/** Edge values of rounding, remainders and bounds. */
final class RoundingConventions {
    private RoundingConventions() {}

    static List<ConventionSection> sections() {
        return List.of(
                new ConventionSection(
                        "Jumps",
                        jump("floor", Rounding::floor, -2, -1, 0, 2, 2),
                        jump("ceil", Rounding::ceil, -1, -0.0, 1, 2, 3),
                        jump("round, half to even", Rounding::round, -2, -0.0, 0, 2, 2),
                        jump("trunc", Rounding::trunc, -1, -0.0, 0, 2, 2),
                        at("floor of NaN and infinities", Rounding::floor, NAN, INF, -INF)
                                .value(NAN, INF, -INF)
                                .derivative(0, 0, 0),
                        atPair("floorDiv -7 by 2", Rounding::floorDiv, -7, 2)
                                .value(-4)
                                .derivative(0, 0)
                                .second(0, 0),
                        atPair("floorDiv 1 by 0", Rounding::floorDiv, 1, 0)
                                .value(INF)
                                .derivative(0, 0)),
                new ConventionSection(
                        "Remainders",
                        atPair("fmod -7, 3", Rounding::fmod, -7, 3)
                                .value(-1)
                                .derivative(1, 2)
                                .second(0, 0),
                        atPair("fmod 7, -3", Rounding::fmod, 7, -3)
                                .value(1)
                                .derivative(1, 2)
                                .second(0, 0),
                        atPair("fmod 6, 3", Rounding::fmod, 6, 3)
                                .value(0)
                                .derivative(1, -2)
                                .second(0, 0),
                        atPair("fmod 5, inf", Rounding::fmod, 5, INF).value(5).derivative(1, 0),
                        atPair("fmod 5, 0", Rounding::fmod, 5, 0).value(NAN),
                        atPair("remainder -7, 3", Rounding::remainder, -7, 3)
                                .value(2)
                                .derivative(1, 3)
                                .second(0, 0),
                        atPair("remainder 7, -3", Rounding::remainder, 7, -3)
                                .value(-2)
                                .derivative(1, 3)
                                .second(0, 0),
                        atPair("remainder 6, -3", Rounding::remainder, 6, -3)
                                .value(-0.0)
                                .derivative(1, 2)
                                .second(0, 0),
                        atPair("remainder -5, inf", Rounding::remainder, -5, INF)
                                .value(INF)
                                .derivative(1, 1),
                        atPair("remainder inf, 5", Rounding::remainder, INF, 5).value(NAN)),
                new ConventionSection(
                        "Signs and bounds",
                        atPair("copySign 0, -1", Rounding::copySign, 0, -1)
                                .value(-0.0)
                                .derivative(0, 0)
                                .second(0, 0),
                        atPair("copySign -3, -0", Rounding::copySign, -3, -0.0)
                                .value(-3)
                                .derivative(1, 0)
                                .second(0, 0),
                        atPair("copySign -3, NaN", Rounding::copySign, -3, NAN)
                                .value(3)
                                .derivative(-1, 0),
                        at("clamp at lo, hi and between", x -> x.clamp(-1, 2), -1, 2, 1, -5, 7)
                                .value(-1, 2, 1, -1, 2)
                                .derivative(0, 0, 1, 0, 0)
                                .second(0, 0, 0, 0, 0),
                        at("clamp, lo = hi", x -> x.clamp(3, 3), 3, 4)
                                .value(3, 3)
                                .derivative(0, 0),
                        at("clamp NaN", x -> x.clamp(0, 1), NAN).value(NAN),
                        at("clampMin, relu by hand", x -> x.clampMin(0), 0, -0.0, 3, -3, INF)
                                .value(0, 0, 3, 0, INF)
                                .derivative(0, 0, 1, 0, 1)
                                .second(0, 0, 0, 0, 0),
                        at("clampMax at the bound", x -> x.clampMax(0), 0, 3, -3)
                                .value(0, 0, -3)
                                .derivative(0, 0, 1)
                                .second(0, 0, 0),
                        atPair("clampMin by a tensor, tie", Rounding::clampMin, 3, 3)
                                .value(3)
                                .derivative(0, 1)
                                .second(0, 0),
                        atPair("clampMax by a tensor, tie", Rounding::clampMax, 3, 3)
                                .value(3)
                                .derivative(0, 1)
                                .second(0, 0),
                        atPair("clamp by tensors, lo above hi", (lo, hi) -> Rounding.clamp(hi.mul(0), lo, hi), 2, 1)
                                .value(1)
                                .derivative(0, 1),
                        at("nanToNum by numbers", x -> Rounding.nanToNum(x, 7, 8, 9), NAN, INF, -INF, 2)
                                .value(7, 8, 9, 2)
                                .derivative(0, 0, 0, 1)
                                .second(0, 0, 0, 0),
                        at("nanToNum hides a NaN of the past", x -> Rounding.nanToNum(x.log()), -1, 1)
                                .value(0, 0)
                                .derivative(0, 1)),
                new ConventionSection("Greatest of FLOAT64", DType.FLOAT64, greatest(Double.MAX_VALUE)),
                new ConventionSection("Greatest of FLOAT32", DType.FLOAT32, greatest(Float.MAX_VALUE)));
    }

    /** A function that jumps, at -1.5, -0.5, 0.5, 2 and 2.5. */
    private static Convention jump(String name, UnaryOperator<Tensor> f, double... values) {
        return at(name, f, -1.5, -0.5, 0.5, 2, 2.5)
                .value(values)
                .derivative(0, 0, 0, 0, 0)
                .second(0, 0, 0, 0, 0);
    }

    private static Convention greatest(double value) {
        return at("nanToNum", Rounding::nanToNum, NAN, INF, -INF)
                .value(0, value, -value)
                .derivative(0, 0, 0);
    }
}
