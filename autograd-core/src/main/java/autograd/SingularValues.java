package autograd;

import static autograd.MatrixParts.asColumns;
import static autograd.MatrixParts.asRows;
import static autograd.MatrixParts.leftTransposed;
import static autograd.MatrixParts.product;
import static autograd.MatrixParts.rightTransposed;
import static autograd.MatrixParts.transposed;

import autograd.array.SingularFactors;

/** The ops of {@link Decompositions#svd}: singular values and vectors of FLOAT64 matrices, and their derivatives. */
final class SingularValues {
    // With P = U^T dA V: ds = diag(P); dU = U (F * (P S + S P^T)) + (I - U U^T) dA V S^-1,
    // F[i, j] = 1 / (s[j]^2 - s[i]^2), 0 on the diagonal; dV is the dU of A^T (Giles 2008, "Collected matrix derivative
    // results for forward and reverse mode algorithmic differentiation"; Seeger et al. 2017, arXiv:1710.08717).
    // F and S by themselves would overflow and underflow where their product does not; so they are taken together, as
    // F[i, j] s[j] = t[i, j] / (s[j] - s[i]) with t[i, j] = s[j] / (s[i] + s[j]), which is from 0 to 1.
    private static final GeneralOp<Part> VALUES = GeneralOp.of(
            "singularValues",
            (a, part) -> part.factor().of(a).values(),
            0b11,
            (g, kept, part) -> {
                Tensor u = vectors(kept[0], part.left());
                return rightTransposed(u.mul(asRows(withoutZeros(g, kept[1]))), vectors(kept[0], part.right()));
            },
            (tangents, kept, part) -> {
                Tensor moved = product(tangents[0], vectors(kept[0], part.right()));
                return withoutZeros(moved.mul(vectors(kept[0], part.left())).sum(-2), kept[1]);
            });
    private static final GeneralOp<Part> VECTORS = GeneralOp.of(
            "singularVectors",
            (a, part) -> part.isRight()
                    ? part.factor().of(a).right()
                    : part.factor().of(a).left(),
            0b11,
            (g, kept, part) -> {
                Tensor u = kept[1];
                Tensor v = vectors(kept[0], part.other());
                Tensor s = values(kept[0], part);
                Tensor w = leftTransposed(u, g);
                Tensor inner = product(u, overGaps(w.sub(transposed(w)).mul(parts(s)), s));
                if (isTall(u)) {
                    Tensor scaled = g.div(asRows(s));
                    inner = inner.add(scaled).sub(product(u, leftTransposed(u, scaled)));
                }
                return part.isRight() ? rightTransposed(v, inner) : rightTransposed(inner, v);
            },
            (tangents, kept, part) -> {
                Tensor u = kept[1];
                Tensor v = vectors(kept[0], part.other());
                Tensor s = values(kept[0], part);
                Tensor moved = Products.matmul(tangents[0], part.isRight(), v, false); // dA V; [m, k]
                Tensor p = leftTransposed(u, moved);
                Tensor t = parts(s);
                Tensor both = p.mul(t).add(transposed(p).mul(transposed(t)));
                Tensor result = product(u, overGaps(both, s));
                return isTall(u) ? result.add(moved.sub(product(u, p)).div(asRows(s))) : result;
            });

    /** Which side's vectors are meant, and the factors that all ops of a call share. */
    record Part(boolean isRight, Factor<SingularFactors> factor) implements Batched.Shifting<Part> {
        /** The vectors on the left of one decomposition; {@link #right()} shares its factors. */
        static Part ofOneCall() {
            return new Part(false, new Factor<>(SingularFactors::of));
        }

        @Override
        public Part shifted(int size) {
            return this; // leading axes are a batch already
        }

        Part left() {
            return new Part(false, factor);
        }

        Part right() {
            return new Part(true, factor);
        }

        Part other() {
            return new Part(!isRight, factor);
        }

        @Override
        public String toString() {
            return isRight ? "right" : "left";
        }
    }

    private SingularValues() {}

    /** {@return the singular values of FLOAT64 matrices in descending order} */
    static Tensor values(Tensor a, Part part) {
        return VALUES.apply(part.left(), a);
    }

    /** {@return the singular vectors on one side of FLOAT64 matrices, as columns} */
    static Tensor vectors(Tensor a, Part part) {
        return VECTORS.apply(part, a);
    }

    private static boolean isTall(Tensor u) {
        return u.shape().size(-2) > u.shape().size(-1);
    }

    /** {@return x, but 0 where the singular value is} */
    private static Tensor withoutZeros(Tensor x, Tensor s) {
        return Arithmetic.scale(x, Elementwise.sign(s));
    }

    /** {@return {@code s[j] / (s[i] + s[j])}} */
    private static Tensor parts(Tensor s) {
        Gaps.requirePositive("svd", "singular values", "singular vectors", s);
        return asColumns(s).div(asRows(s)).add(1).reciprocal(); // the sum itself may overflow
    }

    /** {@return {@code x[i, j] / (s[j] - s[i])}, and 0 on the diagonal} */
    private static Tensor overGaps(Tensor x, Tensor s) {
        Gaps.requireDistinct("svd", "singular values", "singular vectors", s);
        return Gaps.quotient(x, asRows(s).sub(asColumns(s)));
    }
}
