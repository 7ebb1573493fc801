package autograd;

import java.util.List;
import java.util.stream.Stream;

/**
 * The published table of conventions: what every op returns at its edges. One rule decides a derivative at a kink: the
 * minimum-norm subgradient; ties share the cotangent equally; else the value by continuity; else the one-sided or IEEE
 * limit. A change to a row is a change of behaviour.
 */
final class Conventions {
    static final List<ConventionSection> SECTIONS = Stream.of(
                    ElementwiseConventions.sections(),
                    ActivationConventions.sections(),
                    SpecialFunctionConventions.sections(),
                    TrigonometryConventions.sections(),
                    RoundingConventions.sections(),
                    ReductionConventions.sections(),
                    ScanConventions.sections(),
                    SortingConventions.sections(),
                    StatisticConventions.sections(),
                    LinearAlgebraConventions.sections(),
                    IndexingConventions.sections())
            .flatMap(List::stream)
            .toList();

    private Conventions() {}
}
