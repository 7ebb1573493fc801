package autograd.nn.file;

import autograd.Tensor;
import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * NumPy's file of several arrays, {@code .npz}: a ZIP archive with an entry {@code NAME.npy} for each, see {@link Npy}.
 *
 * <pre>{@code
 * Npz.write(file, Map.of("x", x, "y", y));      // numpy.load(file)["x"]
 * Map<String, Tensor> arrays = Npz.read(file);
 * }</pre>
 *
 * <p>Reading takes compressed archives too, as {@code numpy.savez_compressed} writes them. Checksums are compared. An archive
 * of a megabyte can unpack to a gigabyte: how much is unpacked is limited, and an entry is unpacked once without being kept
 * before anything is allocated for it. Writing does not compress, so that the same arrays give the same bytes.
 *
 * <p>Source: numpy.savez, NumPy 2.0; PKWARE, "APPNOTE.TXT - .ZIP File Format Specification".
 */
public final class Npz {
    /** What {@link #read(Path)} unpacks at most: 4 GiB. */
    public static final long DEFAULT_LIMIT = 1L << 32;

    private static final String SUFFIX = ".npy";
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0); // the first that ZIP can say
    private static final int BUFFER = 1 << 13;

    private Npz() {}

    /** {@return {@link #read(Path, long)} with {@link #DEFAULT_LIMIT}} */
    public static Map<String, Tensor> read(Path file) throws IOException {
        return read(file, DEFAULT_LIMIT);
    }

    /**
     * {@return the arrays in a file by name, without the suffix, in order of the archive; unmodifiable}
     *
     * @param file the file
     * @param limit how many bytes all entries may unpack to
     * @throws FileFormatException if it is not of the format, or unpacks to more; the message says what is wrong, and where
     * @throws IOException if it cannot be read
     */
    public static Map<String, Tensor> read(Path file, long limit) throws IOException {
        Objects.requireNonNull(file, "read: file is null; need a path");
        if (limit < 0) {
            throw new IllegalArgumentException("read: limit is " + limit + "; need a number of bytes of 0 or more");
        }
        if (!Files.isRegularFile(file)) {
            Files.size(file); // says what is wrong with it, if it is missing
            throw new FileFormatException("read: " + file + ": this is no file; need a ZIP archive");
        }
        try (ZipFile zip = open(file)) {
            Map<String, Tensor> arrays = new LinkedHashMap<>();
            long left = limit;
            for (ZipEntry entry : checked(file, zip)) {
                long length = length(file, zip, entry, left);
                left -= length;
                String name = entry.getName();
                arrays.put(name.substring(0, name.length() - SUFFIX.length()), array(file, zip, entry, length));
            }
            return Collections.unmodifiableMap(arrays);
        }
    }

    // What the JDK throws for an archive that is none is not said anywhere: ZipException, EOFException, and for names
    // that are
    // not UTF-8 an IllegalArgumentException were seen. In the three calls that run nothing but its code, all of it is
    // bad content.

    private static ZipFile open(Path file) throws IOException {
        try {
            return new ZipFile(file.toFile());
        } catch (ZipException | EOFException | RuntimeException e) {
            throw notZip(file, e);
        }
    }

    private static List<? extends ZipEntry> entries(Path file, ZipFile zip) throws FileFormatException {
        try {
            return Collections.list(zip.entries());
        } catch (RuntimeException e) {
            throw notZip(file, e);
        }
    }

    private static FileFormatException notZip(Path file, Exception e) {
        return new FileFormatException("read: " + file + ": " + e.getMessage() + "; need a ZIP archive", e);
    }

    /** {@return the entries, once their names are known to be unique and to end as they should} */
    private static List<ZipEntry> checked(Path file, ZipFile zip) throws FileFormatException {
        List<ZipEntry> entries = new ArrayList<>();
        Map<String, Boolean> names = new LinkedHashMap<>();
        for (ZipEntry entry : entries(file, zip)) {
            String name = entry.getName();
            if (!name.endsWith(SUFFIX)) {
                throw error(file, name, "this is no array; need names that end in " + SUFFIX);
            }
            if (names.put(name, true) != null) {
                throw error(file, name, "this name comes twice; need each once");
            }
            entries.add(entry);
        }
        return entries;
    }

    /** Unpacks an entry and keeps nothing. {@return the number of bytes, which the archive announces rightly} */
    private static long length(Path file, ZipFile zip, ZipEntry entry, long limit) throws IOException {
        CRC32 crc = new CRC32();
        long length = 0;
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = open(file, zip, entry)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                crc.update(buffer, 0, n);
                length += n;
                if (length > limit) {
                    throw error(
                            file,
                            entry.getName(),
                            "the arrays unpack to more than the limit, of which " + limit
                                    + " bytes are left; need less, or a greater limit if the file is to be trusted");
                }
            }
        } catch (IOException | RuntimeException e) {
            throw unpacked(file, entry, e);
        }
        if (length != entry.getSize() || crc.getValue() != entry.getCrc()) {
            throw error(
                    file,
                    entry.getName(),
                    "unpacked it has " + length + " bytes with checksum "
                            + Long.toHexString(crc.getValue()) + ", the archive says " + entry.getSize() + " with "
                            + Long.toHexString(entry.getCrc()) + "; need a file that is as it was written");
        }
        return length;
    }

    private static Tensor array(Path file, ZipFile zip, ZipEntry entry, long length) throws IOException {
        try (InputStream in = open(file, zip, entry)) {
            return Npy.read(file + ": " + entry.getName(), Channels.newChannel(in), length);
        } catch (IOException e) {
            throw unpacked(file, entry, e);
        }
    }

    private static InputStream open(Path file, ZipFile zip, ZipEntry entry) throws IOException {
        InputStream in = zip.getInputStream(entry);
        if (in == null) {
            throw error(file, entry.getName(), "the archive has no such entry; need a file that is as it was written");
        }
        return in;
    }

    /** The one exception for bad content: what the unpacker says of it has no type of its own. */
    private static FileFormatException unpacked(Path file, ZipEntry entry, Exception e) {
        return e instanceof FileFormatException known
                ? known
                : new FileFormatException(
                        "read: " + file + ": " + entry.getName() + ": cannot be unpacked: " + e.getMessage(), e);
    }

    private static FileFormatException error(Path file, String entry, String message) {
        return new FileFormatException("read: " + file + ": " + entry + ": " + message);
    }

    /**
     * Writes a file, or replaces it as a whole, as {@link SafeTensors#write} does.
     *
     * @param file the file; its directory exists
     * @param arrays tensors by name, written in the order of the map
     * @throws IOException if anything fails; the old file is then still there
     */
    public static void write(Path file, Map<String, Tensor> arrays) throws IOException {
        Objects.requireNonNull(file, "write: file is null; need a path");
        SafeTensors content = SafeTensors.of(Objects.requireNonNull(arrays, "write: arrays is null; need a map"));
        AtomicSave.save("write", file, channel -> {
            // Not closed: the file is, by the one who opened it, once it is forced.
            ZipOutputStream zip =
                    new ZipOutputStream(new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER));
            zip.setMethod(ZipOutputStream.STORED);
            for (Map.Entry<String, Tensor> entry : content.tensors().entrySet()) {
                write(zip, entry.getKey() + SUFFIX, entry.getValue());
            }
            zip.finish();
            zip.flush();
        });
    }

    private static void write(ZipOutputStream zip, String name, Tensor x) throws IOException {
        CRC32 crc = new CRC32(); // stands before the numbers: they are gone through twice
        long[] length = {0};
        Npy.write(x, bytes -> {
            length[0] += bytes.remaining();
            crc.update(bytes);
        });
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(NO_TIME);
        entry.setSize(length[0]);
        entry.setCompressedSize(length[0]);
        entry.setCrc(crc.getValue());
        zip.putNextEntry(entry);
        Npy.write(x, bytes -> zip.write(bytes.array(), bytes.arrayOffset() + bytes.position(), bytes.remaining()));
        zip.closeEntry();
    }
}
