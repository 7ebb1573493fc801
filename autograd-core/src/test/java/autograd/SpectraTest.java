package autograd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.linear.SingularValueDecomposition;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How accurate eigenvalues, singular values and their vectors are, where algorithms differ. */
class SpectraTest {
    /** Errors in ulps of the largest value, for each row of the matrix: what backward stability promises. */
    private static final double ULPS = 10 * 0x1p-52;

    /** Of singular values that the matrix determines to the last digits: some ulps for each row. */
    private static final double RELATIVE = 1e-14;

    /** The same of eigenvalues, where the errors of neighbours, here 16,384 times as large, add to those of small ones. */
    private static final double RELATIVE_QL = 1e-13;

    // Of the matrices that graded() makes, in its three orders, by mpmath at 60 digits.
    private static final double[][] GRADED_EIGENVALUES = {
        {
            3.0777024654668829073e-30,
            5.0439715419821417328e-26,
            8.2674889375485160671e-22,
            1.3554118922590329566e-17,
            2.2230859344162593389e-13,
            3.6497331053749550545e-9,
            6.0081474322795267501e-5,
            1.0000009537574894632
        },
        {
            3.0777024654668829073e-30,
            5.0439715419821417328e-26,
            8.2674889375485160671e-22,
            1.3554118922590329566e-17,
            2.2230859344162593389e-13,
            3.6497331053749550545e-9,
            6.0081474322795267501e-5,
            1.0000009537574894632
        },
        {
            3.0291550911065627160e-30,
            4.9897813952727983177e-26,
            8.1937735634927425542e-22,
            1.3527823803370804233e-17,
            2.2535002247256641372e-13,
            3.6864171862322560978e-9,
            6.0929198985133034438e-5,
            1.0000001059961400032
        },
    };
    private static final double[][] GRADED_ROWS = {
        {
            3.2580347860133950099,
            2.0153902361917443558e-2,
            1.4499683225223113444e-4,
            1.0616168442292473436e-6,
            7.0274260295936687062e-9,
            7.2321958454767412025e-11,
            4.5654985430121366716e-13,
            3.5480326360091462974e-15
        },
        {
            2.8044346577620934757,
            1.8522814920369147002e-2,
            1.8328256466515360792e-4,
            1.0910920056257041293e-6,
            6.8375903387033923784e-9,
            6.2486667199365154098e-11,
            4.2706445002696132402e-13,
            4.3900024013776071095e-15
        },
        {
            3.2580628944889614133,
            1.9906571378773724806e-2,
            1.6346439441124383048e-4,
            1.1453302005519988807e-6,
            8.1402754212709435193e-9,
            6.1668454471063435050e-11,
            4.7891146749061168493e-13,
            2.8504685013010983689e-15
        },
    };
    private static final double[][] GRADED_COLUMNS = {
        {
            3.2901026205645477723,
            1.8828751651130858781e-2,
            1.5620421322553036191e-4,
            9.6633539429591277180e-7,
            7.6155974227701539836e-9,
            7.2313720179658024317e-11,
            4.2854068332390090770e-13,
            3.7706403920393333880e-15
        },
        {
            2.9586662777581028537,
            1.7678217323942157878e-2,
            1.8500749638274902106e-4,
            1.1294228794768868293e-6,
            6.5159185255334362105e-9,
            6.5186204523247502607e-11,
            4.0739226651934712874e-13,
            4.4000638571247238168e-15
        },
        {
            3.2901344741734350071,
            1.9951348888858937509e-2,
            1.7022869730054788069e-4,
            1.1624477952214634126e-6,
            8.4747303076951445721e-9,
            6.0765685154903918791e-11,
            4.7311912430900516118e-13,
            2.6292780941457236700e-15
        },
    };
    private static final double[][] GRADED_BOTH = {
        {
            3.0000036736570808332,
            1.3393891130207429172e-4,
            8.9629644871217616489e-9,
            4.6742274692507469780e-13,
            2.8739069896365453768e-17,
            2.2228528857752427805e-21,
            1.0600411156140376560e-25,
            7.2678858486334451982e-30
        },
        {
            2.5000126956563928219,
            1.3244581834148433953e-4,
            1.0876764742193787291e-8,
            5.1653561064327185900e-13,
            2.6006531803476439855e-17,
            1.9658210750836664971e-21,
            1.0554898366121929057e-25,
            8.2535988681973734622e-30
        },
        {
            3.0000203462497558507,
            1.6275935973826415316e-4,
            9.1890668323831573401e-9,
            5.4078131508085300789e-13,
            2.9948930803290811859e-17,
            1.8402013858781399975e-21,
            1.1160938410234364970e-25,
            5.5512867287166175327e-30
        },
    };

