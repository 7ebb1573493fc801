package autograd;

import autograd.array.Edits;
import autograd.tape.EntryList;
import autograd.tape.Replay;
import java.util.stream.IntStream;

/**
 * One backward replay over the entries of a {@link Tape}: the driver's side of the reverse rules, one rule at a time. What a
 * rule asks for (kept values, which operands are wanted) and what it gives is that of the entry at which the replay is.
 */
final class TapePullback implements Replay.Rule<Object>, Op.Cotangents, Residuals {
    private final TapeColumns entries;
    private final EntryList wiring;
    private final Replay<Object> replay; // of tensors, or of what Gathered holds until the replay arrives
    private final boolean release;
    private final ReplayObserver observer;
    private final Op.Cotangents operands; // null, or where the first entries pass on what they get
    private int entry;

    /**
     * Prepares a replay.
     *
     * @param wanted the entries whose cotangent is asked for
     * @param release whether to let go of what the replay has used; no other replay can follow
     * @param observer sees all cotangents; null in most replays
     */
    TapePullback(TapeColumns entries, int[] wanted, boolean release, ReplayObserver observer) {
        this.entries = entries;
        this.wiring = entries.wiring();
        this.replay = new Replay<>(wiring, Gathered::add, Gathered::complete, wanted);
        this.release = release;
        this.observer = observer;
        this.operands = null;
    }

    /**
     * Prepares a replay, which lets go of what it has used, of a stretch of another computation.
     *
     * @param operands of the stretch, one for each of the first entries in order; they take their cotangents one
     *     contribution at a time
     */
    TapePullback(TapeColumns entries, Op.Cotangents operands) {
        this.entries = entries;
        this.wiring = entries.wiring();
        int[] wanted =
                IntStream.range(0, operands.count()).filter(operands::wants).toArray();
        this.replay = new Replay<>(wiring, Gathered::add, Gathered::complete, wanted);
        this.release = true;
        this.observer = null;
        this.operands = operands;
    }

    /** Replays from the entry of the result with its cotangent. */
    void run(int from, Tensor cotangent) {
        if (isOperand(from)) {
            operands.add(from, cotangent);
        } else {
            replay.run(from, cotangent, this);
        }
    }

    private boolean isOperand(int index) {
        return operands != null && index < operands.count();
    }

    /** {@return the cotangent of a wanted entry after the run; null if the result does not depend on it} */
    Tensor cotangent(int index) {
        return (Tensor) replay.cotangent(index); // complete after the run
    }

    @Override
    public void pull(int entry, Object cotangent, Replay<Object> replay) {
        Op<?> op = entries.op(entry);
        if (observer != null) {
            observer.arrived(entry, (Tensor) cotangent);
        }
        if (op == null) {
            return;
        }
        this.entry = entry;
        InspectedCall call = entries.call(entry);
        if (call == null) {
            pullOp(op, (Tensor) cotangent);
        } else {
            long start = System.nanoTime();
            pullOp(op, (Tensor) cotangent);
            call.addBackward(System.nanoTime() - start);
        }
        if (release) {
            entries.release(entry);
        }
    }

    @SuppressWarnings("unchecked") // op and attributes were appended together
    private <A> void pullOp(Op<A> op, Tensor cotangent) {
        op.vjp((A) entries.attributes(entry), this, cotangent, this);
    }

    @Override
    public Tensor at(int place) {
        return Residuals.unpack(entries.kept(entry), place);
    }

    @Override
    public int count() {
        return wiring.operandCount(entry);
    }

    @Override
    public boolean wants(int operand) {
        return replay.needs(entry, operand);
    }

    @Override
    public void add(int operand, Tensor cotangent) {
        int index = wiring.operand(entry, operand);
        Tensor contribution = Shaping.sumTo(cotangent, entries.shape(index));
        if (observer != null) {
            observer.contributed(entry, operand, contribution);
        }
        if (isOperand(index)) {
            operands.add(index, contribution);
        } else {
            replay.contribute(index, contribution);
        }
    }

    @Override
    public void addAt(int operand, Tensor cotangent, Edits.Target elements) {
        int index = wiring.operand(entry, operand);
        Gathered.Piece piece = new Gathered.Piece(cotangent, elements);
        if (observer != null) {
            observer.contributed(entry, operand, Indexing.placed(piece));
        }
        if (isOperand(index)) {
            operands.addAt(index, cotangent, elements);
        } else {
            replay.contribute(index, piece);
        }
    }
}
