package autograd;

import static autograd.Rejected.NULL;
import static autograd.Rejected.SHAPE;
import static autograd.Rejected.row;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** The error rows of custom ops. */
final class ResearchErrorRows {
    private ResearchErrorRows() {}

    static Stream<Rejected> all() {
        return customOps();
    }

    private static Stream<Rejected> customOps() {
        Function<List<Tensor>, Tensor> twice = xs -> xs.get(0).mul(2);
        CustomOp slope =
                CustomOp.of("slope", xs -> xs.get(0).mul(2), (h, xs, y) -> Arrays.asList(h.mul(2), null, null));
        return Stream.of(
                row(
                        "CustomOp.fused",
                        NULL,
                        () -> CustomOp.fused("mine", twice, (CustomOp[]) null),
                        "CustomOp \"mine\": ",
                        "pullbacks is null"),
                row(
                        "CustomOp.fused",
                        NULL,
                        () -> CustomOp.fused("mine", null, slope),
                        "CustomOp \"mine\": ",
                        "forward"),
                row(
                        "CustomOp.fused",
                        SHAPE,
                        () -> Autograd.grad((Tensor x) ->
                                        CustomOp.fused("mine", twice).apply(x))
                                .apply(Tensor.of(1.0)),
                        "vjp of \"mine\": ",
                        "0 cotangents for 1 operands"));
    }
}
