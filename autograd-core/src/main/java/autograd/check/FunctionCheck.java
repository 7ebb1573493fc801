package autograd.check;

import static autograd.Autograd.gradAll;
import static autograd.Autograd.jvpAll;
import static autograd.Autograd.vjpAll;

import autograd.GradOption;
import autograd.Tensor;
import autograd.array.DType;
import autograd.array.Randoms;
import autograd.check.FiniteDifference.Central;
import autograd.shape.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoublePredicate;
import java.util.function.Function;

/** The comparisons for one function: a whole one, or one op with its operands. */
final class FunctionCheck {
    private static final double STEP = 6e-6; // about the cube root of the rounding error: least total error
    private static final double STEP_FLOAT32 = 1e-2;
    private static final double FACTOR_FLOAT32 = 100;
    private static final double TOLERANCE_FLOAT32 = 0.02;

    private final Function<List<Tensor>, Tensor> f;
    private final List<Tensor> xs;
    private final String where;
    private final List<String> names;
    private final int order;
    private final double tolerance;
    private final double step;
    private final long seed;
    private final int mostElements;
    private final Tensor cotangent;
    private final List<Tensor> directions;
    private final List<Mismatch> found = new ArrayList<>();

    FunctionCheck(
            Function<List<Tensor>, Tensor> f,
            List<Tensor> xs,
            String where,
            List<String> names,
            int order,
            double tolerance,
            long seed,
            int mostElements) {
        this.f = f;
        this.xs = xs;
        this.where = where;
        this.names = names;
        this.order = order;
        this.seed = seed;
        this.mostElements = mostElements;
        boolean single = xs.stream().anyMatch(x -> x.dtype() == DType.FLOAT32);
        boolean insists = f.apply(wide(xs)).dtype() == DType.FLOAT32;
        this.step = insists ? STEP_FLOAT32 : STEP;
        this.tolerance = insists ? TOLERANCE_FLOAT32 : single ? FACTOR_FLOAT32 * tolerance : tolerance;
        Tensor y = f.apply(xs);
        this.cotangent = random(seed, y.shape(), y.dtype());
        List<Tensor> along = new ArrayList<>();
        for (int i = 0; i < xs.size(); i++) {
            along.add(random(seed + 1 + i, xs.get(i).shape(), xs.get(i).dtype()));
        }
        this.directions = List.copyOf(along);
    }

    List<Mismatch> run(Tally tally) {
        firstOrder(tally);
        if (order == 2 && found.isEmpty()) {
            secondOrder(tally);
        }
        return found;
    }

    private void firstOrder(Tally tally) {
        List<Tensor> reverse = vjpAll(f, xs).applyAll(cotangent);
        for (int i = 0; i < xs.size(); i++) {
            Tensor x = xs.get(i);
            double[] gradient = reverse.get(i).toDoubleArray();
            for (int element : sample(x.size())) {
                FiniteDifference difference = alongElement(i, element);
                Central numeric = difference.central();
                DoublePredicate closer = slope -> agreesCloser(slope, difference);
                compare(tally, "reverse", i, element, gradient[element], numeric, closer);
                Tensor tangent = jvpAll(f, xs, unit(i, element)).tangent();
                compare(tally, "forward", i, element, dot(cotangent, tangent), numeric, closer);
            }
        }
    }

    private void secondOrder(Tally tally) {
        Function<List<Tensor>, List<Tensor>> gradient = zs -> vjpAll(f, zs).applyAll(cotangent);
        Function<List<Tensor>, Tensor> slope =
                zs -> jvpAll(f, zs, directions).tangent().mul(cotangent).sum();
        Function<List<Tensor>, Tensor> gradientAlong = zs -> {
            List<Tensor> g = gradient.apply(zs);
            Tensor sum = g.get(0).mul(directions.get(0)).sum();
            for (int i = 1; i < g.size(); i++) {
                sum = sum.add(g.get(i).mul(directions.get(i)).sum());
            }
            return sum;
        };
        List<Tensor> reverseReverse =
                gradAll(gradientAlong, GradOption.ALLOW_UNUSED).apply(xs);
        List<Tensor> reverseForward = gradAll(slope, GradOption.ALLOW_UNUSED).apply(xs);
        for (int i = 0; i < xs.size(); i++) {
            int argument = i;
            double[] forwardReverse = jvpAll(zs -> gradient.apply(zs).get(argument), xs, directions)
                    .tangent()
                    .toDoubleArray();
            double[] rr = reverseReverse.get(i).toDoubleArray();
            double[] rf = reverseForward.get(i).toDoubleArray();
            double[] behind = gradientAt(-step, argument);
            double[] ahead = gradientAt(step, argument);
            double[] closeBehind = gradientAt(-step / 10, argument);
            double[] closeAhead = gradientAt(step / 10, argument);
            for (int element : sample(xs.get(i).size())) {
                Central coarse = difference(behind, ahead, element, step);
                Central fine = difference(closeBehind, closeAhead, element, step / 10);
                Central numeric = settled(coarse, fine);
                DoublePredicate closer = analytic -> agrees(analytic, fine);
                double ff = jvpAll(slope, xs, unit(i, element)).tangent().item();
                compare(tally, "reverse over reverse", i, element, rr[element], numeric, closer);
                compare(tally, "reverse over forward", i, element, rf[element], numeric, closer);
                compare(tally, "forward over reverse", i, element, forwardReverse[element], numeric, closer);
                compare(tally, "forward over forward", i, element, ff, numeric, closer);
            }
        }
    }

