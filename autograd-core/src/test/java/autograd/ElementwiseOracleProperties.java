package autograd;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.commons.math3.analysis.UnivariateFunction;
import org.apache.commons.math3.analysis.differentiation.DerivativeStructure;
import org.apache.commons.math3.analysis.differentiation.FiniteDifferencesDifferentiator;

/** Functions of one element against two independent oracles, both of commons-math3. */
class ElementwiseOracleProperties {
    private static final FiniteDifferencesDifferentiator DIFFERENTIATOR =
            new FiniteDifferencesDifferentiator(5, Tolerances.FIVE_POINTS_STEP);

    /** The rows of the table in truncated Taylor arithmetic. */
    private static final Map<String, UnaryOperator<DerivativeStructure>> TAYLOR = Map.ofEntries(
            Map.entry("add number", x -> x.add(0.7)),
            Map.entry("sub number", x -> x.subtract(0.7)),
            Map.entry("number sub", x -> x.negate().add(0.7)),
            Map.entry("mul number", x -> x.multiply(-0.7)),
            Map.entry("div number", x -> x.divide(0.7)),
            Map.entry("number div", x -> x.reciprocal().multiply(0.7)),
            Map.entry("neg", DerivativeStructure::negate),
            Map.entry("reciprocal", DerivativeStructure::reciprocal),
            Map.entry("square", x -> x.multiply(x)),
            Map.entry("pow 0", x -> x.pow(0)),
            Map.entry("pow 1", x -> x.pow(1)),
            Map.entry("pow 2", x -> x.pow(2)),
            Map.entry("pow 3", x -> x.multiply(x).multiply(x)),
            Map.entry("pow -1", x -> x.pow(-1)),
            Map.entry("pow 0.5", DerivativeStructure::sqrt),
            Map.entry("pow 1.7", x -> x.pow(1.7)),
            Map.entry("pow -2.5", x -> x.log().multiply(-2.5).exp()),
            Map.entry("exp", DerivativeStructure::exp),
            Map.entry("expm1", DerivativeStructure::expm1),
            Map.entry("log", DerivativeStructure::log),
            Map.entry("log1p", DerivativeStructure::log1p),
            Map.entry("sqrt", DerivativeStructure::sqrt),
            Map.entry("sin", DerivativeStructure::sin),
            Map.entry("cos", DerivativeStructure::cos),
            Map.entry("rsqrt", x -> x.sqrt().reciprocal()),
            Map.entry("cbrt", x -> x.signum().multiply(x.abs().cbrt())),
            Map.entry("exp2", x -> x.multiply(Math.log(2)).exp()),
            Map.entry("log2", x -> x.log().divide(Math.log(2))),
            Map.entry("log10", DerivativeStructure::log10),
            Map.entry("number pow", x -> DerivativeStructure.pow(1.7, x)),
            Map.entry("tan", DerivativeStructure::tan),
            Map.entry("asin", DerivativeStructure::asin),
            Map.entry("acos", DerivativeStructure::acos),
            Map.entry("atan", DerivativeStructure::atan),
            Map.entry("sinh", DerivativeStructure::sinh),
            Map.entry("cosh", DerivativeStructure::cosh),
            Map.entry("asinh", DerivativeStructure::asinh),
            Map.entry("acosh", DerivativeStructure::acosh),
            Map.entry("atanh", DerivativeStructure::atanh),
            Map.entry("floor", DerivativeStructure::floor),
            Map.entry("ceil", DerivativeStructure::ceil),
            Map.entry("round", DerivativeStructure::rint),
            Map.entry("sigmoid", x -> x.negate().exp().add(1).reciprocal()),
            Map.entry("tanh", DerivativeStructure::tanh),
            Map.entry("abs", DerivativeStructure::abs),
            Map.entry("relu", x -> x.abs().add(x).multiply(0.5)),
            Map.entry("sign", x -> x.divide(x.abs())),
            Map.entry("leakyRelu", x -> x.abs().multiply(0.495).add(x.multiply(0.505))),
            Map.entry("softplus", x -> x.exp().add(1).log()),
            Map.entry("logSigmoid", x -> x.negate().exp().add(1).log().negate()),
            Map.entry("silu", x -> x.divide(x.negate().exp().add(1))),
            Map.entry("mish", x -> x.multiply(x.exp().add(1).log().tanh())),
            Map.entry("softsign", x -> x.divide(x.abs().add(1))),
            Map.entry("geluTanh", ElementwiseOracleProperties::geluTanh),
            Map.entry("log1mexp", x -> x.negate().exp().negate().add(1).log()),
            Map.entry("logit", x -> x.divide(x.negate().add(1)).log()),
            Map.entry(
                    "maximum number",
                    x -> x.subtract(0.125).abs().add(x).add(0.125).multiply(0.5)),
            Map.entry(
                    "minimum number",
                    x -> x.add(0.125).subtract(x.subtract(0.125).abs()).multiply(0.5)),
            Map.entry("custom cube", x -> x.multiply(x).multiply(x)));

