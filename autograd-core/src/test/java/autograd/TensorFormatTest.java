package autograd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import autograd.array.DType;
import autograd.shape.Shape;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The expected texts are what {@code print} of the same array shows in NumPy 2.4, followed by our own notes. */
class TensorFormatTest {
    private static final double NAN = Double.NaN;
    private static final double INF = Double.POSITIVE_INFINITY;

    private static void assertPrints(String expected, Tensor x) {
        assertEquals(expected.strip(), x.toString());
    }

    private static Tensor cells(int count, double scale, double offset, int... sizes) {
        double[] values =
                IntStream.range(0, count).mapToDouble(i -> i * scale + offset).toArray();
        return Tensor.of(values, Shape.of(sizes));
    }

    @ParameterizedTest
    @CsvSource({
        "6.0, 6.0",
        "0.0, 0.0",
        "-0.0, -0.0",
        "3.141592653589793, 3.141592653589793",
        "0.30000000000000004, 0.30000000000000004",
        "123456789, 123456789.0",
        "9999999999999998, 9999999999999998.0",
        "1e16, 1e+16",
        "1e100, 1e+100",
        "1e-4, 0.0001",
        "9.99e-5, 9.99e-05",
        "-1.5e-300, -1.5e-300",
        "4.9e-324, 5e-324",
        "5.684341886080802e-14, 5.684341886080802e-14", // 2^-44: the next decimal above the nearest one reads back
        "NaN, nan",
        "-Infinity, -inf"
    })
    void printsScalarsInFull(double value, String expected) {
        assertPrints(expected, Tensor.of(value));
    }

    @ParameterizedTest
    @CsvSource({
        "0.1, 0.1",
        "0.3333333333333333, 0.33333334",
        "999999, 999999.0",
        "1e6, 1e+06",
        "16777216, 1.6777216e+07",
        "1e-4, 1e-04",
        "-2.5, -2.5"
    })
    void printsFloat32Scalars(double value, String expected) {
        assertPrints(expected + "  FLOAT32", Tensor.scalar(value, DType.FLOAT32));
    }

    @Test
    void printsDiscreteScalars() {
        assertPrints("5", Tensor.scalar(5, DType.INT32));
        assertPrints("True", Tensor.scalar(1, DType.BOOL));
        assertPrints("False", Tensor.scalar(0, DType.BOOL));
    }

    @Test
    void showsTheFewestDigitsThatTellAColumnApart() {
        assertPrints("[1. 2. 3.]", Tensor.of(1, 2, 3));
        assertPrints("[ 1.5   -2.25   3.     0.125]", Tensor.of(1.5, -2.25, 3, 0.125));
        assertPrints("[ 0. -0.]", Tensor.of(0.0, -0.0));
        assertPrints("[0.0001 0.0002]", Tensor.of(1e-4, 2e-4));
        assertPrints("[   1. 1000.]", Tensor.of(1, 1000));
        assertPrints("[99999999. 99999998.]", Tensor.of(99999999, 99999998));
    }

    @Test
    void roundsTheExactValueToEightPlaces() {
        assertPrints("[ 0.33333333  0.66666667 -1.        ]", Tensor.of(1 / 3.0, 2 / 3.0, -1));
        assertPrints("[ 0.12345679 12.12345679  1.        ]", Tensor.of(0.1234567891, 12.123456785, 1.000000005));
        assertPrints("[ 1.23456789e+10 -4.00000000e+00  7.50000000e-03]", Tensor.of(1.23456789123e10, -4, 7.5e-3));
        assertPrints("[5.68434189e-14]", Tensor.of(new double[] {0x1p-44}));
    }

    @Test
    void writesLargeSmallAndUnevenColumnsWithExponents() {
        assertPrints("[1.e+08 1.e+00]", Tensor.of(1e8, 1));
        assertPrints("[1.e-05 2.e-05]", Tensor.of(1e-5, 2e-5));
        assertPrints("[1.0000e+00 1.0005e+03]", Tensor.of(1, 1000.5));
        assertPrints("[ 1.0e-100  1.0e+005 -2.5e+300]", Tensor.of(1e-100, 1e5, -2.5e300));
        assertPrints("[5.e-324]", Tensor.of(new double[] {Double.MIN_VALUE}));
    }

    @Test
    void alignsNanAndInfinity() {
        assertPrints("[ nan   1. -inf  inf]", Tensor.of(NAN, 1, -INF, INF));
        assertPrints("[nan inf]", Tensor.of(NAN, INF));
        assertPrints("[   nan 1.e-10   -inf]", Tensor.of(NAN, 1e-10, -INF));
    }

    @Test
    void printsFloat32WithItsOwnDigits() {
        assertPrints("[ 0.1         0.33333334 -2.5       ]  FLOAT32", Tensor.of(0.1f, 1 / 3f, -2.5f));
        assertPrints("[1.234567e+06 1.500000e+00]  FLOAT32", Tensor.of(1234567f, 1.5f));
        // With exponents, NumPy fills up with digits of the exact value.
        assertPrints("[9.6514868e+02 1.5875576e-01]  FLOAT32", Tensor.of(965.1487f, 0.158755764f));
        assertPrints("[1.2379401e+27]  FLOAT32", Tensor.of(new float[] {0x1p90f}));
    }

    @Test
    void printsIntsAndBools() {
        assertPrints("[  1 -20 300]", Tensor.ints(1, -20, 300));
        assertPrints("[[ 1  2]\n [-3 40]]", Tensor.ints(new int[] {1, 2, -3, 40}, Shape.of(2, 2)));
        assertPrints("[ True False  True]", Tensor.bools(true, false, true));
        assertPrints("[ True  True]", Tensor.bools(true, true));
    }

