package autograd;

import static org.junit.jupiter.api.Assertions.assertEquals;

import autograd.OpSample.Curve;
import autograd.array.DType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;

/** First derivatives of every row of the table, both modes, both dtypes. */
class OpGradientProperties {
    /** At least as many as {@link OpCases#SLOTS}; {@link OpCoverageTest} checks it. */
    static final int TRIES = 6000;

    private static final List<OpSample> TRIED = new ArrayList<>();

    @AfterContainer
    static void everyRowWasTried() {
        if (TRIED.size() >= TRIES) { // fewer when a failure has ended the tries
            assertEquals(Set.copyOf(OpSamples.ROWS), Set.copyOf(TRIED));
        }
    }

    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    @Label("P20 VJP and JVP of every op agree with central differences")
    void derivativesAgreeWithDifferences(@ForAll(supplier = OpCases.class) OpCase at) {
        TRIED.add(at.row());
        boolean exact = at.row().curve() != Curve.CURVED;
        double tolerance = exact ? Tolerances.EXACT_DIFFERENCES : Tolerances.DIFFERENCES;
        List<Tensor> xs = at.operands(DType.FLOAT64);
        List<Tensor> ts = at.directions(xs, "tangent");
        Pullback pullback = Autograd.vjpAll(at.function(), xs);
        Tensor g = at.direction(pullback.value(), "cotangent");
        List<Tensor> gradients = pullback.applyAll(g);
        Tensor tangent = Autograd.jvpAll(at.function(), xs, ts).tangent();

        double step = exact ? Tolerances.EXACT_STEP : Tolerances.STEP;
        List<double[][]> columns = CentralDifferences.columns(at.function(), xs, step);
        double[] weights = g.toDoubleArray();
        double[] along = new double[weights.length];
        double[] scale = new double[weights.length];
        for (int k = 0; k < xs.size(); k++) {
            double[] t = ts.get(k).toDoubleArray();
            double[] gradient = gradients.get(k).toDoubleArray();
            for (int j = 0; j < gradient.length; j++) {
                double expected = 0;
                double size = 1;
                for (int i = 0; i < weights.length; i++) {
                    double slope = columns.get(k)[j][i];
                    expected += weights[i] * slope;
                    size += Math.abs(weights[i] * slope);
                    along[i] += slope * t[j];
                    scale[i] += Math.abs(slope * t[j]);
                }
                assertEquals(expected, gradient[j], tolerance * size, "VJP, operand " + k + ", element " + j);
            }
        }
        double[] actual = tangent.toDoubleArray();
        for (int i = 0; i < actual.length; i++) {
            assertEquals(along[i], actual[i], tolerance * (1 + scale[i]), "JVP, element " + i);
        }
    }

    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    @Label("P21 <g, J t> = <J^T g, t> for every op, in FLOAT64 and FLOAT32")
    void modesAreTransposesOfEachOther(@ForAll(supplier = OpCases.class) OpCase at) {
        for (DType dtype : List.of(DType.FLOAT64, DType.FLOAT32)) {
            List<Tensor> xs = at.operands(dtype);
            List<Tensor> ts = at.directions(xs, "tangent");
            Pullback pullback = Autograd.vjpAll(at.function(), xs);
            Tensor y = pullback.value();
            Tensor g = at.direction(y, "cotangent");
            Product forward = Product.of(
                    List.of(g), List.of(Autograd.jvpAll(at.function(), xs, ts).tangent()));
            Product reverse = Product.of(pullback.applyAll(g), ts);
            boolean single = dtype == DType.FLOAT32 || y.dtype() == DType.FLOAT32;
            double tolerance = single ? Tolerances.ROUNDING_32 : Tolerances.ROUNDING_64;
            double scale = 1 + forward.size() + reverse.size();
            assertEquals(forward.value(), reverse.value(), tolerance * scale, dtype.toString());
        }
    }

    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    @Label("P20 derivatives in FLOAT32 agree with those in FLOAT64")
    void float32AgreesWithFloat64(@ForAll(supplier = OpCases.class) OpCase at) {
        List<Tensor> singles = at.operands(DType.FLOAT32);
        List<Tensor> doubles = singles.stream().map(x -> x.to(DType.FLOAT64)).toList();
        Pullback single = Autograd.vjpAll(at.function(), singles);
        Pullback reference = Autograd.vjpAll(at.function(), doubles);
        List<Tensor> actual = single.applyAll(at.direction(single.value(), "cotangent"));
        List<Tensor> expected = reference.applyAll(at.direction(reference.value(), "cotangent"));
        for (int k = 0; k < actual.size(); k++) {
            assertEquals(DType.FLOAT32, actual.get(k).dtype(), "gradient of operand " + k);
            assertNear(expected.get(k), actual.get(k), "gradient of operand " + k);
        }
        ValueAndTangent forward = Autograd.jvpAll(at.function(), singles, at.directions(singles, "tangent"));
        ValueAndTangent wide = Autograd.jvpAll(at.function(), doubles, at.directions(doubles, "tangent"));
        assertEquals(single.value().dtype(), forward.tangent().dtype(), "tangent");
        assertNear(wide.tangent(), forward.tangent(), "tangent");
        assertNear(reference.value(), single.value(), "value");
    }

    private static void assertNear(Tensor expected, Tensor actual, String what) {
        assertEquals(expected.shape(), actual.shape(), what);
        double[] wide = expected.toDoubleArray();
        double[] narrow = actual.toDoubleArray();
        for (int i = 0; i < wide.length; i++) {
            double tolerance = Tolerances.FLOAT32_AGAINST_FLOAT64 * Math.max(1, Math.abs(wide[i]));
            if (wide[i] != narrow[i]) { // infinities, as of logSumExp over nothing, are equal
                assertEquals(wide[i], narrow[i], tolerance, what + ", element " + i);
            }
        }
    }

    /** An inner product and the sum of the sizes of its terms. */
    private record Product(double value, double size) {
        static Product of(List<Tensor> as, List<Tensor> bs) {
            double value = 0;
            double size = 0;
            for (int k = 0; k < as.size(); k++) {
                double[] a = as.get(k).toDoubleArray();
                double[] b = bs.get(k).toDoubleArray();
                for (int i = 0; i < a.length; i++) {
                    value += a[i] * b[i];
                    size += Math.abs(a[i] * b[i]);
                }
            }
            return new Product(value, size);
        }
    }
}
