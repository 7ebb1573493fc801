package autograd.examples;

import autograd.examples.Charts.Series;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * A chart; see {@link Charts}. The title and the legend stand above the plot, the legend in as many rows as it needs.
 *
 * @param title one line
 * @param xTitle below the horizontal axis
 * @param yTitle left of the vertical axis
 * @param series drawn in their order, the last on top
 * @param logarithmicX whether the horizontal axis is logarithmic; then all its values are above 0
 * @param logarithmicY whether the vertical axis is
 */
public record Chart(
        String title, String xTitle, String yTitle, List<Series> series, boolean logarithmicX, boolean logarithmicY)
        implements Picture {
    private static final int TITLE_ROW = 28;
    private static final int LEGEND_ROW = 20;
    private static final int SWATCH = 22;
    private static final int LEGEND_GAP = 16;

    /** Takes a copy of {@code series}. */
    public Chart {
        Objects.requireNonNull(title, "Chart: title is null; need a text");
        Objects.requireNonNull(xTitle, "Chart: xTitle is null; need a text");
        Objects.requireNonNull(yTitle, "Chart: yTitle is null; need a text");
        series = List.copyOf(series);
        requirePositive("x", logarithmicX, series, true);
        requirePositive("y", logarithmicY, series, false);
    }

    Chart(String title, String xTitle, String yTitle, List<Series> series) {
        this(title, xTitle, yTitle, series, false, false);
    }

    private static void requirePositive(String axis, boolean logarithmic, List<Series> series, boolean x) {
        for (Series one : logarithmic ? series : List.<Series>of()) {
            for (double value : (x ? one.x() : one.y()).toDoubleArray()) {
                if (value <= 0) {
                    throw new IllegalArgumentException("Chart: series \"" + one.name() + "\" has " + axis + " = "
                            + value + " on a logarithmic axis; need numbers above 0");
                }
            }
        }
    }

    /** {@return this chart with a logarithmic horizontal axis} */
    public Chart logX() {
        return new Chart(title, xTitle, yTitle, series, true, logarithmicY);
    }

    /** {@return this chart with a logarithmic vertical axis} */
    public Chart logY() {
        return new Chart(title, xTitle, yTitle, series, logarithmicX, true);
    }

    /** {@return this chart with more series on top} */
    public Chart with(Series... more) {
        List<Series> all = new ArrayList<>(series);
        all.addAll(List.of(more));
        return new Chart(title, xTitle, yTitle, all, logarithmicX, logarithmicY);
    }

    @Override
    public int width() {
        return Style.WIDTH;
    }

    @Override
    public int height() {
        return Style.HEIGHT + LEGEND_ROW * Math.max(0, legend(null) - 1);
    }

    @Override
    public void draw(Graphics2D canvas) {
        Style.prepare(canvas);
        double room = (width() - 2.0 * Style.MARGIN) / Math.max(1, Style.width(Style.TITLE, title));
        Font font = room < 1 ? Style.TITLE.deriveFont((float) (Style.TITLE.getSize() * room)) : Style.TITLE;
        Style.text(canvas, font, title, Style.MARGIN, TITLE_ROW - 8);
        int top = TITLE_ROW + LEGEND_ROW * legend(canvas);
        Graphics2D below = (Graphics2D) canvas.create();
        below.translate(0, top);
        plot(height() - top).paint(below, width(), height() - top);
        below.dispose();
    }

    /** Draws the legend, unless {@code canvas} is null, and returns its number of rows. */
    private int legend(Graphics2D canvas) {
        double x = Style.MARGIN;
        int rows = 0;
        for (int i = 0; i < series.size(); i++) {
            Series one = series.get(i);
            if (!one.name().isEmpty()) {
                double width = SWATCH + 6 + Style.width(Style.SMALL, one.name());
                if (rows == 0 || x + width > width() - Style.MARGIN) {
                    x = Style.MARGIN;
                    rows++;
                }
                if (canvas != null) {
                    int baseline = TITLE_ROW + LEGEND_ROW * rows - 6;
                    swatch(canvas, one, i, (int) x, baseline - 5);
                    canvas.setColor(Style.INK);
                    Style.text(canvas, Style.SMALL, one.name(), x + SWATCH + 6, baseline);
                }
                x += width + LEGEND_GAP;
            }
        }
        return rows;
    }

    private void swatch(Graphics2D canvas, Series one, int index, int x, int y) {
        Color colour = colour(index);
        canvas.setColor(filling(one, colour));
        canvas.setStroke(Style.LINE);
        switch (one.kind()) {
            case AREA, BARS -> canvas.fillRect(x, y - 5, SWATCH, 10);
            case DOTS -> canvas.fillOval(x + SWATCH / 2 - 3, y - 3, 7, 7);
            default -> {
                canvas.drawLine(x, y, x + SWATCH, y);
                if (one.kind() == Series.Kind.PATH) {
                    canvas.fillOval(x + SWATCH / 2 - 3, y - 3, 7, 7);
                }
            }
        }
    }

    private static Color filling(Series one, Color colour) {
        return switch (one.kind()) {
            case AREA -> Style.pale(colour);
            case BARS -> Style.strong(colour);
            default -> colour;
        };
    }

    /** Contours have the colours of their levels; the others take those of the style in turn. */
    private Color colour(int index) {
        if (series.get(index).kind() == Series.Kind.CONTOUR) {
            return Style.level(series.get(index).level());
        }
        int before = 0;
        for (int i = 0; i < index; i++) {
            before += series.get(i).kind() == Series.Kind.CONTOUR ? 0 : 1;
        }
        return Style.series(before);
    }

    private XYChart plot(int height) {
        XYChart chart = new XYChartBuilder()
                .width(width())
                .height(height)
                .xAxisTitle(xTitle)
                .yAxisTitle(yTitle)
                .build();
        Scale x = Scale.of(logarithmicX, series.stream().map(Series::x).toList());
        Scale y = Scale.of(logarithmicY, series.stream().map(Series::y).toList());
        style(chart.getStyler(), x, y);
        for (int i = 0; i < series.size(); i++) {
            Series one = Thinned.of(series.get(i));
            XYSeries drawn = chart.addSeries("series " + i, x.places(one.x()), y.places(one.y()));
            Color colour = colour(i);
            BasicStroke stroke = switch (one.kind()) {
                case AREA, BARS -> Style.NONE;
                case CONTOUR, PATH -> Style.THIN;
                default -> Style.LINE;
            };
            boolean dots = one.kind() == Series.Kind.DOTS || one.kind() == Series.Kind.PATH;
            drawn.setXYSeriesRenderStyle(
                    switch (one.kind()) {
                        case AREA, BARS -> XYSeriesRenderStyle.PolygonArea;
                        case DOTS -> XYSeriesRenderStyle.Scatter;
                        default -> XYSeriesRenderStyle.Line;
                    });
            drawn.setLineColor(colour);
            drawn.setMarkerColor(colour);
            drawn.setFillColor(filling(one, colour));
            drawn.setLineStyle(stroke);
            drawn.setMarker(dots ? SeriesMarkers.CIRCLE : SeriesMarkers.NONE);
        }
        if (!series.isEmpty()) {
            addUneven(chart, x.places(series.get(0).x()), y.places(series.get(0).y()));
        }
        return chart;
    }

    /** A point that is not drawn: where all places are equally far apart, XChart puts a label at so many that they overlap. */
    private static void addUneven(XYChart chart, double[] x, double[] y) {
        if (x.length > 2) {
            double uneven = x[0] + 0.381966 * (x[1] - x[0]);
            XYSeries point = chart.addSeries("uneven", new double[] {uneven}, new double[] {y[0]});
            point.setXYSeriesRenderStyle(XYSeriesRenderStyle.Line);
            point.setLineStyle(Style.NONE);
            point.setMarker(SeriesMarkers.NONE);
        }
    }

    private static void style(XYStyler style, Scale x, Scale y) {
        style.setXAxisLogarithmic(x.isLogarithmic());
        style.setYAxisLogarithmic(y.isLogarithmic());
        style.setXAxisTickLabelsFormattingFunction(x::label);
        style.setYAxisTickLabelsFormattingFunction(y::label);
        style.setPlotGridLinesColor(Style.GRID);
        style.setPlotGridLinesStroke(Style.HAIR);
        style.setPlotBorderVisible(false);
        style.setPlotMargin(0);
        style.setXAxisTickMarkSpacingHint(80);
        style.setYAxisTickMarkSpacingHint(44);
        style.setAxisTickLabelsFont(Style.SMALL);
        style.setAxisTickLabelsColor(Style.INK);
        style.setAxisTickMarksColor(Style.GRID);
        style.setAxisTitleFont(Style.TEXT);
        style.setChartFontColor(Style.INK);
        style.setXAxisTitleColor(Style.INK);
        style.setYAxisTitleColor(Style.INK);
        style.setPlotBackgroundColor(Style.PAPER);
        style.setChartBackgroundColor(Style.PAPER);
        style.setChartTitleVisible(false);
        style.setLegendVisible(false);
        style.setChartPadding(8);
        style.setMarkerSize(5);
        style.setLocale(Locale.ROOT);
    }
}
