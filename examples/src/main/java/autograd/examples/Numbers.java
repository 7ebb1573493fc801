package autograd.examples;

import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers as they stand at an axis: short. */
final class Numbers {
    private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    private Numbers() {}

    /** {@return up to six digits, plain from 1e-4 to 1e6, else with a power of ten} */
    static String plain(double value) {
        if (value == 0) {
            return "0";
        }
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(6)).stripTrailingZeros();
        int exponent = rounded.precision() - rounded.scale() - 1;
        if (exponent >= -4 && exponent <= 6) {
            return minus(rounded.toPlainString());
        }
        String digits = rounded.movePointLeft(exponent).stripTrailingZeros().toPlainString();
        String power = "10" + superscript(exponent);
        return minus(digits.equals("1") ? power : digits.equals("-1") ? "-" + power : digits + "·" + power);
    }

    /** {@return ten to the exponent, from 0.001 to 1000 in full} */
    static String power(int exponent) {
        return Math.abs(exponent) <= 3 ? plain(Math.pow(10, exponent)) : "10" + superscript(exponent);
    }

    /** {@return the number if it is once, twice or five times a power of ten; else nothing} */
    static String narrow(double value) {
        double leading = value / Math.pow(10, Math.floor(Math.log10(value) + 1e-9));
        for (double labelled : new double[] {1, 2, 5}) {
            if (Math.abs(leading - labelled) < 1e-9) {
                return plain(value);
            }
        }
        return "";
    }

    private static String minus(String number) {
        return number.replace('-', '−');
    }

    private static String superscript(int exponent) {
        StringBuilder text = new StringBuilder(exponent < 0 ? "⁻" : "");
        for (char digit : Integer.toString(Math.abs(exponent)).toCharArray()) {
            text.append(SUPERSCRIPTS.charAt(digit - '0'));
        }
        return text.toString();
    }
}
