package autograd.benchmarks.adbench;

import java.nio.file.Path;
import java.util.SplittableRandom;

/**
 * Input of the LSTM objective of ADBench.
 *
 * <p>Arrays belong to this object; nobody writes them.
 */
public final class LstmData {
    final int layers;
    final int bits;
    final double[][] main; // [2 layers][4 bits]: per layer weights forget, in, out, change, then the biases
    final double[][] extra; // [3][bits]: weight of the input, weight and bias of the output
    final double[][] state; // [2 layers][bits]: per layer hidden, cell
    final double[][] sequence; // [characters][bits] of 0 and 1

    private LstmData(double[][] main, double[][] extra, double[][] state, double[][] sequence) {
        this.layers = main.length / 2;
        this.bits = extra[0].length;
        this.main = main;
        this.extra = extra;
        this.state = state;
        this.sequence = sequence;
    }

    /** {@return the input in a file of ADBench} */
    public static LstmData read(Path file) {
        Numbers numbers = new Numbers(file);
        int layers = numbers.nextInt();
        int characters = numbers.nextInt();
        int bits = numbers.nextInt();
        return new LstmData(
                numbers.next(2 * layers, 4 * bits),
                numbers.next(3, bits),
                numbers.next(2 * layers, bits),
                numbers.next(characters, bits));
    }

    /** {@return random input} */
    public static LstmData random(int layers, int characters, int bits, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] sequence = rows(random, characters, bits);
        for (double[] row : sequence) {
            for (int i = 0; i < bits; i++) {
                row[i] = Math.rint(row[i]);
            }
        }
        return new LstmData(
                rows(random, 2 * layers, 4 * bits), rows(random, 3, bits), rows(random, 2 * layers, bits), sequence);
    }

    private static double[][] rows(SplittableRandom random, int rows, int columns) {
        double[][] values = new double[rows][];
        for (int i = 0; i < rows; i++) {
            values[i] = random.doubles(columns).toArray();
        }
        return values;
    }

    /** {@return number of predictions} */
    int steps() {
        return sequence.length - 1;
    }

    /** {@return factor of the sum of log probabilities in the objective} */
    double scale() {
        return -1.0 / ((double) steps() * bits);
    }
}
