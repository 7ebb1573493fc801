package autograd.benchmarks.adbench;

/**
 * The Gaussian mixture objective and its gradient as loops written by hand, straight from the formulas: the peer in the
 * table, and an independent value for every input.
 */
public final class PlainGmm {
    private final GmmData data;
    private final int d;
    private final int k;
    private final int n;
    private final double constant;
    private final double[] sumQ;
    private final double[][] diagonal;
    private final double[][] log; // t of [n][k], later the weights of the components

    /** Prepares. */
    public PlainGmm(GmmData data) {
        this.data = data;
        d = data.dimensions;
        k = data.components;
        n = data.x.length;
        constant = data.constant();
        sumQ = new double[k];
        diagonal = new double[k][d];
        log = new double[n][k];
    }

    /** {@return the objective} */
    public double value() {
        double[] centred = new double[d];
        double[] product = new double[d];
        prepare();
        double sum = constant - n * logSumExp(data.alpha);
        for (int c = 0; c < k; c++) {
            sum += prior(c);
        }
        for (int i = 0; i < n; i++) {
            for (int c = 0; c < k; c++) {
                multiply(c, data.x[i], centred, product);
                double distance = 0;
                for (int j = 0; j < d; j++) {
                    distance += product[j] * product[j];
                }
                log[i][c] = data.alpha[c] + sumQ[c] - 0.5 * distance;
            }
            sum += logSumExp(log[i]);
        }
        return sum;
    }

    private void prepare() {
        for (int c = 0; c < k; c++) {
            sumQ[c] = 0;
            for (int j = 0; j < d; j++) {
                sumQ[c] += data.icf[c][j];
                diagonal[c][j] = Math.exp(data.icf[c][j]);
            }
        }
    }

    private double prior(int c) {
        double squares = 0;
        for (int j = 0; j < d; j++) {
            squares += diagonal[c][j] * diagonal[c][j];
        }
        for (int p = d; p < data.icf[c].length; p++) {
            squares += data.icf[c][p] * data.icf[c][p];
        }
        return 0.5 * data.gamma * data.gamma * squares - data.m * sumQ[c];
    }

    /** Writes {@code centred = x - mu_c} and {@code product = Q_c centred}. */
    private void multiply(int c, double[] x, double[] centred, double[] product) {
        double[] l = data.icf[c];
        for (int j = 0; j < d; j++) {
            centred[j] = x[j] - data.mu[c][j];
            product[j] = diagonal[c][j] * centred[j];
        }
        int p = d;
        for (int j = 0; j < d; j++) {
            for (int i = j + 1; i < d; i++) {
                product[i] += l[p++] * centred[j];
            }
        }
    }

    /** {@return the value, then the gradient by alpha, mu and icf} */
    public double[] valueAndGradient() {
        double value = value();
        double[] byAlpha = new double[k];
        double[][] byMu = new double[k][d];
        double[][] byIcf = new double[k][data.icf[0].length];
        double[] centred = new double[d];
        double[] product = new double[d];
        double lse = logSumExp(data.alpha);
        for (int c = 0; c < k; c++) {
            byAlpha[c] = -n * Math.exp(data.alpha[c] - lse);
            for (int p = 0; p < byIcf[c].length; p++) {
                double square = p < d ? diagonal[c][p] * diagonal[c][p] : data.icf[c][p];
                byIcf[c][p] = data.gamma * data.gamma * square - (p < d ? data.m : 0);
            }
        }
        for (int i = 0; i < n; i++) {
            double total = logSumExp(log[i]);
            for (int c = 0; c < k; c++) {
                double weight = Math.exp(log[i][c] - total);
                byAlpha[c] += weight;
                multiply(c, data.x[i], centred, product);
                addGradient(c, weight, centred, product, byMu[c], byIcf[c]);
            }
        }
        return flatten(value, byAlpha, byMu, byIcf);
    }

    private void addGradient(int c, double weight, double[] centred, double[] product, double[] byMu, double[] byIcf) {
        double[] l = data.icf[c];
        int p = d;
        for (int j = 0; j < d; j++) {
            double scaled = weight * product[j] * diagonal[c][j];
            byIcf[j] += weight - scaled * centred[j];
            double sum = scaled;
            for (int i = j + 1; i < d; i++) {
                byIcf[p] -= weight * product[i] * centred[j];
                sum += weight * product[i] * l[p++];
            }
            byMu[j] += sum;
        }
    }

    private static double[] flatten(double value, double[] byAlpha, double[][] byMu, double[][] byIcf) {
        int size = 1 + byAlpha.length * (1 + byMu[0].length + byIcf[0].length);
        double[] all = new double[size];
        all[0] = value;
        System.arraycopy(byAlpha, 0, all, 1, byAlpha.length);
        int next = 1 + byAlpha.length;
        for (double[] row : byMu) {
            System.arraycopy(row, 0, all, next, row.length);
            next += row.length;
        }
        for (double[] row : byIcf) {
            System.arraycopy(row, 0, all, next, row.length);
            next += row.length;
        }
        return all;
    }

    private static double logSumExp(double[] x) {
        double max = Double.NEGATIVE_INFINITY;
        for (double value : x) {
            max = Math.max(max, value);
        }
        double sum = 0;
        for (double value : x) {
            sum += Math.exp(value - max);
        }
        return max + Math.log(sum);
    }
}
