package autograd;

import autograd.OpSample.Curve;
import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.EntityTree;
import com.sun.source.doctree.LinkTree;
import com.sun.source.doctree.LiteralTree;
import com.sun.source.doctree.ReturnTree;
import com.sun.source.doctree.StartElementTree;
import com.sun.source.doctree.TextTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The index of all functions of tensors, in Markdown, from the documentation in the code and from the tables of the tests. */
final class OpIndex {
    private static final Path SOURCES = Path.of("src/main/java/autograd");
    private static final Pattern DERIVATIVE = Pattern.compile("(?i)(?<=[;.] )[^;.]*\\b(derivatives?|gradient)\\b");

    /**
     * One function, with the overloads under its name.
     *
     * @param family the class that holds it
     * @param name its name
     * @param parameters the names of the parameters of each overload
     * @param text what its documentation says
     */
    record Entry(String family, String name, List<String> parameters, String text) {
        /** {@return where in the text the derivative is told; -1 if nowhere} */
        int derivativeAt() {
            Matcher matcher = DERIVATIVE.matcher(text);
            return matcher.find() ? matcher.start() : -1;
        }

        /** {@return whether the derivative is told, or needs no words: of linear functions, and of those without one} */
        boolean tellsDerivative() {
            return derivativeAt() >= 0 || rows(OpSamples.ROWS).allMatch(row -> row.curve() == Curve.LINEAR);
        }

        private Stream<OpSample> rows(List<OpSample> table) {
            return table.stream().filter(row -> isFirstWord(row.name()));
        }

        private long samples(List<OpSample> table) {
            return rows(table).mapToLong(row -> row.patterns().size()).sum();
        }

        private long edges() {
            return Conventions.SECTIONS.stream()
                    .flatMap(section -> section.rows().stream())
                    .filter(row -> isFirstWord(row.name()))
                    .count();
        }

        private boolean isFirstWord(String text) {
            return text.split("[^A-Za-z0-9]", 2)[0].equals(name);
        }

        private String line() {
            int at = derivativeAt();
            String what = at < 0 ? text : text.substring(0, at).strip().replaceAll("[;.]$", "");
            long samples = samples(OpSamples.ROWS);
            String silent = samples > 0 ? "linear: the function itself, and its transpose" : "carries no derivative";
            String derivative = at < 0 ? silent : text.substring(at).strip().replaceAll("\\.$", "");
            long constant = samples(OpSamples.DISCRETE);
            String tested = samples > 0 ? "2nd, " + samples : constant > 0 ? "none, " + constant : "own tests";
            String calls = parameters.stream()
                    .map(list -> "`" + name + "(" + list + ")`")
                    .collect(Collectors.joining("<br>"));
            return "| " + calls + " | " + what + " | " + derivative + " | " + tested + " | " + edges() + " |\n";
        }
    }

    private OpIndex() {}

    /** {@return the public functions of all families, in the order of the sources} */
    static List<Entry> entries() throws IOException {
        List<Entry> entries = new ArrayList<>();
        for (Class<?> family : OpSamples.FAMILIES) {
            entries.addAll(entriesOf(family));
        }
        return entries;
    }

    static String markdown() throws IOException {
        StringBuilder text = new StringBuilder("""
                # Index of operations

                All functions of tensors, made from the documentation in the code and the tables of the tests; the suite fails when this
                page is out of date.

                *Tested*: the highest order of derivative that is compared with differences and between both modes, in every nesting, and
                the number of shapes, each of which is tried at several random points in FLOAT64 and FLOAT32. *Edges*: the rows of the
                [table of conventions](conventions.md) that begin with the function. Most functions can also be called on the tensor:
                `x.exp()` is `Elementwise.exp(x)`.

                """);
        String family = "";
        for (Entry entry : entries()) {
            if (!entry.family.equals(family)) {
                family = entry.family;
                text.append("\n## ").append(family).append("\n\n");
                text.append("| call | what it is | derivative, kinks and edges | tested | edges |\n");
                text.append("|---|---|---|---|---|\n");
            }
            text.append(entry.line());
        }
        return text.toString().replace("\n\n\n", "\n\n");
    }

    private static List<Entry> entriesOf(Class<?> family) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, Locale.ROOT, null)) {
            Path source = SOURCES.resolve(family.getSimpleName() + ".java");
            JavacTask task =
                    (JavacTask) compiler.getTask(null, files, null, null, null, files.getJavaFileObjects(source));
            CompilationUnitTree unit = task.parse().iterator().next();
            DocTrees docs = DocTrees.instance(task);
            Map<String, Entry> byName = new LinkedHashMap<>();
            ClassTree type = (ClassTree) unit.getTypeDecls().get(0);
            for (Tree member : type.getMembers()) {
                if (member instanceof MethodTree method
                        && method.getModifiers().getFlags().contains(Modifier.PUBLIC)) {
                    DocCommentTree doc = docs.getDocCommentTree(TreePath.getPath(unit, method));
                    Entry entry = entry(family, method, doc);
                    byName.merge(entry.name(), entry, OpIndex::merged);
                }
            }
            return List.copyOf(byName.values());
        }
    }

    private static Entry entry(Class<?> family, MethodTree method, DocCommentTree doc) {
        String parameters =
                method.getParameters().stream().map(OpIndex::parameter).collect(Collectors.joining(", "));
        String text = doc == null
                ? ""
                : text(doc.getFullBody()).replaceAll("\\s+", " ").strip();
        return new Entry(family.getSimpleName(), method.getName().toString(), List.of(parameters), text);
    }

    /** {@return the name, with the type before it unless it is a tensor} */
    private static String parameter(VariableTree parameter) {
        String type = parameter.getType().toString();
        return (type.equals("Tensor") ? "" : type + " ") + parameter.getName();
    }

    /** The first overload that tells the derivative speaks for all. */
    private static Entry merged(Entry first, Entry next) {
        List<String> parameters = Stream.concat(first.parameters.stream(), next.parameters.stream())
                .toList();
        String text = first.derivativeAt() < 0 && next.derivativeAt() >= 0 ? next.text : first.text;
        return new Entry(first.family, first.name, parameters, text);
    }

    private static String text(List<? extends DocTree> parts) {
        StringBuilder text = new StringBuilder();
        for (DocTree part : parts) {
            text.append(text(part));
        }
        return text.toString();
    }

    private static String text(DocTree part) {
        if (part instanceof TextTree plain) {
            return plain.getBody().replace("|", "\\|").replace("*", "\\*").replace("<", "&lt;");
        }
        if (part instanceof LiteralTree literal) {
            return "`" + literal.getBody().getBody().strip().replace("|", "\\|")
                    + "`"; // JDKs differ in what they strip
        }
        if (part instanceof LinkTree link) {
            String label = text(link.getLabel());
            return label.isEmpty()
                    ? "`"
                            + link.getReference()
                                    .getSignature()
                                    .replaceAll("\\(.*", "")
                                    .replaceAll("^#", "") + "`"
                    : label;
        }
        if (part instanceof ReturnTree result) {
            return text(result.getDescription());
        }
        if (part instanceof EntityTree entity) {
            return "&" + entity.getName() + ";";
        }
        return part instanceof StartElementTree ? " " : "";
    }
}
