package autograd;

import autograd.array.DType;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * Some rows of the published table of conventions under one heading.
 *
 * @param title the heading
 * @param dtypes where the rows hold
 * @param rows the rows
 */
record ConventionSection(String title, List<DType> dtypes, List<Convention> rows) {
    /** Rows that hold in FLOAT64 and FLOAT32. */
    ConventionSection(String title, Convention... rows) {
        this(title, List.of(DType.FLOAT64, DType.FLOAT32), List.of(rows));
    }

    ConventionSection(String title, DType dtype, Convention... rows) {
        this(title, List.of(dtype), List.of(rows));
    }

    Stream<DynamicTest> tests() {
        return rows.stream()
                .flatMap(row -> dtypes.stream()
                        .map(dtype -> DynamicTest.dynamicTest(row.name() + ", " + dtype, () -> row.check(dtype))));
    }
}
