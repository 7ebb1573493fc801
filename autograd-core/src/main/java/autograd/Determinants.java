package autograd;

import autograd.LinearAlgebra.Solving;
import autograd.array.LuFactors;
import autograd.array.NdArray;

/**
 * Determinants of square matrices, the last two axes; leading axes are a batch. Operands are FLOAT64 or FLOAT32; everything
 * is computed in FLOAT64 and rounded at the end for FLOAT32. The determinant of a matrix without elements is 1.
 */
public final class Determinants {
    private static final double SMALLEST = 0x1p-960; // determinants below may have lost digits

    // d det = det tr(A^-1 dA) (Giles 2008): for matrices that are well invertible; for others see SingularDeterminant.
    private static final GeneralOp<Factor<LuFactors>> DET = GeneralOp.of(
            "det",
            (a, factor) -> factor.of(a).det(),
            0b11,
            (g, kept, factor) -> MatrixParts.asMatrices(g).mul(cofactors(kept, factor)),
            (tangents, kept, factor) -> cofactors(kept, factor).mul(tangents[0]).sum(-2, -1));
    // d log |det| = tr(A^-1 dA).
    private static final GeneralOp<Factor<LuFactors>> LOG_ABS_DET = GeneralOp.of(
            "logAbsDet",
            (a, factor) -> factor.of(a).logAbsDet(),
            0b01,
            (g, kept, factor) -> MatrixParts.asMatrices(g).mul(inverseTransposed("logDet", kept[0], factor)),
            (tangents, kept, factor) -> inverseTransposed("logDet", kept[0], factor)
                    .mul(tangents[0])
                    .sum(-2, -1));
    private static final GeneralOp<Factor<LuFactors>> DET_SIGN = GeneralOp.discrete(
            "detSign", (NdArray a, Factor<LuFactors> factor) -> factor.of(a).sign());

    /**
     * A determinant that cannot overflow: {@code sign e^logAbsDet}.
     *
     * @param sign -1, 0 or 1; carries no derivative
     * @param logAbsDet -infinity for a singular matrix
     */
    public record SlogDet(Tensor sign, Tensor logAbsDet) {
        /** {@return the parts, each with its name} */
        @Override
        public String toString() {
            return new NamedParts("SlogDet")
                    .with("sign", sign)
                    .with("logAbsDet", logAbsDet)
                    .toString();
        }
    }

    private Determinants() {}

    /**
     * The determinant, by Gaussian elimination; 0 of a singular matrix.
     *
     * <p>Derivative: the cofactors, {@code d det/dA = adj(A)^T}, which are {@code det A^-T} where there is an inverse, and
     * are not all 0 for a singular matrix of rank n - 1. Near singular matrices this and all higher derivatives come from
     * another formula, which does not divide by the determinant.
     *
     * @param x shape {@code [..., n, n]}
     * @return shape {@code [...]}
     * @throws autograd.shape.ShapeException unless the matrices are square
     */
    public static Tensor det(Tensor x) {
        MatrixParts.square("det", "x", x);
        Tensor a = MatrixParts.wide(x);
        Factor<LuFactors> factor = new Factor<>(LuFactors::of);
        boolean differentiated = Trace.of(a) != null;
        Tensor y = differentiated ? SingularDeterminant.det(a, factor) : byElimination(a, factor);
        return Casting.to(y, x.dtype());
    }

    /** {@return the determinants of matrices that are well invertible, or are no variables} */
    static Tensor byElimination(Tensor a, Factor<LuFactors> factor) {
        return DET.apply(factor, a);
    }

    /**
     * The logarithm of the determinant, which neither overflows nor underflows: -infinity of a singular matrix, NaN where
     * the determinant is negative.
     *
     * <p>Derivative: {@code A^-T}.
     *
     * @param x shape {@code [..., n, n]}
     * @return shape {@code [...]}
     * @throws autograd.shape.ShapeException unless the matrices are square
     * @throws IllegalArgumentException when the derivative at a singular matrix is asked for
     */
    public static Tensor logDet(Tensor x) {
        MatrixParts.square("logDet", "x", x);
        SlogDet parts = parts(x);
        return parts.logAbsDet().add(Elementwise.log(parts.sign())); // log 1 = 0, log 0 = -infinity, log -1 = NaN
    }

    /**
     * Sign and logarithm of the absolute value of the determinant. Derivative of the logarithm: {@code A^-T}.
     *
     * @param x shape {@code [..., n, n]}
     * @return both, of shape {@code [...]}
     * @throws autograd.shape.ShapeException unless the matrices are square
     * @throws IllegalArgumentException when the derivative at a singular matrix is asked for
     */
    public static SlogDet slogDet(Tensor x) {
        MatrixParts.square("slogDet", "x", x);
        return parts(x);
    }

    private static SlogDet parts(Tensor x) {
        Tensor a = MatrixParts.wide(x);
        Factor<LuFactors> factor = new Factor<>(LuFactors::of);
        return new SlogDet(
                Casting.to(DET_SIGN.apply(factor, a), x.dtype()), Casting.to(LOG_ABS_DET.apply(factor, a), x.dtype()));
    }

    /** {@return -1, 0 or 1} */
    static Tensor sign(Tensor a) {
        return DET_SIGN.apply(new Factor<>(LuFactors::of), a);
    }

    private static Tensor cofactors(Tensor[] kept, Factor<LuFactors> factor) {
        Tensor a = kept[0];
        Tensor y = kept[1];
        if (!Trace.anyNumber(y, value -> Math.abs(value) < SMALLEST || Double.isInfinite(value))) {
            return MatrixParts.asMatrices(y).mul(inverseTransposed("det", a, factor));
        }
        // The determinant has left the range. The cofactors, products of one element less, may still be in it: they are
        // those of A/c for a power of two c, times c^(n - 1).
        Tensor sizes = LinearAlgebra.sizes(a);
        Tensor scaled = a.div(sizes);
        Factor<LuFactors> ofScaled = new Factor<>(LuFactors::of);
        Tensor cofactors =
                MatrixParts.asMatrices(byElimination(scaled, ofScaled)).mul(inverseTransposed("det", scaled, ofScaled));
        for (int i = 1; i < a.shape().size(-1); i++) {
            cofactors = cofactors.mul(sizes); // step by step: the power by itself may overflow
        }
        return cofactors;
    }

    private static Tensor inverseTransposed(String op, Tensor a, Factor<LuFactors> factor) {
        return LinearAlgebra.solved(new Solving(op, "x", true, factor), a, MatrixParts.identity(a));
    }
}
