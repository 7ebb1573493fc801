package autograd;

import static autograd.Rejected.NULL;
import static autograd.Rejected.SHAPE;
import static autograd.Rejected.VALUE;
import static autograd.Rejected.row;

import autograd.shape.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/** The error rows of implicit functions, keys and bridges. */
final class ResearchErrorRows {
    private ResearchErrorRows() {}

    static Stream<Rejected> all() {
        return Stream.of(implicit(), keys(), bridges(), customOps()).flatMap(rows -> rows);
    }

    private static Stream<Rejected> implicit() {
        Tensor one = Tensor.of(1.0);
        Tensor ints = Tensor.ints(1, 2);
        BiFunction<Tensor, Tensor, Tensor> none = null;
        BiFunction<Tensor, Tensor, Tensor> difference = (x, p) -> x.sub(p);
        BiFunction<Tensor, List<Tensor>, Tensor> wider = (x, ps) -> Tensor.ones(2);
        return Stream.of(
                row("Implicit.root", NULL, () -> Implicit.root(none, one, one), "root: ", "function is null"),
                row("Implicit.root", NULL, () -> Implicit.root(difference, null, one), "root: ", "x0 is null"),
                row("Implicit.root", VALUE, () -> Implicit.root(difference, ints, one), "root: ", "x0", "INT32", "[2]"),
                row(
                        "Implicit.root",
                        VALUE,
                        () -> Implicit.root(difference, one, ints),
                        "root: ",
                        "parameter 0",
                        "INT32"),
                row("Implicit.root", NULL, () -> Implicit.root((x, p) -> null, one, one), "root: ", "result", "null"),
                row(
                        "Implicit.rootAll",
                        SHAPE,
                        () -> Implicit.rootAll(wider, one, List.of(one)),
                        "root: ",
                        "returned FLOAT64 [2]",
                        "x of FLOAT64 []"),
                row(
                        "Implicit.rootAll",
                        NULL,
                        () -> Implicit.rootAll(wider, one, List.of(one), null),
                        "root: ",
                        "convergence is null"),
                row(
                        "Implicit.rootAll",
                        VALUE,
                        () -> Implicit.rootAll(wider, one, List.of(one), new Convergence(0, 10)),
                        "Convergence: ",
                        "tolerance is 0.0",
                        "need 0 < tolerance < 1"),
                row(
                        "Implicit.fixedPoint",
                        NULL,
                        () -> Implicit.fixedPoint(none, one, one),
                        "fixedPoint: ",
                        "function is null"),
                row(
                        "Implicit.fixedPoint",
                        NULL,
                        () -> Implicit.fixedPoint(difference, one, null),
                        "fixedPoint: ",
                        "parameter 0 is null"),
                row(
                        "Implicit.fixedPointAll",
                        SHAPE,
                        () -> Implicit.fixedPointAll(wider, one, List.of(one)),
                        "fixedPoint: ",
                        "[2]"),
                row(
                        "Implicit.fixedPointAll",
                        NULL,
                        () -> Implicit.fixedPointAll(wider, one, null),
                        "fixedPoint: ",
                        "list of parameters is null"));
    }

