package autograd.benchmarks.adbench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.StringTokenizer;

/** The numbers of an input file, one after the other; line ends are spaces like others. */
final class Numbers {
    private final StringTokenizer tokens;

    Numbers(Path file) {
        try {
            tokens = new StringTokenizer(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int nextInt() {
        return Integer.parseInt(tokens.nextToken());
    }

    double nextDouble() {
        return Double.parseDouble(tokens.nextToken());
    }

    double[] next(int n) {
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            values[i] = nextDouble();
        }
        return values;
    }

    double[][] next(int rows, int columns) {
        double[][] values = new double[rows][];
        for (int i = 0; i < rows; i++) {
            values[i] = next(columns);
        }
        return values;
    }
}
