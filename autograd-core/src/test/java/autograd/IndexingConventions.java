package autograd;

import static autograd.Convention.at;

import java.util.List;

/** Edge values of functions of position. */
final class IndexingConventions {
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
                at("take, squared", x -> x.take(twice, 0).square(), 4, 5, 6)
                        .value(36, 16, 36)
                        .derivative(8, 0, 24)
                        .second(2, 0, 4)));
    }
}