    private static Stream<Rejected> keys() {
        RandomKey key = RandomKey.of(1);
        Tensor two = Tensor.of(1.0, 2);
        Tensor bad = Tensor.of(1.0, -2);
        Tensor three = Tensor.ones(3);
        Tensor nan = Tensor.of(1, Double.NaN);
        return Stream.of(
                row("RandomKey.of", VALUE, () -> RandomKey.of(3).split(-1), "split: ", "n is -1", "need n >= 0"),
                row("RandomKey.parse", NULL, () -> RandomKey.parse(null), "parse: ", "text is null"),
                row("RandomKey.parse", VALUE, () -> RandomKey.parse("3f00"), "parse: ", "\"3f00\"", "16 hexadecimal"),
                row(
                        "RandomKey.parse",
                        VALUE,
                        () -> RandomKey.parse("RandomKey[3F00000000000000]"),
                        "parse: ",
                        "lower case"),
                row("RandomKey.uniform", SHAPE, () -> key.uniform(2, -1), "uniform: ", "-1"),
                row("RandomKey.uniform", VALUE, () -> key.uniform(two, bad), "uniform: ", "high - low is -4.0 at [1]"),
                row(
                        "RandomKey.uniform",
                        VALUE,
                        () -> key.uniform(nan, two),
                        "uniform: ",
                        "low is NaN at [1]",
                        "finite"),
                row("RandomKey.normal", SHAPE, () -> key.normal(two, three), "normal: ", "[2] of mean", "[3] of std"),
                row("RandomKey.normal", VALUE, () -> key.normal(two, bad), "normal: ", "std is -2.0 at [1]", ">= 0"),
                row("RandomKey.normal", NULL, () -> key.normal(null, bad), "normal: ", "mean is null"),
                row("RandomKey.normal", NULL, () -> key.normal((int[]) null), "normal: ", "sizes is null"),
                row("RandomKey.gumbel", VALUE, () -> key.gumbel(nan, two), "gumbel: ", "location is NaN"),
                row("RandomKey.gumbel", VALUE, () -> key.gumbel(two, bad), "gumbel: ", "scale is -2.0"),
                row("RandomKey.exponential", VALUE, () -> key.exponential(bad), "exponential: ", "scale is -2.0"),
                row("RandomKey.bernoulli", VALUE, () -> key.bernoulli(two), "bernoulli: ", "p is 2.0 at [1]", "0 to 1"),
                row("RandomKey.bernoulli", VALUE, () -> key.bernoulli(Tensor.ints(1)), "bernoulli: ", "p", "INT32"),
                row("RandomKey.categorical", VALUE, () -> key.categorical(nan), "categorical: ", "logits is NaN"),
                row(
                        "RandomKey.categorical",
                        SHAPE,
                        () -> key.categorical(Tensor.of(1.0)),
                        "categorical: ",
                        "logits",
                        "rank 1 or more"));
    }

    private static Stream<Rejected> bridges() {
        Function<Tensor, Tensor> sum = x -> x.sum();
        Shape two = Shape.of(2);
        double[] three = new double[3];
        Tensor cube = Tensor.ones(2, 2, 2);
        return Stream.of(
                row("CommonsMath.objective", NULL, () -> CommonsMath.objective(null, two), "objective: ", "function"),
                row("CommonsMath.objective", NULL, () -> CommonsMath.objective(sum, null), "objective: ", "shape"),
                row(
                        "CommonsMath.objective",
                        SHAPE,
                        () -> CommonsMath.objective(sum, two)
                                .getObjectiveFunction()
                                .value(three),
                        "objective: ",
                        "3 numbers",
                        "[2]"),
                row(
                        "CommonsMath.objective",
                        SHAPE,
                        () -> CommonsMath.objective(x -> x, Shape.of(3))
                                .getObjectiveFunction()
                                .value(three),
                        "objective: ",
                        "scalar",
                        "[3]"),
                row("CommonsMath.gradient", NULL, () -> CommonsMath.gradient(null, two), "gradient: ", "function"),
                row(
                        "CommonsMath.gradient",
                        SHAPE,
                        () -> CommonsMath.gradient(sum, two)
                                .getObjectiveFunctionGradient()
                                .value(three),
                        "gradient: ",
                        "3 numbers"),
                row(
                        "CommonsMath.withJacobian",
                        NULL,
                        () -> CommonsMath.withJacobian(sum, null),
                        "withJacobian: ",
                        "shape"),
                row(
                        "CommonsMath.toMatrix",
                        SHAPE,
                        () -> CommonsMath.toMatrix(cube),
                        "toMatrix: ",
                        "[2, 2, 2]",
                        "rank 2"),
                row(
                        "CommonsMath.toMatrix",
                        SHAPE,
                        () -> CommonsMath.toMatrix(Tensor.ones(0, 2)),
                        "toMatrix: ",
                        "[0, 2]",
                        "at least one row"),
                row("CommonsMath.toVector", SHAPE, () -> CommonsMath.toVector(cube), "toVector: ", "rank 1"),
                row("CommonsMath.toVector", NULL, () -> CommonsMath.toVector(null), "toVector: ", "x is null"),
                row(
                        "CommonsMath.fromMatrix",
                        NULL,
                        () -> CommonsMath.fromMatrix(null),
                        "fromMatrix: ",
                        "matrix is null"),
                row(
                        "CommonsMath.fromVector",
                        NULL,
                        () -> CommonsMath.fromVector(null),
                        "fromVector: ",
                        "vector is null"));
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
