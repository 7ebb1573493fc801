package autograd.examples.pages;

import java.util.List;
import java.util.regex.Pattern;

/** A notebook as one page of HTML. */
final class HtmlPage {
    private static final Pattern ID = Pattern.compile("(\\bid=\"|url\\(#|href=\"#)");

    private HtmlPage() {}

    /** {@return the page, complete in itself} */
    static String of(Page page) {
        StringBuilder body = new StringBuilder();
        body.append("<nav><a href=\"index.html\">All notebooks</a><a href=\"")
                .append(page.name())
                .append(".ipynb\" download=\"")
                .append(page.name())
                .append(".ipynb\">For Jupyter</a></nav>\n<main>\n");
        int figures = 0;
        for (Page.Block block : page.blocks()) {
            if (block instanceof Page.Text text) {
                body.append(Html.markdown(text.markdown()));
            } else if (block instanceof Page.Code code) {
                body.append("<section class=\"cell\">\n");
                if (!code.title().isEmpty()) {
                    body.append("<div class=\"title\">")
                            .append(Html.escape(code.title()))
                            .append("</div>\n");
                }
                body.append("<pre class=\"code\"><code>")
                        .append(JavaColours.html(String.join("\n", code.source())))
                        .append("</code></pre>\n");
                for (Page.Output output : code.outputs()) {
                    if (output instanceof Page.Figure figure) {
                        figures++;
                        body.append(figure(figure.svg(), "f" + figures + "-"));
                    } else if (output instanceof Page.Printed printed) {
                        body.append(printed(printed.lines()));
                    }
                }
                body.append("</section>\n");
            }
        }
        body.append("</main>\n<footer>Run with <code>./notebook ")
                .append(page.name())
                .append("</code>; every number above was computed when this page was made.</footer>\n");
        return Html.document(page.heading(), body.toString());
    }

    /** Several pictures on one page must not share the names of their parts. */
    private static String figure(String svg, String prefix) {
        return "<figure>" + ID.matcher(svg).replaceAll("$1" + prefix) + "</figure>\n";
    }

    private static String printed(List<String> lines) {
        StringBuilder html = new StringBuilder("<pre class=\"out\">");
        for (int i = 0; i < lines.size(); i++) {
            String line = Html.escape(lines.get(i));
            html.append(i == 0 ? "" : "\n");
            html.append(
                    line.startsWith("ok: ")
                            ? "<span class=\"ok\">" + line.replaceFirst("ok: ", "✓ ") + "</span>"
                            : line);
        }
        return html.append("</pre>\n").toString();
    }
}
