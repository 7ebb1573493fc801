package autograd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import autograd.shape.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;

/** Reading and writing by random indices against plain loops over whole index lists. */
class IndexProperties {
    @Property(tries = 1500)
    @Label("get, set and add by any index: as a loop over the elements, one at a time")
    void followsTheLoop(@ForAll long seed) {
        Case at = new Case(new Random(seed));
        int[] positions = at.positions();
        Shape shape = Shape.of(at.resultSizes());
        double[] numbers = at.x.toDoubleArray();

        Tensor read = Indexing.get(at.x, at.index());
        assertEquals(shape, read.shape(), at::toString);
        assertArrayEquals(
                Arrays.stream(positions).mapToDouble(p -> numbers[p]).toArray(), read.toDoubleArray(), at::toString);

        Tensor value = Tensor.uniform(seed, shape.toArray());
        double[] set = numbers.clone();
        double[] added = numbers.clone();
        for (int i = 0; i < positions.length; i++) {
            set[positions[i]] = value.array().doubleAt(i);
            added[positions[i]] += value.array().doubleAt(i);
        }
        assertArrayEquals(set, Updates.setAt(at.x, value, at.index()).toDoubleArray(), at::toString);
        assertArrayEquals(added, Updates.addAt(at.x, value, at.index()).toDoubleArray(), at::toString);
        assertArrayEquals(numbers, at.x.toDoubleArray());

        // Derivatives of sum(g y), all by hand: each element of x, and each of the value, reaches y once or not at all.
        Tensor g = Tensor.uniform(seed + 1, at.x.shape().toArray());
        double[] byX = g.toDoubleArray();
        int[] last = new int[byX.length]; // of those that were written to one place, 1 + the last
        for (int i = 0; i < positions.length; i++) {
            byX[positions[i]] = 0;
            last[positions[i]] = i + 1;
        }
        double[] byValue = new double[positions.length];
        double[] byAdded = new double[positions.length];
        for (int i = 0; i < positions.length; i++) {
            byAdded[i] = g.array().doubleAt(positions[i]);
            byValue[i] = last[positions[i]] == i + 1 ? byAdded[i] : 0;
        }
        Pullback setting = Autograd.vjp((t, v) -> Updates.setAt(t, v, at.index()), at.x, value);
        assertArrayEquals(byX, setting.applyAll(g).get(0).toDoubleArray(), at::toString);
        assertArrayEquals(byValue, setting.applyAll(g).get(1).toDoubleArray(), at::toString);
        Pullback adding = Autograd.vjp((t, v) -> Updates.addAt(t, v, at.index()), at.x, value);
        assertArrayEquals(g.toDoubleArray(), adding.applyAll(g).get(0).toDoubleArray(), at::toString);
        assertArrayEquals(byAdded, adding.applyAll(g).get(1).toDoubleArray(), at::toString);
    }

    /** A tensor and an index, as a list of what each entry means. */
    private static final class Case {
        /** One entry: {@code positions} along {@code axes}, of shape {@code sizes} where they are picked. */
        private record Part(Index entry, boolean picked, boolean dropped, List<int[]> positions, int[] sizes) {}

        private final Random random;
        private final Tensor x;
        private final List<Part> parts = new ArrayList<>();
        private final List<Integer> first = new ArrayList<>(); // the first axis of x of each part
        private int[] together = {}; // the sizes of what is picked, broadcast
        private boolean advanced;

