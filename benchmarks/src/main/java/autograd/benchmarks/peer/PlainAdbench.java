package autograd.benchmarks.peer;

import autograd.benchmarks.adbench.PlainGmm;
import autograd.benchmarks.adbench.PlainLstm;
import autograd.benchmarks.harness.Task;
import autograd.benchmarks.harness.Work;
import java.util.function.Supplier;

/** The objectives of ADBench as loops by hand. */
final class PlainAdbench {
    private PlainAdbench() {}

    static Task open(Work work) {
        if (work.kind().equals("gmm")) {
            PlainGmm gmm = new PlainGmm(AdbenchInput.gmm(work));
            return AdbenchInput.isGradient(work)
                    ? new Gradient(gmm::valueAndGradient)
                    : new OursAdbench.Value(gmm::value);
        }
        PlainLstm lstm = new PlainLstm(AdbenchInput.lstm(work));
        return AdbenchInput.isGradient(work)
                ? new Gradient(lstm::valueAndGradient)
                : new OursAdbench.Value(lstm::value);
    }

    private static final class Gradient implements Task {
        private final Supplier<double[]> objective;
        private double[] last;

        Gradient(Supplier<double[]> objective) {
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
}
