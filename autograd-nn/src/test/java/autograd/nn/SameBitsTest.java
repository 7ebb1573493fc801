package autograd.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The same program gives the same bits: interpreted or compiled, with vectors of any width or none, on any number of
 * threads, and on every JDK, since all are compared with digests written down here. Where a change of the arithmetic is
 * meant, the digests change with it, and the change is one that users must be told of.
 */
class SameBitsTest {
    private static final String NETWORK = "70e2cfd0defc49dafca75b0dfc881fd785d2cc5296fde32df19125ba32eade60";
    private static final String WIDE = "246e3d41526413e65846ed2f328625a1bb63d522d71c0c4ce3ce0d2f2061f600";
    private static final String TRAINING = "30a1fc92ec66158fdcf2e7ea84f687ebc7eca6ca8a882e57d92c0224c2c6c3ba";

    private static final String OPTIMIZERS = "59c224982de95a9a77963d1f87850be668848c81e61987526310530fb18eca14";

    private static final String VECTORS = "--add-modules jdk.incubator.vector ";

    @ParameterizedTest
    @ValueSource(
            strings = {
                VECTORS,
                VECTORS + "-Dautograd.threads=1",
                VECTORS + "-Dautograd.threads=2",
                VECTORS + "-Dautograd.threads=8",
                VECTORS + "-XX:UseAVX=2",
                "-Dautograd.threads=1",
                "-Dautograd.threads=8",
                "-XX:TieredStopAtLevel=1",
            })
    @DisplayName("P7 100 repeats of a network of 20 ops have the same bits in every JVM")
    void network(String flags) throws IOException, InterruptedException {
        assertEquals(NETWORK, run(flags, "network", 100));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                VECTORS + "-Dautograd.threads=1",
                VECTORS + "-Dautograd.threads=2",
                VECTORS + "-Dautograd.threads=7",
                VECTORS + "-XX:UseAVX=2 -Dautograd.threads=3",
                "-Dautograd.threads=1",
                "-Dautograd.threads=5",
            })
    @DisplayName("P7 large arrays have the same bits however they are split")
    void wide(String flags) throws IOException, InterruptedException {
        assertEquals(WIDE, run(flags, "wide", 1));
    }

    // Without AVX there is no fma instruction either: each one takes microseconds.
    @ParameterizedTest
    @ValueSource(strings = {"-Xint", VECTORS + "-Xint", "-XX:UseAVX=0", VECTORS + "-XX:UseAVX=0"})
    @DisplayName("P7 the network of 20 ops has the same bits interpreted, and without vector instructions")
    void slow(String flags) throws IOException, InterruptedException {
        assertEquals(NETWORK, run(flags, "network", 1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                VECTORS + "-Dautograd.threads=1",
                VECTORS + "-Dautograd.threads=2",
                VECTORS + "-Dautograd.threads=3",
                VECTORS + "-XX:UseAVX=2",
                "-Dautograd.threads=1",
                "-Dautograd.threads=2",
            })
    @DisplayName("P30 200 steps of training have the same bits in every JVM")
    void training(String flags) throws IOException, InterruptedException {
        assertEquals(TRAINING, run(flags, "training", 200));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                VECTORS + "-Dautograd.threads=1",
                VECTORS + "-Dautograd.threads=2",
                VECTORS + "-XX:UseAVX=2 -Dautograd.threads=3",
                "-Dautograd.threads=1",
                "-Dautograd.threads=2",
                "-XX:TieredStopAtLevel=1",
            })
    @DisplayName("P30 steps of every optimizer have the same bits in every JVM")
    void optimizers(String flags) throws IOException, InterruptedException {
        assertEquals(OPTIMIZERS, run(flags, "optimizers", 7));
    }

    /** {@return the line that the program prints in a JVM with the flags} */
    private static String run(String flags, String program, int count) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(flags.strip().split(" ")));
        command.addAll(List.of("-XX:+IgnoreUnrecognizedVMOptions", "-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(SameBits.class.getName(), program, Integer.toString(count)));
        // The log goes to the console of the tests: a pipe that nobody empties could block the program.
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            String line = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            assertTrue(process.waitFor(60, TimeUnit.SECONDS), "did not end: " + command);
            assertEquals(0, process.exitValue(), command.toString());
            return line;
        } finally {
            process.destroyForcibly();
        }
    }
}
