package autograd;

import autograd.shape.Shape;
import java.util.Arrays;

/**
 * Which operands of an op hold one value for each of {@code count} examples, along their first axis; the others are the
 * same for all.
 */
record Examples(boolean[] differ, int count) {
    /** {@return the operands, each with the examples along the first axis} */
    Tensor[] spread(Tensor[] operands) {
        Tensor[] spread = operands.clone();
        for (int i = 0; i < spread.length; i++) {
            if (!differ[i]) {
                spread[i] = repeated(operands[i]);
            }
        }
        return spread;
    }

    /** {@return {@code x} once for each example, along a new first axis} */
    Tensor repeated(Tensor x) {
        return Shaping.broadcastTo(x, withExamples(x.shape()));
    }

    /** {@return the operands, those of examples padded with axes of size 1 so that all broadcast example by example} */
    Tensor[] aligned(Tensor[] operands) {
        int rank = 0;
        for (int i = 0; i < operands.length; i++) {
            rank = Math.max(rank, rankOf(operands, i));
        }
        Tensor[] aligned = operands.clone();
        for (int i = 0; i < aligned.length; i++) {
            if (differ[i]) {
                aligned[i] = padded(operands[i], rank);
            }
        }
        return aligned;
    }

    /** {@return {@code x}, the examples along its first axis, with axes of size 1 after that up to a rank} */
    Tensor padded(Tensor x, int rankOfExample) {
        int missing = rankOfExample + 1 - x.rank();
        if (missing == 0) {
            return x;
        }
        int[] sizes = x.shape().toArray();
        int[] padded = new int[rankOfExample + 1];
        Arrays.fill(padded, 1);
        padded[0] = sizes[0];
        System.arraycopy(sizes, 1, padded, 1 + missing, sizes.length - 1);
        return Shaping.reshape(x, Shape.of(padded));
    }

    /** {@return the rank that one example of an operand has} */
    int rankOf(Tensor[] operands, int i) {
        return operands[i].rank() - (differ[i] ? 1 : 0);
    }

    /** {@return the shape with the examples in front} */
    Shape withExamples(Shape shape) {
        return Shape.of(count).append(shape);
    }

    /** {@return the results of an op on one example after the other, along a new first axis} */
    <A> Tensor oneByOne(Op<A> op, A attributes, Tensor[] operands) {
        if (count == 0) { // the shape of a result is found with one example of zeros
            Tensor[] zeros = operands.clone();
            for (int i = 0; i < zeros.length; i++) {
                zeros[i] = differ[i] ? Tensor.full(exampleShape(operands[i]), 0, operands[i].dtype()) : operands[i];
            }
            Tensor y = op.apply(attributes, zeros);
            return Tensor.full(withExamples(y.shape()), 0, y.dtype());
        }
        Tensor[] results = new Tensor[count];
        for (int example = 0; example < count; example++) {
            Tensor[] own = operands.clone();
            for (int i = 0; i < own.length; i++) {
                own[i] = differ[i] ? example(operands[i], example) : operands[i];
            }
            results[example] = op.apply(attributes, own);
        }
        return Shaping.stack(0, results);
    }

    /** {@return one example of a batch} */
    static Tensor example(Tensor x, int example) {
        return Shaping.reshape(Indexing.slice(x, 0, example, example + 1), exampleShape(x));
    }

    private static Shape exampleShape(Tensor x) {
        int[] sizes = x.shape().toArray();
        return Shape.of(Arrays.copyOfRange(sizes, 1, sizes.length));
    }
}
