package autograd.examples.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import autograd.examples.Folders;
import autograd.examples.notebook.NotebookFolder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Runs every notebook of the project to its end, and looks at what becomes of it. */
class NotebooksTest {
    @TempDir
    private static Path pages;

    @TestFactory
    Stream<DynamicTest> everyNotebookRunsAndBecomesAPage() throws IOException {
        NotebookFolder folder = new NotebookFolder(Folders.notebooks());
        List<String> names = folder.names();
        assertFalse(names.isEmpty(), () -> "no notebooks in " + Folders.notebooks());
        return names.stream()
                .map(name -> DynamicTest.dynamicTest(name, () -> {
                    Page page = Render.write(folder, name, pages);
                    String html = Files.readString(pages.resolve(name + ".html"));
                    assertFalse(html.contains(Folders.output().toString()), "a path of this machine is on the page");
                    isCompleteInItself(Markup.parse(html), page);
                    hasAllCells(JsonParser.parseString(Files.readString(pages.resolve(name + ".ipynb"))), page);
                }));
    }

    private static void isCompleteInItself(Document html, Page page) {
        assertEquals(figures(page), Markup.elements(html, "figure").size());
        assertEquals(figures(page), Markup.elements(html, "svg").size());
        assertTrue(Markup.elements(html, "script").isEmpty());
        Set<String> ids = new HashSet<>();
        for (Element element : Markup.elements(html, "*")) {
            boolean link = element.getTagName().equals("a");
            for (String attribute : List.of("src", "href", "xlink:href")) {
                String value = element.getAttribute(attribute);
                assertTrue(link || value.isEmpty() || value.startsWith("data:") || value.startsWith("#"), value);
            }
            String id = element.getAttribute("id");
            assertTrue(id.isEmpty() || ids.add(id), () -> "two elements have the id " + id);
        }
        assertFalse(Markup.elements(html, "style").get(0).getTextContent().contains("url("));
        assertEquals(page.heading(), Markup.elements(html, "title").get(0).getTextContent());
    }

    private static void hasAllCells(JsonElement file, Page page) {
        JsonObject notebook = file.getAsJsonObject();
        assertEquals(4, notebook.get("nbformat").getAsInt());
        assertEquals(5, notebook.get("nbformat_minor").getAsInt());
        JsonArray cells = notebook.getAsJsonArray("cells");
        assertEquals(page.blocks().size() + 2, cells.size()); // the two that say how to start
        Set<String> ids = new HashSet<>();
        int figures = 0;
        for (JsonElement element : cells) {
            JsonObject cell = element.getAsJsonObject();
            boolean code = cell.get("cell_type").getAsString().equals("code");
            assertEquals(code, cell.has("outputs"));
            assertEquals(code, cell.has("execution_count"));
            assertTrue(cell.get("source").getAsJsonArray().size() > 0);
            assertTrue(ids.add(cell.get("id").getAsString()));
            for (JsonElement output : code ? cell.getAsJsonArray("outputs") : new JsonArray()) {
                figures += output.getAsJsonObject().has("data") ? 1 : 0;
            }
        }
        assertEquals(figures(page), figures);
    }

    private static int figures(Page page) {
        int figures = 0;
        for (Page.Block block : page.blocks()) {
            if (block instanceof Page.Code code) {
                figures += (int) code.outputs().stream()
                        .filter(output -> output instanceof Page.Figure)
                        .count();
            }
        }
        return figures;
    }
}
