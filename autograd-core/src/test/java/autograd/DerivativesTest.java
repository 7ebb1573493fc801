package autograd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import autograd.array.DType;
import autograd.shape.Shape;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Numerator layout: J[i.., j..] = dy[i..]/dx[j..], on functions whose Jacobians and Hessians are derived by hand. */
class DerivativesTest {
    private static final double EXACT = 1e-14; // a handful of roundings of numbers near 1

    private static void assertTensor(Shape shape, double[] expected, Tensor actual) {
        assertEquals(shape, actual.shape());
        assertArrayEquals(expected, actual.toDoubleArray(), EXACT);
    }

    private static Tensor at(Tensor x, int i) {
        return x.slice(0, i, i + 1).sum();
    }

    /** Asserts the Jacobian in both modes and in the mode that jacobian picks. */
    private static void assertJacobian(Shape shape, double[] expected, UnaryOperator<Tensor> f, Tensor x) {
        assertTensor(shape, expected, Derivatives.jacobian(f).apply(x));
        assertTensor(shape, expected, Derivatives.jacobianForward(f).apply(x));
        assertTensor(shape, expected, Derivatives.jacobianReverse(f).apply(x));
    }

    @Test
    void jacobianOfAVectorFunction() {
        // f(x) = (x0^2, x0 x1, x2 sin x1)
        UnaryOperator<Tensor> f = x -> Shaping.stack(
                0, at(x, 0).square(), at(x, 0).mul(at(x, 1)), at(x, 1).sin().mul(at(x, 2)));
        double[] expected = {6, 0, 0, 0.5, 3, 0, 0, -2 * Math.cos(0.5), Math.sin(0.5)};

        assertJacobian(Shape.of(3, 3), expected, f, Tensor.of(3, 0.5, -2));
    }

    @Test
    void jacobiansWithMoreRowsOrMoreColumns() {
        Tensor m = Tensor.of(new double[][] {{1, 2, 3}, {4, 5, 6}});
        double[] transposed = {1, 4, 2, 5, 3, 6};

        assertJacobian(Shape.of(2, 3), m.toDoubleArray(), x -> m.matmul(x), Tensor.of(1, 2, 3));
        assertJacobian(Shape.of(3, 2), transposed, x -> m.transpose().matmul(x), Tensor.of(1, 2));
    }

    @Test
    void jacobiansOfScalars() {
        assertJacobian(Shape.SCALAR, new double[] {6}, Tensor::square, Tensor.of(3));
        assertJacobian(Shape.of(2), new double[] {1, 6}, x -> Shaping.stack(0, x, x.square()), Tensor.of(3));
        assertJacobian(Shape.of(3), new double[] {2, 4, 6}, x -> x.square().sum(), Tensor.of(1, 2, 3));
    }

    @Test
    void jacobianOfAMatrixFunction() {
        // Y = A X: dY[i, j] / dX[k, l] = A[i, k] delta_jl
        Tensor a = Tensor.of(new double[][] {{1, 2, 3}, {4, 5, 6}});
        double[] expected = new double[2 * 2 * 3 * 2];
        for (int i = 0; i < 2; i++) {
            for (int j = 0; j < 2; j++) {
                for (int k = 0; k < 3; k++) {
                    expected[((i * 2 + j) * 3 + k) * 2 + j] = a.get(i, k);
                }
            }
        }
        assertJacobian(Shape.of(2, 2, 3, 2), expected, a::matmul, Tensor.uniform(1, 3, 2));
    }

    @Test
    @DisplayName("jacobian takes forward mode when there are no more inputs than outputs, else reverse")
    void picksTheMode() {
        AtomicInteger evaluations = new AtomicInteger();
        UnaryOperator<Tensor> wide = x -> {
            evaluations.incrementAndGet();
            return Shaping.concat(0, x, x.square(), x.exp());
        };
        Derivatives.jacobian(wide).apply(Tensor.of(1, 2));
        assertTrue(evaluations.get() > 1, "a pass for each of 2 inputs");

        evaluations.set(0);
        UnaryOperator<Tensor> narrow = x -> {
            evaluations.incrementAndGet();
            return x.sum().reshape(1);
        };
        Derivatives.jacobian(narrow).apply(Tensor.of(1, 2));
        assertEquals(1, evaluations.get(), "one evaluation and a replay for each output");
    }

