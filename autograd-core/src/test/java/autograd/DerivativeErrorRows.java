package autograd;

import static autograd.Rejected.NULL;
import static autograd.Rejected.SHAPE;
import static autograd.Rejected.STATE;
import static autograd.Rejected.VALUE;
import static autograd.Rejected.row;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Rows of {@link ErrorMessageTest}: transforms, derivatives, custom ops. */
final class DerivativeErrorRows {
    private static final int BIG = 65536; // its square does not fit an array

    private DerivativeErrorRows() {}

    static Stream<Rejected> all() {
        return Stream.of(transforms(), batches(), derivatives()).flatMap(rows -> rows);
    }

    private static Stream<Rejected> batches() {
        Tensor x = Tensor.of(1, 2, 3);
        Function<Tensor, Tensor> none = null;
        Function<Tensor, Tensor> same = t -> t;
        return Stream.of(
                row("Autograd.vmap", NULL, () -> Autograd.vmap(none), "vmap: ", "function is null"),
                row("Autograd.vmap", NULL, () -> Autograd.vmap(same).apply(null), "vmap: ", "argument 0 is null"),
                row("Autograd.vmap", SHAPE, () -> Autograd.vmap(same).apply(Tensor.of(1.0)), "vmap: ", "[]", "axis 0"),
                row(
                        "Autograd.vmap",
                        SHAPE,
                        () -> Autograd.vmap((Tensor a, Tensor b) -> a).apply(x, Tensor.ones(2, 3)),
                        "vmap: argument 1",
                        "[2, 3]",
                        "[3]"),
                row("Autograd.vmapAll", NULL, () -> Autograd.vmapAll(null), "vmap: ", "function is null"),
                row(
                        "Autograd.vmapAll",
                        VALUE,
                        () -> Autograd.vmapAll(xs -> xs).apply(List.of()),
                        "vmap: ",
                        "no arguments"),
                row(
                        "Autograd.vmapAll",
                        NULL,
                        () -> Autograd.vmapAll(xs -> null).apply(List.of(x)),
                        "vmap: ",
                        "returned null"));
    }

    private static Tensor ints() {
        return Tensor.ints(0, 1);
    }

