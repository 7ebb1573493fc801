package autograd.benchmarks.harness;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The near end of a {@link Worker}: starts its JVM, and asks. Only one process is ever asked at a time. */
final class LaneProcess implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 180;
    private static final String END = "end";

    private final Process process;
    private final Writer commands;
    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
    private final Path log;

    /**
     * Starts the JVM of {@code lane}.
     *
     * @param mainClass calls {@link Worker#serve} for the peer named by its argument
     * @param folder for logs and for what native libraries unpack
     */
    LaneProcess(Lane lane, String mainClass, Path folder) throws IOException {
        log = folder.resolve("logs").resolve(lane.logName());
        Files.createDirectories(log.getParent());
        List<String> command = new ArrayList<>();
        command.add(lane.jdk().resolve("bin").resolve("java").toString());
        command.addAll(lane.flags());
        command.addAll(Lane.HEAP);
        command.add("-DDJL_CACHE_DIR=" + folder.resolve("djl"));
        command.add("-Dorg.bytedeco.javacpp.cachedir=" + folder.resolve("javacpp"));
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(mainClass);
        command.add(lane.peer());
        ProcessBuilder builder = new ProcessBuilder(command);
        lane.configure(builder.environment());
        process = builder.redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        commands = process.outputWriter(StandardCharsets.UTF_8);
        Thread reader = new Thread(this::read, "answers of " + lane.title());
        reader.setDaemon(true);
        reader.start();
    }

    private void read() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                answers.add(line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            answers.add(END);
        }
    }

    /** {@return the numbers on which peers must agree} */
    double[] open(Work work) throws Unavailable {
        String answer = ask("open " + work.line());
        return Arrays.stream(rest(answer).split(" "))
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    void warm(long warmNanos, long batchNanos) throws Unavailable {
        ask("warm " + warmNanos + " " + batchNanos);
    }

    double batch() throws Unavailable {
        return Double.parseDouble(rest(ask("batch")));
    }

    void closeTask() throws Unavailable {
        ask("close");
    }

    private String ask(String command) throws Unavailable {
        String answer = null;
        try {
            commands.write(command + "\n");
            commands.flush();
            answer = answers.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (IOException e) {
            throw new Unavailable("its JVM has ended, see " + log.getFileName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (answer == null) {
            process.destroyForcibly();
            throw new Unavailable("no answer within " + PATIENCE_SECONDS + " s");
        }
        if (answer.equals(END)) {
            throw new Unavailable("its JVM has ended, see " + log.getFileName());
        }
        if (answer.startsWith("none ")) {
            throw new Unavailable(rest(answer));
        }
        return answer;
    }

    private static String rest(String answer) {
        return answer.substring(answer.indexOf(' ') + 1);
    }

    @Override
    public void close() {
        try {
            commands.close();
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** A peer that cannot be measured; the message says why. */
    static final class Unavailable extends Exception {
        private static final long serialVersionUID = 1L;

        Unavailable(String reason) {
            super(reason);
        }

        /** {@return whether the peer has no such computation, which needs no remark} */
        boolean isUnsupported() {
            return getMessage().equals("unsupported");
        }
    }
}
