package autograd.examples;

import autograd.nn.data.Csv;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * Measures of 344 penguins of three species, in which some values are missing (A. M. Horst, A. P. Hill, K. B. Gorman, 2020,
 * palmerpenguins, CC0).
 */
public final class Penguins {
    private static final String RESOURCE = "penguins.csv";

    private Penguins() {}

    /**
     * {@return the table as it was published: species, island, bill_length_mm, bill_depth_mm, flipper_length_mm, body_mass_g,
     * sex, year}
     *
     * @throws UncheckedIOException if it cannot be read
     */
    public static Csv load() {
        try (InputStream resource = Penguins.class.getResourceAsStream(RESOURCE)) {
            return Csv.read(new InputStreamReader(resource, StandardCharsets.US_ASCII), RESOURCE, Csv.Format.DEFAULT);
        } catch (IOException e) {
            throw new UncheckedIOException("penguins: cannot read resource " + RESOURCE, e);
        }
    }
}
