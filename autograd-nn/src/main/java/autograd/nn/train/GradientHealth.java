package autograd.nn.train;

import autograd.Tensor;
import autograd.nn.Model;
import autograd.nn.Parameters;
import autograd.shape.ShapeException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The norms of gradients layer by layer, and what is wrong with them.
 *
 * <pre>{@code
 * var step = Parameters.valueAndGrad(deep, m -> Losses.meanSquaredError(m.apply(x), y));
 * GradientHealth health = GradientHealth.of(deep, step.gradient());
 * System.out.println(health);     // a line for each layer
 * health.warnings().forEach(System.out::println);     // "layers.0: gradient norm 4.25e-13 of the last layer's; vanishing; ..."
 * }</pre>
 *
 * <p>A layer is what has parameters of its own: those whose paths differ in the last name only, such as {@code
 * layers.0.weight} and {@code layers.0.bias}. The first line is the layer that the traversal meets first, which in a chain is
 * the one that a gradient reaches last.
 *
 * @param layers the lines, in order of the traversal
 */
public record GradientHealth(List<Row> layers) {
    private static final double THRESHOLD = 1e-3;

    /**
     * A layer.
     *
     * @param path from the model, empty for the model itself
     * @param parameterNorm the square root of the sum of squares of all its parameters
     * @param gradientNorm that of the gradient by them
     * @param updateRatio the norm of a step divided by {@code parameterNorm}, some 1e-3 where training goes well; NaN if no
     *     step was given, 0 if nothing moved, infinite if parameters of 0 did
     */
    public record Row(String path, double parameterNorm, double gradientNorm, double updateRatio) {
        /** Makes the line. */
        public Row {
            Objects.requireNonNull(path, "Row: path is null; need that of the layer");
        }

        private String label() {
            return path.isEmpty() ? "(model)" : path;
        }
    }

    /** Makes the table; the list is copied. */
    public GradientHealth {
        Objects.requireNonNull(layers, "GradientHealth: layers is null; need a list of rows");
        layers = List.copyOf(layers);
    }

    /**
     * Measures a gradient.
     *
     * @param model where it was taken
     * @param gradient of {@link Parameters#valueAndGrad}
     * @return a row for each layer, without update ratios
     * @throws ShapeException if they differ in structure
     */
    public static <M extends Model<M>> GradientHealth of(M model, M gradient) {
        return measured(model, gradient, Map.of());
    }

    /**
     * Measures a gradient and the step that was made with it.
     *
     * @param model before the step
     * @param gradient of {@link Parameters#valueAndGrad}
     * @param next the model after the step
     * @return a row for each layer
     * @throws ShapeException if they differ in structure
     */
    public static <M extends Model<M>> GradientHealth of(M model, M gradient, M next) {
        Objects.requireNonNull(next, "GradientHealth: next is null; need the model after a step");
        Objects.requireNonNull(model, "GradientHealth: model is null; need a model");
        return measured(model, gradient, norms(Parameters.zip(next, model, Tensor::sub)));
    }

    private static <M extends Model<M>> GradientHealth measured(M model, M gradient, Map<String, Double> updateNorms) {
        Objects.requireNonNull(model, "GradientHealth: model is null; need a model");
        Objects.requireNonNull(gradient, "GradientHealth: gradient is null; need that of the model");
        Parameters.zip(model, gradient, (p, g) -> p); // refuses another structure, and says where
        Map<String, Double> parameterNorms = norms(model);
        Map<String, Double> gradientNorms = norms(gradient);
        List<Row> rows = new ArrayList<>();
        parameterNorms.forEach((path, norm) -> {
            double moved = updateNorms.getOrDefault(path, Double.NaN);
            rows.add(new Row(path, norm, gradientNorms.get(path), moved == 0 ? 0 : moved / norm));
        });
        return new GradientHealth(rows);
    }

