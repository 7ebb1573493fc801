package autograd.nn.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import autograd.array.DType;
import autograd.shape.Shape;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvTest {
    private static final String PENGUINS = "species,bill,mass,island\n"
            + "Gentoo,46.1,4500,Biscoe\n"
            + "Adelie,39.1,3750,Torgersen\n"
            + "\n"
            + "Adelie,NA,,Biscoe\n"
            + "\"Chinstrap, the\", -1.5e1 ,3700,Dream\n";

    @TempDir
    private Path folder;

    private static Csv read(String text) throws IOException {
        return Csv.read(new StringReader(text), "t.csv", Csv.Format.DEFAULT);
    }

    @Test
    void columnsBecomeTensors() throws IOException {
        Csv csv = read(PENGUINS);
        assertEquals(List.of("species", "bill", "mass", "island"), csv.columns());
        assertEquals(4, csv.size());
        assertEquals(List.of("46.1", "39.1", "NA", "-1.5e1"), csv.texts("bill"));
        assertEquals(1, csv.missing("bill"));
        assertEquals(0, csv.missing("species"));
        Csv whole = csv.withoutMissing("mass", "bill");
        assertEquals(3, whole.size());
        assertEquals(4, csv.size(), "a table is a value");
        assertEquals(Shape.of(3, 2), whole.numbers("mass", "bill").shape());
        assertArrayEquals(
                new double[] {4500, 46.1, 3750, 39.1, 3700, -15},
                whole.numbers("mass", "bill").toDoubleArray());
        assertEquals(3, csv.withoutMissing().size());
        assertArrayEquals(
                new double[] {46.1, 39.1, 0, -15},
                csv.filled("bill", "0").numbers("bill").toDoubleArray());
        assertEquals(Shape.of(0, 1), read("a\n").numbers("a").shape());
    }

    @Test
    void classesAreSortedOrGiven() throws IOException {
        Csv csv = read(PENGUINS);
        Csv.Classes species = csv.classes("species");
        assertEquals(List.of("Adelie", "Chinstrap, the", "Gentoo"), species.names());
        assertEquals(DType.INT32, species.indices().dtype());
        assertArrayEquals(new int[] {2, 0, 0, 1}, species.indices().toIntArray());
        List<String> known = List.of("Torgersen", "Dream", "Biscoe", "Moon");
        assertArrayEquals(
                new int[] {2, 0, 2, 1}, csv.classes("island", known).indices().toIntArray());
        assertArrayEquals(
                new double[] {1, 0, 0, 0, 0, 1, 1, 0, 0, 0, 1, 0},
                csv.oneHot("island").toDoubleArray());
        assertEquals(Shape.of(4, 3), csv.oneHot("island").shape());
        assertEquals(Shape.of(4, 4), csv.oneHot("island", known).shape());
        assertEquals(1, csv.oneHot("island", known).get(3, 1));
    }

    @Test
    void formats() throws IOException {
        Csv plain = Csv.read(
                new StringReader("1;?\n2;x"),
                "t",
                Csv.Format.DEFAULT.withoutHeader().withDelimiter(';').withMissing("?"));
        assertEquals(List.of("0", "1"), plain.columns());
        assertArrayEquals(new double[] {1, 2}, plain.numbers("0").toDoubleArray());
        assertEquals(1, plain.missing("1"));
        assertEquals(List.of("a"), read("\ufeffa\n1").columns(), "the mark of a spreadsheet");
        assertEquals(
                List.of("say \"x\"\nagain"),
                read("a\n\"say \"\"x\"\"\nagain\"\n").texts("a"));
        assertEquals(2, read("a,b\r\n1,2\r\n3,4\r\n").size());
    }

    @Test
    void filesPlainAndPacked() throws IOException {
        Path plain = Files.writeString(folder.resolve("a.csv"), PENGUINS);
        Path packed = folder.resolve("a.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            out.write(PENGUINS.getBytes(StandardCharsets.UTF_8));
        }
        assertEquals(Csv.read(plain).texts("bill"), Csv.read(packed).texts("bill"));
        assertThrows(NoSuchFileException.class, () -> Csv.read(folder.resolve("missing.csv")));
        byte[] cut = Files.readAllBytes(packed);
        Files.write(packed, Arrays.copyOf(cut, cut.length - 9));
        assertMessage(packed.toString(), "cannot be unpacked", () -> Csv.read(packed));
        Files.write(packed, new byte[] {1, 2, 3});
        assertMessage(packed.toString(), "cannot be unpacked", () -> Csv.read(packed));
        Files.write(plain, new byte[] {'a', '\n', (byte) 0xfc});
        assertMessage(plain.toString(), "not UTF-8", () -> Csv.read(plain));
    }

    private static void assertMessage(String where, String what, org.junit.jupiter.api.function.Executable call) {
        String message = assertThrows(DataFileException.class, call).getMessage();
        assertTrue(message.contains(where) && message.contains(what), message);
    }

    @Test
    void badSyntaxIsRefusedByLine() {
        assertMessage("t.csv, line 3", "has 1 cells, the first one has 2", () -> read("a,b\n1,2\n3\n"));
        assertMessage("t.csv, line 4", "has 3 cells", () -> read("a,b\n\"1\n\",2\n3,4,5\n"));
        assertMessage("line 1: column 2", "\"a\", which comes twice", () -> read("a,a\n"));
        assertMessage("line 1: column 2", "the name \"\"", () -> read("a,\n"));
        assertMessage("t.csv", "the file is empty", () -> read(""));
        assertMessage("t.csv", "read: t.csv: ", () -> read("a\n\"1"));
        assertMessage("t.csv", "read: t.csv: ", () -> read("a\n\"1\"x\n"));
    }

    @Test
    void javaSpellingsAreNoNumbers() throws IOException {
        for (String text : List.of("1f", "1D", "0x1p3", "1,5", "", "1e", "--1")) {
            Csv csv = Csv.read(new StringReader("a\n\"" + text + "\"\n"), "t", Csv.Format.DEFAULT.withMissing("?"));
            assertThrows(IllegalArgumentException.class, () -> csv.numbers("a"), text);
        }
        for (String text : List.of("1", "-1.5", "+.5e-3", "1E5", "5.")) {
            assertEquals(
                    Double.parseDouble(text),
                    read("a\n" + text + "\n").numbers("a").get(0, 0));
        }
    }

    @Test
    @DisplayName("P34 changed files: read, or refused by the one declared exception")
    void changed() throws IOException {
        SplittableRandom random = new SplittableRandom(5);
        int refused = 0;
        int files = 20_000;
        for (int i = 0; i < files; i++) {
            byte[] bytes = PENGUINS.getBytes(StandardCharsets.UTF_8);
            for (int changes = random.nextInt(3); changes >= 0; changes--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            var text = new InputStreamReader(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8.newDecoder());
            try {
                assertTrue(Csv.read(text, "t.csv", Csv.Format.DEFAULT).size() <= bytes.length);
            } catch (DataFileException e) {
                refused++;
            }
        }
        assertTrue(refused > files / 4 && refused < files, refused + " refused");
    }

    @Test
    void showsWhatIsInIt() throws IOException {
        assertEquals("""
                t.csv: 4 rows
                  species  texts, 3 different
                  bill     numbers, -15.0 to 46.1, 1 missing
                  mass     numbers, 3700.0 to 4500.0, 1 missing
                  island   texts, 3 different""", read(PENGUINS).toString().replace("\r", ""));
        assertEquals(
                "t.csv: 1 rows\n  a  empty, 1 missing",
                read("a\nNA\n").toString().replace("\r", ""));
    }
}
