package autograd;

import autograd.array.DType;
import autograd.shape.Shape;
import java.util.List;
import java.util.Optional;

/**
 * Where a NaN or infinity was born, from {@link TapeReport#firstNonFinite}.
 *
 * @param entry the entry of the op that made it; or of a watched tensor that brought it
 * @param pass in which pass it was made
 * @param through the entry by whose reverse rule a value made in the forward pass comes into the gradient, while the loss is
 *     finite
 * @param parts the operands and the result; after them, in the backward pass, the cotangents
 */
public record NonFinite(TapeEntry entry, Pass pass, Optional<TapeEntry> through, List<Part> parts) {
    /** The pass in which it was made. */
    public enum Pass {
        /** When the value was computed. */
        FORWARD,
        /** In the reverse rule, or when cotangents were added up. */
        BACKWARD
    }

    /**
     * A tensor that took part.
     *
     * @param what its role: "operand 0 (entry 3, sub)", "result", "cotangent of the result", "cotangent of operand 0"
     * @param dtype its dtype
     * @param shape its shape
     * @param range its numbers, in short
     */
    public record Part(String what, DType dtype, Shape shape, ValueRange range) {
        static Part of(String what, Tensor x) {
            return new Part(what, x.dtype(), x.shape(), ValueRange.of(x));
        }

        @Override
        public String toString() {
            return what + " " + dtype + " " + shape + ": " + range;
        }
    }

    /** Makes a report; the list is copied. */
    public NonFinite {
        parts = List.copyOf(parts);
    }

    /** {@return the entry with its source line, the pass, and a line for each part} */
    @Override
    public String toString() {
        boolean born = !entry.isVariable() || pass == Pass.BACKWARD;
        StringBuilder text = new StringBuilder("first NaN or infinity, ");
        text.append(pass == Pass.FORWARD ? "forward: " : "backward: ").append(TapeListing.title(entry));
        text.append(born ? "" : " came with it");
        parts.forEach(part -> text.append("\n  ").append(part));
        through.ifPresent(
                reader -> text.append("\n  comes into the gradient through ").append(TapeListing.title(reader)));
        return text.toString();
    }
}
