package autograd;

import static autograd.Autograd.grad;
import static autograd.Autograd.jvp;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("P10 every order, every nesting")
class NestingTest {
    /** The derivative of a function of one scalar, by one mode or the other. */
    enum Mode {
        FORWARD {
            @Override
            Tensor at(Function<Tensor, Tensor> f, Tensor x) {
                return jvp(f, x, Tensor.onesLike(x)).tangent();
            }
        },
        REVERSE {
            @Override
            Tensor at(Function<Tensor, Tensor> f, Tensor x) {
                return grad(f).apply(x);
            }
        };

        abstract Tensor at(Function<Tensor, Tensor> f, Tensor x);
    }

    static Stream<Arguments> pairs() {
        return Stream.of(Mode.values()).flatMap(a -> Stream.of(Mode.values()).map(b -> Arguments.of(a, b)));
    }

    static Stream<Arguments> triples() {
        return Stream.of(Mode.values())
                .flatMap(a -> pairs().map(pair -> Arguments.of(a, pair.get()[0], pair.get()[1])));
    }

    // f(x, y) = sin u with u = sin x + sin y, and its third derivatives by hand.

    private static Tensor f(Tensor x, Tensor y) {
        return x.sin().add(y.sin()).sin();
    }

    private static double fxxx(double x, double y) {
        double u = Math.sin(x) + Math.sin(y);
        return -Math.cos(u) * Math.pow(Math.cos(x), 3)
                + 3 * Math.sin(u) * Math.sin(x) * Math.cos(x)
                - Math.cos(u) * Math.cos(x);
    }

    private static double fxxy(double x, double y) {
        double u = Math.sin(x) + Math.sin(y);
        return Math.cos(y) * (Math.sin(u) * Math.sin(x) - Math.cos(u) * Math.pow(Math.cos(x), 2));
    }

    private static double fyyy(double x, double y) {
        return fxxx(y, x);
    }

    @ParameterizedTest(name = "{0} of {1} of {2}")
    @MethodSource("triples")
    @DisplayName("P10 third derivative of sin(sin x + sin y) to 1e-9")
    void thirdDerivative(Mode outer, Mode middle, Mode inner) {
        for (double[] point : new double[][] {{0.3, -0.7}, {1.1, 2.3}, {-2.5, 0.9}, {0, 0}}) {
            Tensor x = Tensor.of(point[0]);
            Tensor y = Tensor.of(point[1]);

            Tensor byX = outer.at(a -> middle.at(b -> inner.at(c -> f(c, y), b), a), x);
            Tensor byY = outer.at(a -> middle.at(b -> inner.at(c -> f(x, c), b), a), y);
            Tensor mixed = outer.at(a -> middle.at(b -> inner.at(c -> f(b, c), y), a), x);
            Tensor mixedOtherwise = outer.at(a -> middle.at(b -> inner.at(c -> f(c, a), b), x), y);

            assertEquals(fxxx(point[0], point[1]), byX.item(), 1e-9);
            assertEquals(fyyy(point[0], point[1]), byY.item(), 1e-9);
            assertEquals(fxxy(point[0], point[1]), mixed.item(), 1e-9);
            assertEquals(fxxy(point[0], point[1]), mixedOtherwise.item(), 1e-9);
        }
    }

    @ParameterizedTest(name = "{0} of {1}")
    @MethodSource("pairs")
    @DisplayName("P10 perturbations of different derivatives are not confused")
    void perturbationConfusion(Mode outer, Mode inner) {
        Tensor one = Tensor.of(1.0);
        Tensor two = Tensor.of(2.0);
        Tensor three = Tensor.of(3.0);

        // J. Siskind, B. Pearlmutter, 2005: d/dx (x * d/dy (x + y)) = 1; one shared perturbation gives 2.
        assertEquals(1, outer.at(x -> x.mul(inner.at(y -> x.add(y), one)), one).item());
        // d/dx (x * d/dy (x y)) = d/dx x^2 = 2 x
        assertEquals(
                6, outer.at(x -> x.mul(inner.at(y -> x.mul(y), two)), three).item());
        // d/dx (d/dy (x y^2) at y = x) = d/dx 2 x^2 = 4 x
        assertEquals(12, outer.at(x -> inner.at(y -> x.mul(y).mul(y), x), three).item());
        // d/dx (x * d/dy (y^3) at y = 2) = 12: the inner derivative does not see x at all
        assertEquals(
                12, outer.at(x -> x.mul(inner.at(y -> y.pow(3), two)), three).item());
        // d/dx (x * d/dy (x stop(y) + y) at y = x) = d/dx x = 1: stopGradient hides y from both derivatives
        assertEquals(
                1,
                outer.at(x -> inner.at(y -> x.mul(y.stopGradient()).add(y), x).mul(x), three)
                        .item());
    }

