package autograd;

import static autograd.Domain.BELOW_THREE;
import static autograd.Domain.DISTINCT;
import static autograd.Domain.POSITIVE;
import static autograd.Domain.PROBABILITY;
import static autograd.Domain.REAL;
import static autograd.Index.all;
import static autograd.Index.at;
import static autograd.Index.ellipsis;
import static autograd.Index.from;
import static autograd.Index.newAxis;
import static autograd.Index.pick;
import static autograd.Index.where;
import static autograd.OpRows.binary;
import static autograd.OpRows.ternary;
import static autograd.OpRows.unary;
import static autograd.OpSample.Curve.CURVED;
import static autograd.OpSample.Curve.LINEAR;

import autograd.array.DType;
import autograd.shape.Shape;
import java.util.List;
import java.util.stream.Stream;

/**
 * Rows of what may differ from example to example beside the operands of {@link OpSamples}: index tensors, which an operand
 * of whole numbers stands for here, the parameters of random numbers, and functions of functions.
 */
final class VmapSamples {
    static final List<OpSample> ROWS = Stream.of(reading(), writing(), positions(), functions(), random())
            .flatMap(List::stream)
            .toList();

    private VmapSamples() {}

    private static Tensor ints(Tensor whole) {
        return whole.to(DType.INT32);
    }

    private static Index picked(Tensor whole) {
        return pick(ints(whole));
    }

    private static List<OpSample> reading() {
        Tensor mask = Tensor.bools(true, false, true);
        return List.of(
                binary(
                        "take",
                        LINEAR,
                        REAL,
                        BELOW_THREE,
                        "3, ; 3 n, 2; 3 n m, 2 2; 3 0, 2; 3 n, 0",
                        (x, i) -> x.take(ints(i), 0)),
                binary(
                        "take, last axis",
                        LINEAR,
                        REAL,
                        BELOW_THREE,
                        "3, 2; n 3, ; k n 3, 2",
                        (x, i) -> x.take(ints(i), -1)),
                binary(
                        "gather",
                        LINEAR,
                        REAL,
                        BELOW_THREE,
                        "3 n, 2 n; 3 n, 0 n; 3 0, 2 0",
                        (x, i) -> x.gather(ints(i), 0)),
                binary(
                        "gather, last axis",
                        LINEAR,
                        REAL,
                        BELOW_THREE,
                        "3, 2; n 3, n 4",
                        (x, i) -> x.gather(ints(i), -1)),
                binary(
                        "get, picked",
                        LINEAR,
                        REAL,
                        BELOW_THREE,
                        "n 3, ; n 3, 2; n 3 m, 2 2; n 3, 0",
                        (x, i) -> x.get(all(), picked(i))),
                binary(
                        "get, from the end",
                        LINEAR,
                        REAL,
                        BELOW_THREE,
                        "3, ; 3 n, 2",
                        (x, i) -> x.get(picked(i.sub(3)))),
                binary(
                        "get, mixed",
                        LINEAR,
                        REAL,
                        BELOW_THREE,
                        "2 3 3 n, ; 2 3 3 n, 2",
                        (x, i) -> x.get(at(1), newAxis(), from(1), picked(i), all().by(-1))),
                binary(
                        "get, beside a mask",
                        LINEAR,
                        REAL,
                        BELOW_THREE,
                        "3 3, 2; 3 3 n, ",
                        (x, i) -> x.get(where(mask), picked(i))),
                ternary(
                        "get, side by side",
                        LINEAR,
                        List.of(REAL, BELOW_THREE, BELOW_THREE),
                        "n 3 3, 2, 2; 3 3 3, 2 1, 2; n 3 3, 2, ",
                        xs -> xs.get(0).get(all(), picked(xs.get(1)), picked(xs.get(2)))),
                ternary(
                        "get, parted",
                        LINEAR,
                        List.of(REAL, BELOW_THREE, BELOW_THREE),
                        "3 3, 2, ; 3 n 3, 2 1, 2; 3 n 3, , ",
                        xs -> xs.get(0).get(picked(xs.get(1)), ellipsis(), picked(xs.get(2)))),
                binary(
                        "searchSorted",
                        LINEAR,
                        DISTINCT,
                        REAL,
                        "3, n; 1, ; 3, 0",
                        (sorted, x) -> Sorting.searchSorted(sorted.sort(0), x).to(x.dtype())));
    }

