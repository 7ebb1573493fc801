package autograd.examples.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import autograd.examples.Expect;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class MainTest {
    @TempDir
    private Path folder;

    private final StringWriter err = new StringWriter();
    private String out;

    @BeforeEach
    void writeNotebooks() throws IOException {
        Files.writeString(folder.resolve("startup.jsh"), "import java.util.*;");
        Files.writeString(folder.resolve("broken.jsh"), "// %%\nint x = y;");
        Files.copy(Path.of("src/test/resources/notebooks/hello.jsh"), folder.resolve("hello.jsh"));
    }

    @Test
    void runsTheNotebookWithItsArguments() {
        assertEquals(0, execute("hello", "first", "--second"), err::toString);
        assertTrue(out.contains("# Hello"), out);
        assertTrue(out.contains(" ==> 25"), out);
    }

    @Test
    void failedCellGivesStatusOne() {
        assertEquals(1, execute("broken"));
        assertTrue(err.toString().startsWith("broken.jsh: cell 1, line 2: "), err::toString);
    }

    @Test
    void emptyNotebookGivesStatusOne() throws IOException {
        Files.writeString(folder.resolve("empty.jsh"), "\n");
        assertEquals(1, execute("empty"));
        assertTrue(err.toString().startsWith("empty.jsh: has no cells"), err::toString);
    }

    @Test
    void launchersEnableAssertions() throws IOException {
        for (String launcher : List.of("../notebook", "../notebook.cmd")) {
            String text = Files.readString(Path.of(launcher));
            assertTrue(text.contains("java\" -ea "), launcher + " runs notebooks without -ea");
            assertTrue(text.contains(" -R-ea "), launcher + " opens the shell without -R-ea");
        }
    }

    @Test
    void numbersArePrintedAsInEnglish() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.GERMANY);
        try {
            assertThrows(AssertionError.class, () -> Expect.expect("x", Double.NaN, 0.5, 0.1));
            AssertionError wrong = assertThrows(AssertionError.class, () -> Expect.expect("x", 2.5, 0.5, 0.1));
            assertEquals("x is 2.50000, promised 0.500000 within 0.1", wrong.getMessage());
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void unknownNameListsTheNotebooksAndSuggestsTheClosest() {
        assertEquals(2, execute("helo"));
        assertTrue(err.toString().contains("there is no notebook 'helo'; did you mean 'hello'?"), err::toString);
        assertTrue(err.toString().contains("  broken"), err::toString);
        assertTrue(err.toString().contains("  hello                 Hello"), err::toString);
        assertFalse(err.toString().contains("startup"), err::toString);
    }

    @Test
    void nameThatIsNearNoneGetsNoSuggestion() {
        assertEquals(2, execute("quadrature"));
        assertFalse(err.toString().contains("did you mean"), err::toString);
    }

    @Test
    void nameCannotLeaveTheFolder() {
        assertEquals(2, execute("../notebooks/hello"));
    }

    private int execute(String... args) {
        CommandLine program = Main.commandLine(folder).setErr(new PrintWriter(err));
        PrintStream before = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            return program.execute(args);
        } finally {
            System.setOut(before);
            out = printed.toString(StandardCharsets.UTF_8);
        }
    }
}
