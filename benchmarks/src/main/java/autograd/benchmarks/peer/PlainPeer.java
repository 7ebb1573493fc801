package autograd.benchmarks.peer;

import autograd.benchmarks.harness.Peer;
import autograd.benchmarks.harness.Task;
import autograd.benchmarks.harness.Work;
import java.util.Arrays;
import java.util.function.Supplier;

/**
 * Loops as a good programmer writes them by hand for one purpose, without the Vector API, on one thread. Rows are arrays of
 * their own and inner loops run over plain subscripts, because that is what the JIT turns into vector instructions.
 */
public final class PlainPeer implements Peer {
    @Override
    public Task open(Work work) {
        return switch (work.kind()) {
            case "matmul" -> work.isFloat32(0) ? matmul32(work.number(1)) : matmul64(work.number(1));
            case "function" -> PlainFunctions.open(work);
            case "add" -> work.isFloat32(0) ? add32(work.number(1)) : add64(work.number(1));
            case "sum" -> work.isFloat32(0) ? sum32(work.number(1)) : sum64(work.number(1));
            case "training" -> new PlainTraining(Network.of(work));
            case "sines" -> sines(work.number(0), work.number(1));
            case "gmm", "lstm", "ba" -> PlainAdbench.open(work);
            default -> throw new UnsupportedOperationException(work.kind());
        };
    }

    private static Task matmul32(int n) {
        float[][] a = rows(Inputs.floats(1, n * n, -1, 1), n);
        float[][] b = rows(Inputs.floats(2, n * n, -1, 1), n);
        float[][] c = new float[n][n];
        return new Loop(
                () -> {
                    for (int i = 0; i < n; i++) {
                        float[] sum = c[i];
                        Arrays.fill(sum, 0);
                        for (int k = 0; k < n; k++) {
                            float factor = a[i][k];
                            float[] row = b[k];
                            for (int j = 0; j < n; j++) {
                                sum[j] += factor * row[j];
                            }
                        }
                    }
                },
                () -> new double[] {c[0][0], c[n / 2][0], c[n - 1][n - 1]});
    }

    private static Task matmul64(int n) {
        double[][] a = rows(Inputs.doubles(1, n * n, -1, 1), n);
        double[][] b = rows(Inputs.doubles(2, n * n, -1, 1), n);
        double[][] c = new double[n][n];
        return new Loop(
                () -> {
                    for (int i = 0; i < n; i++) {
                        double[] sum = c[i];
                        Arrays.fill(sum, 0);
                        for (int k = 0; k < n; k++) {
                            double factor = a[i][k];
                            double[] row = b[k];
                            for (int j = 0; j < n; j++) {
                                sum[j] += factor * row[j];
                            }
                        }
                    }
                },
                () -> new double[] {c[0][0], c[n / 2][0], c[n - 1][n - 1]});
    }

    private static Task add32(int n) {
        float[] a = Inputs.floats(1, n, -1, 1);
        float[] b = Inputs.floats(2, n, -1, 1);
        float[] c = new float[n];
        return new Loop(
                () -> {
                    for (int i = 0; i < n; i++) {
                        c[i] = a[i] + b[i];
                    }
                },
                () -> Inputs.probe(c));
    }

    private static Task add64(int n) {
        double[] a = Inputs.doubles(1, n, -1, 1);
        double[] b = Inputs.doubles(2, n, -1, 1);
        double[] c = new double[n];
        return new Loop(
                () -> {
                    for (int i = 0; i < n; i++) {
                        c[i] = a[i] + b[i];
                    }
                },
                () -> Inputs.probe(c));
    }

    private static Task sum32(int n) {
        float[] x = Inputs.floats(1, n, 0, 1);
        float[] total = new float[1];
        return new Loop(
                () -> {
                    float sum = 0;
                    for (int i = 0; i < n; i++) {
                        sum += x[i];
                    }
                    total[0] = sum;
                },
                () -> Inputs.probe(total));
    }

    private static Task sum64(int n) {
        double[] x = Inputs.doubles(1, n, 0, 1);
        double[] total = new double[1];
        return new Loop(
                () -> {
                    double sum = 0;
                    for (int i = 0; i < n; i++) {
                        sum += x[i];
                    }
                    total[0] = sum;
                },
                () -> Inputs.probe(total));
    }

    private static Task sines(int count, int width) {
        double[] x = Inputs.doubles(4, width, 0, 1);
        double[][] kept = new double[count + 1][width];
        double[] gradient = new double[width];
        return new Loop(
                () -> {
                    System.arraycopy(x, 0, kept[0], 0, width);
                    for (int i = 0; i < count; i++) {
                        for (int j = 0; j < width; j++) {
                            kept[i + 1][j] = Math.sin(kept[i][j]);
                        }
                    }
                    Arrays.fill(gradient, 1);
                    for (int i = count - 1; i >= 0; i--) {
                        for (int j = 0; j < width; j++) {
                            gradient[j] *= Math.cos(kept[i][j]);
                        }
                    }
                },
                () -> Inputs.probe(gradient));
    }

    private static float[][] rows(float[] values, int width) {
        float[][] rows = new float[values.length / width][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = Arrays.copyOfRange(values, i * width, (i + 1) * width);
        }
        return rows;
    }

    private static double[][] rows(double[] values, int width) {
        double[][] rows = new double[values.length / width][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = Arrays.copyOfRange(values, i * width, (i + 1) * width);
        }
        return rows;
    }

    /** A loop over arrays of its own. */
    record Loop(Runnable loop, Supplier<double[]> numbers) implements Task {
        @Override
        public void run() {
            loop.run();
        }

        @Override
        public double[] result() {
            return numbers.get();
        }
    }
}
