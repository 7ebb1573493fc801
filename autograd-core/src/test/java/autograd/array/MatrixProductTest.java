package autograd.array;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import autograd.shape.Shape;
import autograd.shape.ShapeException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatrixProductTest {
    private static NdArray zeros(int... sizes) {
        return NdArray.full(DType.FLOAT64, Shape.of(sizes), 0);
    }

    @Test
    void byHand() {
        NdArray a = NdArray.of(new double[] {1, 2, 3, 4, 5, 6}, Shape.of(2, 3));
        NdArray b = NdArray.of(new double[] {7, 8, 9, 10, 11, 12}, Shape.of(3, 2));
        assertArrayEquals(
                new double[] {58, 64, 139, 154},
                MatrixProduct.matmul(a, false, b, false).toDoubles());
        assertArrayEquals(
                new double[] {14, 32, 32, 77},
                MatrixProduct.matmul(a, false, a, true).toDoubles());
        assertArrayEquals(
                new double[] {17, 22, 27, 22, 29, 36, 27, 36, 45},
                MatrixProduct.matmul(a, true, a, false).toDoubles());
    }

    // Around the sizes of tiles: rows two at a time, four steps at a time, 128 deep, 512 wide, 6144 high.
    @ParameterizedTest(name = "{0} x {1} x {2}")
    @CsvSource({
        "3, 128, 512",
        "2, 129, 513",
        "5, 259, 520",
        "1, 130, 1030",
        "33, 17, 31",
        "4, 127, 511",
        "1, 600, 9",
        "40, 300, 3",
        "13001, 3, 5"
    })
    void tilesDoNotChangeBits(int m, int k, int n) {
        RandomArrays random = new RandomArrays(m + k + n);
        for (DType dtype : new DType[] {DType.FLOAT64, DType.FLOAT32}) {
            for (int flags = 0; flags < 4; flags++) {
                boolean transposeA = (flags & 1) != 0;
                boolean transposeB = (flags & 2) != 0;
                NdArray a = random.gaussian(dtype, transposeA ? Shape.of(k, m) : Shape.of(m, k));
                NdArray b = random.gaussian(dtype, transposeB ? Shape.of(n, k) : Shape.of(k, n));
                RandomArrays.assertSame(
                        NaiveKernels.matmul(Shape.of(m, n), a, transposeA, b, transposeB),
                        MatrixProduct.matmul(a, transposeA, b, transposeB),
                        "matmul " + dtype + " " + transposeA + " " + transposeB);
            }
        }
    }

    @Test
    void theChainIsFusedAndInOrder() { // else the tests above could not tell
        RandomArrays random = new RandomArrays(3);
        NdArray a = random.gaussian(DType.FLOAT64, Shape.of(20, 50));
        NdArray b = random.gaussian(DType.FLOAT64, Shape.of(50, 20));
        NdArray c = MatrixProduct.matmul(a, false, b, false);
        int unfused = 0;
        int backward = 0;
        for (int i = 0; i < 400; i++) {
            double plain = 0;
            double reverse = 0;
            for (int p = 0; p < 50; p++) {
                plain += a.doubleAt(i / 20 * 50 + p) * b.doubleAt(p * 20 + i % 20);
                int q = 49 - p;
                reverse = Math.fma(a.doubleAt(i / 20 * 50 + q), b.doubleAt(q * 20 + i % 20), reverse);
            }
            unfused += plain == c.doubleAt(i) ? 0 : 1;
            backward += reverse == c.doubleAt(i) ? 0 : 1;
        }
        assertTrue(unfused > 100 && backward > 100, unfused + " and " + backward + " of 400 differ");
    }

    @Test
    void emptySizes() {
        assertTrue(zeros(2, 3).sameBits(MatrixProduct.matmul(zeros(2, 0), false, zeros(0, 3), false)));
        assertTrue(zeros(0, 3).sameBits(MatrixProduct.matmul(zeros(0, 2), false, zeros(2, 3), false)));
        assertTrue(zeros(2, 0).sameBits(MatrixProduct.matmul(zeros(2, 2), false, zeros(2, 0), false)));
        assertTrue(zeros(0, 2, 3).sameBits(MatrixProduct.matmul(zeros(0, 2, 1), false, zeros(1, 3), false)));
        assertTrue(zeros(5, 0, 2, 3).sameBits(MatrixProduct.matmul(zeros(5, 1, 2, 1), false, zeros(0, 1, 3), false)));
    }

    @Test
    @DisplayName("P14 errors name both shapes and what is needed")
    void errors() {
        assertEquals(
                "matmul: inner dimensions differ; a has shape [2, 3], b has shape [4, 5]; "
                        + "need a[..., m, k] and b[..., k, n]",
                fails(() -> MatrixProduct.matmul(zeros(2, 3), false, zeros(4, 5), false)));
        assertEquals(
                "matmul: inner dimensions differ; a has shape [2, 3], b has shape [4, 5]; "
                        + "need a[..., k, m] and b[..., n, k]",
                fails(() -> MatrixProduct.matmul(zeros(2, 3), true, zeros(4, 5), true)));
        assertEquals(
                "matmul: a has shape [3], b has shape [3, 2]; need at least two axes for both",
                fails(() -> MatrixProduct.matmul(zeros(3), false, zeros(3, 2), false)));
        assertEquals(
                "matmul: shapes [2] of the batch of a and [3] of the batch of b cannot be broadcast; "
                        + "axis -1 has sizes 2 and 3; need equal sizes or 1",
                fails(() -> MatrixProduct.matmul(zeros(2, 1, 1), false, zeros(3, 1, 1), false)));
        assertThrows(
                IllegalArgumentException.class,
                () -> MatrixProduct.matmul(zeros(2, 2), false, zeros(2, 2).to(DType.FLOAT32), false));
    }

    @Test
    @DisplayName("P15 a product that cannot fit is refused before allocation")
    void tooLarge() {
        NdArray column = zeros(1_000_000, 1);
        NdArray line = zeros(1, 1_000_000);
        assertTrue(fails(() -> MatrixProduct.matmul(column, false, line, false)).contains("too many elements"));
    }

    private static String fails(Executable call) {
        return assertThrows(ShapeException.class, call).getMessage();
    }
}
