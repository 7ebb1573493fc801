package autograd;

import autograd.shape.Shape;
import autograd.shape.ShapeException;
import java.util.Objects;
import java.util.function.Function;
import org.apache.commons.math3.fitting.leastsquares.MultivariateJacobianFunction;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.optim.nonlinear.scalar.ObjectiveFunction;
import org.apache.commons.math3.optim.nonlinear.scalar.ObjectiveFunctionGradient;
import org.apache.commons.math3.util.Pair;

/**
 * Bridges to commons-math3: a loss for its optimizers, a function with Jacobian for its least squares, matrices and vectors.
 *
 * <pre>{@code
 * PointValuePair best = new NonLinearConjugateGradientOptimizer(Formula.POLAK_RIBIERE, new SimpleValueChecker(1e-12, 1e-12))
 *     .optimize(CommonsMath.objective(loss, shape), CommonsMath.gradient(loss, shape), GoalType.MINIMIZE,
 *         new InitialGuess(start), new MaxEval(1000));
 * }</pre>
 *
 * <p>All numbers there are FLOAT64; they are copied. What watches a tensor does not see what happens on the other side.
 */
public final class CommonsMath {
    private CommonsMath() {}

    /**
     * {@return the values of a loss, for an optimizer}
     *
     * @param loss a scalar function
     * @param shape of its argument; the optimizer sees the elements in row-major order
     */
    public static ObjectiveFunction objective(Function<Tensor, Tensor> loss, Shape shape) {
        requireFunction("objective", loss, shape);
        return new ObjectiveFunction(point -> {
            Tensor y = Checks.present("objective", "the result", loss.apply(argument("objective", point, shape)));
            Checks.scalarResult("objective", y);
            return y.item();
        });
    }

    /**
     * {@return the gradients of a loss, for an optimizer}
     *
     * @param loss as for {@link #objective}
     * @param shape as for {@link #objective}
     */
    public static ObjectiveFunctionGradient gradient(Function<Tensor, Tensor> loss, Shape shape) {
        requireFunction("gradient", loss, shape);
        Function<Tensor, Tensor> gradient = Autograd.grad(loss);
        return new ObjectiveFunctionGradient(
                point -> gradient.apply(argument("gradient", point, shape)).toDoubleArray());
    }

    /**
     * {@return values and Jacobians of a function, for least squares such as Levenberg-Marquardt}
     *
     * @param f its result has any shape; least squares sees the elements in row-major order
     * @param shape of its argument
     */
    public static MultivariateJacobianFunction withJacobian(Function<Tensor, Tensor> f, Shape shape) {
        requireFunction("withJacobian", f, shape);
        Function<Tensor, Tensor> jacobian = Derivatives.jacobian(f);
        return point -> {
            Tensor x = argument("withJacobian", point.toArray(), shape);
            Tensor y = Checks.present("withJacobian", "the result", f.apply(x));
            Checks.floatingResult("withJacobian", y);
            return new Pair<>(
                    new ArrayRealVector(y.toDoubleArray(), false),
                    toMatrix(jacobian.apply(x).reshape(y.size(), x.size())));
        };
    }

    /**
     * {@return the numbers of a matrix}
     *
     * @param x rank 2, with at least one row and one column, as commons-math3 needs
     * @throws ShapeException for another shape
     */
    public static RealMatrix toMatrix(Tensor x) {
        Checks.rank("toMatrix", "x", x, 2);
        int rows = x.shape().size(0);
        int columns = x.shape().size(1);
        if (rows == 0 || columns == 0) {
            throw new ShapeException(
                    "toMatrix: x has shape " + x.shape() + "; need at least one row and one column in a RealMatrix");
        }
        double[] values = x.toDoubleArray();
        RealMatrix matrix = new Array2DRowRealMatrix(rows, columns);
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                matrix.setEntry(i, j, values[i * columns + j]);
            }
        }
        return matrix;
    }

    /**
     * {@return the numbers of a vector}
     *
     * @param x rank 1
     * @throws ShapeException for another rank
     */
    public static RealVector toVector(Tensor x) {
        Checks.rank("toVector", "x", x, 1);
        return new ArrayRealVector(x.toDoubleArray(), false);
    }

    /** {@return a matrix as a FLOAT64 tensor, {@code [rows, columns]}} */
    public static Tensor fromMatrix(RealMatrix matrix) {
        Objects.requireNonNull(matrix, "fromMatrix: matrix is null");
        return Tensor.of(matrix.getData());
    }

    /** {@return a vector as a FLOAT64 tensor} */
    public static Tensor fromVector(RealVector vector) {
        Objects.requireNonNull(vector, "fromVector: vector is null");
        return Tensor.of(vector.toArray(), Shape.of(vector.getDimension()));
    }

    private static void requireFunction(String op, Function<Tensor, Tensor> f, Shape shape) {
        Objects.requireNonNull(f, () -> op + ": function is null");
        Objects.requireNonNull(shape, () -> op + ": shape is null");
    }

    private static Tensor argument(String op, double[] point, Shape shape) {
        if (point.length != shape.elements()) {
            throw new ShapeException(
                    op + ": the point has " + point.length + " numbers; shape " + shape + " needs " + shape.elements());
        }
        return Tensor.of(point, shape);
    }
}
