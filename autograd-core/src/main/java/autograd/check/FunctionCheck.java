package autograd.check;

import static autograd.Autograd.gradAll;
import static autograd.Autograd.jvpAll;
import static autograd.Autograd.vjpAll;

import autograd.GradOption;
import autograd.Tape;
import autograd.Tensor;
import autograd.array.DType;
import autograd.array.Randoms;
import autograd.shape.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The comparisons for one function: a whole one, or one op with its operands. */
final class FunctionCheck {
    private static final double STEP = 6e-6; // about the cube root of the rounding error: least total error
    private static final double STEP_FLOAT32 = 5e-3;
    private static final double FACTOR_FLOAT32 = 100;
    private static final double CONCLUSIVE = 1e-4; // a difference less exact than this part of the slopes says nothing
    private static final double CONCLUSIVE_FLOAT32 = 1e-2;
    private static final double NEARLY_EXACT = 1e-9;
    private static final double ROUNDING = 1e3; // of an analytic derivative, in units of its last place
    private static final double POWER_OF_TWO = 1024;

    private final Function<List<Tensor>, Tensor> f;
    private final List<Tensor> xs;
    private final String where;
    private final List<String> names;
    private final Settings settings;
    private final double tolerance;
    private final double conclusive;
    private final double step;
    private final double unit;
    private final Tensor cotangent;
    private final double valueSize;
    private final double rounding;
    private final List<Tensor> directions;
    private final Tally tally;
    private final List<Mismatch> found = new ArrayList<>();

    /**
     * Prepares the comparisons.
     *
     * @param where names the op; empty for the whole function
     * @param names of the arguments
     */
    FunctionCheck(
            Function<List<Tensor>, Tensor> f,
            List<Tensor> xs,
            String where,
            List<String> names,
            Settings settings,
            Tally tally) {
        this.f = f;
        this.xs = xs;
        this.where = where;
        this.names = names;
        this.settings = settings;
        this.tally = tally;
        boolean single = xs.stream().anyMatch(x -> x.dtype() == DType.FLOAT32);
        boolean insists = insistsOnFloat32(); // differences cannot be taken in FLOAT64
        this.step = insists ? STEP_FLOAT32 : STEP;
        this.unit = insists ? 0x1p-24 : 0x1p-53;
        this.conclusive = insists ? CONCLUSIVE_FLOAT32 : CONCLUSIVE;
        this.tolerance = single || insists ? FACTOR_FLOAT32 * settings.tolerance() : settings.tolerance();
        Tensor y = f.apply(xs);
        this.cotangent = random(settings.seed(), y.shape(), y.dtype());
        this.valueSize = dot(cotangent.abs(), y.abs());
        this.rounding = ROUNDING * (single || insists ? 0x1p-24 : 0x1p-53);
        List<Tensor> along = new ArrayList<>();
        for (int i = 0; i < xs.size(); i++) {
            Tensor x = xs.get(i);
            Tensor size = x.stopGradient().abs().maximum(1); // a step in proportion to where it starts
            along.add(random(settings.seed() + 1 + i, x.shape(), x.dtype()).mul(size));
        }
        this.directions = List.copyOf(along);
    }

    List<Mismatch> run() {
        List<Tensor> reverse = vjpAll(f, xs).applyAll(cotangent);
        linearity(reverse);
        boolean linear = found.isEmpty(); // else there is no forward mode: it is derived from a linear rule
        for (int i = 0; i < xs.size(); i++) {
            firstOrder(i, reverse.get(i).toDoubleArray(), linear);
        }
        if (settings.order() == 2 && found.isEmpty()) {
            secondOrder();
        }
        return found;
    }

    private void firstOrder(int input, double[] gradient, boolean forward) {
        int[] elements = sample(xs.get(input).size());
        FiniteDifference[] differences = new FiniteDifference[elements.length];
        double scale = 0;
        for (int k = 0; k < elements.length; k++) {
            differences[k] = alongElement(input, elements[k]);
            scale = Math.max(scale, differences[k].standard().magnitude());
        }
        int judged = 0;
        for (int k = 0; k < elements.length; k++) {
            int element = elements[k];
            boolean conclusiveHere = compare("reverse", input, element, gradient[element], differences[k], scale, 0);
            if (forward) {
                Tensor tangent = jvpAll(f, xs, unit(input, element)).tangent();
                compare("forward", input, element, dot(cotangent, tangent), differences[k], scale, 0);
            }
            judged += conclusiveHere ? 1 : 0;
        }
        if (judged == 0 && elements.length > 0) {
            tally.unjudged(where.isEmpty(), where.isEmpty() ? names.get(input) : where + ", " + names.get(input));
        }
    }

    /** A reverse rule is linear in the cotangent, so a power of two goes through it exactly. */
    private void linearity(List<Tensor> reverse) {
        List<Tensor> scaled = vjpAll(f, xs).applyAll(cotangent.mul(POWER_OF_TWO));
        for (int i = 0; i < xs.size(); i++) {
            double[] once = reverse.get(i).toDoubleArray();
            double[] often = scaled.get(i).toDoubleArray();
            for (int element : sample(once.length)) {
                double expected = POWER_OF_TWO * once[element];
                double error = Math.abs(often[element] - expected);
                if (Double.isFinite(expected) && !(error <= tolerance * Math.abs(expected))) {
                    add("reverse, cotangent times " + (int) POWER_OF_TWO + ",", i, element, often[element], expected);
                }
            }
        }
    }