    /** {@return the norm of each layer, by path; hypot neither overflows nor loses what is small} */
    private static Map<String, Double> norms(Model<?> model) {
        Map<String, Double> norms = new LinkedHashMap<>();
        Parameters.named(model).forEach((path, tensor) -> {
            String layer = path.substring(0, Math.max(0, path.lastIndexOf('.')));
            norms.merge(layer, tensor.norm2().item(), Math::hypot);
        });
        return norms;
    }

    /** {@return {@link #warnings(double)} with the threshold 1e-3} */
    public List<String> warnings() {
        return warnings(THRESHOLD);
    }

    /**
     * What is wrong, a line for each layer: its gradient is not finite; or it is below {@code threshold} times that of the last
     * layer (vanishing), or above {@code 1 / threshold} times (exploding). Each says what is done about it; those for vanishing
     * gradients are rectifiers with He initialisation, Xavier initialisation for tanh, batch normalisation and residual
     * connections.
     *
     * <p>Source of the cause: the gradient at depth l is a product over the layers after it, so it falls or grows like a power
     * of their number; X. Glorot, Y. Bengio, 2010, "Understanding the difficulty of training deep feedforward neural networks",
     * AISTATS.
     *
     * @param threshold between 0 and 1
     * @return the texts, in order of the layers; none if all is well, and one if the last layer has no gradient to compare with
     * @throws IllegalArgumentException for another threshold
     */
    public List<String> warnings(double threshold) {
        if (!(threshold > 0 && threshold < 1)) {
            throw new IllegalArgumentException(
                    "warnings: threshold is " + threshold + "; need a number between 0 and 1, such as 1e-3");
        }
        List<String> warnings = new ArrayList<>();
        if (layers.isEmpty()) {
            return warnings;
        }
        Row lastRow = layers.get(layers.size() - 1);
        double last = lastRow.gradientNorm();
        if (layers.stream().allMatch(row -> row.gradientNorm() == 0)) {
            return List.of("the gradient of every layer is 0; at a stationary point, or nothing reaches the loss");
        }
        if (last == 0) {
            return List.of(
                    lastRow.label() + ": gradient norm is 0, that of another layer is not; it has no part in the loss");
        }
        for (Row row : layers) {
            double norm = row.gradientNorm();
            if (!Double.isFinite(norm)) {
                warnings.add(row.label() + ": gradient norm is " + norm
                        + "; see autograd.check.NonFiniteCheck for the operation it comes from");
            } else if (Double.isFinite(last) && norm < threshold * last) {
                warnings.add(compared(row, last) + "; vanishing; remedies: RELU with Initializers.heNormal,"
                        + " Initializers.xavierNormal for TANH, BatchNorm, Residual");
            } else if (Double.isFinite(last) && norm * threshold > last) {
                warnings.add(compared(row, last) + "; exploding; remedies: Initializers.heNormal for RELU,"
                        + " Initializers.xavierNormal for TANH, BatchNorm, ClipByGlobalNorm");
            }
        }
        return List.copyOf(warnings);
    }

    private static String compared(Row row, double last) {
        return row.label() + ": gradient norm " + Table.number(row.gradientNorm() / last) + " of the last layer's";
    }

    /** {@return the table, its columns aligned; without update ratios if no step was given} */
    @Override
    public String toString() {
        boolean withUpdate = layers.stream().anyMatch(row -> !Double.isNaN(row.updateRatio()));
        Table table = withUpdate
                ? new Table("layer", "parameter norm", "gradient norm", "update / parameter")
                : new Table("layer", "parameter norm", "gradient norm");
        for (Row row : layers) {
            String parameter = Table.number(row.parameterNorm());
            String gradient = Table.number(row.gradientNorm());
            if (withUpdate) {
                table.add(row.label(), parameter, gradient, Table.number(row.updateRatio()));
            } else {
                table.add(row.label(), parameter, gradient);
            }
        }
        return table.toString();
    }
}
