package autograd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import autograd.array.DType;
import autograd.shape.Shape;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Bad calls with large operands throw before anything of the size of an operand is allocated. */
class EarlyErrorsTest {
    private static final long MESSAGE = 64 << 10; // bytes: an exception with its stack and its text
    private final ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final Tensor a = Tensor.ones(512, 256); // 1 MiB
    private final Tensor b = Tensor.ones(300, 7);
    private final Tensor column = Tensor.ones(1_000_000, 1);
    private final Tensor row = Tensor.ones(1, 1_000_000);
    private final Tensor ints = Tensor.ints(new int[131_072]);
    private final Tensor mask = Tensor.zeros(512, 256).greater(0);

    private void assertEarly(int number, Executable call, String... facts) throws Throwable {
        assertThrows(RuntimeException.class, call); // loads classes
        long before = thread.getCurrentThreadAllocatedBytes();
        String message = null;
        try {
            call.execute();
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            message = e.getMessage();
        }
        long allocated = thread.getCurrentThreadAllocatedBytes() - before;
        String text = number + ": " + message;
        assertTrue(message != null && allocated < MESSAGE, () -> text + " after " + allocated + " bytes");
        for (String fact : facts) {
            assertTrue(text.contains(fact), () -> "\"" + fact + "\" is missing in " + text);
        }
    }

    @Test
    @DisplayName("P14 40 bad calls throw before any allocation, with the shapes in the message")
    void nothingIsAllocatedBefore() throws Throwable {
        String left = "[512, 256]";
        String right = "[300, 7]";
        List<Executable> pairs = List.of(
                () -> a.add(b),
                () -> a.sub(b),
                () -> a.mul(b),
                () -> a.div(b),
                () -> b.add(a),
                () -> b.mul(a),
                () -> a.maximum(b),
                () -> b.maximum(a),
                () -> a.less(b),
                () -> a.greater(b),
                () -> a.equal(b),
                () -> b.equal(a),
                () -> a.matmul(b),
                () -> b.matmul(a),
                () -> Comparisons.where(mask, b, 1),
                () -> Comparisons.where(mask, 1, b),
                () -> Comparisons.where(mask, a, b),
                () -> Comparisons.where(mask, b, a),
                () -> Shaping.concat(0, a, b),
                () -> Shaping.concat(1, a, b),
                () -> Shaping.stack(0, a, b),
                () -> a.broadcastTo(b.shape()),
                () -> b.broadcastTo(a.shape()),
                () -> a.reshape(b.shape()),
                () -> b.reshape(a.shape()));
        List<Executable> singles = List.of(
                () -> a.sum(2),
                () -> a.mean(5),
                () -> a.max(-3),
                () -> a.softmax(2),
                () -> a.slice(0, 0, 513),
                () -> a.slice(2, 0, 1),
                () -> a.slice(1, 9, 4),
                () -> a.reshape(7, 7),
                () -> a.reshape(-1, 7),
                () -> a.transpose(0, 0),
                () -> a.take(ints, 2),
                () -> a.argMax(2),
                () -> a.get(512, 0),
                () -> a.get(0),
                () -> a.broadcastTo(Shape.of(512, 257)),
                () -> a.item());
        int number = 0;
        for (Executable pair : pairs) {
            assertEarly(++number, pair, left, right);
        }
        for (Executable single : singles) {
            assertEarly(++number, single, "512");
        }
        assertTrue(number >= 40, number + " calls");
    }

    @Test
    @DisplayName("P15 sizes that overflow, and results that cannot fit, are refused before any allocation")
    void sizesCannotOverflow() throws Throwable {
        int[] rank65 = new int[65];
        Arrays.fill(rank65, 1);
        List<int[]> sizes = List.of(
                new int[] {Integer.MAX_VALUE, Integer.MAX_VALUE, 2},
                new int[] {65536, 65536},
                new int[] {1 << 20, 1 << 20},
                new int[] {-1, 2},
                rank65);
        int number = 0;
        for (int[] size : sizes) {
            assertEarly(++number, () -> Tensor.zeros(size), "zeros: ");
            assertEarly(++number, () -> Tensor.uniform(1, size), "uniform: ");
        }
        String left = "[1000000, 1]";
        String right = "[1, 1000000]";
        assertEarly(++number, () -> column.add(row), "add: ", left, right);
        assertEarly(++number, () -> column.mul(row), "mul: ", left, right);
        assertEarly(++number, () -> column.less(row), "less: ", left, right);
        assertEarly(++number, () -> column.matmul(row), "matmul: ", "[1000000, 1000000]");
        assertEarly(++number, () -> column.broadcastTo(Shape.of(1_000_000, 1_000_000)), "too many elements");
        assertEquals(DType.FLOAT64, column.dtype());
    }
}
