package autograd;

import autograd.array.Moves;
import autograd.array.NdArray;
import autograd.shape.Shape;
import java.util.Arrays;
import java.util.List;

/**
 * Which elements of a tensor its index tensors name, but for the numbers in them: the attributes of the op that makes
 * row-major positions of index tensors. As nothing here comes from those numbers, they may differ from example to example of
 * a batch.
 *
 * <p>A position is the sum of one number of {@code before}, one of {@code fixed} with what the index tensors pick beside it,
 * and one of {@code after}; the last varies fastest.
 *
 * @param function how messages begin
 * @param x the shape of the tensor that is read
 * @param walks what each index tensor walks along
 * @param together the shape to which the index tensors broadcast
 * @param fixed what is added to each of their elements, in row-major order
 * @param before what the axes in front of these add
 * @param after what the axes behind them add
 * @param shape of the positions
 * @param examples how many there are, along axes in front of that shape; a scalar if there is one
 */
record Picks(
        String function,
        Shape x,
        List<Walk> walks,
        Shape together,
        int[] fixed,
        int[] before,
        int[] after,
        Shape shape,
        Shape examples)
        implements Batched<Picks> {

    /**
     * The axis along which an index tensor picks.
     *
     * @param axis of the tensor that is read
     * @param stride the distance between two positions of the axis
     * @param shape of the index tensor of one example
     * @param operand how messages call the index tensor
     */
    record Walk(int axis, int stride, Shape shape, String operand) {}

    /** {@return the tensor "indices" along one axis, of the shape of the positions} */
    static Picks along(String function, Shape x, int axis, Shape indices, int stride, int[] fixed) {
        Walk walk = new Walk(axis, stride, indices, "indices");
        return new Picks(function, x, List.of(walk), indices, fixed, new int[1], new int[1], indices, Shape.SCALAR);
    }

    /** {@return the row-major positions, after checking the index tensors} */
    NdArray positions(NdArray[] indices) {
        Shape all = examples.append(together);
        int[] picked = indices.length == 0 ? new int[all.elements()] : steps(0, indices[0], all);
        for (int k = 1; k < indices.length; k++) {
            int[] more = steps(k, indices[k], all);
            for (int i = 0; i < picked.length; i++) {
                picked[i] += more[i];
            }
        }
        Shape result = examples.append(shape);
        int[] positions = new int[result.elements()];
        int each = fixed.length;
        for (int from = 0, next = 0; next < positions.length; from += each) {
            for (int outer : before) {
                for (int i = 0; i < each; i++) {
                    int position = outer + fixed[i] + picked[from + i];
                    for (int inner : after) {
                        positions[next++] = position + inner;
                    }
                }
            }
        }
        return NdArray.of(positions, result);
    }

    /** {@return what one index tensor adds to each position} */
    private int[] steps(int k, NdArray indices, Shape all) {
        int[] steps = counted(walks.get(k), indices);
        if (!indices.shape().equals(all)) {
            steps = Moves.broadcastTo(NdArray.of(steps, indices.shape()), all).toInts();
        }
        int stride = walks.get(k).stride();
        for (int i = 0; i < steps.length; i++) {
            steps[i] *= stride;
        }
        return steps;
    }

    /** {@return the positions along an axis, all counted from its beginning; negative ones are from its end} */
    private int[] counted(Walk walk, NdArray indices) {
        int size = x.size(walk.axis());
        int[] counted = indices.toInts();
        for (int i = 0; i < counted.length; i++) {
            int position = counted[i];
            if (position < -size || position >= size) {
                int extra = Math.max(0, indices.shape().rank() - together.rank());
                Shape ofExamples = Shape.of(Arrays.copyOf(indices.shape().toArray(), extra));
                throw new IndexOutOfBoundsException(function + ": "
                        + element(i, walk.operand(), walk.shape(), ofExamples) + " is " + position
                        + ", out of range for axis " + walk.axis() + " of x, shape " + x + ", of size " + size + "; "
                        + (size == 0 ? "the axis is empty" : "valid are " + -size + " to " + (size - 1)));
            }
            counted[i] = position < 0 ? position + size : position;
        }
        return counted;
    }

    /**
     * {@return how messages name an element of an index tensor, with a comma at the end}
     *
     * @param number of the element in row-major order, among those of all examples
     * @param examples along the axes in front of the shape of one
     */
    static String element(int number, String operand, Shape shape, Shape examples) {
        int each = shape.elements();
        String example =
                examples.isScalar() ? "" : " of example " + DirectionalCheck.position(number / each, examples) + ",";
        return "element " + Elements.place(number % each, shape) + " of " + operand + ", shape " + shape + ","
                + example;
    }

    /** {@return how messages say which indices there are, as "0 to 2, there are 3 "} */
    static String range(int size) {
        return size == 0 ? "none, there are no " : "0 to " + (size - 1) + ", there are " + size + " ";
    }

    /** The examples come first, in the index tensors that differ and in the positions. */
    @Override
    public Tensor batch(Op<Picks> op, Tensor[] operands, Examples batch) {
        Tensor[] own = operands.clone();
        for (int i = 0; i < own.length; i++) {
            if (batch.differ()[i]) {
                own[i] = batch.padded(operands[i], examples.rank() + together.rank());
            }
        }
        Shape all = batch.withExamples(examples);
        return op.apply(new Picks(function, x, walks, together, fixed, before, after, shape, all), own);
    }

    @Override
    public String toString() {
        return "of " + x;
    }
}
