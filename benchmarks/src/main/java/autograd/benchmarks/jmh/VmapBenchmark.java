package autograd.benchmarks.jmh;

import autograd.Autograd;
import autograd.Tensor;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Gradients of 128 examples by a matrix of 64 x 32: all together, one by one, and only their sum. All together they are 2 MB,
 * which {@link #writing} alone takes to write; the gradients by the inputs are as small as a pass over the batch makes them.
 */
@State(Scope.Thread)
public class VmapBenchmark extends Settings {
    private static final int EXAMPLES = 128;
    private static final int ROWS = 64;
    private static final int COLUMNS = 32;

    private Tensor weights;
    private Tensor xs;
    private Tensor ys;

    /** Makes the inputs. */
    @Setup
    public void open() {
        weights = Tensor.normal(1, ROWS, COLUMNS).mul(0.2);
        xs = Tensor.normal(2, EXAMPLES, COLUMNS);
        ys = Tensor.normal(3, EXAMPLES, ROWS);
    }

    private static Tensor loss(Tensor w, Tensor x, Tensor y) {
        return w.matmul(x).tanh().sub(y).square().sum();
    }

    private Tensor gradient(Tensor x, Tensor y) {
        return Autograd.grad((Tensor w) -> loss(w, x, y)).apply(weights);
    }

    /** One gradient an example, in one pass. */
    @Benchmark
    public Tensor perExampleTogether() {
        return Autograd.vmap((Tensor x, Tensor y) -> gradient(x, y)).apply(xs, ys);
    }

    /** One gradient an example, a pass for each. */
    @Benchmark
    public Tensor perExampleOneByOne() {
        Tensor last = null;
        for (int i = 0; i < EXAMPLES; i++) {
            last = gradient(
                    xs.slice(0, i, i + 1).reshape(COLUMNS),
                    ys.slice(0, i, i + 1).reshape(ROWS));
        }
        return last;
    }

    /** The sum of the gradients, in one pass over the batch. */
    @Benchmark
    public Tensor sumOfBatch() {
        return Autograd.grad((Tensor w) ->
                        xs.matmul(w.transpose()).tanh().sub(ys).square().sum())
                .apply(weights);
    }

    /** As many numbers as the gradients of all examples have, written by a plain loop. */
    @Benchmark
    public double[] writing() {
        double[] numbers = new double[EXAMPLES * ROWS * COLUMNS];
        for (int row = 0, next = 0; row < EXAMPLES * ROWS; row++) {
            for (int i = 0; i < COLUMNS; i++) {
                numbers[next++] = row;
            }
        }
        return numbers;
    }

    /** The gradient of each example by its input, in one pass. */
    @Benchmark
    public Tensor inputsTogether() {
        return Autograd.vmap((Tensor x, Tensor y) ->
                        Autograd.grad((Tensor t) -> loss(weights, t, y)).apply(x))
                .apply(xs, ys);
    }

    /** The same, as the gradient of a loss of the batch. */
    @Benchmark
    public Tensor inputsOfBatch() {
        return Autograd.grad((Tensor t) ->
                        t.matmul(weights.transpose()).tanh().sub(ys).square().sum())
                .apply(xs);
    }
}
