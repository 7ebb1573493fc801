package autograd.examples.notebook;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertFalse;

import autograd.examples.Folders;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Runs every notebook of the project to its end. */
class NotebooksTest {
    @TestFactory
    Stream<DynamicTest> everyNotebookRuns() throws IOException {
        Notebook startup = Notebook.read(Folders.notebooks().resolve("startup.jsh"));
        List<Path> files = Main.notebooks(Folders.notebooks());
        assertFalse(files.isEmpty(), () -> "no notebooks in " + Folders.notebooks());
        return files.stream()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), file.toUri(), () -> {
                    Notebook notebook = Notebook.read(file);
                    assertFalse(notebook.cells().isEmpty(), "notebook has no cells");
                    PrintStream nowhere =
                            new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
                    assertDoesNotThrow(() -> new NotebookRunner(nowhere, startup).run(notebook, List.of()));
                }));
    }
}
