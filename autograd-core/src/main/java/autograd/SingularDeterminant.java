package autograd;

import static autograd.MatrixParts.diagonal;
import static autograd.MatrixParts.product;

import autograd.LinearAlgebra.Solving;
import autograd.array.LuFactors;

/**
 * Determinants of matrices that may be singular, as functions with derivatives of every order. A determinant is a
 * polynomial, its derivatives are sums of minors; but {@code det A^-T} divides by 0, or cancels, near a singular matrix.
 *
 * <p>There, with the singular value decomposition {@code U S V^T} of the numbers of A and {@code B = U^T A V}, which is
 * about S: the block B11 of the larger singular values is well invertible, so {@code det A = det(U) det(V) det(B11) det(B22 -
 * B21 B11^-1 B12)}; and the last factor, mostly small, comes from an algorithm without divisions (Bird 2011, "A simple
 * division-free algorithm for computing determinants", Inf. Process. Lett. 111(21-22)). U and V are constants: the identity
 * holds for all of them, so it can be differentiated as it stands. At a diagonal matrix of numbers that are not negative,
 * as S is, the algorithm adds terms of one sign, so nothing cancels.
 */
final class SingularDeterminant {
    /**
     * Matrices whose smallest singular value is this part of the largest are near singular; such values are small. With
     * larger ones the second derivative by {@code A^-1} loses at most the square of it, and keeps half of the digits.
     */
    private static final double SMALL = 1e-4;

    private SingularDeterminant() {}

    /**
     * {@return the determinants of {@code a}}
     *
     * @param factor of the numbers of {@code a}
     */
    static Tensor det(Tensor a, Factor<LuFactors> factor) {
        if (!factor.of(Trace.numbers(a).array()).hasPivotsBelow(SMALL)) {
            return Determinants.byElimination(a, factor);
        }
        Tensor numbers = Elementwise.stopGradient(a);
        Tensor s = new Decompositions.Svd(numbers).s();
        Tensor isSmall = Comparisons.lessEqual(
                Indexing.slice(s, -1, s.shape().size(-1) - 1, s.shape().size(-1)),
                Indexing.slice(s, -1, 0, 1).mul(SMALL)); // false for NaN, where nothing is to be gained
        Tensor chosen = Shaping.reshape(isSmall, MatrixParts.leading(a));
        boolean[] small = Trace.numbers(isSmall).array().toBools(); // of all examples, should there be many
        int count = count(small);
        if (count == 0) {
            return Determinants.byElimination(a, factor);
        }
        int large = large(Trace.numbers(s), small);
        if (count == small.length) {
            return withValue(small(a, large), Determinants.byElimination(numbers, factor));
        }
        Tensor mask = MatrixParts.asMatrices(chosen);
        Tensor eye = MatrixParts.identity(a); // stands in for matrices that are not meant
        Tensor ofSmall = small(Comparisons.where(mask, a, eye), large);
        Tensor ofOthers = Determinants.byElimination(Comparisons.where(mask, eye, a), new Factor<>(LuFactors::of));
        return withValue(Comparisons.where(chosen, ofSmall, ofOthers), Determinants.byElimination(numbers, factor));
    }

    private static int count(boolean[] flags) {
        int count = 0;
        for (boolean flag : flags) {
            count += flag ? 1 : 0;
        }
        return count;
    }

    /** {@return how many singular values are large, of each of the chosen matrices at least} */
    private static int large(Tensor values, boolean[] chosen) {
        double[] s = values.toDoubleArray();
        int n = values.shape().size(-1);
        int least = n;
        for (int matrix = 0; matrix < chosen.length; matrix++) {
            int large = 0;
            while (chosen[matrix] && s[matrix * n + large] > SMALL * s[matrix * n]) { // not all are
                large++;
            }
            least = chosen[matrix] ? Math.min(least, large) : least;
        }
        return least;
    }

    /** {@return y with other numbers: elimination finds whole zeros} */
    private static Tensor withValue(Tensor y, Tensor value) {
        return y.add(value.sub(Elementwise.stopGradient(y)));
    }

    /** {@return the determinants by blocks, the first of {@code large} rows} */
    private static Tensor small(Tensor a, int large) {
        Decompositions.Svd svd = new Decompositions.Svd(Elementwise.stopGradient(a));
        Tensor u = svd.u();
        Tensor v = svd.v();
        int n = a.shape().size(-1);
        Tensor b = product(MatrixParts.leftTransposed(u, a), v);
        Tensor b11 = part(b, 0, large, 0, large);
        Tensor b22 = part(b, large, n, large, n);
        Factor<LuFactors> factor = new Factor<>(LuFactors::of);
        Tensor solution =
                LinearAlgebra.solved(new Solving("det", "x", false, factor), b11, part(b, 0, large, large, n));
        Tensor rest = b22.sub(product(part(b, large, n, 0, large), solution));
        Tensor sign = Determinants.sign(u).mul(Determinants.sign(v));
        return Determinants.byElimination(b11, factor)
                .mul(withoutDivision(rest))
                .mul(sign);
    }

    private static Tensor part(Tensor x, int top, int bottom, int left, int right) {
        return Indexing.slice(Indexing.slice(x, -2, top, bottom), -1, left, right);
    }

    /** Bird's algorithm: {@code F <- mu(F) X}, n - 1 times, from F = X; then the first element, up to the sign. */
    private static Tensor withoutDivision(Tensor x) {
        int n = x.shape().size(-1);
        Tensor sumsBehind = MatrixParts.weights(n, n, (i, j) -> i > j ? -1 : 0);
        Tensor f = x;
        for (int i = 1; i < n; i++) {
            Tensor behind = product(MatrixParts.asRows(diagonal(f)), sumsBehind); // -(sum of f[k, k] over k > column)
            Tensor diagonal = MatrixParts.transposed(behind).mul(MatrixParts.identity(x));
            f = product(MatrixParts.strictlyUpper(f).add(diagonal), x);
        }
        Tensor first = Shaping.reshape(part(f, 0, 1, 0, 1), MatrixParts.leading(x));
        return n % 2 == 0 ? first.neg() : first;
    }
}
