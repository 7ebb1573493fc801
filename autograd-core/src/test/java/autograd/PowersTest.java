package autograd;

import static autograd.FortyDigits.at;
import static autograd.FortyDigits.atPair;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import autograd.array.DType;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Values of powers, roots, logarithms and interpolation against constants and where they are exact. */
class PowersTest {
    @Test
    @DisplayName("values at 0.7 or 2.3 agree with 40 digits, in both dtypes")
    void valuesAgreeWithConstants() {
        at(0.7, Elementwise::exp2, 1.624504792712471);
        at(0.7, Elementwise::log2, -0.5145731728297583);
        at(0.7, Elementwise::log10, -0.1549019599857432);
        at(0.7, Elementwise::rsqrt, 1.1952286093343938);
        at(0.7, Elementwise::cbrt, 0.8879040017426006);
        at(0.7, x -> Arithmetic.pow(0.3, x), 0.4305116202499342);
        atPair(0.7, 2.3, Arithmetic::pow, 0.44027648647741346);
        atPair(0.7, 2.3, Arithmetic::squaredDifference, 2.5599999999999996);
    }

    @Test
    @DisplayName("powers of two and ten and their logarithms are exact")
    void exactPowers() {
        for (int k = -30; k <= 30; k++) {
            assertEquals(
                    Math.scalb(1.0, k), Elementwise.exp2(Tensor.of((double) k)).item());
            assertEquals(k, Tensor.of(Math.scalb(1.0, k)).log2().item());
            assertEquals(
                    Math.scalb(1f, k), Elementwise.exp2(Tensor.of((float) k)).item());
        }
        double power = 1;
        for (int k = 0; k <= 22; k++) {
            assertEquals(k, Tensor.of(power).log10().item());
            power *= 10;
        }
        assertTrue(power > 1e22);
    }

    @Test
    @DisplayName("lerp is exact at both ends, beyond them a straight line, and takes a weight for each element")
    void interpolation() {
        Tensor a = Tensor.of(0.1, -3.7, 1e-30);
        Tensor b = Tensor.of(0.7, 2.9, 1e30);
        for (DType dtype : new DType[] {DType.FLOAT64, DType.FLOAT32}) {
            Tensor x = a.to(dtype);
            Tensor y = b.to(dtype);
            assertTrue(x.array().sameBits(Arithmetic.lerp(x, y, 0).array()));
            assertTrue(y.array().sameBits(Arithmetic.lerp(x, y, 1).array()));
            Tensor ends = Arithmetic.lerp(x, y, Tensor.of(0.0, 1.0, 0.0).to(dtype));
            assertEquals(x.get(0), ends.get(0));
            assertEquals(y.get(1), ends.get(1));
            assertEquals(x.get(2), ends.get(2));
        }
        Tensor line = Arithmetic.lerp(Tensor.of(2.0), Tensor.of(4.0), Tensor.of(-1.0, 0.25, 0.75, 3.0));
        double[] expected = {0, 2.5, 3.5, 8};
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], line.get(i));
            double weight = new double[] {-1, 0.25, 0.75, 3}[i];
            assertEquals(
                    expected[i],
                    Arithmetic.lerp(Tensor.of(2.0), Tensor.of(4.0), weight).item());
        }
        // From the nearer end: from the other one the small end would be rounded away.
        double big = Math.scalb(1.0, 60);
        double small = Math.scalb(1.0, -50);
        assertEquals(
                1025, Arithmetic.lerp(Tensor.of(1.0), Tensor.of(big), small).item());
        double nearOne = 1 - Math.scalb(1.0, -53);
        assertEquals(
                129, Arithmetic.lerp(Tensor.of(big), Tensor.of(1.0), nearOne).item());
        Tensor near = Arithmetic.lerp(Tensor.of(1, big), Tensor.of(big, 1), Tensor.of(small, nearOne));
        assertEquals(1025, near.get(0));
        assertEquals(129, near.get(1));
        assertEquals(
                6.25,
                Arithmetic.squaredDifference(Tensor.of(1.5), Tensor.of(4.0)).item());
    }
}
