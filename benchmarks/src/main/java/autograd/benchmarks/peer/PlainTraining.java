package autograd.benchmarks.peer;

import autograd.benchmarks.harness.Task;
import java.util.Arrays;

/**
 * A training step of a two-layer network with every gradient written by hand.
 *
 * <p>The first weight is stored as [in][out] and the second as [out][in], so that every inner loop but one runs over hidden
 * units, side by side in memory; four rows are taken at once, which saves three of four reads and writes of the sum.
 */
final class PlainTraining implements Task {
    private final int batch;
    private final int inputs;
    private final int hidden;
    private final int outputs;
    private final float[][] x;
    private final float[][] y;
    private final float[][] weight1;
    private final float[] bias1;
    private final float[][] weight2;
    private final float[] bias2;
    private final float[][] unit; // relu of the hidden layer, [batch][hidden]
    private final float[][] unitGradient;
    private final float[][] error; // gradient by the output, [batch][outputs]
    private final float[] weightGradient;
    private double loss;

    PlainTraining(Network network) {
        if (network.layers() != 2) {
            throw new UnsupportedOperationException("plain loops are written for two layers");
        }
        batch = network.batch();
        inputs = network.inputs();
        hidden = network.out(0);
        outputs = network.outputs();
        x = rows(network.x(), inputs);
        y = rows(network.y(), outputs);
        weight1 = transpose(rows(network.weight(0), inputs));
        bias1 = new float[hidden];
        weight2 = rows(network.weight(1), hidden);
        bias2 = new float[outputs];
        unit = new float[batch][hidden];
        unitGradient = new float[batch][hidden];
        error = new float[batch][outputs];
        weightGradient = new float[hidden];
    }

    @Override
    public void run() {
        forward();
        backward();
        update();
    }

    private void forward() {
        double sum = 0;
        float scale = 2f / (batch * outputs);
        for (int n = 0; n < batch; n++) {
            float[] h = unit[n];
            System.arraycopy(bias1, 0, h, 0, hidden);
            addProduct(h, x[n], weight1, inputs);
            for (int j = 0; j < hidden; j++) {
                h[j] = Math.max(h[j], 0);
            }
            for (int c = 0; c < outputs; c++) {
                float difference = bias2[c] + dot(h, weight2[c]) - y[n][c];
                sum += difference * difference;
                error[n][c] = scale * difference;
            }
        }
        loss = sum / (batch * outputs);
    }

    private void backward() {
        for (int n = 0; n < batch; n++) {
            float[] g = unitGradient[n];
            float[] h = unit[n];
            Arrays.fill(g, 0);
            for (int c = 0; c < outputs; c++) {
                addScaled(g, error[n][c], weight2[c]);
            }
            for (int j = 0; j < hidden; j++) {
                g[j] = h[j] > 0 ? g[j] : 0;
            }
        }
    }

    private void update() {
        float rate = (float) Network.LEARNING_RATE;
        for (int c = 0; c < outputs; c++) {
            Arrays.fill(weightGradient, 0);
            float biasGradient = 0;
            for (int n = 0; n < batch; n++) {
                addScaled(weightGradient, error[n][c], unit[n]);
                biasGradient += error[n][c];
            }
            addScaled(weight2[c], -rate, weightGradient);
            bias2[c] -= rate * biasGradient;
        }
        float[] column = new float[batch];
        for (int d = 0; d < inputs; d++) {
            for (int n = 0; n < batch; n++) {
                column[n] = x[n][d];
            }
            Arrays.fill(weightGradient, 0);
            addProduct(weightGradient, column, unitGradient, batch);
            addScaled(weight1[d], -rate, weightGradient);
        }
        for (int n = 0; n < batch; n++) {
            addScaled(bias1, -rate, unitGradient[n]);
        }
    }

    /** {@code sum[j] += factors[k] rows[k][j]}, added up over k in steps of four. */
    private static void addProduct(float[] sum, float[] factors, float[][] rows, int count) {
        int k = 0;
        for (; k <= count - 4; k += 4) {
            addFour(
                    sum,
                    factors[k],
                    rows[k],
                    factors[k + 1],
                    rows[k + 1],
                    factors[k + 2],
                    rows[k + 2],
                    factors[k + 3],
                    rows[k + 3]);
        }
        for (; k < count; k++) {
            addScaled(sum, factors[k], rows[k]);
        }
    }

    private static void addFour(
            float[] sum, float a, float[] x, float b, float[] y, float c, float[] z, float d, float[] w) {
        for (int j = 0; j < sum.length; j++) {
            sum[j] += a * x[j] + b * y[j] + (c * z[j] + d * w[j]);
        }
    }

    private static void addScaled(float[] sum, float factor, float[] row) {
        for (int j = 0; j < sum.length; j++) {
            sum[j] += factor * row[j];
        }
    }

    private static float dot(float[] a, float[] b) {
        float even = 0;
        float odd = 0;
        int j = 0;
        for (; j < a.length - 1; j += 2) {
            even += a[j] * b[j];
            odd += a[j + 1] * b[j + 1];
        }
        if (j < a.length) {
            even += a[j] * b[j];
        }
        return even + odd;
    }

    private static float[][] rows(float[] values, int width) {
        float[][] rows = new float[values.length / width][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = Arrays.copyOfRange(values, i * width, (i + 1) * width);
        }
        return rows;
    }

    private static float[][] transpose(float[][] rows) {
        float[][] columns = new float[rows[0].length][rows.length];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < columns.length; j++) {
                columns[j][i] = rows[i][j];
            }
        }
        return columns;
    }

    @Override
    public double[] result() {
        return new double[] {loss};
    }
}
