package autograd;

/**
 * A triangle of square matrices: which one, and how {@link LinearAlgebra#triangularSolve} reads it.
 *
 * <pre>{@code
 * triangularSolve(l, b, Triangle.LOWER)                        // L X = B
 * triangularSolve(l, b, Triangle.LOWER.transpose())            // L^T X = B
 * triangularSolve(a, b, Triangle.LOWER.withUnitDiagonal())     // ones for the diagonal of A, which is not read
 * }</pre>
 *
 * @param isLower whether it is the triangle below the diagonal, else the one above; the diagonal belongs to both
 * @param isTransposed whether it is transposed after it was read
 * @param hasUnitDiagonal whether its diagonal counts as ones and is not read
 */
public record Triangle(boolean isLower, boolean isTransposed, boolean hasUnitDiagonal) {
    /** The diagonal and what is below it. */
    public static final Triangle LOWER = new Triangle(true, false, false);

    /** The diagonal and what is above it. */
    public static final Triangle UPPER = new Triangle(false, false, false);

    /** {@return the transpose of this triangle: of the lower one, an upper triangular matrix} */
    public Triangle transpose() {
        return new Triangle(isLower, !isTransposed, hasUnitDiagonal);
    }

    /** {@return this triangle with ones for its diagonal, which is not read} */
    public Triangle withUnitDiagonal() {
        return new Triangle(isLower, isTransposed, true);
    }

    /** {@return the elements of {@code x} that this triangle reads, 0 elsewhere} */
    Tensor part(Tensor x) {
        if (hasUnitDiagonal) {
            return isLower ? MatrixParts.strictlyLower(x) : MatrixParts.strictlyUpper(x);
        }
        return isLower ? MatrixParts.lower(x) : MatrixParts.upper(x);
    }

    /** {@return what is chosen, such as {@code lower, transposed, unit diagonal}} */
    @Override
    public String toString() {
        return (isLower ? "lower" : "upper")
                + (isTransposed ? ", transposed" : "")
                + (hasUnitDiagonal ? ", unit diagonal" : "");
    }
}
