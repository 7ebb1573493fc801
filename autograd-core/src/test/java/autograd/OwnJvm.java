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

/** Runs a program of the tests in a JVM of its own, where heap and stack are what the test says. */
final class OwnJvm {
    private static final int HANG_GUARD_SECONDS = 60;

    private OwnJvm() {}

    /** Requires that the program ends well and prints "done" last. */
    static void assertRuns(Path folder, String heap, Class<?> program, String... arguments)
            throws IOException, InterruptedException {
        assertRuns(folder, List.of(heap), program, arguments);
    }

    /** {@link #assertRuns(Path, String, Class, String...)} with any flags of the JVM. */
    static void assertRuns(Path folder, List<String> flags, Class<?> program, String... arguments)
            throws IOException, InterruptedException {
        Path output = folder.resolve("output.txt");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
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
}
