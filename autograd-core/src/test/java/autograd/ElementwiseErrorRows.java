package autograd;

import static autograd.Rejected.NULL;
import static autograd.Rejected.SHAPE;
import static autograd.Rejected.VALUE;
import static autograd.Rejected.row;

import autograd.array.DType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Rows of {@link ErrorMessageTest}: functions of each element, comparisons, choices. */
final class ElementwiseErrorRows {

    private ElementwiseErrorRows() {}

    static Stream<Rejected> all() {
        return Stream.of(unary(), binary(), powers(), choices()).flatMap(rows -> rows);
    }

    private static Tensor x23() {
        return Tensor.ones(2, 3);
    }

    private static Tensor x4() {
        return Tensor.ones(4);
    }

    private static Tensor ints() {
        return Tensor.ints(0, 1);
    }

    private static Tensor mask() {
        return Tensor.bools(true, false);
    }

    private static Stream<Rejected> unary() {
        Map<String, UnaryOperator<Tensor>> functions = new LinkedHashMap<>();
        functions.put("Arithmetic.neg", Arithmetic::neg);
        functions.put("Arithmetic.reciprocal", Arithmetic::reciprocal);
        functions.put("Arithmetic.square", Arithmetic::square);
        functions.put("Arithmetic.pow", x -> Arithmetic.pow(x, 2));
        functions.put("Elementwise.exp", Elementwise::exp);
        functions.put("Elementwise.expm1", Elementwise::expm1);
        functions.put("Elementwise.log", Elementwise::log);
        functions.put("Elementwise.log1p", Elementwise::log1p);
        functions.put("Elementwise.sqrt", Elementwise::sqrt);
        functions.put("Elementwise.rsqrt", Elementwise::rsqrt);
        functions.put("Elementwise.cbrt", Elementwise::cbrt);
        functions.put("Elementwise.exp2", Elementwise::exp2);
        functions.put("Elementwise.log2", Elementwise::log2);
        functions.put("Elementwise.log10", Elementwise::log10);
        functions.put("Elementwise.tanh", Elementwise::tanh);
        functions.put("Elementwise.abs", Elementwise::abs);
        functions.put("Elementwise.sign", Elementwise::sign);
        return unary(functions);
    }

    /** {@return the rows of functions of one floating tensor, by their names} */
    static Stream<Rejected> unary(Map<String, UnaryOperator<Tensor>> functions) {
        return functions.entrySet().stream().flatMap(entry -> {
            String function = entry.getKey();
            String op = operation(function);
            UnaryOperator<Tensor> f = entry.getValue();
            return Stream.of(
                    row(
                            function,
                            VALUE,
                            () -> f.apply(ints()),
                            op,
                            "x has dtype INT32",
                            "[2]",
                            "need FLOAT64 or FLOAT32"),
                    row(function, VALUE, () -> f.apply(mask()), op, "x has dtype BOOL", "[2]", "to(FLOAT64)"),
                    row(function, NULL, () -> f.apply(null), op, "x is null", "need a tensor"));
        });
    }

    private static Stream<Rejected> binary() {
        Map<String, BinaryOperator<Tensor>> functions = new LinkedHashMap<>();
        functions.put("Arithmetic.add", Arithmetic::add);
        functions.put("Arithmetic.sub", Arithmetic::sub);
        functions.put("Arithmetic.mul", Arithmetic::mul);
        functions.put("Arithmetic.div", Arithmetic::div);
        functions.put("Arithmetic.addScaled", (a, b) -> Arithmetic.addScaled(a, b, 2));
        functions.put("Arithmetic.pow", Arithmetic::pow);
        functions.put("Arithmetic.squaredDifference", Arithmetic::squaredDifference);
        functions.put("Comparisons.maximum", Comparisons::maximum);
        functions.put("Comparisons.minimum", Comparisons::minimum);
        functions.put("Comparisons.less", Comparisons::less);
        functions.put("Comparisons.lessEqual", Comparisons::lessEqual);
        functions.put("Comparisons.greater", Comparisons::greater);
        functions.put("Comparisons.greaterEqual", Comparisons::greaterEqual);
        functions.put("Comparisons.equal", Comparisons::equal);
        functions.put("Comparisons.notEqual", Comparisons::notEqual);
        return binary(functions);
    }

