package autograd.benchmarks.peer;

import autograd.Tensor;
import autograd.ValueAndGradients;
import autograd.benchmarks.adbench.Ba;
import autograd.benchmarks.adbench.Gmm;
import autograd.benchmarks.adbench.Lstm;
import autograd.benchmarks.adbench.SparseMatrix;
import autograd.benchmarks.harness.Task;
import autograd.benchmarks.harness.Work;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import java.util.stream.DoubleStream;

/** The objectives of ADBench with this library. */
final class OursAdbench {
    private OursAdbench() {}

    static Task open(Work work) {
        if (work.kind().equals("gmm")) {
            Gmm gmm = new Gmm(AdbenchInput.gmm(work));
            return AdbenchInput.isGradient(work) ? new Gradient(gmm::valueAndGradients) : new Value(gmm::value);
        }
        if (work.kind().equals("ba")) {
            Ba ba = new Ba(AdbenchInput.ba(work));
            return AdbenchInput.isGradient(work) ? new Jacobian(ba::errors, ba::jacobian) : new Numbers(ba::errors);
        }
        Lstm lstm = new Lstm(AdbenchInput.lstm(work));
        return AdbenchInput.isGradient(work) ? new Gradient(lstm::valueAndGradients) : new Value(lstm::value);
    }

    static final class Value implements Task {
        private final DoubleSupplier objective;
        private double last;

        Value(DoubleSupplier objective) {
            this.objective = objective;
        }

        @Override
        public void run() {
            last = objective.getAsDouble();
        }

        @Override
        public double[] result() {
            return new double[] {last};
        }
    }

    private static final class Gradient implements Task {
        private final Supplier<ValueAndGradients> objective;
        private ValueAndGradients last;

        Gradient(Supplier<ValueAndGradients> objective) {
            this.objective = objective;
        }

        @Override
        public void run() {
            last = objective.get();
        }

        @Override
        public double[] result() {
            DoubleStream gradient =
                    last.gradients().stream().map(Tensor::toDoubleArray).flatMapToDouble(DoubleStream::of);
            return DoubleStream.concat(DoubleStream.of(last.value().item()), gradient)
                    .toArray();
        }
    }

    static final class Numbers implements Task {
        private final Supplier<double[]> objective;
        private double[] last;

        Numbers(Supplier<double[]> objective) {
            this.objective = objective;
        }

        @Override
        public void run() {
            last = objective.get();
        }

        @Override
        public double[] result() {
            return last;
        }
    }

    static final class Jacobian implements Task {
        private final Supplier<double[]> objective;
        private final Supplier<SparseMatrix> jacobian;
        private SparseMatrix last;

        Jacobian(Supplier<double[]> objective, Supplier<SparseMatrix> jacobian) {
            this.objective = objective;
            this.jacobian = jacobian;
        }

        @Override
        public void run() {
            last = jacobian.get();
        }

        /** {@return the errors, then the elements of the Jacobian row by row} */
        @Override
        public double[] result() {
            return DoubleStream.concat(DoubleStream.of(objective.get()), DoubleStream.of(last.values()))
                    .toArray();
        }
    }
}
