package autograd.examples.pages;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Marks words of Java code for the style sheet of {@link HtmlPage}: comments, strings, numbers, keywords. */
final class JavaColours {
    private static final String KEYWORDS =
            "abstract|assert|boolean|break|byte|case|catch|char|class|continue|default|do|double|else"
                    + "|enum|extends|false|final|finally|float|for|if|implements|import|instanceof|int|interface|long|new|null|package"
                    + "|private|protected|public|record|return|short|static|super|switch|this|throw|throws|true|try|var|void|while|yield";
    private static final Pattern WORD = Pattern.compile("(?<comment>//[^\\n]*|(?s:/\\*.*?\\*/))"
            + "|(?<string>\"(?:[^\"\\\\\\n]|\\\\.)*\"|'(?:[^'\\\\\\n]|\\\\.)+')"
            + "|(?<number>\\b\\d[\\d_]*(?:\\.\\d+)?(?:[eE][+-]?\\d+)?[fFdDlL]?\\b)"
            + "|(?<keyword>\\b(?:" + KEYWORDS + ")\\b)");

    private JavaColours() {}

    /** {@return the code as HTML} */
    static String html(String code) {
        StringBuilder html = new StringBuilder();
        Matcher word = WORD.matcher(code);
        int end = 0;
        while (word.find()) {
            html.append(Html.escape(code.substring(end, word.start())));
            String kind = word.group("comment") != null
                    ? "c"
                    : word.group("string") != null ? "s" : word.group("number") != null ? "n" : "k";
            html.append("<span class=\"").append(kind).append("\">");
            html.append(Html.escape(word.group())).append("</span>");
            end = word.end();
        }
        return html.append(Html.escape(code.substring(end))).toString();
    }
}
