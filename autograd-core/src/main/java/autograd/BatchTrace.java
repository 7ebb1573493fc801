package autograd;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * Many examples at once: a function written for one example is applied to a batch, each op to all examples together. The
 * function sees the shapes of one example; one level down the examples lie along the first axis. Derivatives inside and
 * outside are recorded as of any other ops.
 */
final class BatchTrace extends Trace implements AutoCloseable {
    private final int count;
    private boolean open = true;

    private BatchTrace(int count) {
        this.count = count;
    }

    int count() {
        return count;
    }

    /**
     * Applies a function of one example to all.
     *
     * @param xs the examples of each argument, along axis 0, as many of one as of the other
     * @return the results, along axis 0
     */
    static List<Tensor> map(String op, Function<List<Tensor>, List<Tensor>> f, int count, List<Tensor> xs) {
        try (BatchTrace trace = new BatchTrace(count)) {
            List<Tensor> examples =
                    xs.stream().<Tensor>map(x -> new BatchTensor(trace, x)).toList();
            List<Tensor> ys = Objects.requireNonNull(
                    f.apply(examples), () -> op + ": function returned null; need a list of tensors");
            ys.forEach(y -> Objects.requireNonNull(y, () -> op + ": function returned null; need a tensor"));
            ys.forEach(y -> trace.requireNotInner(op, "the result", y));
            return ys.stream().map(trace::allOf).toList();
        }
    }

    /** {@return the values of all examples, along axis 0; repeated if they do not differ} */
    private Tensor allOf(Tensor y) {
        return owns(y) ? ((BatchTensor) y).all() : new Examples(new boolean[1], count).repeated(y);
    }

    private boolean owns(Tensor x) {
        return x instanceof BatchTensor batch && batch.owner() == this;
    }

    @Override
    <A> Tensor process(Op<A> op, A attributes, Tensor[] operands) {
        requireUsable(op.name(), operands);
        Tensor[] primals = operands.clone();
        boolean[] differ = new boolean[operands.length];
        for (int i = 0; i < operands.length; i++) {
            if (owns(operands[i])) {
                differ[i] = true;
                primals[i] = ((BatchTensor) operands[i]).all();
            }
        }
        return new BatchTensor(this, apply(op, attributes, primals, new Examples(differ, count)));
    }

    private static <A> Tensor apply(Op<A> op, A attributes, Tensor[] operands, Examples examples) {
        if (op instanceof ElementwiseOp) {
            return op.apply(attributes, examples.aligned(operands));
        }
        if (attributes instanceof Batched<?> batched) {
            @SuppressWarnings("unchecked") // attributes are batched by their own type
            Batched<A> own = (Batched<A>) batched;
            return own.batch(op, operands, examples);
        }
        return examples.oneByOne(op, attributes, operands);
    }

    @Override
    <A> Tensor process(Op<A> op, A attributes, Tensor a, Tensor b, Tensor c) {
        return process(op, attributes, present(a, b, c));
    }

    @Override
    boolean isOpen() {
        return open;
    }

    @Override
    String details(Tensor x) {
        return "shape " + x.shape() + " of each example";
    }

    @Override
    String describe() {
        return "vmap #" + level();
    }

    @Override
    public void close() {
        open = false;
    }
}
