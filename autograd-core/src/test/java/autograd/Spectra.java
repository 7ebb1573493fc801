package autograd;

import static autograd.MatrixReference.withEigenvalues;

import java.util.Arrays;
import java.util.List;

/** Symmetric matrices with spectra that are hard for some algorithm, and what is known of them. */
record Spectra(String name, Tensor matrix, double[] eigenvalues) {
    /** {@return the matrices; eigenvalues in ascending order} */
    static List<Spectra> all() {
        return List.of(
                random(1),
                random(2),
                random(3),
                random(16),
                random(17),
                random(120),
                known("repeated", repeated()),
                known("rank 10 of 60", deficient()),
                known("clusters", clusters()),
                known("signs", -1, 1, -1, 1, -1, 1, -1, 1, -1, 1, -1, 1, -1, 1, -1, 1, -1, 1),
                new Spectra("zeros", Tensor.zeros(5, 5), new double[5]),
                new Spectra(
                        "diagonal", MatrixReference.diagonal(Tensor.of(3, -1, 0, 2, -1)), new double[] {-1, -1, 0, 2, 3
                        }),
                secondDifferences(50),
                clement(24),
                wilkinson(),
                hilbert());
    }

    private static Spectra random(int n) {
        double[] values = new double[n];
        Arrays.setAll(values, i -> Math.sin(3 * i) + 0.01 * i);
        return known("random " + n, values);
    }

    private static Spectra known(String name, double... values) {
        Tensor matrix = withEigenvalues(values.length, values);
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return new Spectra(name, matrix, sorted);
    }

    private static double[] repeated() {
        double[] values = new double[45];
        Arrays.setAll(values, i -> i < 20 ? 1 : i < 40 ? 2 : -3);
        return values;
    }

    private static double[] deficient() {
        double[] values = new double[60];
        Arrays.setAll(values, i -> i < 10 ? 1 + i : 0);
        return values;
    }

    private static double[] clusters() {
        double[] values = new double[40];
        Arrays.setAll(values, i -> i % 4 + i * 1e-15);
        return values;
    }

    private static Tensor tridiagonal(int n, double[] diagonal, double[] beside) {
        double[] values = new double[n * n];
        for (int i = 0; i < n; i++) {
            values[i * n + i] = diagonal[i];
            if (i < n - 1) {
                values[i * n + i + 1] = beside[i];
                values[(i + 1) * n + i] = beside[i];
            }
        }
        return Tensor.of(values).reshape(n, n);
    }

    /** 2 on the diagonal and -1 beside it: {@code 4 sin^2(k pi / (2 n + 2))}. */
    private static Spectra secondDifferences(int n) {
        double[] diagonal = new double[n];
        double[] beside = new double[n];
        double[] values = new double[n];
        Arrays.fill(diagonal, 2);
        Arrays.fill(beside, -1);
        Arrays.setAll(values, k -> 4 * Math.pow(Math.sin((k + 1) * Math.PI / (2 * n + 2)), 2));
        return new Spectra("second differences", tridiagonal(n, diagonal, beside), values);
    }

    /** 0 on the diagonal and the roots of {@code i (n - i)} beside it: {@code -(n - 1), -(n - 3), ..., n - 1}. */
    private static Spectra clement(int n) {
        double[] beside = new double[n];
        double[] values = new double[n];
        Arrays.setAll(beside, i -> Math.sqrt((i + 1.0) * (n - i - 1)));
        Arrays.setAll(values, k -> 2 * k - n + 1);
        return new Spectra("Clement", tridiagonal(n, new double[n], beside), values);
    }

    /** Wilkinson's W21+: pairs of eigenvalues that differ by as little as 7e-14; by mpmath at 60 digits. */
    private static Spectra wilkinson() {
        double[] diagonal = new double[21];
        double[] beside = new double[21];
        Arrays.setAll(diagonal, i -> Math.abs(i - 10));
        Arrays.fill(beside, 1);
        return new Spectra("Wilkinson", tridiagonal(21, diagonal, beside), new double[] {
            -1.1254415221199842223,
            2.5380581709667816771e-1,
            9.4753436752929327885e-1,
            1.7893213526950814060,
            2.1302092193625059945,
            2.9610588841857266916,
            3.0430992925788237393,
            3.9960482013836250307,
            4.0043540234408567351,
            4.9997824777429018600,
            5.0002444250019130081,
            6.0002175222570981400,
            6.0002340315841670166,
            7.0039517986163749693,
            7.0039522095286756738,
            8.0389411158142733084,
            8.0389411228290232363,
            9.2106786473049185940,
            9.2106786473613321079,
            1.0746194182903321832e+1,
            1.0746194182903393432e+1
        });
    }

    /** Elements {@code 1 / (i + j + 1)}, rounded; eigenvalues of the rounded matrix by mpmath at 60 digits. */
    private static Spectra hilbert() {
        double[] values = new double[64];
        Arrays.setAll(values, i -> 1.0 / (i / 8 + i % 8 + 1));
        return new Spectra("Hilbert", Tensor.of(values).reshape(8, 8), new double[] {
            1.1115389694888081586e-10,
            1.7988737460063012302e-8,
            1.2943320918741792919e-6,
            5.4369433697508962700e-5,
            1.4676881177418471388e-3,
            2.6212843578119050945e-2,
            2.9812521131693071067e-1,
            1.6959389969219494359
        });
    }

    @Override
    public String toString() {
        return name;
    }
}
