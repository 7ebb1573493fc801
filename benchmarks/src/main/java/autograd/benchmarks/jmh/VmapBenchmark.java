package autograd.benchmarks.jmh;

import autograd.Autograd;
import autograd.Tensor;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Gradients of 128 examples by a matrix of 64 x 32: all together, one by one, and only their sum. */
@State(Scope.Thread)
public class VmapBenchmark {
    private static final int EXAMPLES = 128;

    private Tensor weights;
    private Tensor xs;
    private Tensor ys;

    /** Makes the inputs. */
    @Setup
    public void open() {
        weights = Tensor.normal(1, 64, 32).mul(0.2);
        xs = Tensor.normal(2, EXAMPLES, 32);
        ys = Tensor.normal(3, EXAMPLES, 64);
    }

    private Tensor gradient(Tensor x, Tensor y) {
        return Autograd.grad((Tensor w) -> w.matmul(x).tanh().sub(y).square().sum())
                .apply(weights);
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
                    xs.slice(0, i, i + 1).reshape(32), ys.slice(0, i, i + 1).reshape(64));
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
}
