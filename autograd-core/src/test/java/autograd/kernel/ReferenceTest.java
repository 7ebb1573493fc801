package autograd.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import org.apache.commons.math3.dfp.Dfp;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The oracle against published digits, near the points where its formulas change and elsewhere. */
class ReferenceTest {
    /** More digits than a test of doubles can see: the ulp of one is 1e-16 of it. */
    private static final BigDecimal RELATIVE = new BigDecimal("1e-44");

    @ParameterizedTest
    @CsvSource({
        "exp, 1, 2.7182818284590452353602874713526624977572470937",
        "expm1, 1e-10, 0.00000000010000000000500000000016666666667083333333341666667",
        "exp2, 0.5, 1.4142135623730950488016887242096980785696718753769",
        "log, 2, 0.69314718055994530941723212145817656807550013436026",
        "log1p, 1e-10, 0.000000000099999999995000000000333333333308333333335333333333",
        "log2, 10, 3.3219280948873623478703194294893901758648313930246",
        "log10, 2, 0.30102999566398119521373889472449302676818988146211",
        "sigmoid, 1, 0.73105857863000487925115924182183627436514464016505",
        "softplus, 1, 1.3132616875182228340489954949678556419152800856703",
        "sinh, 1, 1.1752011936438014568823818505956008151557179813341",
        "sinh, 1e-5, 0.00001000000000016666666666750000000000198412698412974",
        "cosh, 1, 1.5430806348152437784779056207570616826015291123659",
        "tanh, 1, 0.76159415595576488811945828260479359041276859725794",
        "tanh, -1e-5, -0.000009999999999666666666679999999999460317460339329806",
        "asinh, -1, -0.88137358701954302523260932497979230902816032826164",
        "acosh, 2, 1.3169578969248167086250463473079684440269819714675",
        "atanh, 0.5, 0.54930614433405484569762261846126285232374527891137",
        "cbrt, 2, 1.2599210498948731647672106072782283505702514647015"
    })
    void agreesWithPublishedDigits(String function, String x, String digits) {
        Dfp point = Reference.of(1).newInstance(x);
        BigDecimal actual = new BigDecimal(apply(function, point).toString());
        BigDecimal expected = new BigDecimal(digits);
        BigDecimal error = actual.subtract(expected).abs();
        assertTrue(error.compareTo(expected.abs().multiply(RELATIVE)) <= 0, () -> function + ": " + actual);
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 0", "1, 1.0000000000000002, 1", "4.9e-324, 1.5e-323, 2", "1, 0.9999999999999998, 1"})
    void ulpsAreThoseOfTheRoundedResult(double exact, double value, double expected) {
        assertEquals(expected, Ulps.error(Reference.of(exact), value));
    }

    private static Dfp apply(String function, Dfp x) {
        return switch (function) {
            case "exp" -> Reference.exp(x);
            case "expm1" -> Reference.expm1(x);
            case "exp2" -> Reference.exp2(x);
            case "log" -> Reference.log(x);
            case "log1p" -> Reference.log1p(x);
            case "log2" -> Reference.log2(x);
            case "log10" -> Reference.log10(x);
            case "sigmoid" -> Reference.sigmoid(x);
            case "softplus" -> Reference.softplus(x);
            case "sinh" -> Reference.sinh(x);
            case "cosh" -> Reference.cosh(x);
            case "tanh" -> Reference.tanh(x);
            case "asinh" -> Reference.asinh(x);
            case "acosh" -> Reference.acosh(x);
            case "atanh" -> Reference.atanh(x);
            case "cbrt" -> Reference.cbrt(x);
            default -> throw new AssertionError(function);
        };
    }
}
