package autograd.kernel;

import static autograd.kernel.DoubleLanes.abs;
import static autograd.kernel.DoubleLanes.add;
import static autograd.kernel.DoubleLanes.div;
import static autograd.kernel.DoubleLanes.equal;
import static autograd.kernel.DoubleLanes.fma;
import static autograd.kernel.DoubleLanes.greater;
import static autograd.kernel.DoubleLanes.less;
import static autograd.kernel.DoubleLanes.mul;
import static autograd.kernel.DoubleLanes.neg;
import static autograd.kernel.DoubleLanes.or;
import static autograd.kernel.DoubleLanes.select;
import static autograd.kernel.DoubleLanes.sqrt;
import static autograd.kernel.DoubleLanes.sub;

/** The length of a vector of two elements, in the words of {@link DoubleLanes}. */
public final class DoubleHypotFunctions {
    private DoubleHypotFunctions() {}

    /**
     * {@return the square root of x^2 + y^2: infinite where one is infinite, even beside NaN} Both are scaled by one power of
     * two, so that neither square overflows nor the larger one underflows; the error of the root is computed with fma and
     * taken away (C. F. Borges, "Algorithm 1014: An improved algorithm for hypot(x, y)", ACM Transactions on Mathematical
     * Software 47, 2021).
     */
    public static double hypot(double x, double y) {
        double a = abs(x);
        double b = abs(y);
        boolean swapped = less(a, b);
        double big = select(swapped, b, a);
        boolean huge = greater(big, 0x1p500);
        boolean tiny = less(big, 0x1p-400);
        double down = select(huge, 0x1p-600, select(tiny, 0x1p600, 1.0));
        double up = select(huge, 0x1p600, select(tiny, 0x1p-600, 1.0));
        double m = mul(big, down);
        double n = mul(select(swapped, a, b), down);
        double root = rootOfSquares(m, n);
        boolean infinite = or(equal(a, Double.POSITIVE_INFINITY), equal(b, Double.POSITIVE_INFINITY));
        return select(infinite, Double.POSITIVE_INFINITY, mul(root, up));
    }

    private static double rootOfSquares(double m, double n) {
        double root = sqrt(fma(m, m, mul(n, n)));
        double square = mul(root, root);
        double large = mul(m, m);
        double excess = fma(neg(n), n, sub(square, large));
        excess = add(excess, sub(fma(root, root, neg(square)), fma(m, m, neg(large))));
        return sub(root, div(excess, add(add(root, root), 0x1p-1000))); // the last summand only keeps 0 / 0 away
    }
}
