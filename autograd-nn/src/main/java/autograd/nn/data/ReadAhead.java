package autograd.nn.data;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Takes elements from a source on a thread of its own, a few ahead of the one who uses them: batches are read and put together
 * while the last one is trained on. The order is that of the source.
 *
 * <pre>{@code
 * try (ReadAhead<Batch> batches = ReadAhead.of(Batches.shuffled(data, 32, epoch), 2)) {
 *     for (Batch batch : batches) { ... }
 * }
 * }</pre>
 *
 * <p>What the source throws is thrown to the user in its place, after all elements before it. {@link #close} ends the thread,
 * whether or not all elements were used: leave the loop as you like.
 *
 * @param <T> the type of the elements
 */
public final class ReadAhead<T> implements Iterable<T>, AutoCloseable {
    private static final String THREAD = "autograd-read-ahead";

    /** What the reader hands over: an element, what the source threw, or the end. */
    private record Item<T>(T element, Throwable failure, boolean isEnd) {}

    private final BlockingQueue<Item<T>> queue;
    private final Thread reader;
    private boolean used; // by the one thread that uses this

    private ReadAhead(Iterable<T> source, int ahead) {
        this.queue = new ArrayBlockingQueue<>(ahead);
        this.reader = new Thread(() -> read(source), THREAD);
        reader.setDaemon(true); // a program that forgets to close can end
    }

    /**
     * Starts to read.
     *
     * @param source gone through once, on the other thread
     * @param ahead how many elements may wait, 1 or more; one more may be in the making
     * @return the elements, to be gone through once
     * @throws IllegalArgumentException for another number
     */
    public static <T> ReadAhead<T> of(Iterable<T> source, int ahead) {
        Objects.requireNonNull(source, "ReadAhead: source is null; need a source of elements");
        if (ahead < 1) {
            throw new IllegalArgumentException("ReadAhead: ahead is " + ahead + "; need 1 or more");
        }
        ReadAhead<T> result = new ReadAhead<>(source, ahead);
        result.reader.start();
        return result;
    }

    private void read(Iterable<T> source) {
        try {
            Throwable failure = null;
            try {
                for (T element : source) {
                    queue.put(new Item<>(element, null, false));
                }
            } catch (RuntimeException | Error e) {
                failure = e;
            }
            queue.put(new Item<>(null, failure, true));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // closed: nobody waits for more
        }
    }

    /**
     * {@return the elements, once}
     *
     * @throws IllegalStateException when asked for again, or after {@link #close}
     */
    @Override
    public Iterator<T> iterator() {
        if (used) {
            throw new IllegalStateException(
                    "ReadAhead: its elements were gone through already, or it was closed; need a new one for each epoch");
        }
        used = true;
        return new Elements();
    }

    private final class Elements implements Iterator<T> {
        private Item<T> next;

        /** {@inheritDoc} Waits for the reader. */
        @Override
        public boolean hasNext() {
            if (next == null) {
                next = taken();
            }
            if (next.failure() instanceof RuntimeException e) {
                throw e;
            }
            if (next.failure() instanceof Error e) {
                throw e;
            }
            return !next.isEnd();
        }

        @Override
        public T next() {
            if (!hasNext()) {
                throw new NoSuchElementException("ReadAhead: the source has no more elements");
            }
            T element = next.element();
            next = null;
            return element;
        }

        private Item<T> taken() {
            if (!reader.isAlive() && queue.isEmpty()) {
                throw new IllegalStateException("ReadAhead: it was closed; need to use its elements before");
            }
            try {
                return queue.take();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("ReadAhead: interrupted while waiting for the next element", e);
            }
        }
    }

    /** Ends the reading and waits until the thread has ended; again is no error. */
    @Override
    public void close() {
        used = true;
        reader.interrupt();
        boolean interrupted = false;
        while (reader.isAlive()) {
            try {
                reader.join();
            } catch (InterruptedException e) {
                interrupted = true; // the source may hold a file: it is not left to itself
            }
        }
        queue.clear();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
