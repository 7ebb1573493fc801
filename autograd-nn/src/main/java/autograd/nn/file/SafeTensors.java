package autograd.nn.file;

import autograd.Tensor;
import autograd.nn.file.HeaderReader.Entry;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The content of a safetensors file: tensors by name, and texts. The native format of this library; PyTorch, JAX and others
 * read and write it as well.
 *
 * <pre>{@code
 * SafeTensors.of(Parameters.named(net)).write(file);
 * Map<String, Tensor> tensors = SafeTensors.read(file).tensors();
 * }</pre>
 *
 * <p>The file: 8 bytes with the length n of the header, unsigned and little-endian; n bytes of JSON, padded with spaces; the
 * numbers, little-endian and row-major. Every bit of every number survives; dtypes are F64, F32, I32 and BOOL. The same
 * content gives the same bytes: the header keeps the order of the maps, the numbers stand with those of 8 bytes first, so that
 * each is aligned.
 *
 * <p>Reading is strict: a header longer than 100,000,000 bytes or than the file, a name that comes twice, offsets with a hole
 * or an overlap, a size that does not fit, trailing bytes, bad UTF-8, an unknown dtype or field are each a {@link
 * FileFormatException} with its place. Memory is needed for the header, twice the numbers, and about 600 bytes for each tensor.
 *
 * <p>Source: the description of the format at github.com/huggingface/safetensors, version 0.4.
 *
 * @param tensors the tensors by name, in order
 * @param metadata texts by key, in order
 */
public record SafeTensors(Map<String, Tensor> tensors, Map<String, String> metadata) {
    private static final int MAX_HEADER = 100_000_000;
    private static final int ALIGNMENT = 8;

    /**
     * Makes the content; the maps are copied.
     *
     * @throws IllegalArgumentException for the name {@code __metadata__}, which the format needs itself, and for a text with
     *     half of a surrogate pair
     */
    public SafeTensors {
        tensors = copy("tensors", tensors);
        metadata = copy("metadata", metadata);
        if (tensors.containsKey(HeaderReader.METADATA)) {
            throw new IllegalArgumentException("SafeTensors: a tensor has the name \"" + HeaderReader.METADATA
                    + "\", which the format keeps for itself; need another name");
        }
        metadata.forEach((key, value) -> {
            if (!isUnicode(value)) {
                throw notUnicode("value of \"" + key + "\"");
            }
        });
    }

    private static <T> Map<String, T> copy(String operand, Map<String, T> map) {
        Objects.requireNonNull(map, () -> "SafeTensors: " + operand + " is null; need a map");
        Map<String, T> copy = new LinkedHashMap<>(map);
        copy.forEach((name, value) -> {
            if (name == null || value == null) {
                throw new NullPointerException(
                        name == null
                                ? "SafeTensors: a name in " + operand + " is null; need a text"
                                : "SafeTensors: " + operand + " has null for \"" + name + "\"; need a value");
            }
            if (!isUnicode(name)) {
                throw notUnicode("name \"" + name + "\" in " + operand);
            }
        });
        return Collections.unmodifiableMap(copy);
    }

    private static IllegalArgumentException notUnicode(String what) {
        return new IllegalArgumentException(
                "SafeTensors: " + what + " has half of a surrogate pair; need text that UTF-8 can hold");
    }

