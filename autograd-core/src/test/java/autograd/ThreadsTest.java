package autograd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ThreadsTest {
    private static final int THREADS = 16;
    private static final int GRADIENTS = 1000;

    private final Tensor weights = Tensor.normal(11, 4, 3);

    private Tensor loss(Tensor x) {
        Tensor hidden = x.matmul(weights).tanh();
        return hidden.mul(hidden.sigmoid()).logSumExp().add(x.square().mean());
    }

    private Tensor input(int i) {
        return Tensor.normal(i, 2, 4);
    }

    /** Runs the same work on all threads at once and compares each result with the serial one, bit by bit. */
    private void assertAsSerial(IntFunction<Tensor> work) throws Exception {
        double[][] serial = new double[GRADIENTS][];
        for (int i = 0; i < GRADIENTS; i++) {
            serial[i] = work.apply(i).toDoubleArray();
        }
        ExecutorService pool = Executors.newFixedThreadPool(THREADS);
        try {
            CountDownLatch start = new CountDownLatch(THREADS);
            Callable<double[][]> all = () -> {
                start.countDown();
                start.await();
                double[][] own = new double[GRADIENTS][];
                for (int i = 0; i < GRADIENTS; i++) {
                    own[i] = work.apply(i).toDoubleArray();
                }
                return own;
            };
            List<Future<double[][]>> results = new ArrayList<>();
            for (int t = 0; t < THREADS; t++) {
                results.add(pool.submit(all));
            }
            for (Future<double[][]> result : results) {
                double[][] own = result.get(60, TimeUnit.SECONDS);
                for (int i = 0; i < GRADIENTS; i++) {
                    assertArrayEquals(serial[i], own[i]); // compares NaN and -0 by their bits
                }
            }
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    @DisplayName("P8 16 threads x 1000 independent gradients: bitwise as serial")
    void independentGradients() throws Exception {
        assertAsSerial(i -> Autograd.grad(this::loss).apply(input(i)));
    }

    @Test
    @DisplayName("P8 16 threads x 1000 independent Hessian-vector products: bitwise as serial")
    void independentHessianVectorProducts() throws Exception {
        assertAsSerial(i -> Derivatives.hvp(this::loss, input(i), input(-i)));
    }

    @Test
    @DisplayName("P8 16 threads apply one pullback")
    void onePullback() throws Exception {
        Pullback pullback = Autograd.vjp(x -> x.matmul(weights).tanh(), input(5));
        assertAsSerial(i -> pullback.apply(Tensor.normal(i, 2, 3)));
    }

    private static Throwable onThread(String name, Runnable call) throws InterruptedException {
        Throwable[] thrown = new Throwable[1];
        Thread thread = new Thread(
                () -> {
                    try {
                        call.run();
                    } catch (RuntimeException e) {
                        thrown[0] = e;
                    }
                },
                name);
        thread.start();
        thread.join(TimeUnit.SECONDS.toMillis(60));
        return thrown[0];
    }

    private static void assertNamesThreads(Throwable thrown, String operation, String derivative) {
        assertNotNull(thrown, operation + " on another thread was accepted");
        String message = assertInstanceOf(IllegalStateException.class, thrown).getMessage();
        for (String fact :
                List.of(operation + ":", derivative, Thread.currentThread().getName(), "worker")) {
            assertTrue(message.contains(fact), () -> "\"" + fact + "\" is missing in: " + message);
        }
    }

    @Test
    @DisplayName("P8 a tensor used on another thread's open tape: IllegalStateException that names it")
    void tapeOfAnotherThread() throws Exception {
        try (Tape tape = new Tape()) {
            String name = "tape #" + tape.level();
            Tensor x = tape.watch(Tensor.of(3.0), "x");
            Tensor y = x.mul(x);

            assertNamesThreads(onThread("worker", () -> x.add(1)), "add", name);
            assertNamesThreads(onThread("worker", () -> Tensor.of(2.0).mul(y)), "mul", name);
            assertNamesThreads(onThread("worker", () -> tape.watch(Tensor.of(1.0), "z")), "watch", name);
            assertNamesThreads(onThread("worker", () -> tape.gradient(y, x)), "gradient", name);
            assertNamesThreads(
                    onThread("worker", () -> Autograd.grad(t -> t.mul(x)).apply(Tensor.of(2.0))), "mul", name);
            String named = onThread("worker", () -> y.sin()).getMessage();
            assertTrue(
                    named.startsWith("sin: operand 0 (mul, entry 1, shape []) belongs to " + name + " of thread \""),
                    named);
            assertEquals(2, tape.size(), "nothing was recorded by the other thread");
            assertEquals(6, tape.gradient(y, x).item());
        }
    }

    @Test
    @DisplayName("P8 a tensor of another thread's forward derivative: IllegalStateException that names it")
    void forwardTraceOfAnotherThread() {
        Autograd.jvp(
                x -> {
                    String name = x.toString().replaceAll(".*(forward derivative #\\d+).*", "$1");
                    assertTrue(name.startsWith("forward derivative #"), name);
                    try {
                        Throwable thrown =
                                onThread("worker", () -> Tensor.of(1.0).add(x));
                        assertNamesThreads(thrown, "add", name);
                        String message = thrown.getMessage();
                        assertTrue(message.startsWith("add: operand 1 (shape []) belongs to " + name), message);
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                    return x.mul(2);
                },
                Tensor.of(3.0),
                Tensor.of(1.0));
    }

    @Test
    @DisplayName("P8 the numbers of another thread's tensors can be read")
    void numbersCanBeRead() throws Exception {
        try (Tape tape = new Tape()) {
            Tensor x = tape.watch(Tensor.of(1.0, 2.0), "x");
            double[][] read = new double[1][];

            assertEquals(null, onThread("worker", () -> read[0] = x.toDoubleArray()));
            assertArrayEquals(new double[] {1, 2}, read[0]);
            Tensor stopped = x.stopGradient();
            assertEquals(null, onThread("worker", () -> read[0] = stopped.add(1).toDoubleArray()));
            assertArrayEquals(new double[] {2, 3}, read[0]);
        }
    }
}
