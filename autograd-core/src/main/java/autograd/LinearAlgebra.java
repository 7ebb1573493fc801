package autograd;

import static autograd.MatrixParts.leftTransposed;
import static autograd.MatrixParts.product;
import static autograd.MatrixParts.rightTransposed;
import static autograd.MatrixParts.transposed;

import autograd.Batched.Rows;
import autograd.array.DType;
import autograd.array.Factorizations;
import autograd.array.LuFactors;
import autograd.array.NdArray;
import autograd.array.SingularFactors;
import autograd.shape.Broadcast;
import autograd.shape.Shape;
import autograd.shape.ShapeException;
import java.util.Arrays;
import java.util.Objects;

/**
 * Linear equations and functions of matrices. A matrix is the last two axes of its tensor; leading axes are a batch and
 * broadcast between operands. Operands are FLOAT64 or FLOAT32; everything is computed in FLOAT64, derivatives too, and
 * rounded at the end for FLOAT32. Determinants are in {@link Determinants}, factorizations in {@link Decompositions}.
 *
 * <p>Rules are those of Giles 2008, "Collected matrix derivative results for forward and reverse mode algorithmic
 * differentiation", unless a function names another source.
 */
public final class LinearAlgebra {
    // X = A^-1 B: dX = A^-1 (dB - dA X); backward Gb = A^-T G, Ga = -Gb X^T, and for A^T instead of A its transpose.
    // The
    // factors of A are computed once for both passes; so solving again for the second cotangent is cheap.
    private static final GeneralOp<Solving> SOLVE = GeneralOp.ofTwo(
            "solve",
            (a, b, s) -> s.factor().of(a).solve(s.op(), s.operand(), b, s.transposed()),
            0b101,
            (g, kept, s) -> outer(solved(s.flipped(), kept[0], g), kept[2], s.transposed()),
            (g, kept, s) -> solved(s.flipped(), kept[0], g),
            (tangents, kept, s) -> solved(s, kept[0], change(tangents[0], tangents[1], kept[2], s.transposed())));
    // The same with a triangle of A: what A has outside of it has derivative 0.
    private static final GeneralOp<Substituting> TRIANGULAR_SOLVE = GeneralOp.ofTwo(
            "triangularSolve",
            (a, b, t) -> Factorizations.triangularSolve(
                    t.op(), t.operand(), a, b, t.of().isLower(), t.of().isTransposed(), t.of().hasUnitDiagonal()),
            0b101,
            (g, kept, t) -> t.of().part(outer(triangular(t.flipped(), kept[0], g), kept[2], t.of().isTransposed())),
            (g, kept, t) -> triangular(t.flipped(), kept[0], g),
            (tangents, kept, t) -> {
                Tensor ofA = tangents[0] == null ? null : t.of().part(tangents[0]);
                return triangular(t, kept[0], change(ofA, tangents[1], kept[2], t.of().isTransposed()));
            });
    // Y = A^-1: dY = -Y dA Y; backward Ga = -Y^T G Y^T.
    private static final GeneralOp<Inverting> INVERSE = GeneralOp.of(
            "inverse",
            (a, of) -> LuFactors.of(a).solve(of.op(), "x", identity(a), false),
            0b10,
            (g, kept, of) ->
                    rightTransposed(leftTransposed(kept[1], g), kept[1]).neg(),
            (tangents, kept, of) ->
                    product(product(kept[1], tangents[0]), kept[1]).neg());
    // Y = A^+ at constant rank: dY = -Y dA Y + Y Y^T dA^T (I - A Y) + (I - Y A) dA^T Y^T Y
    // (Golub and Pereyra 1973, "The differentiation of pseudo-inverses and nonlinear least squares problems whose
    // variables separate", SIAM J. Numer. Anal. 10(2)).
    private static final GeneralOp<Rows> PINV = GeneralOp.of(
            "pinv",
            (a, none) -> SingularFactors.of(a).pseudoinverse(),
            0b11,
            (g, kept, none) -> {
                Tensor a = kept[0];
                Tensor y = kept[1];
                Tensor gt = transposed(g); // [m, n], as A
                Tensor first = rightTransposed(leftTransposed(y, g), y);
                Tensor rows = product(gt, rightTransposed(y, y));
                Tensor columns = product(leftTransposed(y, y), gt);
                return rows.sub(product(a, product(y, rows)))
                        .add(columns.sub(product(product(columns, y), a)))
                        .sub(first);
            },
            (tangents, kept, none) -> {
                Tensor a = kept[0];
                Tensor y = kept[1];
                Tensor dt = transposed(tangents[0]); // [n, m], as Y
                Tensor first = product(product(y, tangents[0]), y);
                Tensor rows = product(rightTransposed(y, y), dt);
                Tensor columns = product(dt, leftTransposed(y, y));
                return rows.sub(product(product(rows, a), y))
                        .add(columns.sub(product(y, product(a, columns))))
                        .sub(first);
            });

