package autograd;

import static autograd.Convention.at;
import static org.junit.jupiter.api.Assertions.assertEquals;

import autograd.array.DType;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Derivatives keep their digits where a rule that is right may lose them all: next to a zero of the derivative, where a
 * function has become flat, and where powers leave the range before their product does. The numbers are from mpmath 1.3.0
 * with 900 digits, rounded to 17.
 */
class DerivativeDigitsTest {
    @TestFactory
    @DisplayName("P10: values, first and second derivatives in every nesting agree with 17 digits")
    Stream<DynamicTest> digits() {
        return Stream.of(
                        new ConventionSection(
                                "In both dtypes",
                                at("asin", Trigonometry::asin, 1e-20, 1e-8)
                                        .value(1e-20, 1e-8)
                                        .derivative(1, 1)
                                        .second(1e-20, 1e-8),
                                at("acos", Trigonometry::acos, 1e-20, 1e-8)
                                        .value(1.5707963267948966, 1.5707963167948966)
                                        .derivative(-1, -1)
                                        .second(-1e-20, -1e-8),
                                at("atanh", Trigonometry::atanh, 1e-20, 1e-8)
                                        .value(1e-20, 1e-8)
                                        .derivative(1, 1)
                                        .second(2e-20, 2e-8),
                                at("hypot(x, 1)", x -> Trigonometry.hypot(x, Tensor.scalar(1, x.dtype())), 1e5)
                                        .value(100000.000005)
                                        .derivative(0.99999999995)
                                        .second(9.9999999985e-16),
                                at("expm1", Elementwise::expm1, -40)
                                        .value(-1)
                                        .derivative(4.248354255291589e-18)
                                        .second(4.248354255291589e-18),
                                at("softplus", Activations::softplus, 40)
                                        .value(40)
                                        .derivative(1)
                                        .second(4.248354255291589e-18),
                                at("logSigmoid", Activations::logSigmoid, -40)
                                        .value(-40)
                                        .derivative(1)
                                        .second(-4.248354255291589e-18),
                                at("silu", Activations::silu, 20, 40)
                                        .value(19.999999958776928, 40)
                                        .derivative(1.0000000391619187, 1)
                                        .second(-3.7100764881019119e-8, -1.6143746170108038e-16),
                                at("mish", Activations::mish, 20)
                                        .value(20)
                                        .derivative(1)
                                        .second(-6.4574984070979006e-16),
                                at("logit", SpecialFunctions::logit, 1e-10f)
                                        .value(-23.025850916489025)
                                        .derivative(9999999867.4856822)
                                        .second(-9.9999997329713661e19),
                                at("x^x", x -> x.pow(x), 1e-20)
                                        .value(1)
                                        .derivative(-45.051701859880914)
                                        .second(1e20)),
                        new ConventionSection(
                                "FLOAT64",
                                DType.FLOAT64,
                                at("asin", Trigonometry::asin, 1 - 0x1p-40)
                                        .value(1.5707949780957443)
                                        .derivative(741455.20018963384)
                                        .second(4.0761930704155676e17),
                                at("atanh", Trigonometry::atanh, 1 - 0x1p-40)
                                        .value(14.209517201478651)
                                        .derivative(549755813888.25)
                                        .second(6.0446290980731459e23),
                                at("atan", Trigonometry::atan, 1e100)
                                        .value(1.5707963267948966)
                                        .derivative(1e-200)
                                        .second(-2e-300),
                                at("hypot(x, 1)", x -> Trigonometry.hypot(x, Tensor.scalar(1, x.dtype())), 1e100)
                                        .value(1e100)
                                        .derivative(1)
                                        .second(1e-300),
                                at("expm1", Elementwise::expm1, -700)
                                        .value(-1)
                                        .derivative(9.8596765437597709e-305)
                                        .second(9.8596765437597709e-305),
                                at("softplus", Activations::softplus, 700)
                                        .value(700)
                                        .derivative(1)
                                        .second(9.8596765437597709e-305),
                                at("logAddExp(x, 2 x)", x -> SpecialFunctions.logAddExp(x, x.mul(2)), -40)
                                        .value(-40)
                                        .derivative(1)
                                        .second(4.248354255291589e-18),
                                at("geluTanh", Activations::geluTanh, 5, 10)
                                        .value(4.9999997708203803, 10)
                                        .derivative(1.0000015463619875, 1)
                                        .second(-9.9341322249962021e-6, -6.2639306260228785e-35),
                                at("mish", Activations::mish, 300)
                                        .value(300)
                                        .derivative(1)
                                        .second(-6.3397485547863115e-258),
                                at("logit", SpecialFunctions::logit, 0.5 + 0x1p-30)
                                        .value(3.7252902984619141e-9)
                                        .derivative(4)
                                        .second(2.9802322387695313e-8),
                                at("x^x", x -> x.pow(x), 1e-160)
                                        .value(1)
                                        .derivative(-367.41361487904731)
                                        .second(1e160)))
                .flatMap(ConventionSection::tests);
    }

    @Test
    @DisplayName("the fourth derivatives of asin and atanh next to 0 are 9 x and 24 x")
    void fourthDerivatives() {
        assertEquals(
                9e-20, derivative(Trigonometry::asin, 4).apply(Tensor.of(1e-20)).item(), 1e-32);
        assertEquals(
                -9e-20,
                derivative(Trigonometry::acos, 4).apply(Tensor.of(1e-20)).item(),
                1e-32);
        assertEquals(
                24e-20,
                derivative(Trigonometry::atanh, 4).apply(Tensor.of(1e-20)).item(),
                1e-32);
        assertEquals(
                24e-20,
                derivative(Trigonometry::atan, 4).apply(Tensor.of(1e-20)).item(),
                1e-32);
    }

    private static UnaryOperator<Tensor> derivative(UnaryOperator<Tensor> f, int order) {
        return order == 0
                ? f
                : derivative(Autograd.grad((Tensor x) -> f.apply(x).sum()), order - 1);
    }
}
