package autograd.examples.notebook;

import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jdk.jshell.SourceCodeAnalysis.SnippetWrapper;

/**
 * Stack frames of snippets, as they are when no one has translated them: JShell wraps a snippet in a class {@code
 * REPL.$JShell$46} of a file of its own.
 *
 * <p>In the text of a result JShell deletes the number of the class, and with it what the line number refers to. So frames
 * are marked before JShell sees the text, and read from the marks behind it.
 */
final class SnippetFrames {
    private static final String CLASS = "REPL.$JShell$";
    private static final Pattern FRAME = Pattern.compile(
            "REPL\\.\\$JShell\\$(\\w+)(?:\\$[\\w$]+)?\\.([^\\s().]+)\\(\\$JShell\\$\\1\\.java:(\\d+)\\)");
    private static final char SIGN = '\uE000'; // of the private use area: in no one's text
    private static final Pattern MARKED = Pattern.compile(SIGN + "(\\w+) (\\S+) (\\d+)" + SIGN);

    /**
     * A frame that points into a snippet.
     *
     * @param type the class that JShell made of the snippet
     * @param method the method; JShell's own for a snippet that is no declaration
     * @param line the line in the file of the class
     */
    record Frame(String type, String method, int line) {
        /** {@return the line within the snippet, counted from 0} */
        int lineIn(SnippetWrapper wrapper) {
            int end = -1;
            for (int i = 0; i < line; i++) {
                int next = wrapper.wrapped().indexOf('\n', end + 1);
                end = next < 0 ? wrapper.wrapped().length() : next;
            }
            int position = wrapper.wrappedToSourcePosition(Math.max(0, end - 1));
            int inside = Math.min(Math.max(position, 0), wrapper.source().length());
            return (int) wrapper.source()
                    .substring(0, inside)
                    .chars()
                    .filter(c -> c == '\n')
                    .count();
        }
    }

    private SnippetFrames() {}

    /** {@return the text with its frames in a form that JShell leaves alone} */
    static String mark(String text) {
        return text == null ? null : FRAME.matcher(text).replaceAll(SIGN + "$1 $2 $3" + SIGN);
    }

    /** {@return a text of {@link #mark} with each frame as {@code name} tells it} */
    static String unmark(String text, Function<Frame, String> name) {
        return MARKED.matcher(text)
                .replaceAll(m -> Matcher.quoteReplacement(name.apply(frame(m.group(1), m.group(2), m.group(3)))));
    }

    private static Frame frame(String number, String method, String line) {
        return new Frame(CLASS + number, method, Integer.parseInt(line));
    }
}
