package autograd;

import autograd.shape.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * One row of the table: a function of tensors and where it may be tried.
 *
 * @param name how failures call it
 * @param curve how it bends, which decides the step of differences
 * @param domains the values of each operand
 * @param patterns sets of operand shapes, a comma between operands: a number is a size, a letter a size of 1 to 3 that
 *     is the same wherever the letter stands, nothing at all a scalar; such as {@code "n m, m"}
 * @param function from as many operands as there are domains
 */
record OpSample(
        String name,
        Curve curve,
        List<Domain> domains,
        List<String> patterns,
        Function<List<Tensor>, Tensor> function) {

    /** How a function bends along a line. */
    enum Curve {
        /** Straight: central differences are exact for any step, second derivatives are 0. */
        LINEAR,
        /** A parabola, as of bilinear functions: central differences, also of the gradient, are exact for any step. */
        QUADRATIC,
        /** Anything else, pieces of straight lines included: the step must be small. */
        CURVED
    }

    static final String LETTERS = "nmkb";

    int arity() {
        return domains.size();
    }

    /** {@return the shape of each operand} */
    static List<Shape> shapes(String pattern, List<Integer> sizes) {
        List<Shape> shapes = new ArrayList<>();
        for (String operand : pattern.split(",", -1)) {
            int[] axes = operand.isBlank()
                    ? new int[0]
                    : operand.strip()
                            .chars()
                            .filter(c -> c != ' ')
                            .map(c -> size((char) c, sizes))
                            .toArray();
            shapes.add(Shape.of(axes));
        }
        return shapes;
    }

    private static int size(char letter, List<Integer> sizes) {
        return Character.isDigit(letter) ? letter - '0' : sizes.get(LETTERS.indexOf(letter));
    }

    @Override
    public String toString() {
        return name;
    }
}