    @Test
    void jacobiansByTwoThreeAndManyArguments() {
        Tensor a = Tensor.of(2, 3);
        Tensor b = Tensor.of(5, 7);
        Tensor c = Tensor.of(11);
        double[] byA = {5, 0, 0, 7};
        double[] byB = {2, 0, 0, 3};
        for (List<Tensor> js : List.of(
                Derivatives.jacobian((Tensor x, Tensor y) -> x.mul(y)).apply(a, b),
                Derivatives.jacobianForward((Tensor x, Tensor y) -> x.mul(y)).apply(a, b),
                Derivatives.jacobianReverse((Tensor x, Tensor y) -> x.mul(y)).apply(a, b),
                Derivatives.jacobianAll(xs -> xs.get(0).mul(xs.get(1))).apply(List.of(a, b)))) {
            assertEquals(2, js.size());
            assertTensor(Shape.of(2, 2), byA, js.get(0));
            assertTensor(Shape.of(2, 2), byB, js.get(1));
        }
        for (List<Tensor> js : List.of(
                Derivatives.jacobian((Tensor x, Tensor y, Tensor z) -> x.mul(y).add(z))
                        .apply(a, b, c),
                Derivatives.jacobianForward(
                                (Tensor x, Tensor y, Tensor z) -> x.mul(y).add(z))
                        .apply(a, b, c),
                Derivatives.jacobianReverse(
                                (Tensor x, Tensor y, Tensor z) -> x.mul(y).add(z))
                        .apply(a, b, c),
                Derivatives.jacobianForwardAll(xs -> xs.get(0).mul(xs.get(1)).add(xs.get(2)))
                        .apply(List.of(a, b, c)),
                Derivatives.jacobianReverseAll(xs -> xs.get(0).mul(xs.get(1)).add(xs.get(2)))
                        .apply(List.of(a, b, c)))) {
            assertEquals(3, js.size());
            assertTensor(Shape.of(2, 2), byA, js.get(0));
            assertTensor(Shape.of(2, 2), byB, js.get(1));
            assertTensor(Shape.of(2), new double[] {1, 1}, js.get(2));
        }
    }

    @Test
    void jacobiansCanBeDifferentiated() {
        // sum J = sum 3 x^2, so its gradient is 6 x
        Tensor x = Tensor.of(1, -2, 0.5);
        for (UnaryOperator<UnaryOperator<Tensor>> jacobian : List.<UnaryOperator<UnaryOperator<Tensor>>>of(
                f -> Derivatives.jacobian(f),
                f -> Derivatives.jacobianForward(f),
                f -> Derivatives.jacobianReverse(f))) {
            UnaryOperator<Tensor> sum =
                    t -> jacobian.apply(u -> u.pow(3)).apply(t).sum();

            assertTensor(
                    Shape.of(3), new double[] {6, -12, 3}, Autograd.grad(sum).apply(x));
            assertEquals(
                    6 - 24 + 1.5,
                    Autograd.jvp(sum, x, Tensor.of(1, 2, 0.5)).tangent().item(),
                    EXACT);
        }
    }

    @Test
    void hessianOfAVector() {
        // f(x) = x0^2 x1 + x1^3
        UnaryOperator<Tensor> f = x -> at(x, 0).square().mul(at(x, 1)).add(at(x, 1).pow(3));

        assertTensor(
                Shape.of(2, 2),
                new double[] {4, 6, 6, 12},
                Derivatives.hessian(f).apply(Tensor.of(3, 2)));
        assertTensor(
                Shape.SCALAR,
                new double[] {12},
                Derivatives.hessian((Tensor x) -> x.pow(3)).apply(Tensor.of(2)));
    }

