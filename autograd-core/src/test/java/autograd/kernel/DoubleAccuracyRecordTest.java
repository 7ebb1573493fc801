package autograd.kernel;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleBinaryOperator;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The tests of the accuracy of doubles with many more points. Minutes of work, so it runs only with {@code -Pexhaustive};
 * as soon as a function is done, it appends a row of the table in {@code docs/accuracy.md} to
 * {@code target/accuracy-float64.md}.
 */
@Tag("exhaustive")
class DoubleAccuracyRecordTest {
    private static final int POINTS = 200_000;
    private static final Path TABLE = Path.of("target", "accuracy-float64.md");

    private record Worst(double error, int index) {}

    @BeforeAll
    static void startTable() throws IOException {
        Files.deleteIfExists(TABLE);
    }

    @ParameterizedTest
    @MethodSource("autograd.kernel.DoubleFunctionsAccuracyTest#rows")
    void exponentialsAndLogarithms(DoubleFunctionsAccuracyTest.Row row) throws IOException {
        int share = POINTS / (1 + row.bends().length / 2);
        double[] x = array(DoubleFunctionsAccuracyTest.points(row, share));
        DoubleBinaryOperator error = (at, y) -> Ulps.error(row.exact().apply(Reference.of(at)), y);
        check(row.f(), x, error, DoubleFunctionsAccuracyTest.BOUND);
    }

    @ParameterizedTest
    @MethodSource("autograd.kernel.DoubleTrigFunctionsTest#rows")
    void trigonometricFunctions(DoubleTrigFunctionsTest.Row row) throws IOException {
        int share = POINTS / (1 + row.intervals().length / 2);
        double[] x = array(DoubleTrigFunctionsTest.points(row, share));
        DoubleBinaryOperator error = (at, y) -> TrigReference.ulps(row.exact().apply(at), y);
        check(Unary.valueOf(row.name().toUpperCase(Locale.ROOT)), x, error, 2);
    }

    @Test
    void powers() throws IOException {
        double[] x = new double[POINTS];
        double[] y = new double[POINTS];
        DoubleFunctionsAccuracyTest.powers(x, y);
        double[] z = new double[POINTS];
        DoubleFunctionLoops.binary(Binary.POW, x, 0, y, 0, z, 0, POINTS);
        Worst worst = worst(POINTS, i -> Ulps.error(Reference.pow(Reference.of(x[i]), Reference.of(y[i])), z[i]));
        String at = hex(x[worst.index]) + ", " + hex(y[worst.index]);
        write("pow", worst, POINTS, at, DoubleFunctionsAccuracyTest.BOUND);
    }

    private static void check(Unary f, double[] x, DoubleBinaryOperator error, double bound) throws IOException {
        double[] y = new double[x.length];
        DoubleFunctionLoops.unary(f, x, 0, y, 0, x.length);
        Worst worst = worst(x.length, i -> error.applyAsDouble(x[i], y[i]));
        write(f.name().toLowerCase(Locale.ROOT), worst, x.length, hex(x[worst.index]), bound);
    }

    private static Worst worst(int count, IntToDoubleFunction error) {
        return IntStream.range(0, count)
                .parallel()
                .mapToObj(i -> new Worst(error.applyAsDouble(i), i))
                .max(Comparator.comparingDouble(Worst::error))
                .orElseThrow();
    }

    private static void write(String name, Worst worst, int count, String at, double bound) throws IOException {
        String row = String.format(Locale.ROOT, "| `%s` | %.4f | %,d | %s |", name, worst.error, count, at);
        System.out.println(row);
        Files.writeString(TABLE, row + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        assertTrue(worst.error <= bound, row);
    }

    private static double[] array(List<Double> points) {
        return points.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static String hex(double x) {
        return Double.toHexString(x);
    }
}
