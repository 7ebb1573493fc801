package autograd;

import static autograd.Domain.ABOVE_MINUS_ONE;
import static autograd.Domain.POSITIVE;
import static autograd.Domain.REAL;
import static autograd.OpRows.binary;
import static autograd.OpRows.unary;
import static autograd.OpSample.Curve.CURVED;

import java.util.List;

/** Rows of special functions. */
final class SpecialFunctionSamples implements OpTable {
    @Override
    public Class<?> family() {
        return SpecialFunctions.class;
    }

    @Override
    public List<OpSample> rows() {
        return List.of(
                unary("erf", CURVED, REAL, SpecialFunctions::erf),
                unary("erfc", CURVED, REAL, SpecialFunctions::erfc),
                unary("erfinv", CURVED, Domain.BELOW_ONE, SpecialFunctions::erfinv),
                unary("lgamma", CURVED, Domain.NO_POLE_OF_GAMMA, SpecialFunctions::lgamma),
                unary("digamma", CURVED, Domain.NO_POLE_OF_GAMMA, SpecialFunctions::digamma),
                unary("polygamma 0", CURVED, POSITIVE, "; n m", x -> SpecialFunctions.polygamma(0, x)),
                unary("polygamma 1", CURVED, POSITIVE, x -> SpecialFunctions.polygamma(1, x)),
                unary("polygamma 2", CURVED, POSITIVE, "; n m", x -> SpecialFunctions.polygamma(2, x)),
                binary("xlogy", CURVED, REAL, POSITIVE, SpecialFunctions::xlogy),
                binary("xlog1py", CURVED, REAL, ABOVE_MINUS_ONE, SpecialFunctions::xlog1py),
                binary("logAddExp", CURVED, REAL, REAL, SpecialFunctions::logAddExp),
                binary("logAddExpShare", CURVED, REAL, REAL, SpecialFunctions::shareOfFirst),
                unary("log1mexp", CURVED, POSITIVE, SpecialFunctions::log1mexp),
                unary("logit", CURVED, Domain.PROBABILITY, SpecialFunctions::logit),
                unary("logitSlope", CURVED, Domain.PROBABILITY, SpecialFunctions::logitSlope));
    }
}
