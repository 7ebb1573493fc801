package autograd.nn.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import autograd.Autograd;
import autograd.Tensor;
import autograd.array.DType;
import autograd.shape.Shape;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SafeTensorsTest {
    @TempDir
    private Path folder;

    @Test
    @DisplayName("P32 a file of the reference implementation has the same bits here")
    void readsTheReference() throws IOException {
        SafeTensors read = SafeTensors.read(FileSamples.FOLDER.resolve("reference.safetensors"));
        assertEquals(Map.of("note", FileSamples.NOTE), read.metadata());
        assertSorted(FileSamples.tensors(), read.tensors());
    }

    /** The reference orders entries by dtype. */
    private static void assertSorted(Map<String, Tensor> expected, Map<String, Tensor> actual) {
        FileSamples.assertSameBits(new TreeMap<>(expected), new TreeMap<>(actual));
    }

    @Test
    @DisplayName(
            "P32 the bytes written are those that the reference implementation was seen to read with the same bits")
    void writesWhatTheReferenceReads() throws IOException {
        Path file = folder.resolve("a.safetensors");
        new SafeTensors(FileSamples.tensors(), Map.of("note", FileSamples.NOTE)).write(file);
        assertArrayEquals(
                Files.readAllBytes(FileSamples.FOLDER.resolve("written.safetensors")), Files.readAllBytes(file));
    }

    @Test
    @DisplayName("P32 round trip: NaN payloads, -0, subnormals, empty and 0-d tensors, in order, and metadata")
    void roundTrip() throws IOException {
        Map<String, Tensor> tensors = FileSamples.tensors();
        tensors.put("", Tensor.of(3.0)); // a name may be empty, and hold anything
        tensors.put("\u0000\u001f\t\"\\/\u2028\ud83d\ude00", Tensor.ints());
        tensors.put("large", Tensor.normal(1, 50, 1001).to(DType.FLOAT32)); // more than one chunk, and part of one
        tensors.put("bits", Tensor.uniform(2, 100_003).less(0.5));
        tensors.put("deep", Tensor.ones(1, 1, 2, 1, 1, 3, 1, 1));
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put("z", "");
        metadata.put("", "\u0001\b\f\r\u007f");
        Path file = folder.resolve("a.safetensors");
        new SafeTensors(tensors, metadata).write(file);
        SafeTensors read = SafeTensors.read(file);
        FileSamples.assertSameBits(tensors, read.tensors());
        assertEquals(
                List.copyOf(metadata.entrySet()), List.copyOf(read.metadata().entrySet()));
        SafeTensors.of(Map.of()).write(file);
        assertEquals(SafeTensors.of(Map.of()), SafeTensors.read(file));
        assertEquals(Set.of(file), Set.copyOf(list(folder)));
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    @Test
    @DisplayName("the bytes by the published description, put together by hand")
    void bytes() throws IOException {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        tensors.put("m", Tensor.bools(true)); // one byte, so it stands last
        tensors.put("a", Tensor.of(new float[] {1, -2}, Shape.of(1, 2)));
        Path file = folder.resolve("a.safetensors");
        new SafeTensors(tensors, Map.of("k", "v")).write(file);
        String header = "{\"__metadata__\":{\"k\":\"v\"},"
                + "\"m\":{\"dtype\":\"BOOL\",\"shape\":[1],\"data_offsets\":[8,9]},"
                + "\"a\":{\"dtype\":\"F32\",\"shape\":[1,2],\"data_offsets\":[0,8]}}";
        byte[] numbers = {0, 0, (byte) 0x80, 0x3f, 0, 0, 0, (byte) 0xc0, 1};
        String padded = header + " ".repeat((8 - header.length() % 8) % 8);
        assertArrayEquals(file(padded, numbers), Files.readAllBytes(file));
    }

    @Test
    void aTensorInsideADerivativeIsSavedAsItsNumbers() throws IOException {
        Path file = folder.resolve("a.safetensors");
        Autograd.grad((Tensor x) -> {
                    try {
                        SafeTensors.of(Map.of("x", x)).write(file);
                    } catch (IOException e) {
                        throw new AssertionError(e);
                    }
                    return x.square().sum();
                })
                .apply(Tensor.of(1.0, 2.0));
        FileSamples.assertSameBits(
                Tensor.of(1.0, 2.0), SafeTensors.read(file).tensors().get("x"), "x");
    }

    static byte[] file(String header, byte... data) {
        return file(header.getBytes(StandardCharsets.UTF_8), data);
    }

    private static byte[] file(byte[] header, byte... data) {
        return ByteBuffer.allocate(8 + header.length + data.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(header.length)
                .put(header)
                .put(data)
                .array();
    }

    private static SafeTensors read(byte[] bytes) throws IOException {
        return SafeTensors.read("in-memory", Channels.newChannel(new ByteArrayInputStream(bytes)), bytes.length);
    }

    @Test
    void whatIsValidAndUnusual() throws IOException {
        assertEquals(SafeTensors.of(Map.of()), read(file("{}")));
        assertEquals(SafeTensors.of(Map.of()), read(file("{ \t\r\n} ")));
        assertEquals(
                Map.of("A\ud83d\ude00\n", "/"),
                read(file("{\"__metadata__\":{\"\\u0041\\uD83d\\uDE00\\n\":\"\\/\"}}"))
                        .metadata());
        // offsets in another order than the header, keys in another order, an escaped key
        SafeTensors swapped = read(file(
                "{\"b\":{\"data_offsets\":[4,5],\"shape\":[],\"dtype\":\"BOOL\"},"
                        + "\"a\" : { \"\\u0064type\" : \"I32\" , \"shape\" : [ ] , \"data_offsets\" : [ 0 , 4 ] } }",
                (byte) 7,
                (byte) 0,
                (byte) 0,
                (byte) 0,
                (byte) 1));
        assertEquals(List.of("b", "a"), List.copyOf(swapped.tensors().keySet()));
        assertEquals(7, swapped.tensors().get("a").item());
        assertEquals(DType.BOOL, swapped.tensors().get("b").dtype());
        // empty tensors between the others
        SafeTensors empty = read(file(
                "{\"e\":" + entry("F64", "[0,2147483639]", 1, 1) + ",\"b\":" + entry("BOOL", "[1]", 0, 1) + "}",
                (byte) 0));
        assertEquals(0, empty.tensors().get("e").size());
    }

    private static String entry(String dtype, String shape, long begin, long end) {
        return "{\"dtype\":\"" + dtype + "\",\"shape\":" + shape + ",\"data_offsets\":[" + begin + "," + end + "]}";
    }

    record Bad(byte[] bytes, List<String> facts) {
        @Override
        public String toString() {
            return facts.toString();
        }
    }

    private static Bad bad(String header, String... facts) {
        return new Bad(file(header), List.of(facts));
    }

    private static Bad bad(String header, int data, String... facts) {
        return new Bad(file(header, new byte[data]), List.of(facts));
    }

    private static Bad badText(String text, String... facts) {
        return bad("{\"__metadata__\":{\"k\":\"" + text + "\"}}", facts);
    }

    static Stream<Bad> rejected() {
        String one = "{\"a\":" + entry("BOOL", "[1]", 0, 1) + "}";
        byte[] huge = file("{}");
        huge[7] = (byte) 0x80;
        byte[] beyond = file("{}");
        beyond[0] = 3;
        byte[] latin = file("{\"__metadata__\":{\"k\":\"?\"}}");
        latin[latin.length - 4] = (byte) 0xfc;
        byte[] overlong = file("{\"__metadata__\":{\"k\":\"??\"}}");
        overlong[overlong.length - 5] = (byte) 0xc0;
        overlong[overlong.length - 4] = (byte) 0x80;
        byte[] truthy = file(one, (byte) 2);
        return Stream.of(
                new Bad(new byte[0], List.of("has 0 bytes", "need 8")),
                new Bad(new byte[7], List.of("has 7 bytes")),
                new Bad(huge, List.of("byte 0", "9223372036854775810 bytes", "at most 2")),
                new Bad(beyond, List.of("byte 0", "header has 3 bytes, the file 10", "at most 2")),
                bad("", "byte 8", "does not begin with {"),
                bad(" {}", "byte 8", "does not begin with {"),
                bad("[]", "byte 8", "does not begin with {"),
                bad("\ufeff{}", "byte 8", "does not begin with {"),
                bad("{", "byte 9", "the header ends"),
                bad("{}x", "byte 10", "goes on after its closing }"),
                bad("{}\u0000", "byte 10", "goes on after its closing }"),
                bad("{\"a\":1}", "byte 13", "need a {"),
                bad("{\"a\":[[[[[[", "byte 13", "need a {"),
                bad("{\"a\":{\"b\":{}}}", "byte 14", "field \"b\""),
                bad("{a:1}", "byte 9", "need a \""),
                bad("{\"a\" 1}", "byte 13", "need a :"),
                bad("{\"a\":{}", "tensor \"a\" has no dtype"),
                bad("{\"a\":{\"dtype\":\"F32\"}}", "tensor \"a\" has no shape"),
                bad("{\"a\":{\"dtype\":\"F32\",\"shape\":[]}}", "tensor \"a\" has no data_offsets"),
                bad("{\"a\":" + entry("BOOL", "[1]", 0, 1) + ",}", 1, "need a \""),
                bad("{\"a\":" + entry("BOOL", "[1]", 0, 1) + "\"b\"", 1, "need , or }"),
                bad(
                        "{\"a\":" + entry("BOOL", "[1]", 0, 1) + ",\"a\":" + entry("BOOL", "[1]", 1, 2) + "}",
                        2,
                        "name \"a\" comes twice"),
                bad(
                        "{\"a\":" + entry("BOOL", "[1]", 0, 1) + ",\"\\u0061\":" + entry("BOOL", "[1]", 1, 2) + "}",
                        2,
                        "name \"a\" comes twice"),
                bad("{\"__metadata__\":{},\"__metadata__\":{}}", "name \"__metadata__\" comes twice"),
                bad("{\"__metadata__\":{\"k\":\"\",\"k\":\"\"}}", "name \"k\" comes twice"),
                bad("{\"__metadata__\":{\"k\":1}}", "need a \""),
                bad("{\"__metadata__\":null}", "need a {"),
                bad("{\"a\":{\"dtype\":\"F32\",\"dtype\":\"F32\"}}", "name \"dtype\" comes twice"),
                bad("{\"a\":{\"shape\":[1],\"shape\":[1]}}", "name \"shape\" comes twice"),
                bad("{\"a\":{\"data_offsets\":[0,1],\"data_offsets\":[0,1]}}", "name \"data_offsets\" comes twice"),
                bad("{\"a\":{\"extra\":1}}", "field \"extra\"", "nothing else"),
                bad(
                        "{\"a\":" + entry("BF16", "[1]", 0, 2) + "}",
                        2,
                        "tensor \"a\"",
                        "\"BF16\"",
                        "F64, F32, I32 or BOOL"),
                bad("{\"a\":" + entry("f32", "[1]", 0, 4) + "}", 4, "\"f32\""),
                bad("{\"a\":" + entry("F32", "[-1]", 0, 4) + "}", 4, "not a whole number"),
                bad("{\"a\":" + entry("F32", "[01]", 0, 4) + "}", 4, "not a whole number"),
                bad("{\"a\":" + entry("F32", "[1.0]", 0, 4) + "}", 4, "not a whole number"),
                bad("{\"a\":" + entry("F32", "[1e0]", 0, 4) + "}", 4, "not a whole number"),
                bad("{\"a\":" + entry("F32", "[null]", 0, 4) + "}", 4, "not a whole number"),
                bad("{\"a\":" + entry("F32", "[9223372036854775808]", 0, 4) + "}", 4, "overflows"),
                bad(
                        "{\"a\":" + entry("F32", "[2147483640]", 0, 4) + "}",
                        4,
                        "tensor \"a\" has size 2147483640 on axis 0"),
                bad("{\"a\":" + entry("F32", "[65536,65536]", 0, 4) + "}", 4, "tensor \"a\" is too large"),
                bad(
                        "{\"a\":" + entry("F32", "[" + "1,".repeat(64) + "1]", 0, 4) + "}",
                        4,
                        "tensor \"a\" has size 1 on axis 64"),
                bad("{\"a\":" + entry("F32", "[1,]", 0, 4) + "}", 4, "not a whole number"),
                bad("{\"a\":{\"data_offsets\":[0]}}", "need a ,"),
                bad("{\"a\":{\"data_offsets\":[0,1,2]}}", "need a ]"),
                bad("{\"a\":" + entry("BOOL", "[1]", 1, 2) + "}", 2, "[1, 2], which leaves a hole", "need 0"),
                bad(
                        "{\"a\":" + entry("BOOL", "[2]", 0, 2) + ",\"b\":" + entry("BOOL", "[2]", 1, 3) + "}",
                        3,
                        "tensor \"b\"",
                        "[1, 3], which overlaps",
                        "need 2"),
                bad("{\"a\":" + entry("F32", "[1]", 0, 3) + "}", 3, "[0, 3] for FLOAT32 [1]", "need 4 bytes"),
                bad("{\"a\":" + entry("F32", "[1]", 0, 9223372036854775807L) + "}", 4, "need 4 bytes"),
                bad("{\"b\":" + entry("F64", "[2147483639]", 0, 17179869112L) + "}", 8, "the file has 8 bytes of data"),
                bad("{\"a\":" + entry("BOOL", "[0]", 0, 0) + "}", 1, "the data has 1 bytes", "end at 0", "trailing"),
                bad(one, 3, "the data has 3 bytes", "end at 1", "trailing"),
                bad(one, 0, "the file has 0 bytes of data"),
                new Bad(truthy, List.of("tensor \"a\" has the byte 2 at element 0", "0 or 1")),
                new Bad(latin, List.of("byte 30", "not UTF-8")),
                new Bad(overlong, List.of("byte 30", "not UTF-8")),
                badText("\n", "control character 10"),
                badText("\\x", "escape \\x"),
                badText("\\u12g4", "escape \\u"),
                badText("\\u12", "escape \\u"),
                badText("\\u٠٠٤١", "escape \\u"), // digits, but not of JSON
                badText("\\ud83d", "half of a surrogate pair"),
                badText("\\ude00\\ud83d", "half of a surrogate pair"),
                bad("{\"abc", "byte 9", "a string does not end"),
                bad("{\"abc\\", "byte 9", "a string does not end"));
    }

    @ParameterizedTest
    @MethodSource("rejected")
    @DisplayName("P34 bad files are refused, each with its place and reason")
    void rejects(Bad row) {
        FileFormatException error = assertThrows(FileFormatException.class, () -> read(row.bytes()));
        assertTrue(error.getMessage().startsWith("read: in-memory: "), error.getMessage());
        for (String fact : row.facts()) {
            assertTrue(error.getMessage().contains(fact), () -> "\"" + fact + "\" is not in: " + error.getMessage());
        }
    }

    @Test
    @DisplayName("P34 a header of more than 100,000,000 bytes is refused before it is read")
    void headerTooLong() {
        byte[] begin = ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(100_000_001)
                .array();
        var channel = Channels.newChannel(new ByteArrayInputStream(begin));
        String message = assertThrows(FileFormatException.class, () -> SafeTensors.read("x", channel, 1L << 40))
                .getMessage();
        assertTrue(message.contains("header has 100000001 bytes"), message);
        assertTrue(message.contains("at most 100000000"), message);
    }

    @Test
    @DisplayName("P34 a file that ends before its announced length is refused, and one that goes on")
    void lengthChangesWhileReading() {
        byte[] bytes = file("{\"a\":" + entry("F64", "[2]", 0, 16) + "}", new byte[16]);
        var shorter = Channels.newChannel(new ByteArrayInputStream(bytes, 0, bytes.length - 3));
        String ends = assertThrows(FileFormatException.class, () -> SafeTensors.read("x", shorter, bytes.length))
                .getMessage();
        assertTrue(ends.contains("3 bytes before the end"), ends);
        byte[] more = java.util.Arrays.copyOf(bytes, bytes.length + 1);
        var longer = Channels.newChannel(new ByteArrayInputStream(more));
        String on = assertThrows(FileFormatException.class, () -> SafeTensors.read("x", longer, bytes.length))
                .getMessage();
        assertTrue(on.contains("goes on after byte " + bytes.length), on);
    }

    @Test
    @DisplayName("P36 a missing file, a missing folder and a folder for a file are exceptions that name them")
    void paths() {
        Path missing = folder.resolve("missing.safetensors");
        assertThrows(NoSuchFileException.class, () -> SafeTensors.read(missing));
        assertThrows(IOException.class, () -> SafeTensors.read(folder));
        SafeTensors content = SafeTensors.of(Map.of());
        Path deep = folder.resolve("no/such/a.safetensors");
        String message = assertThrows(NoSuchFileException.class, () -> content.write(deep))
                .getMessage();
        assertTrue(message.contains(deep.toString()) && message.contains("does not exist"), message);
        assertNotNull(
                assertThrows(IOException.class, () -> content.write(folder)).getMessage());
        assertTrue(Files.isDirectory(folder));
    }
}
