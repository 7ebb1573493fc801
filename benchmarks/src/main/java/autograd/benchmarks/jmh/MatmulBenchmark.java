package autograd.benchmarks.jmh;

import autograd.benchmarks.harness.Task;
import autograd.benchmarks.harness.Work;
import autograd.benchmarks.peer.OursPeer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Products of n x n matrices. */
@State(Scope.Thread)
public class MatmulBenchmark extends Settings {
    /** Element type. */
    @Param({"FLOAT32", "FLOAT64"})
    public String dtype;

    /** Rows and columns. */
    @Param({"8", "64", "256", "1024"})
    public int n;

    private Task task;

    /** Makes the operands. */
    @Setup
    public void open() {
        task = new OursPeer().open(Work.of("matmul", dtype, n));
    }

    /** The product. */
    @Benchmark
    public void matmul() {
        task.run();
    }
}
