package autograd.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The words of {@link autograd.kernel.FloatLanes} for a vector of floats of the preferred width: lane by lane the same
 * operations, hence the same bits. An operand may be a number, which stands for a vector of it.
 */
final class FloatVectorLanes {
    static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

    static final int LANES = SPECIES.length();

    private FloatVectorLanes() {}

    static FloatVector all(float a) {
        return FloatVector.broadcast(SPECIES, a);
    }

    static FloatVector load(float[] x, int from) {
        return FloatVector.fromArray(SPECIES, x, from);
    }

    static FloatVector fma(FloatVector a, FloatVector b, FloatVector c) {
        return a.lanewise(VectorOperators.FMA, b, c);
    }

    static FloatVector fma(FloatVector a, FloatVector b, float c) {
        return a.lanewise(VectorOperators.FMA, b, all(c));
    }

    static FloatVector fma(FloatVector a, float b, FloatVector c) {
        return a.lanewise(VectorOperators.FMA, all(b), c);
    }

    static FloatVector fma(FloatVector a, float b, float c) {
        return a.lanewise(VectorOperators.FMA, all(b), all(c));
    }

    static FloatVector fma(float a, FloatVector b, FloatVector c) {
        return b.lanewise(VectorOperators.FMA, all(a), c);
    }

    static FloatVector fma(float a, FloatVector b, float c) {
        return b.lanewise(VectorOperators.FMA, all(a), all(c));
    }

    static FloatVector add(FloatVector a, FloatVector b) {
        return a.lanewise(VectorOperators.ADD, b);
    }

    static FloatVector add(FloatVector a, float b) {
        return a.lanewise(VectorOperators.ADD, all(b));
    }

    static FloatVector add(float a, FloatVector b) {
        return all(a).lanewise(VectorOperators.ADD, b);
    }

    static FloatVector sub(FloatVector a, FloatVector b) {
        return a.lanewise(VectorOperators.SUB, b);
    }

    static FloatVector sub(FloatVector a, float b) {
        return a.lanewise(VectorOperators.SUB, all(b));
    }

    static FloatVector sub(float a, FloatVector b) {
        return all(a).lanewise(VectorOperators.SUB, b);
    }

    static FloatVector mul(FloatVector a, FloatVector b) {
        return a.lanewise(VectorOperators.MUL, b);
    }

    static FloatVector mul(FloatVector a, float b) {
        return a.lanewise(VectorOperators.MUL, all(b));
    }

    static FloatVector mul(float a, FloatVector b) {
        return all(a).lanewise(VectorOperators.MUL, b);
    }

    static FloatVector div(FloatVector a, FloatVector b) {
        return a.lanewise(VectorOperators.DIV, b);
    }

    static FloatVector div(FloatVector a, float b) {
        return a.lanewise(VectorOperators.DIV, all(b));
    }

    static FloatVector div(float a, FloatVector b) {
        return all(a).lanewise(VectorOperators.DIV, b);
    }

    static FloatVector neg(FloatVector a) {
        return a.lanewise(VectorOperators.NEG);
    }

    static FloatVector abs(FloatVector a) {
        return a.lanewise(VectorOperators.ABS);
    }

    static FloatVector sqrt(FloatVector a) {
        return a.lanewise(VectorOperators.SQRT);
    }

    static VectorMask<Float> less(FloatVector a, FloatVector b) {
        return a.compare(VectorOperators.LT, b);
    }

    static VectorMask<Float> less(FloatVector a, float b) {
        return a.compare(VectorOperators.LT, all(b));
    }

    static VectorMask<Float> lessEqual(FloatVector a, FloatVector b) {
        return a.compare(VectorOperators.LE, b);
    }

    static VectorMask<Float> lessEqual(FloatVector a, float b) {
        return a.compare(VectorOperators.LE, all(b));
    }

    static VectorMask<Float> greater(FloatVector a, FloatVector b) {
        return a.compare(VectorOperators.GT, b);
    }

    static VectorMask<Float> greater(FloatVector a, float b) {
        return a.compare(VectorOperators.GT, all(b));
    }

    static VectorMask<Float> equal(FloatVector a, FloatVector b) {
        return a.compare(VectorOperators.EQ, b);
    }

    static VectorMask<Float> equal(FloatVector a, float b) {
        return a.compare(VectorOperators.EQ, all(b));
    }

    static VectorMask<Float> isNaN(FloatVector a) {
        return a.compare(VectorOperators.NE, a);
    }

    static VectorMask<Float> and(VectorMask<Float> a, VectorMask<Float> b) {
        return a.and(b);
    }

    static VectorMask<Float> or(VectorMask<Float> a, VectorMask<Float> b) {
        return a.or(b);
    }

    static VectorMask<Float> not(VectorMask<Float> a) {
        return a.not();
    }

    static FloatVector select(VectorMask<Float> condition, FloatVector a, FloatVector b) {
        return b.blend(a, condition);
    }

    static FloatVector select(VectorMask<Float> condition, float a, FloatVector b) {
        return b.blend(all(a), condition);
    }

    static FloatVector select(VectorMask<Float> condition, FloatVector a, float b) {
        return all(b).blend(a, condition);
    }

    static FloatVector select(VectorMask<Float> condition, float a, float b) {
        return all(b).blend(all(a), condition);
    }

    static IntVector bits(FloatVector a) {
        return a.reinterpretAsInts();
    }

    static FloatVector fromBits(IntVector a) {
        return a.reinterpretAsFloats();
    }

    static IntVector add(IntVector a, IntVector b) {
        return a.lanewise(VectorOperators.ADD, b);
    }

    static IntVector add(IntVector a, int b) {
        return a.lanewise(VectorOperators.ADD, b);
    }

    static IntVector sub(IntVector a, IntVector b) {
        return a.lanewise(VectorOperators.SUB, b);
    }

    static IntVector sub(IntVector a, int b) {
        return a.lanewise(VectorOperators.SUB, b);
    }

    static IntVector sub(int a, IntVector b) {
        return b.lanewise(VectorOperators.NEG).add(a);
    }

    static IntVector and(IntVector a, IntVector b) {
        return a.lanewise(VectorOperators.AND, b);
    }

    static IntVector and(IntVector a, int b) {
        return a.lanewise(VectorOperators.AND, b);
    }

    static IntVector or(IntVector a, IntVector b) {
        return a.lanewise(VectorOperators.OR, b);
    }

    static IntVector or(IntVector a, int b) {
        return a.lanewise(VectorOperators.OR, b);
    }

    static IntVector xor(IntVector a, IntVector b) {
        return a.lanewise(VectorOperators.XOR, b);
    }

    static IntVector xor(IntVector a, int b) {
        return a.lanewise(VectorOperators.XOR, b);
    }

    static IntVector shiftLeft(IntVector a, int places) {
        return a.lanewise(VectorOperators.LSHL, places);
    }

    static IntVector shiftRight(IntVector a, int places) {
        return a.lanewise(VectorOperators.LSHR, places);
    }

    static IntVector select(VectorMask<Float> condition, IntVector a, IntVector b) {
        return b.blend(a, condition.cast(b.species()));
    }
}
