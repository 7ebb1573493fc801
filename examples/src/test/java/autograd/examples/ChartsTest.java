package autograd.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import autograd.Tensor;
import autograd.examples.Charts.Series;
import autograd.shape.ShapeException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChartsTest {
    private static final Tensor X = Tensor.of(1.0, 2, 3);

    @Test
    void contoursOfACircleAreCircles() {
        Tensor levels = Tensor.of(0.25, 1, 100);
        List<Series> contours = Charts.contours(p -> p.square().sum(), -2, 2, -2, 2, levels);
        assertEquals(2, contours.size()); // the rectangle does not reach 100
        for (int i = 0; i < 2; i++) {
            double[] x = contours.get(i).x().toDoubleArray();
            double[] y = contours.get(i).y().toDoubleArray();
            int gaps = 0;
            for (int j = 0; j < x.length; j++) {
                double level = x[j] * x[j] + y[j] * y[j];
                gaps += Double.isNaN(level) ? 1 : 0;
                assertTrue(Double.isNaN(level) || Math.abs(level - levels.get(i)) < 1e-3, "level " + level);
            }
            assertEquals(1, gaps, "one closed line");
            assertEquals(x[0], x[x.length - 2]);
            assertEquals(y[0], y[y.length - 2]);
        }
    }

    @Test
    void contoursOfASaddleAreTwoLines() {
        List<Series> contours =
                Charts.contours(p -> p.slice(0, 0, 1).mul(p.slice(0, 1, 2)).sum(), -1, 1, -1, 1, Tensor.of(0.1, 0.2));
        double gaps = contours.get(0)
                .x()
                .isNaN()
                .to(autograd.array.DType.FLOAT64)
                .sum()
                .item();
        assertEquals(2, gaps);
        assertEquals(1, contours.get(1).level());
    }

    @Test
    void histogramIsADensity() {
        Series histogram = Series.histogram("h", Tensor.of(0.0, 1, 1, 4), 4);
        double[] corners = histogram.y().toDoubleArray();
        assertEquals(0.25, corners[1], 1e-12);
        assertEquals(0.5, corners[5], 1e-12);
        assertEquals(0, corners[9], 1e-12);
        assertEquals(0.25, corners[13], 1e-12); // the largest value belongs to the last bin
        assertThrows(IllegalArgumentException.class, () -> Series.histogram("h", Tensor.ones(3), 4));
        assertThrows(IllegalArgumentException.class, () -> Series.histogram("h", X, 0));
    }

    @Test
    void whatCannotBeDrawnIsRefusedByName() {
        ShapeException lengths = assertThrows(ShapeException.class, () -> Series.line("loss", X, Tensor.of(1.0, 2)));
        assertEquals(
                "Series: \"loss\": x has shape [3], y has shape [2]; need as many numbers in both, 1 or more",
                lengths.getMessage());
        Series zero = Series.line("loss", X, Tensor.of(1.0, 0, 2));
        IllegalArgumentException logarithm =
                assertThrows(IllegalArgumentException.class, () -> Charts.logarithmic("t", "x", "y", List.of(zero)));
        assertEquals(
                "Chart: series \"loss\" has y = 0.0 on a logarithmic axis; need numbers above 0",
                logarithm.getMessage());
        assertThrows(ShapeException.class, () -> Series.band("b", X, X, Tensor.of(1.0)));
    }

    @Test
    void longLinesAreThinnedWithoutLosingPeaks() {
        double[] y = new double[100_000];
        y[54_321] = 7;
        y[54_322] = -7;
        Series line = Series.line("", Tensor.arange(y.length), Tensor.of(y));
        Series thinned = Thinned.of(line);
        assertTrue(thinned.x().size() < 1000);
        assertEquals(7, thinned.y().max().item());
        assertEquals(-7, thinned.y().min().item());
        assertEquals(99_999, thinned.x().get(thinned.x().size() - 1));
        Series path = Series.path("", Tensor.arange(y.length), Tensor.of(y));
        assertEquals(y.length, Thinned.of(path).x().size());
    }

    @Test
    void labelsAreShort() {
        assertEquals("0", Numbers.plain(0));
        assertEquals("−0.25", Numbers.plain(-0.25));
        assertEquals("0.3", Numbers.plain(0.1 + 0.2));
        assertEquals("100000", Numbers.plain(1e5));
        assertEquals("10⁸", Numbers.plain(1e8));
        assertEquals("1.5·10⁻¹²", Numbers.plain(1.5e-12));
        assertEquals("10⁻⁷", Numbers.power(-7));
        assertEquals("0.01", Numbers.power(-2));
        assertEquals("0.02", Numbers.narrow(0.02));
        assertEquals("", Numbers.narrow(0.03));
    }

    @Test
    void wideLogarithmicAxesShowExponents() {
        Scale wide = Scale.of(true, List.of(Tensor.of(1e-9, Double.NaN), Tensor.of(1.0)));
        assertEquals(-9, wide.places(Tensor.of(1e-9))[0], 1e-12);
        assertEquals("10⁻⁹", wide.label(-9));
        assertEquals("10⁻⁸", wide.label(-8));
        Scale narrow = Scale.of(true, List.of(Tensor.of(0.2, 15)));
        assertEquals(0.2, narrow.places(Tensor.of(0.2))[0]);
        assertEquals("5", narrow.label(5));
        assertEquals("15", Scale.of(false, List.of(X)).label(15));
    }

    @Test
    void svgNeedsNothingFromOutside() {
        Chart chart = Charts.of(
                        "Title", "x", "y", List.of(Series.line("a <line>", X, X), Series.path("b", X, X.square())))
                .logX()
                .with(Series.band("band", X, X, X.square()), Series.bars("bars", X, X, 0.5, 0));
        Pictures.Tile tile = new Pictures.Tile(Tensor.linspace(0, 1, 6).reshape(2, 3), "2 x 3");
        String svg = Svg.of(Pictures.below(chart, Pictures.tiles("Tiles", List.of(tile, tile), 2)));
        assertTrue(svg.startsWith("<svg xmlns=") && svg.endsWith(">"), svg);
        assertTrue(svg.contains("<title>Title; Tiles</title>"));
        assertTrue(svg.contains("var(--paper,") && svg.contains("var(--ink,") && svg.contains("var(--grid,"));
        assertFalse(svg.contains("<text"), "letters are outlines");
        assertFalse(svg.replaceAll("xmlns(:xlink)?=\"[^\"]*\"", "").contains("http"), "refers to the network");
        assertTrue(svg.contains("data:image/png;base64,"));
        // The line of three points is one path, not two lines.
        assertTrue(
                svg.matches("(?s).*<path[^>]*d=\"M[\\d.]+ [\\d.]+L[\\d.]+ [\\d.]+ [\\d.]+ [\\d.]+\".*"),
                "no joined path");
    }
}