    private static List<OpSample> writing() {
        List<Domain> domains = List.of(REAL, REAL, BELOW_THREE);
        String rows = "3, 4, 4; 3 n, 3 n, 3; 3 n, , 2; 3 n, n, ; 3 n, 0 n, 0; 3 n, 2 2 1, 2 2";
        return List.of(
                ternary("setAt", LINEAR, domains, rows, xs -> Updates.setAt(xs.get(0), xs.get(1), picked(xs.get(2)))),
                ternary("addAt", LINEAR, domains, rows, xs -> Updates.addAt(xs.get(0), xs.get(1), picked(xs.get(2)))),
                binary(
                        "setAt, number",
                        LINEAR,
                        REAL,
                        BELOW_THREE,
                        "3 n, ; 3, 2",
                        (x, i) -> x.at(picked(i)).set(2)),
                ternary(
                        "at, last axis",
                        LINEAR,
                        domains,
                        "n 3, n 2, 2; n 3, , ",
                        xs -> xs.get(0).at(all(), picked(xs.get(2))).add(xs.get(1))),
                binary(
                        "at, read",
                        LINEAR,
                        REAL,
                        BELOW_THREE,
                        "3 n, 2",
                        (x, i) -> x.at(picked(i)).get()),
                ternary(
                        "scatterAdd",
                        LINEAR,
                        domains,
                        "3 n, 4 n, 4 n; 3 0, 2 0, 2 0; 3, 2, 2",
                        xs -> Updates.scatterAdd(xs.get(0), ints(xs.get(2)), xs.get(1), 0)),
                ternary(
                        "scatterAdd, last axis",
                        LINEAR,
                        domains,
                        "n 3, n 4, n 4",
                        xs -> Updates.scatterAdd(xs.get(0), ints(xs.get(2)), xs.get(1), -1)));
    }

    /** The ops of index tensors, whose results are INT32 or BOOL. */
    private static List<OpSample> positions() {
        return List.of(
                unary("oneHot", LINEAR, BELOW_THREE, "; n; n m; 0", i -> Indexing.oneHot(ints(i), 3, i.dtype())),
                unary(
                        "positions",
                        LINEAR,
                        BELOW_THREE,
                        "; 2; n m",
                        i -> IndexPlan.of("get", Tensor.zeros(2, 3), all(), picked(i))
                                .positions()
                                .to(i.dtype())),
                unary(
                        "apart",
                        LINEAR,
                        BELOW_THREE,
                        "2 n; 2 0",
                        i -> Indexing.apart(ints(i), new Indexing.Apart(2, i.size() / 2, 3))
                                .to(i.dtype())),
                unary(
                        "lastOfEach",
                        LINEAR,
                        BELOW_THREE,
                        "; 4; 2 n",
                        i -> Updates.lastOfEach(ints(i), Shape.of(3)).to(i.dtype())));
    }

    private static List<OpSample> functions() {
        return List.of(
                binary(
                        "checkpoint",
                        CURVED,
                        REAL,
                        REAL,
                        "n, n; 2 n, n",
                        (a, b) -> Autograd.checkpoint(
                                        (Tensor x, Tensor y) -> x.mul(y).sin().mul(x))
                                .apply(a, b)),
                binary(
                        "root",
                        CURVED,
                        POSITIVE,
                        POSITIVE,
                        ", ; n, n",
                        (p, q) -> Implicit.root((x, a, b) -> x.mul(x).mul(a).sub(b), Tensor.onesLike(p), p, q)),
                binary(
                        "fixedPoint",
                        CURVED,
                        PROBABILITY,
                        REAL,
                        ", ; n, n",
                        (p, q) -> Implicit.fixedPoint((x, a, b) -> x.mul(a).add(b), Tensor.zerosLike(p), p, q)));
    }

    private static List<OpSample> random() {
        RandomKey key = RandomKey.of(11);
        return List.of(
                binary(
                        "uniform",
                        LINEAR,
                        REAL,
                        POSITIVE,
                        ", ; 2 n, n",
                        (low, width) -> key.uniform(low, low.add(width))),
                binary("normal", LINEAR, REAL, POSITIVE, ", ; 2 n, n", key::normal),
                binary("gumbel", LINEAR, REAL, POSITIVE, ", ; 2 n, n", key::gumbel),
                unary("exponential", LINEAR, POSITIVE, "; 2 n", key::exponential),
                unary(
                        "bernoulli",
                        LINEAR,
                        PROBABILITY,
                        "; 2 n",
                        p -> key.bernoulli(p).to(p.dtype())),
                unary(
                        "categorical",
                        LINEAR,
                        REAL,
                        "n; 2 n",
                        x -> key.categorical(x).to(x.dtype())));
    }
}
