package autograd;

import static autograd.Convention.at;
import static autograd.Index.pick;

import java.util.List;

/** Edge values of functions of position. */
final class IndexingConventions {
    private static final int[] ONE = {1};

    private IndexingConventions() {}

    static List<ConventionSection> sections() {
        Tensor twice = Tensor.ints(2, 0, 2);
        return List.of(new ConventionSection(
                "Repeated indices accumulate",
                at("take, an index twice", x -> x.take(twice, 0), 4, 5, 6)
                        .value(6, 4, 6)
                        .derivative(1, 0, 2),
                at("gather, an index twice", x -> x.gather(twice, 0), 4, 5, 6)
                        .value(6, 4, 6)
                        .derivative(1, 0, 2),
                at("take, from the end", x -> x.take(Tensor.ints(-1, 0, -1), 0), 4, 5, 6)
                        .value(6, 4, 6)
                        .derivative(1, 0, 2),
                at("gather, from the end", x -> x.gather(Tensor.ints(-1, 0, -1), 0), 4, 5, 6)
                        .value(6, 4, 6)
                        .derivative(1, 0, 2),
                at("take, squared", x -> x.take(twice, 0).square(), 4, 5, 6)
                        .value(36, 16, 36)
                        .derivative(8, 0, 24)
                        .second(2, 0, 4),
                at("get, picked twice", x -> x.get(pick(2, 0, -1)).square(), 4, 5, 6)
                        .value(36, 16, 36)
                        .derivative(8, 0, 24)
                        .second(2, 0, 4),
                at("addAt, picked twice", x -> x.at(pick(2, 0, 2)).add(x), 4, 5, 6)
                        .value(4 + 5, 5, 6 + 4 + 6)
                        .derivative(2, 2, 2),
                at("scatterAdd, an index twice", x -> Updates.scatterAdd(x, twice, x, 0), 4, 5, 6)
                        .value(4 + 5, 5, 6 + 4 + 6)
                        .derivative(2, 2, 2),
                at("scatterAdd, from the end", x -> Updates.scatterAdd(x, Tensor.ints(-1, 0, -1), x, 0), 4, 5, 6)
                        .value(4 + 5, 5, 6 + 4 + 6)
                        .derivative(2, 2, 2),
                at(
                                "setAt, picked twice: the last one wins",
                                x -> x.at(pick(2, 0, 2)).set(x.square()),
                                4,
                                5,
                                6)
                        .value(25, 5, 36)
                        .derivative(0, 10 + 1, 12)
                        .second(0, 2, 2),
                at(
                                "padReflect of one element repeats it",
                                x -> Padding.padReflect(x, ONE, ONE).square(),
                                3)
                        .value(9, 9, 9)
                        .derivative(18)
                        .second(6)));
    }
}
