package autograd.nn.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import autograd.Tensor;
import autograd.array.DType;
import autograd.shape.Shape;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdxTest {
    private static final String IMAGES = "00000803 00000002 00000001 00000003 000102 7f80ff";

    @TempDir
    private Path folder;

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }

    private static byte[] packed(byte[] plain) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(plain);
        }
        return bytes.toByteArray();
    }

    private Tensor read(byte[] bytes) throws IOException {
        return Idx.read(Files.write(folder.resolve("a.idx"), bytes));
    }

    @Test
    void everyType() throws IOException {
        Tensor images = read(bytes(IMAGES));
        assertEquals(Shape.of(2, 1, 3), images.shape());
        assertEquals(DType.INT32, images.dtype());
        assertArrayEquals(new int[] {0, 1, 2, 127, 128, 255}, images.toIntArray());
        assertArrayEquals(
                new int[] {-128, 127}, read(bytes("00000901 00000002 807f")).toIntArray());
        assertArrayEquals(
                new int[] {-32768, 258},
                read(bytes("00000b01 00000002 8000 0102")).toIntArray());
        assertArrayEquals(
                new int[] {16909060}, read(bytes("00000c01 00000001 01020304")).toIntArray());
        Tensor floats = read(bytes("00000d01 00000001 3fc00000"));
        assertEquals(DType.FLOAT32, floats.dtype());
        assertEquals(1.5, floats.get(0));
        Tensor doubles = read(bytes("00000e00 3ff8000000000000"));
        assertEquals(DType.FLOAT64, doubles.dtype());
        assertEquals(Shape.SCALAR, doubles.shape());
        assertEquals(1.5, doubles.item());
        assertEquals(0, read(bytes("00000801 00000000")).size());
    }

    @Test
    void packedFilesAreKnownByTheirBytes() throws IOException {
        assertArrayEquals(
                read(bytes(IMAGES)).toIntArray(), read(packed(bytes(IMAGES))).toIntArray());
        Path file = Files.write(folder.resolve("b"), packed(bytes(IMAGES)));
        assertEquals(6, Idx.read(file, 22).size());
        assertMessage("unpacks to more than the limit of 21", () -> Idx.read(file, 21));
        byte[] cut = packed(bytes(IMAGES));
        assertMessage("cannot be unpacked", () -> read(Arrays.copyOf(cut, cut.length - 9)));
        cut[cut.length - 6] ^= 1; // of the checksum
        assertMessage("cannot be unpacked", () -> read(cut));
        assertMessage("cannot be unpacked", () -> read(bytes("1f8b0000")));
    }

    private static void assertMessage(String what, org.junit.jupiter.api.function.Executable call) {
        String message = assertThrows(DataFileException.class, call).getMessage();
        assertTrue(message.startsWith("read: ") && message.contains(what), message);
    }

    @ParameterizedTest
    @CsvSource({
        "'', has 0 bytes",
        "000008, has 3 bytes",
        "00000a01 00000001 00, begins with 00000a01",
        "01000801 00000001 00, begins with 01000801",
        "00000803 00000001, 3 axes",
        "000008ff 00000001, 255 axes",
        "00000801 ffffffff 00, size -1",
        "00000802 00010000 00010000 00, 2147483639",
        "00000801 00000002 00, have 1 bytes; need 2",
        "00000801 00000002 000000, have 3 bytes; need 2",
        "00000e01 10000000 00, need 2147483648 for shape [268435456] of 8 bytes"
    })
    @DisplayName("P34 bad files are refused, before anything is allocated")
    void rejects(String hex, String what) {
        assertMessage(what, () -> read(bytes(hex)));
    }

    @Test
    @DisplayName("P34 changed files, plain and packed: read, or refused by the one declared exception")
    void changed() throws IOException {
        SplittableRandom random = new SplittableRandom(3);
        int refused = 0;
        int files = 1_000;
        for (int i = 0; i < files; i++) {
            byte[] plain = bytes(IMAGES);
            byte[] bytes = i % 2 == 0 ? plain : packed(plain);
            for (int changes = random.nextInt(3); changes >= 0; changes--) {
                bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            }
            try {
                assertTrue(read(bytes).size() <= 100);
            } catch (DataFileException e) {
                refused++;
            }
        }
        assertTrue(refused > files / 2 && refused < files, refused + " refused");
    }

    @Test
    void aMissingFileIsNamed() {
        assertThrows(NoSuchFileException.class, () -> Idx.read(folder.resolve("missing")));
    }
}
