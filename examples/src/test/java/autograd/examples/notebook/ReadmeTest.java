package autograd.examples.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import autograd.examples.Folders;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The sessions shown in README.md are run, and must print what stands there. */
class ReadmeTest {
    private static final String PROMPT = "jshell> ";

    @Test
    void sessionsPrintWhatReadmeShows() throws IOException {
        List<String> readme = Files.readAllLines(
                Folders.notebooks().resolve("../../README.md").normalize());
        List<String> script = new ArrayList<>();
        List<String> shown = new ArrayList<>();
        int prompts = 0;
        boolean session = false;
        for (String line : readme) {
            if (line.startsWith("```")) {
                session = false;
            } else if (line.startsWith(PROMPT)) {
                session = true;
                prompts++;
                script.add(line.substring(PROMPT.length()));
                shown.add("> " + line.substring(PROMPT.length()));
            } else if (session && !line.isBlank()) {
                shown.add(line);
            }
        }
        assertTrue(prompts > 5, "found only " + prompts + " prompts");
        List<String> printed =
                run(script).lines().filter(line -> !line.isBlank()).toList();
        assertEquals(unnumbered(shown), unnumbered(printed));
    }

    private static String run(List<String> script) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Notebook startup = PercentFormat.parse(
                "startup.jsh", Files.readAllLines(Folders.notebooks().resolve("startup.jsh")));
        try (PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
            new NotebookRunner(out, startup).run(PercentFormat.parse("README.md", script), List.of());
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /** The numbers of unnamed results depend on how many snippets came before. */
    private static String unnumbered(List<String> lines) {
        return String.join("\n", lines).replaceAll("(?m)^\\$\\d+ ==>", "\\$ ==>");
    }
}
