package autograd;

import static autograd.Domain.DISTINCT;
import static autograd.Domain.REAL;
import static autograd.OpRows.binary;
import static autograd.OpRows.unary;
import static autograd.OpSample.Curve.CURVED;
import static autograd.OpSample.Curve.LINEAR;

import java.util.List;

/** Rows of functions that go along an axis. */
final class ScanSamples implements OpTable {
    private static final String LAST = "n; 4; n m; k n m; 0; n 0";
    private static final String FIRST = "n m; 4 n; 0 n";

    @Override
    public Class<?> family() {
        return Scans.class;
    }

    @Override
    public List<OpSample> rows() {
        return List.of(
                unary("cumSum", LINEAR, REAL, LAST, x -> x.cumSum(-1)),
                unary("cumSum, first axis", LINEAR, REAL, FIRST, x -> x.cumSum(0)),
                unary("shift", LINEAR, REAL, LAST, x -> Scans.shift(x, x.rank() - 1, false)),
                unary("shift, back", LINEAR, REAL, FIRST, x -> Scans.shift(x, 0, true)),
                binary(
                        "recurrence",
                        CURVED,
                        REAL,
                        REAL,
                        "n, n; 4, 4; 0, 0",
                        (c, u) -> Scans.recurrence(c, u, 0, false)),
                binary("recurrence, back", CURVED, REAL, REAL, "n m, n m", (c, u) -> Scans.recurrence(c, u, 0, true)),
                unary("cumProd", CURVED, REAL, LAST, x -> x.cumProd(-1)),
                unary("cumProd, first axis", CURVED, REAL, FIRST, x -> x.cumProd(0)),
                unary("cumMax", CURVED, DISTINCT, LAST, x -> Scans.cumMax(x, -1)),
                unary("cumMax, first axis", CURVED, DISTINCT, FIRST, x -> Scans.cumMax(x, 0)),
                unary("cumMin", CURVED, DISTINCT, LAST, x -> Scans.cumMin(x, -1)),
                unary("cumMin, first axis", CURVED, DISTINCT, FIRST, x -> Scans.cumMin(x, 0)),
                unary("logCumSumExp", CURVED, REAL, LAST, x -> Scans.logCumSumExp(x, -1)),
                unary("logCumSumExp, first axis", CURVED, REAL, FIRST, x -> Scans.logCumSumExp(x, 0)),
                unary("diff", LINEAR, REAL, LAST, x -> Scans.diff(x, -1)),
                unary("diff, first axis", LINEAR, REAL, FIRST, x -> Scans.diff(x, 0)),
                binary("scan", CURVED, REAL, REAL, ", n; m, 3 m; m, n m", ScanSamples::recurrent));
    }

    /** A network of one layer along a sequence: all its states, and the last one once more. */
    private static Tensor recurrent(Tensor init, Tensor xs) {
        Scans.Scanned<Tensor> states = Scans.scan(init, xs, (state, x) -> {
            Tensor next = state.mul(0.5).add(x).tanh();
            return new Scans.Step<>(next, next.square());
        });
        return states.ys().add(states.carry());
    }
}
