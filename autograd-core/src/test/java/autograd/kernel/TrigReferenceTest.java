package autograd.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import org.junit.jupiter.api.Test;

/** The oracle against published digits. */
class TrigReferenceTest {
    @Test
    void agreesWithPublishedDigits() {
        check("3.14159265358979323846264338327950288419716939937510", TrigReference.PI);
        check("0.84147098480789650665250232163029899962256306079837", TrigReference.sin(1));
        check("0.54030230586813971740093660744297660373231042061792", TrigReference.cos(1));
        check("1.55740772465490223050697480745836017308725077238152", TrigReference.tan(1));
        check("0.78539816339744830961566084581987572104929234984378", TrigReference.atan(1));
        check("1.10714871779409050301706546017853704007004764540143", TrigReference.atan(2));
        check("0.52359877559829887307710723054658381403286156656252", TrigReference.asin(0.5));
        check("1.04719755119659774615421446109316762806572313312504", TrigReference.acos(0.5));
        check("2.35619449019234492884698253745962716314787704953133", TrigReference.atan2(1, -1));
        check("0.84270079294971486934122063508260925929606699796630", TrigReference.erf(1));
    }

    @Test
    void agreesWithASineThatNeedsAllOfPi() {
        // K. C. Ng, Argument Reduction for Huge Arguments, 1992: 22 is the greatest power of ten that is a double.
        assertEquals(-0.8522008497671888, TrigReference.sin(1e22).doubleValue());
    }

    @Test
    void theTableOfTwoOverPiHasItsBits() {
        BigDecimal exact = BigDecimal.valueOf(2).divide(TrigReference.PI, new MathContext(410));
        BigInteger bits =
                exact.multiply(new BigDecimal(BigInteger.TWO.pow(1216))).toBigInteger();
        assertEquals(0, DoubleRareTrig.window(0));
        for (int first = 64; first < 1216; first++) {
            long expected = bits.shiftRight(1216 - first).longValue();
            assertEquals(expected, DoubleRareTrig.window(first), "bits from " + first);
        }
    }

    private static void check(String digits, BigDecimal value) {
        BigDecimal published = new BigDecimal(digits);
        double error = value.subtract(published).abs().doubleValue();
        assertTrue(error <= 0.6e-50, () -> value + " is not " + digits);
    }
}
