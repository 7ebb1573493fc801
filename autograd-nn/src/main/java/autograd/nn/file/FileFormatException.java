package autograd.nn.file;

import java.io.IOException;

/**
 * The content of a file is not what its format says: the one exception of every reader of this package for bad content,
 * whatever is wrong with it. The message names the file, the place in it, and what would be valid.
 *
 * <p>A file that is missing or cannot be read is another {@link IOException}.
 */
public final class FileFormatException extends IOException {
    private static final long serialVersionUID = 1L;

    FileFormatException(String message) {
        super(message);
    }

    FileFormatException(String message, Throwable cause) {
        super(message, cause);
    }
}
