package autograd.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import autograd.CustomOp;
import autograd.Tensor;
import autograd.array.DType;
import java.util.List;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

/** P23: the checker finds wrong rules, every time, and names op, operand and element. */
class GradientCheckProperties {
    /** A wrong rule for {@code x^3}, and to which order of check it shows. */
    record Slip(String name, int order, CustomOp.Rule rule) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Tensor slope(List<Tensor> xs) {
        return xs.get(0).square().mul(3);
    }

    private static final List<Slip> SLIPS = List.of(
            new Slip(
                    "0.1 % too large", 1, (g, xs, y) -> List.of(g.mul(slope(xs)).mul(1.001))),
            new Slip(
                    "0.1 % too small", 1, (g, xs, y) -> List.of(g.mul(slope(xs)).mul(0.999))),
            new Slip("dropped factor", 1, (g, xs, y) -> List.of(g.mul(xs.get(0).square()))),
            new Slip("flipped sign", 1, (g, xs, y) -> List.of(g.mul(slope(xs)).neg())),
            new Slip("ignored cotangent", 1, (g, xs, y) -> List.of(slope(xs))),
            new Slip(
                    "second order missing",
                    2,
                    (g, xs, y) -> List.of(g.mul(slope(xs).stopGradient()))),
            new Slip(
                    "second order 0.1 % too large",
                    2, (g, xs, y) -> {
                        // The value is 3 x^2 exactly, the derivative of it 6 x times 1.001.
                        Tensor x = xs.get(0);
                        Tensor nothing = x.sub(x.stopGradient());
                        return List.of(g.mul(
                                slope(xs).add(nothing.mul(x.stopGradient()).mul(0.006))));
                    }));

    @Provide
    Arbitrary<Slip> slips() {
        return Arbitraries.of(SLIPS);
    }

    private static CustomOp cube(CustomOp.Rule rule) {
        return CustomOp.of("cube", xs -> xs.get(0).pow(3), rule).withoutChecks();
    }

    @Property(tries = 70)
    @Label("P23 a wrong rule is found and named: op, operand, element")
    void findsWrongRules(
            @ForAll("slips") Slip slip,
            @ForAll @DoubleRange(min = 0.5, max = 3) double at,
            @ForAll @IntRange(min = 1, max = 1000) int seed) {
        CustomOp wrong = cube(slip.rule());
        // The wrong op stands between right ones: its own operand is not the argument of the function.
        Function<Tensor, Tensor> f = x -> wrong.apply(x.mul(2)).exp().log();
        Tensor x = Tensor.of(at / 2, -at / 3);
        GradientReport report =
                GradientCheck.standard().withOrder(slip.order()).withSeed(seed).run(f, x);
        assertFalse(report.passed(), report.toString());
        Mismatch first = report.mismatches().get(0);
        assertTrue(first.op().startsWith("op \"cube\", entry 2 at "), first.op());
        assertTrue(first.op().contains("GradientCheckProperties.java:"), first.op());
        assertEquals("operand 0", first.input());
        assertEquals(slip.order(), first.order());
        assertTrue(report.toString().contains("at element ["), report.toString());
        assertTrue(
                report.mismatches().stream().noneMatch(m -> m.op().contains("exp") || m.op().contains("mul")),
                "right ops are not blamed: " + report);
        if (slip.order() == 2) {
            assertTrue(GradientCheck.standard().run(f, x).passed(), "right to first order");
        }
    }

    @Property(tries = 20)
    @Label("P23 a transposed operand is found")
    void findsTransposedOperand(@ForAll @IntRange(min = 1, max = 1000) int seed) {
        CustomOp product = CustomOp.of(
                        "product",
                        xs -> xs.get(0).matmul(xs.get(1)),
                        (g, xs, y) -> List.of(
                                g.matmul(xs.get(1)), // B where B^T belongs
                                xs.get(0).transpose().matmul(g)))
                .withoutChecks();
        GradientReport report = GradientCheck.standard()
                .run((a, b) -> product.apply(a, b), Tensor.normal(seed, 3, 3), Tensor.normal(seed + 1, 3, 3));
        assertFalse(report.passed());
        assertEquals("operand 0", report.mismatches().get(0).input());
        assertTrue(report.mismatches().stream().noneMatch(m -> m.input().equals("operand 1")), report.toString());
        assertTrue(report.mismatches().stream().noneMatch(m -> m.input().equals("argument 1")), report.toString());
    }

    @Property(tries = 20)
    @Label("P23 a right rule passes to second order, in both dtypes")
    void rightRulePasses(
            @ForAll @DoubleRange(min = -3, max = 3) double at,
            @ForAll @IntRange(min = 1, max = 1000) int seed,
            @ForAll boolean single) {
        CustomOp right = cube((g, xs, y) -> List.of(g.mul(slope(xs))));
        Tensor x = Tensor.of(at, 1, -at).to(single ? DType.FLOAT32 : DType.FLOAT64);
        GradientReport report = GradientCheck.standard()
                .withOrder(2)
                .withSeed(seed)
                .run(z -> right.apply(z.mul(0.5)).sigmoid(), x);
        assertTrue(report.passed(), report.toString());
    }
}
