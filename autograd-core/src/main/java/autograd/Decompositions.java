package autograd;

import static autograd.MatrixParts.asColumns;
import static autograd.MatrixParts.asRows;
import static autograd.MatrixParts.leftTransposed;
import static autograd.MatrixParts.lower;
import static autograd.MatrixParts.product;
import static autograd.MatrixParts.rightTransposed;
import static autograd.MatrixParts.strictlyLower;
import static autograd.MatrixParts.symmetric;
import static autograd.MatrixParts.transposed;
import static autograd.MatrixParts.upper;

import autograd.Batched.Rows;
import autograd.LinearAlgebra.Substituting;
import autograd.array.DType;
import autograd.array.Factorizations;
import autograd.array.NdArray;
import autograd.array.SymmetricFactors;

/**
 * Factorizations of matrices, the last two axes; leading axes are a batch. Operands are FLOAT64 or FLOAT32; everything is
 * computed in FLOAT64, derivatives too, and rounded at the end for FLOAT32.
 *
 * <p>An op has one result. A factorization with several gives each by an op of its own; ops of one call share the factors
 * ({@code Factor}), so that they are computed once. Its signs are fixed, so that results are unique; where a factor is not
 * unique all the same, as eigenvectors of equal eigenvalues, its derivative is an error.
 */
public final class Decompositions {
    // L L^T = A: dL = L phi(L^-1 dA L^-T), phi = lower triangle with half of the diagonal
    // (Murray 2016, "Differentiation of the Cholesky decomposition", arXiv:1602.07527).
    private static final GeneralOp<Rows> CHOLESKY = GeneralOp.of(
            "cholesky",
            (a, none) -> Factorizations.cholesky(a),
            0b10,
            (g, kept, none) -> {
                Substituting backward = new Substituting("derivative of cholesky", "L", Triangle.LOWER.transpose());
                Tensor inner = LinearAlgebra.triangular(backward, kept[1], phi(leftTransposed(kept[1], g)));
                return symmetric(LinearAlgebra.triangular(backward, kept[1], transposed(inner)));
            },
            (tangents, kept, none) -> {
                Substituting forward = new Substituting("derivative of cholesky", "L", Triangle.LOWER);
                Tensor inner = LinearAlgebra.triangular(forward, kept[1], symmetric(tangents[0]));
                return product(kept[1], phi(LinearAlgebra.triangular(forward, kept[1], transposed(inner))));
            });
    // Q of A = Q R, with C = dA R^-1: dQ = Q (W - W^T) + (I - Q Q^T) C, W = strictly lower part of Q^T C, R = Q^T A
    // (Walter and Lehmann 2010, "Algorithmic differentiation of linear algebra functions with application in optimum
    // experimental design", arXiv:1001.1654).
    private static final GeneralOp<Rows> ORTHONORMAL = GeneralOp.of(
            "orthonormal",
            (a, none) -> Factorizations.orthonormal(a),
            0b11,
            (g, kept, none) -> {
                Tensor q = kept[1];
                Tensor s = leftTransposed(q, g);
                Tensor ofC = g.sub(product(q, s)).add(product(q, strictlyLower(s.sub(transposed(s)))));
                Substituting r = new Substituting("derivative of qr", "R", Triangle.UPPER);
                return transposed(LinearAlgebra.triangular(r, right(kept), transposed(ofC)));
            },
            (tangents, kept, none) -> {
                Tensor q = kept[1];
                Substituting r = new Substituting("derivative of qr", "R", Triangle.UPPER.transpose());
                Tensor c = transposed(LinearAlgebra.triangular(r, right(kept), transposed(tangents[0])));
                Tensor s = leftTransposed(q, c);
                Tensor w = strictlyLower(s);
                return c.sub(product(q, s)).add(product(q, w.sub(transposed(w))));
            });
    private static final GeneralOp<Rows> PERMUTATION =
            GeneralOp.discrete("permutation", (NdArray a, Rows rows) -> Factorizations.permutation(a));
    private static final GeneralOp<Rows> LU_IN_ORDER = GeneralOp.of(
            "luInOrder",
            (a, none) -> Factorizations.luInOrder(a),
            0b10,
            (g, kept, none) -> LuRules.pull(g, kept[1]),
            (tangents, kept, none) -> LuRules.push(tangents[0], kept[1]));
    // dlambda = diag(V^T dA V); dV = V (F * (V^T dA V)), F[i, j] = 1 / (lambda[j] - lambda[i]), 0 on the diagonal
    // (Giles 2008, "Collected matrix derivative results for forward and reverse mode algorithmic differentiation";
    // Seeger et al. 2017, "Auto-differentiating linear algebra", arXiv:1710.08717, for the backward forms).
    private static final GeneralOp<Factor<SymmetricFactors>> EIGENVALUES = GeneralOp.of(
            "eigenvalues",
            (a, factor) -> factor.of(a).values(),
            0b01,
            (g, kept, factor) -> {
                Tensor v = vectors(kept[0], factor);
                return rightTransposed(v.mul(asRows(g)), v);
            },
            (tangents, kept, factor) -> {
                Tensor v = vectors(kept[0], factor);
                return product(symmetric(tangents[0]), v).mul(v).sum(-2);
            });
    private static final GeneralOp<Factor<SymmetricFactors>> EIGENVECTORS = GeneralOp.of(
            "eigenvectors",
            (a, factor) -> factor.of(a).vectors(),
            0b11,
            (g, kept, factor) -> {
                Tensor v = kept[1];
                Tensor inner = overGaps(leftTransposed(v, g), kept[0], factor);
                return symmetric(rightTransposed(product(v, inner), v));
            },
            (tangents, kept, factor) -> {
                Tensor v = kept[1];
                Tensor inner = leftTransposed(v, product(symmetric(tangents[0]), v));
                return product(v, overGaps(inner, kept[0], factor));
            });