    /** {@return the rows of functions of two tensors a and b that broadcast, by their names} */
    static Stream<Rejected> binary(Map<String, BinaryOperator<Tensor>> functions) {
        return functions.entrySet().stream().flatMap(entry -> {
            String function = entry.getKey();
            String op = operation(function);
            BinaryOperator<Tensor> f = entry.getValue();
            String[] shapes = {"[2, 3] of a", "[4] of b", "axis -1 has sizes 3 and 4", "need equal sizes or 1"};
            String[] sizes = {"[1000000, 1] of a", "[1, 1000000] of b", "[1000000, 1000000]", "too many elements"};
            return Stream.of(
                    row(function, SHAPE, () -> f.apply(x23(), x4()), op, shapes),
                    row(
                            function,
                            SHAPE,
                            () -> f.apply(Tensor.ones(1_000_000, 1), Tensor.ones(1, 1_000_000)),
                            op,
                            sizes),
                    row(function, VALUE, () -> f.apply(Tensor.ones(2), ints()), op, "b has dtype INT32", "[2]", "need"),
                    row(function, NULL, () -> f.apply(null, x4()), op, "a is null", "need a tensor"),
                    row(function, NULL, () -> f.apply(x4(), null), op, "b is null", "need a tensor"));
        });
    }

    private static Stream<Rejected> powers() {
        Tensor two = Tensor.ones(2);
        return Stream.of(
                row("Arithmetic.lerp", NULL, () -> Arithmetic.lerp(two, two, null), "lerp: ", "weight is null"),
                row("Arithmetic.lerp", NULL, () -> Arithmetic.lerp(two, null, 0.5), "lerp: ", "b is null"),
                row("Arithmetic.lerp", VALUE, () -> Arithmetic.lerp(ints(), two, two), "lerp: ", "a has dtype INT32"),
                row("Arithmetic.lerp", SHAPE, () -> Arithmetic.lerp(x23(), x4(), two), "lerp: ", "of a", "of b"),
                row("Arithmetic.lerp", SHAPE, () -> Arithmetic.lerp(two, two, x4()), "lerp: ", "a and b", "of weight"),
                row("Arithmetic.pow", VALUE, () -> Arithmetic.pow(2.0, ints()), "pow: ", "b has dtype INT32", "[2]"),
                row(
                        "Arithmetic.pow",
                        VALUE,
                        () -> Arithmetic.pow(Double.NaN, two),
                        "pow: ",
                        "a is NaN",
                        "[2]",
                        "need"));
    }

