package autograd.examples;

import autograd.Tensor;
import autograd.examples.Charts.Series;
import autograd.shape.ShapeException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * {@code plot(...)}: draws what it is given, writes the picture into {@link Folders#output} and prints where it is.
 *
 * <p>Without a name the file is the first of {@code plot-1.png}, {@code plot-2.png}, ... that does not exist. Beside each PNG
 * lies an SVG of the same name.
 */
public final class Plot {
    private static final int POINTS = 400; // on an interval

    private Plot() {}

    /**
     * Draws numbers against their index: a vector is one line, a matrix {@code [n, k]} with up to seven columns a line for each
     * column, a larger matrix a picture of its values from smallest (white) to largest (black).
     */
    public static void plot(Tensor y) {
        if (y.rank() == 1) {
            show("y by index", "index", List.of(Series.line("", Tensor.arange(y.size()), y)));
        } else if (y.rank() == 2 && y.shape().size(1) <= 7) {
            List<Series> columns = new ArrayList<>();
            for (int j = 0; j < y.shape().size(1); j++) {
                Tensor column = y.slice(1, j, j + 1);
                columns.add(Series.line("column " + j, Tensor.arange(column.size()), column));
            }
            show("y by row", "row", columns);
        } else if (y.rank() == 2) {
            double low = y.min().item();
            double range = y.max().item() - low;
            Tensor ink = y.sub(low).div(range > 0 ? range : 1);
            String caption = Numbers.plain(low) + " (white) to " + Numbers.plain(low + range) + " (black)";
            plot(Pictures.tiles("Matrix " + y.shape(), List.of(new Pictures.Tile(ink, caption)), 1));
        } else {
            throw new ShapeException("plot: y has shape " + y.shape() + "; need a vector or a matrix");
        }
    }

    /** Draws {@code y} against {@code x}: a line if {@code x} rises from first to last, else dots. */
    public static void plot(Tensor x, Tensor y) {
        double[] xs = x.toDoubleArray();
        boolean rises = true;
        for (int i = 1; i < xs.length; i++) {
            rises &= xs[i] >= xs[i - 1];
        }
        show("y by x", "x", List.of(rises ? Series.line("", x, y) : Series.dots("", x, y)));
    }

    /**
     * Draws a function on an interval.
     *
     * @param f takes a vector of places to a vector of as many values; an elementwise function does
     * @param from left end
     * @param to right end, above it
     */
    public static void plot(Function<Tensor, Tensor> f, double from, double to) {
        if (!(from < to) || Double.isInfinite(to - from)) {
            throw new IllegalArgumentException("plot: the interval is from " + from + " to " + to
                    + "; need finite ends, the first below the second");
        }
        Tensor x = Tensor.linspace(from, to, POINTS);
        show("f on the interval", "x", List.of(Series.line("", x, f.apply(x))));
    }

    /** Shows a picture. */
    public static void plot(Picture picture) {
        int number = 1;
        while (Files.exists(Folders.output().resolve("plot-" + number + ".png"))) {
            number++;
        }
        plot("plot-" + number, picture);
    }

    /** Shows a picture under a name, in the place of an earlier one of this name. */
    public static void plot(String name, Picture picture) {
        Path file = Pictures.save(picture, name);
        System.out.println("picture: " + file);
    }

    private static void show(String title, String xTitle, List<Series> series) {
        plot(Charts.of(title, xTitle, "", series));
    }
}