        Case(Random random) {
            this.random = random;
            int rank = 1 + random.nextInt(4);
            int[] sizes = new int[rank];
            Arrays.setAll(sizes, axis -> 1 + random.nextInt(4));
            x = Tensor.uniform(random.nextLong(), sizes);
            together = random.nextBoolean() ? new int[] {2} : new int[] {2, 3};
            boolean ellipsis = false;
            int axis = 0;
            while (axis < rank || random.nextInt(4) == 0) {
                int kind = random.nextInt(axis < rank ? 7 : 1);
                first.add(axis);
                if (kind == 0) {
                    if (ellipsis || random.nextBoolean()) {
                        parts.add(new Part(Index.newAxis(), false, false, List.of(), new int[] {1}));
                    } else { // stands for no axis, as all of them are named
                        parts.add(new Part(Index.ellipsis(), false, true, List.of(), new int[0]));
                        ellipsis = true;
                    }
                } else if (kind == 1) {
                    int position = random.nextInt(sizes[axis]);
                    Index entry = Index.at(random.nextBoolean() ? position : position - sizes[axis]);
                    parts.add(new Part(entry, true, true, List.of(new int[] {position}), new int[0]));
                    axis++;
                } else if (kind <= 3) {
                    parts.add(range(sizes[axis]));
                    axis++;
                } else if (kind <= 5) {
                    advanced = true;
                    parts.add(pick(sizes[axis]));
                    axis++;
                } else {
                    int covered = 1 + random.nextInt(rank - axis);
                    Part mask = mask(Arrays.copyOfRange(sizes, axis, axis + covered));
                    if (mask == null) {
                        first.remove(first.size() - 1);
                        continue;
                    }
                    advanced = true;
                    parts.add(mask);
                    axis += covered;
                }
            }
            together = broadcastSizes();
        }

        private Part range(int size) {
            boolean back = random.nextBoolean();
            int step = (1 + random.nextInt(2)) * (back ? -1 : 1);
            int from = random.nextInt(size);
            int to = back ? random.nextInt(from + 1) : from + random.nextInt(size - from + 1);
            boolean open = random.nextBoolean();
            List<Integer> taken = new ArrayList<>();
            for (int i = from; back ? i > (open ? -1 : to) : i < (open ? size : to); i += step) {
                taken.add(i);
            }
            Index.Range range = open ? Index.from(from - (random.nextBoolean() ? size : 0)) : Index.range(from, to);
            int[] positions = taken.stream().mapToInt(i -> i).toArray();
            return new Part(range.by(step), false, false, List.of(positions), new int[] {positions.length});
        }

        /** Picked positions whose shape broadcasts with {@code together}. */
        private Part pick(int size) {
            int[] sizes = together.clone();
            if (random.nextInt(3) == 0) {
                sizes[random.nextInt(sizes.length)] = 1;
            } else if (random.nextInt(3) == 0) {
                sizes = Arrays.copyOfRange(sizes, 1, sizes.length);
            }
            int[] positions = new int[Shape.of(sizes).elements()];
            Arrays.setAll(positions, i -> random.nextInt(size));
            int[] given = Arrays.stream(positions)
                    .map(p -> random.nextBoolean() ? p : p - size)
                    .toArray();
            return new Part(Index.pick(Tensor.ints(given, Shape.of(sizes))), true, false, List.of(positions), sizes);
        }

        /** A mask with as many true elements as broadcast with {@code together}; null if it has too few elements. */
        private Part mask(int[] sizes) {
            Shape shape = Shape.of(sizes);
            int count = random.nextBoolean() ? 1 : together[together.length - 1];
            if (shape.elements() < count) {
                return null;
            }
            boolean[] flags = new boolean[shape.elements()];
            for (int set = 0; set < count; ) {
                int i = random.nextInt(flags.length);
                set += flags[i] ? 0 : 1;
                flags[i] = true;
            }
            List<int[]> positions = new ArrayList<>();
            for (int k = 0; k < sizes.length; k++) {
                positions.add(new int[count]);
            }
            for (int i = 0, n = 0; i < flags.length; i++) {
                int rest = i;
                for (int k = sizes.length - 1; k >= 0 && flags[i]; k--) {
                    positions.get(k)[n] = rest % sizes[k];
                    rest /= sizes[k];
                }
                n += flags[i] ? 1 : 0;
            }
            return new Part(Index.where(Tensor.bools(flags, shape)), true, false, positions, new int[] {count});
        }

