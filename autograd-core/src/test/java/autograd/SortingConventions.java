package autograd;

import static autograd.Convention.INF;
import static autograd.Convention.NAN;
import static autograd.Convention.at;

import java.util.List;

/** Edge values of functions of order. */
final class SortingConventions {
    private SortingConventions() {}

    static List<ConventionSection> sections() {
        return List.of(new ConventionSection(
                "Orders",
                at(
                                "sort, ties: stable",
                                x -> x.sort(0).mul(Tensor.of(10.0, 20, 30).to(x.dtype())),
                                2,
                                1,
                                1)
                        .value(10, 20, 60)
                        .derivative(30, 10, 20)
                        .second(0, 0, 0),
                at("sort, NaN last", x -> x.sort(0), NAN, 2, -INF)
                        .value(-INF, 2, NAN)
                        .derivative(1, 1, 1),
                at("topK, ties: the first", x -> Sorting.topK(x, 1, 0).values(), 1, 2, 2)
                        .value(2)
                        .derivative(0, 1, 0),
                at("topK, NaN is the largest", x -> Sorting.topK(x, 2, 0).values(), 1, NAN, 2)
                        .value(NAN, 2)
                        .derivative(0, 1, 1)));
    }
}
