package autograd.nn.data;

import java.io.IOException;

/**
 * The content of a data file is not what its format says; the message names the file and the place in it, and what would be
 * valid. A file that is missing or cannot be read is another {@link IOException}.
 */
public final class DataFileException extends IOException {
    private static final long serialVersionUID = 1L;

    DataFileException(String message) {
        super(message);
    }

    DataFileException(String message, Throwable cause) {
        super(message, cause);
    }
}
