package autograd;

import autograd.shape.Shape;
import autograd.shape.ShapeException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The formula of an einsum, resolved for the shapes of its operands: every axis has a label. The label of a letter is
 * the letter; the axes that an ellipsis stands for are -1, -2, ... from the last one.
 */
final class EinsumFormula {
    private static final String ELLIPSIS = "...";

    private final String subscripts;
    private final List<Shape> shapes;
    private final int[][] terms;
    private final int[] output;
    private final Map<Integer, Integer> sizes = new HashMap<>();

    private int ellipsisRank; // of the operand whose ellipsis stands for most axes

    EinsumFormula(String subscripts, List<Shape> shapes) {
        this.subscripts = subscripts;
        this.shapes = shapes;
        String formula = subscripts.replace(" ", "");
        int arrow = formula.indexOf("->");
        String[] inputs = (arrow < 0 ? formula : formula.substring(0, arrow)).split(",", -1);
        if (inputs.length != shapes.size()) {
            throw new IllegalArgumentException("einsum: \"" + subscripts + "\" has " + inputs.length
                    + " terms, and there are " + shapes.size() + " operands; need a term for each");
        }
        terms = new int[inputs.length][];
        for (int i = 0; i < terms.length; i++) {
            terms[i] = term(i, inputs[i]);
        }
        output = arrow < 0 ? implicitOutput() : explicitOutput(formula.substring(arrow + 2));
        Checks.shape("einsum", sizes(output)); // too many elements are refused here, before any work
    }

    int[] term(int operand) {
        return terms[operand].clone();
    }

    int[] output() {
        return output.clone();
    }

    int size(int label) {
        return sizes.get(label);
    }

    int[] sizes(int[] labels) {
        return Arrays.stream(labels).map(this::size).toArray();
    }

    private int[] term(int operand, String term) {
        Shape shape = shapes.get(operand);
        String letters = letters(term);
        boolean ellipsis = letters.length() < term.length();
        int free = shape.rank() - letters.length();
        if (ellipsis ? free < 0 : free != 0) {
            throw new ShapeException("einsum: term \"" + term + "\" of operand " + operand + " names "
                    + letters.length() + " axes, the operand has shape " + shape + " of rank " + shape.rank()
                    + "; need a letter for each axis" + (ellipsis ? " but those of the ellipsis" : ""));
        }
        int[] labels = labels(term, free);
        for (int axis = 0; axis < labels.length; axis++) {
            int size = shape.size(axis);
            int known = sizes.getOrDefault(labels[axis], size);
            boolean stretches = labels[axis] < 0 && (size == 1 || known == 1);
            if (known != size && !stretches) {
                throw new ShapeException("einsum: axis " + axis + " of operand " + operand + ", shape " + shape + ", "
                        + (labels[axis] < 0 ? "in its ellipsis" : "letter " + (char) labels[axis]) + ", has size "
                        + size + ", before it was " + known + " in \"" + subscripts + "\"; need equal sizes"
                        + (labels[axis] < 0 ? " or 1" : stretching(size, known)));
            }
            sizes.put(labels[axis], known == 1 ? size : known);
        }
        ellipsisRank = Math.max(ellipsisRank, free);
        return labels;
    }

    /** {@return what to do instead of stretching an axis of size 1, should one of the sizes be 1} */
    private static String stretching(int size, int known) {
        return size == 1 || known == 1
                ? ": a letter does not stretch size 1; leave that axis out, or let \"...\" stand for it"
                : "";
    }

    /** {@return the letters of a term, after the check that it has at most one ellipsis beside them} */
    private String letters(String term) {
        int dots = term.indexOf(ELLIPSIS);
        String letters = dots < 0 ? term : term.substring(0, dots) + term.substring(dots + ELLIPSIS.length());
        for (char c : letters.toCharArray()) {
            if (!(c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z')) {
                throw new IllegalArgumentException("einsum: '" + c + "' in term \"" + term + "\" of \"" + subscripts
                        + "\"; need letters, at most one ellipsis \"...\" in a term, \",\" between terms and one"
                        + " \"->\"");
            }
        }
        return letters;
    }

    /** {@return the labels of a term whose ellipsis, if it has one, stands for so many axes} */
    private static int[] labels(String term, int ellipsisRank) {
        int dots = term.indexOf(ELLIPSIS);
        if (dots < 0) {
            return term.chars().toArray();
        }
        IntStream before = term.chars().limit(dots);
        IntStream axes = IntStream.range(0, ellipsisRank).map(i -> i - ellipsisRank);
        IntStream after = term.chars().skip(dots + ELLIPSIS.length());
        return IntStream.concat(IntStream.concat(before, axes), after).toArray();
    }

    /** The axes of the ellipsis, then the letters that occur once, in alphabetical order. */
    private int[] implicitOutput() {
        Map<Integer, Long> counts = Arrays.stream(terms)
                .flatMapToInt(Arrays::stream)
                .filter(label -> label >= 0)
                .boxed()
                .collect(Collectors.groupingBy(label -> label, Collectors.counting()));
        IntStream letters = counts.keySet().stream()
                .filter(label -> counts.get(label) == 1)
                .mapToInt(label -> label)
                .sorted();
        return IntStream.concat(IntStream.range(-ellipsisRank, 0), letters).toArray();
    }

    private int[] explicitOutput(String term) {
        String letters = letters(term);
        if (ellipsisRank > 0 && letters.length() == term.length()) {
            throw new IllegalArgumentException("einsum: the result of \"" + subscripts + "\" has no ellipsis, the"
                    + " operands have one of " + ellipsisRank + " axes; need \"...\" behind the arrow, too");
        }
        for (int i = 0; i < letters.length(); i++) {
            char letter = letters.charAt(i);
            if (!sizes.containsKey((int) letter) || letters.indexOf(letter) != i) {
                throw new IllegalArgumentException("einsum: letter " + letter + " of the result of \"" + subscripts
                        + "\" " + (letters.indexOf(letter) != i ? "stands there twice" : "is in no operand")
                        + "; need letters of the operands, each once");
            }
        }
        return labels(term, ellipsisRank);
    }
}
