package autograd.nn.train;

import autograd.Tensor;
import autograd.array.DType;
import autograd.nn.Layer;
import autograd.nn.layer.Activation;
import autograd.shape.ShapeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * Units of rectifiers that are 0 in every row: no gradient goes through them, so nothing of what is before them is learned
 * from these rows. A row of a table for each rectifier.
 *
 * <pre>{@code
 * Sequential net = Sequential.of(Linear.of(1, 8, Initializers.heNormal(), 1), Activation.RELU);
 * DeadUnits dead = DeadUnits.of(net, x);     // of all rows of x; one mini-batch may just not reach a unit
 * System.out.println(dead);
 * dead.warnings().forEach(System.out::println);
 * }</pre>
 *
 * @param rectifiers the lines, in the order in which they are applied
 */
public record DeadUnits(List<Row> rectifiers) {
    private static final double THRESHOLD = 0.5;

    /**
     * A rectifier.
     *
     * @param path from the model, empty for the model itself
     * @param dead how many units are 0 in every row
     * @param units how many there are: the size of the last axis
     * @param observations how many rows there were
     */
    public record Row(String path, long dead, long units, long observations) {
        /**
         * Makes the line.
         *
         * @throws IllegalArgumentException unless {@code dead} is from 0 to {@code units}
         */
        public Row {
            Objects.requireNonNull(path, "Row: path is null; need that of the layer");
            if (dead < 0 || dead > units) {
                throw new IllegalArgumentException(
                        "Row: dead is " + dead + ", units is " + units + "; need 0 <= dead <= units");
            }
        }

        private String label() {
            return path.isEmpty() ? "(model)" : path;
        }
    }

    /** Makes the table; the list is copied. */
    public DeadUnits {
        Objects.requireNonNull(rectifiers, "DeadUnits: rectifiers is null; need a list of rows");
        rectifiers = List.copyOf(rectifiers);
    }

    /** {@return {@link #of(Layer, Tensor, Predicate)} of {@link Activation#RELU} and {@link Activation#RELU6}} */
    public static DeadUnits of(Layer<?> layer, Tensor x) {
        return of(layer, x, part -> part == Activation.RELU || part == Activation.RELU6);
    }

    /**
     * Applies a layer, in evaluation, and counts on the way. Parts are found in {@link Layer#chain}, at any depth.
     *
     * @param layer the layer
     * @param x observations, shape {@code [n, ...]}, with one or more of them
     * @param isRectifier which parts to look at
     * @return a row for each of these
     * @throws ShapeException if {@code x} has no element, or the layer does not take it
     */
    public static DeadUnits of(Layer<?> layer, Tensor x, Predicate<Layer<?>> isRectifier) {
        Objects.requireNonNull(layer, "DeadUnits: layer is null; need a layer");
        Objects.requireNonNull(x, "DeadUnits: x is null; need observations");
        Objects.requireNonNull(isRectifier, "DeadUnits: isRectifier is null; need a test of layers");
        if (x.size() == 0) {
            throw new ShapeException("DeadUnits: x has shape " + x.shape() + "; need 1 or more observations");
        }
        List<Row> rows = new ArrayList<>();
        visit(rows, "", layer, x, isRectifier);
        return new DeadUnits(rows);
    }

    private static Tensor visit(
            List<Row> rows, String path, Layer<?> layer, Tensor x, Predicate<Layer<?>> isRectifier) {
        if (isRectifier.test(layer)) {
            Tensor y = layer.apply(x);
            rows.add(count(path, y));
            return y;
        }
        Tensor inside = x;
        for (Map.Entry<String, Layer<?>> part : layer.chain().entrySet()) {
            String below = path.isEmpty() ? part.getKey() : path + "." + part.getKey();
            inside = visit(rows, below, part.getValue(), inside, isRectifier);
        }
        return layer.apply(x); // not what came out inside: a shortcut, say, adds to that
    }

    private static Row count(String path, Tensor y) {
        int units = y.rank() == 0 ? 1 : y.shape().size(-1);
        int observations = units == 0 ? 0 : y.size() / units;
        Tensor alive = y.reshape(observations, units).notEqual(0).any(0);
        long living = (long) alive.to(DType.FLOAT64).sum().item();
        return new Row(path, units - living, units, observations);
    }

    /** {@return {@link #warnings(double)} with the threshold 1/2} */
    public List<String> warnings() {
        return warnings(THRESHOLD);
    }

    /**
     * A line for each rectifier of which a share of {@code threshold} or more is dead, with what is done about it.
     *
     * @param threshold above 0, up to 1
     * @return the texts, in order; none if all is well
     * @throws IllegalArgumentException for another threshold
     */
    public List<String> warnings(double threshold) {
        if (!(threshold > 0 && threshold <= 1)) {
            throw new IllegalArgumentException(
                    "warnings: threshold is " + threshold + "; need a number above 0, up to 1, such as 0.5");
        }
        return rectifiers.stream()
                .filter(row -> row.dead() > 0 && row.dead() >= threshold * row.units())
                .map(row -> row.label() + ": " + row.dead() + " of " + row.units() + " units are 0 for all "
                        + row.observations() + " observations; dead; remedies: a smaller learning rate,"
                        + " Initializers.heNormal, BatchNorm before it, LeakyRelu")
                .toList();
    }

    /** {@return the table, its columns aligned} */
    @Override
    public String toString() {
        Table table = new Table("rectifier", "dead", "units", "observations");
        for (Row row : rectifiers) {
            table.add(
                    row.label(),
                    Long.toString(row.dead()),
                    Long.toString(row.units()),
                    Long.toString(row.observations()));
        }
        return table.toString();
    }
}