    private static final GeneralOp<Rows> HALVINGS =
            GeneralOp.discrete("halvings", (NdArray a, Rows rows) -> MatrixExponential.halvings(a));
    private static final GeneralOp<Rows> SIZES =
            GeneralOp.discrete("matrixSizes", (NdArray a, Rows rows) -> MatrixParts.sizes(a));

    /** Which system is solved, for whom, how messages call its matrix, and the factors of that. */
    record Solving(String op, String operand, boolean transposed, Factor<LuFactors> factor)
            implements Batched<Solving> {
        @Override
        public Tensor batch(Op<Solving> solve, Tensor[] operands, Examples examples) {
            return solve.apply(this, examples.aligned(operands));
        }

        Solving flipped() {
            return new Solving(op, operand, !transposed, factor);
        }

        @Override
        public String toString() {
            return transposed ? "transposed" : "";
        }
    }

    /** Which triangular system is solved, for whom, and how messages call its matrix. */
    record Substituting(String op, String operand, Triangle of) implements Batched<Substituting> {
        @Override
        public Tensor batch(Op<Substituting> solve, Tensor[] operands, Examples examples) {
            return solve.apply(this, examples.aligned(operands));
        }

        Substituting flipped() {
            return new Substituting(op, operand, of.transpose());
        }

        @Override
        public String toString() {
            return of.toString();
        }
    }

    /** For whom matrices are inverted. */
    private record Inverting(String op) implements Batched.Shifting<Inverting> {
        @Override
        public Inverting shifted(int size) {
            return this; // leading axes are a batch already
        }

        @Override
        public String toString() {
            return "";
        }
    }

    private LinearAlgebra() {}

    /**
     * The solution of linear equations: {@code X = A^-1 B}, by Gaussian elimination with partial pivoting.
     *
     * <p>Derivatives: {@code dB = A^-T G}, {@code dA = -dB X^T}.
     *
     * @param a shape {@code [..., n, n]}
     * @param b shape {@code [..., n, k]}, or a vector {@code [n]}
     * @return shape {@code [..., n, k]}; {@code [..., n]} for a vector
     * @throws ShapeException if the shapes do not fit
     * @throws IllegalArgumentException if a matrix is singular: the message names the pivot that is 0
     */
    public static Tensor solve(Tensor a, Tensor b) {
        MatrixParts.square("solve", "a", a);
        requireRightSide("solve", a, b);
        Solving solving = new Solving("solve", "a", false, new Factor<>(LuFactors::of));
        return narrowed(a, b, solved(solving, MatrixParts.wide(a), columns(b)));
    }

    /**
     * The solution of triangular equations by substitution: {@code X = T^-1 B}, where T is a triangle of {@code a}, as it is
     * or transposed. What {@code a} has outside of it is not read, and has derivative 0. Other derivatives as for {@link
     * #solve}.
     *
     * @param a shape {@code [..., n, n]}
     * @param b shape {@code [..., n, k]}, or a vector {@code [n]}
     * @param triangle such as {@code Triangle.LOWER} or {@code Triangle.LOWER.transpose()}
     * @return shape {@code [..., n, k]}; {@code [..., n]} for a vector
     * @throws ShapeException if the shapes do not fit
     * @throws IllegalArgumentException if an element of a diagonal is 0: the message names it
     */
    public static Tensor triangularSolve(Tensor a, Tensor b, Triangle triangle) {
        MatrixParts.square("triangularSolve", "a", a);
        requireRightSide("triangularSolve", a, b);
        Objects.requireNonNull(triangle, "triangularSolve: triangle is null; need Triangle.LOWER or Triangle.UPPER");
        Substituting system = new Substituting("triangularSolve", "a", triangle);
        return narrowed(a, b, triangular(system, MatrixParts.wide(a), columns(b)));
    }

