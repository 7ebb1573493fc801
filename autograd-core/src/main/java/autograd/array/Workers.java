package autograd.array;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;

/**
 * The threads that large operations are split over: as many as {@code -Dautograd.threads} says, or as there are
 * processors. The caller is one of them.
 *
 * <p>A split is a number of parts that do not depend on each other, so neither the number of threads nor who does which
 * part can be seen in a result. One caller at a time has the threads; a second one, also a part that wants to split
 * itself, does all of its parts alone. So nobody ever waits for a thread that is waiting: what a caller waits for is
 * running.
 *
 * <p>The threads are daemons, start with the first split, and sleep when there is nothing to do: after a split they
 * look for the next one for some {@value #PATIENCE} ns first, because waking a thread takes longer than a small product.
 */
final class Workers {
    /** Threads that take part in a split, the caller included. */
    static final int THREADS = threads();

    private static final long PATIENCE = 50_000;

    private static final Workers ALL = new Workers(THREADS - 1);

    /** One split: parts are taken by number, in any order, by whoever is free. */
    private static final class Job {
        private final int parts;
        private final IntConsumer task;
        private final Thread caller = Thread.currentThread();
        private final AtomicInteger next = new AtomicInteger();
        private final AtomicInteger done = new AtomicInteger();
        private volatile Throwable failure;

        Job(int parts, IntConsumer task) {
            this.parts = parts;
            this.task = task;
        }

        void work() {
            for (int part; (part = next.getAndIncrement()) < parts; ) {
                try {
                    task.accept(part);
                } catch (Throwable e) { // it is the caller's; this thread goes on
                    failure = e;
                }
                if (done.incrementAndGet() == parts) {
                    LockSupport.unpark(caller);
                }
            }
        }

        void await() {
            long start = System.nanoTime();
            while (done.get() < parts) {
                if (System.nanoTime() - start < PATIENCE) {
                    Thread.onSpinWait();
                } else {
                    LockSupport.park(this);
                }
            }
        }
    }

    private final Thread[] helpers;
    private final AtomicBoolean taken = new AtomicBoolean();
    private volatile Job job; // null when there is nothing to do

    private Workers(int count) {
        helpers = new Thread[count];
    }

    /**
     * Runs {@code task} for each of {@code 0 .. parts - 1}, on any threads, and returns when all have ended. What a part
     * throws is thrown here, after the others have ended.
     */
    static void split(int parts, IntConsumer task) {
        ALL.run(parts, task);
    }

    private void run(int parts, IntConsumer task) {
        if (parts < 2 || helpers.length == 0 || taken.get()) {
            runAlone(parts, task);
            return;
        }
        Job split = new Job(parts, task); // may run out of memory, so before the threads are taken
        if (!taken.compareAndSet(false, true)) {
            runAlone(parts, task);
            return;
        }
        try {
            start();
            job = split;
            for (int i = 0; i < Math.min(helpers.length, parts - 1); i++) {
                LockSupport.unpark(helpers[i]);
            }
            split.work();
            split.await();
        } finally {
            job = null;
            taken.set(false);
        }
        if (split.failure instanceof Error error) {
            throw error;
        }
        if (split.failure instanceof RuntimeException exception) {
            throw exception;
        }
        if (split.failure != null) { // a checked exception, which no part declares
            throw new AssertionError(split.failure);
        }
    }

    private static void runAlone(int parts, IntConsumer task) {
        for (int part = 0; part < parts; part++) {
            task.accept(part);
        }
    }

    /** Called by who has taken the threads. When the system has no more of them, it does with those that there are. */
    private void start() {
        for (int i = 0; i < helpers.length && helpers[i] == null; i++) {
            // It outlives its first caller, so it inherits nothing that would hold on to that one's program.
            Thread helper = new Thread(null, this::help, "autograd-" + (i + 1), 0, false);
            helper.setContextClassLoader(null);
            helper.setPriority(Thread.NORM_PRIORITY);
            helper.setDaemon(true);
            try {
                helper.start();
            } catch (OutOfMemoryError e) { // "unable to create native thread"
                return;
            }
            helpers[i] = helper;
        }
    }

    private void help() {
        long idleSince = System.nanoTime();
        while (true) {
            Job current = job;
            if (current != null && current.next.get() < current.parts) {
                current.work();
                idleSince = System.nanoTime();
            } else if (System.nanoTime() - idleSince < PATIENCE) {
                Thread.onSpinWait();
            } else {
                current = null; // a sleeping thread holds on to nobody's arrays
                LockSupport.park(this);
                idleSince = System.nanoTime();
            }
        }
    }

    private static int threads() {
        int processors = Runtime.getRuntime().availableProcessors();
        String wanted = System.getProperty("autograd.threads");
        if (wanted == null) {
            return processors;
        }
        try {
            int threads = Integer.parseInt(wanted.strip());
            if (threads >= 1 && threads <= 1024) {
                return threads;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        System.getLogger("autograd")
                .log(
                        System.Logger.Level.WARNING,
                        "-Dautograd.threads=" + wanted + " is not a number from 1 to 1024; using " + processors
                                + ", the number of processors");
        return processors;
    }
}
