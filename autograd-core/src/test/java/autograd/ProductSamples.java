package autograd;

import static autograd.Domain.DYADIC;
import static autograd.Domain.REAL;
import static autograd.OpRows.axes;
import static autograd.OpRows.binary;
import static autograd.OpRows.to32;
import static autograd.OpSample.Curve.QUADRATIC;

import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/** Rows of products that sum over an axis; their kernels add up products by IEEE rules. */
final class ProductSamples implements OpTable {
    @Override
    public Class<?> family() {
        return Products.class;
    }

    @Override
    public List<OpSample> rows() {
        return List.of(
                binary("matmul", QUADRATIC, REAL, REAL, "k, k; n k, k; k, k m; n k, k m; 0, 0", Tensor::matmul),
                binary("matmul, empty", QUADRATIC, REAL, REAL, "2 0, 0 3; 0 2, 2 3; n k, k 0; 2 0, 0", Tensor::matmul),
                binary(
                        "matmul, batch",
                        QUADRATIC,
                        REAL,
                        REAL,
                        "b n k, k m; n k, b k m; b n k, b k m; 1 n k, b k m; b n k, k; k, b k m; 0 n k, k m",
                        Tensor::matmul),
                binary(
                        "matmul, left transposed",
                        QUADRATIC,
                        REAL,
                        REAL,
                        "k n, k m; k n, k; b k n, k m; 0 n, 0 m",
                        product(true, false)),
                binary(
                        "matmul, right transposed",
                        QUADRATIC,
                        REAL,
                        REAL,
                        "n k, m k; k, m k; n k, b m k",
                        product(false, true)),
                binary("matmul, both transposed", QUADRATIC, REAL, REAL, "k n, m k; b k n, b m k", product(true, true)),
                binary("matmul, two dtypes", QUADRATIC, DYADIC, DYADIC, "n k, k m", (a, b) -> to32(a).matmul(b)),
                linear(
                        "linear",
                        "n k, m k, m; k, m k, m; b n k, m k, m; n 0, m 0, m; 0 k, m k, m; 0 n k, 0 k, 0",
                        x -> x),
                linear("linear, two dtypes", "n k, m k, m", OpRows::to32),
                binary("tensordot 0", QUADRATIC, REAL, REAL, ",; n, m; n m, k", (a, b) -> a.tensordot(b, 0)),
                binary("tensordot 1", QUADRATIC, REAL, REAL, "n, n; n k, k m; b n k, k m", (a, b) -> a.tensordot(b, 1)),
                binary(
                        "tensordot 2",
                        QUADRATIC,
                        REAL,
                        REAL,
                        "n m, n m; b n m, n m k; 0 n, 0 n",
                        (a, b) -> a.tensordot(b, 2)),
                binary(
                        "tensordot, axes",
                        QUADRATIC,
                        REAL,
                        REAL,
                        "n b m, m n k; n 1 m, m n",
                        (a, b) -> Products.tensordot(a, axes(0, 2), b, axes(1, 0))),
                binary("outer", QUADRATIC, REAL, REAL, "n, m; 0, n", Tensor::outer));
    }

    @Override
    public boolean followsIeee() {
        return true;
    }

    private static BinaryOperator<Tensor> product(boolean transposeA, boolean transposeB) {
        return (a, b) -> Products.matmul(a, transposeA, b, transposeB);
    }

    private static OpSample linear(String name, String patterns, UnaryOperator<Tensor> input) {
        return new OpSample(
                name,
                QUADRATIC,
                List.of(DYADIC, DYADIC, DYADIC),
                OpRows.patterns(patterns),
                xs -> Products.linear(input.apply(xs.get(0)), xs.get(1), xs.get(2)));
    }
}