    /**
     * The inverse {@code Y = A^-1}. To apply it to something, {@link #solve} is faster and more accurate.
     *
     * <p>Derivative: {@code dA = -Y^T G Y^T}.
     *
     * @param x shape {@code [..., n, n]}
     * @return a tensor of the shape of {@code x}
     * @throws ShapeException unless the matrices are square
     * @throws IllegalArgumentException if one is singular: the message names the pivot that is 0
     */
    public static Tensor inverse(Tensor x) {
        MatrixParts.square("inverse", "x", x);
        return Casting.to(INVERSE.apply(new Inverting("inverse"), MatrixParts.wide(x)), x.dtype());
    }

    /**
     * The pseudoinverse {@code Y = A^+} of Moore and Penrose, by the singular value decomposition; singular values up to
     * {@code max(m, n) 2^-52} of the largest count as 0.
     *
     * <p>Derivative, for changes that keep the rank: {@code dY = -Y dA Y + Y Y^T dA^T (I - A Y) + (I - Y A) dA^T Y^T Y}. A
     * change of rank is a jump.
     *
     * @param x shape {@code [..., m, n]}
     * @return shape {@code [..., n, m]}
     * @throws ShapeException if {@code x} has less than two axes
     */
    public static Tensor pinv(Tensor x) {
        MatrixParts.matrix("pinv", "x", x);
        Tensor a = MatrixParts.wide(x);
        Tensor sizes = sizes(a);
        // The rule has products of two inverses: of matrices about 1, what they are of others neither overflows nor
        // underflows before the result does.
        Tensor y = areUsual(sizes)
                ? PINV.apply(Rows.ROWS, a)
                : PINV.apply(Rows.ROWS, a.div(sizes)).div(sizes);
        return Casting.to(y, x.dtype());
    }

    /**
     * The least squares solution: the X of least norm among those that minimize {@code |A X - B|}, {@code A^+ B}.
     * Derivatives as for {@link #pinv}, the rank being constant.
     *
     * @param a shape {@code [..., m, n]}
     * @param b shape {@code [..., m, k]}, or a vector {@code [m]}
     * @return shape {@code [..., n, k]}; {@code [..., n]} for a vector
     * @throws ShapeException if the shapes do not fit
     */
    public static Tensor lstsq(Tensor a, Tensor b) {
        MatrixParts.matrix("lstsq", "a", a);
        requireRightSide("lstsq", a, b);
        Tensor wide = MatrixParts.wide(a);
        Tensor sizes = sizes(wide);
        Tensor x = areUsual(sizes)
                ? product(PINV.apply(Rows.ROWS, wide), columns(b))
                : product(PINV.apply(Rows.ROWS, wide.div(sizes)), columns(b).div(sizes)); // as in pinv
        return narrowed(a, b, x);
    }

    /**
     * A power of square matrices with a whole exponent, by repeated squaring: {@code A A ... A}; of the inverse for a
     * negative one. {@code A^0} is the identity, with derivative 0.
     *
     * <p>Derivative: {@code dY = sum_i A^i dA A^(p-1-i)} over {@code 0 <= i < p}.
     *
     * @param x shape {@code [..., n, n]}
     * @param p the exponent
     * @return a tensor of the shape of {@code x}
     * @throws ShapeException unless the matrices are square
     * @throws IllegalArgumentException if {@code p} is negative and a matrix is singular
     */
    public static Tensor matrixPower(Tensor x, int p) {
        MatrixParts.square("matrixPower", "x", x);
        Tensor a = MatrixParts.wide(x);
        Tensor square = p < 0 ? INVERSE.apply(new Inverting("matrixPower"), a) : a;
        Tensor power = null;
        for (long left = Math.abs((long) p); left > 0; left /= 2) {
            if (left % 2 == 1) {
                power = power == null ? square : product(power, square);
            }
            square = left > 1 ? product(square, square) : square;
        }
        if (power == null) { // A^0 depends on A, with derivative 0
            power = Arithmetic.scale(a, Tensor.scalar(0, a.dtype())).add(MatrixParts.identity(x));
        }
        return Casting.to(power, x.dtype());
    }

