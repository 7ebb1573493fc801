package autograd;

import autograd.tape.EntryList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Reverse mode, in the open: a linear list of what was computed from the watched tensors, in the order of computing,
 * and the backward replay over it.
 *
 * <pre>{@code
 * try (Tape tape = new Tape()) {
 *     Tensor w = tape.watch(w0, "w");
 *     Tensor loss = w.mul(w).sum();
 *     Tensor g = tape.gradient(loss, w);   // 2 w
 *     System.out.println(tape);            // numbered entries with ops, shapes, names
 * }
 * }</pre>
 *
 * <p>An entry is an op, its attributes, the indices of its operands and what the op keeps for the backward pass;
 * nothing else of the computation is held. Beside the values that its op keeps, an entry takes 24 bytes and 4 more for each
 * operand: a place in five columns of references and in two arrays of ints. The columns double when they are full, so up to
 * twice that is taken. Attributes that vary from call to call come on top.
 *
 * <p>Tapes nest: what one tape computes in its replay is recorded on the tapes
 * that are outside it, which is how higher derivatives come about. A tape is used by the thread that opened it, and its
 * tensors end with it: using one later, or elsewhere, is an {@link IllegalStateException}. Their numbers stay readable.
 *
 * <p>{@link Autograd} wraps this in functions of functions; use whichever reads better.
 */
public final class Tape extends Trace implements AutoCloseable {
    private enum State {
        OPEN,
        SEALED, // no more recording; replays still run
        CLOSED
    }

    private final TapeColumns entries;
    private final EntryList wiring; // of the entries
    private final TapeMarks marks = new TapeMarks();
    private final TapeRecorder recorder;
    private State state = State.OPEN;
    private final Substitutions substitutions = new Substitutions();
    private boolean replaying; // only while open: a sealed tape cannot grow, and may be replayed on many threads

    /** Opens a tape. */
    public Tape() {
        this(new TapeColumns(false, true), false);
    }

    private Tape(TapeColumns entries, boolean standsIn) {
        this.entries = entries;
        this.wiring = entries.wiring();
        this.recorder = new TapeRecorder(this, entries, marks, standsIn);
    }

    /**
     * Opens a tape that also keeps, for each entry, its value, all operands, the source line of the call and the time it
     * took. For looking into a computation, by {@link #report} or as {@link autograd.check.GradientCheck} does; it costs
     * memory and time that a plain tape does not.
     *
     * @return the open tape
     */
    public static Tape inspecting() {
        return new Tape(new TapeColumns(true, true), false);
    }

    /**
     * Opens a tape for a stretch of the computation of another one, whose tensors are {@link #substituting substituted}.
     *
     * @param keeping false to keep nothing for a backward pass
     */
    static Tape standingIn(boolean keeping) {
        return new Tape(new TapeColumns(false, keeping), true);
    }

    /**
     * Watches a tensor: what is computed from the returned one is recorded.
     *
     * @param x FLOAT64 or FLOAT32; may itself belong to an enclosing derivative
     * @param name how listings and messages call it
     * @return the same numbers, as the variable of this tape
     * @throws IllegalArgumentException if {@code x} is of another dtype
     * @throws IllegalStateException if this tape is closed, is being replayed or belongs to another thread, or if
     *     {@code x} is of this tape already or of one inside it
     */
    public Tensor watch(Tensor x, String name) {
        Objects.requireNonNull(name, "watch: name is null");
        Checks.floating("watch", name, x);
        return watchAs(name, x);
    }

    /** Watches argument {@code i} of a function, a floating tensor; its name is looked up when it is asked for. */
    Tensor watch(Tensor x, IntFunction<String> names, int i) {
        return watchAs(new TapeErrors.ArgumentName(names, i), x);
    }

    private Tensor watchAs(Object name, Tensor x) {
        if (!isUsable()) {
            requireUsable("watch");
        }
        if (replaying) {
            throw TapeErrors.recordedInReplay(this, "watch");
        }
        if (owns(x)) {
            throw TapeErrors.watchedAgain(this, name.toString(), x);
        }
        requireNotInner("watch", name, x);
        Tensor watched = recorder.watch(name, x);
        if (entries.isInspecting()) {
            entries.inspect(0, x, (Tensor[]) null); // a variable has no operands to keep
        }
        return watched;
    }

    /**
     * Watches a tensor under the name {@code v} and its entry index.
     *
     * @param x as for {@link #watch(Tensor, String)}
     * @return the same numbers, as the variable of this tape
     */
    public Tensor watch(Tensor x) {
        return watch(x, "v" + wiring.size());
    }

