package autograd.nn.loss;

import static autograd.nn.Tolerances.assertClose;
import static autograd.nn.loss.LossRows.K;
import static autograd.nn.loss.LossRows.N;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import autograd.Autograd;
import autograd.Tensor;
import autograd.array.DType;
import autograd.check.GradientCheck;
import autograd.nn.Tolerances;
import autograd.nn.loss.LossRows.Row;
import autograd.shape.Shape;
import autograd.shape.ShapeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What all losses of the table {@link LossRows} promise: their formula, derivatives, and independent rows. */
class LossFamiliesTest {
    static Stream<Row> rows() {
        return LossRows.rows();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void agreesWithItsFormula(Row row) {
        double[] expected = row.expected();
        double mean = DoubleStream.of(expected).average().orElseThrow();
        Shape shape = expected.length == N ? Shape.of(N) : Shape.of(N, K);
        for (DType dtype : List.of(DType.FLOAT64, DType.FLOAT32)) {
            List<Tensor> xs = row.in(dtype, N);
            double tolerance = Tolerances.closedForm(dtype);
            assertClose(expected, shape, row.each().apply(xs), tolerance);
            assertEquals(dtype, row.each().apply(xs).dtype());
            assertClose(mean, row.mean().apply(xs), tolerance);
            assertEquals(dtype, row.mean().apply(xs).dtype());
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    @DisplayName("derivatives agree with differences to second order, in both modes, by all that they are taken by")
    void derivativesAgreeWithDifferences(Row row) {
        List<Tensor> all = row.in(DType.FLOAT64, N);
        List<Tensor> variables = all.subList(0, row.differentiable());
        for (Function<List<Tensor>, Tensor> loss : List.of(row.each(), row.mean())) {
            GradientCheck.standard()
                    .withOrder(2)
                    .runAll(
                            xs -> loss.apply(
                                    Stream.concat(xs.stream(), all.subList(row.differentiable(), all.size()).stream())
                                            .toList()),
                            variables)
                    .throwIfFailed();
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    @DisplayName("of nothing: no losses, and no mean")
    void nothing(Row row) {
        List<Tensor> none = row.in(DType.FLOAT64, 0);
        assertEquals(0, row.each().apply(none).size());
        assertThrows(ShapeException.class, () -> row.mean().apply(none));
    }

    @ParameterizedTest
    @MethodSource("rows")
    @DisplayName("one row alone has the bits that it has among others")
    void rowsAreIndependent(Row row) {
        List<Tensor> all = row.in(DType.FLOAT64, N);
        Tensor together = row.each().apply(all);
        for (int n = 0; n < N; n++) {
            int from = n;
            Tensor alone = row.each()
                    .apply(all.stream().map(t -> t.slice(0, from, from + 1)).toList());
            assertEquals(
                    Arrays.toString(together.slice(0, n, n + 1).toDoubleArray()),
                    Arrays.toString(alone.toDoubleArray()));
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    @DisplayName("weights: equal ones give the mean, 0 leaves a row out")
    void weights(Row row) {
        List<Tensor> all = row.in(DType.FLOAT64, N);
        Tensor losses = row.each().apply(all);
        Tensor equal = Tensor.full(Shape.of(N), 0.3, DType.FLOAT64);
        double mean = DoubleStream.of(row.expected()).average().orElseThrow();
        assertClose(mean, Losses.weightedMean(losses, equal), Tolerances.CLOSED_FORM_64);
        Tensor last = Tensor.of(0.0, 0.0, 0.0, 0.0, 7.0);
        Tensor ofLast =
                row.mean().apply(all.stream().map(t -> t.slice(0, N - 1, N)).toList());
        assertClose(ofLast.item(), Losses.weightedMean(losses, last), Tolerances.CLOSED_FORM_64);
    }

    @ParameterizedTest
    @MethodSource("rows")
    @DisplayName("inside vmap: the losses of the rows, and gradients per example")
    void perExample(Row row) {
        List<Tensor> all = row.in(DType.FLOAT64, N);
        Tensor losses = row.each().apply(all);
        Tensor mapped =
                Autograd.vmapAll(xs -> List.of(row.each().apply(xs))).apply(all).get(0);
        assertTrue(losses.array().sameBits(mapped.array()));
        Tensor slopes = Autograd.vmapAll(xs -> List.of(Autograd.grad((Tensor x) -> {
                            List<Tensor> operands = new ArrayList<>(xs);
                            operands.set(0, x);
                            return row.each().apply(operands).sum();
                        })
                        .apply(xs.get(0))))
                .apply(all)
                .get(0);
        Tensor expected = Autograd.grad((Tensor x) -> {
                    List<Tensor> operands = new ArrayList<>(all);
                    operands.set(0, x);
                    return row.each().apply(operands).sum();
                })
                .apply(all.get(0));
        assertClose(expected.toDoubleArray(), expected.shape(), slopes, Tolerances.CLOSED_FORM_64);
    }
}
