package autograd.nn.file;

import autograd.Tensor;
import autograd.array.DType;
import autograd.array.NdArray;
import autograd.shape.Shape;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Tensors as bytes and back, each bit kept: NaNs with their payload, minus zero, subnormals. */
final class TensorBytes {
    private static final int CHUNK = 1 << 16;

    private TensorBytes() {}

    /** Takes bytes, all of them: a file, a digest, a checksum. */
    @FunctionalInterface
    interface Sink {
        void accept(ByteBuffer bytes) throws IOException;
    }

    static long count(Tensor x) {
        return (long) x.size() * x.dtype().bytes();
    }

    /** Writes the elements, row-major, little-endian; BOOL as a byte 0 or 1. */
    static void write(Tensor x, Sink sink) throws IOException {
        NdArray array = x.array();
        int width = x.dtype().bytes();
        ByteBuffer chunk = ByteBuffer.allocate((int) Math.min(CHUNK, count(x))).order(ByteOrder.LITTLE_ENDIAN);
        // Bulk copies of arrays of the element type move bits and look at no number.
        Object values = switch (x.dtype()) {
            case FLOAT64 -> array.toDoubles();
            case FLOAT32 -> array.toFloats();
            case INT32 -> array.toInts();
            case BOOL -> array.toBools();
        };
        for (int at = 0; at < x.size(); ) {
            int count = Math.min(x.size() - at, chunk.capacity() / width);
            chunk.clear();
            if (values instanceof double[] doubles) {
                chunk.asDoubleBuffer().put(doubles, at, count);
            } else if (values instanceof float[] floats) {
                chunk.asFloatBuffer().put(floats, at, count);
            } else if (values instanceof int[] ints) {
                chunk.asIntBuffer().put(ints, at, count);
            } else {
                boolean[] bools = (boolean[]) values;
                for (int i = 0; i < count; i++) {
                    chunk.put(i, (byte) (bools[at + i] ? 1 : 0));
                }
            }
            sink.accept(chunk.limit(count * width));
            at += count;
        }
    }

    /** Reads a tensor as {@link #write} wrote it, or in the other order of bytes; {@code name} is for messages. */
    static Tensor read(ByteSource source, DType dtype, Shape shape, ByteOrder order, String name) throws IOException {
        int n = shape.elements();
        return switch (dtype) {
            case FLOAT64 -> Tensor.of(source.doubles(n, order), shape);
            case FLOAT32 -> Tensor.of(source.floats(n, order), shape);
            case INT32 -> Tensor.ints(source.ints(n, order), shape);
            case BOOL -> Tensor.bools(source.bools(n, name), shape);
        };
    }
}