    static List<Spectra> spectra() {
        return Spectra.all();
    }

    private static double norm(Tensor x) {
        return Math.sqrt(x.square().sum().item());
    }

    private static double largest(double[] values) {
        return Math.max(
                Double.MIN_NORMAL, Arrays.stream(values).map(Math::abs).max().orElse(0));
    }

    private static void assertOrthonormal(Tensor v, String what) {
        int n = v.shape().size(0);
        double error = norm(v.transpose().matmul(v).sub(Tensor.eye(v.shape().size(1))));
        assertTrue(error <= ULPS * n, what + ": not orthonormal by " + error);
    }

    @ParameterizedTest
    @MethodSource("spectra")
    @DisplayName("eigh: residual, orthogonality and eigenvalues within 10 n ulps of |A|, at three scales")
    void eigh(Spectra spectrum) {
        int n = spectrum.matrix().shape().size(0);
        double size = largest(spectrum.eigenvalues());
        for (double scale : new double[] {1, 0x1p-500, 0x1p500}) {
            Tensor a = spectrum.matrix();
            Decompositions.Eigh eigh = Decompositions.eigh(a.mul(scale));
            double[] values = eigh.values().div(scale).toDoubleArray();
            Tensor v = eigh.vectors();
            Tensor residual = a.matmul(v).sub(v.mul(Tensor.of(values).reshape(1, n)));
            assertTrue(norm(residual) <= ULPS * n * size, "residual " + norm(residual));
            assertOrthonormal(v, "V");
            assertArrayEquals(spectrum.eigenvalues(), values, ULPS * n * size);
            for (int i = 1; i < n; i++) {
                assertTrue(values[i - 1] <= values[i], "ascending at " + i);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("spectra")
    @DisplayName("svd: residual, orthogonality and singular values within 10 n ulps of |A|, at three scales")
    void svd(Spectra spectrum) {
        int n = spectrum.matrix().shape().size(0);
        double[] expected = Arrays.stream(spectrum.eigenvalues())
                .map(x -> -Math.abs(x))
                .sorted()
                .map(x -> -x)
                .toArray();
        for (double scale : new double[] {1, 0x1p-500, 0x1p500}) {
            Tensor a = spectrum.matrix();
            Decompositions.Svd svd = Decompositions.svd(a.mul(scale));
            Tensor s = svd.s().div(scale);
            assertArrayEquals(expected, s.toDoubleArray(), ULPS * n * largest(expected));
            assertProduct(a, svd.u(), s, svd.v());
        }
    }

    private static void assertProduct(Tensor a, Tensor u, Tensor s, Tensor v) {
        int n = Math.max(a.shape().size(0), a.shape().size(1));
        Tensor residual = a.sub(u.mul(s.reshape(1, s.size())).matmul(v.transpose()));
        assertTrue(norm(residual) <= ULPS * n * largest(s.toDoubleArray()), "residual " + norm(residual));
        assertOrthonormal(u, "U");
        assertOrthonormal(v, "V");
        double[] values = s.toDoubleArray();
        for (int i = 1; i < values.length; i++) {
            assertTrue(values[i - 1] >= values[i], "descending at " + i);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"100 20", "20 100", "300 3", "3 300", "33 32", "130 130"})
    @DisplayName("svd: tall and wide matrices agree with commons-math3")
    void rectangular(String sizes) {
        int m = Integer.parseInt(sizes.split(" ")[0]);
        int n = Integer.parseInt(sizes.split(" ")[1]);
        Tensor a = Tensor.normal(m + 10 * n, m, n);
        Decompositions.Svd svd = Decompositions.svd(a);
        double[] expected = new SingularValueDecomposition(MatrixReference.real(a)).getSingularValues();
        assertArrayEquals(expected, svd.s().toDoubleArray(), 2 * ULPS * Math.max(m, n) * expected[0]);
        assertProduct(a, svd.u(), svd.s(), svd.v());
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 40})
    @DisplayName("svd of rank 2: the vectors of the values that are 0 are orthonormal, too")
    void rankTwo(int n) {
        Tensor left = Tensor.normal(1, n + 3, 2);
        Tensor zeros = Tensor.zeros(n + 3, n - 2);
        Tensor exact = Shaping.concat(-1, left, zeros); // singular values that are exactly 0
        Tensor rounded = left.matmul(Tensor.normal(2, 2, n));
        for (Tensor a : List.of(exact, exact.transpose(), rounded, rounded.transpose())) {
            Decompositions.Svd svd = Decompositions.svd(a);
            assertProduct(a, svd.u(), svd.s(), svd.v());
            assertTrue(svd.s().get(1) > 0.1);
            assertEquals(0, svd.s().get(2), ULPS * n * svd.s().get(0));
        }
        assertEquals(0, Decompositions.svd(exact).s().get(n - 1));
    }

    /** {@return b scaled by powers of 2^-7 in three orders; so rounding nothing} */
    private static Tensor graded(Tensor b, boolean rows, boolean columns, int order) {
        double[] scales = new double[8];
        Arrays.setAll(scales, i -> Math.scalb(1, -7 * (order == 0 ? i : order == 1 ? 7 - i : 5 * i % 8)));
        Tensor d = Tensor.of(scales);
        Tensor scaled = rows ? b.mul(d.reshape(8, 1)) : b;
        return columns ? scaled.mul(d.reshape(1, 8)) : scaled;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    @DisplayName("eigh of a graded positive definite matrix: 13 digits of every eigenvalue")
    void gradedEigenvalues(int order) {
        double[] b = new double[64];
        Arrays.setAll(b, i -> i / 8 == i % 8 ? 1 : 1.0 / (4 * (1 + Math.abs(i / 8 - i % 8))));
        Tensor a = graded(Tensor.of(b).reshape(8, 8), true, true, order);
        assertRelative(
                GRADED_EIGENVALUES[order], Decompositions.eigh(a).values().toDoubleArray(), RELATIVE_QL);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    @DisplayName("svd of a matrix with graded rows or columns: all digits of every singular value")
    void gradedSingularValues(int order) {
        double[] b = new double[64];
        Arrays.setAll(b, i -> 1.0 / (1 + (i / 8 + 2 * (i % 8)) % 5) + (i / 8 == i % 8 ? 2 : 0));
        Tensor matrix = Tensor.of(b).reshape(8, 8);
        assertRelative(
                GRADED_ROWS[order],
                Decompositions.svd(graded(matrix, true, false, order)).s().toDoubleArray(),
                RELATIVE);
        assertRelative(
                GRADED_COLUMNS[order],
                Decompositions.svd(graded(matrix, false, true, order)).s().toDoubleArray(),
                RELATIVE);
        assertRelative(
                GRADED_BOTH[order],
                Decompositions.svd(graded(matrix, true, true, order)).s().toDoubleArray(),
                RELATIVE);
    }

    private static void assertRelative(double[] expected, double[] actual, double tolerance) {
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], actual[i], tolerance * expected[i], "value " + i);
        }
    }

    @Test
    @DisplayName("powers of 2 scale the values exactly and leave the vectors as they are")
    void scales() {
        Tensor a = Tensor.normal(3, 20, 20);
        Decompositions.Eigh eigh = Decompositions.eigh(a);
        Decompositions.Svd svd = Decompositions.svd(a);
        for (double scale : new double[] {0x1p-960, 0x1p1018}) {
            Decompositions.Eigh scaledEigh = Decompositions.eigh(a.mul(scale));
            assertTrue(eigh.values()
                    .mul(scale)
                    .array()
                    .sameBits(scaledEigh.values().array()));
            assertTrue(eigh.vectors().array().sameBits(scaledEigh.vectors().array()));
            Decompositions.Svd scaledSvd = Decompositions.svd(a.mul(scale));
            assertTrue(svd.s().mul(scale).array().sameBits(scaledSvd.s().array()));
            assertTrue(svd.u().array().sameBits(scaledSvd.u().array()));
            assertTrue(svd.v().array().sameBits(scaledSvd.v().array()));
        }
    }
}
