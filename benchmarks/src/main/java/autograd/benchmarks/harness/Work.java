package autograd.benchmarks.harness;

import java.util.Arrays;
import java.util.List;

/**
 * One computation at one size, by name: {@code matmul FLOAT32 64}. It crosses to another JVM as a line of text, the parts
 * separated by tabs.
 *
 * @param kind what is computed
 * @param args dtype, sizes, files: whatever the kind needs, in its order
 */
public record Work(String kind, List<String> args) {
    private static final String SEPARATOR = "\t";

    /** {@return the work {@code kind} with arguments written by {@code toString}} */
    public static Work of(String kind, Object... args) {
        return new Work(kind, Arrays.stream(args).map(Object::toString).toList());
    }

    /** {@return the work that {@link #line} has written} */
    static Work parse(String line) {
        List<String> parts = List.of(line.split(SEPARATOR, -1));
        return new Work(parts.get(0), parts.subList(1, parts.size()));
    }

    String line() {
        return args.isEmpty() ? kind : kind + SEPARATOR + String.join(SEPARATOR, args);
    }

    /** {@return argument {@code i}} */
    public String text(int i) {
        return args.get(i);
    }

    /** {@return argument {@code i} as an int} */
    public int number(int i) {
        return Integer.parseInt(args.get(i));
    }

    /** {@return whether argument {@code i} is FLOAT32; else it is FLOAT64} */
    public boolean isFloat32(int i) {
        return switch (text(i)) {
            case "FLOAT32" -> true;
            case "FLOAT64" -> false;
            default -> throw new IllegalArgumentException("work " + line() + ": no dtype at " + i);
        };
    }
}
