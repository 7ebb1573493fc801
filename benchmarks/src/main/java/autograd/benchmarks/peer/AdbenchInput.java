package autograd.benchmarks.peer;

import autograd.benchmarks.adbench.BaData;
import autograd.benchmarks.adbench.GmmData;
import autograd.benchmarks.adbench.LstmData;
import autograd.benchmarks.harness.Work;
import java.nio.file.Path;

/**
 * The input that a work names: {@code gmm PART file PATH} or {@code gmm PART random D K N}, {@code lstm PART file PATH} or
 * {@code lstm PART random LAYERS CHARACTERS BITS}, {@code ba PART file PATH} or {@code ba PART random CAMERAS POINTS
 * OBSERVATIONS}; PART is {@code value} or {@code gradient}.
 */
final class AdbenchInput {
    private static final long SEED = 17;

    private AdbenchInput() {}

    static boolean isGradient(Work work) {
        return work.text(0).equals("gradient");
    }

    static GmmData gmm(Work work) {
        return work.text(1).equals("file")
                ? GmmData.read(Path.of(work.text(2)))
                : GmmData.random(work.number(2), work.number(3), work.number(4), SEED);
    }

    static LstmData lstm(Work work) {
        return work.text(1).equals("file")
                ? LstmData.read(Path.of(work.text(2)))
                : LstmData.random(work.number(2), work.number(3), work.number(4), SEED);
    }

    static BaData ba(Work work) {
        return work.text(1).equals("file")
                ? BaData.read(Path.of(work.text(2)))
                : BaData.random(work.number(2), work.number(3), work.number(4), SEED);
    }
}