    /**
     * The gradient of a scalar by one tensor of this tape: {@code dloss/dx}, of the shape of {@code x}. The tape may be
     * replayed any number of times and goes on recording afterwards.
     *
     * @param loss a scalar of this tape
     * @param x a watched tensor, or any other value recorded before the loss
     * @return the gradient, of the shape and dtype of {@code x}
     * @throws IllegalArgumentException if {@code loss} is no scalar, or does not depend on {@code x}: the message says
     *     where the chain broke
     * @throws IllegalStateException if a tensor belongs to another tape, or this one is closed
     */
    public Tensor gradient(Tensor loss, Tensor x) {
        return gradient(loss, List.of(Objects.requireNonNull(x, "gradient: x is null")))
                .get(0);
    }

    /**
     * The gradients of a scalar by several tensors of this tape, in one replay.
     *
     * @param loss a scalar of this tape
     * @param xs tensors of this tape
     * @param options {@link GradOption#ALLOW_UNUSED} gives zeros for a tensor that the loss does not depend on
     * @return one gradient a tensor, in order
     * @throws IllegalArgumentException as {@link #gradient(Tensor, Tensor)}
     * @throws IllegalStateException as {@link #gradient(Tensor, Tensor)}
     */
    public List<Tensor> gradient(Tensor loss, List<Tensor> xs, GradOption... options) {
        Checks.scalar("gradient", "loss", loss);
        return pullback("gradient", loss, Tensor.onesLike(loss), xs, GradOption.allowUnused(options), false);
    }

    /**
     * The vector-Jacobian product: {@code sum_i cotangent[i] * dy[i]/dx}, of the shape of {@code x}.
     *
     * @param y a value of this tape, of any shape
     * @param cotangent one weight for each element of {@code y}, of its shape and dtype; may belong to another derivative,
     *     not to this tape
     * @param xs tensors of this tape
     * @param options as for {@link #gradient(Tensor, List, GradOption...)}
     * @return one cotangent a tensor, in order
     * @throws IllegalArgumentException if {@code cotangent} does not fit {@code y}, or y does not depend on an x
     * @throws IllegalStateException if a tensor belongs to another tape, the cotangent to this one, or this one is closed
     */
    public List<Tensor> vjp(Tensor y, Tensor cotangent, List<Tensor> xs, GradOption... options) {
        return pullback("vjp", y, cotangent, xs, GradOption.allowUnused(options), false);
    }

    /** {@return the number of entries} */
    public int size() {
        return wiring.size();
    }

    /**
     * {@return entry {@code index}, as data}
     *
     * @throws IndexOutOfBoundsException unless {@code 0 <= index < size()}
     */
    public TapeEntry entry(int index) {
        return entries.entry(index);
    }

    /** {@return all entries, in order} */
    public List<TapeEntry> entries() {
        return IntStream.range(0, size()).mapToObj(this::entry).toList();
    }

    /** {@return what this tape holds, to count, filter, draw and explain} */
    public TapeReport report() {
        return new TapeReport(this, entries, marks);
    }

    /** {@return the listing: a line an entry with index, name or op, operands, dtype and shape; long ones are cut in
     * the middle} */
    @Override
    public String toString() {
        return TapeListing.of(this);
    }

    /** Ends the derivative: no more recording, no more replays. The entries stay readable. */
    @Override
    public void close() {
        state = State.CLOSED;
        entries.releaseAll();
    }

    /** Ends recording; replays may still run. */
    void seal() {
        state = State.SEALED;
    }

    /**
     * {@return {@code y} one level down: the same numbers, off this tape, to be used after it is closed; still a value of
     * an enclosing derivative, if there is one; {@code y} itself if it is not of this tape}
     *
     * @param y a value of this tape, or any other
     */
    public Tensor primalOf(Tensor y) {
        return y instanceof TapeTensor recorded && recorded.tape() == this ? recorded.primal() : y;
    }

    boolean owns(Tensor y) {
        return y instanceof TapeTensor recorded && recorded.tape() == this;
    }

    /** Notes that the numbers of an entry were read, which is one of the ways for a chain to break. */
    void noteRead(int index) {
        if (state == State.OPEN && isOwnThread()) { // other threads may read, too, but not write here
            marks.note("reading the numbers", index);
        }
    }

    @Override
    <A> Tensor process(Op<A> op, A attributes, Tensor[] operands) {
        return mayInterpret(op) ? recorder.apply(op, attributes, operands) : substituted(op, attributes, operands);
    }

    @Override
    <A> Tensor process(Op<A> op, A attributes, Tensor a, Tensor b, Tensor c) {
        return mayInterpret(op)
                ? recorder.apply(op, attributes, a, b, c)
                : substituted(op, attributes, present(a, b, c));
    }

    /** Requires that ops on tensors of this tape are recorded now. */
    void requireRecording(String operation, Tensor... operands) {
        requireUsable(operation, operands);
        if (replaying) {
            throw TapeErrors.recordedInReplay(this, operation, operands);
        }
    }

