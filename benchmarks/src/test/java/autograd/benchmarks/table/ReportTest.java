package autograd.benchmarks.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
    private static final List<String> NAMES = List.of("first", "second");

    @Test
    void aSectionThatIsNotMeasuredStays(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("R.md");
        Report before = Report.read(file, NAMES);
        before.put(section("first", "1"));
        before.put(section("second", "2"));
        before.write(file);
        Report after = Report.read(file, NAMES);
        after.put(section("second", "3"));
        after.write(file);
        String text = Files.readString(file);
        assertTrue(text.contains("| 1 "), text);
        assertTrue(text.contains("| 3 "), text);
        assertFalse(text.contains("| 2 "), text);
    }

    private static Section section(String name, String cell) {
        Section section = new Section(name, "Title", true, new PrintStream(OutputStream.nullOutputStream()));
        section.head(List.of("number"));
        section.row(List.of(cell));
        return section;
    }

    @Test
    void numbersHaveThreeDigits() {
        assertEquals("0.0123", Format.number(0.01234));
        assertEquals("1.23", Format.number(1.234));
        assertEquals("12345", Format.number(12345.4));
        assertEquals("-", Format.number(Double.NaN));
        assertEquals("1.50 us", Format.time(1500));
        assertEquals("20.0 ms", Format.time(2e7));
    }

    @Test
    void aDifferenceIsRelativeForLargeNumbersAndNeverHidesNan() {
        assertEquals(0.5, Session.difference(new double[] {0, 0.5}, new double[] {0, 0}));
        assertEquals(1e-3 / 2.001, Session.difference(new double[] {1000}, new double[] {1001}), 1e-9);
        assertTrue(Double.isNaN(Session.difference(new double[] {Double.NaN}, new double[] {1})));
        assertEquals(Double.POSITIVE_INFINITY, Session.difference(new double[1], new double[2]));
    }
}
