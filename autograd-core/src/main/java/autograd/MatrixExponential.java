package autograd;

import static autograd.MatrixParts.product;

import autograd.array.NdArray;
import autograd.shape.Shape;
import java.util.Arrays;

/**
 * The exponential of FLOAT64 matrices by scaling and squaring: {@code e^A = (e^(A / 2^s))^(2^s)}, the inner one by the
 * Pade approximant of degree 13 (Higham 2005, "The scaling and squaring method for the matrix exponential revisited",
 * SIAM J. Matrix Anal. Appl. 26(4)). All of it is products, sums and one solve, so its derivative is the derivative of the
 * approximant: that is the method of Al-Mohy and Higham 2009, "Computing the Frechet derivative of the matrix
 * exponential", SIAM J. Matrix Anal. Appl. 30(4), and it is free for every order. It needs norms below {@link #BOUND}.
 *
 * <p>The number of squarings is found for each matrix of a batch from its numbers alone. One degree for all norms: a
 * lower one would save some products for small matrices, and is another approximation to look after.
 */
final class MatrixExponential {
    /** Below this 1-norm approximant and derivative are accurate to 2^-53 (Al-Mohy and Higham 2009, table 6.1). */
    private static final double BOUND = 4.74;

    // Coefficients of the numerator; those of the denominator alternate in sign.
    private static final long[] PADE = {
        64764752532480000L,
        32382376266240000L,
        7771770303897600L,
        1187353796428800L,
        129060195264000L,
        10559470521600L,
        670442572800L,
        33522128640L,
        1323241920L,
        40840800L,
        960960L,
        16380L,
        182L,
        1L
    };

    private MatrixExponential() {}

    /**
     * {@return the exponentials of {@code x}}
     *
     * @param halvings how often each matrix is halved first, see {@link #halvings}
     */
    static Tensor of(Tensor x, Tensor halvings) {
        double[] counts = Trace.numbers(halvings).toDoubleArray(); // of all examples, should there be many
        double most = Arrays.stream(counts).max().orElse(0);
        Tensor times = MatrixParts.asMatrices(halvings);
        Tensor scaled = x;
        for (int i = 1; i <= most; i++) { // halving rounds nothing
            scaled = Comparisons.where(times.greaterEqual(i), scaled.mul(0.5), scaled);
        }
        Tensor y = approximant(scaled);
        for (double left = most; left > 0; left--) {
            Tensor squared = product(y, y);
            double now = left;
            boolean all = Arrays.stream(counts).allMatch(count -> count >= now);
            y = all ? squared : Comparisons.where(times.greaterEqual(left), squared, y); // the others begin while small
        }
        return y;
    }

    private static Tensor approximant(Tensor a) {
        Tensor a2 = product(a, a);
        Tensor a4 = product(a2, a2);
        Tensor a6 = product(a4, a2);
        Tensor odd = product(a, product(a6, sum(a2, a4, a6, 9)).add(withIdentity(sum(a2, a4, a6, 3), 1)));
        Tensor even = product(a6, sum(a2, a4, a6, 8)).add(withIdentity(sum(a2, a4, a6, 2), 0));
        return LinearAlgebra.solve(even.sub(odd), even.add(odd));
    }

    /** {@return the terms of the coefficients {@code from}, {@code from + 2} and {@code from + 4}} */
    private static Tensor sum(Tensor a2, Tensor a4, Tensor a6, int from) {
        return a2.mul(PADE[from]).add(a4.mul(PADE[from + 2])).add(a6.mul(PADE[from + 4]));
    }

    private static Tensor withIdentity(Tensor x, int coefficient) {
        return x.add(MatrixParts.identity(x).mul(PADE[coefficient]));
    }

    /** {@return how often each matrix must be halved until its norm is small; 0 if it is not finite} */
    static NdArray halvings(NdArray x) {
        double[] values = x.toDoubles();
        int n = x.shape().size(-1);
        int[] sizes = x.shape().toArray();
        Shape batch = Shape.of(Arrays.copyOf(sizes, sizes.length - 2));
        double[] halvings = new double[batch.elements()];
        for (int matrix = 0; matrix < halvings.length; matrix++) {
            double norm = 0; // the largest sum of absolute values of a column
            for (int column = 0; column < n; column++) {
                double sum = 0;
                for (int row = 0; row < n; row++) {
                    sum += Math.abs(values[(matrix * n + row) * n + column]);
                }
                norm = Math.max(norm, sum);
            }
            while (norm > BOUND && norm < Double.POSITIVE_INFINITY) {
                norm /= 2;
                halvings[matrix]++;
            }
        }
        return NdArray.of(halvings, batch);
    }
}
