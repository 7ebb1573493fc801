package autograd;

import static autograd.Convention.INF;
import static autograd.Convention.NAN;
import static autograd.Convention.at;
import static autograd.Convention.atPair;

import autograd.array.DType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Edge values of activation functions. */
final class ActivationConventions {
    private static final double SELU_SLOPE = 1.7580993408473766; // 1.0507009873554805 * 1.6732632423543772

    private ActivationConventions() {}

    static List<ConventionSection> sections() {
        return List.of(
                new ConventionSection(
                        "Activations, kinks",
                        at("relu 0", Tensor::relu, 0).value(0).derivative(0).second(0),
                        at("relu -0", Tensor::relu, -0.0).value(0).derivative(0).second(0),
                        at("relu NaN", Tensor::relu, NAN).value(NAN),
                        at("leakyRelu 0", Tensor::leakyRelu, 0)
                                .value(0)
                                .derivative(0.01)
                                .second(0),
                        at("leakyRelu 0, slopes 0, 1", x -> x.leakyRelu(0).add(x.leakyRelu(1)), 0)
                                .value(0)
                                .derivative(1)
                                .second(0),
                        at("leakyRelu 0, slope 3", x -> x.leakyRelu(3), 0)
                                .value(0)
                                .derivative(1)
                                .second(0),
                        at("leakyRelu 0, slope -3", x -> x.leakyRelu(-3), 0)
                                .value(0)
                                .derivative(0)
                                .second(0),
                        at("leakyRelu NaN, slope 0", x -> x.leakyRelu(0), NAN).value(NAN),
                        atPair("prelu 0", Activations::prelu, 0, 0.25)
                                .value(0)
                                .derivative(0.25, 0)
                                .second(0, 0),
                        atPair("prelu 0, slope 3", Activations::prelu, 0, 3)
                                .value(0)
                                .derivative(1, 0)
                                .second(0, 0),
                        atPair("prelu below 0", Activations::prelu, -2, 0.25)
                                .value(-0.5)
                                .derivative(0.25, -2)
                                .second(1, 1),
                        atPair("prelu above 0", Activations::prelu, 2, NAN)
                                .value(2)
                                .derivative(1, 0)
                                .second(0, 0),
                        at("elu 0", Tensor::elu, 0).value(0).derivative(1).second(0),
                        at("elu NaN", Tensor::elu, NAN)
                                .value(NAN)
                                .derivative(NAN)
                                .second(NAN),
                        at("selu NaN", Activations::selu, NAN)
                                .value(NAN)
                                .derivative(NAN)
                                .second(NAN),
                        at("celu NaN", Activations::celu, NAN)
                                .value(NAN)
                                .derivative(NAN)
                                .second(NAN),
                        at("selu 0", Activations::selu, 0)
                                .value(0)
                                .derivative(SELU_SLOPE)
                                .second(0),
                        at("celu 0", Activations::celu, 0)
                                .value(0)
                                .derivative(1)
                                .second(0),
                        at("celu 0, alpha 3", x -> Activations.celu(x, 3), 0)
                                .value(0)
                                .derivative(1)
                                .second(0),
                        at("relu6 0, 6", Activations::relu6, 0, 6)
                                .value(0, 6)
                                .derivative(0, 0)
                                .second(0, 0),
                        at("hardTanh -1, 1", Activations::hardTanh, -1, 1)
                                .value(-1, 1)
                                .derivative(0, 0)
                                .second(0, 0),
                        at("hardSigmoid -3, 3", Activations::hardSigmoid, -3, 3)
                                .value(0, 1)
                                .derivative(0, 0)
                                .second(0, 0),
                        at("hardSigmoid 0", Activations::hardSigmoid, 0)
                                .value(0.5)
                                .derivative(1.0 / 6)
                                .second(0),
                        at("softsign 0", Activations::softsign, 0)
                                .value(0)
                                .derivative(1)
                                .second(0)),
                new ConventionSection("Activations, saturation", saturation()),
                new ConventionSection(
                        "Activations near the ends of FLOAT64",
                        DType.FLOAT64,
                        at("hardSigmoid beside 3", Activations::hardSigmoid, Math.nextDown(3.0), Math.nextUp(-3.0))
                                .value(1, Math.ulp(2.0) / 6)
                                .derivative(1.0 / 6, 1.0 / 6),
                        at("hardTanh beside -1 and 1", Activations::hardTanh, Math.nextUp(-1.0), Math.nextDown(1.0))
                                .value(-1, 1)
                                .derivative(1, 1),
                        at("relu6 1e-300", Activations::relu6, 1e-300)
                                .value(1e-300)
                                .derivative(1),
                        at("softplus 20.1", Tensor::softplus, 20.1)
                                .value(20.10000000186501)
                                .derivative(0.9999999981349864)));
    }

