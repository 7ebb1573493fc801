package autograd.examples;

import autograd.Comparisons;
import autograd.Tensor;
import java.util.Locale;

/** The numbers a notebook promises: each is compared when the notebook runs, and another number stops it. */
public final class Expect {
    private Expect() {}

    /**
     * Says what was found, and stops the notebook if that is not what the text promises.
     *
     * @param what names the number
     * @param actual what was computed
     * @param promised what the text says
     * @param tolerance how far apart they may be
     * @throws AssertionError if they are further apart, or {@code actual} is NaN
     */
    public static void expect(String what, double actual, double promised, double tolerance) {
        boolean kept = Math.abs(actual - promised) <= tolerance;
        String found =
                String.format(Locale.ROOT, "%s is %.6g, promised %.6g within %.1g", what, actual, promised, tolerance);
        if (!kept) {
            throw new AssertionError(found);
        }
        System.out.println("ok: " + found);
    }

    /**
     * Says that two tensors agree, and stops the notebook if they do not.
     *
     * @param what names them
     * @param actual the one
     * @param promised the other, of the same shape
     * @throws AssertionError if an element differs by more than 1e-12, absolute and relative
     */
    public static void expectEqual(String what, Tensor actual, Tensor promised) {
        if (!Comparisons.allClose(actual, promised, 1e-12, 1e-12)) {
            throw new AssertionError(what + ": found\n" + actual + "\npromised\n" + promised);
        }
        System.out.println("ok: " + what + ", shape " + actual.shape());
    }

    /**
     * Says that a statement holds, and stops the notebook if it does not.
     *
     * @param what the statement
     * @param holds whether it does
     * @throws AssertionError if not
     */
    public static void expect(String what, boolean holds) {
        if (!holds) {
            throw new AssertionError("does not hold: " + what);
        }
        System.out.println("ok: " + what);
    }
}
