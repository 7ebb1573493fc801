package autograd.nn.file;

import autograd.shape.Shape;
import autograd.shape.ShapeException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What the header of an NPY array says: a Python dictionary of one fixed form.
 *
 * <pre>{@code
 * {'descr': '<f8', 'fortran_order': False, 'shape': (3, 4), }
 * }</pre>
 *
 * @param order the order of the bytes of a number
 * @param type kind and width, such as {@code f8}
 * @param fortran whether the first axis is the fastest
 * @param shape the sizes
 */
record NpyHeader(ByteOrder order, String type, boolean fortran, Shape shape) {
    private static final int MAX_LENGTH = 1 << 16; // 64 axes of 10 digits need 800 bytes

    /** {@return bytes of one number} */
    int width() {
        return type.charAt(1) - '0';
    }

    static NpyHeader read(ByteSource source, long length) throws IOException {
        if (length < 10) {
            throw source.error("an array has " + length + " bytes; need 10 or more");
        }
        byte[] magic = source.bytes(8);
        if (!Arrays.equals(magic, 0, 6, new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'}, 0, 6)) {
            throw source.error("byte 0: this is no NPY array; need the bytes 93 NUMPY");
        }
        if (magic[6] < 1 || magic[6] > 3 || magic[7] != 0) {
            throw source.error("byte 6: NPY version " + Byte.toUnsignedInt(magic[6]) + "."
                    + Byte.toUnsignedInt(magic[7]) + "; need 1.0, 2.0 or 3.0");
        }
        int lengthBytes = magic[6] == 1 ? Short.BYTES : Integer.BYTES;
        ByteBuffer field = ByteBuffer.wrap(source.bytes(lengthBytes)).order(ByteOrder.LITTLE_ENDIAN);
        long announced =
                magic[6] == 1 ? Short.toUnsignedLong(field.getShort()) : Integer.toUnsignedLong(field.getInt());
        long left = length - source.position();
        if (announced > Math.min(left, MAX_LENGTH)) {
            throw source.error(
                    "byte 8: the header has " + announced + " bytes; need at most " + Math.min(left, MAX_LENGTH));
        }
        long start = source.position();
        ByteBuffer bytes = ByteBuffer.wrap(source.bytes((int) announced));
        // Latin-1 up to version 2, UTF-8 from version 3 on; what is valid here is ASCII.
        try {
            String text = StandardCharsets.US_ASCII.newDecoder().decode(bytes).toString();
            return new Parser(source, text, start).header();
        } catch (CharacterCodingException e) {
            throw source.error("byte " + start + ": the header is not ASCII; need no other for numbers");
        }
    }

    private static final class Parser {
        private final ByteSource source;
        private final String text;
        private final long start;
        private final int[] sizes = new int[Shape.MAX_RANK];
        private int at;

        Parser(ByteSource source, String text, long start) {
            this.source = source;
            this.text = text;
            this.start = start;
        }

        NpyHeader header() throws FileFormatException {
            String descr = null;
            Boolean fortran = null;
            Shape shape = null;
            expect('{');
            while (!isNext('}')) {
                int key = at;
                String name = string();
                expect(':');
                boolean isNew = switch (name) {
                    case "descr" -> descr == null;
                    case "fortran_order" -> fortran == null;
                    case "shape" -> shape == null;
                    default -> false;
                };
                if (!isNew) {
                    at = key;
                    throw error(
                            "the key '" + name + "' is unknown or comes twice",
                            "'descr', 'fortran_order' and 'shape', each once");
                }
                if (name.equals("descr")) {
                    descr = string();
                } else if (name.equals("shape")) {
                    shape = shape();
                } else {
                    fortran = bool();
                }
                if (!isNext(',')) {
                    expect('}');
                    break;
                }
            }
            if (descr == null || fortran == null || shape == null) {
                throw error("a key is missing", "'descr', 'fortran_order' and 'shape', each once");
            }
            skip();
            if (at < text.length()) {
                throw error("the header goes on after its closing }", "nothing but white space there");
            }
            return new NpyHeader(order(descr), descr.substring(1), fortran, shape);
        }

        private ByteOrder order(String descr) throws FileFormatException {
            boolean known = descr.matches("[<>](f8|f4|[iu][1248]|b1)|\\|[iub]1");
            if (!known) {
                throw source.error("byte " + start + ": dtype '" + descr + "'"
                        + (descr.contains("O") ? " is pickled objects, which are never read" : " is not read here")
                        + "; need one of f8, f4, b1, i1, i2, i4, i8, u1, u2, u4, u8, little- or big-endian");
            }
            return descr.charAt(0) == '>' ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        }

        private Shape shape() throws FileFormatException {
            expect('(');
            int rank = 0;
            boolean comma = true;
            while (!isNext(')')) {
                if (!comma || rank == sizes.length) {
                    throw error("this is no list of sizes", "sizes with commas, at most " + Shape.MAX_RANK);
                }
                sizes[rank++] = size();
                comma = isNext(',');
            }
            if (rank == 1 && !comma) {
                throw error("this is no list of sizes", "a comma after the only size");
            }
            try {
                return Shape.of(Arrays.copyOf(sizes, rank));
            } catch (ShapeException e) {
                throw error(e.getMessage(), "a shape that one array can hold");
            }
        }

        private int size() throws FileFormatException {
            skip();
            int begin = at;
            while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
                at++;
            }
            int digits = at - begin;
            // Ten digits fit a long; more would be more than an array can have.
            if (digits == 0 || digits > 10 || digits > 1 && text.charAt(begin) == '0') {
                at = begin;
                throw error("this is not a size", "a whole number of 0 or more, at most " + Shape.MAX_ELEMENTS);
            }
            long size = Long.parseLong(text, begin, at, 10);
            if (size > Shape.MAX_ELEMENTS) {
                at = begin;
                throw error("size " + size + " is too large", "at most " + Shape.MAX_ELEMENTS);
            }
            return (int) size;
        }

        private boolean bool() throws FileFormatException {
            skip();
            for (boolean value : new boolean[] {true, false}) {
                String word = value ? "True" : "False";
                if (text.startsWith(word, at)) {
                    at += word.length();
                    return value;
                }
            }
            throw error("this is not a truth value", "True or False");
        }

        private String string() throws FileFormatException {
            skip();
            char quote = at < text.length() ? text.charAt(at) : ' ';
            int end = quote == '\'' || quote == '"' ? text.indexOf(quote, at + 1) : -1;
            if (end < 0) {
                throw error("this is not a text in quotes", "a text (no list: structured dtypes are not read)");
            }
            String value = text.substring(at + 1, end);
            at = end + 1;
            return value;
        }

        private void skip() {
            while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\n')) {
                at++;
            }
        }

        private boolean isNext(char c) {
            skip();
            if (at < text.length() && text.charAt(at) == c) {
                at++;
                return true;
            }
            return false;
        }

        private void expect(char c) throws FileFormatException {
            if (!isNext(c)) {
                throw error("this is not the dictionary of a header", "a " + c);
            }
        }

        private FileFormatException error(String what, String need) {
            return source.error("byte " + (start + at) + ": " + what + "; need " + need);
        }
    }
}
