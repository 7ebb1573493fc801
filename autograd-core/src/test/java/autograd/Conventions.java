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

    /** {@return the table as it is published} */
    static String markdown() {
        StringBuilder text = new StringBuilder("""
                # Table of conventions

                What every function returns at its edges. One rule decides a derivative at a kink: the minimum-norm subgradient; ties share the
                cotangent equally; else the value by continuity; else the one-sided or IEEE limit. It holds for fused and composed forms
                alike. A change to a row is a change of behaviour.

                Each row is a test, and this page is made from the rows; the suite fails when it is out of date. The cotangent is 1 for
                every element of the result. *Second* is the row sums of the Hessian of the sum of the results. A dash: the table makes
                no promise. Rows hold in FLOAT64 and FLOAT32 unless the heading says otherwise, in forward and in reverse mode.
                """);
        for (ConventionSection section : SECTIONS) {
            text.append("\n## ").append(section.title()).append("\n\n");
            text.append("| case | at | value | derivative | second |\n|---|---|---|---|---|\n");
            section.rows().forEach(row -> text.append(row.markdown()));
        }
        return text.toString();
    }
}
