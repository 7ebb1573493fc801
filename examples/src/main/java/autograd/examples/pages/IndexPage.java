package autograd.examples.pages;

import autograd.examples.notebook.Cell;
import autograd.examples.notebook.Notebook;
import java.util.List;
import java.util.Map;

/** The page that lists the others. */
final class IndexPage {
    private IndexPage() {}

    /** {@return the page; each notebook with its heading and the first paragraph below it} */
    static String of(Map<String, Notebook> notebooks) {
        StringBuilder body = new StringBuilder("<main>\n<h1>Notebooks</h1>\n");
        body.append(
                "<p>Automatic differentiation in Java, in lessons that run: each ends in numbers that it promises.</p>\n");
        body.append("<ul class=\"pages\">\n");
        notebooks.forEach((name, notebook) -> body.append("<li><a href=\"")
                .append(name)
                .append(".html\">")
                .append(Html.escape(notebook.heading()))
                .append("</a> · <a href=\"")
                .append(name)
                .append(".ipynb\" download=\"")
                .append(name)
                .append(".ipynb\">Jupyter</a>\n")
                .append(Html.markdown(summary(notebook)))
                .append("</li>\n"));
        return Html.document("Notebooks", body.append("</ul>\n</main>\n").toString());
    }

    private static String summary(Notebook notebook) {
        StringBuilder paragraph = new StringBuilder();
        for (Cell cell : notebook.cells()) {
            for (String line : cell.kind() == Cell.Kind.TEXT ? cell.lines() : List.<String>of()) {
                if (line.isBlank() && paragraph.length() > 0) {
                    return paragraph.toString();
                }
                if (!line.isBlank() && !line.startsWith("#")) {
                    paragraph.append(line).append('\n');
                }
            }
            if (paragraph.length() > 0) {
                return paragraph.toString();
            }
        }
        return paragraph.toString();
    }
}
