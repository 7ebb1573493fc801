package autograd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import autograd.array.DType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * A row of the published table of conventions: a function of a vector at one point, its value, and the derivatives of
 * the sum of its results, in every mode.
 */
final class Convention {
    static final double INF = Double.POSITIVE_INFINITY;
    static final double NAN = Double.NaN;

    private final String name;
    private final UnaryOperator<Tensor> function;
    private final double[] point;
    private double[] value;
    private double[] derivative;
    private double[] second;

    private Convention(String name, UnaryOperator<Tensor> function, double[] point) {
        this.name = name;
        this.function = function;
        this.point = point;
    }

    /** A function at a vector; one number is a vector of one element. */
    static Convention at(String name, UnaryOperator<Tensor> function, double... point) {
        return new Convention(name, function, point);
    }

    /** A function of two scalars. */
    static Convention atPair(String name, BinaryOperator<Tensor> function, double a, double b) {
        UnaryOperator<Tensor> ofVector = x -> function.apply(x.slice(0, 0, 1), x.slice(0, 1, 2));
        return new Convention(name, ofVector, new double[] {a, b});
    }

    Convention value(double... value) {
        this.value = value;
        return this;
    }

    /** The derivative by each element of the point. */
    Convention derivative(double... derivative) {
        this.derivative = derivative;
        return this;
    }

    /** The second derivative by each element of the point and all of them: the row sums of the Hessian. */
    Convention second(double... second) {
        this.second = second;
        return this;
    }

    String name() {
        return name;
    }

    /** {@return the row of the published table} */
    String markdown() {
        return "| " + name.replace("|", "\\|") + " | " + text(point) + " | " + text(value) + " | " + text(derivative)
                + " | " + text(second) + " |\n";
    }

    private static String text(double[] numbers) {
        if (numbers == null) {
            return "-";
        }
        if (numbers.length == 0) {
            return "empty";
        }
        return Arrays.stream(numbers).mapToObj(Convention::text).collect(Collectors.joining(", "));
    }

    private static String text(double number) {
        if (Double.isInfinite(number)) {
            return number > 0 ? "inf" : "-inf";
        }
        String text = String.valueOf(number);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    /** Fails unless the row holds in the dtype. */
    void check(DType dtype) {
        Tensor x = Tensor.of(point).to(dtype);
        assertNear(value, function.apply(x), "value");
        if (derivative != null) {
            Pullback pullback = Autograd.vjp(function::apply, x);
            assertNear(derivative, pullback.apply(Tensor.onesLike(pullback.value())), "derivative, reverse");
            assertNear(derivative, forward(x), dtype, "derivative, forward");
        }
        if (second != null) {
            checkSecond(x);
        }
    }

    /** {@return the sums of the columns of the Jacobian, one forward pass for each} */
    private double[] forward(Tensor x) {
        double[] sums = new double[x.size()];
        for (int j = 0; j < sums.length; j++) {
            double[] unit = new double[x.size()];
            unit[j] = 1;
            Tensor t = Tensor.of(unit).to(x.dtype());
            for (double y : Autograd.jvp(function::apply, x, t).tangent().toDoubleArray()) {
                sums[j] += y;
            }
        }
        return sums;
    }

    private void checkSecond(Tensor x) {
        Tensor v = Tensor.onesLike(x);
        UnaryOperator<Tensor> gradient =
                Autograd.grad((Tensor t) -> function.apply(t).sum(), GradOption.ALLOW_UNUSED);
        UnaryOperator<Tensor> slope =
                t -> Autograd.jvp((Tensor s) -> function.apply(s).sum(), t, v).tangent();
        assertNear(second, Autograd.jvp(gradient::apply, x, v).tangent(), "second, forward over reverse");
        assertNear(
                second,
                Autograd.grad((Tensor t) -> gradient.apply(t).sum(), GradOption.ALLOW_UNUSED)
                        .apply(x),
                "second, reverse over reverse");
        assertNear(
                second, Autograd.grad(slope::apply, GradOption.ALLOW_UNUSED).apply(x), "second, reverse over forward");
        double all = Arrays.stream(second).sum();
        assertNear(new double[] {all}, Autograd.jvp(slope::apply, x, v).tangent(), "second, forward over forward");
    }

    private void assertNear(double[] expected, Tensor actual, String what) {
        assertNear(expected, actual.toDoubleArray(), actual.dtype(), what);
    }

    private void assertNear(double[] expected, double[] actual, DType dtype, String quantity) {
        String what = name + ", " + dtype + ": " + quantity;
        double relative = dtype == DType.FLOAT64 ? Tolerances.TABLE_64 : Tolerances.TABLE_32;
        List<String> wrong = new ArrayList<>();
        assertEquals(expected.length, actual.length, what);
        for (int i = 0; i < expected.length; i++) {
            boolean near = Math.abs(expected[i] - actual[i]) <= relative * Math.abs(expected[i]);
            boolean same = expected[i] == actual[i] || Double.isNaN(expected[i]) && Double.isNaN(actual[i]);
            if (!near && !same) {
                wrong.add("element " + i);
            }
        }
        if (!wrong.isEmpty()) {
            assertArrayEquals(expected, actual, what + ": " + wrong);
        }
    }
}
