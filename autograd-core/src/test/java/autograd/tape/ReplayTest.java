package autograd.tape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The walk alone, on plain numbers: entry k with operands o has the local derivatives that the test gives it. */
class ReplayTest {
    private final EntryList entries = new EntryList();
    private final List<double[]> slopes = new ArrayList<>(); // slopes.get(k)[i]: derivative of entry k by its operand i
    private final List<Integer> visited = new ArrayList<>();

    private int variable() {
        slopes.add(new double[0]);
        return entries.append();
    }

    private int entry(int[] operands, double... localDerivatives) {
        slopes.add(localDerivatives);
        return entries.append(operands);
    }

    private Replay<Double> walk(int from, double seed, int... wanted) {
        Replay<Double> replay = new Replay<>(entries, Double::sum, wanted);
        replay.run(from, seed, this::pull);
        return replay;
    }

    private void pull(int entry, Double cotangent, Replay<Double> replay) {
        visited.add(entry);
        for (int k = 0; k < entries.operandCount(entry); k++) {
            if (replay.needs(entry, k)) {
                replay.contribute(entries.operand(entry, k), cotangent * slopes.get(entry)[k]);
            }
        }
    }

    @Test
    void walksTheWorkedExampleOfThePackagePage() {
        // z = x * y + x at x = 3, y = 2
        int x = variable();
        int y = variable();
        int mul = entry(new int[] {x, y}, 2, 3);
        int z = entry(new int[] {mul, x}, 1, 1);

        Replay<Double> replay = walk(z, 1, x, y);

        assertEquals(3, replay.cotangent(x));
        assertEquals(3, replay.cotangent(y));
        assertEquals(List.of(z, mul, y, x), visited);
    }

    @Test
    void addsUpFanOut() {
        int x = variable();
        int[] users = new int[1000];
        for (int i = 0; i < users.length; i++) {
            users[i] = entry(new int[] {x}, i);
        }
        double[] ones = new double[users.length];
        Arrays.fill(ones, 1);
        int sum = entry(users, ones);

        assertEquals(499_500, walk(sum, 1, x).cotangent(x)); // 0 + 1 + ... + 999
    }

    @Test
    void addsUpAnOperandThatIsUsedTwiceByOneEntry() {
        int x = variable();
        int square = entry(new int[] {x, x}, 5, 5);

        assertEquals(10, walk(square, 1, x).cotangent(x));
    }

    @Test
    void visitsEachEntryOfADiamondOnce() {
        // 40 diamonds in a row have 2^40 paths
        int top = variable();
        int last = top;
        for (int i = 0; i < 40; i++) {
            int left = entry(new int[] {last}, 0.5);
            int right = entry(new int[] {last}, 0.5);
            last = entry(new int[] {left, right}, 1, 1);
        }

        assertEquals(1, walk(last, 1, top).cotangent(top));
        assertEquals(entries.size(), visited.size());
        assertEquals(entries.size(), visited.stream().distinct().count());
    }

    @Test
    void walksAChainOf100000() {
        int x = variable();
        int last = x;
        double product = 1;
        for (int i = 0; i < 100_000; i++) {
            last = entry(new int[] {last}, 1.00001);
            product *= 1.00001;
        }

        assertEquals(product, walk(last, 1, x).cotangent(x));
        assertEquals(100_001, visited.size());
        assertEquals(100_000, visited.get(0));
        assertEquals(0, visited.get(100_000));
    }

    @Test
    void addsInTheOrderOfTheWalk() {
        int x = variable();
        int first = entry(new int[] {x}, 1);
        int second = entry(new int[] {x}, 1e16);
        int third = entry(new int[] {x}, -1e16);
        int sum = entry(new int[] {first, second, third}, 1, 1, 1);

        // From the highest index down: (-1e16 + 1e16) + 1. From the lowest up it would be (1 + 1e16) - 1e16 = 0.
        assertEquals(1, walk(sum, 1, x).cotangent(x));
    }