    /**
     * {@code A = Q R}.
     *
     * @param q orthonormal columns, shape {@code [..., m, k]}
     * @param r upper triangular with a diagonal that is not negative, shape {@code [..., k, n]}
     */
    public record Qr(Tensor q, Tensor r) {
        /** {@return the parts, each with its name} */
        @Override
        public String toString() {
            return new NamedParts("Qr").with("q", q).with("r", r).toString();
        }
    }

    /**
     * {@code A = P L U}.
     *
     * @param p a permutation, shape {@code [..., m, m]}; carries no derivative
     * @param l lower triangular with ones on the diagonal, shape {@code [..., m, k]}
     * @param u upper triangular, shape {@code [..., k, n]}
     */
    public record Lu(Tensor p, Tensor l, Tensor u) {
        /** {@return the parts, each with its name} */
        @Override
        public String toString() {
            return new NamedParts("Lu").with("p", p).with("l", l).with("u", u).toString();
        }
    }

    /**
     * {@code (A + A^T) / 2 = V diag(lambda) V^T}. Each part is an op, applied when it is asked for: a function of the values
     * alone never meets the derivative of the vectors, which may not exist.
     */
    public static final class Eigh {
        private final Tensor a;
        private final DType dtype;
        private final Factor<SymmetricFactors> factor = new Factor<>(SymmetricFactors::of);

        private Eigh(Tensor x) {
            this.a = MatrixParts.wide(x);
            this.dtype = x.dtype();
        }

        /** {@return the eigenvalues in ascending order, shape {@code [..., n]}} */
        public Tensor values() {
            return Casting.to(EIGENVALUES.apply(factor, a), dtype);
        }

        /** {@return orthonormal eigenvectors as columns, in the order of the values, shape {@code [..., n, n]}} */
        public Tensor vectors() {
            return Casting.to(Decompositions.vectors(a, factor), dtype);
        }

        /** {@return what was decomposed, and the names of the parts} */
        @Override
        public String toString() {
            return "Eigh of shape " + a.shape() + ": values(), vectors()";
        }
    }