    @Test
    void hessianOfAMatrix() {
        // f(X) = sum_ij X[i, j] X[j, i]: d2f / dX[i, j] dX[k, l] = 2 delta_il delta_jk
        double[] expected = new double[16];
        for (int i = 0; i < 2; i++) {
            for (int j = 0; j < 2; j++) {
                expected[((i * 2 + j) * 2 + j) * 2 + i] = 2;
            }
        }
        Tensor hessian =
                Derivatives.hessian((Tensor x) -> x.mul(x.transpose()).sum()).apply(Tensor.uniform(2, 2, 2));

        assertTensor(Shape.of(2, 2, 2, 2), expected, hessian);
    }

    @Test
    void hessianBlocksOfTwoArguments() {
        // f(a, b) = a^T M b
        Tensor m = Tensor.of(new double[][] {{1, 2, 3}, {4, 5, 6}});
        Tensor a = Tensor.of(1, 2);
        Tensor b = Tensor.of(3, 4, 5);
        for (List<List<Tensor>> blocks : List.of(
                Derivatives.hessian((Tensor x, Tensor y) -> x.matmul(m).matmul(y))
                        .apply(a, b),
                Derivatives.hessianAll(xs -> xs.get(0).matmul(m).matmul(xs.get(1)))
                        .apply(List.of(a, b)))) {
            assertTensor(Shape.of(2, 2), new double[4], blocks.get(0).get(0));
            assertTensor(
                    Shape.of(2, 3),
                    new double[] {1, 2, 3, 4, 5, 6},
                    blocks.get(0).get(1));
            assertTensor(
                    Shape.of(3, 2),
                    new double[] {1, 4, 2, 5, 3, 6},
                    blocks.get(1).get(0));
            assertTensor(Shape.of(3, 3), new double[9], blocks.get(1).get(1));
        }
    }

