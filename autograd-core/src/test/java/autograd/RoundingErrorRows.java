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

/** Rows of {@link ErrorMessageTest}: rounding, remainders and bounds. */
final class RoundingErrorRows {
    private RoundingErrorRows() {}

    static Stream<Rejected> all() {
        Map<String, UnaryOperator<Tensor>> functions = new LinkedHashMap<>();
        functions.put("Rounding.floor", Rounding::floor);
        functions.put("Rounding.ceil", Rounding::ceil);
        functions.put("Rounding.round", Rounding::round);
        functions.put("Rounding.trunc", Rounding::trunc);
        functions.put("Rounding.clamp", x -> Rounding.clamp(x, 0, 1));
        functions.put("Rounding.clampMin", x -> Rounding.clampMin(x, 0));
        functions.put("Rounding.clampMax", x -> Rounding.clampMax(x, 0));
        functions.put("Rounding.nanToNum", Rounding::nanToNum);
        functions.put("Rounding.isNaN", Rounding::isNaN);
        functions.put("Rounding.isInf", Rounding::isInf);
        functions.put("Rounding.isFinite", Rounding::isFinite);
        Map<String, BinaryOperator<Tensor>> ofTwo = new LinkedHashMap<>();
        ofTwo.put("Rounding.fmod", Rounding::fmod);
        ofTwo.put("Rounding.remainder", Rounding::remainder);
        ofTwo.put("Rounding.floorDiv", Rounding::floorDiv);
        ofTwo.put("Rounding.copySign", Rounding::copySign);
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
                row("Rounding.clampMin", SHAPE, () -> Rounding.clampMin(x23, x4), "clampMin: ", "of x", "of lo"),
                row("Rounding.clampMax", NULL, () -> Rounding.clampMax(x23, null), "clampMax: ", "hi is null"),
                row("Rounding.clamp", NULL, () -> Rounding.clamp(two, null, two), "clamp: ", "lo is null"),
                row("Rounding.clamp", VALUE, () -> Rounding.clamp(two, two, ints), "clamp: ", "hi has dtype INT32"),
                row("Rounding.clamp", SHAPE, () -> Rounding.clamp(x23, x4, two), "clamp: ", "of x", "of lo"),
                row("Rounding.clamp", SHAPE, () -> Rounding.clamp(two, two, x4), "clamp: ", "of x and lo", "of hi"),
                row(
                        "Rounding.clamp",
                        VALUE,
                        () -> two.clamp(2, 1),
                        "clamp: ",
                        "lo is 2.0",
                        "hi is 1.0",
                        "[2]",
                        "lo <= hi"),
                row("Rounding.clamp", VALUE, () -> two.clamp(Double.NaN, 1), "clamp: ", "lo is NaN", "-infinity"),
                row(
                        "Rounding.clampMin",
                        VALUE,
                        () -> two.clampMin(Double.NaN),
                        "clampMin: ",
                        "lo is NaN",
                        "[2]",
                        "need"),
                row(
                        "Rounding.clampMax",
                        VALUE,
                        () -> two.clampMax(Double.NaN),
                        "clampMax: ",
                        "hi is NaN",
                        "[2]",
                        "need"),
                row("Rounding.fmod", NULL, () -> Rounding.fmod(null, 2), "fmod: ", "a is null"),
                row("Rounding.remainder", VALUE, () -> Rounding.remainder(ints, 2), "remainder: ", "a has dtype"),
                row("Rounding.floorDiv", VALUE, () -> Rounding.floorDiv(ints, 2), "floorDiv: ", "a has dtype"));
    }
}
