package autograd;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Lines of cells in columns of one width: the first ones flush left, the others flush right. */
final class TextTable {
    private final int left;
    private final List<String[]> rows = new ArrayList<>();

    /** @param left how many columns are flush left */
    TextTable(int left, String... header) {
        this.left = left;
        rows.add(header);
    }

    void row(String... cells) {
        rows.add(cells);
    }

    @Override
    public String toString() {
        int[] widths = new int[rows.get(0).length];
        rows.forEach(row -> Arrays.setAll(widths, i -> Math.max(widths[i], row[i].length())));
        StringBuilder text = new StringBuilder();
        for (String[] row : rows) {
            text.append(text.isEmpty() ? "  " : "\n  ");
            for (int i = 0; i < row.length; i++) {
                String pad = " ".repeat(widths[i] - row[i].length());
                text.append(i == 0 ? "" : "  ").append(i < left ? row[i] + pad : pad + row[i]);
            }
        }
        return text.toString();
    }
}
