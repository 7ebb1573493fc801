package autograd.nn.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import autograd.Tensor;
import autograd.array.DType;
import autograd.shape.Shape;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class NpyTest {
    private static final Tensor MATRIX = Tensor.of(new double[][] {{-2.5, -1.5, -0.5}, {0.5, 1.5, 2.5}});

    @TempDir
    private Path folder;

    private static Path resource(String name) {
        return FileSamples.FOLDER.resolve(name);
    }

    @Test
    @DisplayName("P32 arrays that NumPy wrote, of every dtype, order and version")
    void readsNumPy() throws IOException {
        int[] cube = new int[24];
        for (int i = 0; i < cube.length; i++) {
            cube[i] = i;
        }
        Map<String, Tensor> expected = new LinkedHashMap<>();
        expected.put("f8", FileSamples.tensors().get("doubles"));
        expected.put("f4_fortran", MATRIX.to(DType.FLOAT32));
        expected.put("f8_big_fortran", MATRIX);
        expected.put("cube_fortran", Tensor.ints(cube, Shape.of(2, 3, 4)));
        expected.put("b1", Tensor.bools(true, false, true));
        expected.put("i1", Tensor.ints(-128, 127));
        expected.put("u1", Tensor.ints(0, 255));
        expected.put("i2_big", Tensor.ints(-32768, 32767));
        expected.put("u2", Tensor.ints(0, 65535));
        expected.put("i4", Tensor.ints(new int[][] {{-1}, {2}}));
        expected.put("u4", Tensor.ints(Integer.MAX_VALUE));
        expected.put("i8", Tensor.ints(new int[][] {{1, -2}, {Integer.MAX_VALUE, Integer.MIN_VALUE}}));
        expected.put("u8_big", Tensor.ints(7));
        expected.put("scalar", Tensor.of(0.5));
        expected.put("empty", Tensor.zeros(0, 3).to(DType.FLOAT32));
        expected.put("version2", MATRIX);
        expected.put("version3", MATRIX);
        for (Map.Entry<String, Tensor> entry : expected.entrySet()) {
            Tensor read = Npy.read(resource(entry.getKey() + ".npy"));
            FileSamples.assertSameBits(entry.getValue(), read, entry.getKey());
        }
    }

    @Test
    @DisplayName("P32 the bytes written are NumPy's own, for the dtypes that both have")
    void writesAsNumPy() throws IOException {
        Map<String, Tensor> same = Map.of(
                "f8", FileSamples.tensors().get("doubles"),
                "b1", Tensor.bools(true, false, true),
                "i4", Tensor.ints(new int[][] {{-1}, {2}}),
                "scalar", Tensor.of(0.5),
                "empty", Tensor.zeros(0, 3).to(DType.FLOAT32));
        Path file = folder.resolve("a.npy");
        for (Map.Entry<String, Tensor> entry : same.entrySet()) {
            Npy.write(file, entry.getValue());
            assertArrayEquals(
                    Files.readAllBytes(resource(entry.getKey() + ".npy")), Files.readAllBytes(file), entry.getKey());
        }
    }

    @Test
    void roundTrip() throws IOException {
        Path file = folder.resolve("a.npy");
        Map<String, Tensor> tensors = FileSamples.tensors();
        tensors.put("deep", Tensor.normal(1, 2, 1, 3, 1, 4));
        tensors.put("large", Tensor.normal(1, 30_011).to(DType.FLOAT32));
        for (Map.Entry<String, Tensor> entry : tensors.entrySet()) {
            Npy.write(file, entry.getValue());
            FileSamples.assertSameBits(entry.getValue(), Npy.read(file), entry.getKey());
        }
    }

    private static Tensor read(byte[] bytes) throws IOException {
        return Npy.read("in-memory", Channels.newChannel(new ByteArrayInputStream(bytes)), bytes.length);
    }

    private static byte[] file(String header, int data) {
        byte[] text = header.getBytes(StandardCharsets.ISO_8859_1);
        byte[] bytes = new byte[10 + text.length + data];
        byte[] begin = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, (byte) text.length, (byte) (text.length >> 8)};
        System.arraycopy(begin, 0, bytes, 0, begin.length);
        System.arraycopy(text, 0, bytes, begin.length, text.length);
        return bytes;
    }

    private static String header(String descr, String shape) {
        return "{'descr': '" + descr + "', 'fortran_order': False, 'shape': " + shape + "}";
    }

    @Test
    void whatIsValidAndUnusual() throws IOException {
        assertEquals(
                Shape.of(2),
                read(file("{\"shape\":(2,),\"fortran_order\":True,\"descr\":\"<f4\"}", 8))
                        .shape());
        assertEquals(Shape.of(2, 1), read(file(header("<f4", "(2, 1,)"), 8)).shape());
        assertEquals(Shape.SCALAR, read(file(header(">f8", "()") + "  \n", 8)).shape());
        assertEquals(
                Shape.of(0, 2147483639),
                read(file(header("|u1", "(0, 2147483639)"), 0)).shape());
    }

    record Bad(byte[] bytes, List<String> facts) {
        @Override
        public String toString() {
            return facts.toString();
        }
    }

    private static Bad bad(String header, int data, String... facts) {
        return new Bad(file(header, data), List.of(facts));
    }

    static Stream<Bad> rejected() {
        byte[] magic = file(header("<f4", "()"), 4);
        magic[1] = 'M';
        byte[] version = file(header("<f4", "()"), 4);
        version[6] = 4;
        byte[] minor = file(header("<f4", "()"), 4);
        minor[7] = 1;
        byte[] length = file(header("<f4", "()"), 4);
        length[9] = (byte) 0xff;
        byte[] two = file(header("<f4", "()"), 4);
        two[6] = 2; // the header's length now has four bytes, two of them text
        byte[] truthy = file(header("|b1", "(1,)"), 1);
        truthy[truthy.length - 1] = 2;
        return Stream.of(
                new Bad(new byte[9], List.of("has 9 bytes", "need 10")),
                new Bad(magic, List.of("byte 0", "no NPY array")),
                new Bad(version, List.of("byte 6", "version 4.0")),
                new Bad(minor, List.of("byte 6", "version 1.1")),
                new Bad(length, List.of("byte 8: the header has 65")),
                new Bad(two, List.of("byte 8: the header has 66", "at most 5")),
                new Bad(truthy, List.of("the byte 2 at element 0")),
                bad("", 0, "byte 10", "need a {"),
                bad("{}", 0, "a key is missing"),
                bad("{'descr': '<f4', 'shape': ()}", 4, "a key is missing"),
                bad("{'descr': '<f4', 'descr': '<f4'}", 4, "'descr' is unknown or comes twice"),
                bad("{'shape': (), 'shape': ()}", 4, "'shape' is unknown or comes twice"),
                bad("{'other': 1}", 4, "'other' is unknown or comes twice"),
                bad("{'descr': [('a', '<f4')]}", 4, "structured"),
                bad("{'descr': '<f4}", 4, "text in quotes"),
                bad("{'descr' '<f4'}", 4, "need a :"),
                bad("{'descr': '<f4' 'shape'", 4, "need a }"),
                bad("{'fortran_order': 1}", 4, "True or False"),
                bad(header("<f4", "()") + "x", 4, "goes on after"),
                bad(header("<f4", "[]"), 4, "need a ("),
                bad(header("<f4", "(1)"), 4, "comma after the only size"),
                bad(header("<f4", "(1 1)"), 4, "no list of sizes"),
                bad(header("<f4", "(" + "1,".repeat(65) + ")"), 4, "at most 64"),
                bad(header("<f4", "(-1,)"), 4, "not a size"),
                bad(header("<f4", "(01,)"), 4, "not a size"),
                bad(header("<f4", "(1L,)"), 4, "no list of sizes"),
                bad(header("<f4", "(4294967296,)"), 4, "size 4294967296 is too large"),
                bad(header("<f4", "(99999999999999999999,)"), 4, "not a size"),
                bad(header("<f4", "(65536, 65536)"), 4, "2147483639"),
                bad(header("<f8", "(2147483639,)"), 4, "data has 4 bytes; need 2147483639 numbers of 8"),
                bad(header("<f4", "(2,)"), 4, "data has 4 bytes; need 2 numbers of 4 for shape [2]"),
                bad(header("<f4", "()"), 5, "data has 5 bytes"),
                bad(header("<f2", "()"), 2, "dtype '<f2'"),
                bad(header("=f4", "()"), 4, "dtype '=f4'"),
                bad(header("|f4", "()"), 4, "dtype '|f4'"),
                bad(header("<c8", "()"), 8, "dtype '<c8'"),
                bad(header("<U4", "()"), 16, "dtype '<U4'"),
                bad(header("|O", "()"), 8, "pickled objects", "never"),
                bad("{'descr': '\u00fc'}", 4, "not ASCII"));
    }

    @ParameterizedTest
    @MethodSource("rejected")
    @DisplayName("P34 bad arrays are refused, each with its place and reason")
    void rejects(Bad row) {
        assertMessage(assertThrows(FileFormatException.class, () -> read(row.bytes())), row.facts());
    }

    private static void assertMessage(Exception error, List<String> facts) {
        for (String fact : facts) {
            assertTrue(error.getMessage().contains(fact), () -> "\"" + fact + "\" is not in: " + error.getMessage());
        }
    }

    @Test
    void rejectsWhatNumPyWritesAndIsNoNumberHere() {
        assertMessage(
                assertThrows(FileFormatException.class, () -> Npy.read(resource("too_large.npy"))),
                List.of("too_large.npy", "element 1 is 2147483648", "-2147483648 to 2147483647"));
        assertMessage(
                assertThrows(FileFormatException.class, () -> Npy.read(resource("object.npy"))), List.of("pickled"));
        assertMessage(
                assertThrows(FileFormatException.class, () -> Npy.read(resource("structured.npy"))),
                List.of("structured"));
    }

    @Test
    @DisplayName("P32 archives that NumPy wrote, packed and plain")
    void readsArchives() throws IOException {
        Map<String, Tensor> stored = new LinkedHashMap<>();
        stored.put("x", MATRIX);
        stored.put("labels", Tensor.ints(1, 2));
        stored.put("b", Tensor.bools(true, false, true));
        FileSamples.assertSameBits(stored, Npz.read(resource("stored.npz")));
        Map<String, Tensor> packed = new LinkedHashMap<>();
        packed.put("x", Tensor.zeros(100, 100));
        packed.put("y", MATRIX);
        FileSamples.assertSameBits(packed, Npz.read(resource("compressed.npz")));
    }

    @Test
    @DisplayName("P32 the bytes of an archive are those that NumPy was seen to read with the same bits")
    void writesArchives() throws IOException {
        Path file = folder.resolve("a.npz");
        Npz.write(file, FileSamples.tensors());
        FileSamples.assertSameBits(FileSamples.tensors(), Npz.read(file));
        assertArrayEquals(Files.readAllBytes(resource("written.npz")), Files.readAllBytes(file));
        Npz.write(file, Map.of());
        assertEquals(Map.of(), Npz.read(file));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 80_127, 80_300})
    @DisplayName("P34 what an archive unpacks to is limited")
    void limit(long limit) throws IOException {
        assertMessage(
                assertThrows(FileFormatException.class, () -> Npz.read(resource("compressed.npz"), limit)),
                List.of("compressed.npz", "limit"));
        assertEquals(2, Npz.read(resource("compressed.npz"), 80_128 + 176).size());
    }

    @Test
    @DisplayName("P34 an archive with a wrong checksum, a foreign entry or a name that comes twice is refused")
    void badArchives() throws IOException {
        byte[] bytes = Files.readAllBytes(resource("stored.npz"));
        Path file = folder.resolve("a.npz");
        for (int at = 0; at < bytes.length - 8; at++) { // one bit of a number
            if (bytes[at] == 0x04 && bytes[at + 1] == 0x40 && bytes[at + 2] == 'P') { // the end of 2.5, then PK
                bytes[at] ^= 1;
            }
        }
        Files.write(file, bytes);
        assertMessage(assertThrows(FileFormatException.class, () -> Npz.read(file)), List.of("x.npy", "checksum"));
        Files.write(file, archive("readme.txt"));
        assertMessage(assertThrows(FileFormatException.class, () -> Npz.read(file)), List.of("readme.txt", ".npy"));
        byte[] twice = archive("a.npy", "b.npy");
        for (int at = 0; at < twice.length; at++) {
            twice[at] = twice[at] == 'b' && twice[at + 1] == '.' ? (byte) 'a' : twice[at];
        }
        Files.write(file, twice);
        assertMessage(assertThrows(FileFormatException.class, () -> Npz.read(file)), List.of("a.npy", "twice"));
        byte[] name = archive("a.npy");
        for (int at = 0; at < name.length; at++) {
            name[at] = name[at] == 'a' && name[at + 1] == '.' ? (byte) 0xff : name[at];
        }
        Files.write(file, name);
        assertMessage(assertThrows(FileFormatException.class, () -> Npz.read(file)), List.of("ZIP"));
        Files.write(file, new byte[] {'P', 'K', 3, 4});
        assertMessage(assertThrows(FileFormatException.class, () -> Npz.read(file)), List.of("ZIP"));
        assertThrows(FileFormatException.class, () -> Npz.read(folder));
        assertThrows(IOException.class, () -> Npz.read(folder.resolve("missing.npz")));
    }

    private static byte[] archive(String... names) throws IOException {
        byte[] content = file(header("<f4", "()"), 4);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(content);
            }
        }
        return bytes.toByteArray();
    }
}
