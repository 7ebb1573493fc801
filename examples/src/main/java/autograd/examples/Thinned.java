package autograd.examples;

import autograd.Tensor;
import autograd.examples.Charts.Series;

/**
 * Lines of more points than a picture has columns: of each column's points the first, the lowest, the highest and the last are
 * drawn, which is all that could be seen (U. Jugel, Z. Jerzak, G. Hackenbroich, V. Markl, 2014, "M4", PVLDB 7(10)).
 */
final class Thinned {
    private static final int COLUMNS = Style.WIDTH / 2; // a line is two units wide
    private static final int KEPT = 4;

    private Thinned() {}

    /** {@return the series, with fewer points if it is a long line from left to right without gaps} */
    static Series of(Series series) {
        double[] x = series.x().toDoubleArray();
        double[] y = series.y().toDoubleArray();
        if (series.kind() != Series.Kind.LINE || x.length <= KEPT * COLUMNS || !rises(x, y)) {
            return series;
        }
        double[] keptX = new double[KEPT * COLUMNS];
        double[] keptY = new double[KEPT * COLUMNS];
        int kept = 0;
        for (int column = 0; column < COLUMNS; column++) {
            int from = (int) ((long) column * x.length / COLUMNS);
            int to = (int) ((long) (column + 1) * x.length / COLUMNS) - 1;
            int low = from;
            int high = from;
            for (int i = from; i <= to; i++) {
                low = y[i] < y[low] ? i : low;
                high = y[i] > y[high] ? i : high;
            }
            for (int i : new int[] {from, Math.min(low, high), Math.max(low, high), to}) {
                keptX[kept] = x[i];
                keptY[kept++] = y[i];
            }
        }
        return Series.line(series.name(), Tensor.of(keptX), Tensor.of(keptY));
    }

    private static boolean rises(double[] x, double[] y) {
        for (int i = 0; i < x.length; i++) {
            if (!Double.isFinite(x[i]) || !Double.isFinite(y[i]) || (i > 0 && x[i] < x[i - 1])) {
                return false;
            }
        }
        return true;
    }
}
