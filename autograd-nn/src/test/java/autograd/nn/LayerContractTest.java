package autograd.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import autograd.RandomKey;
import autograd.Tensor;
import autograd.array.DType;
import autograd.check.GradientCheck;
import autograd.nn.layer.Activation;
import autograd.nn.layer.BatchNorm;
import autograd.nn.layer.Celu;
import autograd.nn.layer.Dropout;
import autograd.nn.layer.Elu;
import autograd.nn.layer.Embedding;
import autograd.nn.layer.Flatten;
import autograd.nn.layer.LayerNorm;
import autograd.nn.layer.LeakyRelu;
import autograd.nn.layer.Linear;
import autograd.nn.layer.Prelu;
import autograd.shape.Shape;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every layer promises: shapes, derivatives, and that its parameters can be named, listed and put back. */
class LayerContractTest {
    private static final int IN = 3;
    private static final RandomKey KEY = RandomKey.of(21);

    /**
     * @param layer takes {@value #IN} features, or indices below {@value #IN} if {@code ofIndices}
     * @param out the features that it gives
     * @param paths of its parameters
     * @param state paths of what it remembers
     */
    record Row<L extends Layer<L>>(
            String name, L layer, int out, List<String> paths, List<String> state, boolean ofIndices) {
        Row(String name, L layer, int out, List<String> paths, String... state) {
            this(name, layer, out, paths, List.of(state), false);
        }

        Tensor input(Shape leading, long seed) {
            return ofIndices
                    ? Tensor.uniform(seed, leading.toArray()).mul(IN).floor().to(DType.INT32)
                    : Tensor.normal(seed, leading.append(Shape.of(IN)).toArray());
        }

        /** Batches that training takes: with statistics, of two rows or more. */
        List<Shape> batches() {
            List<Shape> several = List.of(Shape.of(5), Shape.of(2, 1, 3));
            return state.isEmpty()
                    ? Stream.concat(several.stream(), Stream.of(Shape.SCALAR, Shape.of(0)))
                            .toList()
                    : several;
        }

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
        BatchNorm norm = new BatchNorm(
                Tensor.of(0.5, -2.0, 1.5),
                Tensor.of(1.0, 0.5, -1.0),
                Tensor.of(0.25, -0.5, 1.0),
                Tensor.of(0.5, 2.0, 1.25),
                0.75,
                1e-3);
        LayerNorm layerNorm = new LayerNorm(Tensor.of(0.5, -2.0, 1.5), Tensor.of(1.0, 0.5, -1.0), 1e-3);
        Sequential block = Sequential.of(linear, new Dropout(0.25), back, norm);
        Stream<Row<?>> layers = Stream.of(
                new Row<>("Linear", linear, 4, List.of("weight", "bias")),
                new Row<>("Sequential", mlp, IN, mlpPaths),
                new Row<>("empty Sequential", Sequential.of(), IN, List.of()),
                new Row<>("LeakyRelu", new LeakyRelu(0.125), IN, List.of()),
                new Row<>("Elu", new Elu(1.5), IN, List.of()),
                new Row<>("Celu", new Celu(1.5), IN, List.of()),
                new Row<>("Prelu", new Prelu(Tensor.of(0.5, -0.25, 0.125)), IN, List.of("slope")),
                new Row<>("Prelu with one slope", new Prelu(Tensor.of(0.5)), IN, List.of("slope")),
                new Row<>("BatchNorm", norm, IN, List.of("weight", "bias"), "runningMean", "runningVariance"),
                new Row<>("LayerNorm", layerNorm, IN, List.of("weight", "bias")),
                new Row<>("Dropout", new Dropout(0.25), IN, List.of()),
                new Row<>("Embedding", new Embedding(Tensor.normal(15, IN, 2)), 2, List.of("weight"), List.of(), true),
                new Row<>(
                        "Embedding with padding",
                        new Embedding(Tensor.normal(15, IN, 2), 1),
                        2,
                        List.of("weight"),
                        List.of(),
                        true),
                new Row<>(
                        "Residual",
                        new autograd.nn.layer.Residual(block),
                        IN,
                        List.of(
                                "inner.layers.0.weight",
                                "inner.layers.0.bias",
                                "inner.layers.2.weight",
                                "inner.layers.2.bias",
                                "inner.layers.3.weight",
                                "inner.layers.3.bias"),
                        "inner.layers.3.runningMean",
                        "inner.layers.3.runningVariance"),
                new Row<>("user's Scale", scale, IN, List.of("factor")),
                new Row<>("user's Residual", new Residual(mlp, scale), IN, residualPaths));
        return Stream.concat(layers, Stream.of(Activation.values()).map(a -> new Row<>(a.name(), a, IN, List.of())));
    }

