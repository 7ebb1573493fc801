package autograd.nn.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import autograd.Tensor;
import autograd.shape.Shape;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tensors with every bit that a file could lose, and how to compare them. */
final class FileSamples {
    static final Path FOLDER = Path.of("src/test/resources/autograd/nn/file");
    static final String NOTE = "grüße \"quoted\" \\ \n😀";

    private FileSamples() {}

    private static double bits(long bits) {
        return Double.longBitsToDouble(bits);
    }

    private static float bits(int bits) {
        return Float.intBitsToFloat(bits);
    }

    /** The content of {@code reference.safetensors}: NaNs with a payload, quiet and signalling, -0, the least subnormal, ... */
    static Map<String, Tensor> tensors() {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        float[] floats = {bits(0x7fc00123), bits(0x7f800001), -0f, Float.MIN_VALUE, Float.NEGATIVE_INFINITY, 1.5f};
        double[] doubles = {bits(0x7ff8000000000123L), bits(0xfff0000000000001L), -0.0, Double.MIN_VALUE, 1.5};
        tensors.put("floats", Tensor.of(floats, Shape.of(2, 3)));
        tensors.put("doubles", Tensor.of(doubles));
        tensors.put("index", Tensor.ints(-1, Integer.MAX_VALUE, Integer.MIN_VALUE));
        tensors.put("mask", Tensor.bools(new boolean[][] {{true, false}}));
        tensors.put("empty", Tensor.zeros(0, 3));
        tensors.put("scalar", Tensor.of(0.5f));
        tensors.put("λ.weight", Tensor.of(1.0, 2.0));
        return tensors;
    }

    static void assertSameBits(Tensor expected, Tensor actual, String name) {
        assertEquals(expected.shape(), actual.shape(), name);
        assertEquals(expected.dtype(), actual.dtype(), name);
        assertTrue(expected.array().sameBits(actual.array()), () -> name + ": " + expected + " became " + actual);
    }

    static void assertSameBits(Map<String, Tensor> expected, Map<String, Tensor> actual) {
        assertEquals(List.copyOf(expected.keySet()), List.copyOf(actual.keySet()));
        expected.forEach((name, x) -> assertSameBits(x, actual.get(name), name));
    }
}
