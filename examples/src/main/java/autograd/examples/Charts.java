package autograd.examples;

import autograd.Autograd;
import autograd.Tensor;
import autograd.array.DType;
import autograd.shape.Shape;
import autograd.shape.ShapeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** Charts of lines, points, bands, bars, histograms and contours, all in the one {@link Style}. */
public final class Charts {
    private static final int GRID = 160; // points along each side on which contours are computed

    private Charts() {}

    /**
     * One series of a chart.
     *
     * @param name for the legend; an empty one is not in it
     * @param kind how it is drawn
     * @param x the horizontal values, FLOAT64 {@code [n]}; NaN interrupts a line
     * @param y as many vertical values
     * @param level the place of a contour among its fellows, from 0 (lowest) to 1; of other kinds 0
     */
    public record Series(String name, Kind kind, Tensor x, Tensor y, double level) {
        /** How a series is drawn. */
        public enum Kind {
            /** Joined by a line. */
            LINE,
            /** A dot each. */
            DOTS,
            /** Joined by a line, with a dot each. */
            PATH,
            /** The corners of an area, through which the rest is seen. */
            AREA,
            /** The corners of bars side by side. */
            BARS,
            /** A level of a function of two variables. */
            CONTOUR
        }

        /**
         * Takes both coordinates as {@code [n]}.
         *
         * @throws ShapeException if there are not as many vertical values as horizontal ones, or none
         */
        public Series {
            Objects.requireNonNull(name, "Series: name is null; need a name for the legend, or an empty one");
            Objects.requireNonNull(kind, "Series: kind is null; need one of Kind");
            if (x.size() != y.size() || x.size() == 0) {
                throw new ShapeException("Series: \"" + name + "\": x has shape " + x.shape() + ", y has shape "
                        + y.shape() + "; need as many numbers in both, 1 or more");
            }
            x = x.reshape(x.size()).to(DType.FLOAT64);
            y = y.reshape(y.size()).to(DType.FLOAT64);
        }

        /** {@return a line through points, in their order} */
        public static Series line(String name, Tensor x, Tensor y) {
            return new Series(name, Kind.LINE, x, y, 0);
        }

        /** {@return single dots} */
        public static Series dots(String name, Tensor x, Tensor y) {
            return new Series(name, Kind.DOTS, x, y, 0);
        }

        /** {@return a line through points, each with a dot: the steps of a search} */
        public static Series path(String name, Tensor x, Tensor y) {
            return new Series(name, Kind.PATH, x, y, 0);
        }

        /**
         * {@return the area between two curves}
         *
         * @param low the lower curve at {@code x}
         * @param high the upper one
         */
        public static Series band(String name, Tensor x, Tensor low, Tensor high) {
            double[] xs = x.toDoubleArray();
            double[] lows = low.toDoubleArray();
            double[] highs = high.toDoubleArray();
            int n = xs.length;
            if (lows.length != n || highs.length != n) {
                throw new ShapeException("band: \"" + name + "\": x has shape " + x.shape() + ", low " + low.shape()
                        + ", high " + high.shape() + "; need as many numbers in each");
            }
            double[] aroundX = new double[2 * n];
            double[] aroundY = new double[2 * n];
            for (int i = 0; i < n; i++) {
                aroundX[i] = xs[i];
                aroundY[i] = lows[i];
                aroundX[2 * n - 1 - i] = xs[i];
                aroundY[2 * n - 1 - i] = highs[i];
            }
            return new Series(name, Kind.AREA, Tensor.of(aroundX), Tensor.of(aroundY), 0);
        }

        /**
         * {@return bars from {@code base} up to {@code y}}
         *
         * @param x their middles
         * @param width of each, in units of {@code x}
         * @param base 0, or with a logarithmic axis the smallest value that it shows
         */
        public static Series bars(String name, Tensor x, Tensor y, double width, double base) {
            double[] xs = x.toDoubleArray();
            double[] ys = y.toDoubleArray();
            double[] aroundX = new double[4 * xs.length];
            double[] aroundY = new double[4 * ys.length];
            for (int i = 0; i < Math.min(xs.length, ys.length); i++) {
                aroundX[4 * i] = aroundX[4 * i + 1] = xs[i] - width / 2;
                aroundX[4 * i + 2] = aroundX[4 * i + 3] = xs[i] + width / 2;
                aroundY[4 * i] = aroundY[4 * i + 3] = base;
                aroundY[4 * i + 1] = aroundY[4 * i + 2] = ys[i];
            }
            return new Series(name, Kind.BARS, Tensor.of(aroundX), Tensor.of(aroundY), 0);
        }

        /**
         * {@return the histogram of {@code values} as a density, its area 1}
         *
         * @param values finite numbers, of any shape
         * @param bins of equal width from the smallest to the largest value
         */
        public static Series histogram(String name, Tensor values, int bins) {
            double low = values.min().item();
            double high = values.max().item();
            if (bins < 1 || !(high > low) || Double.isInfinite(high - low)) {
                throw new IllegalArgumentException("histogram: \"" + name + "\": " + bins + " bins from " + low + " to "
                        + high + "; need 1 or more, and finite values that differ");
            }
            double width = (high - low) / bins;
            double[] density = new double[bins];
            for (double value : values.toDoubleArray()) {
                density[Math.min(bins - 1, (int) ((value - low) / width))] += 1 / (width * values.size());
            }
            Tensor middles = Tensor.arange(bins).add(0.5).mul(width).add(low);
            Series outline = bars(name, middles, Tensor.of(density), width, 0);
            return new Series(name, Kind.AREA, outline.x(), outline.y(), 0);
        }
    }

    /** {@return a chart of the series, the axes linear} */
    public static Chart of(String title, String xTitle, String yTitle, List<Series> series) {
        return new Chart(title, xTitle, yTitle, series);
    }

    /** {@return a chart of the series, the vertical axis logarithmic} */
    public static Chart logarithmic(String title, String xTitle, String yTitle, List<Series> series) {
        return of(title, xTitle, yTitle, series).logY();
    }

    /**
     * Lines along which a function of two variables is constant, dark where it is large.
     *
     * @param f takes a point {@code [2]} to a scalar; it is called through {@link Autograd#vmap}
     * @param fromX the left end
     * @param toX the right end
     * @param fromY the lower end
     * @param toY the upper end
     * @param levels the constants, from low to high
     * @return a series for each level that the rectangle meets, none of them in the legend
     */
    public static List<Series> contours(
            Function<Tensor, Tensor> f, double fromX, double toX, double fromY, double toY, Tensor levels) {
        double[] points = new double[2 * GRID * GRID];
        for (int row = 0; row < GRID; row++) {
            for (int column = 0; column < GRID; column++) {
                points[2 * (row * GRID + column)] = fromX + column * (toX - fromX) / (GRID - 1);
                points[2 * (row * GRID + column) + 1] = fromY + row * (toY - fromY) / (GRID - 1);
            }
        }
        double[] values = Autograd.vmap(f)
                .apply(Tensor.of(points, Shape.of(GRID * GRID, 2)))
                .toDoubleArray();
        double[] constants = levels.toDoubleArray();
        List<Series> lines = new ArrayList<>();
        for (int i = 0; i < constants.length; i++) {
            double place = constants.length == 1 ? 1 : (double) i / (constants.length - 1);
            LevelSet.of(values, GRID, constants[i], fromX, toX, fromY, toY)
                    .map(set -> new Series("", Series.Kind.CONTOUR, set.x(), set.y(), place))
                    .ifPresent(lines::add);
        }
        return lines;
    }
}
