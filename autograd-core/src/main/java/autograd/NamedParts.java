package autograd;

import autograd.array.NdArray;
import java.util.ArrayList;
import java.util.List;

/**
 * The text of a result that has several parts, each with its name: one line, as records have it, where that is short enough;
 * else a line or a block for each part.
 */
final class NamedParts {
    private static final int LINE = 75;

    private final String result;
    private final List<String> names = new ArrayList<>();
    private final List<String> texts = new ArrayList<>();

    /** The text of nothing yet; {@code result} is what the whole is called. */
    NamedParts(String result) {
        this.result = result;
    }

    NamedParts with(String name, Object part) {
        names.add(name);
        texts.add(part instanceof NdArray array ? TensorFormat.format(array) : String.valueOf(part));
        return this;
    }

    @Override
    public String toString() {
        StringBuilder line = new StringBuilder(result).append('[');
        StringBuilder blocks = new StringBuilder(result);
        for (int i = 0; i < names.size(); i++) {
            line.append(i == 0 ? "" : ", ").append(names.get(i)).append('=').append(texts.get(i));
            String title = "  " + names.get(i) + " = ";
            blocks.append('\n').append(title).append(texts.get(i).replace("\n", "\n" + " ".repeat(title.length())));
        }
        line.append(']');
        return line.length() > LINE || line.indexOf("\n") >= 0 ? blocks.toString() : line.toString();
    }
}
