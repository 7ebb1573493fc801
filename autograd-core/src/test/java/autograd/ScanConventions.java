package autograd;

import static autograd.Convention.INF;
import static autograd.Convention.NAN;
import static autograd.Convention.at;

import java.util.List;

/** Edge values of functions that go along an axis. */
final class ScanConventions {
    private ScanConventions() {}

    static List<ConventionSection> sections() {
        double logTwo = Math.log(2);
        return List.of(new ConventionSection(
                "Scans",
                at("cumProd, a zero", x -> x.cumProd(0), 2, 0, 3)
                        .value(2, 0, 0)
                        .derivative(1, 8, 0)
                        .second(4, 6, 2),
                at("cumProd, infinity and zero", x -> x.cumProd(0), INF, 0).value(INF, NAN),
                at("cumMax, ties: shared by those so far", x -> Scans.cumMax(x, 0), 1, 3, 3, 2)
                        .value(1, 3, 3, 3)
                        .derivative(1, 2, 1, 0)
                        .second(0, 0, 0, 0),
                at("cumMax, all tie at 0", x -> Scans.cumMax(x, 0), 0, 0)
                        .value(0, 0)
                        .derivative(1.5, 0.5),
                at("cumMax, NaN", x -> Scans.cumMax(x, 0), 1, NAN, 2)
                        .value(1, NAN, NAN)
                        .derivative(1, 2, 0)
                        .second(0, 0, 0),
                at("cumMin, ties: shared by those so far", x -> Scans.cumMin(x, 0), 3, 1, 2, 1)
                        .value(3, 1, 1, 1)
                        .derivative(1, 2.5, 0, 0.5)
                        .second(0, 0, 0, 0),
                at("cumMin, NaN twice", x -> Scans.cumMin(x, 0), NAN, 2, NAN)
                        .value(NAN, NAN, NAN)
                        .derivative(2.5, 0, 0.5)
                        .second(0, 0, 0),
                at("logCumSumExp, -inf twice, then 0", x -> Scans.logCumSumExp(x, 0), -INF, -INF, 0)
                        .value(-INF, -INF, 0)
                        .derivative(0, 0, 1)
                        .second(0, 0, 0),
                at("logCumSumExp, 1000 twice", x -> Scans.logCumSumExp(x, 0), 1000, 1000)
                        .value(1000, 1000 + logTwo)
                        .derivative(1.5, 0.5)
                        .second(0, 0),
                at("logCumSumExp, far apart", x -> Scans.logCumSumExp(x, 0), -1e4, 1e4)
                        .value(-1e4, 1e4)
                        .derivative(1, 1)
                        .second(0, 0),
                at("logCumSumExp, inf", x -> Scans.logCumSumExp(x, 0), 1, INF, 2)
                        .value(1, INF, INF)
                        .derivative(1, 2, 0)
                        .second(0, 0, 0),
                at("logCumSumExp, inf twice", x -> Scans.logCumSumExp(x, 0), INF, 0, INF)
                        .value(INF, INF, INF)
                        .derivative(2.5, 0, 0.5)
                        .second(0, 0, 0),
                at("logCumSumExp, inf and NaN", x -> Scans.logCumSumExp(x, 0), 1, INF, 2, NAN, 3)
                        .value(1, INF, INF, NAN, NAN),
                at("cumSum of nothing", x -> x.cumSum(0)).value().derivative().second(),
                at("cumProd of nothing", x -> x.cumProd(0)).value().derivative().second(),
                at("cumMax of nothing", x -> Scans.cumMax(x, 0)).value().derivative(),
                at("logCumSumExp of nothing", x -> Scans.logCumSumExp(x, 0))
                        .value()
                        .derivative(),
                at("diff of nothing", x -> Scans.diff(x, 0)).value().derivative(),
                at("diff of one", x -> Scans.diff(x, 0), 7).value().derivative(0)));
    }
}