    @Test
    void printsRowsBlocksAndBlankLines() {
        assertPrints("[[  1.  -20. ]\n [  0.5 300. ]]", Tensor.of(new double[][] {{1, -20}, {0.5, 300}}));
        assertPrints("""
                [[[ 0.  1.]
                  [ 2.  3.]
                  [ 4.  5.]]

                 [[ 6.  7.]
                  [ 8.  9.]
                  [10. 11.]]]
                """, cells(12, 1, 0, 2, 3, 2));
        assertPrints("""
                [[[[0.]
                   [1.]]

                  [[2.]
                   [3.]]]


                 [[[4.]
                   [5.]]

                  [[6.]
                   [7.]]]]
                """, cells(8, 1, 0, 2, 2, 2, 1));
    }

    @Test
    void wrapsLinesAt75Columns() {
        assertPrints("""
                [ 0.  1.  2.  3.  4.  5.  6.  7.  8.  9. 10. 11. 12. 13. 14. 15. 16. 17.
                 18. 19. 20. 21. 22. 23. 24. 25. 26. 27. 28. 29.]
                """, Tensor.arange(30));
        assertPrints("""
                [100. 100. 100. 100. 100. 100. 100. 100. 100. 100. 100. 100. 100. 100.
                 100. 100. 100. 100.]
                """, Tensor.full(Shape.of(18), 100, DType.FLOAT64));
        assertPrints("""
                [10 10 10 10 10 10 10 10 10 10 10 10 10 10 10 10 10 10 10 10 10 10 10 10
                 10]
                """, Tensor.full(Shape.of(25), 10, DType.INT32));
    }

    @Test
    void wrapsInsideDeeperBracketsEarlierAndWithoutTrailingBlanks() {
        assertPrints("""
                [[1000. 1000. 1000. 1000. 1000. 1000. 1000. 1000. 1000. 1000. 1000. 1000.
                  1000.]]
                """, Tensor.full(Shape.of(1, 13), 1000, DType.FLOAT64));
        assertPrints("""
                [[[-0.234375 -0.21875  -0.203125 -0.1875   -0.171875 -0.15625  -0.140625
                   -0.125    -0.109375 -0.09375  -0.078125 -0.0625   -0.046875 -0.03125
                   -0.015625]]

                 [[ 0.        0.015625  0.03125   0.046875  0.0625    0.078125  0.09375
                    0.109375  0.125     0.140625  0.15625   0.171875  0.1875    0.203125
                    0.21875 ]]]
                """, cells(30, 1 / 64.0, -15 / 64.0, 2, 1, 15));
    }

    @Test
    void printsUpTo1000ElementsWhole() {
        List<String> lines = Tensor.arange(1000).toString().lines().toList();

        assertEquals(72, lines.size());
        assertEquals("[  0.   1.   2.   3.   4.   5.   6.   7.   8.   9.  10.  11.  12.  13.", lines.get(0));
        assertEquals(" 994. 995. 996. 997. 998. 999.]", lines.get(71));
    }

    @Test
    void cutsTheMiddlePast1000ElementsAndNotesTheShape() {
        assertPrints("[   0.    1.    2. ...  998.  999. 1000.]  shape [1001]", Tensor.arange(1001));
        assertPrints("""
                [[   0.]
                 [   1.]
                 [   2.]
                 ...
                 [ 998.]
                 [ 999.]
                 [1000.]]  shape [1001, 1]
                """, cells(1001, 1, 0, 1001, 1));
        assertPrints("""
                [[0.00000000e+00 1.00097656e+00 2.00195312e+00 ... 4.98486328e+02
                  4.99487305e+02 5.00488281e+02]
                 [5.01489258e+02 5.02490234e+02 5.03491211e+02 ... 9.99975586e+02
                  1.00097656e+03 1.00197754e+03]]  shape [2, 501]
                """, cells(1002, 1.0009765625, 0, 2, 501));
    }

    @Test
    void cutsBlocksOfRank3() {
        String text = cells(2400, 1, 0, 10, 3, 80).toString();

        assertTrue(
                text.startsWith("[[[0.000e+00 1.000e+00 2.000e+00 ... 7.700e+01 7.800e+01 7.900e+01]\n  [8.0"), text);
        assertTrue(text.contains("7.190e+02]]\n\n ...\n\n [[1.680e+03 1.681e+03"), text);
        assertTrue(text.endsWith("... 2.397e+03 2.398e+03 2.399e+03]]]  shape [10, 3, 80]"), text);
    }

    @Test
    @DisplayName("printing a large tensor looks at the shown elements only")
    void printsLargeTensorsAtOnce() {
        assertPrints(
                "[0. 0. 0. ... 0. 0. 0.]  shape [20000000], FLOAT32",
                Tensor.full(Shape.of(20_000_000), 0, DType.FLOAT32));
    }

    @Test
    void notesShapeAndDtypeOfEmptyTensors() {
        assertPrints("[]  shape [0]", Tensor.zeros(0));
        assertPrints("[]  shape [2, 0]", Tensor.zeros(2, 0));
        assertPrints("[]  shape [0], FLOAT32", Tensor.full(Shape.of(0), 0, DType.FLOAT32));
        assertPrints("[]  shape [0], INT32", Tensor.ints());
        assertPrints("[]  shape [0], BOOL", Tensor.bools());
    }
}
