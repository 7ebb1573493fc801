package autograd.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import autograd.CustomOp;
import autograd.Tensor;
import autograd.array.DType;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Wrong rules that hide in rounding, and right functions that look wrong to a careless difference. */
@DisplayName("P23 wrong rules are found, right ones are not blamed, at every scale")
class GradientCheckLimitsTest {
    private static final GradientCheck CHECK =
            GradientCheck.standard().withOrder(2).withSampledElements(40);
    private static final Tensor X = Tensor.of(1.0, 2, 3);

    private static Function<Tensor, Tensor> op(UnaryOperator<Tensor> forward, CustomOp.Rule rule) {
        CustomOp op = CustomOp.of("wrong", xs -> forward.apply(xs.get(0)), rule).withoutChecks();
        return op::apply;
    }

    private static Function<Tensor, Tensor> shiftedSine(double shift) {
        return op(
                x -> x.sin().add(shift),
                (g, xs, y) -> List.of(g.mul(xs.get(0).cos()).mul(1.001)));
    }

    @TestFactory
    Stream<DynamicTest> findsTheWrongRule() {
        Tensor large = Tensor.normal(3, 1000).mul(1000);
        Tensor many = Tensor.normal(4, 5000);
        return Stream.of(
                wrong("infinite", op(Tensor::sin, (g, xs, y) -> List.of(g.div(0))), X),
                wrong("0.1 % beside a value of 1e5", shiftedSine(1e5), X),
                wrong("0.1 % beside a value of 1e6", shiftedSine(1e6), X),
                wrong("0.1 % beside a value of 1e8", shiftedSine(1e8), X),
                wrong(
                        "0.1 % of a sum of a thousand large squares",
                        op(
                                x -> x.square().sum(),
                                (g, xs, y) -> List.of(g.mul(xs.get(0)).mul(2.002))),
                        large),
                wrong(
                        "0.1 % of a mean of five thousand",
                        op(
                                x -> x.square().mean(),
                                (g, xs, y) -> List.of(g.mul(xs.get(0)).mul(2.002 / 5000))),
                        many),
                wrong(
                        "flipped sign of a slope of 1e-7",
                        op(
                                x -> x.sin().mul(1e-7),
                                (g, xs, y) -> List.of(g.mul(xs.get(0).cos()).mul(-1e-7))),
                        X),
                wrong(
                        "flipped sign beside a value of 1e11",
                        op(x -> x.mul(3).add(1e11), (g, xs, y) -> List.of(g.mul(-3))),
                        X),
                wrong(
                        "second order missing, of size 1e-4",
                        op(
                                x -> x.square().mul(1e-4),
                                (g, xs, y) ->
                                        List.of(g.mul(xs.get(0).stopGradient()).mul(2e-4))),
                        X),
                wrong(
                        "flipped sign of log at 1e-6",
                        op(Tensor::log, (g, xs, y) -> List.of(g.div(xs.get(0)).neg())),
                        Tensor.of(1e-6)),
                wrong(
                        "0.1 % before a large factor",
                        op(Tensor::neg, (g, xs, y) -> List.of(g.mul(-1.001))).andThen(y -> y.mul(1e7)), X),
                wrong(
                        "cotangent clipped above the ones that are drawn",
                        op(
                                Tensor::sin,
                                (g, xs, y) -> List.of(
                                        g.minimum(2).maximum(-2).mul(xs.get(0).cos()))),
                        X),
                wrong(
                        "0.1 % below zero only",
                        op(
                                Tensor::square,
                                (g, xs, y) -> List.of(g.mul(xs.get(0))
                                        .mul(xs.get(0)
                                                .less(0)
                                                .to(DType.FLOAT64)
                                                .mul(0.002)
                                                .add(2)))),
                        Tensor.of(1.0, -2, 3)));
    }

    @TestFactory
    Stream<DynamicTest> doesNotBlameTheRightFunction() {
        return Stream.of(
                right("log at 1e-5", Tensor::log, Tensor.of(1e-5, 1e-3, 1)),
                right("sqrt at 1e-5", Tensor::sqrt, Tensor.of(1e-5, 1)),
                right("sin at 1e6", Tensor::sin, Tensor.of(1e6)),
                right("exp of very different sizes", x -> x.exp().sum(), Tensor.of(1.0, 26)),
                right("cancellation inside", x -> x.add(1e8).sub(1e8), X),
                right("square at 1e150", Tensor::square, Tensor.of(1e150)),
                right(
                        "FLOAT32 inside",
                        x -> x.mul(x).to(DType.FLOAT32).to(DType.FLOAT64).sin(),
                        X),
                right("a sum that is always 1", x -> x.softmax(0).sum(), X),
                right("a constant", x -> x.mul(0).sum(), X),
                right("relu beside its kink", x -> x.relu().sum(), Tensor.of(1e-6, -1e-7, 0, 1)),
                right("max at a tie", Tensor::max, Tensor.of(1.0, 1, 0.5)),
                right("logSumExp of large values", Tensor::logSumExp, Tensor.of(1000.0, 1000, 3)));
    }

    @TestFactory
    Stream<DynamicTest> saysWhatItCouldNotJudge() {
        return Stream.of(
                unjudged("a value that overflows", Tensor::exp, Tensor.of(800.0)),
                unjudged("an infinite argument", Tensor::sin, Tensor.of(Double.POSITIVE_INFINITY)),
                unjudged("a pole", Tensor::sqrt, Tensor.of(0.0)));
    }

    private static DynamicTest wrong(String name, Function<Tensor, Tensor> f, Tensor x) {
        return DynamicTest.dynamicTest(name, () -> {
            GradientReport report = CHECK.run(f, x);
            assertFalse(report.passed(), report.toString());
            assertTrue(report.mismatches().get(0).op().startsWith("op \"wrong\""), report.toString());
        });
    }

    private static DynamicTest right(String name, Function<Tensor, Tensor> f, Tensor x) {
        return DynamicTest.dynamicTest(name, () -> {
            GradientReport report = CHECK.run(f, x);
            assertTrue(report.passed(), report.toString());
            assertTrue(report.compared() > report.inconclusive(), report.toString());
        });
    }

    private static DynamicTest unjudged(String name, Function<Tensor, Tensor> f, Tensor x) {
        return DynamicTest.dynamicTest(name, () -> {
            GradientReport report = CHECK.run(f, x);
            assertFalse(report.passed(), report.toString());
            assertEquals(List.of(), report.mismatches());
            assertTrue(report.unjudged().contains("argument 0"), report.toString());
            assertTrue(report.toString().contains("not judged: argument 0"), report.toString());
        });
    }
}
