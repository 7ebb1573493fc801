package autograd;

import autograd.array.DType;
import autograd.shape.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;

/** A row of the table at one point: shapes for its operands, and raw indices that the domains turn into values. */
final class OpCase {
    private static final double[] SPECIAL = {
        0, -0.0, 1, -1, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NaN
    };

    private final OpSample row;
    private final List<Shape> shapes;
    private final List<Integer> pool;
    private final int seed;

    /**
     * Fixes a point.
     *
     * @param pool raw indices below {@link Domain#INDICES}; elements take them in order, round and round
     * @param seed of the directions
     */
    OpCase(OpSample row, List<Shape> shapes, List<Integer> pool, int seed) {
        assert shapes.size() == row.arity() : row;
        this.row = row;
        this.shapes = shapes;
        this.pool = pool;
        this.seed = seed;
    }

    OpSample row() {
        return row;
    }

    Function<List<Tensor>, Tensor> function() {
        return row.function();
    }

    /** {@return operands with values of the domains of the row, rounded to the dtype} */
    List<Tensor> operands(DType dtype) {
        List<Tensor> operands = new ArrayList<>();
        int next = 0;
        for (int i = 0; i < shapes.size(); i++) {
            double[] values =
                    row.domains().get(i).values(raw(next, shapes.get(i).elements()), shapes.get(i));
            operands.add(Tensor.of(values, shapes.get(i)).to(dtype));
            next += values.length;
        }
        return operands;
    }

    /** {@return the same row and shapes at another point} */
    OpCase next() {
        List<Integer> others = new ArrayList<>(pool);
        Collections.rotate(others, 1);
        return new OpCase(row, shapes, others, seed);
    }

    /** {@return operands with values where derivatives are infinite or undefined: zeros, infinities, NaN among ones} */
    List<Tensor> specialOperands(DType dtype) {
        List<Tensor> operands = new ArrayList<>();
        int next = 0;
        for (Shape shape : shapes) {
            double[] values = new double[shape.elements()];
            for (int raw : raw(next, values.length)) {
                values[next++ % values.length] = SPECIAL[raw % SPECIAL.length];
            }
            operands.add(Tensor.of(values, shape).to(dtype));
        }
        return operands;
    }

    private int[] raw(int from, int count) {
        int[] raw = new int[count];
        for (int i = 0; i < count; i++) {
            raw[i] = pool.get((from + i) % pool.size());
        }
        return raw;
    }

    /** {@return a direction for each tensor, see {@link #direction}} */
    List<Tensor> directions(List<Tensor> xs, String role) {
        List<Tensor> directions = new ArrayList<>();
        for (int i = 0; i < xs.size(); i++) {
            directions.add(direction(xs.get(i), role + i));
        }
        return directions;
    }

    /**
     * {@return a tangent or cotangent for {@code x}: its shape and dtype, elements of either sign between 1/2 and 3/2
     * in size, never 1 and exact in both dtypes}
     *
     * @param role tells directions of one case apart
     */
    Tensor direction(Tensor x, String role) {
        SplittableRandom random = new SplittableRandom(31L * seed + role.hashCode());
        double[] values = new double[x.size()];
        for (int i = 0; i < values.length; i++) {
            double size = (2 * random.nextInt(16, 48) + 1) / 64.0;
            values[i] = random.nextBoolean() ? size : -size;
        }
        return Tensor.of(values, x.shape()).to(x.dtype());
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("row \"" + row.name() + "\", seed " + seed);
        for (Tensor x : operands(DType.FLOAT64)) {
            text.append(System.lineSeparator())
                    .append("  ")
                    .append(x.shape())
                    .append(' ')
                    .append(x);
        }
        return text.toString();
    }
}
