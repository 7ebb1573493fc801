package autograd;

import autograd.Index.At;
import autograd.Index.Ellipsis;
import autograd.Index.NewAxis;
import autograd.Index.Pick;
import autograd.Index.Range;
import autograd.Index.Where;
import autograd.array.Moves;
import autograd.array.NdArray;
import autograd.shape.Broadcast;
import autograd.shape.Shape;
import autograd.shape.ShapeException;
import java.util.ArrayList;
import java.util.List;

/**
 * Index tensors and masks, alone or with basic entries, as row-major positions.
 *
 * <p>Each entry adds something to the position that does not depend on the other entries: a range adds {@code i * stride}
 * along an axis of the result of its own; all picked axes together add the sum of their strides times their positions, along
 * the axes to which they broadcast.
 */
final class AdvancedIndex {
    private final String op;
    private final Shape x;
    private final List<Shape> blocks =
            new ArrayList<>(); // the axes of the result: one a range, several for what is picked
    private final List<int[]> offsets = new ArrayList<>(); // what each block adds
    private final List<Shape> together = new ArrayList<>(); // of all positions that are walked together
    private final List<Known> known = new ArrayList<>(); // those of them that ints and masks give
    private final List<Picks.Walk> walks = new ArrayList<>(); // those of them that index tensors give
    private final List<Tensor> tensors = new ArrayList<>(); // which are these
    private int axis; // of x, the next one
    private int stride; // of the axis before it
    private int place = -1; // where picked axes go among the blocks
    private boolean parted; // whether another entry came after a picked axis

    /** Positions along an axis. */
    private record Known(NdArray positions, int stride) {}

    AdvancedIndex(String op, Shape x) {
        this.op = op;
        this.x = x;
        this.stride = x.elements(); // 0 if x is empty: nothing valid can be picked then, or nothing is
    }

    IndexPlan plan(List<Index> entries) {
        for (Index entry : entries) {
            if (entry instanceof At at) {
                int position = IndexPlan.position(op, x, axis, at.position());
                pickKnown(NdArray.of(new int[] {position}, Shape.SCALAR));
            } else if (entry instanceof Pick pick) {
                pick(pick.positions());
            } else if (entry instanceof Where where) {
                pickWhere(where.mask());
            } else {
                parted |= place >= 0;
                if (entry instanceof Range range) {
                    take(range);
                } else if (entry instanceof NewAxis) {
                    add(Shape.of(1), new int[1]);
                } else {
                    assert entry instanceof Ellipsis : entry; // it parts what is picked, even if it stands for no axis
                }
            }
        }
        Shape common = commonShape();
        int[] before = outerSum(offsets.subList(0, place));
        int[] after = outerSum(offsets.subList(place, offsets.size()));
        blocks.add(place, common);
        Shape shape = Shape.SCALAR;
        for (Shape block : blocks) {
            shape = Checks.joined(op, shape, block);
        }
        int[] fixed = knownOffsets(common);
        Picks picks = new Picks(op, x, List.copyOf(walks), common, fixed, before, after, shape, Shape.SCALAR);
        return new IndexPlan(shape, null, Indexing.positions(picks, tensors.toArray(new Tensor[0])));
    }

    /** {@return all sums of one number from each array, the last array varying fastest} */
    static int[] outerSum(List<int[]> terms) {
        int[] sums = {0};
        for (int[] term : terms) {
            int[] next = new int[sums.length * term.length];
            int i = 0;
            for (int sum : sums) {
                for (int t : term) {
                    next[i++] = sum + t;
                }
            }
            sums = next;
        }
        return sums;
    }

    /** Goes on to the next axis. */
    private void advance() {
        int size = x.size(axis++);
        stride = size == 0 ? 0 : stride / size;
    }

    private void take(Range range) {
        IndexPlan.Span span = IndexPlan.span(op, x, axis, range);
        advance();
        int[] offset = new int[span.count()];
        for (int i = 0; i < offset.length; i++) {
            offset[i] = (span.start() + i * span.step()) * stride;
        }
        add(Shape.of(offset.length), offset);
    }

    private void add(Shape block, int[] offset) {
        blocks.add(block);
        offsets.add(offset);
    }

    private void pickKnown(NdArray positions) {
        walkTogether(positions.shape());
        known.add(new Known(positions, stride));
    }

    private void pick(Tensor positions) {
        int along = axis;
        int step = walkTogether(positions.shape());
        walks.add(new Picks.Walk(along, step, positions.shape(), "positions"));
        tensors.add(positions);
    }

    /** {@return the stride of the next axis, along which positions of a shape are picked} */
    private int walkTogether(Shape shape) {
        if (place < 0) {
            place = blocks.size();
        } else if (parted) {
            place = 0;
        }
        together.add(shape);
        advance();
        return stride;
    }

    private void pickWhere(Tensor mask) {
        for (int k = 0; k < mask.rank(); k++) {
            if (mask.shape().size(k) != x.size(axis + k)) {
                throw new ShapeException(op + ": mask of shape " + mask.shape() + " stands for axes " + axis + " to "
                        + (axis + mask.rank() - 1) + " of x, shape " + x + "; need equal sizes");
            }
        }
        Checks.sameForAll(
                op,
                "mask",
                mask,
                "how many elements it chooses",
                "where(mask, x, 0) and where(mask, value, x) keep the shape");
        boolean[] flags = mask.array().toBools();
        int count = 0;
        for (boolean flag : flags) {
            count += flag ? 1 : 0;
        }
        int inner = flags.length; // mask elements that share the position along the axes so far
        for (int k = 0; k < mask.rank(); k++) {
            int size = mask.shape().size(k);
            inner = size == 0 ? 0 : inner / size;
            int[] positions = new int[count];
            for (int i = 0, next = 0; i < flags.length; i++) {
                if (flags[i]) {
                    positions[next++] = i / inner % size;
                }
            }
            pickKnown(NdArray.of(positions, Shape.of(count)));
        }
    }

    private Shape commonShape() {
        Shape common = Shape.SCALAR;
        for (Shape shape : together) {
            common = Broadcast.common(op, "the index tensors before", common, "the next one", shape);
        }
        return common;
    }

    private int[] knownOffsets(Shape common) {
        int[] sums = new int[common.elements()];
        for (Known k : known) {
            int[] positions = Moves.broadcastTo(k.positions(), common).toInts();
            for (int i = 0; i < sums.length; i++) {
                sums[i] += positions[i] * k.stride();
            }
        }
        return sums;
    }
}
