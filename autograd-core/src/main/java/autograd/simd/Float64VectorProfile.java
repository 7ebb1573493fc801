package autograd.simd;

import static autograd.simd.Float64Vectors.SPECIES;

import java.util.List;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;

/**
 * Shows HotSpot every kind of operation before it compiles one, so that the order in which a program uses operations does
 * not matter for speed.
 *
 * <p>All operations of one arity share a method of the Vector API, and its profile. When only additions have run, the
 * compiler takes every operation for an addition, and each other one leaves the compiled code by a trap. The compiler
 * adds up the traps of the methods it inlines, once for each inlined call; beyond 100 in one loop ({@code
 * PerMethodTrapLimit}) it no longer trusts the classes it has seen, and vectors become objects: {@code log} and {@code
 * tanh} after {@code add} and {@code exp} ran 4 times slower for the rest of the program. A profile that has seen three
 * operators makes no such guess.
 *
 * <p>The float twin of this file is made at build time by replacing words.
 */
final class Float64VectorProfile {
    /** Methods are profiled from some 200 calls on, as soon as they have been compiled for it in the background. */
    private static final int ROUNDS = 150;

    private static final List<VectorOperators.Unary> UNARY =
            List.of(VectorOperators.NEG, VectorOperators.ABS, VectorOperators.SQRT);
    private static final List<VectorOperators.Binary> BINARY =
            List.of(VectorOperators.ADD, VectorOperators.SUB, VectorOperators.MUL, VectorOperators.DIV);
    private static final List<VectorOperators.Binary> BITS = List.of(
            VectorOperators.ADD, VectorOperators.SUB, VectorOperators.AND, VectorOperators.OR, VectorOperators.XOR);
    private static final List<VectorOperators.Binary> SHIFTS = List.of(VectorOperators.LSHL, VectorOperators.LSHR);
    private static final List<VectorOperators.Comparison> COMPARE =
            List.of(VectorOperators.LT, VectorOperators.LE, VectorOperators.GT, VectorOperators.EQ, VectorOperators.NE);

    private Float64VectorProfile() {}

    static void mix() {
        DoubleVector x = DoubleVector.broadcast(SPECIES, 1);
        LongVector n = LongVector.broadcast(LongVector.SPECIES_PREFERRED, 1);
        for (int round = 0; round < ROUNDS; round++) {
            for (VectorOperators.Unary f : UNARY) {
                x.lanewise(f);
            }
            for (VectorOperators.Binary f : BINARY) {
                x.lanewise(f, x);
            }
            x.lanewise(VectorOperators.FMA, x, x);
            for (VectorOperators.Comparison f : COMPARE) {
                x.blend(x, x.compare(f, x));
            }
            for (VectorOperators.Binary f : BITS) {
                n.lanewise(f, n);
            }
            for (VectorOperators.Binary f : SHIFTS) {
                n.lanewise(f, 1);
            }
        }
    }
}
