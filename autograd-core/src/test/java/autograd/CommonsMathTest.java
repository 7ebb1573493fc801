package autograd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import autograd.shape.Shape;
import java.util.function.Function;
import org.apache.commons.math3.fitting.leastsquares.LeastSquaresBuilder;
import org.apache.commons.math3.fitting.leastsquares.LeastSquaresOptimizer;
import org.apache.commons.math3.fitting.leastsquares.LevenbergMarquardtOptimizer;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.optim.InitialGuess;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.PointValuePair;
import org.apache.commons.math3.optim.SimpleValueChecker;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.nonlinear.scalar.gradient.NonLinearConjugateGradientOptimizer;
import org.apache.commons.math3.util.Pair;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("bridges to commons-math3")
class CommonsMathTest {
    /** sum_i 100 (x[i+1] - x[i]^2)^2 + (1 - x[i])^2, the least value 0 at (1, ..., 1) */
    private static Tensor rosenbrock(Tensor x) {
        int n = x.size();
        Tensor flat = x.reshape(n);
        Tensor left = flat.slice(0, 0, n - 1);
        Tensor right = flat.slice(0, 1, n);
        return right.sub(left.square())
                .square()
                .mul(100)
                .add(left.sub(1).square())
                .sum();
    }

    @Test
    void conjugateGradientsMinimiseRosenbrock() {
        Shape shape = Shape.of(2, 2);
        PointValuePair best = new NonLinearConjugateGradientOptimizer(
                        NonLinearConjugateGradientOptimizer.Formula.POLAK_RIBIERE, new SimpleValueChecker(-1, 1e-18))
                .optimize(
                        CommonsMath.objective(CommonsMathTest::rosenbrock, shape),
                        CommonsMath.gradient(CommonsMathTest::rosenbrock, shape),
                        GoalType.MINIMIZE,
                        new InitialGuess(new double[] {-1.2, 1, -0.5, 2}),
                        new MaxEval(20_000));
        assertArrayEquals(new double[] {1, 1, 1, 1}, best.getPoint(), 1e-5);
        assertEquals(0, best.getValue(), 1e-10);
    }

    @Test
    void levenbergMarquardtFitsAnExponential() {
        double[] times = {0, 0.5, 1, 1.5, 2, 3, 4};
        double[] observed = new double[times.length];
        for (int i = 0; i < times.length; i++) {
            observed[i] = 2.5 * Math.exp(-1.3 * times[i]) + 0.4;
        }
        Tensor t = Tensor.of(times);
        Function<Tensor, Tensor> model =
                p -> t.mul(p.slice(0, 1, 2)).exp().mul(p.slice(0, 0, 1)).add(p.slice(0, 2, 3));
        LeastSquaresOptimizer.Optimum fit = new LevenbergMarquardtOptimizer()
                .optimize(new LeastSquaresBuilder()
                        .model(CommonsMath.withJacobian(model, Shape.of(3)))
                        .target(observed)
                        .start(new double[] {1, -0.5, 0})
                        .maxEvaluations(200)
                        .maxIterations(200)
                        .build());
        assertArrayEquals(new double[] {2.5, -1.3, 0.4}, fit.getPoint().toArray(), 1e-8);
    }

    @Test
    void valuesAndJacobians() {
        Function<Tensor, Tensor> f = x -> x.square().mul(Tensor.of(new double[][] {{1}, {2}}));
        Pair<RealVector, RealMatrix> at =
                CommonsMath.withJacobian(f, Shape.of(3)).value(CommonsMath.toVector(Tensor.of(1.0, 2, 3)));
        assertArrayEquals(new double[] {1, 4, 9, 2, 8, 18}, at.getFirst().toArray());
        assertArrayEquals(new double[] {2, 0, 0}, at.getSecond().getRow(0));
        assertArrayEquals(new double[] {0, 0, 12}, at.getSecond().getRow(5));
    }

    @Test
    void matricesAndVectors() {
        Tensor x = Tensor.of(new double[][] {{1, 2, 3}, {4, 5, 6}});
        RealMatrix matrix = CommonsMath.toMatrix(x);
        assertEquals(6, matrix.getEntry(1, 2));
        assertEquals(4, matrix.getEntry(1, 0));
        Tensor back = CommonsMath.fromMatrix(matrix.transpose());
        assertEquals(Shape.of(3, 2), back.shape());
        assertArrayEquals(new double[] {1, 4, 2, 5, 3, 6}, back.toDoubleArray());
        matrix.setEntry(0, 0, 99);
        assertEquals(1, x.get(0, 0));
        assertArrayEquals(
                new double[] {7, 8},
                CommonsMath.fromVector(MatrixUtils.createRealVector(new double[] {7, 8}))
                        .toDoubleArray());
        assertArrayEquals(
                new double[] {1, 2}, CommonsMath.toVector(Tensor.of(1f, 2f)).toArray());
    }
}
