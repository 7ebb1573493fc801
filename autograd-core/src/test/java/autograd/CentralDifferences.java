package autograd;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Jacobians by differences, element by element, in plain loops. */
final class CentralDifferences {
    private CentralDifferences() {}

    /**
     * {@return the Jacobian, one column for each element of each operand: {@code [operand][element of it][element of
     * y]}}
     *
     * @param step multiplied by {@code max(1, |x|)}
     */
    static List<double[][]> columns(Function<List<Tensor>, Tensor> f, List<Tensor> xs, double step) {
        List<double[][]> columns = new ArrayList<>();
        for (int operand = 0; operand < xs.size(); operand++) {
            double[] x = xs.get(operand).toDoubleArray();
            double[][] own = new double[x.length][];
            for (int j = 0; j < x.length; j++) {
                double h = step * Math.max(1, Math.abs(x[j]));
                double above = x[j] + h;
                double below = x[j] - h;
                double[] up = f.apply(with(xs, operand, j, above)).toDoubleArray();
                double[] down = f.apply(with(xs, operand, j, below)).toDoubleArray();
                own[j] = new double[up.length];
                for (int i = 0; i < up.length; i++) {
                    own[j][i] = (up[i] - down[i]) / (above - below);
                }
            }
            columns.add(own);
        }
        return columns;
    }

    /** {@return {@code (f(x + h v) - f(x - h v)) / 2h} for a function with several results} */
    static List<double[]> along(Function<List<Tensor>, List<Tensor>> f, List<Tensor> xs, List<Tensor> vs, double h) {
        List<Tensor> up = f.apply(moved(xs, vs, h));
        List<Tensor> down = f.apply(moved(xs, vs, -h));
        List<double[]> slopes = new ArrayList<>();
        for (int k = 0; k < up.size(); k++) {
            double[] above = up.get(k).toDoubleArray();
            double[] below = down.get(k).toDoubleArray();
            double[] slope = new double[above.length];
            for (int i = 0; i < slope.length; i++) {
                slope[i] = (above[i] - below[i]) / (2 * h);
            }
            slopes.add(slope);
        }
        return slopes;
    }

    private static List<Tensor> with(List<Tensor> xs, int operand, int element, double value) {
        List<Tensor> changed = new ArrayList<>(xs);
        double[] values = xs.get(operand).toDoubleArray();
        values[element] = value;
        changed.set(operand, Tensor.of(values, xs.get(operand).shape()));
        return changed;
    }

    private static List<Tensor> moved(List<Tensor> xs, List<Tensor> vs, double h) {
        List<Tensor> moved = new ArrayList<>();
        for (int k = 0; k < xs.size(); k++) {
            double[] x = xs.get(k).toDoubleArray();
            double[] v = vs.get(k).toDoubleArray();
            for (int i = 0; i < x.length; i++) {
                x[i] += h * v[i];
            }
            moved.add(Tensor.of(x, xs.get(k).shape()));
        }
        return moved;
    }
}
