package autograd.check;

import autograd.shape.Shape;
import java.util.Arrays;
import java.util.Locale;

/**
 * One element of a derivative that disagrees with differences.
 *
 * @param op the op with its position on the tape and its source line; empty for the whole function
 * @param mode how the derivative was taken: "reverse", "forward", "reverse over forward", ...; or how it broke the
 *     linearity of a reverse rule
 * @param input the name of the argument or operand
 * @param shape its shape
 * @param element the row-major index of the element
 * @param analytic the derivative
 * @param numeric the central difference
 */
public record Mismatch(
        String op, String mode, String input, Shape shape, int element, double analytic, double numeric) {

    /** {@return the order of the derivative: 1 or 2} */
    public int order() {
        return mode.contains(" over ") ? 2 : 1;
    }

    /** {@return {@code |analytic - numeric| / max(|analytic|, |numeric|)}} */
    public double error() {
        return Math.abs(analytic - numeric) / Math.max(Math.abs(analytic), Math.abs(numeric));
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%s: %s derivative by %s %s at element %s is %.10g, differences give %.10g (relative error %.1e)",
                op.isEmpty() ? "whole function" : op,
                mode,
                input,
                shape,
                Arrays.toString(indices()),
                analytic,
                numeric,
                error());
    }

    private int[] indices() {
        int[] indices = new int[shape.rank()];
        int rest = element;
        for (int axis = indices.length - 1; axis >= 0; axis--) {
            indices[axis] = rest % shape.size(axis);
            rest /= shape.size(axis);
        }
        return indices;
    }
}
