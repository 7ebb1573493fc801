package autograd.nn.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import autograd.Tensor;
import autograd.array.DType;
import autograd.nn.Tolerances;
import autograd.shape.Shape;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class StandardizerTest {
    @Test
    void meanZeroAndDeviationOne() {
        // column 0: mean 2, squared deviations 1, 0, 1; column 1: mean 20, 100, 0, 100
        Tensor x = Tensor.of(new double[][] {{1, 10}, {2, 20}, {3, 30}});
        Standardizer standard = Standardizer.fit(x);
        assertArrayEquals(new double[] {2, 20}, standard.mean().toDoubleArray());
        double root = Math.sqrt(2.0 / 3);
        Tolerances.assertClose(
                new double[] {root, 10 * root}, Shape.of(2), standard.deviation(), Tolerances.CLOSED_FORM_64);
        Tolerances.assertClose(
                new double[] {-1 / root, -1 / root, 0, 0, 1 / root, 1 / root},
                Shape.of(3, 2),
                standard.apply(x),
                Tolerances.CLOSED_FORM_64);
        Tolerances.assertClose(
                x.toDoubleArray(), x.shape(), standard.invert(standard.apply(x)), Tolerances.CLOSED_FORM_64);
        // one observation, and later data
        assertArrayEquals(
                new double[] {0, 0}, standard.apply(Tensor.of(2.0, 20.0)).toDoubleArray());
    }

    @Test
    @DisplayName("a feature that does not vary becomes 0, also where its mean is rounded")
    void constantFeatures() {
        Tensor x = Tensor.of(new double[][] {{0.1, 1}, {0.1, 2}, {0.1, 4}});
        Standardizer standard = Standardizer.fit(x);
        assertEquals(1, standard.deviation().get(0));
        Tensor y = standard.apply(x);
        for (int row = 0; row < 3; row++) {
            assertEquals(0, y.get(row, 0), 1e-16);
        }
    }

    @Test
    void keepsTheDTypeAndAnyShape() {
        Tensor images = Tensor.normal(1, 10, 2, 3).mul(5).add(7).to(DType.FLOAT32);
        Standardizer standard = Standardizer.fit(images);
        assertEquals(Shape.of(2, 3), standard.mean().shape());
        assertEquals(DType.FLOAT64, standard.mean().dtype());
        Tensor y = standard.apply(images);
        assertEquals(DType.FLOAT32, y.dtype());
        Tolerances.assertClose(
                new double[6], Shape.of(2, 3), y.to(DType.FLOAT64).mean(0), Tolerances.CLOSED_FORM_32);
        assertEquals(DType.FLOAT32, standard.invert(y).dtype());
    }
}
