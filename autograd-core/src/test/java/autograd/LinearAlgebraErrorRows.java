package autograd;

import static autograd.Rejected.NULL;
import static autograd.Rejected.SHAPE;
import static autograd.Rejected.VALUE;
import static autograd.Rejected.row;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Rows of {@link ErrorMessageTest}: equations, determinants, factorizations. */
final class LinearAlgebraErrorRows {
    private static final double[][] SINGULAR = {{1, 2}, {2, 4}};

    private LinearAlgebraErrorRows() {}

    static Stream<Rejected> all() {
        return Stream.of(unary(), equations(), singular(), derivatives()).flatMap(rows -> rows);
    }

    private static Tensor x23() {
        return Tensor.ones(2, 3);
    }

    private static Tensor x4() {
        return Tensor.ones(4);
    }

    private static Stream<Rejected> unary() {
        Map<String, UnaryOperator<Tensor>> square = new LinkedHashMap<>();
        square.put("LinearAlgebra.inverse", LinearAlgebra::inverse);
        square.put("LinearAlgebra.matrixPower", x -> LinearAlgebra.matrixPower(x, 2));
        square.put("LinearAlgebra.expm", LinearAlgebra::expm);
        square.put("Determinants.det", Determinants::det);
        square.put("Determinants.logDet", Determinants::logDet);
        square.put("Determinants.slogDet", x -> Determinants.slogDet(x).sign());
        square.put("Decompositions.cholesky", Decompositions::cholesky);
        square.put("Decompositions.eigh", x -> Decompositions.eigh(x).values());
        Map<String, UnaryOperator<Tensor>> any = new LinkedHashMap<>(square);
        any.put("LinearAlgebra.pinv", LinearAlgebra::pinv);
        any.put("Decompositions.qr", x -> Decompositions.qr(x).q());
        any.put("Decompositions.lu", x -> Decompositions.lu(x).l());
        any.put("Decompositions.svd", x -> Decompositions.svd(x).s());
        Stream<Rejected> notSquare = square.entrySet().stream()
                .map(entry -> row(
                        entry.getKey(),
                        SHAPE,
                        () -> entry.getValue().apply(x23()),
                        operation(entry.getKey()),
                        "x has shape [2, 3]",
                        "need square matrices, [..., n, n]"));
        Stream<Rejected> others = any.entrySet().stream().flatMap(entry -> {
            String function = entry.getKey();
            String op = operation(function);
            UnaryOperator<Tensor> f = entry.getValue();
            Tensor ints = Tensor.ints(new int[][] {{1, 2}, {3, 4}});
            return Stream.of(
                    row(function, NULL, () -> f.apply(null), op, "x is null", "need a tensor"),
                    row(function, VALUE, () -> f.apply(ints), op, "x has dtype INT32", "[2, 2]", "need FLOAT64"),
                    row(function, SHAPE, () -> f.apply(x4()), op, "x has shape [4] of rank 1", "need rank 2 or more"));
        });
        return Stream.concat(notSquare, others);
    }

    private static Stream<Rejected> equations() {
        Map<String, BinaryOperator<Tensor>> functions = new LinkedHashMap<>();
        functions.put("LinearAlgebra.solve", LinearAlgebra::solve);
        functions.put("LinearAlgebra.triangularSolve", (a, b) -> LinearAlgebra.triangularSolve(a, b, Triangle.LOWER));
        functions.put("LinearAlgebra.lstsq", LinearAlgebra::lstsq);
        return functions.entrySet().stream().flatMap(entry -> {
            String function = entry.getKey();
            String op = operation(function);
            BinaryOperator<Tensor> f = entry.getValue();
            Tensor a = Tensor.eye(2);
            return Stream.of(
                    row(function, NULL, () -> f.apply(null, x4()), op, "a is null", "need a tensor"),
                    row(function, NULL, () -> f.apply(a, null), op, "b is null", "need a tensor"),
                    row(function, VALUE, () -> f.apply(a, Tensor.ints(1, 2)), op, "b has dtype INT32", "[2]"),
                    row(function, SHAPE, () -> f.apply(x4(), x4()), op, "a has shape [4] of rank 1", "need rank 2"),
                    row(
                            function,
                            SHAPE,
                            () -> f.apply(a, Tensor.of(1.0).sum()),
                            op,
                            "b has shape []",
                            "rank 1 or more"),
                    row(function, SHAPE, () -> f.apply(a, x4()), op, "[2, 2]", "[4]", "as many rows in b"),
                    row(function, SHAPE, () -> f.apply(a, Tensor.ones(3, 2)), op, "[2, 2]", "[3, 2]", "rows"),
                    row(
                            function,
                            SHAPE,
                            () -> f.apply(Tensor.zeros(2, 2, 2), Tensor.zeros(3, 2, 1)),
                            op,
                            "[2] of the leading axes of a",
                            "[3] of the leading axes of b",
                            "need equal sizes or 1"));
        });
    }

