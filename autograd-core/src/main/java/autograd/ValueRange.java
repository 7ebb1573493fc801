package autograd;

import java.util.Locale;

/**
 * The numbers of a tensor, in short.
 *
 * @param elements how many there are
 * @param min the smallest that is finite; NaN if none is
 * @param max the largest that is finite; NaN if none is
 * @param zeros how many are 0
 * @param nans how many are NaN
 * @param infinities how many are infinite
 */
public record ValueRange(int elements, double min, double max, int zeros, int nans, int infinities) {
    /** {@return the range of the numbers of {@code x}; inside a derivative it reads the numbers only} */
    public static ValueRange of(Tensor x) {
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        int zeros = 0;
        int nans = 0;
        int infinities = 0;
        double[] values = Trace.numbers(Checks.present("range", "x", x)).array().toDoubles();
        for (double value : values) {
            if (Double.isFinite(value)) {
                min = Math.min(min, value);
                max = Math.max(max, value);
                zeros += value == 0 ? 1 : 0;
            } else if (Double.isNaN(value)) {
                nans++;
            } else {
                infinities++;
            }
        }
        boolean none = min > max;
        return new ValueRange(values.length, none ? Double.NaN : min, none ? Double.NaN : max, zeros, nans, infinities);
    }

    /** {@return how many elements are NaN or infinite} */
    public int nonFinite() {
        return nans + infinities;
    }

    /** {@return whether every element is 0} */
    public boolean isZero() {
        return zeros == elements;
    }

    /** {@return the largest finite magnitude; 0 if there is none} */
    public double magnitude() {
        return Double.isNaN(min) ? 0 : Math.max(Math.abs(min), Math.abs(max));
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        if (elements == 0) {
            return "no elements";
        }
        if (!Double.isNaN(min)) {
            text.append(number(min));
            text.append(min == max ? "" : " to " + number(max));
        }
        if (zeros > 0 && zeros < elements) {
            text.append(", ").append(zeros).append(" of ").append(elements).append(" are 0");
        }
        append(text, nans, "NaN");
        append(text, infinities, "infinite");
        return text.toString();
    }

    private void append(StringBuilder text, int count, String what) {
        if (count > 0) {
            text.append(text.isEmpty() ? "" : ", ").append(count).append(" of ").append(elements);
            text.append(' ').append(what);
        }
    }

    private static String number(double value) {
        double magnitude = Math.abs(value);
        if (value == Math.rint(value) && magnitude < 1e6) {
            return String.format(Locale.ROOT, "%.0f", value + 0.0);
        }
        boolean plain = magnitude >= 1e-3 && magnitude < 1e6;
        return String.format(Locale.ROOT, plain ? "%.4g" : "%.3e", value);
    }
}
