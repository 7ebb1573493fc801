package autograd.simd;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The words of {@link autograd.kernel.DoubleLanes} for a vector of doubles of the preferred width: lane by lane the same
 * operations, hence the same bits. An operand may be a number, which stands for a vector of it.
 */
final class DoubleVectorLanes {
    static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;

    static final int LANES = SPECIES.length();

    private DoubleVectorLanes() {}

    static DoubleVector all(double a) {
        return DoubleVector.broadcast(SPECIES, a);
    }

    static DoubleVector load(double[] x, int from) {
        return DoubleVector.fromArray(SPECIES, x, from);
    }

    static DoubleVector fma(DoubleVector a, DoubleVector b, DoubleVector c) {
        return a.lanewise(VectorOperators.FMA, b, c);
    }

    static DoubleVector fma(DoubleVector a, DoubleVector b, double c) {
        return a.lanewise(VectorOperators.FMA, b, all(c));
    }

    static DoubleVector fma(DoubleVector a, double b, DoubleVector c) {
        return a.lanewise(VectorOperators.FMA, all(b), c);
    }

    static DoubleVector fma(DoubleVector a, double b, double c) {
        return a.lanewise(VectorOperators.FMA, all(b), all(c));
    }

    static DoubleVector fma(double a, DoubleVector b, DoubleVector c) {
        return b.lanewise(VectorOperators.FMA, all(a), c);
    }

    static DoubleVector fma(double a, DoubleVector b, double c) {
        return b.lanewise(VectorOperators.FMA, all(a), all(c));
    }

    static DoubleVector add(DoubleVector a, DoubleVector b) {
        return a.lanewise(VectorOperators.ADD, b);
    }

    static DoubleVector add(DoubleVector a, double b) {
        return a.lanewise(VectorOperators.ADD, all(b));
    }

    static DoubleVector add(double a, DoubleVector b) {
        return all(a).lanewise(VectorOperators.ADD, b);
    }

    static DoubleVector sub(DoubleVector a, DoubleVector b) {
        return a.lanewise(VectorOperators.SUB, b);
    }

    static DoubleVector sub(DoubleVector a, double b) {
        return a.lanewise(VectorOperators.SUB, all(b));
    }

    static DoubleVector sub(double a, DoubleVector b) {
        return all(a).lanewise(VectorOperators.SUB, b);
    }

    static DoubleVector mul(DoubleVector a, DoubleVector b) {
        return a.lanewise(VectorOperators.MUL, b);
    }

    static DoubleVector mul(DoubleVector a, double b) {
        return a.lanewise(VectorOperators.MUL, all(b));
    }

    static DoubleVector mul(double a, DoubleVector b) {
        return all(a).lanewise(VectorOperators.MUL, b);
    }

    static DoubleVector div(DoubleVector a, DoubleVector b) {
        return a.lanewise(VectorOperators.DIV, b);
    }

    static DoubleVector div(DoubleVector a, double b) {
        return a.lanewise(VectorOperators.DIV, all(b));
    }

    static DoubleVector div(double a, DoubleVector b) {
        return all(a).lanewise(VectorOperators.DIV, b);
    }

    static DoubleVector neg(DoubleVector a) {
        return a.lanewise(VectorOperators.NEG);
    }

    static DoubleVector abs(DoubleVector a) {
        return a.lanewise(VectorOperators.ABS);
    }

    static DoubleVector sqrt(DoubleVector a) {
        return a.lanewise(VectorOperators.SQRT);
    }

    static VectorMask<Double> less(DoubleVector a, DoubleVector b) {
        return a.compare(VectorOperators.LT, b);
    }

    static VectorMask<Double> less(DoubleVector a, double b) {
        return a.compare(VectorOperators.LT, all(b));
    }

    static VectorMask<Double> lessEqual(DoubleVector a, DoubleVector b) {
        return a.compare(VectorOperators.LE, b);
    }

    static VectorMask<Double> lessEqual(DoubleVector a, double b) {
        return a.compare(VectorOperators.LE, all(b));
    }

    static VectorMask<Double> greater(DoubleVector a, DoubleVector b) {
        return a.compare(VectorOperators.GT, b);
    }

    static VectorMask<Double> greater(DoubleVector a, double b) {
        return a.compare(VectorOperators.GT, all(b));
    }

    static VectorMask<Double> equal(DoubleVector a, DoubleVector b) {
        return a.compare(VectorOperators.EQ, b);
    }

    static VectorMask<Double> equal(DoubleVector a, double b) {
        return a.compare(VectorOperators.EQ, all(b));
    }

    static VectorMask<Double> isNaN(DoubleVector a) {
        return a.compare(VectorOperators.NE, a);
    }

    static VectorMask<Double> and(VectorMask<Double> a, VectorMask<Double> b) {
        return a.and(b);
    }

    static VectorMask<Double> or(VectorMask<Double> a, VectorMask<Double> b) {
        return a.or(b);
    }

    static VectorMask<Double> not(VectorMask<Double> a) {
        return a.not();
    }

    static DoubleVector select(VectorMask<Double> condition, DoubleVector a, DoubleVector b) {
        return b.blend(a, condition);
    }

    static DoubleVector select(VectorMask<Double> condition, double a, DoubleVector b) {
        return b.blend(all(a), condition);
    }

    static DoubleVector select(VectorMask<Double> condition, DoubleVector a, double b) {
        return all(b).blend(a, condition);
    }

    static DoubleVector select(VectorMask<Double> condition, double a, double b) {
        return all(b).blend(all(a), condition);
    }

    static LongVector bits(DoubleVector a) {
        return a.reinterpretAsLongs();
    }

    static DoubleVector fromBits(LongVector a) {
        return a.reinterpretAsDoubles();
    }

    static LongVector add(LongVector a, LongVector b) {
        return a.lanewise(VectorOperators.ADD, b);
    }

    static LongVector add(LongVector a, long b) {
        return a.lanewise(VectorOperators.ADD, b);
    }

    static LongVector sub(LongVector a, LongVector b) {
        return a.lanewise(VectorOperators.SUB, b);
    }

    static LongVector sub(LongVector a, long b) {
        return a.lanewise(VectorOperators.SUB, b);
    }

    static LongVector sub(long a, LongVector b) {
        return b.lanewise(VectorOperators.NEG).add(a);
    }

    static LongVector and(LongVector a, LongVector b) {
        return a.lanewise(VectorOperators.AND, b);
    }

    static LongVector and(LongVector a, long b) {
        return a.lanewise(VectorOperators.AND, b);
    }

    static LongVector or(LongVector a, LongVector b) {
        return a.lanewise(VectorOperators.OR, b);
    }

    static LongVector or(LongVector a, long b) {
        return a.lanewise(VectorOperators.OR, b);
    }

    static LongVector xor(LongVector a, LongVector b) {
        return a.lanewise(VectorOperators.XOR, b);
    }

    static LongVector xor(LongVector a, long b) {
        return a.lanewise(VectorOperators.XOR, b);
    }

    static LongVector shiftLeft(LongVector a, int places) {
        return a.lanewise(VectorOperators.LSHL, places);
    }

    static LongVector shiftRight(LongVector a, int places) {
        return a.lanewise(VectorOperators.LSHR, places);
    }

    static LongVector select(VectorMask<Double> condition, LongVector a, LongVector b) {
        return b.blend(a, condition.cast(b.species()));
    }
}
