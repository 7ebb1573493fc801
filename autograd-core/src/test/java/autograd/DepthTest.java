package autograd;

import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Depth is limited by memory alone. Each test runs {@link DeepChains} in a JVM of its own; speed is for benchmarks. */
class DepthTest {
    @TempDir
    Path folder;

    private void assertRuns(String heap, String... arguments) throws Exception {
        OwnJvm.assertRuns(folder, heap, DeepChains.class, arguments);
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
