package autograd.examples;

import autograd.Tensor;
import java.util.List;

/**
 * How numbers become places along an axis, and places labels.
 *
 * @param kind how the axis is divided
 */
record Scale(Kind kind) {
    /** The divisions. */
    enum Kind {
        /** The number itself. */
        LINEAR,
        /** A logarithmic axis of less than two powers of ten, with labels at 1, 2 and 5. */
        NARROW,
        /** A logarithmic axis with labels at powers of ten. */
        LOGARITHMIC,
        /** Exponents: over many powers of ten, lines for 2 to 9 would be a grey wall, and labels would overlap. */
        EXPONENTS
    }

    private static final double FEW = 2; // powers of ten
    private static final double MANY = 6;

    /** {@return the scale for an axis that shows {@code values}, NaN among them ignored} */
    static Scale of(boolean logarithmic, List<Tensor> values) {
        if (!logarithmic) {
            return new Scale(Kind.LINEAR);
        }
        double low = Double.POSITIVE_INFINITY;
        double high = 0;
        for (Tensor tensor : values) {
            for (double value : tensor.toDoubleArray()) {
                low = value < low ? value : low;
                high = value > high ? value : high;
            }
        }
        double powers = Math.log10(high / low);
        return new Scale(powers < FEW ? Kind.NARROW : powers < MANY ? Kind.LOGARITHMIC : Kind.EXPONENTS);
    }

    /** {@return whether the chart has to take logarithms} */
    boolean isLogarithmic() {
        return kind == Kind.NARROW || kind == Kind.LOGARITHMIC;
    }

    /** {@return the places of numbers} */
    double[] places(Tensor numbers) {
        double[] places = numbers.toDoubleArray();
        for (int i = 0; i < places.length; i++) {
            places[i] = kind == Kind.EXPONENTS ? Math.log10(places[i]) : places[i];
        }
        return places;
    }

    /** {@return what stands at a place; nothing for a line without a label} */
    String label(double place) {
        return switch (kind) {
            case LINEAR -> Numbers.plain(place);
            case NARROW -> Numbers.narrow(place);
            case LOGARITHMIC -> isWhole(Math.log10(place)) ? Numbers.power((int) Math.rint(Math.log10(place))) : "";
            case EXPONENTS ->
                isWhole(place) ? Numbers.power((int) Math.rint(place)) : Numbers.plain(Math.pow(10, place));
        };
    }

    private static boolean isWhole(double exponent) {
        return Math.abs(exponent - Math.rint(exponent)) < 1e-9;
    }
}