    /**
     * {@code A = U diag(s) V^T}. Each part is an op, applied when it is asked for: a function of the values alone never meets
     * the derivative of the vectors, which may not exist.
     */
    public static final class Svd {
        private final Tensor a;
        private final DType dtype;
        private final SingularValues.Part part = SingularValues.Part.ofOneCall();

        /** The decomposition of checked matrices. */
        Svd(Tensor x) {
            this.a = MatrixParts.wide(x);
            this.dtype = x.dtype();
        }

        /** {@return the left singular vectors as columns, orthonormal, shape {@code [..., m, k]}} */
        public Tensor u() {
            return Casting.to(SingularValues.vectors(a, part.left()), dtype);
        }

        /** {@return the singular values in descending order, shape {@code [..., k]}} */
        public Tensor s() {
            return Casting.to(SingularValues.values(a, part), dtype);
        }

        /** {@return the right singular vectors as columns, orthonormal, shape {@code [..., n, k]}} */
        public Tensor v() {
            return Casting.to(SingularValues.vectors(a, part.right()), dtype);
        }

        /** {@return what was decomposed, and the names of the parts} */
        @Override
        public String toString() {
            return "Svd of shape " + a.shape() + ": u(), s(), v()";
        }
    }

    private Decompositions() {}

    /**
     * The Cholesky factor of positive definite matrices: the lower triangular L with a positive diagonal and {@code L L^T =
     * (A + A^T) / 2}. Both triangles are read, as their mean; so the cotangent of {@code x} is symmetric.
     *
     * <p>Derivative: {@code dL = L phi(L^-1 dA L^-T)}, phi the lower triangle with half of the diagonal (Murray 2016).
     *
     * @param x shape {@code [..., n, n]}
     * @return a tensor of the shape of {@code x}, 0 above the diagonal
     * @throws autograd.shape.ShapeException unless the matrices are square
     * @throws IllegalArgumentException if a matrix is not positive definite: the message names the pivot
     */
    public static Tensor cholesky(Tensor x) {
        MatrixParts.square("cholesky", "x", x);
        return Casting.to(CHOLESKY.apply(Rows.ROWS, MatrixParts.wide(x)), x.dtype());
    }

    /**
     * The QR factorization in its thin form, {@code k = min(m, n)}: {@code A = Q R}, unique where the first k columns of A
     * are linearly independent.
     *
     * <p>Derivative: with {@code C = dA R^-1} and W the strictly lower part of {@code Q^T C}, {@code dQ = Q (W - W^T) + (I - Q
     * Q^T) C} and {@code dR = dQ^T A + Q^T dA} (Walter and Lehmann 2010); if R has a 0 on its diagonal, an error.
     *
     * @param x shape {@code [..., m, n]}
     * @return Q and R
     * @throws autograd.shape.ShapeException if {@code x} has less than two axes
     */
    public static Qr qr(Tensor x) {
        MatrixParts.matrix("qr", "x", x);
        Tensor a = MatrixParts.wide(x);
        int k = Math.min(a.shape().size(-1), a.shape().size(-2));
        Tensor q = orthonormal(k == a.shape().size(-1) ? a : Indexing.slice(a, -1, 0, k));
        return new Qr(Casting.to(q, x.dtype()), Casting.to(upper(leftTransposed(q, a)), x.dtype()));
    }