        private int[] broadcastSizes() {
            Shape common = Shape.SCALAR;
            for (Part part : parts) {
                if (part.picked()) {
                    int rank = Math.max(common.rank(), part.sizes().length);
                    int[] sizes = new int[rank];
                    for (int back = 1; back <= rank; back++) {
                        int own = back <= part.sizes().length ? part.sizes()[part.sizes().length - back] : 1;
                        int other = back <= common.rank() ? common.size(-back) : 1;
                        sizes[rank - back] = Math.max(own, other);
                    }
                    common = Shape.of(sizes);
                }
            }
            return common.toArray();
        }

        Index[] index() {
            return parts.stream().map(Part::entry).toArray(Index[]::new);
        }

        /** {@return the places of the picked parts in the list, from the first to the last} */
        private int[] picked() {
            int[] places = new int[parts.size()];
            int count = 0;
            for (int i = 0; i < places.length; i++) {
                if (parts.get(i).picked()) {
                    places[count++] = i;
                }
            }
            return Arrays.copyOf(places, count);
        }

        /** {@return which part each axis of the result comes from; -1 - k for axis k of what is picked} */
        private List<Integer> resultAxes() {
            List<Integer> axes = new ArrayList<>();
            int[] picked = picked();
            boolean sideBySide = advanced && picked[picked.length - 1] - picked[0] == picked.length - 1;
            if (advanced && !sideBySide) {
                for (int k = 0; k < together.length; k++) {
                    axes.add(-1 - k);
                }
            }
            for (int i = 0; i < parts.size(); i++) {
                if (advanced && sideBySide && i == picked[0]) {
                    for (int k = 0; k < together.length; k++) {
                        axes.add(-1 - k);
                    }
                }
                if (!parts.get(i).picked() && parts.get(i).sizes().length == 1) {
                    axes.add(i);
                }
            }
            return axes;
        }

        int[] resultSizes() {
            return resultAxes().stream()
                    .mapToInt(a -> a < 0 ? together[-1 - a] : parts.get(a).sizes()[0])
                    .toArray();
        }

        /** {@return for each element of the result its row-major position in x} */
        int[] positions() {
            List<Integer> axes = resultAxes();
            Shape result = Shape.of(resultSizes());
            int[] flat = new int[result.elements()];
            for (int i = 0; i < flat.length; i++) {
                int[] at = unravel(result.toArray(), i);
                int[] indexInX = new int[x.rank()];
                int[] walked = new int[together.length];
                for (int a = 0; a < at.length; a++) {
                    if (axes.get(a) < 0) {
                        walked[-1 - axes.get(a)] = at[a];
                    }
                }
                for (int p = 0; p < parts.size(); p++) {
                    Part part = parts.get(p);
                    for (int k = 0; k < part.positions().size(); k++) {
                        int place = part.picked() ? broadcastPlace(part.sizes(), walked) : at[axes.indexOf(p)];
                        indexInX[first.get(p) + k] = part.positions().get(k)[place];
                    }
                }
                for (int axis = 0; axis < indexInX.length; axis++) {
                    flat[i] = flat[i] * x.shape().size(axis) + indexInX[axis];
                }
            }
            return flat;
        }

        private static int[] unravel(int[] sizes, int flat) {
            int[] at = new int[sizes.length];
            for (int axis = sizes.length - 1; axis >= 0; axis--) {
                at[axis] = flat % sizes[axis];
                flat /= sizes[axis];
            }
            return at;
        }

        private static int broadcastPlace(int[] sizes, int[] walked) {
            int place = 0;
            for (int axis = 0; axis < sizes.length; axis++) {
                int at = walked[walked.length - sizes.length + axis];
                place = place * sizes[axis] + (sizes[axis] == 1 ? 0 : at);
            }
            return place;
        }

        @Override
        public String toString() {
            return "x" + Arrays.toString(index()) + " of shape " + x.shape();
        }
    }
}
