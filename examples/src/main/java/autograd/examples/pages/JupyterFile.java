package autograd.examples.pages;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.List;

/**
 * A notebook as a file for Jupyter, version 4.5 of its format (nbformat.readthedocs.io, "The notebook file format").
 *
 * <p>The cell that the launcher runs before every notebook stands first, so that a Java kernel with the library on its class path
 * can run the file.
 */
final class JupyterFile {
    private static final Gson GSON = new GsonBuilder()
            .setPrettyPrinting()
            .disableHtmlEscaping()
            .serializeNulls()
            .create();

    private JupyterFile() {}

    /**
     * {@return the file}
     *
     * @param startup the lines of the first cell
     */
    static String of(Page page, List<String> startup) {
        JsonArray cells = new JsonArray();
        cells.add(cell(
                "markdown",
                "about",
                List.of("Made by `./notebook --render " + page.name()
                        + "`. To run it here, use a Java kernel with the jars of `autograd-nn` and the classes of `examples` on its class"
                        + " path.")));
        JsonObject first = cell("code", "startup", startup);
        first.add("execution_count", JsonNull.INSTANCE);
        first.add("outputs", new JsonArray());
        cells.add(first);
        int executions = 0;
        for (int i = 0; i < page.blocks().size(); i++) {
            String id = "cell-" + (i + 1);
            Page.Block block = page.blocks().get(i);
            if (block instanceof Page.Text text) {
                cells.add(cell("markdown", id, text.markdown().lines().toList()));
            } else if (block instanceof Page.Code code) {
                executions++;
                JsonObject cell = cell("code", id, code.source());
                cell.addProperty("execution_count", executions);
                cell.add("outputs", outputs(code.outputs()));
                cells.add(cell);
            }
        }
        JsonObject notebook = new JsonObject();
        notebook.add("cells", cells);
        notebook.add("metadata", metadata(page));
        notebook.addProperty("nbformat", 4);
        notebook.addProperty("nbformat_minor", 5);
        return GSON.toJson(notebook) + "\n";
    }

    private static JsonObject metadata(Page page) {
        JsonObject kernel = new JsonObject();
        kernel.addProperty("display_name", "Java (JShell)");
        kernel.addProperty("language", "java");
        kernel.addProperty("name", "java");
        JsonObject language = new JsonObject();
        language.addProperty("file_extension", ".jshell");
        language.addProperty("mimetype", "text/x-java-source");
        language.addProperty("name", "java");
        JsonObject metadata = new JsonObject();
        metadata.add("kernelspec", kernel);
        metadata.add("language_info", language);
        metadata.addProperty("title", page.heading());
        return metadata;
    }

    private static JsonObject cell(String type, String id, List<String> lines) {
        JsonObject cell = new JsonObject();
        cell.addProperty("cell_type", type);
        cell.addProperty("id", id);
        cell.add("metadata", new JsonObject());
        cell.add("source", lines(lines));
        return cell;
    }

    private static JsonArray outputs(List<Page.Output> outputs) {
        JsonArray array = new JsonArray();
        for (Page.Output output : outputs) {
            JsonObject one = new JsonObject();
            if (output instanceof Page.Printed printed) {
                one.addProperty("output_type", "stream");
                one.addProperty("name", "stdout");
                one.add("text", lines(printed.lines()));
            } else if (output instanceof Page.Figure figure) {
                JsonObject data = new JsonObject();
                data.add("image/svg+xml", new JsonPrimitive(figure.svg()));
                data.add("image/png", new JsonPrimitive(figure.png()));
                one.addProperty("output_type", "display_data");
                one.add("data", data);
                one.add("metadata", new JsonObject());
            }
            array.add(one);
        }
        return array;
    }

    /** Jupyter keeps line ends, except the last. */
    private static JsonElement lines(List<String> lines) {
        JsonArray array = new JsonArray();
        for (int i = 0; i < lines.size(); i++) {
            array.add(lines.get(i) + (i + 1 < lines.size() ? "\n" : ""));
        }
        return array;
    }
}
