package autograd.array;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import autograd.kernel.ErrorFunctions;
import autograd.kernel.GammaFunctions;
import autograd.kernel.Polygamma;
import autograd.shape.Shape;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Arrays of special functions: element by element what the kernels are, in both dtypes, in one part or several. */
class SpecialMapsTest {
    private static final Map<UnaryOperator<NdArray>, DoubleUnaryOperator> FUNCTIONS = Map.of(
            SpecialMaps::erfc,
            ErrorFunctions::erfc,
            SpecialMaps::erfinv,
            ErrorFunctions::erfInverse,
            SpecialMaps::lgamma,
            GammaFunctions::lgamma,
            SpecialMaps::digamma,
            GammaFunctions::digamma,
            x -> SpecialMaps.polygamma(x, 2),
            x -> Polygamma.of(2, x));

    @Test
    void eachElementInBothDTypes() {
        SplittableRandom random = new SplittableRandom(8);
        for (int count : new int[] {0, 1, 7, 10_000}) {
            double[] x = random.doubles(count, -4, 4).toArray();
            FUNCTIONS.forEach((f, one) -> {
                NdArray y = f.apply(NdArray.of(x, Shape.of(count, 1)));
                assertEquals(Shape.of(count, 1), y.shape());
                double[] wide = new double[count];
                double[] narrow = new double[count];
                for (int i = 0; i < count; i++) {
                    wide[i] = one.applyAsDouble(x[i]);
                    narrow[i] = (float) one.applyAsDouble((float) x[i]);
                }
                assertTrue(NdArray.of(wide, y.shape()).sameBits(y), () -> "FLOAT64 " + y);
                NdArray single = f.apply(NdArray.of(x, Shape.of(count)).to(DType.FLOAT32));
                assertEquals(DType.FLOAT32, single.dtype());
                NdArray expected = NdArray.of(narrow, single.shape()).to(DType.FLOAT32);
                assertTrue(expected.sameBits(single), () -> "FLOAT32 " + single);
            });
        }
    }

    @Test
    void integersAreRefused() {
        NdArray x = NdArray.of(new int[] {1, 2}, Shape.of(2));
        FUNCTIONS.keySet().forEach(f -> {
            String message = assertThrows(IllegalArgumentException.class, () -> f.apply(x))
                    .getMessage();
            assertTrue(message.contains("[2]") && message.contains("INT32"), message);
        });
    }
}
