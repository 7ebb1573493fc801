package autograd;

import static autograd.Domain.NOT_ZERO;
import static autograd.Domain.ODD_QUARTERS;
import static autograd.Domain.REAL;
import static autograd.Domain.SIXTEENTHS;
import static autograd.OpRows.EVEN;
import static autograd.OpRows.ODD;
import static autograd.OpRows.THREE;
import static autograd.OpRows.binary;
import static autograd.OpRows.ternary;
import static autograd.OpRows.unary;
import static autograd.OpSample.Curve.CURVED;
import static autograd.OpSample.Curve.LINEAR;

import java.util.List;

/**
 * Rows of rounding, remainders and bounds. Odd multiples of 1/8 are neither whole nor halves, nor multiples of a quarter, so
 * nothing jumps near them.
 */
final class RoundingSamples implements OpTable {
    @Override
    public Class<?> family() {
        return Rounding.class;
    }

    @Override
    public List<OpSample> rows() {
        return List.of(
                unary("floor", CURVED, ODD, Tensor::floor),
                unary("ceil", CURVED, ODD, Tensor::ceil),
                unary("round", CURVED, ODD, Tensor::round),
                unary("trunc", CURVED, ODD, Rounding::trunc),
                binary("fmod", CURVED, ODD, ODD_QUARTERS, Rounding::fmod),
                unary("fmod number", CURVED, ODD, x -> Rounding.fmod(x, 0.75)),
                binary("remainder", CURVED, ODD, ODD_QUARTERS, Rounding::remainder),
                unary("remainder number", CURVED, ODD, x -> Rounding.remainder(x, -0.75)),
                binary("floorDiv", CURVED, ODD, ODD_QUARTERS, Rounding::floorDiv),
                unary("floorDiv number", CURVED, ODD, x -> Rounding.floorDiv(x, 0.75)),
                binary("truncDiv", CURVED, ODD, ODD_QUARTERS, Rounding::truncDiv),
                binary("copySign", CURVED, NOT_ZERO, NOT_ZERO, Rounding::copySign),
                unary("clamp number", CURVED, EVEN, x -> x.clamp(-0.625, 1.125)),
                ternary(
                        "clamp",
                        CURVED,
                        List.of(EVEN, ODD, SIXTEENTHS),
                        THREE,
                        xs -> Rounding.clamp(xs.get(0), xs.get(1), xs.get(2))),
                binary("clampMin", CURVED, EVEN, ODD, Rounding::clampMin),
                unary("clampMin number", CURVED, EVEN, x -> x.clampMin(0.125)),
                binary("clampMax", CURVED, EVEN, ODD, Rounding::clampMax),
                unary("clampMax number", CURVED, EVEN, x -> x.clampMax(0.125)),
                unary("nanToNum", LINEAR, REAL, Rounding::nanToNum),
                unary("nanToNum numbers", LINEAR, REAL, x -> Rounding.nanToNum(x, 1, 2, 3)));
    }

    @Override
    public List<OpSample> discrete() {
        return List.of(
                unary("isNaN", LINEAR, REAL, Tensor::isNaN),
                unary("isInf", LINEAR, REAL, Rounding::isInf),
                unary("isFinite", LINEAR, REAL, Tensor::isFinite));
    }
}
