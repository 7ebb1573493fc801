package autograd.benchmarks.adbench;

import autograd.Autograd;
import autograd.Comparisons;
import autograd.Derivatives;
import autograd.Shaping;
import autograd.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * The bundle adjustment objective of ADBench, as functions of one observation and of one weight that {@code vmap} applies to
 * all. Each observation sees one camera, one point and one weight: the Jacobian of all errors is made of blocks of 2 rows
 * and 15 columns and of single derivatives, and their numbers one after the other are the values of its sparse form.
 *
 * <p>An observation is a list of scalars: each is then a vector with an element for each observation. Vectors in space would
 * be ops on rows of three numbers, and take longer.
 */
public final class Ba {
    private final Tensor cameras; // [11, n]
    private final Tensor points; // [3, m]
    private final Tensor weights; // [p]
    private final List<Tensor> features; // two of [p]
    private final Tensor cameraOf; // [p]
    private final Tensor pointOf; // [p]
    private final SparseMatrix places;
    private final UnaryOperator<List<Tensor>> errors = Autograd.vmapAll(Ba::errors);
    private final UnaryOperator<List<Tensor>> blocks = Autograd.vmapAll(Ba::block);
    private final UnaryOperator<Tensor> weightErrors = Autograd.vmap(Ba::weightError);
    private final UnaryOperator<Tensor> weightDerivatives = Autograd.vmap(Autograd.grad(Ba::weightError));

    /** Prepares; the places of the sparse Jacobian depend on no parameter. */
    public Ba(BaData data) {
        int p = data.observations();
        cameras = Tensor.of(data.cameras).transpose(1, 0);
        points = Tensor.of(data.points).transpose(1, 0);
        weights = Tensor.of(data.weights);
        features = rows(Tensor.of(data.features).transpose(1, 0));
        cameraOf = Tensor.ints(IntStream.range(0, p).map(data::camera).toArray());
        pointOf = Tensor.ints(IntStream.range(0, p).map(data::point).toArray());
        places = data.emptyJacobian();
    }

    /** {@return the reprojection errors, two for each observation, then the errors of the weights} */
    public double[] errors() {
        Tensor ofObservations = errors.apply(observations()).get(0); // [p, 2]
        return Shaping.concat(0, ofObservations.flatten(), weightErrors.apply(weights))
                .toDoubleArray();
    }

    /** {@return the Jacobian of {@link #errors()} by cameras, points and weights} */
    public SparseMatrix jacobian() {
        Tensor ofObservations = blocks.apply(observations()).get(0); // [p, 2, 15]
        return places.with(Shaping.concat(0, ofObservations.flatten(), weightDerivatives.apply(weights))
                .toDoubleArray());
    }

    /** What each observation depends on, in the order of the columns of its block, then its feature. */
    private List<Tensor> observations() {
        List<Tensor> all = new ArrayList<>(rows(cameras.take(cameraOf, 1)));
        all.addAll(rows(points.take(pointOf, 1)));
        all.add(weights);
        all.addAll(features);
        return all;
    }

    private static List<Tensor> rows(Tensor matrix) {
        return IntStream.range(0, matrix.shape().size(0))
                .mapToObj(i -> matrix.slice(0, i, i + 1).squeeze(0))
                .toList();
    }

    /** {@return [2, 15]} */
    private static List<Tensor> block(List<Tensor> observation) {
        List<Tensor> feature = observation.subList(BaData.BLOCK, BaData.BLOCK + 2);
        List<Tensor> columns = Derivatives.jacobianReverseAll((List<Tensor> parameters) -> error(parameters, feature))
                .apply(observation.subList(0, BaData.BLOCK));
        return List.of(Shaping.stack(1, columns));
    }

    private static List<Tensor> errors(List<Tensor> observation) {
        return List.of(error(observation, observation.subList(BaData.BLOCK, BaData.BLOCK + 2)));
    }

    /** {@return [2]} */
    private static Tensor error(List<Tensor> parameters, List<Tensor> feature) {
        Tensor[] y = new Tensor[3];
        for (int i = 0; i < 3; i++) {
            y[i] = parameters.get(BaData.CAMERA + i).sub(parameters.get(3 + i));
        }
        Tensor[] seen = rotate(parameters.subList(0, 3).toArray(new Tensor[0]), y);
        Tensor[] flat = {seen[0].div(seen[2]), seen[1].div(seen[2])};
        Tensor square = flat[0].square().add(flat[1].square());
        Tensor stretch = square.mul(parameters.get(9))
                .add(square.square().mul(parameters.get(10)))
                .add(1);
        Tensor scale = stretch.mul(parameters.get(6));
        Tensor weight = parameters.get(14);
        Tensor[] errors = new Tensor[2];
        for (int i = 0; i < 2; i++) {
            Tensor projection = flat[i].mul(scale).add(parameters.get(7 + i));
            errors[i] = projection.sub(feature.get(i)).mul(weight);
        }
        return Shaping.stack(0, errors);
    }

    /** Turns {@code y} about the axis {@code r} by the angle {@code |r|}, after Rodrigues. */
    private static Tensor[] rotate(Tensor[] r, Tensor[] y) {
        Tensor square = dot(r, r);
        Tensor isZero = square.equal(0);
        // Both branches are computed: without a rotation, the general one takes another angle in place of 0/0.
        Tensor angle = Comparisons.where(isZero, 1, square).sqrt();
        Tensor cos = angle.cos();
        Tensor sin = angle.sin();
        Tensor[] axis = {r[0].div(angle), r[1].div(angle), r[2].div(angle)};
        Tensor along = dot(axis, y).mul(cos.neg().add(1));
        Tensor[] turned = new Tensor[3];
        for (int i = 0; i < 3; i++) {
            Tensor general = y[i].mul(cos).add(cross(i, axis, y).mul(sin)).add(axis[i].mul(along));
            turned[i] = Comparisons.where(isZero, y[i].add(cross(i, r, y)), general);
        }
        return turned;
    }

    private static Tensor dot(Tensor[] a, Tensor[] b) {
        return a[0].mul(b[0]).add(a[1].mul(b[1])).add(a[2].mul(b[2]));
    }

    /** {@return element i of the cross product} */
    private static Tensor cross(int i, Tensor[] a, Tensor[] b) {
        int j = (i + 1) % 3;
        int k = (i + 2) % 3;
        return a[j].mul(b[k]).sub(a[k].mul(b[j]));
    }

    private static Tensor weightError(Tensor weight) {
        return weight.square().neg().add(1);
    }
}
