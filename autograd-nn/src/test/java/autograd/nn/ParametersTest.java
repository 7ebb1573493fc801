package autograd.nn;

import static autograd.nn.Tolerances.CLOSED_FORM_64;
import static autograd.nn.Tolerances.assertClose;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import autograd.Autograd;
import autograd.CustomOp;
import autograd.Derivatives;
import autograd.GradOption;
import autograd.Tensor;
import autograd.array.DType;
import autograd.nn.layer.Activation;
import autograd.nn.layer.Linear;
import autograd.shape.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ParametersTest {
    private static final Linear LINEAR = new Linear(Tensor.of(new double[][] {{1, 2}, {3, 4}}), Tensor.of(5.0, 6.0));

    /** Two parameters under one name. */
    record Twins(Tensor a, Tensor b) implements Model<Twins> {
        @Override
        public Twins mapParameters(ParameterMap f) {
            return new Twins(f.apply("a", a), f.apply("a", b));
        }
    }

    /** A quadratic: {@code L = 1/2 p^T A p + q^3}. */
    record Point(Tensor p, Tensor q) implements Model<Point> {
        static final Tensor A = Tensor.of(new double[][] {{2, 1}, {1, 4}});

        Tensor loss() {
            return p.matmul(A.matmul(p)).mul(0.5).add(q.mul(q).mul(q));
        }

        @Override
        public Point mapParameters(ParameterMap f) {
            return new Point(f.apply("p", p), f.apply("q", q));
        }
    }

    @Test
    void pathsFollowTheComponents() {
        Sequential net = Sequential.of(Sequential.of(LINEAR), Activation.RELU, new Scale(Tensor.of(1.0)));
        assertEquals(
                List.of("layers.0.layers.0.weight", "layers.0.layers.0.bias", "layers.2.factor"),
                List.copyOf(Parameters.named(net).keySet()));
        assertSame(LINEAR.bias(), Parameters.named(net).get("layers.0.layers.0.bias"));
        assertEquals(7, Parameters.count(net));
        assertEquals(0, Parameters.count(Activation.TANH));
    }

    @Test
    void whatIsHandedOutCannotBeChanged() {
        assertThrows(
                UnsupportedOperationException.class,
                () -> Parameters.named(LINEAR).remove("bias"));
        assertThrows(
                UnsupportedOperationException.class,
                () -> Parameters.list(LINEAR).remove(0));
        List<Layer<?>> layers = new ArrayList<>(List.of(LINEAR));
        Sequential net = new Sequential(layers);
        layers.clear();
        assertEquals(1, net.layers().size());
    }

    @Test
    void aPathCanChooseWhatToChange() {
        Linear frozen = LINEAR.mapParameters((path, p) -> path.equals("bias") ? Autograd.stopGradient(p) : p.mul(2));
        assertArrayEquals(new double[] {2, 4, 6, 8}, frozen.weight().toDoubleArray());
        assertArrayEquals(new double[] {5, 6}, frozen.bias().toDoubleArray());
    }

    @Test
    void zipJoinsWhatIsInTheSamePlace() {
        Linear other = new Linear(Tensor.of(new double[][] {{10, 20}, {30, 40}}), Tensor.of(50.0, 60.0));
        Linear difference = Parameters.zip(other, LINEAR, Tensor::sub);
        assertArrayEquals(new double[] {9, 18, 27, 36}, difference.weight().toDoubleArray());
        assertArrayEquals(new double[] {45, 54}, difference.bias().toDoubleArray());
        assertArrayEquals(new double[] {1, 2, 3, 4}, LINEAR.weight().toDoubleArray());
    }

    @Test
    void twoParametersOfOnePathAreAnError() {
        Twins twins = new Twins(Tensor.of(1.0), Tensor.of(2.0));
        for (Runnable call : List.<Runnable>of(
                () -> Parameters.named(twins), () -> Parameters.valueAndGrad(twins, m -> m.a().add(m.b())))) {
            String message =
                    assertThrows(IllegalArgumentException.class, call::run).getMessage();
            assertTrue(message.contains("\"a\""), message);
        }
    }

    @Test
    void valueAndGradientOfAQuadratic() {
        Point at = new Point(Tensor.of(1.0, -3.0), Tensor.of(2.0));
        ModelGradient<Point> result = Parameters.valueAndGrad(at, Point::loss);
        assertClose(0.5 * (2 - 6 + 36) + 8, result.value(), CLOSED_FORM_64); // p^T A p = 2 - 2*3 + 4*9
        assertClose(new double[] {2 - 3, 1 - 12}, Shape.of(2), result.gradient().p(), CLOSED_FORM_64);
        assertClose(12, result.gradient().q(), CLOSED_FORM_64);
        assertEquals(
                List.of(result.gradient().p().shape()),
                List.of(Parameters.grad(at, Point::loss).p().shape()));
    }

    @Test
    void hessianVectorProductOfAQuadratic() {
        Point at = new Point(Tensor.of(1.0, -3.0), Tensor.of(2.0));
        Point direction = new Point(Tensor.of(5.0, 7.0), Tensor.of(11.0));
        Point product = Parameters.hvp(at, Point::loss, direction);
        assertClose(new double[] {17, 33}, Shape.of(2), product.p(), CLOSED_FORM_64); // A v
        assertClose(6 * 2 * 11, product.q(), CLOSED_FORM_64); // 6 q v
    }

    @Test
    void aLossAsAFunctionOfAListServesEveryTransform() {
        Point at = new Point(Tensor.of(1.0, -3.0), Tensor.of(2.0));
        Function<List<Tensor>, Tensor> f = Parameters.function(at, Point::loss);
        List<List<Tensor>> hessian = Derivatives.hessianAll(f).apply(Parameters.list(at));
        assertClose(Point.A.toDoubleArray(), Shape.of(2, 2), hessian.get(0).get(0), CLOSED_FORM_64);
        assertClose(12, hessian.get(1).get(1), CLOSED_FORM_64);
        var derivative = Autograd.jvpAll(f, Parameters.list(at), List.of(Tensor.of(1.0, 0.0), Tensor.of(1.0)));
        assertClose(-1 + 12, derivative.tangent(), CLOSED_FORM_64);
    }

    @Test
    @DisplayName("value and gradient belong to the enclosing derivative")
    void nestsInAnOuterDerivative() {
        // v(s) = s L(p, q), g(s) = s dL/dq = 3 s q^2; d/ds of v + g at q = 2 is L + 12.
        Point at = new Point(Tensor.of(1.0, -3.0), Tensor.of(2.0));
        Tensor slope = Autograd.grad((Tensor s) -> {
                    ModelGradient<Point> inner =
                            Parameters.valueAndGrad(at, m -> m.loss().mul(s));
                    return inner.value().add(inner.gradient().q());
                })
                .apply(Tensor.of(0.3));
        assertClose(24 + 12, slope, CLOSED_FORM_64);
    }

    @Test
    @DisplayName("a step of training can be differentiated by the learning rate")
    void differentiatesThroughAStep() {
        // q1 = q - eta 3 q^2; d/deta q1^2 = 2 q1 (-3 q^2): at q = 2, eta = 0.1: q1 = 0.8, slope -19.2.
        Point at = new Point(Tensor.of(0.0, 0.0), Tensor.of(2.0));
        Tensor slope = Autograd.grad((Tensor eta) -> {
                    Point gradient = Parameters.grad(at, Point::loss);
                    Point next = Parameters.zip(at, gradient, (theta, g) -> theta.sub(g.mul(eta)));
                    return next.q().square();
                })
                .apply(Tensor.of(0.1));
        assertClose(-19.2, slope, CLOSED_FORM_64);
    }

    @Test
    void theResultOutlivesTheTape() {
        ModelGradient<Linear> result = Parameters.valueAndGrad(
                LINEAR, m -> m.weight().sum().add(m.bias().sum()));
        assertEquals(22, result.value().add(1).item()); // 10 + 11 + 1
        assertEquals(5, result.gradient().weight().sum().add(1).item());
    }

    @Test
    @DisplayName("P11 a parameter that the loss does not use is named by its path")
    void unusedParameters() {
        Sequential net = Sequential.of(LINEAR, new Scale(Tensor.of(1.0, 1.0)));
        Function<Sequential, Tensor> loss =
                m -> ((Linear) m.layers().get(0)).weight().sum();
        IllegalArgumentException error =
                assertThrows(IllegalArgumentException.class, () -> Parameters.valueAndGrad(net, loss));
        assertTrue(error.getMessage().contains("\"layers.0.bias\""), error.getMessage());
        Sequential gradient = Parameters.grad(net, loss, GradOption.ALLOW_UNUSED);
        assertEquals(4, Parameters.named(gradient).get("layers.0.weight").sum().item());
        assertArrayEquals(
                new double[2], Parameters.named(gradient).get("layers.1.factor").toDoubleArray());
    }

    @Test
    @DisplayName("P12 an exception in the loss keeps its type, and the next gradient works")
    void exceptionsPass() {
        assertThrows(
                ArithmeticException.class,
                () -> Parameters.valueAndGrad(LINEAR, m -> {
                    throw new ArithmeticException("mine");
                }));
        assertEquals(
                1,
                Parameters.grad(LINEAR, m -> m.weight().sum().add(m.bias().sum()))
                        .bias()
                        .get(0));
    }

    @Test
    @DisplayName("P12 an exception in a rule of the user's keeps its type and its text")
    void exceptionsOfRulesPass() {
        NumberFormatException mine =
                new NumberFormatException("mine"); // an IllegalArgumentException, as the tape's own
        CustomOp broken = CustomOp.of("broken", xs -> xs.get(0), (g, xs, y) -> {
            throw mine;
        });
        assertSame(
                mine,
                assertThrows(
                        NumberFormatException.class,
                        () -> Parameters.valueAndGrad(
                                LINEAR,
                                m -> broken.apply(m.weight()).sum().add(m.bias().sum()))));
    }

    @Test
    void parametersMayHaveBothFloatingDtypes() {
        Point mixed = new Point(Tensor.of(1.0, -3.0), Tensor.of(2f));
        Point gradient = Parameters.grad(mixed, Point::loss);
        assertEquals(DType.FLOAT64, gradient.p().dtype());
        assertEquals(DType.FLOAT32, gradient.q().dtype());
        assertEquals(12, gradient.q().item());
        assertNotSame(mixed.q(), gradient.q());
    }

    /** A decoder that is the encoder read from the other side: one tensor, used twice. */
    record Tied(Tensor weight) implements Model<Tied> {
        Tensor apply(Tensor x) {
            return x.matmul(weight.transpose()).matmul(weight);
        }

        @Override
        public Tied mapParameters(ParameterMap f) {
            return new Tied(f.apply("weight", weight));
        }
    }

    @Test
    @DisplayName("one component used twice is one parameter: its gradient is the sum over both places")
    void aParameterInTwoPlaces() {
        Tensor w = Tensor.of(new double[][] {{1, 2, 3}, {0, -1, 1}});
        Tensor x = Tensor.of(new double[][] {{1, 0, 2}});
        Tied tied = new Tied(w);
        assertEquals(6, Parameters.count(tied));
        Tensor shared = Parameters.grad(tied, m -> m.apply(x).sum()).weight();
        var apart = Autograd.grad((Tensor a, Tensor b) ->
                        x.matmul(a.transpose()).matmul(b).sum())
                .apply(w, w);
        assertArrayEquals(apart.get(0).add(apart.get(1)).toDoubleArray(), shared.toDoubleArray());
    }

    @Test
    @DisplayName("one tensor in two components is two parameters, each with a gradient of its own")
    void aTensorInTwoComponents() {
        Tensor p = Tensor.of(3.0);
        Sequential net = Sequential.of(new Scale(p), new Scale(p));
        Sequential gradient = Parameters.grad(net, m -> m.apply(Tensor.of(1.0)).square());
        assertEquals(2, Parameters.count(net));
        Parameters.named(gradient).forEach((path, g) -> assertEquals(2 * 9 * 3, g.item(), path));
    }
}
