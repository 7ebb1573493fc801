package autograd.benchmarks.harness;

import autograd.benchmarks.harness.LaneProcess.Unavailable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Measures the same work in several lanes by turns, so that a machine that slows down does so for all of them: a round
 * is one batch of each lane, and the lane that starts is another one in each round.
 */
public final class Race implements AutoCloseable {
    // Longer than the threads of OpenMP and OpenBLAS spin after their last task.
    private static final long SPIN_MILLIS = 40;

    private final String mainClass;
    private final Path folder;
    private final Map<Lane, LaneProcess> processes = new LinkedHashMap<>();
    private final Map<String, String> missing = new TreeMap<>();

    /** Makes a race whose JVMs run {@code mainClass} and write into {@code folder}. */
    public Race(String mainClass, Path folder) {
        this.mainClass = mainClass;
        this.folder = folder;
    }

    /**
     * Measures.
     *
     * @param entries what each lane is to compute
     * @return the samples of the lanes that could; {@link #missing} says why another could not
     */
    public Map<Lane, Samples> run(Map<Lane, Work> entries, Effort effort) {
        refresh(lane -> lane.peer().equals("limits")); // the JIT compiler's budget would go to the loop it met first
        Map<Lane, double[]> results = new LinkedHashMap<>();
        // All are started before the first is asked: they start side by side.
        entries.keySet().forEach(lane -> attempt(lane, results, process -> {}));
        entries.forEach((lane, work) -> open(lane, work, effort, results));
        List<Lane> lanes = new ArrayList<>(results.keySet());
        Map<Lane, double[]> nanos = new LinkedHashMap<>();
        lanes.forEach(lane -> nanos.put(lane, new double[effort.rounds()]));
        for (int round = 0; round < effort.rounds(); round++) {
            for (int i = 0; i < lanes.size(); i++) {
                Lane lane = lanes.get((round + i) % lanes.size());
                double[] times = nanos.get(lane);
                if (times != null) {
                    int slot = round;
                    attempt(lane, nanos, process -> times[slot] = process.batch());
                }
            }
        }
        Map<Lane, Samples> samples = new LinkedHashMap<>();
        for (Lane lane : lanes) {
            if (nanos.containsKey(lane)) {
                attempt(lane, nanos, LaneProcess::closeTask);
                samples.put(lane, new Samples(nanos.getOrDefault(lane, new double[] {Double.NaN}), results.get(lane)));
            }
        }
        return samples;
    }

    private void open(Lane lane, Work work, Effort effort, Map<Lane, double[]> results) {
        attempt(lane, results, process -> {
            results.put(lane, process.open(work));
            long warm = lane.isNative() ? effort.warmNanos() / 4 : effort.warmNanos(); // compiled ahead of time
            process.warm(warm, effort.batchNanos());
        });
    }

    @FunctionalInterface
    private interface Question {
        void ask(LaneProcess process) throws Unavailable;
    }

    private void attempt(Lane lane, Map<Lane, ?> running, Question question) {
        try {
            boolean isNew = !processes.containsKey(lane);
            question.ask(process(lane));
            if (lane.isNative() && lane.threads() > 1 && !isNew) {
                Thread.sleep(SPIN_MILLIS);
            }
        } catch (Unavailable e) {
            running.remove(lane);
            if (!e.isUnsupported()) {
                missing.put(lane.title(), e.getMessage());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private LaneProcess process(Lane lane) throws Unavailable {
        LaneProcess running = processes.get(lane);
        if (running == null) {
            try {
                running = new LaneProcess(lane, mainClass, folder);
            } catch (IOException e) {
                throw new Unavailable("its JVM does not start: " + e.getMessage());
            }
            processes.put(lane, running);
        }
        return running;
    }

    /** {@return the lanes that could not be measured since the last call, by title, with the reason} */
    public Map<String, String> missing() {
        Map<String, String> copy = Map.copyOf(missing);
        missing.clear();
        return copy;
    }

    /**
     * Ends the JVMs that are quick to start, so that what they have compiled for one table does not meet the next. Works of
     * one table share a JVM, as the works of a program do: code that is fast only when it is alone is not fast.
     */
    public void refresh() {
        refresh(lane -> !lane.isNative());
    }

    private void refresh(Predicate<Lane> which) {
        processes.entrySet().removeIf(entry -> {
            boolean ends = which.test(entry.getKey());
            if (ends) {
                entry.getValue().close();
            }
            return ends;
        });
    }

    @Override
    public void close() {
        processes.values().forEach(LaneProcess::close);
        processes.clear();
    }
}