    @Test
    void passesOverWhatLeadsToNothingWanted() {
        int x = variable();
        int y = variable();
        int fromX = entry(new int[] {x}, 2);
        int fromY = entry(new int[] {y}, 3);
        int sum = entry(new int[] {fromX, fromY, EntryList.CONSTANT}, 1, 1, Double.NaN);

        Replay<Double> replay = walk(sum, 10, x);

        assertEquals(20, replay.cotangent(x));
        assertEquals(List.of(sum, fromX, x), visited);
        assertNull(replay.cotangent(y));
    }

    @Test
    void passesOverWhatTheResultDoesNotDependOn() {
        int x = variable();
        int result = entry(new int[] {x}, 2);
        int aside = entry(new int[] {x}, 3);
        entry(new int[] {aside, result}, 4, 5);

        assertEquals(2, walk(result, 1, x).cotangent(x));
        assertEquals(List.of(result, x), visited);
    }

    @Test
    void keepsCotangentsOfWantedEntriesInTheMiddle() {
        int x = variable();
        int middle = entry(new int[] {x}, 2);
        int result = entry(new int[] {middle}, 3);

        Replay<Double> replay = walk(result, 1, x, middle, result);

        assertEquals(6, replay.cotangent(x));
        assertEquals(3, replay.cotangent(middle));
        assertEquals(1, replay.cotangent(result));
    }

    @Test
    void stopsAtAWantedEntryWhenNothingBelowIsWanted() {
        int x = variable();
        int middle = entry(new int[] {x}, 2);
        int result = entry(new int[] {middle}, 3);

        assertEquals(3, walk(result, 1, middle).cotangent(middle));
        assertEquals(List.of(result, middle), visited);
    }

    @Test
    void letsGoOfCotangentsThatAreNotWanted() {
        int x = variable();
        int middle = entry(new int[] {x}, 2);
        int result = entry(new int[] {middle}, 3);

        Replay<Double> replay = walk(result, 1, x);

        assertNull(replay.cotangent(middle));
        assertNull(replay.cotangent(result));
    }

    @Test
    void doesNothingWhenTheResultDependsOnNothingWanted() {
        int x = variable();
        int y = variable();
        int result = entry(new int[] {y}, 2);

        Replay<Double> replay = walk(result, 1, x);

        assertNull(replay.cotangent(x));
        assertTrue(visited.isEmpty());
    }

    @Test
    void givesTheSeedToAResultThatIsItselfWanted() {
        int x = variable();

        assertEquals(7, walk(x, 7, x).cotangent(x));
    }

    @Test
    void saysWhichOperandsAreNeeded() {
        int x = variable();
        int y = variable();
        int result = entry(new int[] {x, y, EntryList.CONSTANT}, 1, 1, 1);

        Replay<Double> replay = new Replay<>(entries, Double::sum, y);

        assertFalse(replay.needs(result, 0));
        assertTrue(replay.needs(result, 1));
        assertFalse(replay.needs(result, 2));
    }

    @Test
    void repeatsOnTheSameEntries() {
        int x = variable();
        int y = variable();
        int result = entry(new int[] {x, y}, 2, 3);

        assertEquals(2, walk(result, 1, x, y).cotangent(x));
        assertEquals(20, walk(result, 10, x).cotangent(x));
        assertEquals(3, walk(result, 1, x, y).cotangent(y));
    }

    @Test
    void completesWhatWasGatheredOnceAnEntry() {
        int x = variable();
        int a = entry(new int[] {x}, 2);
        int b = entry(new int[] {x}, 3);
        int c = entry(new int[] {a, b, x}, 5, 7, 11);
        List<Double> gathered = new ArrayList<>();

        Replay<Double> replay = new Replay<>(
                entries,
                Double::sum,
                sum -> {
                    gathered.add(sum);
                    return -sum;
                },
                x,
                b);
        replay.run(c, 1.0, this::pull);

        // by hand, each sum negated on arrival: c -1; b -1 * 7, a -1 * 5; x -1 * 11 + 7 * 3 + 5 * 2
        assertEquals(List.of(1.0, -7.0, -5.0, 20.0), gathered);
        assertEquals(7, replay.cotangent(b));
        assertEquals(-20, replay.cotangent(x));
        assertNull(replay.cotangent(a));
    }
}
