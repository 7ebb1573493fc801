package autograd.nn;

import autograd.Tensor;
import autograd.array.DType;
import autograd.shape.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * A model as a table, to be printed: its layers with the shapes of their outputs, and how many numbers are in it.
 *
 * <pre>{@code
 * Sequential net = Sequential.of(
 *         Linear.of(784, 128, Initializers.heNormal(), 1), BatchNorm.of(128), Activation.RELU, new Dropout(0.2),
 *         Linear.of(128, 10, Initializers.xavierNormal(), 2));
 * System.out.println(Summary.of(net, Shape.of(32, 784)));
 * }</pre>
 *
 * prints
 *
 * <pre>
 * layer                 output shape  parameters
 * ----------------------------------------------
 * layers.0 (Linear)        [32, 128]     100,480
 * layers.1 (BatchNorm)     [32, 128]         256
 * layers.2 (RELU)          [32, 128]           0
 * layers.3 (Dropout)       [32, 128]           0
 * layers.4 (Linear)         [32, 10]       1,290
 * ----------------------------------------------
 * 102,026 parameters to train, 256 numbers of state
 * </pre>
 *
 * <p>A layer that holds others in a {@link Layer#chain} has lines for them below its own, further to the right, and counts
 * only what is in none of them: the counts of all lines add up.
 *
 * @param rows the lines, first to last
 * @param parameters how many numbers are trained
 * @param state how many numbers are remembered without being trained, those of {@link Frozen} parameters among them
 */
public record Summary(List<Row> rows, long parameters, long state) {
    /**
     * A line of the table.
     *
     * @param depth how many layers of the table it is inside of
     * @param path from the model, empty for the model itself
     * @param kind what it is: the name of the type, or of the constant of an enum
     * @param shape of the output, or of a tensor
     * @param parameters how many numbers in it are trained, but for those of other lines
     */
    public record Row(int depth, String path, String kind, Shape shape, long parameters) {
        private String label() {
            return "  ".repeat(depth) + (path.isEmpty() ? kind : path + " (" + kind + ")");
        }
    }

    /** Makes the summary; the list is copied. */
    public Summary {
        rows = List.copyOf(rows);
    }

    /**
     * Applies a layer to zeros, in evaluation, and tells the shapes on the way.
     *
     * @param layer the layer
     * @param input the shape of its input, such as {@code [32, 784]}; it has the dtype of the first parameter, or FLOAT64
     * @return the table
     * @throws autograd.shape.ShapeException if the layer does not take this shape
     */
    public static Summary of(Layer<?> layer, Shape input) {
        ModelChecks.model("Summary", "layer", layer);
        Objects.requireNonNull(input, "Summary: input is null; need the shape of an input");
        DType dtype =
                Parameters.list(layer).stream().map(Tensor::dtype).findFirst().orElse(DType.FLOAT64);
        return of(layer, Tensor.full(input, 0, dtype));
    }

    /**
     * {@link #of(Layer, Shape)} for an input of another dtype, such as the indices that an embedding takes.
     *
     * @param layer the layer
     * @param x an input
     * @return the table
     */
    public static Summary of(Layer<?> layer, Tensor x) {
        ModelChecks.model("Summary", "layer", layer);
        Objects.requireNonNull(x, "Summary: x is null; need an input");
        List<Row> rows = new ArrayList<>();
        if (layer.chain().isEmpty()) {
            addRows(rows, 0, "", layer, x);
        } else {
            addChain(rows, 0, "", layer, x);
            long own = own(layer);
            if (own > 0) {
                rows.add(new Row(0, "", kind(layer) + " itself", layer.apply(x).shape(), own));
            }
        }
        return new Summary(rows, Parameters.count(layer), count(Parameters.state(layer)));
    }

    /**
     * Lists the tensors of any model, with their own shapes, in order of the traversal.
     *
     * @param model the model
     * @return the table
     */
    public static Summary of(Model<?> model) {
        ModelChecks.model("Summary", "model", model);
        Map<String, Tensor> parameters = Parameters.named(model);
        List<Row> rows = new ArrayList<>();
        Parameters.tensors(model).forEach((path, tensor) -> {
            boolean trained = parameters.containsKey(path);
            rows.add(new Row(0, path, trained ? "parameter" : "state", tensor.shape(), trained ? tensor.size() : 0));
        });
        return new Summary(rows, Parameters.count(model), count(Parameters.state(model)));
    }

    private static Tensor addChain(List<Row> rows, int depth, String path, Layer<?> layer, Tensor x) {
        Tensor y = x;
        for (Map.Entry<String, Layer<?>> part : layer.chain().entrySet()) {
            String inside = path.isEmpty() ? part.getKey() : path + "." + part.getKey();
            y = addRows(rows, depth, inside, part.getValue(), y);
        }
        return y;
    }

    private static Tensor addRows(List<Row> rows, int depth, String path, Layer<?> layer, Tensor x) {
        Tensor y = layer.apply(x);
        rows.add(new Row(depth, path, kind(layer), y.shape(), own(layer)));
        addChain(rows, depth + 1, path, layer, x);
        return y;
    }

    private static String kind(Layer<?> layer) {
        return layer instanceof Enum<?> constant
                ? constant.name()
                : layer.getClass().getSimpleName();
    }

    private static long own(Layer<?> layer) {
        long inside =
                layer.chain().values().stream().mapToLong(Parameters::count).sum();
        return Parameters.count(layer) - inside;
    }

    private static long count(Map<String, Tensor> tensors) {
        return tensors.values().stream().mapToLong(Tensor::size).sum();
    }

    /** {@return the table, its columns aligned} */
    @Override
    public String toString() {
        List<String[]> lines = new ArrayList<>();
        lines.add(new String[] {"layer", "output shape", "parameters"});
        rows.forEach(row -> lines.add(new String[] {row.label(), row.shape().toString(), grouped(row.parameters())}));
        int[] widths = new int[lines.get(0).length];
        lines.forEach(cells -> Arrays.setAll(widths, i -> Math.max(widths[i], cells[i].length())));
        String rule = "-".repeat(Arrays.stream(widths).sum() + 2 * (widths.length - 1));
        StringBuilder text = new StringBuilder();
        for (String[] cells : lines) {
            text.append(cells[0]).append(" ".repeat(widths[0] - cells[0].length()));
            for (int i = 1; i < cells.length; i++) {
                text.append(" ".repeat(2 + widths[i] - cells[i].length())).append(cells[i]);
            }
            text.append('\n');
            if (cells == lines.get(0)) {
                text.append(rule).append('\n');
            }
        }
        return text.append(rule)
                .append('\n')
                .append(grouped(parameters))
                .append(" parameters to train, ")
                .append(grouped(state))
                .append(" numbers of state")
                .toString();
    }

    private static String grouped(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }
}
