package autograd;

import static autograd.Rejected.VALUE;
import static autograd.Rejected.row;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Rows of {@link ErrorMessageTest}: special functions. */
final class SpecialFunctionErrorRows {
    private SpecialFunctionErrorRows() {}

    static Stream<Rejected> all() {
        Map<String, UnaryOperator<Tensor>> unary = new LinkedHashMap<>();
        unary.put("SpecialFunctions.erf", SpecialFunctions::erf);
        unary.put("SpecialFunctions.erfc", SpecialFunctions::erfc);
        unary.put("SpecialFunctions.erfinv", SpecialFunctions::erfinv);
        unary.put("SpecialFunctions.lgamma", SpecialFunctions::lgamma);
        unary.put("SpecialFunctions.digamma", SpecialFunctions::digamma);
        unary.put("SpecialFunctions.polygamma", x -> SpecialFunctions.polygamma(1, x));
        unary.put("SpecialFunctions.log1mexp", SpecialFunctions::log1mexp);
        unary.put("SpecialFunctions.logit", SpecialFunctions::logit);
        Map<String, BinaryOperator<Tensor>> binary = new LinkedHashMap<>();
        binary.put("SpecialFunctions.xlogy", SpecialFunctions::xlogy);
        binary.put("SpecialFunctions.xlog1py", SpecialFunctions::xlog1py);
        binary.put("SpecialFunctions.logAddExp", SpecialFunctions::logAddExp);
        return Stream.of(ElementwiseErrorRows.unary(unary), ElementwiseErrorRows.binary(binary), orders())
                .flatMap(rows -> rows);
    }

    private static Stream<Rejected> orders() {
        Tensor x = Tensor.ones(2, 3);
        String need = "need an order from 0 to 1000000";
        String f = "SpecialFunctions.polygamma";
        return Stream.of(
                row(f, VALUE, () -> SpecialFunctions.polygamma(-1, x), "polygamma: ", "n is -1", "[2, 3]", need),
                row(
                        f,
                        VALUE,
                        () -> SpecialFunctions.polygamma(Integer.MAX_VALUE, x),
                        "polygamma: ",
                        "n is 2147483647",
                        "[2, 3]",
                        need));
    }
}
