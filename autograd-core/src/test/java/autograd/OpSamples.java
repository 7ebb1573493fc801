package autograd;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The table of all functions of tensors: the one place that lists domains and shapes, a part for each family. What is
 * tested of each row stands in {@link OpGradientProperties} and its neighbours; {@link OpCoverageTest} proves that no op
 * and no function is missing.
 */
final class OpSamples {
    /** A part for each family. */
    static final List<OpTable> TABLES = List.of(
            new ArithmeticSamples(),
            new ElementwiseSamples(),
            new ActivationSamples(),
            new SpecialFunctionSamples(),
            new TrigonometrySamples(),
            new RoundingSamples(),
            new ComparisonSamples(),
            new ReductionSamples(),
            new SoftmaxSamples(),
            new ScanSamples(),
            new StatisticSamples(),
            new NormSamples(),
            new SortingSamples(),
            new ShapingSamples(),
            new LayoutSamples(),
            new ArrangingSamples(),
            new PaddingSamples(),
            new DiagonalsSamples(),
            new IndexingSamples(),
            new UpdatesSamples(),
            new CastingSamples(),
            new ProductSamples(),
            new LinearAlgebraSamples(),
            new DeterminantSamples(),
            new DecompositionSamples(),
            new SingularValueSamples(),
            new AtPointSamples());

    /** The classes that hold the functions of tensors. */
    static final List<Class<?>> FAMILIES =
            TABLES.stream().<Class<?>>map(OpTable::family).distinct().toList();

    private static final OpTable CUSTOM = new CustomSamples();

    /** The rows whose rules multiply by IEEE rules. */
    static final List<OpSample> IEEE = rows(OpTable::followsIeee, OpTable::rows);

    /** All differentiable rows. */
    static final List<OpSample> ROWS = Stream.concat(
                    rows(table -> !table.followsIeee(), OpTable::rows).stream(), IEEE.stream())
            .toList();

    /** Functions without a derivative, by contract; tested in {@link DiscreteOpsTest}. */
    static final List<OpSample> DISCRETE = rows(table -> true, OpTable::discrete);

    private OpSamples() {}

    private static List<OpSample> rows(Predicate<OpTable> which, Function<OpTable, List<OpSample>> part) {
        return Stream.concat(TABLES.stream(), Stream.of(CUSTOM))
                .filter(which)
                .flatMap(table -> part.apply(table).stream())
                .toList();
    }
}
