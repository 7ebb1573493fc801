package autograd;

import static autograd.MatrixParts.leftTransposed;
import static autograd.MatrixParts.product;
import static autograd.MatrixParts.rightTransposed;
import static autograd.MatrixParts.strictlyLower;
import static autograd.MatrixParts.transposed;
import static autograd.MatrixParts.upper;

import autograd.LinearAlgebra.Substituting;
import autograd.shape.Shape;

/**
 * The derivative of {@code A = L U}, both factors in one tensor Y: L, which has ones on the diagonal, below it, U from it
 * on. For square A, with {@code W = L^-1 dA U^-1}: {@code dL = L W_l}, {@code dU = W_u U}, W_l the strictly lower part of W
 * and W_u the rest (Walter and Lehmann 2010, arXiv:1001.1654). A block of rows
 * below it obeys {@code A2 = L2 U}, one of columns beside it {@code A2 = L U2}, which is solved for the derivative.
 */
final class LuRules {
    private static final String NAME = "derivative of lu";
    private static final Substituting L = new Substituting(NAME, "L", Triangle.LOWER.withUnitDiagonal());
    private static final Substituting U = new Substituting(NAME, "U", Triangle.UPPER);

    private LuRules() {}

    /** {@return L, with its ones} */
    static Tensor left(Tensor y) {
        int m = y.shape().size(-2);
        int k = Math.min(m, y.shape().size(-1));
        return strictlyLower(Indexing.slice(y, -1, 0, k)).add(MatrixParts.weights(m, k, (i, j) -> i == j ? 1 : 0));
    }

    /** {@return U} */
    static Tensor right(Tensor y) {
        return upper(
                Indexing.slice(y, -2, 0, Math.min(y.shape().size(-2), y.shape().size(-1))));
    }

    static Tensor push(Tensor t, Tensor y) {
        int k = order(y);
        Tensor square = block(y, k);
        Tensor inner = solvedRight(square, LinearAlgebra.triangular(L, square, block(t, k)));
        Tensor ofL = product(left(square), strictlyLower(inner));
        Tensor ofU = product(upper(inner), right(square));
        Tensor result = ofL.add(ofU);
        if (hasRowsBelow(y)) {
            Tensor rest = below(t, k).sub(product(below(y, k), ofU));
            return Shaping.concat(-2, result, solvedRight(square, rest));
        }
        if (hasColumnsBeside(y)) {
            Tensor rest = beside(t, k).sub(product(ofL, beside(y, k)));
            return Shaping.concat(-1, result, LinearAlgebra.triangular(L, square, rest));
        }
        return result;
    }

    static Tensor pull(Tensor g, Tensor y) {
        int k = order(y);
        Tensor square = block(y, k);
        Tensor ofL = strictlyLower(block(g, k));
        Tensor ofU = upper(block(g, k));
        Tensor ofRest = null;
        if (hasRowsBelow(y)) { // times U^-T
            ofRest = transposed(LinearAlgebra.triangular(U, square, transposed(below(g, k))));
            ofU = ofU.sub(leftTransposed(below(y, k), ofRest));
        } else if (hasColumnsBeside(y)) {
            ofRest = LinearAlgebra.triangular(L.flipped(), square, beside(g, k));
            ofL = ofL.sub(rightTransposed(ofRest, beside(y, k)));
        }
        Tensor inner = strictlyLower(leftTransposed(left(square), ofL)).add(upper(rightTransposed(ofU, right(square))));
        Tensor outer = LinearAlgebra.triangular(L.flipped(), square, inner);
        Tensor result = transposed(LinearAlgebra.triangular(U, square, transposed(outer)));
        return ofRest == null ? result : Shaping.concat(hasRowsBelow(y) ? -2 : -1, result, ofRest);
    }

    /** {@return {@code x U^-1}} */
    private static Tensor solvedRight(Tensor square, Tensor x) {
        return transposed(LinearAlgebra.triangular(U.flipped(), square, transposed(x)));
    }

    private static int order(Tensor y) {
        return Math.min(y.shape().size(-2), y.shape().size(-1));
    }

    private static boolean hasRowsBelow(Tensor y) {
        return y.shape().size(-2) > y.shape().size(-1);
    }

    private static boolean hasColumnsBeside(Tensor y) {
        return y.shape().size(-2) < y.shape().size(-1);
    }

    private static Tensor block(Tensor x, int k) {
        return Indexing.slice(Indexing.slice(x, -2, 0, k), -1, 0, k);
    }

    private static Tensor below(Tensor x, int k) {
        return Indexing.slice(x, -2, k, x.shape().size(-2));
    }

    private static Tensor beside(Tensor x, int k) {
        Shape shape = x.shape();
        return Indexing.slice(x, -1, k, shape.size(-1));
    }
}