    private static Stream<Rejected> transforms() {
        Function<Tensor, Tensor> none = null;
        Function<List<Tensor>, Tensor> first = xs -> xs.get(0);
        Tensor two = Tensor.ones(2);
        Tensor one = Tensor.of(1.0);
        String custom = "CustomOp.of";
        CustomOp op = CustomOp.of("mine", first, (g, xs, y) -> List.of(g));
        return Stream.of(
                row("Autograd.grad", SHAPE, () -> Autograd.grad(x -> x).apply(two), "grad: ", "scalar", "[2]", "sum()"),
                row(
                        "Autograd.grad",
                        VALUE,
                        () -> Autograd.grad(x -> x).apply(ints()),
                        "grad: ",
                        "argument 0",
                        "INT32",
                        "[2]"),
                row(
                        "Autograd.grad",
                        VALUE,
                        () -> Autograd.grad(x -> x.less(0)).apply(one),
                        "grad: ",
                        "returned dtype BOOL"),
                row(
                        "Autograd.grad",
                        NULL,
                        () -> Autograd.grad(x -> null).apply(one),
                        "grad: ",
                        "function returned null"),
                row("Autograd.grad", NULL, () -> Autograd.grad(x -> x).apply(null), "grad: ", "argument 0 is null"),
                row("Autograd.grad", NULL, () -> Autograd.grad(none), "grad: ", "function is null"),
                row("Autograd.grad", NULL, () -> Autograd.grad(x -> x, (GradOption) null), "GradOption: ", "null"),
                row("Autograd.grad", NULL, () -> Autograd.grad(x -> x, (GradOption[]) null), "GradOption: ", "leave"),
                row(
                        "Autograd.gradAll",
                        NULL,
                        () -> Autograd.gradAll(first).apply(Arrays.asList(one, null)),
                        "grad: ",
                        "argument 1"),
                row("Autograd.gradAll", NULL, () -> Autograd.gradAll(first).apply(null), "grad: ", "arguments is null"),
                row(
                        "Autograd.valueAndGrad",
                        SHAPE,
                        () -> Autograd.valueAndGrad(x -> x).apply(two),
                        "valueAndGrad: ",
                        "[2]"),
                row(
                        "Autograd.valueAndGradAll",
                        NULL,
                        () -> Autograd.valueAndGradAll(null),
                        "valueAndGrad: ",
                        "function is null"),
                row(
                        "Autograd.valueAndGradAll",
                        VALUE,
                        () -> Autograd.valueAndGradAll(xs -> xs.get(0), List.of("w", "b"))
                                .apply(List.of(Tensor.of(1.0))),
                        "valueAndGrad: ",
                        "2 names [w, b] for 1 arguments",
                        "one for each"),
                row(
                        "Autograd.valueAndGradAll",
                        VALUE,
                        () -> Autograd.valueAndGradAll(xs -> Tensor.of(1.0), List.of("w"))
                                .apply(List.of(Tensor.of(1.0))),
                        "valueAndGrad: ",
                        "does not depend on variable \"w\""),
                row("Autograd.vjp", NULL, () -> Autograd.vjp(x -> x, null), "vjp: ", "argument 0 is null"),
                row(
                        "Autograd.vjp",
                        SHAPE,
                        () -> Autograd.vjp(x -> x, two).apply(one),
                        "vjp: ",
                        "FLOAT64 []",
                        "FLOAT64 [2]"),
                row("Autograd.vjp", SHAPE, () -> Autograd.vjp(x -> x, one).apply(Tensor.of(1f)), "vjp: ", "FLOAT32 []"),
                row("Autograd.vjp", NULL, () -> Autograd.vjp(x -> x, one).apply(null), "vjp: ", "cotangent is null"),
                row(
                        "Autograd.vjp",
                        STATE,
                        () -> Autograd.vjp((x, y) -> x, one, one).apply(one),
                        "vjp: ",
                        "2 arguments",
                        "applyAll"),
                row("Autograd.vjpAll", NULL, () -> Autograd.vjpAll(first, null), "vjp: ", "arguments is null"),
                row(
                        "Autograd.jvp",
                        SHAPE,
                        () -> Autograd.jvp(x -> x, two, one),
                        "jvp: ",
                        "tangent of argument 0",
                        "[]",
                        "[2]"),
                row(
                        "Autograd.jvp",
                        SHAPE,
                        () -> Autograd.jvp(x -> x, one, Tensor.of(1f)),
                        "jvp: ",
                        "FLOAT32",
                        "FLOAT64"),
                row(
                        "Autograd.jvp",
                        NULL,
                        () -> Autograd.jvp(x -> x, one, null),
                        "jvp: ",
                        "tangent of argument 0 is null"),
                row(
                        "Autograd.jvp",
                        NULL,
                        () -> Autograd.jvp((x, y) -> x, one, one, one, null),
                        "jvp: ",
                        "tangent of argument 1"),
                row(
                        "Autograd.jvp",
                        VALUE,
                        () -> Autograd.jvp(x -> x.argMax(0), two, two),
                        "jvp: ",
                        "returned dtype INT32"),
                row(
                        "Autograd.jvpAll",
                        VALUE,
                        () -> Autograd.jvpAll(first, List.of(one, one), List.of(one)),
                        "jvp: ",
                        "1 tangents for 2"),
                row("Autograd.stopGradient", NULL, () -> Autograd.stopGradient(null), "stopGradient: ", "x is null"),
                row("Autograd.peek", NULL, () -> Autograd.peek(null), "peek: ", "x is null"),
                row(
                        custom,
                        NULL,
                        () -> CustomOp.of(null, first, (g, xs, y) -> List.of(g)),
                        "CustomOp: ",
                        "name is null"),
                row(
                        custom,
                        NULL,
                        () -> CustomOp.of("mine", null, (g, xs, y) -> List.of(g)),
                        "CustomOp \"mine\": ",
                        "forward"),
                row(
                        "Autograd.checkpoint",
                        NULL,
                        () -> Autograd.checkpoint((TriFunction<Tensor>) null),
                        "checkpoint: ",
                        "function is null"),
                row(
                        "Autograd.checkpoint",
                        NULL,
                        () -> Autograd.checkpoint((Tensor a, Tensor b) -> a).apply(one, null),
                        "checkpoint: ",
                        "argument 1 is null"),
                row(
                        "Autograd.checkpoint",
                        NULL,
                        () -> Autograd.grad((Tensor x) ->
                                        Autograd.checkpoint((Tensor a) -> null).apply(x))
                                .apply(one),
                        "checkpoint: ",
                        "result of the function is null"),
                row(
                        "Autograd.checkpointAll",
                        NULL,
                        () -> Autograd.checkpointAll(first).apply(null),
                        "checkpoint: ",
                        "list of arguments is null"),
                row(custom, NULL, () -> CustomOp.of("mine", first, null), "CustomOp \"mine\": ", "vjp is null"),
                row("CustomOp.apply", NULL, () -> op.apply(one, null), "mine: ", "operand 1 is null"),
                row("CustomOp.apply", NULL, () -> op.apply((Tensor[]) null), "mine: ", "operands are null"));
    }

