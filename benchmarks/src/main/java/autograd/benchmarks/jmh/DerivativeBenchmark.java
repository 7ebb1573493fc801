package autograd.benchmarks.jmh;

import autograd.benchmarks.harness.Task;
import autograd.benchmarks.harness.Work;
import autograd.benchmarks.peer.OursPeer;
import java.util.Arrays;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Derivatives: training steps, a chain of 1000 sines, the objectives of ADBench on random input. */
@State(Scope.Thread)
public class DerivativeBenchmark extends Settings {
    private Task tinyStep;
    private Task smallStep;
    private Task step;
    private Task sines;
    private Task gmm;
    private Task lstm;

    /** Makes the inputs. */
    @Setup
    public void open() {
        tinyStep = open("training", 1, 1, 2, 1);
        smallStep = open("training", 32, 4, 16, 1);
        step = open("training", 128, 784, 128, 10);
        sines = open("sines", 1000, 4);
        gmm = open("gmm", "gradient", "random", 20, 50, 1000);
        lstm = open("lstm", "gradient", "random", 2, 1024, 14);
    }

    private static Task open(String kind, Object... args) {
        return new OursPeer()
                .open(new Work(kind, Arrays.stream(args).map(Object::toString).toList()));
    }

    /** Training step 1-1-2-1. */
    @Benchmark
    public void trainingStep1x1x2x1() {
        tinyStep.run();
    }

    /** Training step 32-4-16-1. */
    @Benchmark
    public void trainingStep32x4x16x1() {
        smallStep.run();
    }

    /** Training step 128-784-128-10. */
    @Benchmark
    public void trainingStep128x784x128x10() {
        step.run();
    }

    /** Gradient of 1000 sines on 4 numbers. */
    @Benchmark
    public void sines() {
        sines.run();
    }

    /** Gradient of a Gaussian mixture, d20 K50 n1000. */
    @Benchmark
    public void gmmGradient() {
        gmm.run();
    }

    /** Gradient of an LSTM, 2 layers, 1024 characters. */
    @Benchmark
    public void lstmGradient() {
        lstm.run();
    }
}