    private static Stream<Rejected> choices() {
        String f = "Comparisons.where";
        Tensor two = Tensor.ones(2);
        UnaryOperator<Tensor> same = x -> x;
        return Stream.of(
                row("Arithmetic.hadamard", SHAPE, () -> Arithmetic.hadamard(x23(), x4()), "hadamard: ", "[2, 3] of a"),
                row(
                        "Arithmetic.pow",
                        VALUE,
                        () -> x23().pow(Double.NaN),
                        "pow: ",
                        "p is NaN",
                        "[2, 3]",
                        "need a number"),
                row("Arithmetic.sub", NULL, () -> Arithmetic.sub(1.0, null), "sub: ", "b is null"),
                row("Arithmetic.div", VALUE, () -> Arithmetic.div(1.0, ints()), "div: ", "b has dtype INT32", "[2]"),
                row(
                        "Elementwise.stopGradient",
                        NULL,
                        () -> Elementwise.stopGradient(null),
                        "stopGradient: ",
                        "x is null"),
                row("Comparisons.less", NULL, () -> Comparisons.less(null, 1.0), "less: ", "a is null"),
                row(
                        "Comparisons.and",
                        VALUE,
                        () -> Comparisons.and(ints(), mask()),
                        "and: ",
                        "a has dtype INT32",
                        "BOOL"),
                row("Comparisons.and", VALUE, () -> mask().and(x4()), "and: ", "b has dtype FLOAT64", "need BOOL"),
                row("Comparisons.or", VALUE, () -> x4().or(mask()), "or: ", "a has dtype FLOAT64", "need BOOL"),
                row("Comparisons.or", SHAPE, () -> mask().or(x4().less(0)), "or: ", "[2] of a", "[4] of b"),
                row("Comparisons.xor", VALUE, () -> mask().xor(ints()), "xor: ", "b has dtype INT32", "need BOOL"),
                row("Comparisons.xor", NULL, () -> mask().xor(null), "xor: ", "b is null"),
                row("Comparisons.not", VALUE, () -> ints().not(), "not: ", "x has dtype INT32", "need BOOL"),
                row(
                        "Comparisons.allClose",
                        NULL,
                        () -> Comparisons.allClose(null, x4(), 0, 0),
                        "allClose: ",
                        "a is null"),
                row(
                        f,
                        VALUE,
                        () -> Comparisons.where(two, two, two),
                        "where: ",
                        "condition has dtype FLOAT64",
                        "need BOOL"),
                row(f, NULL, () -> Comparisons.where(null, two, two), "where: ", "condition is null"),
                row(f, VALUE, () -> Comparisons.where(mask(), ints(), two), "where: ", "a has dtype INT32", "[2]"),
                row(f, VALUE, () -> Comparisons.where(mask(), ints(), mask()), "where: ", "b has dtype BOOL", "same"),
                row(f, VALUE, () -> Comparisons.where(mask(), ints(), 0.5), "where: ", "0.5 is no INT32"),
                row(f, NULL, () -> Comparisons.where(mask(), 1, null), "where: ", "b is null"),
                row(f, SHAPE, () -> Comparisons.where(mask(), x23(), x4()), "where: ", "[2, 3] of a", "[4] of b"),
                row(
                        f,
                        SHAPE,
                        () -> Comparisons.where(mask(), x4(), x4()),
                        "where: ",
                        "[2] of condition",
                        "[4] of a and b"),
                row(
                        f,
                        SHAPE,
                        () -> Comparisons.where(mask(), x23(), same, same),
                        "where: ",
                        "condition has shape [2]",
                        "x has shape [2, 3]",
                        "broadcastTo"),
                row(f, NULL, () -> Comparisons.where(mask(), two, null, same), "where: ", "ifTrue is null", "function"),
                row(f, NULL, () -> Comparisons.where(mask(), two, same, null), "where: ", "ifFalse is null"),
                row(
                        f,
                        NULL,
                        () -> Comparisons.where(mask(), two, same, x -> null),
                        "where: ",
                        "the result of ifFalse is null"),
                row(
                        f,
                        VALUE,
                        () -> Comparisons.where(mask(), two, x -> x.greater(0), same),
                        "where: ",
                        "the result of ifTrue has dtype BOOL",
                        "need FLOAT64"),
                row(
                        f,
                        VALUE,
                        () -> Comparisons.where(mask(), two, same, x -> x.to(DType.FLOAT32)),
                        "where: ",
                        "the result of ifFalse has dtype FLOAT32",
                        "need FLOAT64"),
                row(
                        f,
                        SHAPE,
                        () -> Comparisons.where(mask(), two, same, x -> x.sum()),
                        "where: ",
                        "ifFalse returned shape []",
                        "[1]",
                        "elementwise"));
    }

    private static String operation(String function) {
        return function.substring(function.indexOf('.') + 1) + ": ";
    }
}
