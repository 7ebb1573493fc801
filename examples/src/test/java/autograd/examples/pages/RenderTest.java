package autograd.examples.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

class RenderTest {
    private static final String DRAWING = """
            // %% [markdown]
            // # A < B & C
            //
            // Text with `code`, **weight** and <b>no markup</b>.
            //
            // | a | b |
            // |---|---|
            // | 1 | 2 |

            // %% Draw it
            import autograd.Tensor;
            int one = 1; // a "comment"
            System.out.println("before");
            autograd.examples.Plot.plot("render-test-1", autograd.examples.Charts.of("T & t", "x", "y",
                java.util.List.of(autograd.examples.Charts.Series.line("l", Tensor.arange(3), Tensor.arange(3)))));
            autograd.examples.Plot.plot("render-test-2", autograd.examples.Charts.of("Again", "x", "y",
                java.util.List.of(autograd.examples.Charts.Series.dots("l", Tensor.arange(3), Tensor.arange(3)))));
            "x < y"
            System.out.println("ok: after");
            """;

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Path pages;

    @BeforeEach
    void writeNotebooks() throws IOException {
        Files.writeString(folder.resolve("startup.jsh"), "import java.util.*;");
        Files.writeString(folder.resolve("broken.jsh"), "// %%\nint x = y;");
        Files.writeString(folder.resolve("drawing.jsh"), DRAWING);
        pages = folder.resolve("to/pages");
    }

    @Test
    void textCodeOutputAndPicturesStandInOrder() throws IOException {
        assertEquals(0, execute("--render", "drawing", "--out", pages.toString()), err::toString);
        String html = Files.readString(pages.resolve("drawing.html"));
        inOrder(
                html,
                "<h1>A &lt; B &amp; C</h1>",
                "<code>code</code>, <strong>weight</strong> and &lt;b&gt;no markup",
                "<td>2</td>",
                "Draw it",
                "<span class=\"k\">int</span> one = <span class=\"n\">1</span>;",
                "<span class=\"c\">// a &quot;comment&quot;</span>",
                "<pre class=\"out\">one ==&gt; 1\nbefore</pre>",
                "<title>T &amp; t</title>",
                "<title>Again</title>",
                "$1 ==&gt; &quot;x &lt; y&quot;\n<span class=\"ok\">✓ after</span></pre>");
        Document page = Markup.parse(html);
        assertEquals(2, Markup.elements(page, "svg").size());
    }

    @Test
    void indexListsWhatIsThere() throws IOException {
        assertEquals(0, execute("drawing", "--out", pages.toString()), err::toString);
        String index = Files.readString(pages.resolve("index.html"));
        Markup.parse(index);
        inOrder(
                index,
                "href=\"drawing.html\">A &lt; B &amp; C</a>",
                "href=\"drawing.ipynb\"",
                "Text with <code>code</code>");
        assertFalse(index.contains("broken"));
        assertTrue(out.toString().contains("index.html"));
    }

    @Test
    void failingNotebookIsReportedAndHasNoPage() {
        assertEquals(1, execute("--out", pages.toString()));
        assertTrue(err.toString().startsWith("broken.jsh: cell 1, line 2: "), err::toString);
        assertFalse(Files.exists(pages.resolve("broken.html")));
    }

    @Test
    void unknownNameWritesNothing() {
        assertEquals(2, execute("drawing", "drawin", "--out", pages.toString()));
        assertTrue(err.toString().contains("there is no notebook 'drawin'; did you mean 'drawing'?"), err::toString);
        assertFalse(Files.exists(pages));
    }

    private int execute(String... args) {
        return Render.commandLine(folder)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(args);
    }

    private static void inOrder(String text, String... parts) {
        int from = 0;
        for (String part : parts) {
            int at = text.indexOf(part, from);
            assertTrue(at >= 0, () -> "missing, or not in order: " + part);
            from = at + part.length();
        }
    }
}
