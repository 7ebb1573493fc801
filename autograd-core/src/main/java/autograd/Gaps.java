package autograd;

import java.util.Arrays;

/** Differences of eigenvalues and of singular values, by which the derivatives of their vectors divide. */
final class Gaps {
    private Gaps() {}

    /** Requires that no two neighbours among sorted values are equal up to rounding, in each vector {@code [..., n]}. */
    static void requireDistinct(String op, String what, String vectors, Tensor values) {
        Tensor all = Trace.numbers(values);
        double[] numbers = all.toDoubleArray();
        int n = all.shape().size(-1);
        for (int i = 0; i + 1 < numbers.length; i++) {
            if (i % n + 1 < n && Math.abs(numbers[i + 1] - numbers[i]) <= rounding(numbers, i - i % n, n)) {
                throw new IllegalArgumentException(op + ": the derivative of the " + vectors + " does not exist: "
                        + what
                        + " " + i % n + " and " + (i % n + 1) + place(all, i / n) + " are equal, " + numbers[i]
                        + " and " + numbers[i + 1] + "; need distinct ones, or a function of the " + what + " alone");
            }
        }
    }

    /** Requires that no singular value is 0 up to rounding. */
    static void requirePositive(String op, String what, String vectors, Tensor values) {
        Tensor all = Trace.numbers(values);
        double[] numbers = all.toDoubleArray();
        int n = all.shape().size(-1);
        for (int i = 0; i < numbers.length; i++) {
            if (numbers[i] <= rounding(numbers, i - i % n, n)) {
                throw new IllegalArgumentException(
                        op + ": the derivative of the " + vectors + " does not exist: " + what
                                + " " + i % n + place(all, i / n) + " is 0, " + numbers[i]
                                + "; need positive ones, or a function of the " + what + " alone");
            }
        }
    }

    /** {@return by how much values of this size may differ through rounding alone} */
    private static double rounding(double[] values, int from, int n) {
        double largest = 0;
        for (int i = from; i < from + n; i++) {
            largest = Math.max(largest, Math.abs(values[i]));
        }
        return n * Math.ulp(1.0) * largest;
    }

    private static String place(Tensor values, int vector) {
        int[] batch = values.shape().toArray();
        int[] index = new int[batch.length - 1];
        int rest = vector;
        for (int axis = index.length - 1; axis >= 0; axis--) {
            index[axis] = rest % batch[axis];
            rest /= batch[axis];
        }
        return index.length == 0 ? "" : " of matrix " + Arrays.toString(index);
    }

    /** {@return {@code x / gaps} off the diagonal of square matrices, and 0 on it} */
    static Tensor quotient(Tensor x, Tensor gaps) {
        return MatrixParts.offDiagonal(x.div(gaps.add(MatrixParts.identity(gaps))));
    }
}
