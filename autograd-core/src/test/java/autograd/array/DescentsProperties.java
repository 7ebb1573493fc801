package autograd.array;

import static autograd.array.NaiveKernels.round;

import autograd.array.Descents.MomentsFactors;
import autograd.array.Descents.MomentumFactors;
import autograd.shape.Shape;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Steps of optimizers against the formula, one element at a time, rounded after each operation. */
class DescentsProperties {
    @Property(tries = 300)
    void momentum(@ForAll long seed) {
        RandomArrays random = new RandomArrays(seed);
        DType dtype = random.floating();
        Shape shape = random.shape();
        NdArray x = random.array(dtype, shape);
        NdArray g = random.array(dtype, shape);
        NdArray w = random.array(dtype, shape);
        var f = new MomentumFactors(0.9, 0.7, 0.01, random.flip() ? 0 : 0.1);
        double[] nextX = new double[shape.elements()];
        double[] nextW = new double[shape.elements()];
        for (int i = 0; i < nextX.length; i++) {
            nextW[i] = average(dtype, f.decay(), w.doubleAt(i), f.gain(), g.doubleAt(i));
            double change = average(dtype, f.along(), nextW[i], f.ahead(), g.doubleAt(i));
            nextX[i] = round(dtype, x.doubleAt(i) - change);
        }
        NdArray[] next = Descents.momentum(x, g, w, f);
        RandomArrays.assertSame(NaiveKernels.array(dtype, shape, nextX), next[0], "x of " + x);
        RandomArrays.assertSame(NaiveKernels.array(dtype, shape, nextW), next[1], "w of " + x);
    }

    @Property(tries = 300)
    void moments(@ForAll long seed) {
        RandomArrays random = new RandomArrays(seed);
        DType dtype = random.floating();
        Shape shape = random.shape();
        NdArray x = random.array(dtype, shape);
        NdArray g = random.array(dtype, shape);
        NdArray m = random.array(dtype, shape);
        NdArray v = Maps.abs(random.array(dtype, shape));
        var f = new MomentsFactors(0.9, 0.1, 0.999, 0.001, 0.99, 0.01, random.flip() ? 0 : 0.1, 1.5, 1e-8);
        double[] nextX = new double[shape.elements()];
        double[] nextM = new double[shape.elements()];
        double[] nextV = new double[shape.elements()];
        for (int i = 0; i < nextX.length; i++) {
            double slope = g.doubleAt(i);
            nextM[i] = average(dtype, f.decay1(), m.doubleAt(i), f.gain1(), slope);
            nextV[i] = average(dtype, f.decay2(), v.doubleAt(i), f.gain2(), round(dtype, slope * slope));
            double root = round(dtype, Math.sqrt(nextV[i]));
            double scaled = round(dtype, round(dtype, f.scale()) * root);
            double divisor = round(dtype, scaled + round(dtype, f.epsilon()));
            double change = average(dtype, f.along(), nextM[i], f.ahead(), slope);
            double kept = round(dtype, round(dtype, f.keep()) * x.doubleAt(i));
            nextX[i] = round(dtype, kept - round(dtype, change / divisor));
        }
        NdArray[] next = Descents.moments(x, g, m, v, f);
        RandomArrays.assertSame(NaiveKernels.array(dtype, shape, nextX), next[0], "x of " + x);
        RandomArrays.assertSame(NaiveKernels.array(dtype, shape, nextM), next[1], "m of " + x);
        RandomArrays.assertSame(NaiveKernels.array(dtype, shape, nextV), next[2], "v of " + x);
    }

    /** {@return {@code decay a + gain b}, each operation rounded} */
    private static double average(DType dtype, double decay, double a, double gain, double b) {
        double left = round(dtype, round(dtype, decay) * a);
        double right = round(dtype, round(dtype, gain) * b);
        return round(dtype, left + right);
    }
}
