package autograd;

import autograd.array.DType;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Numbers as text of equal width. Floating numbers show the fewest digits that tell them apart, at most 8 after the point;
 * very large, very small or very uneven columns are written with exponents. The digits are computed here, not by {@code
 * Double.toString}, whose result differs between Java releases.
 */
final class NumberFormat {
    private static final int DIGITS = 8;
    private static final double LARGE = 1e8;
    private static final double SMALL = 1e-4;
    private static final double UNEVEN = 1e3;

    private NumberFormat() {}

    static String scalar(DType dtype, double value) {
        String text = column(dtype, new double[] {value}).get(0).strip();
        return text.endsWith(".") ? text + "0" : text;
    }

    /** {@return the values as text, all of one width} */
    static List<String> column(DType dtype, double... values) {
        List<String> texts = new ArrayList<>(values.length);
        switch (dtype) {
            case BOOL -> Arrays.stream(values).forEach(v -> texts.add(v == 0 ? "False" : "True"));
            case INT32 -> Arrays.stream(values).forEach(v -> texts.add(Integer.toString((int) v)));
            default -> {
                return floating(dtype == DType.FLOAT32, values);
            }
        }
        return padded(texts);
    }

    private static List<String> floating(boolean single, double... values) {
        boolean exponents = needsExponents(values);
        List<String> texts = new ArrayList<>(values.length);
        int places = 0; // digits after the point, the same for the whole column
        for (double v : values) {
            if (Double.isFinite(v)) {
                places = Math.max(places, places(v, single, exponents));
            }
        }
        for (double v : values) {
            texts.add(Double.isFinite(v) ? finite(v, single, exponents, places) : special(v));
        }
        return padded(texts);
    }

    private static boolean needsExponents(double... values) {
        double max = 0;
        double min = Double.POSITIVE_INFINITY;
        for (double v : values) {
            double magnitude = Math.abs(v);
            if (Double.isFinite(v) && magnitude != 0) {
                max = Math.max(max, magnitude);
                min = Math.min(min, magnitude);
            }
        }
        return max != 0 && (max >= LARGE || min < SMALL || max / min > UNEVEN);
    }

    private static int places(double v, boolean single, boolean exponents) {
        BigDecimal digits = shortest(v, single);
        if (exponents) {
            return Math.min(DIGITS, stripped(digits).precision() - 1);
        }
        return Math.min(
                DIGITS,
                Math.max(
                        0,
                        stripped(digits.setScale(DIGITS, RoundingMode.HALF_EVEN))
                                .scale()));
    }

    private static String finite(double v, boolean single, boolean exponents, int places) {
        String sign = v < 0 || v == 0 && 1 / v < 0 ? "-" : "";
        BigDecimal digits = shortest(Math.abs(v), single);
        if (!exponents) {
            String fixed =
                    stripped(digits.setScale(places, RoundingMode.HALF_EVEN)).toPlainString();
            int point = fixed.indexOf('.');
            String text = point < 0 ? fixed + "." : fixed;
            int written = text.length() - 1 - text.indexOf('.');
            return sign + text + " ".repeat(places - written);
        }
        BigDecimal rounded = digits.signum() == 0 ? digits : digits.round(new MathContext(places + 1));
        String mantissa = rounded.unscaledValue().toString();
        int exponent = rounded.signum() == 0 ? 0 : rounded.precision() - rounded.scale() - 1;
        String fraction = mantissa.substring(1);
        fraction = fraction.length() > places ? fraction.substring(0, places) : fraction;
        return sign + mantissa.charAt(0) + "." + fraction + "0".repeat(places - fraction.length()) + "e"
                + (exponent < 0 ? "-" : "+") + String.format("%02d", Math.abs(exponent));
    }

    private static String special(double v) {
        return Double.isNaN(v) ? "nan" : v > 0 ? "inf" : "-inf";
    }

    /** {@return the decimal number of fewest digits that reads back as {@code v}} */
    private static BigDecimal shortest(double v, boolean single) {
        BigDecimal exact = new BigDecimal(v);
        for (int precision = 1; precision < 17; precision++) {
            BigDecimal rounded = exact.round(new MathContext(precision, RoundingMode.HALF_EVEN));
            if (single ? rounded.floatValue() == (float) v : rounded.doubleValue() == v) {
                return rounded;
            }
        }
        return exact.round(new MathContext(17, RoundingMode.HALF_EVEN));
    }

    private static BigDecimal stripped(BigDecimal x) {
        return x.signum() == 0 ? BigDecimal.ZERO : x.stripTrailingZeros();
    }

    private static List<String> padded(List<String> texts) {
        int width = texts.stream().mapToInt(String::length).max().orElse(0);
        return texts.stream().map(t -> " ".repeat(width - t.length()) + t).toList();
    }
}
