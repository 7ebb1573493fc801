package autograd;

/**
 * Forward mode: every value that depends on the watched ones carries its tangent, the directional derivative along the
 * seed. Nothing is recorded.
 */
final class ForwardTrace extends Trace implements AutoCloseable {
    private final boolean standsIn;
    private boolean open = true;

    ForwardTrace() {
        this(false);
    }

    /**
     * Opens a derivative.
     *
     * @param standsIn whether it stands for a tape, whose tensors may turn up among the operands
     */
    ForwardTrace(boolean standsIn) {
        this.standsIn = standsIn;
    }

    Tensor watch(Tensor primal, Tensor tangent) {
        return new DualTensor(this, primal, tangent);
    }

    /** {@return the tangent of {@code y}, or null when it does not depend on a watched tensor} */
    Tensor tangentOf(Tensor y) {
        return y instanceof DualTensor dual && dual.owner() == this ? dual.tangent() : null;
    }

    /** {@return {@code y} one level down} */
    Tensor primalOf(Tensor y) {
        return y instanceof DualTensor dual && dual.owner() == this ? dual.primal() : y;
    }

    @Override
    <A> Tensor process(Op<A> op, A attributes, Tensor[] given) {
        requireUsable(op.name(), given);
        Tensor[] operands = standsIn ? Substitution.resolveAll(given) : given;
        Tensor[] primals = new Tensor[operands.length];
        Tensor[] tangents = new Tensor[operands.length];
        for (int i = 0; i < operands.length; i++) {
            primals[i] = primalOf(operands[i]);
            tangents[i] = tangentOf(operands[i]);
        }
        Tensor y = op.apply(attributes, primals);
        if (!op.isDifferentiable() || !y.dtype().isFloating()) {
            return y;
        }
        Tensor tangent = op.jvp(attributes, primals, y, tangents);
        if (!tangent.shape().equals(y.shape())) {
            tangent = Shaping.broadcastTo(tangent, y.shape());
        }
        return new DualTensor(this, y, tangent);
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
        return "shape " + x.shape();
    }

    @Override
    String describe() {
        return "forward derivative #" + level();
    }

    @Override
    public void close() {
        open = false;
    }
}
