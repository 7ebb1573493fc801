package autograd.nn.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Lines of cells as text: the first column to the left, the others to the right. */
final class Table {
    private final List<String[]> lines = new ArrayList<>();

    Table(String... header) {
        lines.add(header);
    }

    void add(String... cells) {
        lines.add(cells);
    }

    /** {@return three digits, with an exponent: norms differ by powers of ten} */
    static String number(double value) {
        if (value == 0) {
            return "0";
        }
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%.2e", value) : Double.toString(value);
    }

    /** {@return all lines, a rule after the first} */
    @Override
    public String toString() {
        int[] widths = new int[lines.get(0).length];
        lines.forEach(cells -> Arrays.setAll(widths, i -> Math.max(widths[i], cells[i].length())));
        StringBuilder text = new StringBuilder();
        for (String[] cells : lines) {
            text.append(cells[0]).append(" ".repeat(widths[0] - cells[0].length()));
            for (int i = 1; i < cells.length; i++) {
                text.append(" ".repeat(2 + widths[i] - cells[i].length())).append(cells[i]);
            }
            text.append('\n');
            if (cells == lines.get(0)) {
                text.append("-".repeat(Arrays.stream(widths).sum() + 2 * (widths.length - 1)))
                        .append('\n');
            }
        }
        return text.toString().stripTrailing();
    }
}
