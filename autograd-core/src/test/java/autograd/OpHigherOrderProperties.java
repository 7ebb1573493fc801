package autograd;

import static org.junit.jupiter.api.Assertions.assertEquals;

import autograd.OpSample.Curve;
import autograd.array.DType;
import java.util.List;
import java.util.function.Function;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;

/**
 * Second and third derivatives of every row of the table: the Hessian of a weighted sum of the results, times a
 * vector, in all four nestings of the modes, and the third derivative along three directions in all eight.
 */
class OpHigherOrderProperties {
    private static final int TRIES = OpGradientProperties.TRIES;

    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    @Label("P10 P20 second derivatives of every op: all four nestings agree, and with differences of the gradient")
    void nestingsAgree(@ForAll(supplier = OpCases.class) OpCase at) {
        Curve curve = at.row().curve();
        List<Tensor> xs = at.operands(DType.FLOAT64);
        List<Tensor> us = at.directions(xs, "left");
        List<Tensor> vs = at.directions(xs, "right");
        Function<List<Tensor>, Tensor> f = loss(at);

        List<double[]> slopes = CentralDifferences.along(
                gradient(f), xs, vs, curve == Curve.CURVED ? Tolerances.STEP : Tolerances.EXACT_STEP);
        List<Tensor> expected = Nesting.FORWARD_OVER_REVERSE.product(f, xs, vs);
        double tolerance = curve == Curve.CURVED ? Tolerances.DIFFERENCES : Tolerances.EXACT_DIFFERENCES;
        for (int k = 0; k < xs.size(); k++) {
            assertNear(slopes.get(k), expected.get(k).toDoubleArray(), tolerance, "differences, operand " + k);
        }
        assertNestings(f, xs, us, vs, Tolerances.ROUNDING_64);
    }

    @Property(tries = TRIES / 2, edgeCases = EdgeCasesMode.NONE)
    @Label("P10 second derivatives of every op in FLOAT32: all four nestings agree")
    void nestingsAgreeInFloat32(@ForAll(supplier = OpCases.class) OpCase at) {
        List<Tensor> xs = at.operands(DType.FLOAT32);
        Function<List<Tensor>, Tensor> f = loss(at);
        assertNestings(f, xs, at.directions(xs, "left"), at.directions(xs, "right"), Tolerances.ROUNDING_32);
    }

    @Property(tries = TRIES / 2, edgeCases = EdgeCasesMode.NONE)
    @Label("P10 third derivatives of every op: all eight nestings agree, and with differences of the second")
    void thirdDerivativesAgree(@ForAll(supplier = OpCases.class) OpCase at) {
        List<Tensor> xs = at.operands(DType.FLOAT64);
        List<List<Tensor>> directions =
                List.of(at.directions(xs, "first"), at.directions(xs, "second"), at.directions(xs, "third"));
        Function<List<Tensor>, Tensor> f = loss(at);
        Function<List<Tensor>, Tensor> second = along(along(f, directions.get(0), true), directions.get(1), true);
        double step = at.row().curve() == Curve.CURVED ? Tolerances.STEP : Tolerances.EXACT_STEP;
        double expected = CentralDifferences.along(ys -> List.of(second.apply(ys)), xs, directions.get(2), step)
                .get(0)[0];
        double scale = 1 + Math.abs(second.apply(xs).item()) + Math.abs(expected);
        double first = along(second, directions.get(2), true).apply(xs).item();
        assertEquals(expected, first, Tolerances.DIFFERENCES * scale, "differences");
        for (int modes = 1; modes < 8; modes++) {
            Function<List<Tensor>, Tensor> derivative = f;
            for (int order = 0; order < 3; order++) {
                derivative = along(derivative, directions.get(order), (modes >> order & 1) == 0);
            }
            double other = derivative.apply(xs).item();
            assertEquals(first, other, Tolerances.ROUNDING_64 * scale, "reverse at bits " + modes);
        }
    }

