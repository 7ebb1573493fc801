package autograd.benchmarks.adbench;

/**
 * The LSTM objective and its gradient by backpropagation through time, as loops written by hand: the peer in the table, and
 * an independent value for every input.
 */
public final class PlainLstm {
    private static final int FORGET = 0;
    private static final int IN = 1;
    private static final int OUT = 2;
    private static final int CHANGE = 3;

    private final LstmData data;
    private final int layers;
    private final int bits;
    private final int steps;
    private final double[][][]
            input; // [step][layer][bits], what the layer reads; index layers: what the last one gives
    private final double[][][] gates; // [step][layer][4 bits]
    private final double[][][] cell; // [step + 1][layer][bits]
    private final double[][][] hidden; // [step + 1][layer][bits]
    private final double[][][] squashed; // [step][layer][bits], tanh of the cell
    private final double[][] byOutput; // [step][bits]

    /** Prepares. */
    public PlainLstm(LstmData data) {
        this.data = data;
        layers = data.layers;
        bits = data.bits;
        steps = data.steps();
        input = new double[steps][layers + 1][bits];
        gates = new double[steps][layers][4 * bits];
        cell = new double[steps + 1][layers][bits];
        hidden = new double[steps + 1][layers][bits];
        squashed = new double[steps][layers][bits];
        byOutput = new double[steps][bits];
        for (int i = 0; i < layers; i++) {
            hidden[0][i] = data.state[2 * i];
            cell[0][i] = data.state[2 * i + 1];
        }
    }

    /** {@return the objective} */
    public double value() {
        double sum = 0;
        for (int t = 0; t < steps; t++) {
            for (int b = 0; b < bits; b++) {
                input[t][0][b] = data.sequence[t][b] * data.extra[0][b];
            }
            for (int i = 0; i < layers; i++) {
                layer(t, i);
            }
            sum += logLikelihood(t);
        }
        return sum * data.scale();
    }

    private void layer(int t, int i) {
        double[] w = data.main[2 * i];
        double[] bias = data.main[2 * i + 1];
        double[] z = input[t][i];
        double[] before = hidden[t][i];
        double[] gate = gates[t][i];
        for (int b = 0; b < bits; b++) {
            int f = FORGET * bits + b;
            int in = IN * bits + b;
            int o = OUT * bits + b;
            int c = CHANGE * bits + b;
            gate[f] = sigmoid(z[b] * w[f] + bias[f]);
            gate[in] = sigmoid(before[b] * w[in] + bias[in]);
            gate[o] = sigmoid(z[b] * w[o] + bias[o]);
            gate[c] = Math.tanh(before[b] * w[c] + bias[c]);
            cell[t + 1][i][b] = cell[t][i][b] * gate[f] + gate[in] * gate[c];
            squashed[t][i][b] = Math.tanh(cell[t + 1][i][b]);
            hidden[t + 1][i][b] = gate[o] * squashed[t][i][b];
            input[t][i + 1][b] = hidden[t + 1][i][b];
        }
    }

    private double logLikelihood(int t) {
        double[] z = input[t][layers];
        double[] y = byOutput[t];
        double total = 2;
        for (int b = 0; b < bits; b++) {
            y[b] = z[b] * data.extra[1][b] + data.extra[2][b];
            total += Math.exp(y[b]);
        }
        double[] target = data.sequence[t + 1];
        double sum = 0;
        double ones = 0;
        for (int b = 0; b < bits; b++) {
            sum += target[b] * (y[b] - Math.log(total));
            ones += target[b];
        }
        for (int b = 0; b < bits; b++) {
            y[b] = data.scale() * (target[b] - ones * Math.exp(y[b]) / total);
        }
        return sum;
    }

    /** {@return the value, then the gradient by main and extra} */
    public double[] valueAndGradient() {
        double value = value();
        double[][] byMain = new double[2 * layers][4 * bits];
        double[][] byExtra = new double[3][bits];
        double[][] byHidden = new double[layers][bits];
        double[][] byCell = new double[layers][bits];
        double[] byZ = new double[bits];
        for (int t = steps - 1; t >= 0; t--) {
            for (int b = 0; b < bits; b++) {
                byZ[b] = byOutput[t][b] * data.extra[1][b];
                byExtra[1][b] += byOutput[t][b] * input[t][layers][b];
                byExtra[2][b] += byOutput[t][b];
            }
            for (int i = layers - 1; i >= 0; i--) {
                layerBack(t, i, byZ, byHidden[i], byCell[i], byMain);
            }
            for (int b = 0; b < bits; b++) {
                byExtra[0][b] += byZ[b] * data.sequence[t][b];
            }
        }
        return flatten(value, byMain, byExtra);
    }

    /** Reads {@code byZ} as the gradient by what the layer gives and writes the one by what it reads. */
    private void layerBack(int t, int i, double[] byZ, double[] byHidden, double[] byCell, double[][] byMain) {
        double[] w = data.main[2 * i];
        double[] byWeight = byMain[2 * i];
        double[] byBias = byMain[2 * i + 1];
        double[] gate = gates[t][i];
        for (int b = 0; b < bits; b++) {
            int f = FORGET * bits + b;
            int in = IN * bits + b;
            int o = OUT * bits + b;
            int c = CHANGE * bits + b;
            double byH = byZ[b] + byHidden[b];
            double tanh = squashed[t][i][b];
            double byC = byCell[b] + byH * gate[o] * (1 - tanh * tanh);
            double byF = byC * cell[t][i][b] * gate[f] * (1 - gate[f]);
            double byIn = byC * gate[c] * gate[in] * (1 - gate[in]);
            double byO = byH * tanh * gate[o] * (1 - gate[o]);
            double byChange = byC * gate[in] * (1 - gate[c] * gate[c]);
            byWeight[f] += byF * input[t][i][b];
            byWeight[in] += byIn * hidden[t][i][b];
            byWeight[o] += byO * input[t][i][b];
            byWeight[c] += byChange * hidden[t][i][b];
            byBias[f] += byF;
            byBias[in] += byIn;
            byBias[o] += byO;
            byBias[c] += byChange;
            byCell[b] = byC * gate[f];
            byHidden[b] = byIn * w[in] + byChange * w[c];
            byZ[b] = byF * w[f] + byO * w[o];
        }
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    private static double[] flatten(double value, double[][] byMain, double[][] byExtra) {
        double[] all = new double[1 + byMain.length * byMain[0].length + byExtra.length * byExtra[0].length];
        all[0] = value;
        int next = 1;
        for (double[][] part : new double[][][] {byMain, byExtra}) {
            for (double[] row : part) {
                System.arraycopy(row, 0, all, next, row.length);
                next += row.length;
            }
        }
        return all;
    }
}
