package autograd;

import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Programs over very long chains, for a JVM of their own with a small heap and the default stack. Each throws when
 * something is wrong; {@link DepthTest} starts them.
 */
final class DeepChains {
    private static final double FACTOR = 1.0000001;

    private DeepChains() {}

    public static void main(String[] arguments) {
        switch (arguments[0]) {
            case "million" -> million();
            case "second-order" -> secondOrder(Integer.parseInt(arguments[1]));
            case "print-and-release" -> printAndRelease(Integer.parseInt(arguments[1]));
            case "forward" -> forward(1_000_000);
            default -> throw new IllegalArgumentException(arguments[0]);
        }
        System.out.println("done");
    }

    /** {@return the product of {@code count} factors, by a plain loop} */
    private static double product(int count) {
        double product = 1;
        for (int i = 0; i < count; i++) {
            product *= FACTOR;
        }
        return product;
    }

    private static UnaryOperator<Tensor> chain(int count) {
        return x -> {
            Tensor y = x;
            for (int i = 0; i < count; i++) {
                y = y.mul(FACTOR);
            }
            return y;
        };
    }

    private static void million() {
        double expected = product(1_000_000);
        ValueAndGradient result = Autograd.valueAndGrad(chain(1_000_000)).apply(Tensor.of(2.0)); // times 2 is exact
        requireEqual("value", 2 * expected, result.value().item());
        requireEqual("gradient", expected, result.gradient().item());

        try (Tape tape = new Tape()) {
            Tensor x = tape.watch(Tensor.of(2.0), "x");
            Tensor y = chain(1_000_000).apply(x);
            requireEqual(
                    "gradient on an explicit tape",
                    expected,
                    tape.gradient(y, x).item());
            requireEqual("repeated gradient", expected, tape.gradient(y, x).item());
        }
    }

    private static void forward(int count) {
        ValueAndTangent result = Autograd.jvp(chain(count), Tensor.of(2.0), Tensor.of(1.0));
        requireEqual("tangent", product(count), result.tangent().item());
    }

    /** (p x)^2 with p the product has the second derivative 2 p^2. */
    private static void secondOrder(int count) {
        double expected = 2 * product(count) * product(count);
        Function<Tensor, Tensor> square = x -> chain(count).apply(x).square();
        Tensor one = Tensor.of(1.0);
        Tensor x = Tensor.of(3.0);
        requireClose(
                "reverse over reverse",
                expected,
                Autograd.grad(Autograd.grad(square)).apply(x));
        requireClose(
                "forward over reverse",
                expected,
                Autograd.jvp(Autograd.grad(square), x, one).tangent());
        requireClose(
                "reverse over forward",
                expected,
                Autograd.grad(t -> Autograd.jvp(square, t, one).tangent()).apply(x));
    }

    private static void printAndRelease(int count) {
        Tape tape = new Tape();
        Tensor x = tape.watch(Tensor.of(2.0), "x");
        Tensor y = chain(count).apply(x);
        String listing = tape.toString();
        if (!listing.contains("mul(" + (count - 1) + ", constant)") || listing.length() > 10_000) {
            throw new AssertionError("listing of " + listing.length() + " characters");
        }
        String last = y.toString();
        if (!last.contains("entry " + count)) {
            throw new AssertionError(last);
        }
        tape.close();
        tape = null;
        x = null;
        y = null;
        for (int i = 0; i < 8; i++) {
            try (Tape next = new Tape()) {
                Tensor start = next.watch(Tensor.of(2.0), "x");
                next.gradient(chain(count).apply(start), start);
            }
        }
    }

    private static void requireEqual(String what, double expected, double actual) {
        if (Double.doubleToRawLongBits(expected) != Double.doubleToRawLongBits(actual)) {
            throw new AssertionError(what + " is " + actual + "; need exactly " + expected);
        }
    }

    private static void requireClose(String what, double expected, Tensor actual) {
        if (!(Math.abs(actual.item() - expected) <= 1e-9 * expected)) {
            throw new AssertionError(what + " is " + actual + "; need " + expected);
        }
    }
}
