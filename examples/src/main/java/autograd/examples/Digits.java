package autograd.examples;

import autograd.Tensor;
import autograd.shape.Shape;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Handwritten digits, 8 x 8 pixels each: the test set of UCI's Optical Recognition of Handwritten Digits (E. Alpaydin and C.
 * Kaynak, 1998, CC BY 4.0).
 *
 * @param images FLOAT64 {@code [1797, 64]}, a row an image, ink from 0 (none) to 1 (full)
 * @param labels INT32 {@code [1797]}, the digits 0 to 9
 */
public record Digits(Tensor images, Tensor labels) {
    private static final String RESOURCE = "digits.csv.gz";
    private static final int PIXELS = 64;
    private static final double FULL = 16; // a cell counts the dark pixels of 4 x 4

    /**
     * {@return the digits, read from the resource that comes with the examples}
     *
     * @throws UncheckedIOException if it cannot be read
     */
    public static Digits load() {
        try (InputStream resource = Digits.class.getResourceAsStream(RESOURCE);
                CSVParser rows = CSVFormat.DEFAULT.parse(
                        new InputStreamReader(new GZIPInputStream(resource), StandardCharsets.US_ASCII))) {
            return of(rows.getRecords());
        } catch (IOException e) {
            throw new UncheckedIOException("digits: cannot read resource " + RESOURCE, e);
        }
    }

    private static Digits of(List<CSVRecord> rows) {
        double[] images = new double[rows.size() * PIXELS];
        int[] labels = new int[rows.size()];
        for (int row = 0; row < labels.length; row++) {
            CSVRecord cells = rows.get(row);
            for (int pixel = 0; pixel < PIXELS; pixel++) {
                images[row * PIXELS + pixel] = Double.parseDouble(cells.get(pixel)) / FULL;
            }
            labels[row] = Integer.parseInt(cells.get(PIXELS));
        }
        return new Digits(Tensor.of(images, Shape.of(labels.length, PIXELS)), Tensor.ints(labels));
    }
}
