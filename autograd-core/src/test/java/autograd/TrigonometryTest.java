package autograd;

import static autograd.FortyDigits.at;
import static autograd.FortyDigits.atPair;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Values of circular and hyperbolic functions against constants, and identities of derivatives. */
class TrigonometryTest {
    @Test
    @DisplayName("values at 0.7 or 2.3 agree with 40 digits, in both dtypes")
    void valuesAgreeWithConstants() {
        at(0.7, Trigonometry::sin, 0.644217687237691);
        at(0.7, Trigonometry::cos, 0.7648421872844885);
        at(0.7, Trigonometry::tan, 0.8422883804630794);
        at(0.7, Trigonometry::asin, 0.775397496610753);
        at(0.7, Trigonometry::acos, 0.7953988301841436);
        at(0.7, Trigonometry::atan, 0.6107259643892086);
        at(0.7, Trigonometry::sinh, 0.7585837018395335);
        at(0.7, Trigonometry::cosh, 1.255169005630943);
        at(0.7, Trigonometry::asinh, 0.6526665660823557);
        at(0.7, Trigonometry::atanh, 0.8673005276940531);
        at(2.3, Trigonometry::acosh, 1.475044781241425);
        at(0.7, Trigonometry::sinc, 0.36788301057177425);
        atPair(0.7, -2.3, Trigonometry::atan2, 2.8461518164460733);
        atPair(0.7, 2.3, Trigonometry::hypot, 2.4041630560342613);
    }

    @Test
    @DisplayName("an angle is found in every quadrant; length and angle have orthogonal gradients of sizes 1 and 1/r")
    void polarCoordinates() {
        for (double angle = -3; angle < 3.1; angle += 0.5) {
            for (double r : new double[] {1e-150, 0.7, 3e150}) {
                Tensor x = Tensor.of(r * Math.cos(angle));
                Tensor y = Tensor.of(r * Math.sin(angle));
                assertEquals(angle, Trigonometry.atan2(y, x).item(), 1e-15 * 4);
                assertEquals(r, Trigonometry.hypot(x, y).item(), 1e-15 * r);
                ValueAndGradients length = gradients(Trigonometry::hypot, x, y);
                ValueAndGradients turn = gradients((s, t) -> Trigonometry.atan2(t, s), x, y);
                double lengthByX = length.gradients().get(0).item();
                double lengthByY = length.gradients().get(1).item();
                double turnByX = turn.gradients().get(0).item() * r;
                double turnByY = turn.gradients().get(1).item() * r;
                assertEquals(Math.cos(angle), lengthByX, 1e-15);
                assertEquals(Math.sin(angle), lengthByY, 1e-15);
                assertEquals(-Math.sin(angle), turnByX, 1e-15);
                assertEquals(Math.cos(angle), turnByY, 1e-15);
            }
        }
    }

    private static ValueAndGradients gradients(BinaryOperator<Tensor> f, Tensor x, Tensor y) {
        return Autograd.valueAndGradAll(xs -> f.apply(xs.get(0), xs.get(1))).apply(List.of(x, y));
    }

    @Test
    @DisplayName("P10 derivatives of sinc at 0 to order 8, in alternating modes: (-1)^(n/2) pi^n/(n + 1), 0 for odd n")
    void sincToEveryOrder() {
        Function<Tensor, Tensor> f = Trigonometry::sinc;
        for (int order = 0; order <= 8; order++) {
            int sign = order % 4 == 0 ? 1 : -1;
            double expected = order % 2 == 1 ? 0 : sign * Math.pow(Math.PI, order) / (order + 1);
            assertEquals(expected, f.apply(Tensor.of(0.0)).item(), 1e-14 * Math.abs(expected), "order " + order);
            Tensor single = f.apply(Tensor.of(0f));
            assertEquals(expected, single.item(), FortyDigits.ULPS_32 * Math.abs(expected), "FLOAT32, order " + order);
            Function<Tensor, Tensor> g = f;
            f = order % 2 == 0
                    ? x -> Autograd.jvp(g, x, Tensor.onesLike(x)).tangent()
                    : Autograd.grad(g, GradOption.ALLOW_UNUSED);
        }
    }

    @Test
    @DisplayName("derivatives of a length and an angle at the origin are 0 to the third order")
    void originIsFlat() {
        for (BinaryOperator<Tensor> f : List.<BinaryOperator<Tensor>>of(Trigonometry::hypot, Trigonometry::atan2)) {
            Function<Tensor, Tensor> g = v -> f.apply(v.mul(2), v);
            for (int order = 1; order <= 3; order++) {
                g = Autograd.grad(g, GradOption.ALLOW_UNUSED);
                assertEquals(0, g.apply(Tensor.of(0.0)).item(), "order " + order);
            }
        }
    }
}
