package autograd;

import static autograd.Autograd.grad;
import static autograd.Autograd.jvp;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import autograd.NestingTest.Mode;
import autograd.array.DType;
import autograd.shape.Shape;
import autograd.shape.ShapeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CustomOpTest {
    private static final double EXACT = 1e-14; // a handful of roundings of numbers near 1

    /** x^3, its rule written with the operand. */
    private final CustomOp cube = CustomOp.of(
            "cube",
            xs -> xs.get(0).mul(xs.get(0)).mul(xs.get(0)),
            (g, xs, y) -> List.of(g.mul(xs.get(0).square()).mul(3)));

    /** e^x, its rule written with the result. */
    private final CustomOp exponential =
            CustomOp.of("exponential", xs -> xs.get(0).exp(), (g, xs, y) -> List.of(g.mul(y)));

    /** a / b, two operands. */
    private final CustomOp quotient = CustomOp.of("quotient", xs -> xs.get(0).div(xs.get(1)), (g, xs, y) -> {
        Tensor b = xs.get(1);
        return List.of(g.div(b), g.mul(y).div(b).neg());
    });

    /** A matrix times a vector, which is not elementwise. */
    private final CustomOp product = CustomOp.of(
            "product",
            xs -> xs.get(0).matmul(xs.get(1)),
            (g, xs, y) -> List.of(g.outer(xs.get(1)), xs.get(0).transpose().matmul(g)));

    /** Rows of a table by INT32 indices. */
    private final CustomOp rows = CustomOp.of("rows", xs -> xs.get(0).take(xs.get(1), 0), (g, xs, y) -> {
        Tensor oneHot = Indexing.oneHot(xs.get(1), xs.get(0).shape().size(0), DType.FLOAT64);
        return Arrays.asList(oneHot.transpose().matmul(g), null);
    });

    @Test
    void theForwardFunctionSeesPlainNumbersAndIsNotRecorded() {
        List<Tensor> seen = new ArrayList<>();
        CustomOp op = CustomOp.of(
                        "op",
                        xs -> {
                            seen.add(xs.get(0));
                            return xs.get(0).exp().log().mul(2);
                        },
                        (g, xs, y) -> List.of(g.mul(2)))
                .withoutChecks();
        try (Tape tape = new Tape()) {
            Tensor x = tape.watch(Tensor.of(3.0), "x");
            Tensor y = op.apply(x);

            assertEquals(2, tape.size());
            assertEquals("op", tape.entry(1).name());
            assertEquals(6, y.item(), 1e-15 * 6);
            assertEquals(2, tape.gradient(y, x).item());
        }
        assertEquals(1, seen.size());
        assertFalse(seen.get(0).toString().contains("entry"), seen.get(0)::toString);
        assertEquals(4, seen.get(0).add(1).item(), "the operand does not end with the tape");
    }

    @Test
    void theRuleReplacesTheDerivativeOfTheForwardFunction() {
        CustomOp straightThrough = CustomOp.of(
                        "round", xs -> xs.get(0).to(DType.INT32).to(DType.FLOAT64), (g, xs, y) -> List.of(g))
                .withoutChecks();

        assertEquals(
                1, grad(x -> straightThrough.apply(x)).apply(Tensor.of(3.0)).item());
        assertEquals(
                1,
                jvp(x -> straightThrough.apply(x), Tensor.of(3.0), Tensor.of(1.0))
                        .tangent()
                        .item());
    }

    @Test
    @DisplayName("the derived JVP equals the analytic one, elementwise")
    void derivedJvp() {
        Tensor x = Tensor.of(0.5, -1.5, 2);
        Tensor t = Tensor.of(1.0, -2, 0.25);

        ValueAndTangent cubed = jvp(a -> cube.apply(a), x, t);
        assertArrayEquals(new double[] {0.125, -3.375, 8}, cubed.value().toDoubleArray());
        assertArrayEquals(new double[] {0.75, -13.5, 3}, cubed.tangent().toDoubleArray(), EXACT); // 3 x^2 t

        Tensor tangent = jvp(a -> exponential.apply(a), x, t).tangent();
        assertArrayEquals(
                new double[] {Math.exp(0.5), -2 * Math.exp(-1.5), 0.25 * Math.exp(2)}, tangent.toDoubleArray(), EXACT);
    }

    @Test
    @DisplayName("the derived JVP equals the analytic one, by each operand and by both")
    void derivedJvpOfSeveralOperands() {
        Tensor a = Tensor.of(3.0, 1);
        Tensor b = Tensor.of(2.0, 4);
        Tensor ta = Tensor.of(1.0, 2);
        Tensor tb = Tensor.of(-1.0, 8);

        // d(a / b) = ta / b - a tb / b^2
        assertArrayEquals(
                new double[] {0.5 + 0.75, 0.5 - 0.5},
                jvp((p, q) -> quotient.apply(p, q), a, b, ta, tb).tangent().toDoubleArray(),
                EXACT);
        assertArrayEquals(
                new double[] {0.5, 0.5},
                jvp(p -> quotient.apply(p, b), a, ta).tangent().toDoubleArray(),
                EXACT);
        assertArrayEquals(
                new double[] {0.75, -0.5},
                jvp(q -> quotient.apply(a, q), b, tb).tangent().toDoubleArray(),
                EXACT);
    }

    @Test
    @DisplayName("the derived JVP equals the analytic one, not elementwise")
    void derivedJvpOfAMatrixProduct() {
        Tensor m = Tensor.of(new double[][] {{1, 2, 3}, {4, 5, 6}});
        Tensor v = Tensor.of(1.0, 0, -1);
        Tensor tm = Tensor.of(new double[][] {{0, 1, 0}, {1, 0, 1}});
        Tensor tv = Tensor.of(2.0, 1, 0);

        ValueAndTangent result = jvp((p, q) -> product.apply(p, q), m, v, tm, tv);

        assertArrayEquals(new double[] {-2, -2}, result.value().toDoubleArray());
        assertArrayEquals(new double[] {0 + 4, 0 + 13}, result.tangent().toDoubleArray()); // tm v + m tv
    }

    @Test
    @DisplayName("a rule that ignores its cotangent has a zero JVP")
    void constantRule() {
        CustomOp step = CustomOp.of("step", xs -> xs.get(0).sign(), (g, xs, y) -> List.of(Tensor.zerosLike(xs.get(0))));

        assertEquals(
                0,
                jvp(x -> step.apply(x), Tensor.of(3.0), Tensor.of(1.0))
                        .tangent()
                        .item());
        assertEquals(0, grad(x -> step.apply(x)).apply(Tensor.of(3.0)).item());
    }

    @ParameterizedTest(name = "{0} of {1}")
    @MethodSource("autograd.NestingTest#pairs")
    @DisplayName("P10 second order through a custom rule in all four nestings")
    void secondOrder(Mode outer, Mode inner) {
        Tensor x = Tensor.of(0.7);
        // (x^3)'' = 6 x; (e^x)'' = e^x; (2 / x)'' = 4 / x^3
        assertEquals(4.2, outer.at(a -> inner.at(b -> cube.apply(b), a), x).item(), EXACT);
        assertEquals(
                Math.exp(0.7),
                outer.at(a -> inner.at(b -> exponential.apply(b), a), x).item(),
                EXACT);
        assertEquals(
                4 / 0.343,
                outer.at(a -> inner.at(b -> quotient.apply(Tensor.of(2.0), b), a), x)
                        .item(),
                1e-13);
        // d/db d/da (a / b) = -1 / b^2, one operand watched by each derivative
        assertEquals(
                -1 / 0.49,
                outer.at(b -> inner.at(a -> quotient.apply(a, b), Tensor.of(2.0)), x)
                        .item(),
                1e-13);
    }

    @ParameterizedTest(name = "{0} of {1} of {2}")
    @MethodSource("autograd.NestingTest#triples")
    @DisplayName("P10 third order through a custom rule in all eight nestings")
    void thirdOrder(Mode outer, Mode middle, Mode inner) {
        Tensor x = Tensor.of(0.7);
        // (e^(x^3))''' = (6 + 54 x^3 + 27 x^6) e^(x^3)
        double cubed = 0.7 * 0.7 * 0.7;
        double expected = (6 + 54 * cubed + 27 * cubed * cubed) * Math.exp(cubed);

        Tensor third = outer.at(a -> middle.at(b -> inner.at(c -> exponential.apply(cube.apply(c)), b), a), x);

        assertEquals(expected, third.item(), 1e-12 * expected);
    }

    @Test
    void insideJacobianForwardAndReverse() {
        Tensor m = Tensor.of(new double[][] {{1, 2, 3}, {4, 5, 6}});
        Tensor v = Tensor.of(1.0, 0, -1);

        Tensor byVector = Derivatives.jacobianForward(q -> product.apply(m, q)).apply(v);
        Tensor byMatrix = Derivatives.jacobianForward(p -> product.apply(p, v)).apply(m);

        assertEquals(Shape.of(2, 3), byVector.shape());
        assertArrayEquals(m.toDoubleArray(), byVector.toDoubleArray());
        assertEquals(Shape.of(2, 2, 3), byMatrix.shape()); // dy[i] / dm[j, k] = delta_ij v[k]
        double[] expected = {1, 0, -1, 0, 0, 0, 0, 0, 0, 1, 0, -1};
        assertArrayEquals(expected, byMatrix.toDoubleArray(), EXACT);
        Tensor byRows = Derivatives.jacobianReverse(p -> product.apply(p, v)).apply(m);
        assertArrayEquals(expected, byRows.toDoubleArray(), EXACT);
    }

    @Test
    void insideHessianAndHvp() {
        Tensor x = Tensor.of(1.0, -2, 0.5);

        Tensor hessian = Derivatives.hessian(a -> cube.apply(a).sum()).apply(x); // diag(6 x)
        Tensor hvp = Derivatives.hvp(a -> cube.apply(a).sum(), x, Tensor.of(1.0, 1, 2));

        assertArrayEquals(new double[] {6, 0, 0, 0, -12, 0, 0, 0, 3}, hessian.toDoubleArray());
        assertArrayEquals(new double[] {6, -12, 6}, hvp.toDoubleArray());
    }

    @Test
    @DisplayName("an INT32 operand needs no cotangent, in either mode")
    void discreteOperands() {
        Tensor table = Tensor.of(new double[][] {{1, 2}, {3, 4}, {5, 6}});
        Tensor indices = Tensor.ints(2, 0, 2);
        Tensor weights = Tensor.of(new double[][] {{1, 2}, {3, 4}, {5, 6}});

        Tensor gradient = grad(t -> rows.apply(t, indices).mul(weights).sum()).apply(table);
        assertArrayEquals(new double[] {3, 4, 0, 0, 6, 8}, gradient.toDoubleArray());

        Tensor tangent = jvp(t -> rows.apply(t, indices), table, weights).tangent();
        assertArrayEquals(new double[] {5, 6, 1, 2, 5, 6}, tangent.toDoubleArray());

        // sum of (rows)^2: row 2 counts twice, row 1 never
        Tensor hessian =
                Derivatives.hessian(t -> rows.apply(t, indices).square().sum()).apply(table);
        double[] diagonal = {2, 2, 0, 0, 4, 4};
        for (int i = 0; i < 6; i++) {
            for (int j = 0; j < 6; j++) {
                assertEquals(i == j ? diagonal[i] : 0, hessian.reshape(6, 6).get(i, j));
            }
        }
    }

    @Test
    @DisplayName("FLOAT32 is kept, and operands of both floating dtypes get cotangents of their own")
    void dtypes() {
        Tensor single = Tensor.of(1f, 2f);
        assertEquals(DType.FLOAT32, cube.apply(single).dtype());
        assertEquals(DType.FLOAT32, grad(x -> cube.apply(x).sum()).apply(single).dtype());
        assertEquals(
                DType.FLOAT32, jvp(x -> cube.apply(x), single, single).tangent().dtype());

        CustomOp mixed = CustomOp.of(
                "mixed",
                xs -> xs.get(0).mul(xs.get(1)),
                (g, xs, y) -> List.of(g.mul(xs.get(1)).to(DType.FLOAT32), g.mul(xs.get(0))));
        Tensor wide = Tensor.of(3.0, 4.0);
        List<Tensor> gradients =
                grad((Tensor a, Tensor b) -> mixed.apply(a, b).sum()).apply(single, wide);
        assertEquals(DType.FLOAT32, gradients.get(0).dtype());
        assertArrayEquals(new double[] {3, 4}, gradients.get(0).toDoubleArray());
        assertEquals(DType.FLOAT64, gradients.get(1).dtype());
        ValueAndTangent forward = jvp((a, b) -> mixed.apply(a, b), single, wide, single, wide);
        assertArrayEquals(new double[] {6, 16}, forward.tangent().toDoubleArray()); // 2 a b
        assertEquals(DType.FLOAT64, forward.tangent().dtype());
    }

    @Test
    @DisplayName("a result that is INT32 or BOOL carries no derivative, in either mode")
    void discreteResults() {
        CustomOp largest =
                CustomOp.of("largest", xs -> xs.get(0).argMax(0), (g, xs, y) -> List.of(Tensor.zerosLike(xs.get(0))));
        CustomOp above =
                CustomOp.of("above", xs -> xs.get(0).greater(2), (g, xs, y) -> List.of(Tensor.zerosLike(xs.get(0))));
        Tensor x = Tensor.of(1.0, 3);
        Tensor t = Tensor.of(10.0, 100);

        assertArrayEquals(
                new double[] {0, 1},
                grad(a -> a.take(largest.apply(a).reshape(1), 0).sum()).apply(x).toDoubleArray());
        assertEquals(
                100,
                jvp(a -> a.take(largest.apply(a).reshape(1), 0).sum(), x, t)
                        .tangent()
                        .item());
        assertArrayEquals(
                new double[] {2, 1},
                grad(a -> Comparisons.where(above.apply(a), a, a.mul(2)).sum())
                        .apply(x)
                        .toDoubleArray());
        assertArrayEquals(
                new double[] {20, 100},
                jvp(a -> Comparisons.where(above.apply(a), a, a.mul(2)), x, t)
                        .tangent()
                        .toDoubleArray());
        assertArrayEquals(
                new double[] {20, 100},
                jvp(a -> a.mul(largest.apply(a).to(DType.FLOAT64).add(1)), x, Tensor.of(10.0, 50))
                        .tangent()
                        .toDoubleArray());
    }

    @Test
    @DisplayName("ops of one name are different ops")
    void namesAreNotIdentity() {
        CustomOp twice = CustomOp.of("exp", xs -> xs.get(0).mul(2), (g, xs, y) -> List.of(g.mul(2)));

        assertEquals("exp", twice.name());
        assertEquals(2, grad(x -> twice.apply(x)).apply(Tensor.of(3.0)).item());
        assertEquals(Math.exp(3), grad(x -> x.exp()).apply(Tensor.of(3.0)).item(), 1e-14 * Math.exp(3));
    }

    @Test
    void aForwardRuleOfItsOwnIsUsed() {
        List<String> calls = new ArrayList<>();
        CustomOp op = CustomOp.of(
                "product",
                xs -> xs.get(0).mul(xs.get(1)),
                (g, xs, y) -> List.of(g.mul(xs.get(1)), g.mul(xs.get(0))),
                (ts, xs, y) -> {
                    calls.add("jvp");
                    return ts.get(0).mul(xs.get(1)).add(ts.get(1).mul(xs.get(0)));
                });
        Tensor b = Tensor.of(5.0, 7);
        assertArrayEquals(
                new double[] {10, 7},
                jvp((Tensor a) -> op.apply(a, b), Tensor.of(1.0, 2), Tensor.of(2.0, 1))
                        .tangent()
                        .toDoubleArray());
        assertEquals(List.of("jvp"), calls);
        CustomOp narrow = CustomOp.of(
                "narrow",
                xs -> xs.get(0),
                (g, xs, y) -> List.of(g),
                (ts, xs, y) -> ts.get(0).sum());
        ShapeException e =
                assertThrows(ShapeException.class, () -> jvp((Tensor a) -> narrow.apply(a), b, Tensor.onesLike(b)));
        assertTrue(e.getMessage().contains("jvp of \"narrow\": tangent is FLOAT64 []; the result needs FLOAT64 [2]"));
    }

    /** The reverse rule of x^3 in one pass over arrays: {@code 3 g x^2}. */
    private final CustomOp cubeSlope = CustomOp.of(
            "cubeSlope",
            xs -> {
                double[] g = xs.get(0).toDoubleArray();
                double[] x = xs.get(1).toDoubleArray();
                for (int i = 0; i < g.length; i++) {
                    g[i] = 3 * g[i] * x[i] * x[i];
                }
                return Tensor.of(g, xs.get(0).shape());
            },
            (h, xs, slope) -> List.of(
                    h.mul(xs.get(1).square()).mul(3),
                    h.mul(xs.get(0)).mul(xs.get(1)).mul(6),
                    Tensor.zerosLike(xs.get(2))));

    private final CustomOp fusedCube =
            CustomOp.fused("fusedCube", xs -> xs.get(0).mul(xs.get(0)).mul(xs.get(0)), cubeSlope);

    @ParameterizedTest(name = "{0} of {1} of {2}")
    @MethodSource("autograd.NestingTest#triples")
    @DisplayName("P10 a rule that computes with arrays and has a rule of its own, to third order")
    void fusedRule(Mode outer, Mode middle, Mode inner) {
        Tensor x = Tensor.of(0.7);
        assertEquals(3 * 0.49, inner.at(a -> fusedCube.apply(a), x).item(), EXACT);
        assertEquals(
                4.2, middle.at(a -> inner.at(b -> fusedCube.apply(b), a), x).item(), EXACT);
        assertEquals(
                6,
                outer.at(a -> middle.at(b -> inner.at(c -> fusedCube.apply(c), b), a), x)
                        .item(),
                EXACT);
    }
}