    /** {@return whether ops on tensors of this tape, or on what stands for them, are recorded now} */
    boolean isRecording() {
        return isUsable() && (!replaying || substitution() != null);
    }

    private boolean mayInterpret(Op<?> op) {
        return isUsable() && !(replaying && op.isDifferentiable()); // other ops record nothing
    }

    /** Applies an op, which this tape must not record, to what stands for its operands. */
    private <A> Tensor substituted(Op<A> op, A attributes, Tensor... operands) {
        if (substitution() == null) {
            requireRecording(op.name(), operands);
        }
        return op.apply(attributes, Substitution.resolveAll(operands));
    }

    /** {@return what stands for the tensors of this tape on this thread, or null} */
    Substitution substitution() {
        return substitutions.current();
    }

    /**
     * Applies a function of tensors while others stand for those of this tape: for those among its arguments, those that it
     * captured, and its result. Until it returns, this tape records nothing itself.
     */
    Tensor substituting(Substitution substitution, Function<List<Tensor>, Tensor> f, List<Tensor> xs) {
        boolean open = isUsable(); // else it records nothing in any case
        boolean before = replaying;
        if (open) {
            replaying = true;
        }
        try {
            return substitutions.during(substitution, () -> Substitution.resolve(f.apply(xs)));
        } finally {
            if (open) {
                replaying = before;
            }
        }
    }

    /** {@return what records on this tape, for somebody who knows that it may} */
    TapeRecorder recorder() {
        return recorder;
    }

    /** {@return the entries, for somebody who replays them himself} */
    TapeColumns columns() {
        return entries;
    }

    /**
     * The backward replay.
     *
     * @param operation how error messages begin
     * @param release whether to let go of what the replay has used; no other replay can follow
     */
    List<Tensor> pullback(
            String operation, Tensor y, Tensor cotangent, List<Tensor> xs, boolean allowUnused, boolean release) {
        Objects.requireNonNull(xs, () -> operation + ": the list of tensors is null");
        requireReplayable(operation);
        int[] wanted = new int[xs.size()];
        for (int i = 0; i < wanted.length; i++) {
            wanted[i] = recorder.indexOf(operation, i, xs.get(i));
        }
        TapePullback replay = replay(operation, y, cotangent, wanted, release, null);
        Tensor[] gradients = new Tensor[wanted.length];
        Tensor[] point = new Tensor[wanted.length];
        for (int i = 0; i < wanted.length; i++) {
            point[i] = primalOf(xs.get(i));
            gradients[i] = replay.cotangent(wanted[i]);
            if (gradients[i] == null) {
                if (!allowUnused) {
                    throw new IllegalArgumentException(operation + ": "
                            + marks.whyUnused(this, wiring, recorder.indexOf(y), wanted[i]) + TapeMarks.ADVICE);
                }
                gradients[i] = AtPoint.of(Tensor.zerosLike(xs.get(i)), AtPoint.recorded(List.of(cotangent)));
            }
        }
        List<Tensor> recorded = AtPoint.recorded(List.of(point));
        for (int i = 0; i < gradients.length && !recorded.isEmpty(); i++) {
            gradients[i] = AtPoint.of(gradients[i], recorded);
        }
        return List.of(gradients);
    }

    /** Replays from a scalar to the wanted entries, for somebody who looks at the cotangents of all entries between. */
    void observe(String operation, Tensor loss, int[] wanted, ReplayObserver observer) {
        requireReplayable(operation);
        Checks.scalar(operation, "loss", loss);
        replay(operation, loss, Tensor.onesLike(loss), wanted, false, observer);
    }

    private TapePullback replay(
            String operation, Tensor y, Tensor cotangent, int[] wanted, boolean release, ReplayObserver observer) {
        Checks.cotangent(operation, y, cotangent);
        if (owns(cotangent)) { // what it depends on would be lost: the replay is not recorded here
            throw TapeErrors.ownCotangent(this, operation, cotangent);
        }
        TapePullback replay = new TapePullback(entries, wanted, release, observer);
        if (owns(y)) {
            boolean before = replaying; // a rule may replay, too
            replaying = state == State.OPEN;
            try {
                replay.run(((TapeTensor) y).index(), cotangent);
            } finally {
                replaying = before;
            }
        } else {
            requireNotInner(operation, "the result", y);
        }
        return replay;
    }

    private void requireReplayable(String operation) {
        if (state == State.CLOSED) {
            throw new IllegalStateException(operation + ": " + describe() + " is closed");
        }
        if (state == State.OPEN) { // while it grows, it is its thread's alone
            requireUsable(operation);
        }
    }

    @Override
    boolean isOpen() {
        return state == State.OPEN;
    }

    @Override
    String details(Tensor x) {
        int index = ((TapeTensor) x).index();
        return entries.name(index) + ", entry " + index + ", shape " + x.shape();
    }

    @Override
    String describe() {
        return "tape #" + level();
    }
}
