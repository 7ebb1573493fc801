package autograd;

import static autograd.Autograd.grad;
import static autograd.Autograd.jvp;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import autograd.array.DType;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is checked of the rules that users write, and what is refused. */
class CustomOpChecksTest {
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

    @Test
    @DisplayName("ops of the same functions are one op; an op may be defined again for another tape")
    void sameFunctionsAreOneOp() {
        Function<List<Tensor>, Tensor> forward = xs -> xs.get(0).mul(2);
        CustomOp.Rule rule = (g, xs, y) -> List.of(g.mul(2));
        CustomOp.TangentRule jvp = (ts, xs, y) -> ts.get(0).mul(2);
        CustomOp op = CustomOp.of("double", forward, rule);
        Tensor x = Tensor.of(3.0);
        assertEquals(
                4, grad(z -> op.apply(op.withoutChecks().apply(z))).apply(x).item());
        assertEquals(
                4,
                grad(z -> op.apply(CustomOp.of("double", forward, rule).apply(z)))
                        .apply(x)
                        .item());
        assertRefused(
                () -> grad(z -> op.apply(
                                CustomOp.of("double", forward, rule, jvp).apply(z)))
                        .apply(x),
                "CustomOp \"double\": another custom op");

        CustomOp again = CustomOp.of("double", xs -> xs.get(0).add(xs.get(0)), rule);
        assertEquals(2, grad(z -> again.apply(z)).apply(x).item());
        assertRefused(
                () -> grad(z -> op.apply(again.apply(z))).apply(x),
                "CustomOp \"double\": another custom op of this name is on the same tape");
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
                0, grad(x -> root.apply(x).sum()).apply(Tensor.ones(0, 3)).sum().item());
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
