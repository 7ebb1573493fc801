package autograd.examples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Folders of the examples module, found from any working directory.
 *
 * <p>The launcher names the module's folder in the system property {@code autograd.examples}. Without the property it is
 * {@code examples} below the working directory if that exists (started at the root of the project), else the working
 * directory itself (started in the module, as the tests are).
 */
public final class Folders {
    private Folders() {}

    /** {@return the folder with the notebooks, {@code NAME.jsh}} */
    public static Path notebooks() {
        return home().resolve("notebooks");
    }

    /**
     * {@return the folder that notebooks write pictures and tables to; it is created if it does not exist}
     *
     * @throws UncheckedIOException if the folder cannot be created
     */
    public static Path output() {
        Path folder = home().resolve("target");
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("output: cannot create folder " + folder, e);
        }
    }

    private static Path home() {
        String named = System.getProperty("autograd.examples");
        if (named != null) {
            return Path.of(named).toAbsolutePath().normalize();
        }
        Path here = Path.of("").toAbsolutePath();
        Path below = here.resolve("examples");
        return Files.isDirectory(below) ? below : here;
    }
}
