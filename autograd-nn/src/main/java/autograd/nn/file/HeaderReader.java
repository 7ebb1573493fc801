package autograd.nn.file;

import autograd.array.DType;
import autograd.shape.Shape;
import autograd.shape.ShapeException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The header of a safetensors file: JSON (RFC 8259) of one fixed form, read by that form and no other.
 *
 * <pre>{@code
 * {"__metadata__": {"key": "value", ...}, "name": {"dtype": "F32", "shape": [2, 3], "data_offsets": [0, 24]}, ...}
 * }</pre>
 *
 * <p>No general JSON reader: what is not of this form is refused where it begins, so nothing nests, and the memory needed is
 * that of the names and entries. Names are unique at every level.
 */
final class HeaderReader {
    /** Where the header stands in the file. */
    static final int START = 8;

    static final String METADATA = "__metadata__";
    /** Strings that every entry has; the same object for each of them. */
    private static final List<String> USUAL = List.of("dtype", "shape", "data_offsets", "F32", "F64", "I32", "BOOL");

    /** One tensor: its numbers are the bytes {@code begin} to {@code end} of the data. */
    record Entry(String name, DType dtype, Shape shape, long begin, long end) {}

    private final ByteSource source;
    private final byte[] text;
    private final CharsetDecoder utf8 = StandardCharsets.UTF_8.newDecoder(); // reports bad bytes
    private final int[] sizes = new int[Shape.MAX_RANK];
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private Map<String, String> metadata; // null until it comes
    private int at;

    HeaderReader(ByteSource source, byte[] text) {
        this.source = source;
        this.text = text;
    }

    Map<String, Entry> entries() {
        return entries;
    }

    Map<String, String> metadata() {
        return metadata == null ? Map.of() : metadata;
    }

    void read() throws FileFormatException {
        if (text.length == 0 || text[0] != '{') {
            throw error("the header does not begin with {", "JSON that begins at once");
        }
        at = 1;
        boolean more = !isNext('}');
        while (more) {
            int start = position();
            String name = string();
            expect(':');
            if (name.equals(METADATA)) {
                requireNew(metadata == null, METADATA, start);
                readMetadata();
            } else {
                requireNew(!entries.containsKey(name), name, start);
                entries.put(name, entry(name));
            }
            more = another('}');
        }
        position();
        if (at < text.length) {
            throw error("the header goes on after its closing }", "nothing but spaces there");
        }
    }

    private void readMetadata() throws FileFormatException {
        metadata = new LinkedHashMap<>();
        expect('{');
        boolean more = !isNext('}');
        while (more) {
            int start = position();
            String key = string();
            requireNew(!metadata.containsKey(key), key, start);
            expect(':');
            metadata.put(key, string());
            more = another('}');
        }
    }

    private Entry entry(String name) throws FileFormatException {
        DType dtype = null;
        Shape shape = null;
        long begin = -1;
        long end = -1;
        expect('{');
        boolean more = !isNext('}');
        while (more) {
            int start = position();
            String field = string();
            expect(':');
            switch (field) {
                case "dtype" -> {
                    requireNew(dtype == null, field, start);
                    dtype = dtype(name);
                }
                case "shape" -> {
                    requireNew(shape == null, field, start);
                    shape = shape(name);
                }
                case "data_offsets" -> {
                    requireNew(begin < 0, field, start);
                    expect('[');
                    begin = integer();
                    expect(',');
                    end = integer();
                    expect(']');
                }
                default -> {
                    at = start;
                    throw error(
                            "tensor \"" + name + "\" has a field \"" + field + "\"",
                            "dtype, shape and data_offsets, nothing else");
                }
            }
            more = another('}');
        }
        if (dtype == null || shape == null || begin < 0) {
            String missing = dtype == null ? "dtype" : shape == null ? "shape" : "data_offsets";
            throw error("tensor \"" + name + "\" has no " + missing, "dtype, shape and data_offsets");
        }
        return new Entry(name, dtype, shape, begin, end);
    }

    private DType dtype(String name) throws FileFormatException {
        int start = position();
        String written = string();
        return switch (written) {
            case "F64" -> DType.FLOAT64;
            case "F32" -> DType.FLOAT32;
            case "I32" -> DType.INT32;
            case "BOOL" -> DType.BOOL;
            default -> {
                at = start;
                throw error("tensor \"" + name + "\" has dtype \"" + written + "\"", "F64, F32, I32 or BOOL");
            }
        };
    }

    private Shape shape(String name) throws FileFormatException {
        expect('[');
        int rank = 0;
        boolean more = !isNext(']');
        while (more) {
            int start = position();
            long size = integer();
            if (rank == sizes.length || size > Shape.MAX_ELEMENTS) {
                at = start;
                throw error(
                        "tensor \"" + name + "\" has size " + size + " on axis " + rank,
                        "at most " + Shape.MAX_RANK + " axes, each of at most " + Shape.MAX_ELEMENTS);
            }
            sizes[rank++] = (int) size;
            more = another(']');
        }
        try {
            return Shape.of(Arrays.copyOf(sizes, rank));
        } catch (ShapeException e) {
            throw error("tensor \"" + name + "\" is too large: " + e.getMessage(), "a shape that one array can hold");
        }
    }

