package autograd.examples;

import autograd.Tensor;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.image.BufferedImage;
import java.util.List;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Line and point charts in one style; the colours are those of Okabe and Ito (2008), told apart by the colour-blind. */
public final class Charts {
    private static final Color[] COLOURS = {
        new Color(0x0072B2), new Color(0xD55E00), new Color(0x009E73), new Color(0xCC79A7), new Color(0xE69F00)
    };
    private static final int WIDTH = 720;
    private static final int HEIGHT = 440;
    private static final int LABEL_SPACING = 110; // pixels between numbers of the horizontal axis

    /**
     * One series of a chart.
     *
     * @param name for the legend
     * @param x the horizontal values, of any shape
     * @param y as many vertical values
     * @param line whether the points are joined by a line; else each is a dot
     */
    public record Series(String name, Tensor x, Tensor y, boolean line) {
        /** {@return a line through points} */
        public static Series line(String name, Tensor x, Tensor y) {
            return new Series(name, x, y, true);
        }

        /** {@return single dots} */
        public static Series dots(String name, Tensor x, Tensor y) {
            return new Series(name, x, y, false);
        }
    }

    private Charts() {}

    /** {@return a picture of the series, the axes linear} */
    public static BufferedImage of(String title, String xTitle, String yTitle, List<Series> series) {
        return draw(title, xTitle, yTitle, false, series);
    }

    /** {@return a picture of the series, the vertical axis logarithmic} */
    public static BufferedImage logarithmic(String title, String xTitle, String yTitle, List<Series> series) {
        return draw(title, xTitle, yTitle, true, series);
    }

    private static BufferedImage draw(
            String title, String xTitle, String yTitle, boolean logarithmic, List<Series> series) {
        XYChart chart = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title(title)
                .xAxisTitle(xTitle)
                .yAxisTitle(yTitle)
                .build();
        AxesChartStyler style = chart.getStyler();
        style.setYAxisLogarithmic(logarithmic);
        style.setPlotGridLinesColor(new Color(0xDDDDDD));
        style.setPlotBorderVisible(false);
        style.setXAxisTickMarkSpacingHint(LABEL_SPACING);
        style.setAxisTickLabelsFont(new Font(Font.SANS_SERIF, Font.PLAIN, 11));
        style.setXAxisDecimalPattern("0.###");
        style.setChartBackgroundColor(Color.WHITE)
                .setLegendPosition(LegendPosition.OutsideE)
                .setLegendBorderColor(Color.WHITE)
                .setChartTitleFont(new Font(Font.SANS_SERIF, Font.BOLD, 15))
                .setLegendFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12));
        for (int i = 0; i < series.size(); i++) {
            Series one = series.get(i);
            XYSeries drawn =
                    chart.addSeries(one.name(), one.x().toDoubleArray(), one.y().toDoubleArray());
            Color colour = COLOURS[i % COLOURS.length];
            drawn.setLineColor(colour);
            drawn.setMarkerColor(colour);
            drawn.setMarker(one.line() ? SeriesMarkers.NONE : SeriesMarkers.CIRCLE);
            drawn.setXYSeriesRenderStyle(
                    one.line() ? XYSeries.XYSeriesRenderStyle.Line : XYSeries.XYSeriesRenderStyle.Scatter);
            drawn.setLineStyle(new BasicStroke(2.2f));
        }
        return BitmapEncoder.getBufferedImage(chart);
    }
}
