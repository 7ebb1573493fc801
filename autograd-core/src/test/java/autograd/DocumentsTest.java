package autograd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The pages that are made from the code say what the code says. */
class DocumentsTest {
    private static final Path DOCS = Path.of("..", "docs");
    private static final Path MADE = Path.of("target", "docs");

    @Test
    @DisplayName("docs/conventions.md is the table that the tests run")
    void conventions() throws IOException {
        assertUpToDate("conventions.md", Conventions.markdown());
    }

    @Test
    @DisplayName("docs/ops.md is the index of the functions and their tests")
    void opIndex() throws IOException {
        assertUpToDate("ops.md", OpIndex.markdown());
    }

    @Test
    @DisplayName("every public function that is not linear tells its derivative")
    void everyFunctionTellsItsDerivative() throws IOException {
        List<OpIndex.Entry> entries = OpIndex.entries();
        assertTrue(entries.size() >= 60, () -> entries.size() + " functions");
        List<String> silent = entries.stream()
                .filter(entry -> !entry.tellsDerivative())
                .map(entry -> entry.family() + "." + entry.name())
                .toList();
        assertEquals(List.of(), silent);
    }

    @Test
    @DisplayName("the page of the package names every family of functions")
    void packagePageNamesEveryFamily() throws IOException {
        String page = Files.readString(Path.of("src", "main", "java", "autograd", "package-info.java"));
        List<String> missing = OpSamples.FAMILIES.stream()
                .filter(family -> Modifier.isPublic(family.getModifiers()))
                .map(Class::getName)
                .filter(name -> !page.contains(name + "}"))
                .toList();
        assertEquals(List.of(), missing);
    }

    private static void assertUpToDate(String name, String text) throws IOException {
        Path made = Files.createDirectories(MADE).resolve(name);
        Files.writeString(made, text);
        Path page = DOCS.resolve(name);
        List<String> published = Files.exists(page) ? Files.readAllLines(page) : List.of();
        List<String> expected = text.lines().toList();
        for (int i = 0; i < Math.max(published.size(), expected.size()); i++) {
            String line = i < published.size() ? published.get(i) : "(the end)";
            int number = i + 1;
            assertEquals(
                    i < expected.size() ? expected.get(i) : "(the end)",
                    line,
                    () -> page + ", line " + number + ", is out of date; copy autograd-core/" + made + " over it");
        }
    }
}
