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

    private static boolean isOutside(StackFrame frame) {
        Class<?> type = frame.getDeclaringClass();
        return !type.getName().startsWith("java.") && !Objects.equals(origin(type), origin(SourceLines.class));
    }

    private static CodeSource origin(Class<?> type) {
        return type.getProtectionDomain().getCodeSource();
    }
}
