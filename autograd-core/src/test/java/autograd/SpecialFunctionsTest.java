package autograd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.apache.commons.math3.special.Gamma;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Logarithms that would cancel, and derivatives of special functions, against closed forms and 20 digits of mpmath. The error
 * of the functions of error and gamma is tested in {@code autograd.kernel}.
 */
class SpecialFunctionsTest {
    private static final double ULPS = 4 * 0x1p-53 * 2; // four of the greatest relative size

    @Test
    @DisplayName("logit: mpmath log(x / (1 - x))")
    void logit() {
        check(SpecialFunctions::logit, 1e-300, -690.77552789821370518, 0.2499, -1.0991456931346838569);
        check(SpecialFunctions::logit, 0.25, -1.0986122886681096914, 0.5000000001, 4.0000003309614839964e-10);
        check(SpecialFunctions::logit, 0.75, 1.0986122886681096914, 0.7501, 1.0991456931346838569);
        check(SpecialFunctions::logit, 1 - 0x1p-50, 34.657359027997264583);
    }

    @Test
    @DisplayName("log1mexp: mpmath log(1 - exp(-x)), on both sides of ln 2")
    void log1mexp() {
        check(SpecialFunctions::log1mexp, 1e-300, Math.log(1e-300), 1e-5, -11.512930464966061672);
        check(SpecialFunctions::log1mexp, 0.69, -0.69630429714405670574, 0.6931471805599453, -0.69314718055994533261);
        check(SpecialFunctions::log1mexp, 0.7, -0.6863410028083851535, 5, -0.0067607494494885578259);
        check(SpecialFunctions::log1mexp, 40, -4.2483542552915890044e-18);
    }

    @Test
    @DisplayName("logAddExp, xlogy, xlog1py: mpmath")
    void ofTwo() {
        check(SpecialFunctions::logAddExp, 1, 2, 2.313261687518222834);
        check(SpecialFunctions::logAddExp, -700.5, -701, -700.02592301581989332);
        check(SpecialFunctions::logAddExp, 30, -10, 30);
        check(SpecialFunctions::logAddExp, 1e-3, -745, 1e-3);
        check(SpecialFunctions::xlogy, 2.5, 1e-300, -1726.938819745534263);
        check(SpecialFunctions::xlogy, -3, 7, -5.8377304471659399153);
        check(SpecialFunctions::xlogy, 1e-300, 1e300, 6.9077552789821372257e-298);
        check(SpecialFunctions::xlog1py, 2.5, 1e-20, 2.4999999999999998629e-20);
        check(SpecialFunctions::xlog1py, -3, -0.75, 4.1588830833596718565);
    }

    @Test
    @DisplayName("Hessians of logAddExp, xlogy and xlog1py in closed form")
    void hessians() {
        double s = 1 / (1 + Math.exp(1.0 - 0.25));
        checkHessian(SpecialFunctions::logAddExp, 0.25, 1, s * (1 - s), -s * (1 - s), s * (1 - s));
        checkHessian(SpecialFunctions::xlogy, 3, 4, 0, 0.25, -3.0 / 16);
        checkHessian(SpecialFunctions::xlog1py, 3, 3, 0, 0.25, -3.0 / 16);
    }

    @Test
    @DisplayName("lgamma differentiated four times: digamma and the polygammas, at 1 by zeta values")
    void chainOfGamma() {
        double[] expected = {0, -0.57721566490153286, 1.6449340668482264, -2.4041138063191886, 6.4939394022668291};
        UnaryOperator<Tensor> f = SpecialFunctions::lgamma;
        for (int order = 0; order < expected.length; order++) {
            check(f, 1, expected[order]);
            if (order > 0) {
                UnaryOperator<Tensor> g = f;
                int n = order - 1;
                check(
                        x -> SpecialFunctions.polygamma(n, x),
                        1,
                        g.apply(Tensor.of(1.0)).item());
            }
            f = Autograd.grad(f::apply);
        }
        assertEquals(
                Gamma.trigamma(-1.3),
                Autograd.grad(SpecialFunctions::digamma).apply(Tensor.of(-1.3)).item(),
                1e-8);
    }

    @Test
    @DisplayName("polygamma: the least order is digamma, the greatest is taken and the one after it refused")
    void ordersOfPolygamma() {
        Tensor x = Tensor.of(1e7);
        assertEquals(
                SpecialFunctions.digamma(x).item(),
                SpecialFunctions.polygamma(0, x).item());
        assertEquals(-0.0, SpecialFunctions.polygamma(1_000_000, x).item(), 0);
        assertThrows(IllegalArgumentException.class, () -> SpecialFunctions.polygamma(1_000_001, x));
    }

    @Test
    @DisplayName("erfinv undoes erf, and so do their derivatives")
    void inverse() {
        for (double x = -2.5; x <= 2.5; x += 0.125) {
            Tensor at = Tensor.of(x);
            Pullback there = Autograd.vjp(SpecialFunctions::erf, at);
            Pullback back = Autograd.vjp(SpecialFunctions::erfinv, there.value());
            double slope = there.apply(Tensor.of(1.0)).item();
            double slopeBack = back.apply(Tensor.of(1.0)).item();
            double conditioned = 1e-15 / slope; // the rounding of erf(x), seen through the inverse
            assertEquals(x, back.value().item(), 4 * conditioned + 1e-15);
            assertEquals(1, slope * slopeBack, 40 * conditioned);
        }
    }

    private static void check(UnaryOperator<Tensor> f, double... pairs) {
        for (int i = 0; i < pairs.length; i += 2) {
            double y = f.apply(Tensor.of(pairs[i])).item();
            assertEquals(pairs[i + 1], y, ULPS * Math.abs(pairs[i + 1]), "at " + pairs[i]);
        }
    }

    private static void check(BinaryOperator<Tensor> f, double a, double b, double expected) {
        double y = f.apply(Tensor.of(a), Tensor.of(b)).item();
        assertEquals(expected, y, ULPS * Math.abs(expected), "at " + a + ", " + b);
    }

    private static void checkHessian(BinaryOperator<Tensor> f, double a, double b, double... expected) {
        List<List<Tensor>> hessian = Derivatives.hessianAll((List<Tensor> xs) -> f.apply(xs.get(0), xs.get(1)))
                .apply(List.of(Tensor.of(a), Tensor.of(b)));
        double[] actual = {
            hessian.get(0).get(0).item(),
            hessian.get(0).get(1).item(),
            hessian.get(1).get(1).item()
        };
        assertArrayEquals(expected, actual, 1e-15);
        assertEquals(expected[1], hessian.get(1).get(0).item(), 1e-15);
    }
}
