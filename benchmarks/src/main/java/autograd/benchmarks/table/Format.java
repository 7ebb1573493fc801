package autograd.benchmarks.table;

import java.util.Locale;

/** Numbers as text: three digits, an empty place for what was not measured. */
final class Format {
    private static final String NONE = "-";

    private Format() {}

    /** {@return three significant digits, without an exponent} */
    static String number(double x) {
        if (Double.isNaN(x)) {
            return NONE;
        }
        if (x == 0) {
            return "0";
        }
        int digits = 2 - (int) Math.floor(Math.log10(Math.abs(x)));
        return String.format(Locale.ROOT, "%." + Math.max(0, digits) + "f", x);
    }

    /** {@return nanoseconds in the unit that suits} */
    static String time(double nanos) {
        if (Double.isNaN(nanos)) {
            return NONE;
        }
        if (nanos < 1e3) {
            return number(nanos) + " ns";
        }
        if (nanos < 1e6) {
            return number(nanos / 1e3) + " us";
        }
        return nanos < 1e9 ? number(nanos / 1e6) + " ms" : number(nanos / 1e9) + " s";
    }

    static String percent(double share) {
        return Double.isNaN(share) ? NONE : String.format(Locale.ROOT, "%.0f %%", 100 * share);
    }

    static String difference(double x) {
        return Double.isNaN(x) ? NONE : String.format(Locale.ROOT, "%.1e", x);
    }
}
