package autograd.benchmarks.peer;

import autograd.benchmarks.adbench.PlainBa;
import autograd.benchmarks.adbench.PlainGmm;
import autograd.benchmarks.adbench.PlainLstm;
import autograd.benchmarks.harness.Task;
import autograd.benchmarks.harness.Work;

/** The objectives of ADBench as loops by hand. */
final class PlainAdbench {
    private PlainAdbench() {}

    static Task open(Work work) {
        if (work.kind().equals("gmm")) {
            PlainGmm gmm = new PlainGmm(AdbenchInput.gmm(work));
            return AdbenchInput.isGradient(work)
                    ? new OursAdbench.Numbers(gmm::valueAndGradient)
                    : new OursAdbench.Value(gmm::value);
        }
        if (work.kind().equals("ba")) {
            PlainBa ba = new PlainBa(AdbenchInput.ba(work));
            return AdbenchInput.isGradient(work)
                    ? new OursAdbench.Jacobian(ba::errors, ba::jacobian)
                    : new OursAdbench.Numbers(ba::errors);
        }
        PlainLstm lstm = new PlainLstm(AdbenchInput.lstm(work));
        return AdbenchInput.isGradient(work)
                ? new OursAdbench.Numbers(lstm::valueAndGradient)
                : new OursAdbench.Value(lstm::value);
    }
}
