package autograd.benchmarks.harness;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * The far end of a {@link LaneProcess}: a JVM that runs the tasks of one peer on command, one line in, one line out.
 *
 * <p>{@code open WORK} answers {@code value NUMBERS} or {@code none REASON}; {@code warm NANOS NANOS} answers {@code done};
 * {@code batch} answers {@code time NANOS}; {@code close} answers {@code done}. At the end of its input the JVM ends.
 */
public final class Worker {
    private final Peer peer;
    private Task task;
    private Sampler sampler;

    private Worker(Peer peer) {
        this.peer = peer;
    }

    /** Serves {@code peer} until the input ends. */
    public static void serve(Peer peer, PrintStream answers) throws IOException {
        Worker worker = new Worker(peer);
        BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = commands.readLine(); line != null; line = commands.readLine()) {
            answers.println(worker.answer(line));
            answers.flush();
        }
    }

    private String answer(String line) {
        int space = line.indexOf(' ');
        String command = space < 0 ? line : line.substring(0, space);
        String rest = line.substring(space + 1);
        try {
            return switch (command) {
                case "open" -> open(Work.parse(rest));
                case "warm" -> warm(rest.split(" "));
                case "batch" -> "time " + sampler.batch();
                case "close" -> close();
                default -> throw new IllegalArgumentException("unknown command " + command);
            };
        } catch (Exception | LinkageError | OutOfMemoryError e) {
            // A peer that is missing, or fails, is a remark in the table and not the end of the run.
            e.printStackTrace();
            return "none " + reason(e);
        }
    }

    private String open(Work work) {
        task = peer.open(work);
        sampler = new Sampler(task);
        task.run();
        return "value "
                + Arrays.stream(task.result()).mapToObj(Double::toString).collect(Collectors.joining(" "));
    }

    private String warm(String[] nanos) {
        sampler.warm(Long.parseLong(nanos[0]), Long.parseLong(nanos[1]));
        return "done";
    }

    private String close() {
        if (task != null) {
            task.close();
        }
        task = null;
        sampler = null;
        return "done";
    }

    private static String reason(Throwable e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String message = cause.getMessage() == null
                ? ""
                : ": " + cause.getMessage().lines().findFirst().orElse("");
        return cause instanceof UnsupportedOperationException
                ? "unsupported"
                : cause.getClass().getSimpleName() + message;
    }
}