    private void secondOrder() {
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
            int input = i;
            double[] rr = reverseReverse.get(i).toDoubleArray();
            double[] rf = reverseForward.get(i).toDoubleArray();
            double[] fr = jvpAll(zs -> gradient.apply(zs).get(input), xs, directions)
                    .tangent()
                    .toDoubleArray();
            int[] elements = sample(rr.length);
            FiniteDifference[] differences = gradientAlongDirections(input, elements);
            double scale = 0;
            for (FiniteDifference difference : differences) {
                scale = Math.max(scale, difference.standard().magnitude());
            }
            for (int k = 0; k < elements.length; k++) {
                int element = elements[k];
                double ff = jvpAll(slope, xs, unit(i, element)).tangent().item();
                compare("reverse over reverse", i, element, rr[element], differences[k], scale, valueSize);
                compare("reverse over forward", i, element, rf[element], differences[k], scale, valueSize);
                compare("forward over reverse", i, element, fr[element], differences[k], scale, valueSize);
                compare("forward over forward", i, element, ff, differences[k], scale, valueSize);
            }
        }
    }

    /**
     * Compares one element; {@return whether the differences are exact enough to judge it}
     *
     * @param scale the size of the derivative by the whole argument
     * @param size the magnitude of the function's values, if it is not that of the values which are differenced
     */
    private boolean compare(
            String mode,
            int input,
            int element,
            double analytic,
            FiniteDifference difference,
            double scale,
            double size) {
        Estimate quick = difference.standard().withSize(size);
        if (quick.isWithin(conclusive, analytic, scale) && quick.agreesWith(analytic, tolerance, scale, rounding)) {
            tally.count(true);
            return true;
        }
        List<Estimate> ladder = difference.all().stream()
                .map(estimate -> estimate.withSize(size))
                .toList();
        List<Estimate> judges = ladder.stream()
                .filter(estimate -> estimate.isWithin(conclusive, analytic, scale))
                .toList();
        if (judges.isEmpty()) { // a derivative of 0 is judged by the values that were differenced
            judges = ladder.stream()
                    .filter(estimate -> estimate.isNearlyExact(NEARLY_EXACT))
                    .toList();
        }
        tally.count(!judges.isEmpty());
        if (!judges.isEmpty()
                && judges.stream().noneMatch(judge -> judge.agreesWith(analytic, tolerance, scale, rounding))
                && !difference.isSubgradientAtKink(analytic, tolerance)) {
            add(mode, input, element, analytic, judges.get(0).value());
        }
        return !judges.isEmpty();
    }

    private void add(String mode, int input, int element, double analytic, double numeric) {
        found.add(new Mismatch(where, mode, names.get(input), xs.get(input).shape(), element, analytic, numeric));
    }

    /** {@code sum u f} as one element of one argument moves. */
    private FiniteDifference alongElement(int input, int element) {
        List<Tensor> point = new ArrayList<>(wide(xs));
        double[] values = xs.get(input).toDoubleArray();
        double centre = values[element];
        Shape shape = xs.get(input).shape();
        return new FiniteDifference(
                t -> {
                    values[element] = t;
                    point.set(input, Tensor.of(values, shape));
                    return f.apply(point).toDoubleArray();
                },
                cotangent.toDoubleArray(),
                centre,
                step * Math.max(1, Math.abs(centre)),
                unit);
    }

    /** The gradient by each element of one argument, as all arguments move along the directions. */
    private FiniteDifference[] gradientAlongDirections(int input, int[] elements) {
        Map<Double, double[]> known = new HashMap<>();
        FiniteDifference[] differences = new FiniteDifference[elements.length];
        for (int k = 0; k < elements.length; k++) {
            int element = elements[k];
            differences[k] = new FiniteDifference(
                    t -> new double[] {known.computeIfAbsent(t, at -> gradientAt(at, input))[element]},
                    new double[] {1},
                    0,
                    step,
                    unit);
        }
        return differences;
    }

    private double[] gradientAt(double distance, int input) {
        List<Tensor> point = new ArrayList<>();
        for (int i = 0; i < xs.size(); i++) {
            Tensor direction = directions.get(i).to(DType.FLOAT64);
            point.add(xs.get(i).to(DType.FLOAT64).add(direction.mul(distance)));
        }
        Tensor y = f.apply(point);
        return vjpAll(f, point).applyAll(cotangent.to(y.dtype())).get(input).toDoubleArray();
    }

    private int[] sample(int size) {
        int[] chosen =
                Arrays.copyOf(Randoms.permutation(settings.seed(), size), Math.min(size, settings.mostElements()));
        Arrays.sort(chosen);
        return chosen;
    }

    private List<Tensor> unit(int input, int element) {
        List<Tensor> tangents = new ArrayList<>();
        for (int i = 0; i < xs.size(); i++) {
            double[] values = new double[xs.get(i).size()];
            if (i == input) {
                values[element] = 1;
            }
            tangents.add(Tensor.of(values, xs.get(i).shape()).to(xs.get(i).dtype()));
        }
        return tangents;
    }

    /** Whether the function rounds to FLOAT32 inside, also when it is given FLOAT64. */
    private boolean insistsOnFloat32() {
        try (Tape tape = new Tape()) {
            List<Tensor> watched = wide(xs).stream().map(tape::watch).toList();
            return f.apply(watched).dtype() == DType.FLOAT32
                    || tape.entries().stream().anyMatch(entry -> entry.dtype() == DType.FLOAT32);
        }
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