    /**
     * The LU factorization with partial pivoting, {@code k = min(m, n)}: {@code A = P L U}. The pivots depend on x in jumps
     * and are held in the derivative.
     *
     * <p>Derivative of square matrices: with {@code W = L^-1 P^T dA U^-1}, {@code dL = L W_l} and {@code dU = W_u U}, W_l
     * strictly lower and W_u the rest of W (Walter and Lehmann 2010); if U has a 0 on its diagonal, an error.
     *
     * @param x shape {@code [..., m, n]}
     * @return P, L and U
     * @throws autograd.shape.ShapeException if {@code x} has less than two axes
     */
    public static Lu lu(Tensor x) {
        MatrixParts.matrix("lu", "x", x);
        int m = x.shape().size(-2);
        Checks.joined("lu", MatrixParts.leading(x), Checks.shape("lu", m, m)); // P may be larger than x
        Tensor a = MatrixParts.wide(x);
        Tensor p = PERMUTATION.apply(Rows.ROWS, a);
        // Two eliminations: one finds the order of the rows, the op does another in that order; so its rule needs no
        // order.
        Tensor packed = luInOrder(leftTransposed(p, a));
        Tensor l = LuRules.left(packed);
        Tensor u = LuRules.right(packed);
        return new Lu(Casting.to(p, x.dtype()), Casting.to(l, x.dtype()), Casting.to(u, x.dtype()));
    }

    /**
     * Eigenvalues and eigenvectors of symmetric matrices. Both triangles are read, as their mean {@code (A + A^T) / 2}; so
     * the cotangent of {@code x} is symmetric. Each vector has the sign that makes its largest component positive.
     *
     * <p>Derivatives: {@code dlambda = diag(V^T dA V)}, {@code dV = V (F * (V^T dA V))}, {@code F[i, j] = 1 / (lambda[j] -
     * lambda[i])}. Where eigenvalues are equal up to rounding, the derivative of the vectors, and the second of the values, is
     * an error that names the pair.
     *
     * @param x shape {@code [..., n, n]}
     * @return values and vectors
     * @throws autograd.shape.ShapeException unless the matrices are square
     */
    public static Eigh eigh(Tensor x) {
        MatrixParts.square("eigh", "x", x);
        return new Eigh(x);
    }

    /**
     * The singular value decomposition in its thin form, {@code k = min(m, n)}: {@code A = U diag(s) V^T}. The signs are
     * such that the largest component of each column of U is positive.
     *
     * <p>Derivatives: with {@code P = U^T dA V}, {@code ds = diag(P)}, but 0 for a singular value of exactly 0, the
     * minimum-norm subgradient, as for an absolute value; {@code dU = U (F * (P S + S P^T)) + (I - U U^T) dA V S^-1} with
     * {@code F[i, j] = 1 / (s[j]^2 - s[i]^2)}, and dV is the dU of the transpose. Where singular values are equal or 0 up to
     * rounding, the derivative of the vectors, and the second of the values, is an error that names them.
     *
     * @param x shape {@code [..., m, n]}
     * @return U, s and V
     * @throws autograd.shape.ShapeException if {@code x} has less than two axes
     */
    public static Svd svd(Tensor x) {
        MatrixParts.matrix("svd", "x", x);
        return new Svd(x);
    }

    /** {@return the Q of FLOAT64 matrices with no more columns than rows} */
    static Tensor orthonormal(Tensor a) {
        return ORTHONORMAL.apply(Rows.ROWS, a);
    }

    /** {@return L and U in one tensor, see {@link LuRules}, of FLOAT64 matrices, without exchanging rows} */
    static Tensor luInOrder(Tensor a) {
        return LU_IN_ORDER.apply(Rows.ROWS, a);
    }

    /** {@return the lower triangle with half of the diagonal} */
    private static Tensor phi(Tensor x) {
        return lower(x).add(strictlyLower(x)).mul(0.5);
    }

    /** {@return the R of the A and Q that are kept} */
    private static Tensor right(Tensor[] kept) {
        return upper(leftTransposed(kept[1], kept[0]));
    }

    private static Tensor vectors(Tensor a, Factor<SymmetricFactors> factor) {
        return EIGENVECTORS.apply(factor, a);
    }

    private static Tensor overGaps(Tensor x, Tensor a, Factor<SymmetricFactors> factor) {
        Tensor values = EIGENVALUES.apply(factor, a);
        Gaps.requireDistinct("eigh", "eigenvalues", "eigenvectors", values);
        return Gaps.quotient(x, asRows(values).sub(asColumns(values)));
    }
}