    @Test
    @DisplayName("every layer of the library has a row: what implements Layer in its package")
    void theTableIsComplete() {
        Set<String> inTable =
                rows().map(row -> row.layer().getClass().getName()).collect(Collectors.toSet());
        Set<String> layers = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("autograd.nn.layer").stream()
                        .filter(c -> c.isAssignableTo(Layer.class))
                        .map(JavaClass::getName)
                        .collect(Collectors.toSet());
        layers.remove(Flatten.class.getName()); // takes the axes of an observation: see LayerValuesTest
        assertTrue(layers.size() > 8, layers.toString());
        assertTrue(inTable.containsAll(layers), layers + " in " + inTable);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void shapes(Row<?> row) {
        for (Shape leading : List.of(Shape.SCALAR, Shape.of(5), Shape.of(0), Shape.of(2, 1, 3))) {
            for (DType dtype : List.of(DType.FLOAT64, DType.FLOAT32)) {
                Layer<?> layer = row.layer().mapParameters(cast(dtype));
                Tensor x = row.input(leading, 1);
                Tensor y = layer.apply(row.ofIndices() ? x : x.to(dtype));
                assertEquals(leading.append(Shape.of(row.out())), y.shape());
                assertEquals(dtype, y.dtype());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    @DisplayName("rows are observations: each is treated as if alone")
    void observationsAreIndependent(Row<?> row) {
        Tensor batch = row.input(Shape.of(2, 3), 2);
        Tensor y = row.layer().apply(batch).reshape(6, row.out());
        Tensor rows = batch.flatten(0, 1);
        for (int i = 0; i < 6; i++) {
            Tensor alone = row.layer().apply(rows.slice(0, i, i + 1).squeeze(0));
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
        checkDerivatives(row, List.of(Shape.SCALAR, Shape.of(2, 2)), layer -> layer::apply);
    }

    private static <L extends Layer<L>> void checkDerivatives(
            Row<L> row, List<Shape> leadings, Function<Layer<?>, UnaryOperator<Tensor>> function) {
        for (Shape leading : leadings) {
            Tensor x = row.input(leading, 3);
            List<String> names = new ArrayList<>(row.paths());
            List<Tensor> arguments = new ArrayList<>(Parameters.list(row.layer()));
            int count = arguments.size();
            if (!row.ofIndices()) {
                names.add("x");
                arguments.add(x);
            }
            GradientCheck.standard()
                    .withOrder(2)
                    .runAll(
                            xs -> function.apply(Parameters.replace(row.layer(), xs.subList(0, count)))
                                    .apply(row.ofIndices() ? x : xs.get(count)),
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
        Tensor x = row.input(Shape.of(5), 4);
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

    private static void assertSameBits(Tensor expected, Tensor actual) {
        assertTrue(expected.array().sameBits(actual.array()), expected + " and " + actual);
    }

    private static ParameterMap cast(DType dtype) {
        return new ParameterMap() {
            @Override
            public Tensor apply(String path, Tensor parameter) {
                return parameter.to(dtype);
            }

            @Override
            public Tensor state(String path, Tensor value) {
                return value.to(dtype);
            }
        };
    }
}
