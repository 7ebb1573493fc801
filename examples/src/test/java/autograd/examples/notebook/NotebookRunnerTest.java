package autograd.examples.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class NotebookRunnerTest {
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @Test
    void printsTextCodeOutputAndResultsInOrder() {
        run("""
                // %% [markdown]
                // # Title
                // text
                // %%
                int x = 3;
                System.out.println("from the snippet");

                // a comment
                x * x
                void nothing() {}
                nothing()
                // the end
                """);
        assertEquals("""
                # Title
                text

                > int x = 3;
                > System.out.println("from the snippet");
                from the snippet
                >
                > // a comment
                > x * x
                $1 ==> 9
                > void nothing() {}
                > nothing()
                > // the end
                """, output());
    }

    @Test
    void endsWithoutFailureWhereItNeedsWhatIsNotThere() {
        run("""
                // %%
                autograd.examples.Need.need(true, "nothing");
                // %%
                void look() {
                    autograd.examples.Need.need(false, "there is no file;\\nget it");
                }
                look(); int x = 1
                // %% [markdown]
                // not reached
                """);
        assertTrue(output().endsWith("> look(); int x = 1\nthere is no file;\nget it\n"), output());
    }

    @Test
    void resultOfSeveralLinesStartsOnALineOfItsOwn() {
        run("""
                record Table() {
                    public String toString() {
                        return "1 2\\n3 4";
                    }
                }
                var table = new Table()
                """);
        assertTrue(output().contains("table ==>\n1 2\n3 4\n"), output());
    }

    @Test
    void snippetsGoOnOverIndentedLinesAndBranches() {
        run("""
                var words = List.of("b", "a", "b")
                    .stream()
                    .distinct() // two are left
                    .count()
                int sign;
                if (words > 5) {
                    sign = 1;
                }
                else {
                    sign = -1;
                }
                int one = 1; int two = 2 // no semicolon
                one + two + sign
                """);
        assertTrue(output().contains("words ==> 2\n"), output());
        assertTrue(output().contains("> int one = 1; int two = 2 // no semicolon\ntwo ==> 2\n"), output());
        assertTrue(output().endsWith(" ==> 2\n"), output());
    }

    @Test
    void snippetsGoOnBehindBlankLinesOnlyWithWhatCannotStartASnippet() {
        run("""
                int n = 3;
                var words = List.of("b", "a", "b").stream()

                    // two are left
                    .distinct()

                    .count()
                int sign = 0;
                if (n > 5) {
                    sign = 1;
                }

                else {
                    sign = -1;
                }
                sign
                var four = n

                    + 1
                var five = n

                    .5 + 4
                """);
        assertTrue(output().contains("words ==> 2\n"), output());
        assertTrue(output().contains("sign ==> -1\n"), output());
        assertTrue(output().contains("four ==> 3\n"), "a sum may start with a sign: " + output());
        assertTrue(output().contains("five ==> 3\n"), "a number may start with a point: " + output());
    }

    @Test
    void blankLineStandsBetweenCellsAndNotBehindTheLast() {
        run("// %%\n1\n// %% [markdown]\n// text\n// %%\nSystem.out.println(\"last\");\n");
        assertTrue(output().startsWith("> 1\n"), output());
        assertTrue(output().contains(" ==> 1\n\ntext\n\n> System"), output());
        assertTrue(output().endsWith("\nlast\n"), output());
    }

    @Test
    void resultsNameLinesOfTheNotebook() {
        run("""
                // %%
                StackTraceElement here() {

                    return new Throwable().getStackTrace()[0];
                }
                record Place() {
                    StackTraceElement line() {
                        return new Throwable().getStackTrace()[0];
                    }
                }
                // %%
                here()
                List.of(new Place().line(),
                    Thread.currentThread().getStackTrace()[1])
                Stream.of(1)
                    .map(i -> "in " + new Throwable().getStackTrace()[0])
                    .findFirst().get()
                """);
        assertTrue(output().contains(" ==> here (test.jsh:4)\n"), output());
        assertTrue(output().contains(" ==> [line (test.jsh:8), cell 2 (test.jsh:14)]\n"), output());
        assertTrue(output().contains(" ==> \"in lambda (test.jsh:16)\"\n"), output());
    }

    @Test
    void messagesOfExceptionsNameLinesOfTheNotebook() {
        NotebookException e = failure("""
                StackTraceElement here() {
                    return new Throwable().getStackTrace()[0];
                }
                throw new IllegalStateException("came from " + here());
                """);
        assertTrue(e.getMessage().contains("IllegalStateException: came from here (test.jsh:2)\n"), e.getMessage());
    }

    @Test
    void namesCanBeRedefinedWithAnotherType() {
        run("int x = 1\nint f() { return x; }\nString x = \"a\"\nx\nint f() { return x.length() + 6; }\nf()");
        assertTrue(output().contains("x ==> \"a\"\n"), output());
        assertTrue(output().endsWith(" ==> 7\n"), output());
    }

    @Test
    void useOfWhatARedefinitionMadeInvalidFails() {
        NotebookException e = failure("int x = 1\nint f() { return x; }\nString x = \"a\"\nf()");
        assertEquals(4, e.line());
        assertTrue(e.getMessage().contains("the definition of f does not compile any more: "), e.getMessage());
        assertTrue(e.getMessage().contains("incompatible types"), e.getMessage());
    }

    @Test
    void failedAssertionFails() {
        assertTrue(failure("assert 1 == 2 : \"sums\";").getMessage().contains("java.lang.AssertionError: sums"));
    }

    @Test
    void exceptionInAThreadFailsTheCell() {
        var before = Thread.getDefaultUncaughtExceptionHandler();
        NotebookException e = failure("""
                // %%
                1
                // %%
                var thread = new Thread(() -> {
                    throw new IllegalStateException("lost");
                });
                thread.start();
                thread.join();
                System.out.println("not reached");
                """);
        assertEquals(2, e.cell());
        assertTrue(e.line() == 7 || e.line() == 8, e.getMessage()); // the thread may be faster than join
        assertTrue(e.getMessage().contains("java.lang.IllegalStateException: lost\n"), e.getMessage());
        assertTrue(e.getMessage().contains("at lambda (test.jsh:5)\n"), e.getMessage());
        assertFalse(output().contains("not reached"), output());
        assertSame(before, Thread.getDefaultUncaughtExceptionHandler());
    }

    @Test
    void notebookWithoutCellsFails() {
        assertEquals(
                "test.jsh: has no cells; need text or code, see PercentFormat",
                failure("").getMessage());
        assertTrue(failure("// %%\n\n// %%\n").getMessage().contains("has no cells"));
    }

    @Test
    void argumentsArriveUnchanged() {
        List<String> args = List.of("plain", "two words", "\"quoted\" \\ back\nslash", "");
        new NotebookRunner(stream(), startup())
                .run(notebook("for (var arg : args) {\n    System.out.println('[' + arg + ']');\n}"), args);
        for (String arg : args) {
            assertTrue(output().contains("\n[" + arg + "]\n"), output());
        }
    }

    @Test
    void startupIsEvaluatedAndNotPrinted() {
        run("List.of(1).size()");
        assertFalse(output().contains("import"), output());
        assertTrue(output().contains(" ==> 1"), output());
    }

    @Test
    void snippetsSeeTheClassPathOfThisJvm() {
        run(
                "autograd.examples.Folders.notebooks().getFileName().toString()\n"
                        + "Thread.currentThread().getContextClassLoader().loadClass(\"autograd.examples.Folders\").getSimpleName()");
        assertTrue(output().contains(" ==> \"notebooks\"\n"), output());
        assertTrue(output().contains(" ==> \"Folders\"\n"), output());
    }

    @Test
    void snippetsRunOnOneThreadSoThatTapesCanBeUsedAcrossThem() {
        run("var first = Thread.currentThread();\nfirst == Thread.currentThread()");
        assertTrue(output().contains(" ==> true"), output());
    }

    @Test
    void rejectedSnippetFailsAtTheLineOfTheError() {
        NotebookException e = failure("// %%\nint x = 1\n// %%\nint y =\n    \"text\";\nSystem.out.println(x);");
        assertEquals(2, e.cell());
        assertEquals(5, e.line());
        assertTrue(e.getMessage().startsWith("test.jsh: cell 2, line 5: snippet does not compile\n"), e.getMessage());
        assertTrue(e.getMessage().contains("  > int y =\n  >     \"text\";\n"), e.getMessage());
        assertTrue(e.getMessage().contains("line 5: incompatible types"), e.getMessage());
        assertTrue(output().contains("x ==> 1"), "cells before the failure are run and printed");
        assertFalse(output().contains("println"), "nothing after the failure is printed");
    }

    @Test
    void syntaxErrorFails() {
        assertTrue(failure("int z == 3;").getMessage().contains("snippet does not compile"));
    }

    @Test
    void throwingSnippetFailsWithATraceInLinesOfTheNotebook() {
        NotebookException e = failure("""
                // %%
                int inverse(int x) {
                    return 1 / x;
                }

                // %%
                System.out.println("before");
                int y = 1 +
                    inverse(0);
                """);
        assertEquals(2, e.cell());
        assertEquals(9, e.line());
        assertTrue(e.getMessage().contains("snippet threw an exception"), e.getMessage());
        assertTrue(e.getMessage().contains("java.lang.ArithmeticException: / by zero\n"), e.getMessage());
        assertTrue(e.getMessage().contains("at inverse (test.jsh:3)\n"), e.getMessage());
        assertTrue(e.getMessage().contains("at cell 2 (test.jsh:9)"), e.getMessage());
        assertTrue(output().contains("\nbefore\n"), output());
    }

    @Test
    void causesOfExceptionsAreShown() {
        NotebookException e =
                failure("throw new IllegalStateException(\"outer\", new java.io.IOException(\"inner\"));");
        assertTrue(e.getMessage().contains("java.lang.IllegalStateException: outer"), e.getMessage());
        assertTrue(e.getMessage().contains("Caused by: java.io.IOException: inner"), e.getMessage());
    }

    @Test
    void undefinedNameInAnExpressionFails() {
        assertTrue(failure("missing + 1").getMessage().contains("cannot find symbol"));
    }

    @Test
    void undefinedNameInAMethodFailsWhereTheMethodIsDeclared() {
        NotebookException e = failure("1 + 1\nint f() {\n    return missing();\n}\n");
        assertEquals(2, e.line());
        assertTrue(e.getMessage().contains("not defined (yet): method missing()"), e.getMessage());
    }

    @Test
    void undefinedTypeOfAVariableFails() {
        assertTrue(failure("Missing m;").getMessage().contains("class Missing"));
    }

    @Test
    void cellThatEndsWithinASnippetFails() {
        NotebookException e = failure("// %%\nint x = 1;\nint f() {\n\n// %%\n1");
        assertEquals(1, e.cell());
        assertEquals(3, e.line());
        assertTrue(e.getMessage().contains("the cell ends within a snippet"), e.getMessage());
    }

    @Test
    void commandOfTheToolFails() {
        NotebookException e = failure("int x = 1;\n// comment\n/exit 3\nx");
        assertEquals(3, e.line());
        assertTrue(e.getMessage().endsWith("cannot be used in a notebook: /exit 3"), e.getMessage());
    }

    @Test
    void failingStartupNamesTheStartupFile() {
        Notebook bad = PercentFormat.parse("startup.jsh", List.of("import no.such.Thing;"));
        NotebookException e = assertThrows(
                NotebookException.class, () -> new NotebookRunner(stream(), bad).run(notebook("1"), List.of()));
        assertTrue(e.getMessage().startsWith("startup.jsh: cell 1, line 1: "), e.getMessage());
    }

    @Test
    void systemOutIsRestoredAfterAFailure() {
        PrintStream before = System.out;
        failure("throw new RuntimeException()");
        assertSame(before, System.out);
    }

    private NotebookException failure(String file) {
        return assertThrows(NotebookException.class, () -> run(file));
    }

    private void run(String file) {
        new NotebookRunner(stream(), startup()).run(notebook(file), List.of());
    }

    private PrintStream stream() {
        return new PrintStream(printed, true, StandardCharsets.UTF_8);
    }

    private static Notebook notebook(String file) {
        return PercentFormat.parse("test.jsh", file.lines().toList());
    }

    private static Notebook startup() {
        return PercentFormat.parse("startup.jsh", List.of("import java.util.*;", "import java.util.stream.*;"));
    }

    private String output() {
        return printed.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
    }
}
