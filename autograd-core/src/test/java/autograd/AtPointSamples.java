package autograd;

import static autograd.Domain.REAL;
import static autograd.OpRows.binary;
import static autograd.OpSample.Curve.LINEAR;

import java.util.List;

/** Rows of the op that says what a derivative depends on, which only nested derivatives use. */
final class AtPointSamples implements OpTable {
    @Override
    public Class<?> family() {
        return AtPoint.class;
    }

    @Override
    public List<OpSample> rows() {
        return List.of(binary(
                "derivativeAt",
                LINEAR,
                REAL,
                REAL,
                ",; n, n; n m, k; 0, n; n, 0",
                (y, x) -> AtPoint.of(y, List.of(x))));
    }
}