    private static final Map<String, BinaryOperator<DerivativeStructure>> TAYLOR_OF_TWO = Map.ofEntries(
            Map.entry("add", DerivativeStructure::add),
            Map.entry("sub", DerivativeStructure::subtract),
            Map.entry("mul", DerivativeStructure::multiply),
            Map.entry("hadamard", DerivativeStructure::multiply),
            Map.entry("scale", DerivativeStructure::multiply),
            Map.entry("div", DerivativeStructure::divide),
            Map.entry("custom quotient", DerivativeStructure::divide),
            Map.entry("pow of two", DerivativeStructure::pow),
            Map.entry("squaredDifference", (a, b) -> a.subtract(b).pow(2)),
            Map.entry("lerp number", (a, b) -> a.multiply(0.7).add(b.multiply(0.3))),
            Map.entry("atan2", (y, x) -> DerivativeStructure.atan2(y, x)),
            Map.entry("hypot", (a, b) -> DerivativeStructure.hypot(a, b)),
            Map.entry("copySign", DerivativeStructure::copySign),
            Map.entry("maximum", (a, b) -> a.subtract(b).abs().add(a).add(b).multiply(0.5)),
            Map.entry(
                    "minimum", (a, b) -> a.add(b).subtract(a.subtract(b).abs()).multiply(0.5)));

    private static final Map<String, OpSample> ROWS =
            OpSamples.ROWS.stream().collect(Collectors.toMap(OpSample::name, row -> row, (a, b) -> b, TreeMap::new));

    private static DerivativeStructure geluTanh(DerivativeStructure x) {
        DerivativeStructure u =
                x.multiply(x).multiply(0.044715).add(1).multiply(x).multiply(Math.sqrt(2 / Math.PI));
        return x.multiply(u.tanh().add(1)).multiply(0.5);
    }

    /** A row with values for its operands. */
    record Point(OpSample row, List<Double> values) {
        double value(int operand) {
            return values.get(operand);
        }
    }

    @Property(tries = 1500, edgeCases = EdgeCasesMode.NONE)
    @Label("P20 elementwise ops: value and three derivatives agree with commons-math3's DerivativeStructure")
    void threeDerivativesAgreeWithTaylorArithmetic(@ForAll("points") Point at) {
        DerivativeStructure expected = TAYLOR.get(at.row().name()).apply(new DerivativeStructure(1, 3, 0, at.value(0)));
        Function<Tensor, Tensor> f = x -> at.row().function().apply(List.of(x));
        for (int order = 0; order <= 3; order++) {
            double wanted = expected.getPartialDerivative(order);
            Tensor actual = f.apply(Tensor.of(at.value(0)));
            assertEquals(wanted, actual.item(), Tolerances.TAYLOR * Math.max(1, Math.abs(wanted)), "order " + order);
            f = order % 2 == 0 ? forward(f) : Autograd.grad(f, GradOption.ALLOW_UNUSED);
        }
    }

