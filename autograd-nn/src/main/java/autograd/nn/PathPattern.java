package autograd.nn;

import java.util.Objects;
import java.util.function.Predicate;

/**
 * Some paths of a model, as text: {@code *} stands for any characters, dots included, or none; all else for itself. So {@code
 * layers.0.*} is all that is inside the first layer, and {@code *.bias} are all biases but one of the model itself.
 */
public final class PathPattern implements Predicate<String> {
    private final String text;
    private final String[] parts; // between the asterisks

    private PathPattern(String text) {
        this.text = text;
        this.parts = text.split("\\*", -1);
    }

    /** {@return the pattern of a text such as {@code layers.0.*}} */
    public static PathPattern of(String text) {
        return new PathPattern(Objects.requireNonNull(text, "PathPattern: text is null; need a path, * for any part"));
    }

    /** {@return whether the pattern stands for the whole of {@code path}} */
    @Override
    public boolean test(String path) {
        int last = parts.length - 1;
        if (last == 0) {
            return path.equals(text);
        }
        if (!path.startsWith(parts[0])) {
            return false;
        }
        int from = parts[0].length();
        for (int i = 1; i < last; i++) { // the earliest place leaves most room for what follows
            int at = path.indexOf(parts[i], from);
            if (at < 0) {
                return false;
            }
            from = at + parts[i].length();
        }
        return path.length() - parts[last].length() >= from && path.endsWith(parts[last]);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PathPattern pattern && pattern.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** {@return the text} */
    @Override
    public String toString() {
        return text;
    }
}
