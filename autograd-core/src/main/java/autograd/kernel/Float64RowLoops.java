package autograd.kernel;

/**
 * Loops over short rows, each of which has a number of its own: what softmax and its kin are made of, where rows are too
 * short for a call of {@link Float64Kernels} each. The arithmetic is that of {@link Float64Loops}.
 *
 * <p>Rows follow each other without a gap, from the same position of all arrays of elements on; the numbers of the rows
 * start at 0. The result may be the array of an operand.
 *
 * <p>The float twin of this file is made at build time by replacing words.
 */
public final class Float64RowLoops {
    private Float64RowLoops() {}

    /** {@code y[r, i] = x[r, i] - numbers[r]}. */
    public static void sub(double[] x, int xStart, double[] numbers, int length, int rows, double[] y, int yStart) {
        for (int row = 0; row < rows; row++) {
            double number = numbers[row];
            int from = xStart + row * length;
            int to = yStart + row * length;
            for (int i = 0; i < length; i++) {
                y[to + i] = x[from + i] - number;
            }
        }
    }

    /** {@code x[r, i] = x[r, i] / numbers[r]}. */
    public static void div(double[] x, int start, double[] numbers, int length, int rows) {
        for (int row = 0, at = start; row < rows; row++) {
            double number = numbers[row];
            for (int end = at + length; at < end; at++) {
                x[at] = x[at] / number;
            }
        }
    }

    /** {@code c[r, i] = c[r, i] - scale(numbers[r], y[r, i])}, where {@code scale} is 0 where either operand is. */
    public static void subScaled(double[] c, int start, double[] numbers, double[] y, int length, int rows) {
        for (int row = 0, at = start; row < rows; row++) {
            double number = numbers[row];
            for (int end = at + length; at < end; at++) {
                c[at] = c[at] - (number == 0 || y[at] == 0 ? 0 : number * y[at]);
            }
        }
    }

    /** {@code y[yStart + r] = y[yStart + r] - x[r, chosen[yStart + r]]}. */
    public static void subChosen(double[] y, int yStart, double[] x, int xStart, int[] chosen, int length, int rows) {
        for (int row = 0; row < rows; row++) {
            y[yStart + row] = y[yStart + row] - x[xStart + row * length + chosen[yStart + row]];
        }
    }

    /** {@code x[r, chosen[chosenStart + r]] = x[r, chosen[chosenStart + r]] - 1}. */
    public static void subOneAtChosen(double[] x, int start, int[] chosen, int chosenStart, int length, int rows) {
        for (int row = 0; row < rows; row++) {
            int at = start + row * length + chosen[chosenStart + row];
            x[at] = x[at] - 1;
        }
    }

    /** {@code x[r, i] = scale(numbers[numbersStart + r], x[r, i])}, where {@code scale} is 0 where either operand is. */
    public static void scale(double[] x, int start, double[] numbers, int numbersStart, int length, int rows) {
        for (int row = 0, at = start; row < rows; row++) {
            double number = numbers[numbersStart + row];
            for (int end = at + length; at < end; at++) {
                x[at] = number == 0 || x[at] == 0 ? 0 : number * x[at];
            }
        }
    }

    /** {@code y[r] = x[r]} where that is finite, else 0. */
    public static void finiteOrZero(double[] x, double[] y, int count) {
        for (int i = 0; i < count; i++) {
            y[i] = x[i] - x[i] == 0 ? x[i] : 0;
        }
    }
}