    /** {@return the derivative of a scalar function along a direction, by a forward or a reverse pass} */
    private static Function<List<Tensor>, Tensor> along(
            Function<List<Tensor>, Tensor> f, List<Tensor> vs, boolean forward) {
        return forward
                ? xs -> Autograd.jvpAll(f, xs, vs).tangent()
                : xs -> innerProduct(gradient(f).apply(xs), vs);
    }

    private static Tensor innerProduct(List<Tensor> as, List<Tensor> bs) {
        Tensor sum = Tensor.of(0.0);
        for (int k = 0; k < as.size(); k++) {
            sum = sum.add(as.get(k).mul(bs.get(k)).sum());
        }
        return sum;
    }

    private static void assertNestings(
            Function<List<Tensor>, Tensor> f, List<Tensor> xs, List<Tensor> us, List<Tensor> vs, double tolerance) {
        List<Tensor> expected = Nesting.FORWARD_OVER_REVERSE.product(f, xs, vs);
        double number = 0;
        double size = 0;
        for (int k = 0; k < xs.size(); k++) {
            double[] h = expected.get(k).toDoubleArray();
            double[] u = us.get(k).toDoubleArray();
            for (Nesting nesting : List.of(Nesting.REVERSE_OVER_FORWARD, Nesting.REVERSE_OVER_REVERSE)) {
                Tensor other = nesting.product(f, xs, vs).get(k);
                assertEquals(xs.get(k).dtype(), other.dtype(), nesting + ", operand " + k);
                assertEquals(xs.get(k).shape(), other.shape(), nesting + ", operand " + k);
                assertNear(h, other.toDoubleArray(), tolerance, nesting + ", operand " + k);
            }
            for (int i = 0; i < h.length; i++) {
                number += u[i] * h[i];
                size += Math.abs(u[i] * h[i]);
            }
        }
        double forward = Nesting.forwardOverForward(f, xs, us, vs);
        assertEquals(number, forward, tolerance * (1 + size), "forward over forward");
    }

    private static Function<List<Tensor>, Tensor> loss(OpCase at) {
        return xs -> {
            Tensor y = at.function().apply(xs);
            return y.mul(at.direction(y, "weights")).sum();
        };
    }

    private static Function<List<Tensor>, List<Tensor>> gradient(Function<List<Tensor>, Tensor> f) {
        return Autograd.gradAll(f, GradOption.ALLOW_UNUSED)::apply;
    }

    private static void assertNear(double[] expected, double[] actual, double tolerance, String what) {
        double scale = 1;
        for (double e : expected) {
            scale = Math.max(scale, Math.abs(e));
        }
        assertEquals(expected.length, actual.length, what);
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], actual[i], tolerance * scale, what + ", element " + i);
        }
    }

    /** A Hessian-vector product by one nesting of the modes. */
    private enum Nesting {
        FORWARD_OVER_REVERSE {
            @Override
            List<Tensor> product(Function<List<Tensor>, Tensor> f, List<Tensor> xs, List<Tensor> vs) {
                return Derivatives.hvpAll(f, xs, vs);
            }
        },
        REVERSE_OVER_FORWARD {
            @Override
            List<Tensor> product(Function<List<Tensor>, Tensor> f, List<Tensor> xs, List<Tensor> vs) {
                return gradient(ys -> Autograd.jvpAll(f, ys, vs).tangent()).apply(xs);
            }
        },
        REVERSE_OVER_REVERSE {
            @Override
            List<Tensor> product(Function<List<Tensor>, Tensor> f, List<Tensor> xs, List<Tensor> vs) {
                return gradient(ys -> innerProduct(gradient(f).apply(ys), vs)).apply(xs);
            }
        };

        abstract List<Tensor> product(Function<List<Tensor>, Tensor> f, List<Tensor> xs, List<Tensor> vs);

        /** {@return {@code u^T H v}, which is all that two directions give} */
        static double forwardOverForward(
                Function<List<Tensor>, Tensor> f, List<Tensor> xs, List<Tensor> us, List<Tensor> vs) {
            Function<List<Tensor>, Tensor> along =
                    ys -> Autograd.jvpAll(f, ys, us).tangent();
            return Autograd.jvpAll(along, xs, vs).tangent().item();
        }
    }
}