    @Test
    void hessianBlocksOfThreeArguments() {
        // f(a, b, c) = a b^2 c^3 at (2, 3, 5)
        List<List<Tensor>> blocks = Derivatives.hessian(
                        (Tensor a, Tensor b, Tensor c) -> a.mul(b.square()).mul(c.pow(3)))
                .apply(Tensor.of(2), Tensor.of(3), Tensor.of(5));
        double[][] expected = {
            {0, 2 * 3 * 125, 9 * 75}, // 0, 2 b c^3, 3 b^2 c^2
            {2 * 3 * 125, 2 * 2 * 125, 2 * 6 * 75}, // 2 b c^3, 2 a c^3, 6 a b c^2
            {9 * 75, 2 * 6 * 75, 2 * 9 * 30} // 3 b^2 c^2, 6 a b c^2, 6 a b^2 c
        };
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                assertTensor(
                        Shape.SCALAR,
                        new double[] {expected[i][j]},
                        blocks.get(i).get(j));
            }
        }
    }

    @Test
    @DisplayName("hvp is the Hessian times the vector")
    void hessianVectorProducts() {
        UnaryOperator<Tensor> f = x -> at(x, 0).square().mul(at(x, 1)).add(at(x, 1).pow(3));
        // H = [[4, 6], [6, 12]] at (3, 2)
        assertTensor(Shape.of(2), new double[] {-2, -6}, Derivatives.hvp(f, Tensor.of(3, 2), Tensor.of(1, -1)));

        Tensor m = Tensor.of(new double[][] {{1, 2, 3}, {4, 5, 6}});
        Tensor va = Tensor.of(1, -1);
        Tensor vb = Tensor.of(1, 0, 2);
        List<Tensor> two =
                Derivatives.hvp((x, y) -> x.matmul(m).matmul(y), Tensor.of(1, 2), Tensor.of(3, 4, 5), va, vb);
        assertTensor(Shape.of(2), new double[] {7, 16}, two.get(0)); // M vb
        assertTensor(Shape.of(3), new double[] {-3, -3, -3}, two.get(1)); // M^T va

        List<Tensor> three = Derivatives.hvp(
                (a, b, c) -> a.mul(b).mul(c),
                Tensor.of(2),
                Tensor.of(3),
                Tensor.of(5),
                Tensor.of(1),
                Tensor.of(10),
                Tensor.of(100));
        assertTensor(Shape.SCALAR, new double[] {5 * 10 + 3 * 100}, three.get(0)); // c vb + b vc
        assertTensor(Shape.SCALAR, new double[] {5 + 2 * 100}, three.get(1)); // c va + a vc
        assertTensor(Shape.SCALAR, new double[] {3 + 2 * 10}, three.get(2)); // b va + a vb
    }

    @Test
    @DisplayName("linear functions have a Hessian of zeros, not an error")
    void linearFunctions() {
        Tensor x = Tensor.of(1, 2, 3);
        Tensor zeros = Derivatives.hessian((Tensor t) -> t.mul(4).sum()).apply(x);

        assertTensor(Shape.of(3, 3), new double[9], zeros);
        assertTensor(
                Shape.of(3),
                new double[3],
                Derivatives.hvp((Tensor t) -> t.mul(4).sum(), x, x));
        List<List<Tensor>> blocks = Derivatives.hessian(
                        (Tensor a, Tensor b) -> a.square().sum().add(b.sum()))
                .apply(x, x);
        assertTensor(
                Shape.of(3, 3),
                new double[] {2, 0, 0, 0, 2, 0, 0, 0, 2},
                blocks.get(0).get(0));
        assertTensor(Shape.of(3, 3), new double[9], blocks.get(1).get(1));
        assertTensor(Shape.of(3, 3), new double[9], blocks.get(0).get(1));
    }

    @Test
    @DisplayName("P11 a loss that does not depend on an argument has no Hessian, but an error")
    void unconnectedLoss() {
        Tensor x = Tensor.of(1, 2, 3);
        assertThrows(
                IllegalArgumentException.class,
                () -> Derivatives.hessian((Tensor a, Tensor b) -> a.square().sum())
                        .apply(x, x));
        assertThrows(
                IllegalArgumentException.class,
                () -> Derivatives.hvp((Tensor t) -> Tensor.of(t.get(0) * t.get(0)), x, x));
    }

    @Test
    void emptyTensors() {
        Tensor none = Tensor.zeros(0);
        assertJacobian(Shape.of(0, 0), new double[0], x -> x.mul(2), none);
        assertJacobian(Shape.of(3, 0), new double[0], x -> x.sum().add(Tensor.ones(3)), none);
        assertJacobian(Shape.of(0, 3), new double[0], x -> x.mul(2).slice(0, 0, 0), Tensor.of(1, 2, 3));
        assertJacobian(Shape.of(2, 0, 2, 0), new double[0], Tensor::exp, Tensor.zeros(2, 0));
        assertTensor(
                Shape.of(0, 0),
                new double[0],
                Derivatives.hessian((Tensor x) -> x.square().sum()).apply(none));
        assertTensor(
                Shape.of(0), new double[0], Autograd.grad(x -> x.square().sum()).apply(none));
        assertTensor(
                Shape.of(0),
                new double[0],
                Derivatives.hvp((Tensor x) -> x.square().sum(), none, none));
    }

    @Test
    @DisplayName("derivatives have the dtype of their argument")
    void dtypesAreKept() {
        Tensor x = Tensor.of(1f, 2f);
        Tensor wide = Tensor.of(3.0, 4.0);
        for (UnaryOperator<Tensor> f : List.<UnaryOperator<Tensor>>of(t -> t.mul(t), t -> t.mul(wide))) {
            assertEquals(DType.FLOAT32, Derivatives.jacobian(f).apply(x).dtype());
            assertEquals(DType.FLOAT32, Derivatives.jacobianForward(f).apply(x).dtype());
            assertEquals(DType.FLOAT32, Derivatives.jacobianReverse(f).apply(x).dtype());
            assertEquals(
                    DType.FLOAT32,
                    Derivatives.hessian((Tensor t) -> f.apply(t).sum()).apply(x).dtype());
            assertEquals(
                    DType.FLOAT32,
                    Derivatives.hvp((Tensor t) -> f.apply(t).sum(), x, x).dtype());
        }
        List<List<Tensor>> blocks =
                Derivatives.hessian((Tensor a, Tensor b) -> a.mul(b).sum()).apply(x, wide);
        assertEquals(DType.FLOAT32, blocks.get(0).get(1).dtype());
        assertEquals(DType.FLOAT64, blocks.get(1).get(0).dtype());
    }
}