    @ParameterizedTest(name = "{0} of {1} of {2}")
    @MethodSource("triples")
    @DisplayName("P10 three derivatives over three variables that meet in one product")
    void confusionOfThree(Mode outer, Mode middle, Mode inner) {
        // d/dx [x * d/dy [y * d/dz (x y z^2)]] at y = 2, z = 5: d/dz = 10 x y; d/dy (10 x y^2) = 40 x; d/dx 40 x^2 = 80
        // x
        Tensor result = outer.at(
                x -> x.mul(middle.at(
                        y -> y.mul(inner.at(z -> x.mul(y).mul(z).mul(z), Tensor.of(5.0))), Tensor.of(2.0))),
                Tensor.of(3.0));

        assertEquals(240, result.item());
    }

    @ParameterizedTest(name = "{0} of {1}")
    @MethodSource("pairs")
    @DisplayName("P10 derivatives may close over tensors of enclosing derivatives")
    void closures(Mode outer, Mode inner) {
        // d/dx (d/dy e^(x y) at y = 2) = d/dx (x e^(2 x)) = (1 + 2 x) e^(2 x)
        Tensor product = outer.at(x -> inner.at(y -> x.mul(y).exp(), Tensor.of(2.0)), Tensor.of(0.5));
        // The same tensor as matrix and as variable: d/dx (d/dy (sum (x y)^2) at y = 3) = d/dx (2 x^2 * 3) * n
        Tensor ones = Tensor.ones(4);
        Tensor sums = outer.at(x -> inner.at(y -> ones.mul(x).mul(y).square().sum(), Tensor.of(3.0)), Tensor.of(0.5));

        assertEquals(2 * Math.exp(1), product.item(), 1e-14);
        assertEquals(4 * 12 * 0.5, sums.item(), 1e-14);
    }

    @Test
    @DisplayName("P10 fifth derivative by nesting one mode and by alternating both")
    void fifthDerivative() {
        UnaryOperator<Function<Tensor, Tensor>> reverse = g -> x -> Mode.REVERSE.at(g, x);
        UnaryOperator<Function<Tensor, Tensor>> forward = g -> x -> Mode.FORWARD.at(g, x);
        List<List<UnaryOperator<Function<Tensor, Tensor>>>> nestings = List.of(
                List.of(reverse, reverse, reverse, reverse, reverse),
                List.of(forward, forward, forward, forward, forward),
                List.of(reverse, forward, reverse, forward, reverse));
        for (var nesting : nestings) {
            Function<Tensor, Tensor> g = x -> x.mul(x.exp());
            for (var derivative : nesting) {
                g = derivative.apply(g);
            }
            // d^n/dx^n (x e^x) = (x + n) e^x
            assertEquals(5.75 * Math.exp(0.75), g.apply(Tensor.of(0.75)).item(), 1e-12);
        }
    }

    @Test
    @DisplayName("P10 nested explicit tapes give the second derivative")
    void nestedTapes() {
        try (Tape outer = new Tape()) {
            Tensor x = outer.watch(Tensor.of(2.0), "x");
            Tensor first;
            try (Tape inner = new Tape()) {
                Tensor w = inner.watch(x, "w");
                first = inner.gradient(w.mul(w).mul(w), w);
            }
            assertEquals(12, first.item());
            assertEquals(12, outer.gradient(first, x).item()); // (x^3)'' = 6 x
            assertEquals(36, outer.gradient(first.mul(x), x).item()); // (3 x^3)' = 9 x^2
        }
    }

    @Test
    @DisplayName("P10 an explicit tape inside a functional derivative, and the other way round")
    void mixedDoors() {
        Tensor second = grad((Tensor x) -> {
                    try (Tape tape = new Tape()) {
                        Tensor w = tape.watch(x, "w");
                        return tape.gradient(w.pow(4), w);
                    }
                })
                .apply(Tensor.of(2.0));
        assertEquals(48, second.item(), 1e-12); // (x^4)'' = 12 x^2

        try (Tape tape = new Tape()) {
            Tensor x = tape.watch(Tensor.of(2.0), "x");
            assertEquals(48, tape.gradient(grad(w -> w.pow(4)).apply(x), x).item(), 1e-12);
            assertEquals(
                    48,
                    tape.gradient(jvp(w -> w.pow(4), x, Tensor.of(1.0)).tangent(), x)
                            .item(),
                    1e-12);
        }
    }

    @Test
    @DisplayName("P10 a tangent and a cotangent may belong to an enclosing derivative")
    void seedsOfEnclosingDerivatives() {
        Tensor three = Tensor.of(3.0);
        // J t = x^2 ' t = 2 * 3 * t, by t: 6
        assertEquals(
                6,
                grad(t -> jvp(x -> x.mul(x), three, t).tangent())
                        .apply(Tensor.of(5.0))
                        .item());
        assertEquals(
                6,
                grad(g -> Autograd.vjp(x -> x.mul(x), three).apply(g))
                        .apply(Tensor.of(5.0))
                        .item());
        // d/dt (t * J t) = 2 * 6 t
        assertEquals(
                60,
                grad(t -> jvp(x -> x.mul(x), three, t).tangent().mul(t))
                        .apply(Tensor.of(5.0))
                        .item());
    }
}
