package autograd.kernel;

import java.math.BigDecimal;
import java.math.MathContext;
import org.apache.commons.math3.dfp.Dfp;
import org.apache.commons.math3.dfp.DfpField;

/**
 * Elementary functions to more than 40 digits, from the decimal arithmetic of commons-math3: the oracle of the tests of
 * accuracy. Independent of the functions under test: other series, other arithmetic, no argument reduction in common.
 *
 * <p>Where a formula would cancel, a power series is summed instead.
 */
public final class Reference {
    private static final DfpField FIELD = new DfpField(68);
    private static final Dfp ONE = FIELD.getOne();
    private static final Dfp TWO = FIELD.getTwo();
    private static final Dfp SMALL = FIELD.newDfp("0.01");

    private static final Dfp LN_10000 = logByHalley(FIELD.newDfp(10000));
    private static final Dfp LN_2 = log(TWO);

    private Reference() {}

    /** {@return x to 64 digits: a Dfp misreads a text of more digits than it holds} */
    public static Dfp of(double x) {
        return FIELD.newDfp(new BigDecimal(x, new MathContext(64)).toString());
    }

    /** {@code e^x = (e^(x / 2^k))^(2^k)}; the squarings cost six digits at most. */
    public static Dfp exp(Dfp x) {
        Dfp small = x;
        int halvings = 0;
        while (!small.abs().lessThan(SMALL)) {
            small = small.divide(2);
            halvings++;
        }
        Dfp y = expm1(small).add(ONE);
        for (int k = 0; k < halvings; k++) {
            y = y.multiply(y);
        }
        return y;
    }

    public static Dfp expm1(Dfp x) {
        if (!x.abs().lessThan(SMALL)) {
            return exp(x).subtract(ONE);
        }
        Dfp sum = x;
        Dfp term = x;
        Dfp before = FIELD.getZero();
        for (int k = 2; !sum.equals(before); k++) {
            before = sum;
            term = term.multiply(x).divide(k);
            sum = sum.add(term);
        }
        return sum;
    }

    /** Near 1 by a series; else a power of 10000 is split off, and Halley's method run on e^y = x. */
    public static Dfp log(Dfp x) {
        Dfp above = x.subtract(ONE);
        if (above.abs().lessThan(SMALL)) {
            return log1p(above);
        }
        int scale = x.log10K();
        Dfp mantissa = x.divide(ONE.power10K(scale));
        return logByHalley(mantissa).add(LN_10000.multiply(scale));
    }

    private static Dfp logByHalley(Dfp x) {
        Dfp y = FIELD.newDfp(StrictMath.log(x.toDouble()));
        for (int k = 0; k < 2; k++) { // each triples the digits
            Dfp e = exp(y);
            y = y.add(x.subtract(e).divide(x.add(e)).multiply(2));
        }
        return y;
    }

    /** Near 0 by {@code 2 (s + s^3/3 + s^5/5 + ...)}, {@code s = x / (2 + x)}. */
    public static Dfp log1p(Dfp x) {
        if (!x.abs().lessThan(SMALL)) {
            return log(x.add(ONE));
        }
        Dfp s = x.divide(x.add(TWO));
        Dfp square = s.multiply(s);
        Dfp sum = s;
        Dfp power = s;
        Dfp before = FIELD.getZero();
        for (int k = 3; !sum.equals(before); k += 2) {
            before = sum;
            power = power.multiply(square);
            sum = sum.add(power.divide(k));
        }
        return sum.multiply(TWO);
    }

    public static Dfp log2(Dfp x) {
        return log(x).divide(LN_2);
    }

    public static Dfp exp2(Dfp x) {
        return exp(x.multiply(LN_2));
    }

    public static Dfp log10(Dfp x) {
        return log(x).divide(LN_10000).multiply(4);
    }

    public static Dfp sigmoid(Dfp x) {
        return ONE.divide(ONE.add(exp(x.negate())));
    }

    public static Dfp softplus(Dfp x) {
        Dfp decay = log1p(exp(x.abs().negate()));
        return x.greaterThan(FIELD.getZero()) ? x.add(decay) : decay;
    }

    public static Dfp sinh(Dfp x) {
        Dfp e = expm1(x.abs());
        return withSignOf(x, e.add(e.divide(e.add(ONE))).divide(2));
    }

    public static Dfp cosh(Dfp x) {
        return exp(x).add(exp(x.negate())).divide(2);
    }

    public static Dfp tanh(Dfp x) {
        Dfp e = expm1(x.abs().multiply(2));
        return withSignOf(x, e.divide(e.add(TWO)));
    }

    public static Dfp asinh(Dfp x) {
        Dfp a = x.abs();
        Dfp square = a.multiply(a);
        return withSignOf(x, log1p(a.add(square.divide(ONE.add(square.add(ONE).sqrt())))));
    }

    public static Dfp acosh(Dfp x) {
        Dfp above = x.subtract(ONE);
        return log1p(above.add(above.multiply(x.add(ONE)).sqrt()));
    }

    public static Dfp atanh(Dfp x) {
        return log1p(x.multiply(2).divide(ONE.subtract(x))).divide(2);
    }

    /** The logarithm's root, improved by Newton's method. */
    public static Dfp cbrt(Dfp x) {
        Dfp y = exp(log(x.abs()).divide(3));
        for (int k = 0; k < 2; k++) {
            y = y.subtract(y.multiply(y)
                    .multiply(y)
                    .subtract(x.abs())
                    .divide(y.multiply(y).multiply(3)));
        }
        return withSignOf(x, y);
    }

    /** For x > 0. */
    public static Dfp pow(Dfp x, Dfp y) {
        return exp(log(x).multiply(y));
    }

    /** Odd functions are computed for |x|, where their formulas do not cancel. */
    private static Dfp withSignOf(Dfp x, Dfp y) {
        return x.lessThan(FIELD.getZero()) ? y.negate() : y;
    }
}