    /**
     * The exponential of square matrices, {@code sum_k A^k / k!}, by scaling and squaring (Higham 2005, "The
     * scaling and squaring method for the matrix exponential revisited"). Where it overflows, infinite or NaN.
     *
     * <p>Derivative: {@code dY = integral of e^(A s) dA e^(A (1 - s)) ds} from 0 to 1, as that of the approximant (Al-Mohy and
     * Higham 2009, "Computing the Frechet derivative of the matrix exponential").
     *
     * @param x shape {@code [..., n, n]}
     * @return a tensor of the shape of {@code x}
     * @throws ShapeException unless the matrices are square
     */
    public static Tensor expm(Tensor x) {
        MatrixParts.square("expm", "x", x);
        Tensor a = MatrixParts.wide(x);
        return Casting.to(MatrixExponential.of(a, halvings(a)), x.dtype());
    }

    /** {@return {@link MatrixParts#sizes(NdArray)}, by which a matrix can be divided exactly and is about 1 then; constant} */
    static Tensor sizes(Tensor x) {
        return SIZES.apply(Rows.ROWS, x);
    }

    /** {@return whether none of the {@link #sizes} is so far from 1 that the products in a rule leave the range} */
    static boolean areUsual(Tensor sizes) {
        return !Trace.anyNumber(sizes, size -> size < 0x1p-100 || size > 0x1p100);
    }

    /** {@return how often each matrix is halved before the approximant of {@link #expm} is good} */
    static Tensor halvings(Tensor a) {
        return HALVINGS.apply(Rows.ROWS, a);
    }

    /** {@return {@code A^-1 b}, or {@code A^-T b}; unchecked, FLOAT64} */
    static Tensor solved(Solving solving, Tensor a, Tensor b) {
        return SOLVE.apply(solving, a, b);
    }

    /** {@return {@code T^-1 b}, or {@code T^-T b}; unchecked, FLOAT64} */
    static Tensor triangular(Substituting system, Tensor a, Tensor b) {
        return TRIANGULAR_SOLVE.apply(system, a, b);
    }

    private static Tensor outer(Tensor ofB, Tensor x, boolean transposed) {
        return (transposed ? rightTransposed(x, ofB) : rightTransposed(ofB, x)).neg();
    }

    /** {@return {@code dB - dA X}, or with {@code dA^T}; at least one tangent is not null} */
    private static Tensor change(Tensor ofA, Tensor ofB, Tensor x, boolean transposed) {
        if (ofA == null) {
            return ofB;
        }
        Tensor moved = Products.matmul(ofA, transposed, x, false);
        return ofB == null ? moved.neg() : ofB.sub(moved);
    }

    private static void requireRightSide(String op, Tensor a, Tensor b) {
        Checks.floating(op, "b", b);
        Checks.rankAtLeast(op, "b", b, 1);
        if (b.shape().size(b.rank() == 1 ? -1 : -2) != a.shape().size(-2)) {
            throw new ShapeException(op + ": a has shape " + a.shape() + ", b has shape " + b.shape()
                    + "; need as many rows in b, [..., rows, k] or a vector [rows]");
        }
        if (b.rank() > 1) {
            Shape batches = Broadcast.common(
                    op,
                    "the leading axes of a",
                    MatrixParts.leading(a),
                    "the leading axes of b",
                    MatrixParts.leading(b));
            Checks.joined(op, batches, Shape.of(a.shape().size(-1), b.shape().size(-1)));
        }
    }

    private static Tensor columns(Tensor b) {
        return MatrixParts.wide(b.rank() == 1 ? Shaping.reshape(b, b.size(), 1) : b);
    }

    /** {@return x in the common dtype of a and b, and without the axis that {@link #columns} gave a vector} */
    private static Tensor narrowed(Tensor a, Tensor b, Tensor x) {
        int[] sizes = x.shape().toArray();
        Shape shape = b.rank() == 1 ? Shape.of(Arrays.copyOf(sizes, sizes.length - 1)) : x.shape();
        return Casting.to(Shaping.reshape(x, shape), DType.promote(a.dtype(), b.dtype()));
    }

    private static NdArray identity(NdArray a) {
        return Tensor.eye(a.shape().size(-1)).array();
    }
}
