package autograd.nn.file;

import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * Replaces a file as a whole: whoever reads it, at any moment and after any crash, finds the old content or the new one.
 *
 * <p>The content goes to a temporary file in the same directory, is forced to the disk, and only then takes the name of the
 * target, in one atomic move; at last the directory is forced, so that the move is on the disk as well. When a step fails,
 * the temporary file is deleted and the exception passed on. A process that is killed leaves its temporary file behind,
 * {@code .NAME.*.tmp}, which nobody reads.
 */
final class AtomicSave {
    private AtomicSave() {}

    /** What a file is to hold. */
    @FunctionalInterface
    interface Content {
        void writeTo(WritableByteChannel channel) throws IOException;
    }

    /** The steps on the disk, so that tests can let each of them fail. */
    interface Disk {
        default FileChannel create(Path temporary) throws IOException {
            return FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        }

        default void write(Content content, FileChannel file) throws IOException {
            content.writeTo(file);
        }

        default void force(FileChannel file) throws IOException {
            file.force(true);
        }

        /** {@return a channel that forces the directory, null where directories cannot be opened} */
        default FileChannel openDirectory(Path directory) throws IOException {
            // Windows opens no directory as a file; it writes a move to its journal by itself.
            return File.separatorChar == '\\' ? null : FileChannel.open(directory, StandardOpenOption.READ);
        }

        default void move(Path temporary, Path target) throws IOException {
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }

        default void forceDirectory(FileChannel directory) throws IOException {
            directory.force(true);
        }
    }

    private static final Disk REAL = new Disk() {};

    static void save(String op, Path file, Content content) throws IOException {
        save(op, file, content, REAL);
    }

    static void save(String op, Path file, Content content, Disk disk) throws IOException {
        // A link stays a link: the file that it points to is replaced.
        Path target = Files.isSymbolicLink(file) ? file.toRealPath() : file.toAbsolutePath();
        Path directory = target.getParent();
        if (directory == null || Files.isDirectory(target)) {
            throw new FileSystemException(file.toString(), null, op + ": this is a directory; need the path of a file");
        }
        if (!Files.isDirectory(directory)) {
            throw new NoSuchFileException(
                    file.toString(), null, op + ": directory " + directory + " does not exist; create it first");
        }
        Path temporary = directory.resolve("." + target.getFileName() + "." + UUID.randomUUID() + ".tmp");
        // Opened before anything is changed, so that a directory that cannot be opened leaves the old file.
        try (FileChannel opened = disk.openDirectory(directory)) {
            try {
                try (FileChannel channel = disk.create(temporary)) {
                    disk.write(content, channel);
                    disk.force(channel);
                }
                disk.move(temporary, target);
            } catch (Throwable failure) { // an OutOfMemoryError must leave no file behind, either
                deleteAfter(failure, temporary);
                throw failure;
            }
            if (opened != null) {
                disk.forceDirectory(opened);
            }
        }
    }

    private static void deleteAfter(Throwable failure, Path temporary) {
        try {
            Files.deleteIfExists(temporary);
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    /** Writes all of a buffer: a channel may take a part at a time. */
    static void writeFully(WritableByteChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }
}
