package autograd;

import autograd.array.Edits;
import autograd.shape.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * What the replay has gathered for an entry some elements of which were read: cotangents of such parts, not yet written
 * into zeros of the whole shape, and the sum of the other cotangents. So reading a tensor of N elements one by one costs N
 * in reverse, not N times zeros of N. The entry of a tensor that was never read in part has a plain tensor instead.
 *
 * <p>The parts are added in the order in which they come, then the rest. When they weigh twice the whole, those so far are
 * added up, so that what is held stays in proportion to the whole, and what adding costs to the parts. When that happens
 * does not change the bits.
 */
final class Gathered {
    /** The weight of a part beside its elements, in elements: its objects. */
    private static final int OVERHEAD = 16;

    /** A cotangent of some elements. */
    record Piece(Tensor cotangent, Edits.Target elements) {}

    private final List<Piece> pieces = new ArrayList<>();
    private Tensor parts; // the sum of pieces that were added up already; null if there were none
    private Tensor sum; // of the rest; null if there is none
    private long weight;

    private Gathered() {}

    /**
     * Adds up two contributions to one entry.
     *
     * @param gathered a tensor, a piece, or what this returned before; not to be used any more
     * @param more a tensor or a piece
     */
    static Object add(Object gathered, Object more) {
        if (gathered instanceof Tensor a && more instanceof Tensor b) {
            return Arithmetic.add(a, b);
        }
        if (isNothing(more) || isNothing(gathered)) { // zeros, which are needed only if nothing else comes
            return isNothing(more) ? gathered : more;
        }
        Gathered all = gathered instanceof Gathered before ? before : new Gathered().with(gathered);
        return all.with(more);
    }

    private static boolean isNothing(Object gathered) {
        return gathered instanceof Piece piece && piece.cotangent().size() == 0;
    }

    /** {@return the cotangent that was gathered} */
    static Object complete(Object gathered) {
        if (gathered instanceof Tensor cotangent) {
            return cotangent;
        }
        return gathered instanceof Piece only ? Indexing.placed(only) : ((Gathered) gathered).whole();
    }

    private Gathered with(Object more) {
        if (more instanceof Piece piece) {
            pieces.add(piece);
            weight += piece.cotangent().size() + OVERHEAD;
            Shape whole = piece.elements().whole();
            if (weight > 2L * (whole.elements() + OVERHEAD) && pieces.size() > 1) {
                parts = Indexing.assemble(parts, pieces);
                pieces.clear();
                weight = 0;
            }
        } else {
            sum = sum == null ? (Tensor) more : Arithmetic.add(sum, (Tensor) more);
        }
        return this;
    }

    private Tensor whole() {
        Tensor all = parts;
        if (parts == null && pieces.size() == 1) {
            all = Indexing.placed(pieces.get(0));
        } else if (!pieces.isEmpty()) {
            all = Indexing.assemble(parts, pieces);
        }
        return sum == null ? all : Arithmetic.add(sum, all);
    }
}