    /** {@return whether each surrogate has its other half} */
    static boolean isUnicode(CharSequence text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                boolean pair = i + 1 < text.length() && Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1));
                if (!pair) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }

    /** {@return the content without metadata} */
    public static SafeTensors of(Map<String, Tensor> tensors) {
        return new SafeTensors(tensors, Map.of());
    }

    /**
     * {@return the content of a file}
     *
     * @param file the file
     * @throws FileFormatException if it is not of the format; the message says what is wrong, and where
     * @throws IOException if it cannot be read
     */
    public static SafeTensors read(Path file) throws IOException {
        Objects.requireNonNull(file, "read: file is null; need a path");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return read(file.toString(), channel, channel.size());
        }
    }

    static SafeTensors read(String file, ReadableByteChannel channel, long length) throws IOException {
        ByteSource source = new ByteSource("read", file, channel, length);
        HeaderReader header = header(source, length);
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        header.entries().forEach((name, entry) -> tensors.put(name, null)); // the order of the header
        for (Entry entry : checkedOrder(header, source, length)) {
            String name = entry.name();
            tensors.put(name, TensorBytes.read(source, entry.dtype(), entry.shape(), ByteOrder.LITTLE_ENDIAN, name));
        }
        source.requireEnd();
        return new SafeTensors(tensors, header.metadata());
    }

    private static HeaderReader header(ByteSource source, long length) throws IOException {
        if (length < HeaderReader.START) {
            throw source.error("the file has " + length + " bytes; need 8 for the length of the header");
        }
        long announced = source.chunk(1, Long.BYTES, ByteOrder.LITTLE_ENDIAN).getLong();
        if (announced < 0 || announced > MAX_HEADER || announced > length - HeaderReader.START) {
            throw source.error("byte 0: the header has " + Long.toUnsignedString(announced) + " bytes, the file "
                    + length + "; need at most " + Math.min(MAX_HEADER, length - HeaderReader.START));
        }
        HeaderReader header = new HeaderReader(source, source.bytes((int) announced));
        header.read();
        return header;
    }

    /** {@return the entries in order of their bytes, which follow each other from the first byte of the data to the last} */
    private static List<Entry> checkedOrder(HeaderReader header, ByteSource source, long length) throws IOException {
        List<Entry> entries = new ArrayList<>(header.entries().values());
        entries.sort(Comparator.comparingLong(Entry::begin).thenComparingLong(Entry::end));
        long data = length - source.position();
        long next = 0;
        for (Entry entry : entries) {
            if (entry.begin() != next) {
                throw badOffsets(
                        source,
                        entry,
                        ", which " + (entry.begin() > next ? "leaves a hole" : "overlaps") + "; need " + next
                                + ", where the tensor before it ends");
            }
            long bytes = Math.multiplyExact(
                    (long) entry.shape().elements(), (long) entry.dtype().bytes());
            if (entry.end() < entry.begin() || entry.end() - entry.begin() != bytes) {
                throw badOffsets(
                        source, entry, " for " + entry.dtype() + " " + entry.shape() + "; need " + bytes + " bytes");
            }
            if (entry.end() > data) {
                throw badOffsets(
                        source, entry, ", and the file has " + data + " bytes of data; need offsets within it");
            }
            next = entry.end();
        }
        if (next != data) {
            throw source.error("the data has " + data + " bytes, the tensors end at " + next
                    + "; need no trailing bytes after the last tensor");
        }
        return entries;
    }

    private static FileFormatException badOffsets(ByteSource source, Entry entry, String message) {
        return source.error("tensor \"" + entry.name() + "\" has data_offsets [" + entry.begin() + ", " + entry.end()
                + "]" + message);
    }

    /**
     * Writes a file, or replaces it as a whole: whoever reads it, and after a crash at any moment, finds the old content or the
     * new one. A program that is killed meanwhile may leave a temporary file beside it, {@code .NAME.*.tmp}, which nobody reads.
     *
     * <p>A symbolic link stays one: what it points to is replaced. The new file has the permissions of a new file.
     *
     * @param file the file; its directory exists
     * @throws IOException if anything fails, as on a full disk; the old file is then still there, and no other
     */
    public void write(Path file) throws IOException {
        Objects.requireNonNull(file, "write: file is null; need a path");
        List<Map.Entry<String, Tensor>> order = new ArrayList<>(tensors.entrySet());
        order.sort(Comparator.comparingInt(e -> -e.getValue().dtype().bytes())); // stable
        ByteBuffer header = header(order);
        AtomicSave.save("write", file, channel -> {
            AtomicSave.writeFully(channel, header);
            writeNumbers(order, channel);
        });
    }

    private static void writeNumbers(List<Map.Entry<String, Tensor>> order, WritableByteChannel channel)
            throws IOException {
        for (Map.Entry<String, Tensor> entry : order) {
            TensorBytes.write(entry.getValue(), bytes -> AtomicSave.writeFully(channel, bytes));
        }
    }

    /** {@return length and header, ready to be written} */
    private ByteBuffer header(List<Map.Entry<String, Tensor>> order) {
        Map<String, Long> begins = new LinkedHashMap<>();
        long next = 0;
        for (Map.Entry<String, Tensor> entry : order) {
            begins.put(entry.getKey(), next);
            next = Math.addExact(next, TensorBytes.count(entry.getValue()));
        }
        StringBuilder json = new StringBuilder("{");
        if (!metadata.isEmpty()) {
            quote(json, HeaderReader.METADATA);
            json.append(":{");
            metadata.forEach((key, value) -> {
                separate(json);
                quote(json, key);
                quote(json.append(':'), value);
            });
            json.append('}');
        }
        tensors.forEach((name, x) -> {
            separate(json);
            quote(json, name);
            long begin = begins.get(name);
            json.append(":{\"dtype\":\"").append(dtype(x)).append("\",\"shape\":");
            json.append(sizes(x));
            json.append(",\"data_offsets\":[").append(begin).append(',');
            json.append(begin + TensorBytes.count(x)).append("]}");
        });
        byte[] text = json.append('}').toString().getBytes(StandardCharsets.UTF_8);
        int padded = (text.length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
        if (padded > MAX_HEADER) {
            throw new IllegalArgumentException(
                    "write: names and metadata need a header of " + padded + " bytes; need at most " + MAX_HEADER);
        }
        ByteBuffer header = ByteBuffer.allocate(HeaderReader.START + padded).order(ByteOrder.LITTLE_ENDIAN);
        header.putLong(padded).put(text);
        while (header.hasRemaining()) {
            header.put((byte) ' ');
        }
        return header.flip();
    }

    /** {@return such as {@code [2,3]}} */
    static String sizes(Tensor x) {
        return x.shape().toString().replace(" ", "");
    }

    static String dtype(Tensor x) {
        return switch (x.dtype()) {
            case FLOAT64 -> "F64";
            case FLOAT32 -> "F32";
            case INT32 -> "I32";
            case BOOL -> "BOOL";
        };
    }

    private static void separate(StringBuilder json) {
        if (json.charAt(json.length() - 1) != '{') {
            json.append(',');
        }
    }

    private static void quote(StringBuilder json, String text) {
        json.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ') {
                json.append(String.format("\\u%04x", (int) c));
            } else {
                json.append(c == '"' || c == '\\' ? "\\" : "").append(c);
            }
        }
        json.append('"');
    }
}
