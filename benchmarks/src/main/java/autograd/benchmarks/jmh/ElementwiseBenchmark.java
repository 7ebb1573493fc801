package autograd.benchmarks.jmh;

import autograd.benchmarks.harness.Task;
import autograd.benchmarks.harness.Work;
import autograd.benchmarks.peer.OursPeer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Elementwise ops and sum; other functions by {@code -p function=NAME} of JMH. */
@State(Scope.Thread)
public class ElementwiseBenchmark extends Settings {
    /** Element type. */
    @Param({"FLOAT32", "FLOAT64"})
    public String dtype;

    /** Elements. */
    @Param({"14", "100000"})
    public int n;

    /** Name of an elementary function. */
    @Param({"exp", "log", "tanh", "sigmoid", "relu"})
    public String function;

    private Task elementary;
    private Task add;
    private Task sum;

    /** Makes the operands. */
    @Setup
    public void open() {
        OursPeer ours = new OursPeer();
        elementary = ours.open(Work.of("function", function, dtype, n));
        add = ours.open(Work.of("add", dtype, n));
        sum = ours.open(Work.of("sum", dtype, n));
    }

    /** The elementary function. */
    @Benchmark
    public void elementary() {
        elementary.run();
    }

    /** Sum of two tensors. */
    @Benchmark
    public void add() {
        add.run();
    }

    /** Sum of all elements. */
    @Benchmark
    public void sum() {
        sum.run();
    }
}
