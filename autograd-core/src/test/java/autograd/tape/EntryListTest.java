package autograd.tape;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EntryListTest {
    @Test
    void startsEmpty() {
        EntryList entries = new EntryList();

        assertEquals(0, entries.size());
        assertArrayEquals(new boolean[0], entries.descendants());
    }

    @Test
    void numbersEntriesInTheOrderOfAppending() {
        EntryList entries = new EntryList();

        assertEquals(0, entries.append());
        assertEquals(1, entries.append(0, EntryList.CONSTANT, 0));
        assertEquals(2, entries.append(1));

        assertEquals(3, entries.size());
        assertEquals(0, entries.operandCount(0));
        assertEquals(3, entries.operandCount(1));
        assertEquals(1, entries.operandCount(2));
        assertEquals(0, entries.operand(1, 0));
        assertEquals(EntryList.CONSTANT, entries.operand(1, 1));
        assertEquals(0, entries.operand(1, 2));
        assertEquals(1, entries.operand(2, 0));
    }

    @Test
    void appendsUpToThreeOperandsAsItDoesAnArrayOfThem() {
        Random random = new Random(3);
        EntryList few = new EntryList();
        EntryList arrays = new EntryList();
        few.append();
        arrays.append(new int[0]);
        for (int i = 1; i < 100; i++) { // beyond the first capacity
            int[] operands = {random.nextInt(i), random.nextInt(i), random.nextInt(i)};
            int count = 1 + random.nextInt(3);
            assertEquals(i, few.appendFirst(count, operands[0], operands[1], operands[2]));
            arrays.append(Arrays.copyOf(operands, count));
            assertEquals(count, few.operandCount(i));
            for (int k = 0; k < count; k++) {
                assertEquals(arrays.operand(i, k), few.operand(i, k));
            }
        }
        assertArrayEquals(arrays.descendants(5), few.descendants(5));
    }

    @Test
    void doesNotKeepTheArrayItIsGiven() {
        EntryList entries = new EntryList();
        entries.append();
        entries.append();
        int[] operands = {1, 0};
        entries.append(operands);

        operands[0] = 0;

        assertEquals(1, entries.operand(2, 0));
    }

    @Test
    void holdsEntriesOfManySizesBeyondItsFirstCapacity() {
        Random random = new Random(7);
        EntryList entries = new EntryList();
        List<int[]> expected = new ArrayList<>();
        for (int i = 0; i < 2000; i++) {
            int[] operands = new int[random.nextInt(6) * random.nextInt(20)]; // up to 95 operands in one entry
            for (int k = 0; k < operands.length; k++) {
                operands[k] = random.nextInt(i + 1) - 1;
            }
            expected.add(operands);
            assertEquals(i, entries.append(operands));
        }

        for (int i = 0; i < expected.size(); i++) {
            int[] actual = new int[entries.operandCount(i)];
            for (int k = 0; k < actual.length; k++) {
                actual[k] = entries.operand(i, k);
            }
            assertArrayEquals(expected.get(i), actual, "operands of entry " + i);
        }
    }

    @Test
    void marksTheSourcesAndWhatWasComputedFromThem() {
        EntryList entries = new EntryList();
        int x = entries.append();
        int y = entries.append();
        int fromX = entries.append(x, EntryList.CONSTANT);
        int fromY = entries.append(EntryList.CONSTANT, y);
        int fromBoth = entries.append(fromX, fromY);
        int constant = entries.append(EntryList.CONSTANT);

        boolean[] ofX = entries.descendants(x);
        assertTrue(ofX[x] && ofX[fromX] && ofX[fromBoth]);
        assertFalse(ofX[y] || ofX[fromY] || ofX[constant]);

        boolean[] ofFromY = entries.descendants(fromY);
        assertTrue(ofFromY[fromY] && ofFromY[fromBoth]);
        assertFalse(ofFromY[x] || ofFromY[y] || ofFromY[fromX] || ofFromY[constant]);

        boolean[] ofSeveral = entries.descendants(fromX, y);
        assertTrue(ofSeveral[fromX] && ofSeveral[y] && ofSeveral[fromY] && ofSeveral[fromBoth]);
        assertFalse(ofSeveral[x] || ofSeveral[constant]);
    }

    @Test
    void marksNothingForNoSources() {
        EntryList entries = new EntryList();
        entries.append();
        entries.append(0);

        assertArrayEquals(new boolean[] {false, false}, entries.descendants());
    }
}
