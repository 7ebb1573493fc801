package autograd.examples;

import autograd.Tensor;
import autograd.array.DType;
import autograd.nn.data.Csv;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;

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
                InputStream plain = new GZIPInputStream(resource)) {
            return of(Csv.read(
                    new InputStreamReader(plain, StandardCharsets.US_ASCII),
                    RESOURCE,
                    Csv.Format.DEFAULT.withoutHeader()));
        } catch (IOException e) {
            throw new UncheckedIOException("digits: cannot read resource " + RESOURCE, e);
        }
    }

    private static Digits of(Csv table) {
        String[] pixels = table.columns().subList(0, PIXELS).toArray(new String[0]);
        String label = table.columns().get(PIXELS);
        return new Digits(
                table.numbers(pixels).div(FULL),
                table.numbers(label).reshape(table.size()).to(DType.INT32));
    }
}
