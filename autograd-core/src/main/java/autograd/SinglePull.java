package autograd;

import autograd.CotangentLog.Block;
import autograd.array.Edits;

/** The reverse rule of one entry, for another cotangent than the one that arrived; on numbers, so that nothing records it. */
final class SinglePull implements Op.Cotangents, Residuals {
    private final TapeColumns entries;
    private final Block block;
    private Tensor result;

    private SinglePull(TapeColumns entries, Block block) {
        this.entries = entries;
        this.block = block;
        this.result = Tensor.zeros(entries.shape(target()).toArray());
    }

    /** {@return what the rule gives the operand of the block for cotangent {@code g}} */
    static Tensor of(TapeColumns entries, Block block, Tensor g) {
        SinglePull pull = new SinglePull(entries, block);
        pull.run(g);
        return pull.result;
    }

    @SuppressWarnings("unchecked") // op and attributes were appended together
    private void run(Tensor g) {
        Op<Object> op = (Op<Object>) entries.op(block.entry());
        op.vjp(entries.attributes(block.entry()), this, g, this);
    }

    private int target() {
        return entries.wiring().operand(block.entry(), block.operand());
    }

    @Override
    public Tensor at(int place) {
        Tensor kept = Residuals.unpack(entries.kept(block.entry()), place);
        return kept == null ? null : Trace.numbers(kept);
    }

    @Override
    public int count() {
        return entries.wiring().operandCount(block.entry());
    }

    @Override
    public boolean wants(int operand) {
        return operand == block.operand();
    }

    @Override
    public void add(int operand, Tensor cotangent) {
        if (operand == block.operand()) {
            result = Shaping.sumTo(cotangent, entries.shape(target()));
        }
    }

    @Override
    public void addAt(int operand, Tensor cotangent, Edits.Target elements) {
        add(operand, Indexing.placed(new Gathered.Piece(cotangent, elements)));
    }
}
