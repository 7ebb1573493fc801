package autograd.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import autograd.Tensor;
import autograd.array.DType;
import autograd.check.GradientCheck;
import autograd.nn.layer.Activation;
import autograd.nn.layer.Linear;
import autograd.shape.Shape;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every layer promises: shapes, derivatives, and that its parameters can be named, listed and put back. */
class LayerContractTest {
    private static final int IN = 3;

    /** A layer that takes {@value #IN} features, the features it gives, and the paths of its parameters. */
    record Row<L extends Layer<L>>(String name, L layer, int out, List<String> paths) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Row<?>> rows() {
        // Not from an initializer: a bias of zeros would hide that it is forgotten.
        Linear linear = new Linear(Tensor.normal(11, 4, IN), Tensor.normal(12, 4));
        Linear back = new Linear(Tensor.normal(13, IN, 4), Tensor.normal(14, IN));
        Scale scale = new Scale(Tensor.of(0.5, -2.0, 1.5));
        Sequential mlp = Sequential.of(linear, Activation.TANH, back, Activation.SIGMOID);
        List<String> mlpPaths = List.of("layers.0.weight", "layers.0.bias", "layers.2.weight", "layers.2.bias");
        List<String> residualPaths = new ArrayList<>();
        mlpPaths.forEach(path -> residualPaths.add("inner." + path));
        residualPaths.add("gain.factor");
        return Stream.of(
                new Row<>("Linear", linear, 4, List.of("weight", "bias")),
                new Row<>("RELU", Activation.RELU, IN, List.of()),
                new Row<>("SIGMOID", Activation.SIGMOID, IN, List.of()),
                new Row<>("TANH", Activation.TANH, IN, List.of()),
                new Row<>("IDENTITY", Activation.IDENTITY, IN, List.of()),
                new Row<>("Sequential", mlp, IN, mlpPaths),
                new Row<>("empty Sequential", Sequential.of(), IN, List.of()),
                new Row<>("user's Scale", scale, IN, List.of("factor")),
                new Row<>("user's Residual", new Residual(mlp, scale), IN, residualPaths));
    }

    @Test
    @DisplayName("every activation has a row")
    void activationsAreComplete() {
        List<String> names = rows().map(Row::name).toList();
        for (Activation activation : Activation.values()) {
            assertTrue(names.contains(activation.name()), activation.name());
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void shapes(Row<?> row) {
        for (Shape leading : List.of(Shape.SCALAR, Shape.of(5), Shape.of(0), Shape.of(2, 1, 3))) {
            for (DType dtype : List.of(DType.FLOAT64, DType.FLOAT32)) {
                Layer<?> layer = row.layer().mapParameters((path, p) -> p.to(dtype));
                Tensor y = layer.apply(input(leading, 1).to(dtype));
                assertEquals(leading.append(Shape.of(row.out())), y.shape());
                assertEquals(dtype, y.dtype());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    @DisplayName("rows are observations: each is treated as if alone")
    void observationsAreIndependent(Row<?> row) {
        Tensor batch = input(Shape.of(2, 3), 2);
        Tensor y = row.layer().apply(batch).reshape(6, row.out());
        Tensor rows = batch.reshape(6, IN);
        for (int i = 0; i < 6; i++) {
            Tensor alone = row.layer().apply(rows.slice(0, i, i + 1).reshape(IN));
            double[] expected = alone.toDoubleArray();
            for (int k = 0; k < row.out(); k++) {
                assertEquals(expected[k], y.get(i, k));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void parametersRoundTrip(Row<?> row) {
        roundTrip(row);
    }

    private static <L extends Layer<L>> void roundTrip(Row<L> row) {
        Map<String, Tensor> named = Parameters.named(row.layer());
        assertEquals(row.paths(), List.copyOf(named.keySet()));
        assertEquals(named.size(), new HashSet<>(named.values()).size());
        List<Tensor> list = Parameters.list(row.layer());
        assertEquals(list, List.copyOf(named.values()));
        List<Tensor> others = list.stream().map(t -> t.mul(2).add(1)).toList();
        L replaced = Parameters.replace(row.layer(), others);
        assertSame(row.layer().getClass(), replaced.getClass());
        assertEquals(others, Parameters.list(replaced));
        assertEquals(row.layer(), Parameters.replace(replaced, list));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void derivativesAgreeWithDifferences(Row<?> row) {
        checkDerivatives(row);
    }

    private static <L extends Layer<L>> void checkDerivatives(Row<L> row) {
        for (Shape leading : List.of(Shape.SCALAR, Shape.of(2, 2))) {
            Tensor x = input(leading, 3);
            List<String> names = new ArrayList<>(row.paths());
            names.add("x");
            List<Tensor> arguments = new ArrayList<>(Parameters.list(row.layer()));
            arguments.add(x);
            int count = row.paths().size();
            GradientCheck.standard()
                    .withOrder(2)
                    .runAll(
                            xs -> Parameters.replace(row.layer(), xs.subList(0, count))
                                    .apply(xs.get(count)),
                            names,
                            arguments)
                    .throwIfFailed();
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void theGradientIsAModelOfTheSameType(Row<?> row) {
        if (row.paths().isEmpty()) {
            assertThrows(IllegalArgumentException.class, () -> gradientIsAModel(row));
        } else {
            gradientIsAModel(row);
        }
    }

    private static <L extends Layer<L>> void gradientIsAModel(Row<L> row) {
        Tensor x = input(Shape.of(5), 4);
        L gradient = Parameters.grad(row.layer(), m -> m.apply(x).square().sum());
        assertSame(row.layer().getClass(), gradient.getClass());
        Map<String, Tensor> gradients = Parameters.named(gradient);
        Map<String, Tensor> parameters = Parameters.named(row.layer());
        assertEquals(parameters.keySet(), gradients.keySet());
        parameters.forEach(
                (path, p) -> assertEquals(p.shape(), gradients.get(path).shape(), path));
        // It is a layer too, and can be applied, as senseless as the result may be.
        assertEquals(Shape.of(5, row.out()), gradient.apply(x).shape());
    }

    private static Tensor input(Shape leading, long seed) {
        return Tensor.normal(seed, leading.append(Shape.of(IN)).toArray());
    }
}
