package autograd;

import static autograd.Convention.INF;
import static autograd.Convention.NAN;
import static autograd.Convention.at;

import autograd.array.DType;
import autograd.shape.Shape;
import java.util.List;

/** Edge values of functions that take axes away. */
final class ReductionConventions {
    private ReductionConventions() {}

    static List<ConventionSection> sections() {
        double third = 1.0 / 3;
        double logTwo = Math.log(2);
        return List.of(
                new ConventionSection(
                        "Maxima, logSumExp and softmax",
                        at("max, two ties", Tensor::max, 5, 2, 5)
                                .value(5)
                                .derivative(0.5, 0, 0.5)
                                .second(0, 0, 0),
                        at("max, all tie", Tensor::max, 4, 4, 4).value(4).derivative(third, third, third),
                        at("max, NaN", Tensor::max, 1, NAN, 2)
                                .value(NAN)
                                .derivative(0, 1, 0)
                                .second(0, 0, 0),
                        at("max, NaN twice", Tensor::max, NAN, 3, NAN)
                                .value(NAN)
                                .derivative(0.5, 0, 0.5)
                                .second(0, 0, 0),
                        at("min, two ties", x -> x.min(), 5, 2, 2)
                                .value(2)
                                .derivative(0, 0.5, 0.5)
                                .second(0, 0, 0),
                        at("min, NaN", x -> x.min(), 1, NAN, 2)
                                .value(NAN)
                                .derivative(0, 1, 0)
                                .second(0, 0, 0),
                        at("argMin, ties: the first", x -> x.argMin(0).to(x.dtype()), 5, 2, 2)
                                .value(1),
                        at("argMin, NaN", x -> x.argMin(0).to(x.dtype()), 1, NAN, -9)
                                .value(1),
                        at("argMax, ties: the first", x -> x.argMax(0).to(x.dtype()), 2, 5, 5)
                                .value(1),
                        at("argMax, NaN", x -> x.argMax(0).to(x.dtype()), 1, NAN, 9)
                                .value(1),
                        at("logSumExp, all -inf", Tensor::logSumExp, -INF, -INF)
                                .value(-INF)
                                .derivative(0.5, 0.5)
                                .second(0, 0),
                        at("logSumExp, inf and 0", Tensor::logSumExp, INF, 0)
                                .value(INF)
                                .derivative(1, 0)
                                .second(0, 0),
                        at("logSumExp, inf twice", Tensor::logSumExp, INF, 0, INF)
                                .value(INF)
                                .derivative(0.5, 0, 0.5)
                                .second(0, 0, 0),
                        at("logSumExp, inf and NaN", Tensor::logSumExp, INF, NAN)
                                .value(NAN)
                                .derivative(NAN, NAN),
                        at("logSumExp, -inf and 0", Tensor::logSumExp, -INF, 0)
                                .value(0)
                                .derivative(0, 1)
                                .second(0, 0),
                        at("logSumExp, 1000 twice", Tensor::logSumExp, 1000, 1000)
                                .value(1000 + logTwo)
                                .derivative(0.5, 0.5)
                                .second(0, 0),
                        at("logSumExp, -1000 twice", Tensor::logSumExp, -1000, -1000)
                                .value(-1000 + logTwo)
                                .derivative(0.5, 0.5),
                        at("softmax, far apart", x -> x.softmax(0), 1e4, 0, -1e4)
                                .value(1, 0, 0)
                                .derivative(0, 0, 0)
                                .second(0, 0, 0),
                        at("softmax, all -inf", x -> x.softmax(0), -INF, -INF)
                                .value(NAN, NAN)
                                .derivative(NAN, NAN),
                        at("softmax, inf", x -> x.softmax(0), INF, 0)
                                .value(NAN, NAN)
                                .derivative(NAN, NAN),
                        at("logSoftmax, inf", x -> x.logSoftmax(0), INF, 0)
                                .value(NAN, -INF)
                                .derivative(NAN, NAN)),
                new ConventionSection(
                        "Cross entropy from logits",
                        at(
                                        "class 1 of logits 1000, 0",
                                        x -> x.logSoftmax(0).slice(0, 1, 2).neg(),
                                        1000,
                                        0)
                                .value(1000)
                                .derivative(1, -1)
                                .second(0, 0),
                        at(
                                        "class 0 of logits -inf, 0",
                                        x -> x.logSoftmax(0).slice(0, 0, 1).neg(),
                                        -INF,
                                        0)
                                .value(INF)
                                .derivative(-1, 1),
                        at("fused, class 1 of logits 1000, 0", x -> crossEntropy(x, 1), 1000, 0)
                                .value(1000)
                                .derivative(1, -1)
                                .second(0, 0),
                        at("fused, class 0 of logits -inf, 0", x -> crossEntropy(x, 0), -INF, 0)
                                .value(INF)
                                .derivative(-1, 1)
                                .second(0, 0),
                        at("fused, class 0 of logits inf, 0", x -> crossEntropy(x, 0), INF, 0)
                                .value(NAN)
                                .derivative(NAN, NAN),
                        at("fused, all logits -inf", x -> crossEntropy(x, 0), -INF, -INF)
                                .value(NAN)
                                .derivative(NAN, NAN)),
                new ConventionSection(
                        "Products with zeros",
                        at("prod, one zero", x -> x.prod(), 2, 0, 3)
                                .value(0)
                                .derivative(0, 6, 0)
                                .second(3, 5, 2),
                        at("prod, two zeros", x -> x.prod(), 2, 0, 0)
                                .value(0)
                                .derivative(0, 0, 0)
                                .second(0, 2, 2),
                        at("prod, three zeros", x -> x.prod(), 0, 0, 0)
                                .value(0)
                                .derivative(0, 0, 0)
                                .second(0, 0, 0)),
                new ConventionSection(
                        "Nothing to reduce",
                        at("sum of nothing", Tensor::sum).value(0).derivative().second(),
                        at("prod of nothing", x -> x.prod())
                                .value(1)
                                .derivative()
                                .second(),
                        at("any of nothing", x -> x.any().to(x.dtype())).value(0),
                        at("all of nothing", x -> x.all().to(x.dtype())).value(1),
                        at("mean of nothing", Tensor::mean).value(NAN).derivative(),
                        at("logSumExp of nothing", Tensor::logSumExp)
                                .value(-INF)
                                .derivative()),
                new ConventionSection(
                        "Softmax at the ends of the range of FLOAT64",
                        DType.FLOAT64,
                        at("softmax, 1e308", x -> x.softmax(0), 1e308, -1e308)
                                .value(1, 0)
                                .derivative(0, 0)),
                new ConventionSection(
                        "Softmax at the ends of the range of FLOAT32",
                        DType.FLOAT32,
                        at("softmax, 3e38", x -> x.softmax(0), 3e38, -3e38)
                                .value(1, 0)
                                .derivative(0, 0)));
    }

    private static Tensor crossEntropy(Tensor logits, int chosen) {
        return Softmax.softmaxCrossEntropy(logits, Tensor.ints(chosen).reshape(Shape.SCALAR));
    }
}
