package autograd.array;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import autograd.shape.Shape;
import autograd.shape.ShapeException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class NdArrayTest {
    private static final Shape TWO = Shape.of(2);

    @Test
    @DisplayName("P9 arrays are copied in and out")
    void copies() {
        double[] doubles = {1, 2};
        float[] floats = {1, 2};
        int[] ints = {1, 2};
        boolean[] bools = {true, false};
        NdArray d = NdArray.of(doubles, TWO);
        NdArray f = NdArray.of(floats, TWO);
        NdArray i = NdArray.of(ints, TWO);
        NdArray b = NdArray.of(bools, TWO);
        doubles[0] = floats[0] = ints[0] = 9;
        bools[0] = false;
        d.toDoubles()[1] = 9;
        f.toFloats()[1] = 9;
        i.toInts()[1] = 9;
        b.toBools()[1] = true;
        assertArrayEquals(new double[] {1, 2}, d.toDoubles());
        assertArrayEquals(new float[] {1, 2}, f.toFloats());
        assertArrayEquals(new int[] {1, 2}, i.toInts());
        assertArrayEquals(new boolean[] {true, false}, b.toBools());
    }

    @Test
    void factoriesGiveTheDType() {
        assertEquals(DType.FLOAT64, NdArray.of(new double[2], TWO).dtype());
        assertEquals(DType.FLOAT32, NdArray.of(new float[2], TWO).dtype());
        assertEquals(DType.INT32, NdArray.of(new int[2], TWO).dtype());
        assertEquals(DType.BOOL, NdArray.of(new boolean[2], TWO).dtype());
        assertEquals("FLOAT32 [2]", NdArray.of(new float[2], TWO).toString());
    }

    @Test
    void everyDTypeReadsAsNumbers() {
        NdArray bools = NdArray.of(new boolean[] {true, false}, TWO);
        NdArray floats = NdArray.of(new float[] {0.1f, -0f}, TWO);
        assertArrayEquals(new double[] {1, 0}, bools.toDoubles());
        assertArrayEquals(new int[] {1, 0}, bools.toInts());
        assertEquals(1, bools.intAt(0));
        assertEquals((double) 0.1f, floats.doubleAt(0));
        assertTrue(floats.boolAt(0));
        assertFalse(floats.boolAt(1));
        assertTrue(NdArray.scalar(DType.FLOAT64, Double.NaN).boolAt(0));
        assertEquals(-7, NdArray.of(new int[] {-7, 0}, TWO).doubleAt(0));
        assertEquals(3, NdArray.scalar(DType.FLOAT64, 3).intAt(0));
        assertEquals(0, floats.intAt(1));
    }

    @Test
    void conversions() {
        NdArray x = NdArray.of(new double[] {0.1, 16777217}, TWO);
        assertArrayEquals(new float[] {0.1f, 16777216f}, x.to(DType.FLOAT32).toFloats());
        assertArrayEquals(new float[] {0.1f, 16777216f}, x.toFloats());
        assertSame(x, x.to(DType.FLOAT64));
        assertEquals(DType.BOOL, x.to(DType.BOOL).dtype());
        NdArray whole = NdArray.of(new double[] {-0.0, Integer.MIN_VALUE}, TWO);
        assertArrayEquals(
                new int[] {0, Integer.MIN_VALUE}, whole.to(DType.INT32).toInts());
        assertArrayEquals(new boolean[] {false, true}, whole.to(DType.BOOL).toBools());
    }

    @Test
    void conversionToIntIsStrict() {
        for (double bad :
                new double[] {1.5, Double.NaN, 2147483648.0, -2147483649.0, 1e300, Double.POSITIVE_INFINITY}) {
            NdArray x = NdArray.of(new double[] {1, bad}, TWO);
            String rest =
                    " of an array of shape [2] is " + bad + "; need integral values from -2147483648 to 2147483647";
            refused("toInts: element 1" + rest, x::toInts);
            refused("to: element 1" + rest, () -> x.to(DType.INT32));
            refused("intAt: element 1" + rest, () -> x.intAt(1));
            assertEquals(1, x.intAt(0));
        }
        assertEquals(
                Integer.MAX_VALUE,
                NdArray.scalar(DType.FLOAT64, Integer.MAX_VALUE).intAt(0));
    }

    @Test
    void fullConverts() {
        assertArrayEquals(
                new double[] {0.5, 0.5}, NdArray.full(DType.FLOAT64, TWO, 0.5).toDoubles());
        assertArrayEquals(
                new float[] {0.1f, 0.1f}, NdArray.full(DType.FLOAT32, TWO, 0.1).toFloats());
        assertArrayEquals(new int[] {-3, -3}, NdArray.full(DType.INT32, TWO, -3).toInts());
        assertArrayEquals(
                new boolean[] {true, true}, NdArray.full(DType.BOOL, TWO, 0.5).toBools());
        assertArrayEquals(
                new boolean[] {false, false},
                NdArray.full(DType.BOOL, TWO, -0.0).toBools());
        assertTrue(NdArray.of(new double[] {-0.0, -0.0}, TWO).sameBits(NdArray.full(DType.FLOAT64, TWO, -0.0)));
        assertEquals(Shape.SCALAR, NdArray.scalar(DType.FLOAT32, 1).shape());
        refused(
                "full: value 0.5 is not an exact INT32; need an integral value from -2147483648 to 2147483647",
                () -> NdArray.full(DType.INT32, TWO, 0.5));
        refused(
                "scalar: value NaN is not an exact INT32; need an integral value from -2147483648 to 2147483647",
                () -> NdArray.scalar(DType.INT32, Double.NaN));
    }

    @Test
    void generatedInOrderOfPositions() {
        int[] calls = {0};
        NdArray x = NdArray.generate(Shape.of(2, 3), i -> 10 * i + calls[0]++);
        assertEquals(DType.INT32, x.dtype());
        assertEquals(Shape.of(2, 3), x.shape());
        assertArrayEquals(new int[] {0, 11, 22, 33, 44, 55}, x.toInts());
        assertEquals(0, NdArray.generate(Shape.of(0, 3), i -> calls[0]++).elements());
        assertEquals(6, calls[0]);
        assertArrayEquals(new int[] {7}, NdArray.generate(Shape.SCALAR, i -> 7).toInts());
        assertThrows(NullPointerException.class, () -> NdArray.generate(null, i -> 0));
        assertThrows(NullPointerException.class, () -> NdArray.generate(TWO, null));
    }

    @Test
    void reshapeKeepsOrder() {
        NdArray x = NdArray.of(new double[] {1, 2, 3, 4, 5, 6}, Shape.of(2, 3));
        NdArray y = x.reshape(Shape.of(3, 1, 2));
        assertEquals(Shape.of(3, 1, 2), y.shape());
        assertArrayEquals(x.toDoubles(), y.toDoubles());
        assertSame(x.doubles(), y.doubles(), "no copy");
        assertEquals(
                "reshape: 6 elements of shape [2, 3] cannot fill shape [4]; need 4",
                assertThrows(ShapeException.class, () -> x.reshape(Shape.of(4))).getMessage());
    }

    @Test
    void sameBitsTellsApartWhatNumbersDoNot() {
        NdArray nan = NdArray.of(new double[] {Double.NaN, 1}, TWO);
        NdArray payload = NdArray.of(new double[] {Double.longBitsToDouble(0x7ff8000000000001L), 1}, TWO);
        assertTrue(nan.sameBits(NdArray.of(new double[] {Double.NaN, 1}, TWO)));
        assertFalse(nan.sameBits(payload));
        assertFalse(NdArray.of(new float[] {0f, 1}, TWO).sameBits(NdArray.of(new float[] {-0f, 1}, TWO)));
        assertFalse(NdArray.of(new float[2], TWO).sameBits(NdArray.of(new double[2], TWO)));
        assertFalse(NdArray.of(new int[2], TWO).sameBits(NdArray.of(new int[2], Shape.of(2, 1))));
        assertFalse(NdArray.of(new int[] {1, 2}, TWO).sameBits(NdArray.of(new int[] {1, 3}, TWO)));
        assertFalse(NdArray.of(new boolean[] {true, false}, TWO).sameBits(NdArray.of(new boolean[2], TWO)));
    }

    @Test
    void errors() {
        assertEquals(
                "of: 5 values cannot fill shape [2, 3]; need 6",
                assertThrows(ShapeException.class, () -> NdArray.of(new double[5], Shape.of(2, 3)))
                        .getMessage());
        assertThrows(ShapeException.class, () -> NdArray.of(new float[1], TWO));
        assertThrows(ShapeException.class, () -> NdArray.of(new int[3], TWO));
        assertThrows(ShapeException.class, () -> NdArray.of(new boolean[0], TWO));
        NdArray x = NdArray.of(new int[2], TWO);
        assertThrows(IndexOutOfBoundsException.class, () -> x.doubleAt(2));
        assertThrows(IndexOutOfBoundsException.class, () -> x.intAt(-1));
        assertThrows(IndexOutOfBoundsException.class, () -> x.boolAt(2));
    }

    @Test
    void dtypes() {
        assertEquals(DType.FLOAT64, DType.promote(DType.FLOAT64, DType.FLOAT32));
        assertEquals(DType.FLOAT64, DType.promote(DType.FLOAT32, DType.FLOAT64));
        assertEquals(DType.FLOAT32, DType.promote(DType.FLOAT32, DType.FLOAT32));
        assertEquals(
                8 + 4 + 4 + 1,
                DType.FLOAT64.bytes() + DType.FLOAT32.bytes() + DType.INT32.bytes() + DType.BOOL.bytes());
        assertTrue(DType.FLOAT32.isFloating() && DType.FLOAT64.isFloating());
        assertFalse(DType.INT32.isFloating() || DType.BOOL.isFloating());
        refused(
                "promote: dtypes INT32 of a and FLOAT32 of b do not mix; need FLOAT64 or FLOAT32 for both",
                () -> DType.promote(DType.INT32, DType.FLOAT32));
    }

    private static void refused(String message, Executable call) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
    }
}
