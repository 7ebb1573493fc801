package autograd;

import static autograd.Autograd.grad;
import static autograd.Index.at;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;

/**
 * The program of {@link LinearReadsTest}: compares the time of a derivative of a loop over all elements of a vector with
 * that for 10 times the elements, in one run.
 *
 * <p>Time is that of this thread, the shortest of some runs. So neither other programs nor collections of garbage count;
 * and the memory must have been touched before, see the flags that the test gives.
 */
final class LinearReads {
    private static final double LIMIT = 15; // 10 if cost is linear, 100 if each read costs a whole
    private static final int ATTEMPTS = 4; // what disturbs a short run does so now and then, a quadratic cost always
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private LinearReads() {}

    public static void main(String[] arguments) {
        UnaryOperator<Tensor> squares =
                grad((Tensor x) -> sumOfReads(x, i -> x.at(i).get().square()));
        compare("get", 10_000, grad((Tensor x) -> sumOfReads(x, i -> x.get(at(i)))));
        compare(
                "take",
                10_000,
                grad((Tensor x) -> sumOfReads(x, i -> x.take(Tensor.ints(i), 0).reshape())));
        compare("second derivative", 2_000, grad((Tensor x) -> squares.apply(x).sum()));
        System.out.println("done");
    }

    private static Tensor sumOfReads(Tensor x, IntFunction<Tensor> read) {
        Tensor sum = Tensor.of(0.0);
        for (int i = 0; i < x.size(); i++) {
            sum = sum.add(read.apply(i));
        }
        return sum;
    }

    private static void compare(String name, int n, UnaryOperator<Tensor> derivative) {
        Tensor few = Tensor.arange(n);
        Tensor many = Tensor.arange(10 * n);
        seconds(derivative, few, 5); // compiles
        double ratio = Double.POSITIVE_INFINITY;
        for (int attempt = 0; attempt < ATTEMPTS && ratio > LIMIT; attempt++) {
            ratio = seconds(derivative, many, 3) / seconds(derivative, few, 5);
            System.out.println(name + ", " + n + " and " + 10 * n + " elements: " + ratio + " times as long");
        }
        if (ratio > LIMIT) {
            throw new AssertionError(name + ": " + ratio + " times as long; need at most " + LIMIT);
        }
    }

    private static double seconds(UnaryOperator<Tensor> f, Tensor x, int runs) {
        double shortest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < runs; i++) {
            long start = THREADS.getCurrentThreadCpuTime();
            f.apply(x);
            shortest = Math.min(shortest, (THREADS.getCurrentThreadCpuTime() - start) * 1e-9);
        }
        return shortest;
    }
}
