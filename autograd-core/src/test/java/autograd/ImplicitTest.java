package autograd;

import static autograd.Autograd.grad;
import static autograd.Autograd.jvp;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import autograd.NestingTest.Mode;
import autograd.array.DType;
import autograd.check.GradientCheck;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("implicit functions")
class ImplicitTest {
    // The iterations stop at 1e-12; a derivative of order k solves k + 1 equations, each to that.
    private static final double SOLVED = 1e-10;

    /** x^3 = p */
    private static Tensor cubeRoot(Tensor p) {
        return Implicit.root(
                (x, q) -> x.mul(x).mul(x).sub(q), Tensor.ones(p.shape().toArray()), p);
    }

    /** Heron's x = (x + p / x) / 2, the square root. */
    private static Tensor heron(Tensor p) {
        return Implicit.fixedPoint(
                (x, q) -> x.add(q.div(x)).mul(0.5), Tensor.ones(p.shape().toArray()), p);
    }

    /** x = p sin(x) / 2 + p, whose iteration contracts slowly. */
    private static Tensor kepler(Tensor p) {
        return Implicit.fixedPoint((x, q) -> x.sin().mul(0.5).add(q), Tensor.of(0.0), p);
    }

    @Test
    void valuesAndGradients() {
        Tensor p = Tensor.of(8.0, 27, 0.125);
        assertArrayEquals(new double[] {2, 3, 0.5}, cubeRoot(p).toDoubleArray(), SOLVED);
        assertArrayEquals(
                new double[] {1.0 / 12, 1.0 / 27, 4.0 / 3},
                grad(q -> cubeRoot(q).sum()).apply(p).toDoubleArray(),
                SOLVED);
        assertArrayEquals(
                new double[] {2.0 / 12, 0, -4.0 / 3},
                jvp(q -> cubeRoot(q), p, Tensor.of(2.0, 0, -1)).tangent().toDoubleArray(),
                SOLVED);
        assertEquals(3, heron(Tensor.of(9.0)).item(), SOLVED);
        assertEquals(1.0 / 6, grad(q -> heron(q)).apply(Tensor.of(9.0)).item(), SOLVED);
        // x - sin(x) / 2 = p at x = 1: dx/dp = 1 / (1 - cos(1) / 2)
        Tensor at = Tensor.of(1 - Math.sin(1) / 2);
        assertEquals(1, kepler(at).item(), SOLVED);
        assertEquals(1 / (1 - Math.cos(1) / 2), grad(q -> kepler(q)).apply(at).item(), SOLVED);
    }

    @ParameterizedTest(name = "{0} of {1}")
    @MethodSource("autograd.NestingTest#pairs")
    @DisplayName("P10 second order in all four nestings")
    void secondOrder(Mode outer, Mode inner) {
        // (p^(1/3))'' = -2/9 p^(-5/3); (p^(1/2))'' = -1/4 p^(-3/2); x'' = -sin(x) / 2 (x')^3
        UnaryOperator<Tensor> root = p -> outer.at(a -> inner.at(b -> cubeRoot(b), a), p);
        assertEquals(-2.0 / 9 / 32, root.apply(Tensor.of(8.0)).item(), SOLVED);
        UnaryOperator<Tensor> point = p -> outer.at(a -> inner.at(b -> heron(b), a), p);
        assertEquals(-0.25 / 27, point.apply(Tensor.of(9.0)).item(), SOLVED);
        double slope = 1 / (1 - Math.cos(1) / 2);
        assertEquals(
                -Math.sin(1) / 2 * slope * slope * slope,
                outer.at(a -> inner.at(b -> kepler(b), a), Tensor.of(1 - Math.sin(1) / 2))
                        .item(),
                SOLVED);
    }

    @ParameterizedTest(name = "{0} of {1} of {2}")
    @MethodSource("autograd.NestingTest#triples")
    @DisplayName("P10 third order in all eight nestings")
    void thirdOrder(Mode outer, Mode middle, Mode inner) {
        // (p^(1/3))''' = 10/27 p^(-8/3)
        Tensor third = outer.at(a -> middle.at(b -> inner.at(c -> cubeRoot(c), b), a), Tensor.of(8.0));
        assertEquals(10.0 / 27 / 256, third.item(), SOLVED);
    }

    @Test
    @DisplayName("a linear system: the solution and its derivatives by matrix and right-hand side")
    void linearSystem() {
        Tensor m = Tensor.of(new double[][] {{4, 1, 0}, {-1, 3, 1}, {0.5, 0, 2}});
        Tensor b = Tensor.of(1.0, -2, 0.5);
        TriFunction<Tensor> residual = (x, a, c) -> a.matmul(x).sub(c);
        Tensor x = Implicit.root(residual, Tensor.zerosLike(b), m, b);
        assertArrayEquals(b.toDoubleArray(), m.matmul(x).toDoubleArray(), SOLVED);
        assertTrue(GradientCheck.standard()
                .withOrder(2)
                .run((a, c) -> Implicit.root(residual, Tensor.zerosLike(b), a, c), m, b)
                .passed());
        // Jacobi's iteration for the same system
        Tensor diagonal = Tensor.of(4.0, 3, 2);
        TriFunction<Tensor> jacobi = (y, a, c) -> y.add(c.sub(a.matmul(y)).div(diagonal));
        assertArrayEquals(
                x.toDoubleArray(),
                Implicit.fixedPoint(jacobi, Tensor.zerosLike(b), m, b).toDoubleArray(),
                SOLVED);
        assertTrue(GradientCheck.standard()
                .withOrder(2)
                .run((a, c) -> Implicit.fixedPoint(jacobi, Tensor.zerosLike(b), a, c), m, b)
                .passed());
    }

