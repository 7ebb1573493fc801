package autograd.array;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import autograd.array.Edits.Target;
import autograd.shape.Shape;
import autograd.shape.ShapeException;
import autograd.shape.Window;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.function.Executable;

/** Writing and adding at parts of an array, against naive index arithmetic. */
class EditsProperties {
    @Property(tries = 300)
    void windowsAreWrittenAndAddedTo(@ForAll long seed, @ForAll DType dtype) {
        RandomArrays random = new RandomArrays(seed);
        NdArray x = random.array(dtype, random.shape());
        Window window = NaiveKernels.window(random, x.shape());
        NdArray v = random.array(dtype, window.shape());
        double[] set = x.toDoubles();
        double[] sum = x.toDoubles();
        for (int i = 0; i < v.elements(); i++) {
            int at = NaiveKernels.positionIn(window, i);
            set[at] = v.doubleAt(i);
            sum[at] = NaiveKernels.round(dtype, sum[at] + v.doubleAt(i));
        }
        RandomArrays.assertSame(NaiveKernels.array(dtype, x.shape(), set), Edits.set(x, v, window), "set " + window);
        if (dtype.isFloating()) {
            NdArray expected = NaiveKernels.array(dtype, x.shape(), sum);
            RandomArrays.assertSame(expected, Edits.add(x, v, window), "add " + window);
        }
    }

    @Property(tries = 300)
    void positionsAreWrittenAndAddedTo(@ForAll long seed, @ForAll DType dtype) {
        RandomArrays random = new RandomArrays(seed);
        NdArray x = random.array(dtype, Shape.of(1 + random.below(9), 3));
        int[] distinct = Arrays.copyOf(Randoms.permutation(seed, x.elements()), random.below(x.elements()));
        NdArray v = random.array(dtype, Shape.of(distinct.length));
        double[] set = x.toDoubles();
        for (int i = 0; i < distinct.length; i++) {
            set[distinct[i]] = v.doubleAt(i);
        }
        RandomArrays.assertSame(
                NaiveKernels.array(dtype, x.shape(), set), Edits.set(x, v, NdArray.of(distinct, v.shape())), "set");
        if (dtype.isFloating()) {
            int[] repeated = Arrays.stream(distinct).map(p -> p / 2).toArray();
            double[] sum = x.toDoubles();
            for (int i = 0; i < repeated.length; i++) {
                sum[repeated[i]] = NaiveKernels.round(dtype, sum[repeated[i]] + v.doubleAt(i));
            }
            RandomArrays.assertSame(
                    NaiveKernels.array(dtype, x.shape(), sum), Edits.add(x, v, NdArray.of(repeated, v.shape())), "add");
        }
    }

    @Property(tries = 200)
    void assembledIsTheSumOfWhatIsPlaced(@ForAll long seed) {
        RandomArrays random = new RandomArrays(seed);
        DType dtype = random.floating();
        Shape whole = random.shape();
        boolean onto = random.flip();
        List<NdArray> terms = new ArrayList<>();
        List<Target> targets = new ArrayList<>();
        double[] sum = new double[whole.elements()];
        if (onto) {
            terms.add(random.array(dtype, whole));
            sum = terms.get(0).toDoubles();
        }
        for (int k = 0; k < 3; k++) {
            Window window = NaiveKernels.window(random, whole);
            NdArray term = random.array(dtype, window.shape());
            int[] positions = new int[term.elements()];
            for (int i = 0; i < positions.length; i++) {
                positions[i] = NaiveKernels.positionIn(window, i);
                sum[positions[i]] = NaiveKernels.round(dtype, sum[positions[i]] + term.doubleAt(i));
            }
            terms.add(term);
            boolean asPositions = random.flip();
            targets.add(asPositions ? Target.of(NdArray.of(positions, term.shape()), whole) : Target.of(window));
        }
        RandomArrays.assertSame(
                NaiveKernels.array(dtype, whole, sum),
                Edits.assemble(terms.toArray(NdArray[]::new), onto, targets, whole),
                targets.toString());
    }

    @Example
    void targetsCompareByContent() {
        Shape whole = Shape.of(3);
        Target window = Target.of(Window.of(whole, new int[] {1}, Shape.of(2)));
        Target positions = Target.of(NdArray.of(new int[] {1, 2}, Shape.of(2)), whole);
        assertEquals(window, Target.of(Window.of(whole, new int[] {1}, Shape.of(2))));
        assertEquals(positions, Target.of(NdArray.of(new int[] {1, 2}, Shape.of(2)), whole));
        assertEquals(
                positions.hashCode(),
                Target.of(NdArray.of(new int[] {1, 2}, Shape.of(2)), whole).hashCode());
        assertTrue(!positions.equals(window) && !window.equals(positions));
        assertTrue(!positions.equals(Target.of(NdArray.of(new int[] {1, 0}, Shape.of(2)), whole)));
        assertEquals("[2] at [1] of [3] and 2 positions of [3]", window + " and " + positions);
    }

    @Example
    void errors() {
        NdArray x = NdArray.of(new double[] {1, 2, 3}, Shape.of(3));
        NdArray two = NdArray.of(new double[] {1, 2}, Shape.of(2));
        NdArray repeated = NdArray.of(new int[] {1, 3}, Shape.of(2));
        Window window = Window.of(Shape.of(4), new int[] {1}, Shape.of(2));
        Target target = Target.of(window);
        message(
                "set: x has shape [3], v has shape [2], the window is [2] at [1] of [4]; need a window of x with as many"
                        + " elements as v",
                () -> Edits.set(x, two, window));
        message(
                "set: index 3 at position 1 of positions is out of range for x of shape [3]; valid indices are 0 to 2",
                () -> Edits.set(x, two, repeated));
        message(
                "add: v has shape [3], positions have shape [1]; need one position for each value",
                () -> Edits.add(x, x, NdArray.of(new int[1], Shape.of(1))));
        message(
                "assemble: 1 terms for 1 targets in shape [4]; need one for each and one before them",
                () -> Edits.assemble(new NdArray[] {two}, true, List.of(target), Shape.of(4)));
        message(
                "assemble: term 0 has shape [3], its target is [2] at [1] of [4]; need as many elements, in shape [4]",
                () -> Edits.assemble(new NdArray[] {x}, false, List.of(target), Shape.of(4)));
        message(
                "assemble: term 0 has shape [2]; need [4]",
                () -> Edits.assemble(new NdArray[] {two, two}, true, List.of(target), Shape.of(4)));
    }

    private static void message(String expected, Executable call) {
        RuntimeException thrown = assertThrows(RuntimeException.class, call);
        assertTrue(thrown instanceof ShapeException || thrown instanceof IllegalArgumentException, thrown::toString);
        assertEquals(expected, thrown.getMessage());
    }
}
