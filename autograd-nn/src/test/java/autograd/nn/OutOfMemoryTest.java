package autograd.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import autograd.Tensor;
import autograd.nn.layer.Activation;
import autograd.nn.layer.Linear;
import autograd.nn.loss.Losses;
import autograd.nn.optim.Sgd;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model whose training ran out of memory, in a JVM of its own with a small heap. */
class OutOfMemoryTest {
    private static final int HANG_GUARD_SECONDS = 120;

    @TempDir
    Path folder;

    @Test
    @DisplayName(
            "P16 out of memory inside a training step, forward or backward: a smaller batch goes on as if nothing was")
    void theModelGoesOn() throws IOException, InterruptedException {
        Path output = folder.resolve("output.txt");
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process process = new ProcessBuilder(
                        java, "-Xmx64m", "-cp", System.getProperty("java.class.path"), Program.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        boolean ended = process.waitFor(HANG_GUARD_SECONDS, TimeUnit.SECONDS);
        process.destroyForcibly().waitFor();
        String text = Files.readString(output, StandardCharsets.UTF_8);
        assertTrue(ended, () -> "still running after " + HANG_GUARD_SECONDS + " s: " + text);
        assertEquals(0, process.exitValue(), text);
        assertTrue(text.endsWith("done" + System.lineSeparator()), text);
    }

    /** Trains with batches that grow until they fit no more, and between them with a small one. */
    static final class Program {
        private static final int INPUTS = 32;
        private static final int CLASSES = 10;
        private static final int TIMES = 3;

        private Sequential net = Sequential.of(
                Linear.of(INPUTS, 64, Initializers.heNormal(), 1),
                Activation.RELU,
                Linear.of(64, CLASSES, Initializers.heNormal(), 2));
        private boolean forwardIsDone;

        private Program() {}

        public static void main(String[] arguments) {
            new Program().run();
            System.out.println("done");
        }

        private void run() {
            Tensor small = Tensor.normal(3, 16, INPUTS);
            Program undisturbed = new Program();
            int forward = 0;
            int backward = 0;
            int rows = 16384;
            while (forward < TIMES) {
                List<Tensor> before = Parameters.list(net);
                try {
                    step(Tensor.ones(rows, INPUTS));
                    net = undisturbed.net; // it fitted, and that step is not compared
                } catch (OutOfMemoryError e) {
                    forward += forwardIsDone ? 0 : 1;
                    backward += forwardIsDone ? 1 : 0;
                    requireSame(before, Parameters.list(net), "the step that failed");
                }
                step(small);
                undisturbed.step(small);
                requireSame(Parameters.list(undisturbed.net), Parameters.list(net), "the step after it");
                rows += rows / 64;
            }
            System.out.println(forward + " times forward, " + backward + " times backward, up to " + rows + " rows");
            require(backward > 0, "never out of memory in the backward pass");
        }

        private void step(Tensor x) {
            Tensor classes = Tensor.ints(new int[x.shape().size(0)]);
            forwardIsDone = false;
            net = new Sgd(0.1).step(net, Parameters.valueAndGrad(net, model -> {
                Tensor loss = Losses.softmaxCrossEntropy(model.apply(x), classes);
                forwardIsDone = true;
                return loss;
            }));
        }

        private static void requireSame(List<Tensor> expected, List<Tensor> actual, String when) {
            for (int i = 0; i < expected.size(); i++) {
                require(
                        expected.get(i).array().sameBits(actual.get(i).array()),
                        "parameter " + i + " is another after " + when);
            }
        }

        private static void require(boolean holds, String message) {
            if (!holds) {
                throw new AssertionError(message);
            }
        }
    }
}
