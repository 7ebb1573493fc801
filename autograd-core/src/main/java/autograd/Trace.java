package autograd;

import autograd.array.NdArray;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.DoublePredicate;

/**
 * A derivative in progress, or a batch: it watches tensors and interprets every op that touches one. Each has a unique
 * level; the highest level among the operands is the innermost and interprets first. That alone keeps nested
 * derivatives, and the perturbations of different ones, apart.
 *
 * <p>A trace belongs to the thread that opened it and ends with the derivative.
 */
abstract sealed class Trace permits Tape, ForwardTrace, BatchTrace {
    // The one piece of shared state in the library: it only hands out numbers.
    private static final AtomicLong LEVELS = new AtomicLong();

    private final long level = LEVELS.incrementAndGet();
    private final Thread owner = Thread.currentThread();

    final long level() {
        return level;
    }

    /** {@return whether ops may still be interpreted} */
    abstract boolean isOpen();

    /** Interprets one op; at least one operand belongs to this trace. */
    abstract <A> Tensor process(Op<A> op, A attributes, Tensor[] operands);

    /** {@link #process(Op, Object, Tensor[])} of one operand, two or three; those that are missing are null. */
    abstract <A> Tensor process(Op<A> op, A attributes, Tensor a, Tensor b, Tensor c);

    /** {@return the operands that are not missing} */
    static Tensor[] present(Tensor a, Tensor b, Tensor c) {
        if (c != null) {
            return new Tensor[] {a, b, c};
        }
        return b == null ? new Tensor[] {a} : new Tensor[] {a, b};
    }

    /** {@return how messages call this derivative} */
    abstract String describe();

    /** {@return whether this thread opened the derivative} */
    final boolean isOwnThread() {
        return Thread.currentThread() == owner;
    }

    /** {@return whether this thread may go on with this derivative} */
    final boolean isUsable() {
        return isOwnThread() && isOpen();
    }

    /** {@return what messages add to the position of an operand that belongs to this derivative} */
    abstract String details(Tensor x);

    /**
     * Requires that this thread may go on with this derivative.
     *
     * @param operands of the operation, named in the message; none when the derivative itself is called
     */
    final void requireUsable(String operation, Tensor... operands) {
        if (!isOwnThread()) {
            throw new IllegalStateException(operation + ": " + belonging(operands) + " of thread \"" + owner.getName()
                    + "\" and is used on thread \""
                    + Thread.currentThread().getName()
                    + "\"; a derivative is taken on one thread: take a derivative of its own on each thread, or pass"
                    + " stopGradient(x)");
        }
        if (!isOpen()) {
            throw new IllegalStateException(operation + ": " + belonging(operands)
                    + ", which has ended; a tensor that depends on a watched one cannot be used after its derivative:"
                    + " return it from the function, or pass stopGradient(x) out");
        }
    }

    /** {@return the first operand that belongs to this derivative, by name, as the beginning of a sentence} */
    final String belonging(Tensor... operands) {
        for (int i = 0; i < operands.length; i++) {
            if (of(operands[i]) == this) {
                return "operand " + i + " (" + details(operands[i]) + ") belongs to " + describe();
            }
        }
        return "this is " + describe();
    }

    /**
     * Requires that {@code x} is not of a derivative inside this one. To this one it would be a constant, and its derivative
     * would be lost without a word.
     */
    final void requireNotInner(String operation, Object what, Tensor x) {
        Trace other = of(x);
        if (other != null && other.level > level) {
            throw new IllegalStateException(operation + ": " + what + " belongs to " + other.describe()
                    + ", which was opened inside " + describe() + (other.isOpen() ? "" : " and has ended")
                    + "; need a tensor of " + describe() + " itself, of a derivative around it, or only numbers");
        }
    }

    /** {@return the derivative that watches {@code x} innermost, or null when x is only numbers} */
    static Trace of(Tensor x) {
        if (x instanceof TapeTensor recorded) {
            return recorded.tape();
        }
        if (x instanceof DualTensor dual) {
            return dual.owner();
        }
        return x instanceof BatchTensor batch ? batch.owner() : null;
    }

    static Trace innermost(Tensor a, Tensor b) {
        return inner(of(a), of(b));
    }

    static Trace innermost(Tensor a, Tensor b, Tensor c) {
        return inner(inner(of(a), of(b)), of(c));
    }

    private static Trace inner(Trace first, Trace second) {
        return second == null || first != null && first.level >= second.level ? first : second;
    }

    static Trace innermost(Tensor[] operands) {
        Trace top = null;
        for (Tensor operand : operands) {
            top = inner(top, of(operand));
        }
        return top;
    }

    /** {@return the numbers of {@code x}, through all levels; of all examples, if it stands for many} */
    static DenseTensor numbers(Tensor x) {
        Tensor t = x;
        while (true) {
            if (t instanceof DenseTensor dense) {
                return dense;
            }
            if (t instanceof TapeTensor recorded) {
                t = recorded.primal();
            } else {
                t = t instanceof DualTensor dual ? dual.primal() : ((BatchTensor) t).all();
            }
        }
    }

    /** {@return whether one of the {@link #numbers} is such} For rules that take a way of their own at rare ones. */
    static boolean anyNumber(Tensor x, DoublePredicate such) {
        NdArray array = numbers(x).array();
        for (int i = 0; i < array.elements(); i++) {
            if (such.test(array.doubleAt(i))) {
                return true;
            }
        }
        return false;
    }

    /** {@return the innermost batch for whose examples {@code x} stands, at any level; null if there is none} */
    static BatchTrace batchOf(Tensor x) {
        Tensor t = x;
        while (!(t instanceof DenseTensor)) {
            if (t instanceof BatchTensor batch) {
                return batch.owner();
            }
            t = t instanceof TapeTensor recorded ? recorded.primal() : ((DualTensor) t).primal();
        }
        return null;
    }
}
