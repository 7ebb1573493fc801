package autograd.nn.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ReadableByteChannel;

/**
 * Reads numbers from a channel, in order, through one small buffer: beside the arrays that it returns it needs no memory that
 * grows with the file. The caller has checked sizes against the length of the file; where the file ends before that all the
 * same, a {@link FileFormatException} says so.
 */
final class ByteSource {
    private static final int CHUNK = 1 << 16;

    private final String op;
    private final String file;
    private final ReadableByteChannel channel;
    private final ByteBuffer chunk;
    private long position;

    /**
     * @param op begins the messages
     * @param file names the source in messages
     * @param length how many bytes are expected: the buffer need not be larger
     */
    ByteSource(String op, String file, ReadableByteChannel channel, long length) {
        this.op = op;
        this.file = file;
        this.channel = channel;
        this.chunk = ByteBuffer.allocate((int) Math.max(Long.BYTES, Math.min(CHUNK, length)));
    }

    /** {@return an exception whose message begins with operation and file} */
    FileFormatException error(String message) {
        return new FileFormatException(op + ": " + file + ": " + message);
    }

    /** {@return the number of bytes read so far} */
    long position() {
        return position;
    }

    byte[] bytes(int n) throws IOException {
        byte[] bytes = new byte[n];
        fill(ByteBuffer.wrap(bytes));
        return bytes;
    }

    double[] doubles(int n, ByteOrder order) throws IOException {
        double[] values = new double[n];
        for (int at = 0; at < n; ) {
            int count = next(n - at, Double.BYTES);
            chunk.order(order).asDoubleBuffer().get(values, at, count);
            at += count;
        }
        return values;
    }

    float[] floats(int n, ByteOrder order) throws IOException {
        float[] values = new float[n];
        for (int at = 0; at < n; ) {
            int count = next(n - at, Float.BYTES);
            chunk.order(order).asFloatBuffer().get(values, at, count); // copies bits: no NaN is changed
            at += count;
        }
        return values;
    }

    int[] ints(int n, ByteOrder order) throws IOException {
        int[] values = new int[n];
        for (int at = 0; at < n; ) {
            int count = next(n - at, Integer.BYTES);
            chunk.order(order).asIntBuffer().get(values, at, count);
            at += count;
        }
        return values;
    }

    /** {@return bytes 0 and 1 as booleans; the name is for the message where a byte is another} */
    boolean[] bools(int n, String name) throws IOException {
        boolean[] values = new boolean[n];
        for (int at = 0; at < n; ) {
            int count = next(n - at, 1);
            for (int i = 0; i < count; i++) {
                byte value = chunk.get(i);
                if (value < 0 || value > 1) {
                    throw error("tensor \"" + name + "\" has the byte " + Byte.toUnsignedInt(value) + " at element "
                            + (at + i) + "; need 0 or 1 in a BOOL");
                }
                values[at + i] = value == 1;
            }
            at += count;
        }
        return values;
    }

    /** {@return the next elements as a buffer, as many of {@code n} as it can hold, 1 or more} */
    ByteBuffer chunk(int n, int width, ByteOrder order) throws IOException {
        next(n, width);
        return chunk.order(order);
    }

    private int next(int n, int width) throws IOException {
        int count = Math.min(n, chunk.capacity() / width);
        chunk.clear().limit(count * width);
        fill(chunk);
        chunk.flip();
        return count;
    }

    private void fill(ByteBuffer target) throws IOException {
        while (target.hasRemaining()) {
            int read = channel.read(target);
            if (read < 0) {
                throw error("the file ends at byte " + position + ", " + target.remaining()
                        + " bytes before the end of what it announces");
            }
            position += read;
        }
    }

    /** Requires that nothing comes any more. */
    void requireEnd() throws IOException {
        chunk.clear().limit(1);
        if (channel.read(chunk) > 0) {
            throw error("the file goes on after byte " + position + ", where its content ends; need no trailing bytes");
        }
    }
}
