package autograd.benchmarks.adbench;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Input of the bundle adjustment objective of ADBench. Observation {@code i} is of point {@code i mod m} by camera
 * {@code i mod n}.
 *
 * <p>Arrays belong to this object; nobody writes them.
 */
public final class BaData {
    /** Numbers of a camera: rotation 3, centre 3, focal length, principal point 2, radial distortion 2. */
    static final int CAMERA = 11;

    /** Numbers of a point. */
    static final int POINT = 3;

    /** Columns of the Jacobian of one reprojection error: camera, point and weight. */
    static final int BLOCK = CAMERA + POINT + 1;

    final double[][] cameras; // [n][CAMERA]
    final double[][] points; // [m][POINT]
    final double[] weights; // [p]
    final double[][] features; // [p][2]

    BaData(double[][] cameras, double[][] points, double[] weights, double[][] features) {
        this.cameras = cameras;
        this.points = points;
        this.weights = weights;
        this.features = features;
    }

    /** {@return the input in a file of ADBench, which holds one camera, point, weight and feature for all} */
    public static BaData read(Path file) {
        Numbers numbers = new Numbers(file);
        int n = numbers.nextInt();
        int m = numbers.nextInt();
        int p = numbers.nextInt();
        double[][] cameras = new double[n][];
        Arrays.fill(cameras, numbers.next(CAMERA));
        double[][] points = new double[m][];
        Arrays.fill(points, numbers.next(POINT));
        double[] weights = new double[p];
        Arrays.fill(weights, numbers.nextDouble());
        double[][] features = new double[p][];
        Arrays.fill(features, numbers.next(2));
        return new BaData(cameras, points, weights, features);
    }

    /** {@return random input: {@code n} cameras that look at {@code m} points from some distance, {@code p} observations} */
    public static BaData random(int n, int m, int p, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] cameras = new double[n][CAMERA];
        for (double[] camera : cameras) {
            for (int i = 0; i < CAMERA; i++) {
                camera[i] = random.nextDouble(-0.3, 0.3);
            }
            camera[5] -= 7;
            camera[6] += 2;
        }
        double[][] points = new double[m][];
        for (int i = 0; i < m; i++) {
            points[i] = random.doubles(POINT, -1, 1).toArray();
        }
        double[] weights = random.doubles(p, 0.1, 1).toArray();
        double[][] features = new double[p][];
        for (int i = 0; i < p; i++) {
            features[i] = random.doubles(2, -1, 1).toArray();
        }
        return new BaData(cameras, points, weights, features);
    }

    int observations() {
        return weights.length;
    }

    int camera(int observation) {
        return observation % cameras.length;
    }

    int point(int observation) {
        return observation % points.length;
    }

    /**
     * {@return the Jacobian of all errors in the row format of ADBench, with zeros for values}
     *
     * <p>Rows: the two reprojection errors of each observation, then the errors of the weights. Columns: the cameras, the
     * points, the weights. A row of an observation holds its camera, its point, its weight, in this order.
     */
    SparseMatrix emptyJacobian() {
        int p = observations();
        int[] rows = new int[3 * p + 1];
        int[] columns = new int[2 * p * BLOCK + p];
        int firstPoint = CAMERA * cameras.length;
        int firstWeight = firstPoint + POINT * points.length;
        int next = 0;
        for (int row = 0; row < 2 * p; row++) {
            int observation = row / 2;
            for (int j = 0; j < CAMERA; j++) {
                columns[next++] = CAMERA * camera(observation) + j;
            }
            for (int j = 0; j < POINT; j++) {
                columns[next++] = firstPoint + POINT * point(observation) + j;
            }
            columns[next++] = firstWeight + observation;
            rows[row + 1] = next;
        }
        for (int i = 0; i < p; i++) {
            columns[next++] = firstWeight + i;
            rows[2 * p + i + 1] = next;
        }
        return new SparseMatrix(firstWeight + p, rows, columns, new double[next]);
    }
}
