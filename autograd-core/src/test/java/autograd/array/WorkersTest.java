package autograd.array;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The pool runs each part once, survives what parts throw, and never waits for itself. */
class WorkersTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Test
    void eachPartRunsOnce() {
        for (int parts : new int[] {0, 1, 2, 3, 7, 1000}) {
            AtomicIntegerArray runs = new AtomicIntegerArray(parts);
            assertTimeoutPreemptively(PATIENCE, () -> Workers.split(parts, runs::incrementAndGet));
            for (int part = 0; part < parts; part++) {
                assertEquals(1, runs.get(part), "part " + part + " of " + parts);
            }
        }
    }

    @Test
    void resultsOfAllPartsAreSeenByTheCaller() {
        for (int repeat = 0; repeat < 2000; repeat++) {
            int[] written = new int[4];
            int value = repeat;
            Workers.split(4, part -> written[part] = value + part);
            assertArrayEquals(new int[] {value, value + 1, value + 2, value + 3}, written);
        }
    }

    @Test
    void whatAPartThrowsReachesTheCallerAndTheNextSplitWorks() {
        for (Throwable thrown : new Throwable[] {new IllegalStateException("part"), new OutOfMemoryError("part")}) {
            AtomicIntegerArray runs = new AtomicIntegerArray(8);
            Throwable caught = assertThrows(
                    thrown.getClass(),
                    () -> Workers.split(8, part -> {
                        runs.incrementAndGet(part);
                        if (part == 5) {
                            if (thrown instanceof Error error) {
                                throw error;
                            }
                            throw (RuntimeException) thrown;
                        }
                    }));
            assertSame(thrown, caught);
        }
        eachPartRunsOnce();
    }

    @Test
    void aSplitInsideASplitAndInsideAParallelStreamEnds() {
        AtomicIntegerArray runs = new AtomicIntegerArray(16 * 8);
        assertTimeoutPreemptively(
                PATIENCE,
                () -> IntStream.range(0, 4)
                        .parallel()
                        .forEach(i -> Workers.split(
                                4, j -> Workers.split(8, k -> runs.incrementAndGet((4 * i + j) * 8 + k)))));
        for (int i = 0; i < runs.length(); i++) {
            assertEquals(1, runs.get(i));
        }
    }

    @Test
    void theThreadsAreDaemonsAsManyAsAskedForAndSleepWhenIdle() throws InterruptedException {
        Set<String> names = ConcurrentHashMap.newKeySet();
        for (int repeat = 0; repeat < 1000; repeat++) {
            Workers.split(64, part -> names.add(Thread.currentThread().getName()));
        }
        assertTrue(names.size() <= Workers.THREADS, names.toString());
        List<Thread> helpers = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().matches("autograd-\\d+"))
                .toList();
        assertEquals(Workers.THREADS - 1, helpers.size());
        for (Thread helper : helpers) {
            assertTrue(helper.isDaemon(), helper.getName());
            assertTimeoutPreemptively(PATIENCE, () -> {
                while (helper.getState() != Thread.State.WAITING) {
                    Thread.sleep(1);
                }
            });
        }
    }
}