    private static Stream<Rejected> singular() {
        Tensor a = Tensor.of(SINGULAR);
        Tensor batch = Tensor.of(new double[][][] {{{1, 0}, {0, 1}}, SINGULAR});
        Tensor indefinite = Tensor.of(new double[][][] {{{1, 0}, {0, 1}}, {{1, 2}, {2, 3}}});
        Tensor triangle = Tensor.of(new double[][] {{1, 0}, {5, 0}});
        Tensor b = Tensor.ones(2, 1);
        String need = "need an invertible matrix";
        return Stream.of(
                row("LinearAlgebra.solve", VALUE, () -> LinearAlgebra.solve(a, b), "solve: ", "pivot 1 is 0.0", need),
                row(
                        "LinearAlgebra.solve",
                        VALUE,
                        () -> LinearAlgebra.solve(batch, b),
                        "solve: ",
                        "matrix [1] of a, shape [2, 2, 2], is singular: pivot 1 is 0.0",
                        need,
                        "pinv"),
                row(
                        "LinearAlgebra.inverse",
                        VALUE,
                        () -> LinearAlgebra.inverse(batch),
                        "inverse: ",
                        "matrix [1] of x, ",
                        "pivot 1 is 0.0"),
                row(
                        "LinearAlgebra.matrixPower",
                        VALUE,
                        () -> LinearAlgebra.matrixPower(a, -1),
                        "matrixPower: x, shape [2, 2], is singular: ",
                        "pivot 1"),
                row(
                        "LinearAlgebra.triangularSolve",
                        NULL,
                        () -> LinearAlgebra.triangularSolve(triangle, b, null),
                        "triangularSolve: ",
                        "triangle is null",
                        "need Triangle.LOWER or Triangle.UPPER"),
                row(
                        "LinearAlgebra.triangularSolve",
                        VALUE,
                        () -> LinearAlgebra.triangularSolve(triangle, b, Triangle.LOWER),
                        "triangularSolve: a, shape [2, 2], ",
                        "is singular: element 1 of the diagonal is 0.0"),
                row(
                        "Decompositions.cholesky",
                        VALUE,
                        () -> Decompositions.cholesky(indefinite),
                        "cholesky: ",
                        "matrix [1] of x, ",
                        "is not positive definite: pivot 1 is -1.0"));
    }

    private static Stream<Rejected> derivatives() {
        Tensor a = Tensor.of(SINGULAR);
        Tensor equal = Tensor.of(new double[][][] {{{2, 1}, {1, 2}}, {{3, 0}, {0, 3}}});
        Tensor zero = Tensor.of(new double[][] {{1, 0}, {0, 0}});
        return Stream.of(
                row(
                        "Determinants.logDet",
                        VALUE,
                        () -> Autograd.grad(Determinants::logDet).apply(a),
                        "logDet: x, shape [2, 2], ",
                        "is singular: pivot 1 is 0.0"),
                row(
                        "Decompositions.eigh",
                        VALUE,
                        () -> Autograd.grad((Tensor x) ->
                                        Decompositions.eigh(x).vectors().sum())
                                .apply(equal),
                        "eigh: ",
                        "the derivative of the eigenvectors does not exist",
                        "eigenvalues 0 and 1 of matrix [1] are equal, 3.0 and 3.0",
                        "need distinct ones, or a function of the eigenvalues alone"),
                row(
                        "Decompositions.eigh",
                        VALUE,
                        () -> Autograd.jvp(x -> Decompositions.eigh(x).vectors(), equal, equal),
                        "eigh: ",
                        "eigenvalues 0 and 1 of matrix [1] are equal"),
                row(
                        "Decompositions.svd",
                        VALUE,
                        () -> Autograd.grad(
                                        (Tensor x) -> Decompositions.svd(x).u().sum())
                                .apply(equal),
                        "svd: ",
                        "the derivative of the singular vectors does not exist",
                        "singular values 0 and 1 of matrix [1] are equal, 3.0 and 3.0"),
                row(
                        "Decompositions.svd",
                        VALUE,
                        () -> Autograd.jvp(x -> Decompositions.svd(x).v(), zero, zero),
                        "svd: ",
                        "singular values 1 is 0, 0.0",
                        "need positive ones"),
                row(
                        "Decompositions.qr",
                        VALUE,
                        () -> Autograd.grad(
                                        (Tensor x) -> Decompositions.qr(x).q().sum())
                                .apply(zero),
                        "derivative of qr: R, shape [2, 2], ",
                        "is singular: element 1 of the diagonal is 0.0"),
                row(
                        "Decompositions.lu",
                        VALUE,
                        () -> Autograd.grad(
                                        (Tensor x) -> Decompositions.lu(x).l().sum())
                                .apply(zero),
                        "derivative of lu: ",
                        "is singular: element 1 of the diagonal is 0.0"));
    }

    private static String operation(String function) {
        return function.substring(function.indexOf('.') + 1) + ": ";
    }
}
