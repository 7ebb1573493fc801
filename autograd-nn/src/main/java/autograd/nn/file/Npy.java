package autograd.nn.file;

import autograd.Tensor;
import autograd.array.DType;
import autograd.array.NdArray;
import autograd.shape.Shape;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/**
 * NumPy's file of one array, {@code .npy}.
 *
 * <pre>{@code
 * Npy.write(file, Tensor.of(1.0, 2.0));      // numpy.load(file) is array([1., 2.])
 * Tensor x = Npy.read(file);
 * }</pre>
 *
 * <p>Reading: versions 1.0, 2.0 and 3.0, rows first or columns first (Fortran), little- or big-endian. f8 becomes FLOAT64, f4
 * FLOAT32, b1 BOOL, each bit kept; integers of every width become INT32, and one that does not fit is refused by its place:
 * NumPy makes i8 of any list of integers, labels among them, so refusing all of these would refuse most files. Other dtypes
 * are refused; objects are never read, as they are pickled programs. Beside the file's bytes, memory is needed for the numbers
 * as they become here, at most twice; a byte becomes an INT32 of four. Writing: version 1.0, rows first, little-endian, i4 for
 * INT32.
 *
 * <p>Source: numpy.lib.format, "NPY format", NumPy 2.0.
 */
public final class Npy {
    private static final int ALIGNMENT = 64; // the data begins at a multiple of this, as NumPy writes it
    private static final int PREFIX = 10;

    private Npy() {}

    /**
     * {@return the array in a file}
     *
     * @param file the file
     * @throws FileFormatException if it is not of the format; the message says what is wrong, and where
     * @throws IOException if it cannot be read
     */
    public static Tensor read(Path file) throws IOException {
        Objects.requireNonNull(file, "read: file is null; need a path");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return read(file.toString(), channel, channel.size());
        }
    }

    /** {@return the array that is all of the channel, {@code length} bytes} */
    static Tensor read(String file, ReadableByteChannel channel, long length) throws IOException {
        ByteSource source = new ByteSource("read", file, channel, length);
        NpyHeader header = NpyHeader.read(source, length);
        Shape shape = header.shape();
        long data = length - source.position();
        if (Math.multiplyExact((long) shape.elements(), (long) header.width()) != data) {
            throw source.error("the data has " + data + " bytes; need " + shape.elements() + " numbers of "
                    + header.width() + " for shape " + shape);
        }
        int[] sizes = shape.toArray();
        for (int i = 0; header.fortran() && i < sizes.length; i++) {
            sizes[i] = shape.size(sizes.length - 1 - i);
        }
        Tensor x = numbers(source, header, Shape.of(sizes));
        source.requireEnd();
        return header.fortran() && x.rank() > 1 ? x.transpose() : x;
    }

    /**
     * Writes a file, or replaces it as a whole, as {@link SafeTensors#write} does.
     *
     * @param file the file; its directory exists
     * @param x any tensor
     * @throws IOException if anything fails; the old file is then still there
     */
    public static void write(Path file, Tensor x) throws IOException {
        Objects.requireNonNull(file, "write: file is null; need a path");
        Objects.requireNonNull(x, "write: x is null; need a tensor");
        AtomicSave.save("write", file, channel -> write(x, bytes -> AtomicSave.writeFully(channel, bytes)));
    }

    private static Tensor numbers(ByteSource source, NpyHeader header, Shape shape) throws IOException {
        return switch (header.type()) {
            case "f8" -> TensorBytes.read(source, DType.FLOAT64, shape, header.order(), "array");
            case "f4" -> TensorBytes.read(source, DType.FLOAT32, shape, header.order(), "array");
            case "b1" -> TensorBytes.read(source, DType.BOOL, shape, header.order(), "array");
            case "i4" -> TensorBytes.read(source, DType.INT32, shape, header.order(), "array");
            default -> integers(source, header, shape);
        };
    }

    private static Tensor integers(ByteSource source, NpyHeader header, Shape shape) throws IOException {
        try {
            return Tensor.of(NdArray.generate(shape, new Integers(source, header, shape.elements())::at));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Integers of any width one after the other. */
    private static final class Integers {
        private final ByteSource source;
        private final NpyHeader header;
        private final int count;
        private ByteBuffer chunk = ByteBuffer.allocate(0);

        Integers(ByteSource source, NpyHeader header, int count) {
            this.source = source;
            this.header = header;
            this.count = count;
        }

        int at(int element) {
            if (!chunk.hasRemaining()) {
                try {
                    chunk = source.chunk(count - element, header.width(), header.order());
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
            boolean unsigned = header.type().charAt(0) == 'u';
            long value = switch (header.width()) {
                case 1 -> unsigned ? Byte.toUnsignedLong(chunk.get()) : chunk.get();
                case 2 -> unsigned ? Short.toUnsignedLong(chunk.getShort()) : chunk.getShort();
                case 4 -> Integer.toUnsignedLong(chunk.getInt()); // i4 is read in bulk
                default -> chunk.getLong();
            };
            if (value != (int) value) { // of u8 from 2^63 on this is a negative long, which fits no better
                String written = unsigned ? Long.toUnsignedString(value) : Long.toString(value);
                throw new UncheckedIOException(source.error("element " + element + " is " + written + " in a "
                        + header.type() + " array; need integers of 32 bits, " + Integer.MIN_VALUE + " to "
                        + Integer.MAX_VALUE));
            }
            return (int) value;
        }
    }

    /** Writes header and numbers. */
    static void write(Tensor x, TensorBytes.Sink sink) throws IOException {
        sink.accept(ByteBuffer.wrap(header(x)));
        TensorBytes.write(x, sink);
    }

    private static byte[] header(Tensor x) {
        String descr = switch (x.dtype()) {
            case FLOAT64 -> "<f8";
            case FLOAT32 -> "<f4";
            case INT32 -> "<i4";
            case BOOL -> "|b1";
        };
        StringBuilder sizes = new StringBuilder();
        for (int i = 0; i < x.rank(); i++) {
            sizes.append(i == 0 ? "" : ", ").append(x.shape().size(i));
        }
        String text = "{'descr': '" + descr + "', 'fortran_order': False, 'shape': (" + sizes
                + (x.rank() == 1 ? ",), }" : "), }");
        int padded = (PREFIX + text.length() + 1 + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
        ByteBuffer bytes = ByteBuffer.allocate(padded).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put((byte) 0x93)
                .put("NUMPY".getBytes(StandardCharsets.US_ASCII))
                .put((byte) 1)
                .put((byte) 0);
        bytes.putShort((short) (padded - PREFIX)).put(text.getBytes(StandardCharsets.US_ASCII));
        while (bytes.remaining() > 1) {
            bytes.put((byte) ' ');
        }
        return bytes.put((byte) '\n').array();
    }
}
