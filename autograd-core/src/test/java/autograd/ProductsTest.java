package autograd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import autograd.shape.Shape;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Shapes of products of vectors, matrices and stacks of them, and values against loops. */
class ProductsTest {
    private static Tensor counted(int... sizes) {
        return Tensor.arange(Shape.of(sizes).elements()).reshape(sizes);
    }

    @Test
    @DisplayName("a vector is a row on the left and a column on the right, and its axis goes; stacks are broadcast")
    void vectorsAndStacks() {
        assertEquals(Shape.SCALAR, counted(3).matmul(counted(3)).shape());
        assertEquals(Shape.of(4), counted(3).matmul(counted(3, 4)).shape());
        assertEquals(Shape.of(2), counted(2, 3).matmul(counted(3)).shape());
        assertEquals(Shape.of(5, 4), counted(3).matmul(counted(5, 3, 4)).shape());
        assertEquals(Shape.of(5, 2), counted(5, 2, 3).matmul(counted(3)).shape());
        assertEquals(
                Shape.of(6, 5, 2, 4),
                counted(5, 2, 3).matmul(counted(6, 1, 3, 4)).shape());
        assertArrayEquals(
                new double[] {20, 23, 26, 29}, counted(3).matmul(counted(3, 4)).toDoubleArray());
        assertArrayEquals(
                new double[] {5, 14, 23, 32},
                counted(2, 2, 3).matmul(counted(3)).toDoubleArray());
    }

    @Test
    @DisplayName("the axis of a vector is no size of the result, also where one more would be too many")
    void vectorsHaveNoSizeInTheResult() {
        Shape stack = Shape.of(0, 40_000, 30_000); // twice as many are too many, though there are none
        assertEquals(
                stack,
                Tensor.zeros(0).matmul(Tensor.zeros(0, 40_000, 0, 30_000)).shape());
        assertEquals(
                stack,
                Tensor.zeros(0, 40_000, 30_000, 0).matmul(Tensor.zeros(0)).shape());
    }

    @Test
    @DisplayName("matmul with either side transposed, alone and in stacks, is the product of the transposed")
    void transposedSides() {
        int rows = 2;
        int inner = 3;
        int columns = 4;
        for (int stack = 0; stack < 4; stack++) {
            for (int sides = 0; sides < 4; sides++) {
                boolean left = (sides & 1) != 0;
                boolean right = (sides & 2) != 0;
                Tensor a = left ? counted(inner, rows) : counted(rows, inner);
                Tensor b = right ? counted(columns, inner) : counted(inner, columns);
                double[] expected = new double[rows * columns];
                for (int i = 0; i < rows; i++) {
                    for (int j = 0; j < columns; j++) {
                        for (int k = 0; k < inner; k++) {
                            expected[i * columns + j] +=
                                    (left ? a.get(k, i) : a.get(i, k)) * (right ? b.get(j, k) : b.get(k, j));
                        }
                    }
                }
                Tensor y = Products.matmul(
                        (stack & 1) == 0 ? a : a.expandDims(0), left, (stack & 2) == 0 ? b : b.expandDims(0), right);
                assertEquals(stack == 0 ? Shape.of(rows, columns) : Shape.of(1, rows, columns), y.shape());
                assertArrayEquals(expected, y.toDoubleArray());
            }
        }
    }
}
