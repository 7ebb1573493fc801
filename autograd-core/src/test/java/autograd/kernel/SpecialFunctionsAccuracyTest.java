package autograd.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.math3.special.Erf;
import org.apache.commons.math3.special.Gamma;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Special functions against values of 40 digits ({@code special-functions.txt}, which says how they were made) at the borders
 * of the pieces, beside zeros and poles, at both ends of the domain and at random; against commons-math3, where that is
 * accurate; and at the edges.
 */
class SpecialFunctionsAccuracyTest {
    private static final double INF = Double.POSITIVE_INFINITY;

    /** Within 4 ulps, and within n of them for higher orders of polygamma, up to 170. */
    private static double bound(String name) {
        return name.startsWith("polygamma") ? Math.max(4, order(name)) : 4;
    }

    private static int order(String name) {
        return Integer.parseInt(name.substring("polygamma".length()));
    }

    private static DoubleUnaryOperator function(String name) {
        return switch (name) {
            case "erfc" -> ErrorFunctions::erfc;
            case "erfinv" -> ErrorFunctions::erfInverse;
            case "lgamma" -> GammaFunctions::lgamma;
            case "digamma" -> GammaFunctions::digamma;
            default -> x -> Polygamma.of(order(name), x);
        };
    }

    /** A line of the table. */
    private record Value(double x, BigDecimal exact, double scale) {}

    private static Map<String, List<Value>> table() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                SpecialFunctionsAccuracyTest.class.getResourceAsStream("special-functions.txt"),
                StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(" "))
                    .collect(Collectors.groupingBy(
                            row -> row[0],
                            TreeMap::new,
                            Collectors.mapping(
                                    row -> new Value(
                                            Double.parseDouble(row[1]),
                                            new BigDecimal(row[2]),
                                            new BigDecimal(row[3]).doubleValue()),
                                    Collectors.toList())));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static Stream<String> names() {
        return table().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("names")
    void staysWithinItsBound(String name) {
        List<Value> values = table().get(name);
        assertTrue(values.size() >= 30, values.size() + " values of " + name);
        for (Value value : values) {
            double y = function(name).applyAsDouble(value.x());
            String what = name + "(" + value.x() + ") = " + y + ", exactly " + value.exact();
            if (Double.isInfinite(value.exact().doubleValue())) {
                assertEquals(value.exact().doubleValue(), y, what);
                continue;
            }
            double error = new BigDecimal(y)
                    .subtract(value.exact())
                    .abs()
                    .divide(new BigDecimal(Math.ulp(value.scale())), MathContext.DECIMAL32)
                    .doubleValue();
            assertTrue(error <= bound(name), () -> what + " is off by " + error + " ulp");
        }
    }

    @Test
    void theTableHasAllFunctions() {
        assertEquals(11, table().size());
    }

    /** commons-math3 states 1e-15 for erf and 1e-8 for digamma and trigamma, and reaches 1e-13 for logGamma away from zeros. */
    @Test
    void agreesWithCommonsMath() {
        SplittableRandom random = new SplittableRandom(6);
        for (int i = 0; i < 2000; i++) {
            double x = random.nextDouble() * 30;
            near(Gamma.logGamma(x), GammaFunctions.lgamma(x), 1e-13, "lgamma", x);
            near(Gamma.digamma(x), GammaFunctions.digamma(x), 1e-8, "digamma", x);
            near(Gamma.trigamma(x), Polygamma.of(1, x), 1e-8, "trigamma", x);
            double z = random.nextDouble() * 12 - 6;
            near(Erf.erfc(z), ErrorFunctions.erfc(z), 1e-14, "erfc", z);
            double p = random.nextDouble() * 2 - 1;
            near(Erf.erfInv(p), ErrorFunctions.erfInverse(p), 1e-13, "erfinv", p);
        }
    }

    private static void near(double expected, double actual, double tolerance, String name, double x) {
        assertEquals(expected, actual, tolerance * Math.max(1, Math.abs(expected)), () -> name + "(" + x + ")");
    }

    @Test
    void edges() {
        edge(
                ErrorFunctions::erfc,
                0,
                1,
                -0.0,
                1,
                INF,
                0,
                -INF,
                2,
                28,
                0,
                1e300,
                0,
                -1e300,
                2,
                -7,
                2,
                Double.NaN,
                Double.NaN);
        edge(ErrorFunctions::erfInverse, 0, 0, -0.0, -0.0, 1, INF, -1, -INF, Double.MIN_VALUE, Double.MIN_VALUE);
        edge(ErrorFunctions::erfInverse, 1.1, Double.NaN, -1.1, Double.NaN, INF, Double.NaN, -INF, Double.NaN);
        edge(ErrorFunctions::erfInverse, Double.NaN, Double.NaN);
        edge(GammaFunctions::lgamma, 0, INF, -0.0, INF, -1, INF, -2, INF, -1e300, INF, INF, INF, -INF, INF, 1, 0, 2, 0);
        edge(GammaFunctions::lgamma, 2.6e305, INF, Double.NaN, Double.NaN, Double.MAX_VALUE, INF);
        edge(
                GammaFunctions::digamma,
                0,
                -INF,
                -0.0,
                INF,
                -1,
                Double.NaN,
                -1e300,
                Double.NaN,
                INF,
                INF,
                -INF,
                Double.NaN);
        edge(GammaFunctions::digamma, Double.NaN, Double.NaN, Double.MIN_VALUE, -INF, -Double.MIN_VALUE, INF);
        edge(x -> Polygamma.of(1, x), 0, INF, -0.0, INF, -1, INF, INF, 0, -INF, Double.NaN, Double.NaN, Double.NaN);
        edge(x -> Polygamma.of(2, x), 0, -INF, -0.0, INF, -1, Double.NaN, INF, -0.0, -INF, Double.NaN);
        edge(x -> Polygamma.of(1, x), 1e-200, INF, 1e300, 1e-300, Double.NaN, Double.NaN);
    }

    private static void edge(DoubleUnaryOperator f, double... pairs) {
        for (int i = 0; i < pairs.length; i += 2) {
            assertEquals(pairs[i + 1], f.applyAsDouble(pairs[i]), "at " + pairs[i]);
        }
    }

    /** Beyond the greatest factorial, n! is e^lgamma: mpmath 1.3.0, polygamma(200, 200) and polygamma(201, 150). */
    @Test
    void highOrders() {
        assertEquals(-3.882961587619133799e-88, Polygamma.of(200, 200), 1e-11 * 3.9e-88);
        assertEquals(5.776333109362402408e-63, Polygamma.of(201, 150), 1e-11 * 5.8e-63);
        assertEquals(INF, Polygamma.of(201, 1));
        assertEquals(-INF, Polygamma.of(200, 1));
        assertEquals(0, Polygamma.of(1_000_001, 1e10));
    }
}
