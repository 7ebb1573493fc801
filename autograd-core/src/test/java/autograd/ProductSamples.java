package autograd;

import static autograd.Domain.DYADIC;
import static autograd.Domain.REAL;
import static autograd.OpRows.axes;
import static autograd.OpRows.binary;
import static autograd.OpRows.to32;
import static autograd.OpRows.unary;
import static autograd.OpSample.Curve.CURVED;
import static autograd.OpSample.Curve.LINEAR;
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
                binary("outer", QUADRATIC, REAL, REAL, "n, m; 0, n", Tensor::outer),
                binary("dot", QUADRATIC, REAL, REAL, "n, n; 0, 0", Tensor::dot),
                binary(
                        "vecdot",
                        QUADRATIC,
                        REAL,
                        REAL,
                        "n, n; n m, m; b n m, n m; n 1 m, k m; n 0, 0",
                        Products::vecdot),
                binary("cross", QUADRATIC, REAL, REAL, "3, 3; n 3, 3; n 1 3, m 3; 0 3, 3", Products::cross),
                binary(
                        "cross, another axis",
                        QUADRATIC,
                        REAL,
                        REAL,
                        "3 n, 3 n; k 3 1, 3 n; 3 0, 3 1",
                        (a, b) -> Products.cross(a, b, -2)),
                binary("kron", QUADRATIC, REAL, REAL, ",; n, m; n m, k b; n m, k; n, m k b; 0 n, m k", Products::kron),
                einsum("ij,jk->ik", "n k, k m; 0 n, n m"),
                einsum("bij,bjk->bik", "b n k, b k m"),
                einsum("ij,ij", "n m, n m; 0 n, 0 n"),
                einsum("ij,ik->kji", "n m, n k"),
                einsum("ii,jij->i", "n n, m n m"),
                einsum("...i,i...->...", "b n, n b; k b n, n 1 b; k 1 n, n k b"),
                einsum("i, jk -> kij", "n, m k"),
                einsum("abc,cba->b", "n m k, k m n"),
                unary("einsum of one", LINEAR, REAL, "n n; 0 0", x -> Products.einsum("ii", x)),
                unary("einsum, a diagonal", LINEAR, REAL, "n n m; 0 0 n", x -> Products.einsum("iij->ji", x)),
                unary("einsum, two sums", LINEAR, REAL, "n m k", x -> Products.einsum("abc->b", x)),
                new OpSample(
                        "einsum of three",
                        CURVED,
                        List.of(REAL, REAL, REAL),
                        OpRows.patterns("n, n m, m; 1, 1 m, m; n, n 0, 0"),
                        xs -> Products.einsum("i,ij,j->", xs.get(0), xs.get(1), xs.get(2))),
                binary(
                        "einsum, two dtypes",
                        QUADRATIC,
                        DYADIC,
                        DYADIC,
                        "n k, k m",
                        (a, b) -> Products.einsum("ij,jk", to32(a), b)));
    }

    private static OpSample einsum(String subscripts, String patterns) {
        return binary(
                "einsum " + subscripts, QUADRATIC, REAL, REAL, patterns, (a, b) -> Products.einsum(subscripts, a, b));
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
