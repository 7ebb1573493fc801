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

/** Rows of {@link ErrorMessageTest}: circular and hyperbolic functions. */
final class TrigonometryErrorRows {
    private TrigonometryErrorRows() {}

    static Stream<Rejected> all() {
        Map<String, UnaryOperator<Tensor>> functions = new LinkedHashMap<>();
        functions.put("Trigonometry.sin", Trigonometry::sin);
        functions.put("Trigonometry.cos", Trigonometry::cos);
        functions.put("Trigonometry.tan", Trigonometry::tan);
        functions.put("Trigonometry.asin", Trigonometry::asin);
        functions.put("Trigonometry.acos", Trigonometry::acos);
        functions.put("Trigonometry.atan", Trigonometry::atan);
        functions.put("Trigonometry.sinh", Trigonometry::sinh);
        functions.put("Trigonometry.cosh", Trigonometry::cosh);
        functions.put("Trigonometry.asinh", Trigonometry::asinh);
        functions.put("Trigonometry.acosh", Trigonometry::acosh);
        functions.put("Trigonometry.atanh", Trigonometry::atanh);
        functions.put("Trigonometry.sinc", Trigonometry::sinc);
        Map<String, BinaryOperator<Tensor>> ofTwo = new LinkedHashMap<>();
        ofTwo.put("Trigonometry.hypot", Trigonometry::hypot);
        return Stream.of(ElementwiseErrorRows.unary(functions), ElementwiseErrorRows.binary(ofTwo), named())
                .flatMap(rows -> rows);
    }

    /** Operands with names of their own, and numbers that must fit. */
    private static Stream<Rejected> named() {
        Tensor two = Tensor.ones(2);
        Tensor x23 = Tensor.ones(2, 3);
        Tensor x4 = Tensor.ones(4);
        Tensor ints = Tensor.ints(0, 1);
        return Stream.of(
                row("Trigonometry.atan2", SHAPE, () -> Trigonometry.atan2(x23, x4), "atan2: ", "of y", "of x"),
                row("Trigonometry.atan2", NULL, () -> Trigonometry.atan2(x4, null), "atan2: ", "x is null"),
                row("Trigonometry.atan2", VALUE, () -> Trigonometry.atan2(ints, two), "atan2: ", "y has dtype INT32"));
    }
}
