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
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
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
    void aCapturedTensorIsRefusedBecauseItsDerivativeWouldBeLost() {
        IllegalStateException e = assertThrows(
                IllegalStateException.class,
                () -> grad((x, b) -> {
                            CustomOp affine = CustomOp.of(
                                    "affine", xs -> xs.get(0).mul(2).add(b), (g, xs, y) -> List.of(g.mul(2)));
                            return affine.apply(x).add(b.square());
                        })
                        .apply(Tensor.of(2.0), Tensor.of(3.0)));
        assertTrue(e.getMessage().startsWith("affine: forward uses a tensor of tape #"), e.getMessage());
        assertTrue(e.getMessage().contains("pass it as an operand"), e.getMessage());
        CustomOp stopped =
                CustomOp.of("stopped", xs -> xs.get(0).add(Tensor.of(1.0).stopGradient()), (g, xs, y) -> List.of(g));
        assertEquals(
                1, grad((Tensor x) -> stopped.apply(x)).apply(Tensor.of(2.0)).item());
    }

    @Test
    void aRuleThatIsNotLinearInTheCotangentIsRefusedInForwardMode() {
        CustomOp squared = CustomOp.of(
                "squared",
                xs -> xs.get(0).square(),
                (g, xs, y) -> List.of(g.square().mul(xs.get(0)).mul(2)));
        CustomOp ignoring = CustomOp.of(
                "ignoring",
                xs -> xs.get(0).square(),
                (g, xs, y) -> List.of(xs.get(0).mul(2)));
        Tensor x = Tensor.of(1.0, 3);
        for (CustomOp op : List.of(squared, ignoring, squared.withoutChecks(), ignoring.withoutChecks())) {
            IllegalStateException e = assertThrows(
                    IllegalStateException.class, () -> jvp((Tensor z) -> op.apply(z), x, Tensor.of(1.0, 0.5)));
            assertTrue(e.getMessage().contains("not linear in the cotangent"), e.getMessage());
            assertTrue(e.getMessage().contains(op.name()), e.getMessage());
        }
        CustomOp step = CustomOp.of("step", xs -> xs.get(0).sign(), (g, xs, y) -> List.of(Tensor.zerosLike(g)));
        assertArrayEquals(
                new double[] {0, 0},
                jvp((Tensor z) -> step.apply(z), x, Tensor.of(1.0, 0.5))
                        .tangent()
                        .toDoubleArray());
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

    /** A rule that reads numbers, of the cotangent and of the operand or of the operand only. */
    private static CustomOp.Rule onArrays(boolean readsCotangent) {
        return (g, xs, y) -> {
            Tensor slope = Tensor.of(xs.get(0).toDoubleArray(), g.shape()).mul(2);
            return List.of((readsCotangent ? Tensor.of(g.toDoubleArray(), g.shape()) : g).mul(slope));
        };
    }

    @Test
    @DisplayName("a rule that computes with arrays and has no rule of its own is refused")
    void fusedRuleWithoutSecondOrder() {
        Tensor x = Tensor.of(1.0, 3);
        CustomOp opaque = CustomOp.of("opaque", xs -> xs.get(0).square(), onArrays(true));
        assertRefused(
                () -> grad(z -> opaque.apply(z).sum()).apply(x),
                "vjp of \"opaque\": rule reads the numbers of the cotangent g",
                "CustomOp.fused");
        CustomOp half = CustomOp.of("half", xs -> xs.get(0).square(), onArrays(false));
        assertArrayEquals(
                new double[] {2, 6}, grad(z -> half.apply(z).sum()).apply(x).toDoubleArray());
        for (Executable second : List.<Executable>of(
                () -> Derivatives.hessian(z -> half.apply(z).sum()).apply(x),
                () -> grad(z -> grad(t -> half.apply(t).sum()).apply(z).sum(), GradOption.ALLOW_UNUSED)
                        .apply(x),
                () -> jvp(z -> jvp(t -> half.apply(t), z, x).tangent(), x, x))) {
            assertRefused(
                    second,
                    "vjp of \"half\": the derivative of the rule disagrees with differences of the rule",
                    "element [0] of operand 0",
                    "gets 0.0",
                    "CustomOp.fused");
        }
    }

    @Test
    @DisplayName("operands are counted with those that are INT32")
    void namesTheOperandAmongDiscreteOnes() {
        CustomOp picked =
                CustomOp.of("picked", xs -> xs.get(1).take(xs.get(0), 0).square(), (g, xs, y) -> {
                    Tensor oneHot = Indexing.oneHot(xs.get(0), xs.get(1).size(), DType.FLOAT64);
                    Tensor numbers = Tensor.of(xs.get(1).take(xs.get(0), 0).toDoubleArray());
                    return Arrays.asList(
                            null, oneHot.transpose().matmul(g.mul(numbers).mul(2)));
                });
        Tensor at = Tensor.ints(1, 0);
        Tensor x = Tensor.of(1.0, 3, 5);
        assertArrayEquals(
                new double[] {2, 6, 0},
                grad(z -> picked.apply(at, z).sum()).apply(x).toDoubleArray());
        assertRefused(
                () -> Derivatives.hessian(z -> picked.apply(at, z).sum()).apply(x),
                "vjp of \"picked\": the derivative of the rule disagrees",
                "element [0] of operand 1 of shape [3]");
    }

    private static void assertRefused(Executable call, String start, String... facts) {
        String message = assertThrows(IllegalStateException.class, call).getMessage();
        assertTrue(message.startsWith(start), message);
        for (String fact : facts) {
            assertTrue(message.contains(fact), () -> "\"" + fact + "\" is missing in: " + message);
        }
    }

    @Test
    @DisplayName("P23 a wrong rule is found at its first use and named with operand and element")
    void wrongRules() {
        Tensor a = Tensor.of(new double[][] {{1.5, -2, 0.5}, {3, 1, -1}});
        Tensor b = Tensor.of(new double[][] {{0.5, 4, 2}, {-1, 2, 8}});
        List<CustomOp.Rule> wrong = List.of(
                (g, xs, y) -> List.of(g.mul(xs.get(1)), g.mul(xs.get(0)).mul(1.001)),
                (g, xs, y) -> List.of(g.mul(xs.get(1)), g.mul(xs.get(0)).neg()),
                (g, xs, y) -> List.of(g.mul(xs.get(1)), g.mul(xs.get(1))),
                (g, xs, y) -> List.of(g.mul(xs.get(1)), Tensor.zerosLike(xs.get(1))));
        for (CustomOp.Rule rule : wrong) {
            CustomOp op = CustomOp.of("times", xs -> xs.get(0).mul(xs.get(1)), rule);
            for (int i = 0; i < 2; i++) { // not only the first time
                assertRefused(
                        () -> grad((p, q) -> op.apply(p, q).sum()).apply(a, b),
                        "vjp of \"times\": rule disagrees with differences of the forward function",
                        "element [0, 0] of operand 1",
                        "shape [2, 3]",
                        "withoutChecks()");
            }
            assertEquals(
                    b.get(0, 1),
                    grad((Tensor p) -> op.withoutChecks().apply(p, b).sum())
                            .apply(a)
                            .get(0, 1));
        }
        CustomOp absolute = CustomOp.of(
                "absolute",
                xs -> xs.get(0).mul(2),
                (g, xs, y) -> List.of(g.abs().mul(2)));
        assertRefused(
                () -> grad(z -> absolute.apply(z).sum()).apply(a),
                "vjp of \"absolute\": rule is not linear in the cotangent g",
                "element [",
                "operand 0");
        CustomOp one = CustomOp.of(
                "one", xs -> xs.get(0).exp(), (g, xs, y) -> List.of(g.mul(y).mul(fourthWrong(y))));
        assertRefused(
                () -> grad(z -> one.apply(z).sum()).apply(a),
                "vjp of \"one\": rule disagrees",
                "element [1, 0] of operand 0");
        CustomOp single = CustomOp.of("single", xs -> xs.get(0).square(), (g, xs, y) -> List.of(g.mul(xs.get(0))));
        assertRefused(
                () -> grad(z -> single.apply(z).sum()).apply(a.to(DType.FLOAT32)), "vjp of \"single\": rule disagrees");
    }

    private static Tensor fourthWrong(Tensor like) {
        double[] factors = new double[like.size()];
        Arrays.fill(factors, 1);
        factors[3] = 1.01;
        return Tensor.of(factors, like.shape());
    }

    @Test
    @DisplayName(
            "right rules pass the check: kinks, edges of the domain, lost digits, discrete operands, a constant result")
    void rightRules() {
        Tensor zeros = Tensor.zerosLike(Tensor.ones(50));
        CustomOp ramp = CustomOp.of(
                "ramp",
                xs -> xs.get(0).relu(),
                (g, xs, y) -> List.of(Comparisons.where(xs.get(0).greater(0), g, 0)));
        assertEquals(0, grad(x -> ramp.apply(x).sum()).apply(zeros).sum().item());
        CustomOp most = CustomOp.of(
                "most",
                xs -> xs.get(0).max(),
                (g, xs, y) -> List.of(g.broadcastTo(xs.get(0).shape()).div(50)));
        assertEquals(1, grad(x -> most.apply(x)).apply(zeros).sum().item(), 1e-14);
        CustomOp root = CustomOp.of("root", xs -> xs.get(0).sqrt(), (g, xs, y) -> List.of(g.div(y.mul(2))));
        assertEquals(
                Double.POSITIVE_INFINITY,
                grad(x -> root.apply(x)).apply(Tensor.of(0.0)).item());
        CustomOp lossy = CustomOp.of("lossy", xs -> xs.get(0).add(1e7).sub(1e7).exp(), (g, xs, y) -> List.of(g.mul(y)));
        assertEquals(
                lossy.apply(Tensor.of(0.25)).item(),
                grad(x -> lossy.apply(x)).apply(Tensor.of(0.25)).item());
        CustomOp strict = CustomOp.of(
                "strict",
                xs -> {
                    if (xs.get(0).get(0) > 1) {
                        throw new IllegalArgumentException("above 1");
                    }
                    return xs.get(0).mul(2);
                },
                (g, xs, y) -> List.of(g.mul(2)));
        assertEquals(
                2,
                grad(x -> strict.apply(x).sum())
                        .apply(Tensor.of(new double[] {1}))
                        .item());
        assertEquals(
                0, grad(x -> cube.apply(x).sum()).apply(Tensor.ones(0, 3)).sum().item());
    }

    @ParameterizedTest
    @EnumSource(names = {"FLOAT64", "FLOAT32"})
    @DisplayName("a right rule is not refused where the derivative is 0 and only the bending is left")
    void flatPlaces(DType dtype) {
        Tensor x = Tensor.zeros(3).to(dtype);
        for (int power = 2; power <= 7; power++) {
            int p = power;
            CustomOp op = CustomOp.of(
                    "power" + p,
                    xs -> xs.get(0).pow(p),
                    (g, xs, y) -> List.of(g.mul(xs.get(0).pow(p - 1)).mul(p)));
            UnaryOperator<Tensor> gradient =
                    Autograd.grad((Tensor t) -> op.apply(t).sum());
            assertArrayEquals(new double[3], gradient.apply(x).toDoubleArray());
            assertEquals(
                    p == 2 ? 6 : 0,
                    Derivatives.hessian((Tensor t) -> op.apply(t).sum())
                            .apply(x)
                            .sum()
                            .item());
        }
    }

    @Test
    @DisplayName("a rule is checked once, by each order")
    void checkedOnce() {
        int[] calls = new int[1];
        CustomOp counting = CustomOp.of("counting", xs -> xs.get(0).square(), (g, xs, y) -> {
            calls[0]++;
            return List.of(g.mul(xs.get(0)).mul(2));
        });
        Tensor x = Tensor.of(1.0, 2);
        grad(z -> counting.apply(z).sum()).apply(x);
        int first = calls[0];
        assertTrue(first > 1 && first <= 5, first + " calls");
        grad(z -> counting.apply(z).sum()).apply(x);
        assertEquals(first + 1, calls[0]);
        Derivatives.hvp(z -> counting.apply(z).sum(), x, x);
        int second = calls[0] - first - 1;
        assertTrue(second > 1 && second <= 12, second + " calls");
        Derivatives.hvp(z -> counting.apply(z).sum(), x, x);
        assertEquals(first + 1 + second + 2, calls[0]); // forward mode derived from the rule, and its replay
    }

    @Test
    @DisplayName("on one tape a name is that of one op")
    void nameClashes() {
        CustomOp mine = CustomOp.of("exp", xs -> xs.get(0).mul(2), (g, xs, y) -> List.of(g.mul(2)));
        CustomOp other = CustomOp.of("exp", xs -> xs.get(0).mul(3), (g, xs, y) -> List.of(g.mul(3)));
        Tensor x = Tensor.of(3.0);
        assertRefused(() -> grad(z -> mine.apply(z.exp())).apply(x), "CustomOp \"exp\": another op of the library");
        assertRefused(() -> grad(z -> mine.apply(z).exp()).apply(x), "CustomOp \"exp\": another op of this name");
        assertRefused(() -> grad(z -> mine.apply(other.apply(z))).apply(x), "CustomOp \"exp\": another custom op");
        assertEquals(4, grad(z -> mine.apply(mine.apply(z))).apply(x).item());
        try (Tape tape = new Tape()) {
            Tensor w = tape.watch(x, "w");
            Tensor y = mine.apply(w);
            assertRefused(y::exp, "CustomOp \"exp\"");
            assertEquals(2, tape.gradient(y, w).item(), "the tape goes on after a refusal");
            assertEquals(2, tape.size());
        }
    }
}
