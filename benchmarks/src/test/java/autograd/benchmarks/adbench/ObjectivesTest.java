package autograd.benchmarks.adbench;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import autograd.Tensor;
import autograd.ValueAndGradients;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/** Objectives with this library against loops and derivatives written by hand, which share only the input with them. */
class ObjectivesTest {
    /** Of sums of a few hundred terms in another order, values up to some hundreds. */
    private static final double ROUNDING = 1e-9;

    @Test
    void gaussianMixtureMatchesLoops() {
        GmmData data = GmmData.random(4, 3, 20, 1);
        double[] expected = new PlainGmm(data).valueAndGradient();
        assertEquals(1 + 3 * (1 + 4 + 10), expected.length);
        assertArrayEquals(expected, flatten(new Gmm(data).valueAndGradients()), ROUNDING);
        assertEquals(expected[0], new Gmm(data).value(), ROUNDING);
    }

    @Test
    void lstmMatchesLoops() {
        LstmData data = LstmData.random(2, 30, 5, 1);
        double[] expected = new PlainLstm(data).valueAndGradient();
        assertEquals(1 + 4 * 4 * 5 + 3 * 5, expected.length);
        assertArrayEquals(expected, flatten(new Lstm(data).valueAndGradients()), ROUNDING);
        assertEquals(expected[0], new Lstm(data).value(), ROUNDING);
    }

    private static double[] flatten(ValueAndGradients at) {
        DoubleStream gradient =
                at.gradients().stream().map(Tensor::toDoubleArray).flatMapToDouble(DoubleStream::of);
        return DoubleStream.concat(DoubleStream.of(at.value().item()), gradient).toArray();
    }
}
