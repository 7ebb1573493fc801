package autograd;

import java.util.List;
import java.util.Locale;

/** A tape in the language of Graphviz. */
final class TapeDot {
    private TapeDot() {}

    static String of(List<TapeEntry> entries, boolean... results) {
        StringBuilder text = new StringBuilder("digraph tape {\n  node [shape=box, fontname=\"Helvetica\"];\n");
        for (TapeEntry entry : entries) {
            String style = entry.isVariable() ? ", shape=ellipse, style=filled, fillcolor=lightgrey" : "";
            String lines = results[entry.index()] ? ", peripheries=2" : "";
            text.append(String.format(
                    Locale.ROOT, "  n%d [label=\"%s\"%s%s];\n", entry.index(), label(entry), style, lines));
            int[] operands = entry.operandIndices();
            for (int k = 0; k < operands.length; k++) {
                String from = "n" + operands[k];
                if (operands[k] < 0) {
                    from = "c" + entry.index() + "_" + k;
                    String label = "constant" + constant(entry, k);
                    text.append("  ")
                            .append(from)
                            .append(" [label=\"")
                            .append(label)
                            .append("\", style=dashed];\n");
                }
                text.append("  ")
                        .append(from)
                        .append(" -> n")
                        .append(entry.index())
                        .append(";\n");
            }
        }
        return text.append("}\n").toString();
    }

    private static String label(TapeEntry entry) {
        String attributes = entry.attributes().toString();
        String what = attributes.isEmpty() ? entry.name() : entry.name() + " " + attributes;
        return escaped(what) + "\\n" + entry.dtype() + " " + entry.shape();
    }

    private static String constant(TapeEntry entry, int operand) {
        if (entry.call() == null) {
            return "";
        }
        Tensor x = entry.operands().get(operand);
        return "\\n" + x.dtype() + " " + x.shape();
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }
}
