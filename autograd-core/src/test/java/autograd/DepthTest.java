package autograd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Depth is limited by memory alone. Each test runs {@link DeepChains} in a JVM of its own; speed is for benchmarks. */
class DepthTest {
    private static final int HANG_GUARD_SECONDS = 60;

    @TempDir
    Path folder;

    private void assertRuns(String heap, String... arguments) throws IOException, InterruptedException {
        Path output = folder.resolve("output.txt");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                heap,
                "-cp",
                System.getProperty("java.class.path"),
                DeepChains.class.getName()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
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

    @Test
    @DisplayName("P1 a chain of 1,000,000 multiplications in 512 MB with the default stack, bit-equal to the product")
    void aMillionMultiplications() throws Exception {
        assertRuns("-Xmx512m", "million");
    }

    @Test
    @DisplayName("P1 forward mode over 1,000,000 multiplications keeps nothing")
    void forwardMode() throws Exception {
        assertRuns("-Xmx64m", "forward");
    }

    @Test
    @DisplayName("P1 second order on 200,000 does not recurse")
    void secondOrder() throws Exception {
        assertRuns("-Xmx512m", "second-order", "200000");
    }

    @Test
    @DisplayName("P1 printing and releasing 200,000 do not recurse, and what is released is free")
    void printAndRelease() throws Exception {
        assertRuns("-Xmx128m", "print-and-release", "200000");
    }
}