    private static Function<Tensor, Tensor> forward(Function<Tensor, Tensor> f) {
        return x -> Autograd.jvp(f, x, Tensor.of(1.0)).tangent();
    }

    @Property(tries = 1500, edgeCases = EdgeCasesMode.NONE)
    @Label("P20 elementwise ops: the derivative agrees with commons-math3's FiniteDifferencesDifferentiator")
    void derivativeAgreesWithFivePoints(@ForAll("points") Point at) {
        Function<Tensor, Tensor> f = x -> at.row().function().apply(List.of(x));
        UnivariateFunction plain = x -> TAYLOR.get(at.row().name())
                .apply(new DerivativeStructure(1, 0, 0, x))
                .getValue();
        DerivativeStructure x = new DerivativeStructure(1, 1, 0, at.value(0));
        double expected = DIFFERENTIATOR.differentiate(plain).value(x).getPartialDerivative(1);
        double actual = Autograd.grad(f, GradOption.ALLOW_UNUSED)
                .apply(Tensor.of(at.value(0)))
                .item();
        assertEquals(expected, actual, Tolerances.FIVE_POINTS * Math.max(1, Math.abs(expected)));
    }

    @Property(tries = 800, edgeCases = EdgeCasesMode.NONE)
    @Label("P20 ops of two elements: value, gradient and Hessian agree with commons-math3's DerivativeStructure")
    void hessianOfTwoAgreesWithTaylorArithmetic(@ForAll("pairs") Point at) {
        DerivativeStructure expected = TAYLOR_OF_TWO
                .get(at.row().name())
                .apply(new DerivativeStructure(2, 2, 0, at.value(0)), new DerivativeStructure(2, 2, 1, at.value(1)));
        Function<List<Tensor>, Tensor> f = at.row().function();
        List<Tensor> xs = List.of(Tensor.of(at.value(0)), Tensor.of(at.value(1)));
        assertClose(expected.getValue(), f.apply(xs), "value");
        List<Tensor> gradients = Autograd.gradAll(f).apply(xs);
        assertClose(expected.getPartialDerivative(1, 0), gradients.get(0), "by a");
        assertClose(expected.getPartialDerivative(0, 1), gradients.get(1), "by b");
        List<List<Tensor>> hessian = Derivatives.hessianAll(f).apply(xs);
        assertClose(expected.getPartialDerivative(2, 0), hessian.get(0).get(0), "by a and a");
        assertClose(expected.getPartialDerivative(1, 1), hessian.get(0).get(1), "by a and b");
        assertClose(expected.getPartialDerivative(1, 1), hessian.get(1).get(0), "by b and a");
        assertClose(expected.getPartialDerivative(0, 2), hessian.get(1).get(1), "by b and b");
    }

    private static void assertClose(double expected, Tensor actual, String what) {
        assertEquals(expected, actual.item(), Tolerances.TAYLOR * Math.max(1, Math.abs(expected)), what);
    }

    @Provide
    Arbitrary<Point> points() {
        return points(List.copyOf(new TreeMap<>(TAYLOR).keySet()));
    }

    @Provide
    Arbitrary<Point> pairs() {
        return points(List.copyOf(new TreeMap<>(TAYLOR_OF_TWO).keySet()));
    }

    private static Arbitrary<Point> points(List<String> names) {
        Arbitrary<Integer> raw = Arbitraries.integers().between(0, Domain.INDICES - 1);
        return Combinators.combine(Arbitraries.of(names).dontShrink(), raw, raw).as((name, a, b) -> {
            OpSample row = ROWS.get(name);
            List<Integer> indices = List.of(a, b).subList(0, row.arity());
            return new Point(row, values(row, indices));
        });
    }

    private static List<Double> values(OpSample row, List<Integer> raw) {
        return IntStream.range(0, raw.size())
                .mapToObj(k -> row.domains().get(k).values(new int[] {raw.get(k)})[0])
                .toList();
    }
}
