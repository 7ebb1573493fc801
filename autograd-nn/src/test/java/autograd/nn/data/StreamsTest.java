package autograd.nn.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import autograd.Tensor;
import autograd.array.DType;
import autograd.shape.Shape;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class StreamsTest {
    private static Iterable<Integer> numbers(int n) {
        return () -> IntStream.range(0, n).iterator();
    }

    private static List<Integer> list(Iterable<Integer> source) {
        return StreamSupport.stream(source.spliterator(), false).toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 10, 99, 100, 1000})
    @DisplayName("each example comes once, never earlier than the window allows, by the seed")
    void window(int window) {
        List<Integer> drawn = list(Streams.shuffled(numbers(3000), window, 4));
        assertEquals(list(numbers(3000)), drawn.stream().sorted().toList());
        for (int place = 0; place < drawn.size(); place++) {
            assertTrue(drawn.get(place) < place + window);
        }
        assertEquals(drawn, list(Streams.shuffled(numbers(3000), window, 4)));
        assertEquals(window == 1, drawn.equals(list(Streams.shuffled(numbers(3000), window, 5))));
    }

    @Test
    @DisplayName("with a window of all, each place is equally likely")
    void fair() {
        int[] places = new int[5];
        for (long seed = 0; seed < 5000; seed++) {
            places[list(Streams.shuffled(numbers(5), 5, seed)).indexOf(0)]++;
        }
        for (int count : places) {
            assertTrue(Math.abs(count - 1000) < 5 * 28); // standard deviation sqrt(5000 * 0.2 * 0.8) = 28
        }
    }

    @Test
    void noMoreThanTheWindowIsRead() {
        AtomicInteger made = new AtomicInteger();
        Iterable<Integer> endless =
                () -> IntStream.generate(made::getAndIncrement).iterator();
        Iterator<Integer> drawn = Streams.shuffled(endless, 50, 1).iterator();
        for (int i = 1; i <= 5000; i++) {
            drawn.next();
            assertTrue(made.get() <= i + 50, made + " made for " + i);
        }
        assertThrows(
                NoSuchElementException.class, Streams.shuffled(numbers(0), 5, 1).iterator()::next);
    }

    @Test
    void examplesBecomeBatches() {
        Iterable<Example> examples = () -> IntStream.range(0, 7)
                .mapToObj(i -> new Example(Tensor.of(i, 10f * i), Tensor.ints(i).reshape()))
                .iterator();
        List<Batch> batches = new ArrayList<>();
        Streams.batches(examples, 3).forEach(batches::add);
        assertEquals(List.of(3, 3, 1), batches.stream().map(Batch::size).toList());
        assertEquals(Shape.of(3, 2), batches.get(1).x().shape());
        assertEquals(DType.FLOAT32, batches.get(1).x().dtype());
        assertArrayEquals(new int[] {3, 4, 5}, batches.get(1).y().toIntArray());
        assertEquals(DType.INT32, batches.get(2).y().dtype());
        assertEquals(50, batches.get(1).x().get(2, 1));
        assertThrows(NoSuchElementException.class, Streams.batches(List.of(), 3).iterator()::next);
    }

    @Test
    @DisplayName("elements read ahead come in order, all of them, whatever the number ahead")
    void readAhead() {
        for (int ahead : new int[] {1, 2, 100}) {
            try (ReadAhead<Integer> read = ReadAhead.of(numbers(1000), ahead)) {
                assertEquals(list(numbers(1000)), list(read));
                assertThrows(IllegalStateException.class, read::iterator);
            }
        }
    }

    @Test
    @DisplayName("another thread reads, at most so many ahead and one in the making")
    void bounded() throws InterruptedException {
        AtomicInteger made = new AtomicInteger();
        Thread user = Thread.currentThread();
        Iterable<Integer> endless = () -> IntStream.generate(() -> {
                    assertFalse(Thread.currentThread() == user);
                    return made.getAndIncrement();
                })
                .iterator();
        try (ReadAhead<Integer> read = ReadAhead.of(endless, 3)) {
            Iterator<Integer> elements = read.iterator();
            for (int i = 1; i <= 100; i++) {
                assertEquals(i - 1, elements.next());
                assertTrue(made.get() <= i + 3 + 1 + 1, made + " made for " + i); // one more in hasNext of the source
            }
            while (made.get() < 104) { // it does read ahead
                Thread.sleep(1);
            }
        }
        int atClose = made.get();
        Thread.sleep(20);
        assertEquals(atClose, made.get(), "the thread has ended");
    }

    @Test
    @DisplayName("what the source throws reaches the user, after the elements before it, as it is")
    void failures() {
        List<Throwable> failures =
                List.of(new UncheckedIOException(new java.io.IOException("gone")), new StackOverflowError("as if"));
        for (Throwable failure : failures) {
            Iterable<Integer> failing = () -> IntStream.range(0, 10)
                    .map(i -> {
                        if (i == 5) {
                            sneak(failure);
                        }
                        return i;
                    })
                    .iterator();
            try (ReadAhead<Integer> read = ReadAhead.of(failing, 2)) {
                Iterator<Integer> elements = read.iterator();
                for (int i = 0; i < 5; i++) {
                    assertEquals(i, elements.next());
                }
                assertSame(failure, assertThrows(Throwable.class, elements::next));
                assertSame(failure, assertThrows(Throwable.class, elements::hasNext), "it stays");
            }
        }
    }

    private static void sneak(Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        throw (RuntimeException) failure;
    }

    @Test
    @DisplayName("close in the middle ends the thread, is no error twice, and the elements are an error afterwards")
    void close() {
        int before = readers();
        ReadAhead<Integer> read = ReadAhead.of(numbers(1_000_000), 2);
        Iterator<Integer> elements = read.iterator();
        elements.next();
        assertEquals(before + 1, readers());
        read.close();
        read.close();
        assertEquals(before, readers());
        assertThrows(IllegalStateException.class, elements::next);
        ReadAhead<Integer> unused = ReadAhead.of(numbers(10), 2);
        unused.close();
        assertThrows(IllegalStateException.class, unused::iterator);
    }

    private static int readers() {
        return (int) Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("autograd-read-ahead"))
                .count();
    }

    @Test
    @DisplayName("an interrupted user stops waiting and stays interrupted")
    void interrupted() {
        Iterable<Integer> slow = () -> IntStream.generate(() -> {
                    try {
                        Thread.sleep(60_000);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    return 1;
                })
                .iterator();
        try (ReadAhead<Integer> read = ReadAhead.of(slow, 1)) {
            Thread.currentThread().interrupt();
            assertThrows(IllegalStateException.class, read.iterator()::next);
        } finally {
            assertTrue(Thread.interrupted());
        }
    }

    @Test
    @DisplayName("batches of shuffled rows, read ahead, are those without")
    void together() {
        Batch data = new Batch(Tensor.normal(1, 100, 3), Tensor.normal(2, 100));
        List<Batch> direct = new ArrayList<>();
        Batches.shuffled(data, 16, 3).forEach(direct::add);
        try (ReadAhead<Batch> read = ReadAhead.of(Batches.shuffled(data, 16, 3), 2)) {
            int i = 0;
            for (Batch batch : read) {
                assertTrue(batch.x().array().sameBits(direct.get(i++).x().array()));
            }
            assertEquals(7, i);
        }
    }
}
