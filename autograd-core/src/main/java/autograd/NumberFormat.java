package autograd;

import autograd.array.DType;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Numbers as text, as NumPy 2.4 writes them. A column has one width and shows the fewest digits that tell its numbers
 * apart, at most 8 after the point; very large, very small or very uneven columns are written with exponents. A scalar
 * shows all its digits. They are computed here, not by {@code Double.toString}, whose result differs between Java releases.
 */
final class NumberFormat {
    private static final int DIGITS = 8;
    private static final double LARGE = 1e8; // columns of FLOAT64 from here on have exponents
    private static final double LARGE_SCALAR = 1e16;
    private static final double LARGE_SINGLE = 1e6; // both for FLOAT32: its later digits say nothing
    private static final double SMALL = 1e-4;
    private static final double UNEVEN = 1e3;
    private static final int BOOL_WIDTH = "False".length();

    private NumberFormat() {}

    /** {@return one number, not padded} */
    static String scalar(DType dtype, double value) {
        if (!dtype.isFloating()) {
            return discrete(dtype, value);
        }
        if (!Double.isFinite(value)) {
            return special(value);
        }
        boolean single = dtype == DType.FLOAT32;
        double magnitude = Math.abs(value);
        BigDecimal digits = stripped(shortest(magnitude, single));
        if (value != 0 && (magnitude < SMALL || magnitude >= (single ? LARGE_SINGLE : LARGE_SCALAR))) {
            String text = withExponent(
                    digits, digits.precision() - 1, exponentDigits(digits).length());
            return sign(value) + (digits.precision() == 1 ? text.replace(".", "") : text);
        }
        return sign(value) + digits.setScale(Math.max(1, digits.scale())).toPlainString();
    }

    /** {@return the values as text, all of one width} */
    static List<String> column(DType dtype, double... values) {
        if (dtype.isFloating()) {
            return floating(dtype == DType.FLOAT32, values);
        }
        List<String> texts =
                Arrays.stream(values).mapToObj(v -> discrete(dtype, v)).toList();
        return padded(texts, dtype == DType.BOOL ? BOOL_WIDTH : 0);
    }

    private static String discrete(DType dtype, double value) {
        if (dtype == DType.BOOL) {
            return value == 0 ? "False" : "True";
        }
        return Integer.toString((int) value);
    }

    private static List<String> floating(boolean single, double... values) {
        boolean exponents = needsExponents(single, values);
        BigDecimal[] rounded = new BigDecimal[values.length]; // null where not finite
        int places = 0; // digits after the point, the same for the whole column
        int exponentDigits = 0;
        for (int i = 0; i < values.length; i++) {
            if (Double.isFinite(values[i])) {
                BigDecimal digits = rounded(Math.abs(values[i]), single, exponents);
                rounded[i] = digits;
                places = Math.max(places, exponents ? digits.precision() - 1 : digits.scale());
                exponentDigits = Math.max(exponentDigits, exponentDigits(digits).length());
            }
        }
        List<String> texts = new ArrayList<>(values.length);
        for (int i = 0; i < values.length; i++) {
            if (rounded[i] == null) {
                texts.add(special(values[i]));
            } else if (exponents) { // all to one precision: digits of the exact value, not zeros, follow the shortest
                boolean whole = rounded[i].precision() == places + 1;
                BigDecimal digits = whole ? rounded[i] : exact(Math.abs(values[i]), places + 1);
                texts.add(sign(values[i]) + withExponent(digits, places, exponentDigits));
            } else {
                texts.add(sign(values[i]) + plain(rounded[i], places));
            }
        }
        return padded(texts, 0);
    }

    private static boolean needsExponents(boolean single, double... values) {
        double max = 0;
        double min = Double.POSITIVE_INFINITY;
        for (double v : values) {
            double magnitude = Math.abs(v);
            if (Double.isFinite(v) && magnitude != 0) {
                max = Math.max(max, magnitude);
                min = Math.min(min, magnitude);
            }
        }
        if (single) { // compared in float, where the nearest float to 1e-4 counts as 1e-4
            return max != 0 && (max >= LARGE_SINGLE || min < (float) SMALL || (float) max / (float) min > UNEVEN);
        }
        return max != 0 && (max >= LARGE || min < SMALL || max / min > UNEVEN);
    }

    /** {@return the shortest digits, or where they are too many, the exact value rounded} */
    private static BigDecimal rounded(double magnitude, boolean single, boolean exponents) {
        BigDecimal digits = shortest(magnitude, single);
        if (exponents && digits.precision() > DIGITS + 1) {
            digits = exact(magnitude, DIGITS + 1);
        } else if (!exponents && digits.scale() > DIGITS) {
            digits = new BigDecimal(magnitude).setScale(DIGITS, RoundingMode.HALF_EVEN);
        }
        return stripped(digits);
    }

    /** Digits with {@code places} places after the point, missing ones blank. */
    private static String plain(BigDecimal digits, int places) {
        String text = digits.toPlainString();
        int written = Math.max(0, digits.scale());
        return text + (written == 0 ? "." : "") + " ".repeat(places - written);
    }

    /** Digits with {@code places} places after the first one, missing ones 0. */
    private static String withExponent(BigDecimal digits, int places, int exponentDigits) {
        String all = digits.unscaledValue().toString();
        String exponent = exponentDigits(digits);
        return all.charAt(0) + "." + all.substring(1) + "0".repeat(places - all.length() + 1)
                + (exponent(digits) < 0 ? "e-" : "e+") + "0".repeat(exponentDigits - exponent.length()) + exponent;
    }

    /** {@return the exponent without its sign, at least two digits} */
    private static String exponentDigits(BigDecimal digits) {
        int exponent = Math.abs(exponent(digits));
        return exponent < 10 ? "0" + exponent : Integer.toString(exponent);
    }

    private static int exponent(BigDecimal digits) {
        return digits.signum() == 0 ? 0 : digits.precision() - digits.scale() - 1;
    }

    private static String sign(double v) {
        return v < 0 || v == 0 && 1 / v < 0 ? "-" : "";
    }

    private static String special(double v) {
        return Double.isNaN(v) ? "nan" : v > 0 ? "inf" : "-inf";
    }

    /** {@return the decimal number of fewest digits that reads back as {@code v}} */
    private static BigDecimal shortest(double v, boolean single) {
        for (int precision = 1; precision < 17; precision++) {
            BigDecimal nearest = exact(v, precision);
            if (readsBack(nearest, v, single)) {
                return nearest;
            }
            // Below a power of two numbers lie closer, so the next decimal above may read back when the nearest does
            // not.
            BigDecimal above = new BigDecimal(v).round(new MathContext(precision, RoundingMode.CEILING));
            if (readsBack(above, v, single)) {
                return above;
            }
        }
        return exact(v, 17);
    }

    private static boolean readsBack(BigDecimal digits, double v, boolean single) {
        return single ? digits.floatValue() == (float) v : digits.doubleValue() == v;
    }

    /** {@return the exact value rounded to significant digits} */
    private static BigDecimal exact(double v, int precision) {
        return new BigDecimal(v).round(new MathContext(precision, RoundingMode.HALF_EVEN));
    }

    private static BigDecimal stripped(BigDecimal x) {
        return x.signum() == 0 ? BigDecimal.ZERO : x.stripTrailingZeros();
    }

    private static List<String> padded(List<String> texts, int atLeast) {
        int width = texts.stream().mapToInt(String::length).max().orElse(0);
        int padded = Math.max(width, atLeast);
        return texts.stream().map(t -> " ".repeat(padded - t.length()) + t).toList();
    }
}
