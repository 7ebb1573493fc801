package autograd;

import static autograd.Index.all;
import static autograd.Index.at;
import static autograd.Index.pick;
import static autograd.Index.range;
import static autograd.Index.where;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import autograd.array.DType;
import autograd.array.NdArray;
import autograd.shape.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Functional updates: values, dtypes, what wins, and what keeps its bits. */
class UpdatesTest {
    private static final Tensor X = x();

    private static Tensor x() {
        return Tensor.of(1.0, 2.0, 3.0, 4.0);
    }

    @Test
    void setAndAddLeaveTheTensorAsItIs() {
        Tensor x = x();
        assertArrayEquals(new double[] {1, 9, 3, 9}, x.at(range(1, 4, 2)).set(9).toDoubleArray());
        assertArrayEquals(new double[] {1, 7, 3, 9}, x.at(range(1, 4, 2)).add(5).toDoubleArray());
        assertArrayEquals(
                new double[] {6, 2, 3, 5},
                x.at(all().by(-3)).set(Tensor.of(5.0, 6)).toDoubleArray());
        assertArrayEquals(new double[] {1, 2, 3, 4}, x.toDoubleArray());
    }

    @Test
    void theLastOfRepeatedPositionsIsSetAndAllAreAdded() {
        Tensor value = Tensor.of(10.0, 20, 30, 40);
        Index repeated = pick(2, 0, 2, -2);
        assertArrayEquals(
                new double[] {20, 2, 40, 4}, x().at(repeated).set(value).toDoubleArray());
        assertArrayEquals(
                new double[] {21, 2, 3 + 10 + 30 + 40, 4},
                x().at(repeated).add(value).toDoubleArray());
        Tensor g = Tensor.of(5.0, 6, 7, 8);
        List<Tensor> set =
                Autograd.vjp((x, v) -> x.at(repeated).set(v), x(), value).applyAll(g);
        assertArrayEquals(new double[] {0, 6, 0, 8}, set.get(0).toDoubleArray());
        assertArrayEquals(new double[] {0, 5, 0, 7}, set.get(1).toDoubleArray());
        List<Tensor> added =
                Autograd.vjp((x, v) -> x.at(repeated).add(v), x(), value).applyAll(g);
        assertArrayEquals(new double[] {5, 6, 7, 8}, added.get(0).toDoubleArray());
        assertArrayEquals(new double[] {7, 5, 7, 7}, added.get(1).toDoubleArray());
    }

    @Test
    void masksSelectWhatIsReplaced() {
        Tensor x = Tensor.of(new double[][] {{1, -2}, {-3, 4}});
        Tensor relu = x.at(where(x.less(0))).set(0);
        assertArrayEquals(new double[] {1, 0, 0, 4}, relu.toDoubleArray());
        assertArrayEquals(
                new double[] {1, 0, 0, 1},
                Autograd.grad((Tensor t) -> t.at(where(t.less(0))).set(0).sum())
                        .apply(x)
                        .toDoubleArray());
    }

    @Test
    void whatIsNotNamedKeepsItsBits() {
        double nan = Double.longBitsToDouble(0x7ff8000000000123L);
        NdArray odd = NdArray.of(new double[] {-0.0, nan, 5}, Shape.of(3));
        Tensor x = Tensor.of(odd);
        for (Tensor y : List.of(
                x.at(2).set(5),
                x.at(2).add(0),
                x.at(pick(2)).set(5),
                x.at(pick(2, 2)).add(0))) {
            assertTrue(odd.sameBits(y.array()), y::toString);
        }
        assertEquals(Double.NEGATIVE_INFINITY, 1 / x.at(1).set(-0.0).get(1)); // a zero that is set keeps its sign
    }

    @Test
    void dtypesFollowTheTensorAndPromote() {
        Tensor floats = Tensor.of(1f, 2f, 3f);
        assertEquals(DType.FLOAT32, floats.at(0).set(0.1).dtype());
        assertEquals(0.1f, floats.at(0).set(0.1).get(0));
        assertEquals(DType.FLOAT64, floats.at(0).set(Tensor.of(0.1)).dtype());
        assertEquals(0.1, floats.at(0).set(Tensor.of(0.1)).get(0));
        assertEquals(DType.FLOAT64, X.at(0).add(floats.get(at(0))).dtype());
        List<Tensor> gradients =
                Autograd.vjp((x, v) -> x.at(0).set(v), floats, Tensor.of(0.1)).applyAll(Tensor.of(1.0, 2.0, 3.0));
        assertEquals(DType.FLOAT32, gradients.get(0).dtype());
        assertArrayEquals(new double[] {0, 2, 3}, gradients.get(0).toDoubleArray());
        assertEquals(DType.FLOAT64, gradients.get(1).dtype());
        assertEquals(1, gradients.get(1).item());
    }

    @Test
    void integersAndMasksCanBeSet() {
        Tensor ints = Tensor.ints(1, 2, 3);
        assertArrayEquals(new int[] {1, 7, 3}, ints.at(1).set(7).toIntArray());
        assertArrayEquals(
                new int[] {9, 2, 8}, ints.at(pick(2, 0)).set(Tensor.ints(8, 9)).toIntArray());
        Tensor flags = Tensor.bools(true, true, false);
        assertArrayEquals(
                new double[] {0, 1, 1},
                flags.at(all().by(2)).set(Tensor.bools(false, true)).toDoubleArray());
        assertArrayEquals(new double[] {0, 1, 0}, flags.at(pick(0, 2)).set(0).toDoubleArray());
        assertEquals(DType.BOOL, flags.at(0).set(0).dtype());
    }

    @Test
    void scatterAddAccumulatesAlongAnAxis() {
        Tensor x = Tensor.of(new double[][] {{1, 2, 3}, {4, 5, 6}});
        Tensor indices = Tensor.ints(new int[][] {{2, 2}, {0, 1}});
        Tensor values = Tensor.of(new double[][] {{10, 20}, {30, 40}});
        Tensor y = Updates.scatterAdd(x, indices, values, 1);
        assertArrayEquals(new double[] {1, 2, 33, 34, 45, 6}, y.toDoubleArray());
        Tensor columns = Updates.scatterAdd(x.transpose(), indices.transpose(), values.transpose(), 0);
        assertArrayEquals(y.transpose().toDoubleArray(), columns.toDoubleArray());
    }
}
