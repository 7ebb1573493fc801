package autograd;

import java.util.Arrays;
import java.util.List;

/** A number made of the bits of all factorizations, for JVMs of their own: {@link SameFactorsTest} starts them. */
final class FactorizationBits {
    private FactorizationBits() {}

    /** Requires the number that the first argument says, of so many rounds as the second says. */
    public static void main(String[] arguments) {
        for (int round = 0; round < Integer.parseInt(arguments[1]); round++) {
            long actual = fingerprint();
            if (actual != Long.parseLong(arguments[0])) {
                throw new AssertionError("round " + round + ": other bits, " + actual);
            }
        }
        System.out.println("done");
    }

    static long fingerprint() {
        long bits = 0;
        for (int n : new int[] {1, 2, 3, 7, 16, 33, 70}) {
            Tensor a = Tensor.normal(n, n, n);
            Decompositions.Eigh eigh = Decompositions.eigh(a);
            Decompositions.Svd square = Decompositions.svd(a);
            Decompositions.Svd wide = Decompositions.svd(Tensor.normal(n, n, 2 * n));
            List<Tensor> factors = List.of(
                    eigh.values(),
                    eigh.vectors(),
                    square.s(),
                    square.u(),
                    square.v(),
                    wide.s(),
                    wide.u(),
                    wide.v(),
                    Decompositions.qr(a).q(),
                    Decompositions.lu(a).u(),
                    Decompositions.cholesky(a.matmul(a.transpose()).add(Tensor.eye(n))),
                    LinearAlgebra.inverse(a),
                    LinearAlgebra.pinv(Tensor.normal(n, 2 * n, n)));
            for (Tensor factor : factors) {
                bits = 31 * bits + Arrays.hashCode(factor.toDoubleArray());
            }
        }
        return bits;
    }
}