    @Test
    @DisplayName("a layer that is a fixed point, used twice on one tape")
    void layer() {
        Tensor w = Tensor.normal(3, 3, 3).mul(0.2);
        Tensor input = Tensor.normal(4, 2, 3);
        BiFunctionOfLists cell = (h, ps) -> h.matmul(ps.get(0)).add(ps.get(1)).tanh();
        assertTrue(GradientCheck.standard()
                .withOrder(2)
                .run(
                        (v, x) -> {
                            Tensor first = Implicit.fixedPointAll(cell::apply, Tensor.zerosLike(x), List.of(v, x));
                            return Implicit.fixedPointAll(cell::apply, Tensor.zerosLike(x), List.of(v, first));
                        },
                        w,
                        input)
                .passed());
    }

    @FunctionalInterface
    private interface BiFunctionOfLists {
        Tensor apply(Tensor x, List<Tensor> ps);
    }

    @Test
    void single() {
        Tensor p = Tensor.of(8f);
        Tensor root = Implicit.root((x, q) -> x.mul(x).mul(x).sub(q), Tensor.of(1f), p);
        assertEquals(DType.FLOAT32, root.dtype());
        assertEquals(2, root.item(), 1e-5);
        assertEquals(
                1.0 / 12,
                grad((Tensor q) -> Implicit.root((x, r) -> x.mul(x).mul(x).sub(r), Tensor.of(1f), q))
                        .apply(p)
                        .item(),
                1e-6);
    }

    @Test
    @DisplayName("what does not converge, is singular or captures a watched tensor says so")
    void failures() {
        Tensor one = Tensor.of(1.0);
        String circling = assertThrows(
                        ArithmeticException.class, () -> Implicit.fixedPoint((x, p) -> p.sub(x), Tensor.of(0.3), one))
                .getMessage();
        assertTrue(
                circling.startsWith("fixedPoint: no convergence in 1000 iterations; the last step was 0."), circling);
        String growing = assertThrows(
                        ArithmeticException.class,
                        () -> Implicit.fixedPoint((x, p) -> x.mul(x).mul(p), one.mul(2), one))
                .getMessage();
        assertTrue(growing.startsWith("fixedPoint: not finite after "), growing);
        String flat = assertThrows(ArithmeticException.class, () -> Implicit.root((x, p) -> p.mul(1), one, one))
                .getMessage();
        assertTrue(flat.startsWith("root: the Jacobian dF/dx is singular"), flat);
        String none = assertThrows(
                        ArithmeticException.class,
                        () -> Implicit.root((x, p) -> x.square().add(p), Tensor.of(0.7), one))
                .getMessage();
        assertTrue(none.startsWith("root: "), none);
        String early = assertThrows(
                        ArithmeticException.class,
                        () -> Implicit.rootAll(
                                (x, ps) -> x.square().sub(ps.get(0)),
                                one,
                                List.of(Tensor.of(1e6)),
                                new Convergence(1e-9, 3)))
                .getMessage();
        assertTrue(early.startsWith("root: no convergence in 3 steps"), early);
        String captured = assertThrows(
                        IllegalStateException.class,
                        () -> grad((Tensor w) -> Implicit.root((x, p) -> x.sub(w.mul(p)), one, w))
                                .apply(one))
                .getMessage();
        assertTrue(captured.contains("that is no parameter"), captured);
    }

    @Test
    @DisplayName("inside vmap each example has a solution, a start and a gradient of its own")
    void examples() {
        Tensor p = Tensor.of(8.0, 27, 0.125);
        Tensor starts = Tensor.of(1.0, 4, 0.1);
        assertArrayEquals(
                new double[] {1.0 / 12, 1.0 / 27, 4.0 / 3},
                Autograd.vmap((Tensor q) -> grad((Tensor r) -> cubeRoot(r)).apply(q))
                        .apply(p)
                        .toDoubleArray(),
                SOLVED);
        assertArrayEquals(
                new double[] {2, 3, 0.5},
                Autograd.vmap((Tensor q, Tensor start) ->
                                Implicit.root((x, r) -> x.mul(x).mul(x).sub(r), start, q))
                        .apply(p, starts)
                        .toDoubleArray(),
                SOLVED);
        assertArrayEquals(
                new double[] {1.0 / 4, 1.0 / 6},
                Autograd.vmap((Tensor q) -> grad((Tensor r) -> heron(r)).apply(q))
                        .apply(Tensor.of(4.0, 9))
                        .toDoubleArray(),
                SOLVED);
    }
}
