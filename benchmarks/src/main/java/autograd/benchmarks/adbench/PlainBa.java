package autograd.benchmarks.adbench;

/**
 * The bundle adjustment objective and its sparse Jacobian as loops written by hand, straight from the formulas: the peer in
 * the table, and independent values for every input.
 */
public final class PlainBa {
    private final BaData data;
    private final int p;
    private final SparseMatrix jacobian;
    private final double[] axis = new double[3];
    private final double[] y = new double[3];
    private final double[] turned = new double[3];
    private final double[] crossed = new double[3];
    private final double[][] byPoint = new double[3][3]; // of turned
    private final double[][] byRotation = new double[3][3];
    private double angle;
    private double cos;
    private double sin;
    private double along; // axis . y

    /** Prepares. */
    public PlainBa(BaData data) {
        this.data = data;
        p = data.observations();
        jacobian = data.emptyJacobian();
    }

    /** {@return the reprojection errors, two for each observation, then the errors of the weights} */
    public double[] errors() {
        double[] errors = new double[3 * p];
        for (int i = 0; i < p; i++) {
            double[] camera = data.cameras[data.camera(i)];
            rotate(camera, data.points[data.point(i)]);
            double s = 0;
            for (int a = 0; a < 2; a++) {
                s += turned[a] / turned[2] * (turned[a] / turned[2]);
            }
            double stretch = 1 + camera[9] * s + camera[10] * s * s;
            for (int a = 0; a < 2; a++) {
                double projection = camera[6] * stretch * turned[a] / turned[2] + camera[7 + a];
                errors[2 * i + a] = data.weights[i] * (projection - data.features[i][a]);
            }
            errors[2 * p + i] = 1 - data.weights[i] * data.weights[i];
        }
        return errors;
    }

    /** {@return the Jacobian of {@link #errors()}; its values are overwritten by the next call} */
    public SparseMatrix jacobian() {
        double[] values = jacobian.values();
        double[] byTurned = new double[3];
        int next = 0;
        for (int i = 0; i < p; i++) {
            double[] camera = data.cameras[data.camera(i)];
            double w = data.weights[i];
            double f = camera[6];
            rotate(camera, data.points[data.point(i)]);
            differentiateRotation();
            double inverse = 1 / turned[2];
            double[] flat = {turned[0] * inverse, turned[1] * inverse};
            double s = flat[0] * flat[0] + flat[1] * flat[1];
            double stretch = 1 + camera[9] * s + camera[10] * s * s;
            double slope = camera[9] + 2 * camera[10] * s;
            for (int a = 0; a < 2; a++) {
                byTurned[2] = 0;
                for (int b = 0; b < 2; b++) {
                    double byFlat = w * f * (2 * slope * flat[a] * flat[b] + (a == b ? stretch : 0));
                    byTurned[b] = byFlat * inverse;
                    byTurned[2] -= byFlat * flat[b] * inverse;
                }
                for (int j = 0; j < 3; j++) {
                    double point = dot(byTurned, byPoint, j);
                    values[next + j] = dot(byTurned, byRotation, j);
                    values[next + 3 + j] = -point;
                    values[next + 11 + j] = point;
                }
                values[next + 6] = w * stretch * flat[a];
                values[next + 7 + a] = w;
                values[next + 8 - a] = 0;
                values[next + 9] = w * f * flat[a] * s;
                values[next + 10] = w * f * flat[a] * s * s;
                values[next + 14] = f * stretch * flat[a] + camera[7 + a] - data.features[i][a];
                next += BaData.BLOCK;
            }
        }
        for (int i = 0; i < p; i++) {
            values[next++] = -2 * data.weights[i];
        }
        return jacobian;
    }

    private void rotate(double[] camera, double[] point) {
        for (int j = 0; j < 3; j++) {
            y[j] = point[j] - camera[3 + j];
        }
        angle = Math.sqrt(camera[0] * camera[0] + camera[1] * camera[1] + camera[2] * camera[2]);
        cos = Math.cos(angle);
        sin = Math.sin(angle);
        along = 0;
        for (int j = 0; j < 3; j++) {
            axis[j] = angle == 0 ? 0 : camera[j] / angle;
            along += axis[j] * y[j];
        }
        for (int j = 0; j < 3; j++) {
            crossed[j] = axis[(j + 1) % 3] * y[(j + 2) % 3] - axis[(j + 2) % 3] * y[(j + 1) % 3];
            turned[j] = y[j] * cos + crossed[j] * sin + axis[j] * along * (1 - cos);
        }
    }

    /** Writes the derivatives of {@code turned}; without a rotation, those of {@code y + r x y}. */
    private void differentiateRotation() {
        double bySine = angle == 0 ? 1 : sin / angle;
        double byCosine = angle == 0 ? 0 : (1 - cos) / angle;
        for (int a = 0; a < 3; a++) {
            // The derivative by the angle, and by the axis along itself, which is what normalizing takes away.
            double byAngle = -sin * y[a] + cos * crossed[a] + sin * along * axis[a];
            double radial = bySine * crossed[a] + 2 * byCosine * along * axis[a];
            for (int j = 0; j < 3; j++) {
                byPoint[a][j] = sin * unit(a, j, axis) + (1 - cos) * axis[a] * axis[j] + (a == j ? cos : 0);
                double byAxis = -bySine * unit(a, j, y) + byCosine * (axis[a] * y[j] + (a == j ? along : 0));
                byRotation[a][j] = byAxis + axis[j] * (byAngle - radial);
            }
        }
    }

    /** {@return element a of {@code v x e_j}} */
    private static double unit(int a, int j, double[] v) {
        if (a == j) {
            return 0;
        }
        return (a + 1) % 3 == j ? -v[3 - a - j] : v[3 - a - j];
    }

    private static double dot(double[] row, double[][] matrix, int column) {
        return row[0] * matrix[0][column] + row[1] * matrix[1][column] + row[2] * matrix[2][column];
    }
}
