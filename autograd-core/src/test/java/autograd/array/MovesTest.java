package autograd.array;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import autograd.shape.Shape;
import autograd.shape.ShapeException;
import autograd.shape.Window;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class MovesTest {
    private static final NdArray X = NdArray.of(new double[] {1, 2, 3, 4, 5, 6}, Shape.of(2, 3));

    private static NdArray ints(int... values) {
        return NdArray.of(values, Shape.of(values.length));
    }

    @Test
    void byHand() {
        assertArrayEquals(
                new double[] {1, 4, 2, 5, 3, 6},
                Moves.transpose(X, new int[] {1, 0}).toDoubles());
        assertArrayEquals(
                new double[] {2, 3, 5, 6},
                Moves.slice(X, Window.of(X.shape(), new int[] {0, 1}, Shape.of(2, 2)))
                        .toDoubles());
        assertArrayEquals(
                new double[] {5, 0, 4, 2, 0, 1},
                Moves.place(
                                NdArray.of(new double[] {1, 2, 4, 5}, Shape.of(2, 2)),
                                Window.of(X.shape(), new int[] {1, 2}, new int[] {-1, -2}, Shape.of(2, 2)))
                        .toDoubles());
        assertArrayEquals(new double[] {3, 1, 2, 6, 4, 5}, Moves.roll(X, 1, 1).toDoubles());
        assertArrayEquals(new double[] {1, 0, 0, 4, 5, 0}, Bands.keep(X, -9, 0).toDoubles());
        assertArrayEquals(
                new double[] {1, 2, 3, 4, 5, 6, 1, 2, 3, 4, 5, 6},
                Moves.concat(new NdArray[] {X, X}, 0).toDoubles());
        assertArrayEquals(
                new double[] {1, 2, 3, 1, 2, 3, 4, 5, 6, 4, 5, 6},
                Moves.concat(new NdArray[] {X, X}, 1).toDoubles());
        assertArrayEquals(new double[] {6, 1, 6}, Moves.gather(X, ints(5, 0, 5)).toDoubles());
        assertArrayEquals(
                new double[] {10, 0, 5},
                Moves.scatterAdd(NdArray.of(new double[] {3, 5, 7}, Shape.of(3)), ints(0, 2, 0), Shape.of(3))
                        .toDoubles());
    }

    @Test
    @DisplayName("large transposes, which are done in tiles")
    void largeTranspose() {
        for (int[] sizes : new int[][] {{100, 70}, {64, 64}, {3, 50, 41}, {40, 3, 50}, {33, 2, 1, 65}}) {
            Shape shape = Shape.of(sizes);
            int[] values = new int[shape.elements()];
            for (int i = 0; i < values.length; i++) {
                values[i] = i;
            }
            for (DType dtype : new DType[] {DType.INT32, DType.FLOAT64, DType.FLOAT32}) {
                NdArray x = NdArray.of(values, shape).to(dtype);
                for (int seed = 0; seed < 10; seed++) {
                    int[] permutation = Randoms.permutation(seed, sizes.length);
                    NdArray y = Moves.transpose(x, permutation);
                    for (int i = 0; i < values.length; i++) {
                        int[] to = NaiveKernels.index(y.shape(), i);
                        int[] from = new int[to.length];
                        for (int axis = 0; axis < to.length; axis++) {
                            from[permutation[axis]] = to[axis];
                        }
                        assertEquals(NaiveKernels.flat(shape, from), y.intAt(i));
                    }
                }
            }
        }
    }

    @Test
    @DisplayName("P14 errors name operation, operands and what is valid")
    void errors() {
        shapeError(
                "transpose: [0, 0] is not a permutation of the axes of x of shape [2, 3]; need each of 0 to 1 once",
                () -> Moves.transpose(X, new int[] {0, 0}));
        shapeError(
                "broadcastTo: x of shape [2, 3] cannot be broadcast to shape [2, 4]; aligned at the last axis, "
                        + "each size of x must be equal or 1",
                () -> Moves.broadcastTo(X, Shape.of(2, 4)));
        shapeError(
                "slice: x has shape [2, 3], the window is [2] at [1] of [4]; need a window of the shape of x",
                () -> Moves.slice(X, Window.of(Shape.of(4), new int[] {1}, Shape.of(2))));
        shapeError(
                "place: x has shape [2, 3], the window is [2] at [1] of [4]; need as many elements",
                () -> Moves.place(X, Window.of(Shape.of(4), new int[] {1}, Shape.of(2))));
        shapeError("keep: x has shape [6]; need rank 2 or more", () -> Bands.keep(X.reshape(Shape.of(6)), 0, 0));
        valueError("roll: shift 4 along axis 1 of x of shape [2, 3]; need 0 to 3", () -> Moves.roll(X, 1, 4));
        shapeError(
                "concat: shapes [2, 3] of part 0 and [6] of part 1 cannot be joined along axis 0; "
                        + "need equal sizes on all other axes",
                () -> Moves.concat(new NdArray[] {X, X.reshape(Shape.of(6))}, 0));
        shapeError(
                "concat: axis 2 is out of range for part 0 of shape [2, 3]; valid axes are -2 to 1",
                () -> Moves.concat(new NdArray[] {X}, 2));
        shapeError(
                "scatterAdd: values have shape [2, 3], flatIndices have shape [2]; need one index for each value",
                () -> Moves.scatterAdd(X, ints(0, 1), Shape.of(4)));
        valueError(
                "gather: index 6 at position 1 of flatIndices is out of range for x of shape [2, 3]; "
                        + "valid indices are 0 to 5",
                () -> Moves.gather(X, ints(0, 6)));
        valueError(
                "gather: index -1 at position 0 of flatIndices is out of range for x of shape [2, 3]; "
                        + "valid indices are 0 to 5",
                () -> Moves.gather(X, ints(-1)));
        valueError(
                "scatterAdd: index 3 at position 0 of flatIndices is out of range for the result of shape [0]; "
                        + "there is no valid index",
                () -> Moves.scatterAdd(NdArray.full(DType.FLOAT64, Shape.of(1), 1), ints(3), Shape.of(0)));
        valueError("gather: flatIndices of shape [2, 3] has dtype FLOAT64; need INT32", () -> Moves.gather(X, X));
        valueError(
                "oneHot: index 5 at row 1 is out of range for 5 classes; valid indices are 0 to 4",
                () -> Moves.oneHot(ints(0, 5), 5, DType.FLOAT64));
        valueError("concat: there are no parts; need at least one", () -> Moves.concat(new NdArray[0], 0));
        valueError(
                "concat: dtypes FLOAT64 of part 0 and INT32 of part 1 differ; need the same dtype for both",
                () -> Moves.concat(new NdArray[] {X, X.to(DType.INT32)}, 0));
    }

    private static void shapeError(String message, Executable call) {
        assertEquals(message, assertThrows(ShapeException.class, call).getMessage());
    }

    private static void valueError(String message, Executable call) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
    }
}
