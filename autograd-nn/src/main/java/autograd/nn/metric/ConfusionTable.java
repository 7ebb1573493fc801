package autograd.nn.metric;

import java.util.Arrays;
import java.util.Locale;

/** A confusion matrix as text. */
final class ConfusionTable {
    private ConfusionTable() {}

    /** {@return a header, a line for each class with its recall, and one of precisions, all columns aligned} */
    static String of(ConfusionMatrix matrix) {
        int n = matrix.classes();
        String[][] cells = new String[n + 2][n + 2];
        cells[0][0] = "true \\ predicted";
        cells[0][n + 1] = "recall";
        cells[n + 1][0] = "precision";
        cells[n + 1][n + 1] = "";
        for (int c = 0; c < n; c++) {
            cells[0][c + 1] = Integer.toString(c);
            cells[c + 1][0] = Integer.toString(c);
            cells[c + 1][n + 1] = share(matrix.recall(c));
            cells[n + 1][c + 1] = share(matrix.precision(c));
            for (int p = 0; p < n; p++) {
                cells[c + 1][p + 1] = Long.toString(matrix.count(c, p));
            }
        }
        int[] widths = new int[n + 2];
        for (String[] line : cells) {
            Arrays.setAll(widths, i -> Math.max(widths[i], line[i].length()));
        }
        String rule = "-".repeat(Arrays.stream(widths).sum() + 2 * (n + 1));
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < cells.length; i++) {
            if (i == 1 || i == n + 1) {
                text.append(rule).append('\n');
            }
            StringBuilder line = new StringBuilder(cells[i][0]).append(" ".repeat(widths[0] - cells[i][0].length()));
            for (int j = 1; j < widths.length; j++) {
                line.append(" ".repeat(2 + widths[j] - cells[i][j].length())).append(cells[i][j]);
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString().stripTrailing();
    }

    private static String share(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }
}