    private static Stream<Rejected> derivatives() {
        Function<List<Tensor>, Tensor> first = xs -> xs.get(0).sum();
        Function<Tensor, Tensor> none = null;
        Tensor two = Tensor.ones(2);
        Tensor one = Tensor.of(1.0);
        Tensor big = Tensor.ones(BIG);
        List<Tensor> pair = List.of(one, one);
        return Stream.of(
                row(
                        "Derivatives.jacobian",
                        NULL,
                        () -> Derivatives.jacobian(x -> x).apply(null),
                        "jacobian: ",
                        "argument 0"),
                row("Derivatives.jacobian", NULL, () -> Derivatives.jacobian(none), "jacobian: ", "function is null"),
                row(
                        "Derivatives.jacobian",
                        VALUE,
                        () -> Derivatives.jacobian(x -> x.less(0)).apply(two),
                        "jacobian: ",
                        "BOOL",
                        "[2]"),
                row(
                        "Derivatives.jacobian",
                        SHAPE,
                        () -> Derivatives.jacobian(x -> x.mul(2)).apply(big),
                        "jacobian: ",
                        "too many"),
                row(
                        "Derivatives.jacobianAll",
                        NULL,
                        () -> Derivatives.jacobianAll(first).apply(null),
                        "jacobian: ",
                        "arguments is"),
                row(
                        "Derivatives.jacobianForward",
                        VALUE,
                        () -> Derivatives.jacobianForward(x -> x).apply(ints()),
                        "jacobianForward: ",
                        "INT32"),
                row(
                        "Derivatives.jacobianForwardAll",
                        NULL,
                        () -> Derivatives.jacobianForwardAll(null),
                        "jacobianForward: ",
                        "function"),
                row(
                        "Derivatives.jacobianReverse",
                        NULL,
                        () -> Derivatives.jacobianReverse(x -> null).apply(one),
                        "jacobianReverse: ",
                        "null"),
                row(
                        "Derivatives.jacobianReverse",
                        SHAPE,
                        () -> Derivatives.jacobianReverse(x -> x.exp()).apply(big),
                        "jacobianReverse: ",
                        "[65536]"),
                row(
                        "Derivatives.jacobianReverseAll",
                        NULL,
                        () -> Derivatives.jacobianReverseAll(null),
                        "jacobianReverse: ",
                        "function"),
                row(
                        "Derivatives.hessian",
                        SHAPE,
                        () -> Derivatives.hessian(x -> x).apply(two),
                        "hessian: ",
                        "scalar",
                        "[2]"),
                row(
                        "Derivatives.hessian",
                        NULL,
                        () -> Derivatives.hessian(x -> x).apply(null),
                        "hessian: ",
                        "argument 0 is null"),
                row(
                        "Derivatives.hessian",
                        SHAPE,
                        () -> Derivatives.hessian(x -> x.sum()).apply(big),
                        "hessian: ",
                        "too many"),
                row(
                        "Derivatives.hessianAll",
                        NULL,
                        () -> Derivatives.hessianAll(null),
                        "hessian: ",
                        "function is null"),
                row(
                        "Derivatives.hvp",
                        SHAPE,
                        () -> Derivatives.hvp(x -> x.sum(), two, one),
                        "hvp: ",
                        "tangent of argument 0",
                        "[2]"),
                row(
                        "Derivatives.hvp",
                        NULL,
                        () -> Derivatives.hvp(x -> x.sum(), two, null),
                        "hvp: ",
                        "tangent of argument 0 is null"),
                row(
                        "Derivatives.hvp",
                        SHAPE,
                        () -> Derivatives.hvp(x -> x, two, two),
                        "hvp: ",
                        "scalar",
                        "[2]",
                        "sum()"),
                row(
                        "Derivatives.hvpAll",
                        VALUE,
                        () -> Derivatives.hvpAll(first, pair, List.of(one)),
                        "hvp: ",
                        "1 tangents for 2"),
                row(
                        "Derivatives.hvpAll",
                        NULL,
                        () -> Derivatives.hvpAll(first, pair, null),
                        "hvp: ",
                        "tangents is null"));
    }
}
