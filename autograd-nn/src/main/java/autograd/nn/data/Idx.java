package autograd.nn.data;

import autograd.Tensor;
import autograd.array.NdArray;
import autograd.shape.Shape;
import autograd.shape.ShapeException;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * The format of MNIST and Fashion-MNIST, plain or packed by gzip.
 *
 * <pre>{@code
 * Tensor images = Idx.read(folder.resolve("train-images-idx3-ubyte.gz")).to(FLOAT32).div(255);      // [60000, 28, 28]
 * Tensor labels = Idx.read(folder.resolve("train-labels-idx1-ubyte.gz"));                           // INT32 [60000]
 * }</pre>
 *
 * <p>Integers of 8 (with or without sign), 16 and 32 bits become INT32, floats FLOAT32, doubles FLOAT64. Numbers are big-endian
 * and row-major; the file must end where they do. A packed file is unpacked once without being kept, so that nothing is
 * allocated for numbers that do not come.
 *
 * <p>Source: Y. LeCun, C. Cortes, C. Burges, "The MNIST database of handwritten digits", section "The IDX file format".
 */
public final class Idx {
    /** What {@link #read(Path)} unpacks at most: 4 GiB. */
    public static final long DEFAULT_LIMIT = 1L << 32;

    private static final int BUFFER = 1 << 16;
    private static final int GZIP = 0x1f8b;

    private Idx() {}

    /** {@return {@link #read(Path, long)} with {@link #DEFAULT_LIMIT}} */
    public static Tensor read(Path file) throws IOException {
        return read(file, DEFAULT_LIMIT);
    }

    /**
     * {@return the array in a file}
     *
     * @param file the file; packed if it begins as gzip does, whatever its name
     * @param limit how many bytes it may unpack to
     * @throws DataFileException if it is not of the format, or unpacks to more
     * @throws IOException if it cannot be read
     */
    public static Tensor read(Path file, long limit) throws IOException {
        Objects.requireNonNull(file, "read: file is null; need a path");
        if (limit < 0) {
            throw new IllegalArgumentException("read: limit is " + limit + "; need a number of bytes of 0 or more");
        }
        boolean packed = isPacked(file);
        long length = packed ? unpackedLength(file, limit) : Files.size(file);
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(open(file, packed), BUFFER))) {
            return read(in, file, length);
        } catch (UncheckedIOException e) {
            throw failure(file, e.getCause());
        } catch (IOException e) {
            throw failure(file, e);
        }
    }

    /** The length was right a moment ago: the end comes too early only if somebody writes the file meanwhile. */
    private static IOException failure(Path file, IOException e) {
        return e instanceof EOFException || e instanceof ZipException
                ? new DataFileException("read: " + file + ": the file was changed while it was read", e)
                : e;
    }

    private static boolean isPacked(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] begin = in.readNBytes(2);
            return begin.length == 2 && (Byte.toUnsignedInt(begin[0]) << 8 | Byte.toUnsignedInt(begin[1])) == GZIP;
        }
    }

    private static InputStream open(Path file, boolean packed) throws IOException {
        InputStream in = Files.newInputStream(file);
        try {
            return packed ? new GZIPInputStream(in, BUFFER) : in;
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    private static long unpackedLength(Path file, long limit) throws IOException {
        long length = 0;
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = open(file, true)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                length += n;
                if (length > limit) {
                    throw new DataFileException("read: " + file + ": the file unpacks to more than the limit of "
                            + limit + " bytes; need less, or a greater limit if the file is to be trusted");
                }
            }
        } catch (EOFException | ZipException e) {
            throw new DataFileException("read: " + file + ": cannot be unpacked: " + e.getMessage(), e);
        }
        return length;
    }

    private static Tensor read(DataInputStream in, Path file, long length) throws IOException {
        if (length < 4) {
            throw error(file, "the file has " + length + " bytes; need 4 or more");
        }
        int magic = in.readInt();
        int type = magic >>> 8;
        int width = switch (type) {
            case 0x08, 0x09 -> 1;
            case 0x0B -> 2;
            case 0x0C, 0x0D -> 4;
            case 0x0E -> 8;
            default ->
                throw error(
                        file,
                        String.format(
                                "the file begins with %08x; need 00 00, a type of 08, 09, 0b, 0c, 0d or 0e, and the number"
                                        + " of axes",
                                magic));
        };
        int rank = magic & 0xff;
        long header = 4 + 4L * rank;
        if (rank > Shape.MAX_RANK || header > length) {
            throw error(
                    file,
                    rank + " axes are announced in a file of " + length + " bytes; need at most " + Shape.MAX_RANK
                            + ", with their sizes");
        }
        int[] sizes = new int[rank];
        for (int axis = 0; axis < rank; axis++) {
            sizes[axis] = in.readInt();
        }
        Shape shape;
        try {
            shape = Shape.of(sizes);
        } catch (ShapeException e) {
            throw error(file, e.getMessage());
        }
        long need = Math.multiplyExact((long) shape.elements(), (long) width);
        if (need != length - header) {
            throw error(
                    file,
                    "the numbers have " + (length - header) + " bytes; need " + need + " for shape " + shape + " of "
                            + width + " bytes each");
        }
        return numbers(in, type, shape);
    }

    /** A number of a type from the stream; thrown on unchecked, since arrays are made by plain functions. */
    @FunctionalInterface
    private interface Number {
        int read() throws IOException;
    }

    private static Tensor numbers(DataInputStream in, int type, Shape shape) throws IOException {
        return switch (type) {
            case 0x08 -> integers(shape, in::readUnsignedByte);
            case 0x09 -> integers(shape, in::readByte);
            case 0x0B -> integers(shape, in::readShort);
            case 0x0C -> integers(shape, in::readInt);
            case 0x0D -> {
                float[] values = new float[shape.elements()];
                for (int i = 0; i < values.length; i++) {
                    values[i] = in.readFloat();
                }
                yield Tensor.of(values, shape);
            }
            default -> {
                double[] values = new double[shape.elements()];
                for (int i = 0; i < values.length; i++) {
                    values[i] = in.readDouble();
                }
                yield Tensor.of(values, shape);
            }
        };
    }

    private static Tensor integers(Shape shape, Number number) {
        return Tensor.of(NdArray.generate(shape, i -> {
            try {
                return number.read();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }));
    }

    private static DataFileException error(Path file, String message) {
        return new DataFileException("read: " + file + ": " + message);
    }
}