    /** A whole number of 0 or more in its one spelling, below 2^63. */
    private long integer() throws FileFormatException {
        int start = position();
        long value = 0;
        while (at < text.length && text[at] >= '0' && text[at] <= '9') {
            int digit = text[at++] - '0';
            if (value > (Long.MAX_VALUE - digit) / 10) {
                at = start;
                throw error("a number overflows", "a whole number below 2^63");
            }
            value = 10 * value + digit;
        }
        boolean leadingZero = at - start > 1 && text[start] == '0';
        boolean goesOn = at < text.length && (text[at] == '.' || text[at] == 'e' || text[at] == 'E');
        if (at == start || leadingZero || goesOn) {
            at = start;
            throw error("this is not a whole number", "digits alone, without sign, point, exponent or leading zero");
        }
        return value;
    }

    private String string() throws FileFormatException {
        expect('"');
        int start = at;
        boolean ascii = true;
        boolean escaped = false;
        while (at < text.length && text[at] != '"') {
            ascii &= text[at] >= 0;
            if (text[at] >= 0 && text[at] < ' ') {
                throw error("a string has the control character " + text[at], "it to be written as an escape");
            }
            if (text[at] == '\\') {
                escaped = true;
                at++; // whatever follows, it does not end the string
            }
            at++;
        }
        if (at >= text.length) {
            at = start - 1;
            throw error("a string does not end", "a closing quote");
        }
        int end = at++;
        for (String usual : USUAL) {
            if (usual.length() == end - start && startsWith(usual, start)) {
                return usual;
            }
        }
        if (ascii && !escaped) {
            return new String(text, start, end - start, StandardCharsets.US_ASCII);
        }
        String decoded;
        try {
            decoded = utf8.decode(ByteBuffer.wrap(text, start, end - start)).toString();
        } catch (CharacterCodingException e) {
            at = start;
            throw error("a string is not UTF-8", "UTF-8 without overlong forms and surrogates");
        }
        return escaped ? unescaped(decoded, start) : decoded;
    }

    private boolean startsWith(String usual, int start) {
        for (int i = 0; i < usual.length(); i++) {
            if (text[start + i] != usual.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private String unescaped(String written, int start) throws FileFormatException {
        StringBuilder result = new StringBuilder(written.length());
        for (int i = 0; i < written.length(); i++) {
            char c = written.charAt(i);
            if (c != '\\') {
                result.append(c);
                continue;
            }
            i++;
            char kind = written.charAt(i); // there is one: the closing quote was not taken for it
            int plain = "\"\\/bfnrt".indexOf(kind);
            if (plain >= 0) {
                result.append("\"\\/\b\f\n\r\t".charAt(plain));
            } else if (kind == 'u' && hex(written, i + 1) >= 0) {
                result.append((char) hex(written, i + 1));
                i += 4;
            } else {
                at = start;
                throw error("a string has the escape \\" + kind, "one of \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\uXXXX");
            }
        }
        if (!SafeTensors.isUnicode(result)) {
            at = start;
            throw error("a string has half of a surrogate pair", "both halves or none");
        }
        return result.toString();
    }

    /** {@return the number of four hexadecimal digits, -1 if they are not there} */
    private static int hex(String written, int from) {
        if (from + 4 > written.length()) {
            return -1;
        }
        int value = 0;
        for (int i = from; i < from + 4; i++) {
            char c = written.charAt(i);
            int digit = c < 128 ? Character.digit(c, 16) : -1; // digit also takes digits of other scripts
            if (digit < 0) {
                return -1;
            }
            value = 16 * value + digit;
        }
        return value;
    }

    /** Skips white space. {@return the position after it} */
    private int position() {
        while (at < text.length && (text[at] == ' ' || text[at] == '\t' || text[at] == '\n' || text[at] == '\r')) {
            at++;
        }
        return at;
    }

    private boolean isNext(char c) {
        if (position() < text.length && text[at] == c) {
            at++;
            return true;
        }
        return false;
    }

    private void expect(char c) throws FileFormatException {
        if (!isNext(c)) {
            throw error(at == text.length ? "the header ends" : "this is not JSON of the form of a header", "a " + c);
        }
    }

    /** {@return true after a comma, false after the end of the object or list} */
    private boolean another(char end) throws FileFormatException {
        if (isNext(',')) {
            return true;
        }
        if (isNext(end)) {
            return false;
        }
        throw error(at == text.length ? "the header ends" : "this is not JSON of the form of a header", ", or " + end);
    }

    private void requireNew(boolean isNew, String name, int start) throws FileFormatException {
        if (!isNew) {
            at = start;
            throw error("the name \"" + name + "\" comes twice", "each name once");
        }
    }

    private FileFormatException error(String what, String need) {
        return source.error("byte " + (START + Math.min(at, text.length)) + ": " + what + "; need " + need);
    }
}
