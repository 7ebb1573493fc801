package autograd.examples.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class PercentFormatTest {
    @Test
    void splitsTextAndCodeAtTheMarkers() {
        Notebook notebook = parse("""
                // %% [markdown]
                // # Heading
                //
                // text

                // %% A title
                int x = 1;

                x + 1

                // %%
                x""");
        assertEquals(
                List.of(
                        new Cell(Cell.Kind.TEXT, "", 2, List.of("# Heading", "", "text")),
                        new Cell(Cell.Kind.CODE, "A title", 7, List.of("int x = 1;", "", "x + 1")),
                        new Cell(Cell.Kind.CODE, "", 12, List.of("x"))),
                notebook.cells());
    }

    @Test
    void linesBeforeTheFirstMarkerAreCode() {
        Notebook notebook = parse("\nint x = 1;\n// %%\nx");
        assertEquals(
                new Cell(Cell.Kind.CODE, "", 2, List.of("int x = 1;")),
                notebook.cells().get(0));
        assertEquals(2, notebook.cells().size());
    }

    @Test
    void blankLinesBeforeTheFirstMarkerAreNoCell() {
        assertEquals(
                List.of(new Cell(Cell.Kind.CODE, "", 3, List.of("1"))),
                parse("\n// %%\n1").cells());
    }

    @Test
    void markerTakesTitleTypeAndMetadata() {
        Notebook notebook = parse("// %% Intro [md] tags=\"a b\" key=1\n// text\n//%% Plot tags=\"hide\"\n1");
        assertEquals(
                List.of(
                        new Cell(Cell.Kind.TEXT, "Intro", 2, List.of("text")),
                        new Cell(Cell.Kind.CODE, "Plot", 4, List.of("1"))),
                notebook.cells());
    }

    @Test
    void percentSignsElsewhereAreNoMarker() {
        Notebook notebook = parse("// %%\nint r = 7 %\n  3; // %% not a marker\n// %%x\n// 100 %% sure");
        assertEquals(1, notebook.cells().size());
        assertEquals(4, notebook.cells().get(0).lines().size());
    }

    @Test
    void emptyFileHasNoCells() {
        assertTrue(parse("").cells().isEmpty());
    }

    @Test
    void codeInTextCellIsAnErrorWithItsLine() {
        NotebookException e =
                assertThrows(NotebookException.class, () -> parse("// %%\n1\n// %% [markdown]\n// text\n\nint x = 1;"));
        assertEquals("test.jsh: cell 2, line 6: line of a text cell is not a comment: int x = 1;", e.getMessage());
        assertEquals(2, e.cell());
        assertEquals(6, e.line());
    }

    @Test
    void unknownCellTypeIsAnError() {
        NotebookException e = assertThrows(NotebookException.class, () -> parse("// %% [raw]\n// x"));
        assertEquals(
                "test.jsh: cell 1, line 1: unknown cell type [raw]; valid is [markdown], or none for code",
                e.getMessage());
    }

    @Test
    void headingIsTheFirstLineOfText() {
        assertEquals(
                "Digits",
                parse("// %%\n1\n// %% [markdown]\n// ## Digits\n// more").heading());
        assertEquals("", parse("// %%\n1").heading());
    }

    private static Notebook parse(String file) {
        return PercentFormat.parse("test.jsh", file.lines().toList());
    }
}
