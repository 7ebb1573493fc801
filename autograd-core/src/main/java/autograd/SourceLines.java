package autograd;

import java.lang.StackWalker.Option;
import java.lang.StackWalker.StackFrame;
import java.security.CodeSource;
import java.util.Objects;

/** Finds the line of the user's code that called the library. */
final class SourceLines {
    private static final StackWalker WALKER = StackWalker.getInstance(Option.RETAIN_CLASS_REFERENCE);

    private SourceLines() {}

    /** {@return the innermost frame outside this library, or null when there is none} */
    static StackTraceElement caller() {
        return WALKER.walk(frames -> frames.filter(SourceLines::isOutside)
                .findFirst()
                .map(StackFrame::toStackTraceElement)
                .orElse(null));
    }

    /** Ours are the classes of our packages in our jar; in a jar that holds everything, the user's are still outside. */
    private static boolean isOutside(StackFrame frame) {
        Class<?> type = frame.getDeclaringClass();
        String name = type.getName();
        boolean platform = name.startsWith("java.") || name.startsWith("jdk.") || name.startsWith("sun.");
        boolean ours = name.startsWith("autograd.") && Objects.equals(origin(type), origin(SourceLines.class));
        return !platform && !ours;
    }

    private static CodeSource origin(Class<?> type) {
        return type.getProtectionDomain().getCodeSource();
    }
}