    /**
     * Compares one element.
     *
     * @param closer asked only when the two disagree: whether a closer look clears the derivative
     */
    private void compare(
            Tally tally,
            String mode,
            int input,
            int element,
            double analytic,
            Central numeric,
            DoublePredicate closer) {
        tally.count(Double.isFinite(numeric.value()));
        if (!Double.isFinite(numeric.value()) || agrees(analytic, numeric) || closer.test(analytic)) {
            return;
        }
        found.add(
                new Mismatch(where, mode, names.get(input), xs.get(input).shape(), element, analytic, numeric.value()));
    }

    private boolean agrees(double analytic, Central numeric) {
        double difference = Math.abs(analytic - numeric.value()); // NaN agrees with nothing
        double size = Math.max(1, Math.max(Math.abs(analytic), Math.abs(numeric.value())));
        return difference <= tolerance * size || difference <= numeric.noise();
    }

    /** With smaller steps, for a function that bends on the scale of the step; then at a kink. */
    private boolean agreesCloser(double analytic, FiniteDifference difference) {
        return agrees(analytic, difference.closer(10).central())
                || agrees(analytic, difference.closer(100).central())
                || difference.isSubgradientAtKink(analytic, tolerance);
    }

    /** {@code sum u f} as one element of one argument moves. */
    private FiniteDifference alongElement(int argument, int element) {
        List<Tensor> point = new ArrayList<>(wide(xs));
        double[] values = xs.get(argument).toDoubleArray();
        double centre = values[element];
        Shape shape = xs.get(argument).shape();
        double h = step * Math.max(1, Math.abs(centre));
        return new FiniteDifference(
                t -> {
                    values[element] = centre + t;
                    point.set(argument, Tensor.of(values, shape));
                    return f.apply(point).toDoubleArray();
                },
                cotangent.toDoubleArray(),
                h);
    }

    private static Central difference(double[] behind, double[] ahead, int element, double h) {
        return FiniteDifference.between(
                new double[] {behind[element]}, new double[] {ahead[element]}, new double[] {1}, h);
    }

    /** At a kink of the gradient the difference grows as the step falls: there is nothing to compare with. */
    private static Central settled(Central coarse, Central fine) {
        boolean settled = Math.abs(fine.value()) <= 1 || Math.abs(fine.value()) < 5 * Math.abs(coarse.value());
        return settled ? coarse : new Central(Double.NaN, 0);
    }

    /** The gradient by one argument, at a distance along the directions. */
    private double[] gradientAt(double distance, int argument) {
        List<Tensor> point = new ArrayList<>();
        for (int i = 0; i < xs.size(); i++) {
            Tensor direction = directions.get(i).to(DType.FLOAT64);
            point.add(xs.get(i).to(DType.FLOAT64).add(direction.mul(distance)));
        }
        Tensor y = f.apply(point);
        return vjpAll(f, point).applyAll(cotangent.to(y.dtype())).get(argument).toDoubleArray();
    }

    private int[] sample(int size) {
        int[] order = Randoms.permutation(seed, size);
        int count = Math.min(size, mostElements);
        int[] chosen = Arrays.copyOf(order, count);
        Arrays.sort(chosen);
        return chosen;
    }

    private List<Tensor> unit(int argument, int element) {
        List<Tensor> tangents = new ArrayList<>();
        for (int i = 0; i < xs.size(); i++) {
            double[] values = new double[xs.get(i).size()];
            if (i == argument) {
                values[element] = 1;
            }
            tangents.add(Tensor.of(values, xs.get(i).shape()).to(xs.get(i).dtype()));
        }
        return tangents;
    }

    private static List<Tensor> wide(List<Tensor> xs) {
        return xs.stream().map(x -> x.to(DType.FLOAT64)).toList();
    }

    /** Weights of magnitude 1/2 to 1, so that no element counts for nothing. */
    private static Tensor random(long seed, Shape shape, DType dtype) {
        Tensor magnitude = Tensor.uniform(seed, shape.toArray()).mul(0.5).add(0.5);
        Tensor sign = Tensor.uniform(~seed, shape.toArray()).sub(0.5).sign();
        return magnitude.mul(sign.add(sign.equal(0).to(DType.FLOAT64))).to(dtype);
    }

    private static double dot(Tensor a, Tensor b) {
        double[] x = a.toDoubleArray();
        double[] y = b.toDoubleArray();
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += x[i] * y[i];
        }
        return sum;
    }
}