    private static Convention[] saturation() {
        List<Convention> rows = new ArrayList<>();
        rows.addAll(ends("sigmoid", Tensor::sigmoid, 1, 0));
        for (double x : new double[] {1000, INF}) {
            rows.add(at("relu +-" + x, Tensor::relu, -x, x)
                    .value(0, x)
                    .derivative(0, 1)
                    .second(0, 0));
            rows.add(at("leakyRelu +-" + x, Tensor::leakyRelu, -x, x)
                    .value(-0.01 * x, x)
                    .derivative(0.01, 1)
                    .second(0, 0));
            rows.add(at("elu +-" + x, Tensor::elu, -x, x)
                    .value(-1, x)
                    .derivative(0, 1)
                    .second(0, 0));
            rows.add(at("selu +-" + x, Activations::selu, -x, x)
                    .value(-SELU_SLOPE, 1.0507009873554805 * x)
                    .derivative(0, 1.0507009873554805)
                    .second(0, 0));
            rows.add(at("celu +-" + x + ", alpha 0.5", t -> Activations.celu(t, 0.5), -x, x)
                    .value(-0.5, x)
                    .derivative(0, 1)
                    .second(0, 0));
            rows.add(at("softplus +-" + x, Tensor::softplus, -x, x)
                    .value(0, x)
                    .derivative(0, 1)
                    .second(0, 0));
            rows.add(at("logSigmoid +-" + x, Tensor::logSigmoid, -x, x)
                    .value(-x, 0)
                    .derivative(1, 0)
                    .second(0, 0));
            rows.add(at("silu +-" + x, Tensor::silu, -x, x)
                    .value(0, x)
                    .derivative(0, 1)
                    .second(0, 0));
            rows.add(at("mish +-" + x, Activations::mish, -x, x)
                    .value(0, x)
                    .derivative(0, 1)
                    .second(0, 0));
        }
        for (double x : new double[] {40, 1000, INF}) {
            rows.add(at("gelu +-" + x, Tensor::gelu, -x, x)
                    .value(0, x)
                    .derivative(0, 1)
                    .second(0, 0));
            rows.add(at("geluTanh +-" + x, Activations::geluTanh, -x, x)
                    .value(0, x)
                    .derivative(0, 1)
                    .second(0, 0));
        }
        rows.addAll(ends("relu6", Activations::relu6, 6, 0));
        rows.addAll(ends("hardTanh", Activations::hardTanh, 1, -1));
        rows.addAll(ends("hardSigmoid", Activations::hardSigmoid, 1, 0));
        rows.add(at("softsign +-inf", Activations::softsign, -INF, INF)
                .value(-1, 1)
                .derivative(0, 0)
                .second(0, 0));
        rows.add(at("softsign +-1000", Activations::softsign, -1000, 1000)
                .value(-1000.0 / 1001, 1000.0 / 1001)
                .derivative(1 / 1002001.0, 1 / 1002001.0)
                .second(2 / 1003003001.0, -2 / 1003003001.0));
        rows.add(at("silu -40, 40", Tensor::silu, -40, 40)
                .value(-1.69934170211663559e-16, 40)
                .derivative(-1.65685815956371969e-16, 1));
        rows.add(at("mish -40, 40", Activations::mish, -40, 40)
                .value(-1.69934170211663559e-16, 40)
                .derivative(-1.6568581595637197e-16, 1));
        return rows.toArray(Convention[]::new);
    }

    /** Rows at 1000 and inf, where a function is constant. */
    private static List<Convention> ends(String name, UnaryOperator<Tensor> f, double right, double left) {
        List<Convention> rows = new ArrayList<>();
        for (double x : new double[] {1000, INF}) {
            rows.add(at(name + " +-" + x, f, -x, x)
                    .value(left, right)
                    .derivative(0, 0)
                    .second(0, 0));
        }
        return rows;
    }
}
