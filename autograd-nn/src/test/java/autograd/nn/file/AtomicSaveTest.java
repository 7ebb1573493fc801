package autograd.nn.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import autograd.Tensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AtomicSaveTest {
    private static final AtomicSave.Content NEW = channel -> channel.write(bytes("new"));

    @TempDir
    private Path folder;

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    private Path old() throws IOException {
        return Files.writeString(folder.resolve("file"), "old");
    }

    private void assertOnly(Path file, String content) throws IOException {
        assertEquals(content, Files.readString(file));
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(file), files.toList(), "no temporary file stays");
        }
    }

    /** Where a fault is put in. */
    enum Step {
        OPEN_DIRECTORY,
        CREATE,
        FIRST_BYTE,
        SECOND_BYTE,
        FORCE,
        MOVE,
        FORCE_DIRECTORY
    }

    /** A disk on which one step fails. */
    private record Faulty(Step step, IOException fault) implements AtomicSave.Disk {
        private void at(Step here) throws IOException {
            if (step == here) {
                throw fault;
            }
        }

        @Override
        public FileChannel openDirectory(Path directory) throws IOException {
            at(Step.OPEN_DIRECTORY);
            return AtomicSave.Disk.super.openDirectory(directory);
        }

        @Override
        public FileChannel create(Path temporary) throws IOException {
            at(Step.CREATE);
            return AtomicSave.Disk.super.create(temporary);
        }

        @Override
        public void write(AtomicSave.Content content, FileChannel file) throws IOException {
            content.writeTo(new WritableByteChannel() {
                private int written;

                @Override
                public int write(ByteBuffer source) throws IOException {
                    at(written == 0 ? Step.FIRST_BYTE : Step.SECOND_BYTE);
                    written++;
                    return file.write(ByteBuffer.wrap(new byte[] {source.get()})); // a part at a time, as is allowed
                }

                @Override
                public boolean isOpen() {
                    return file.isOpen();
                }

                @Override
                public void close() throws IOException {
                    file.close();
                }
            });
        }

        @Override
        public void force(FileChannel file) throws IOException {
            at(Step.FORCE);
            AtomicSave.Disk.super.force(file);
        }

        @Override
        public void move(Path temporary, Path target) throws IOException {
            at(Step.MOVE);
            AtomicSave.Disk.super.move(temporary, target);
        }

        @Override
        public void forceDirectory(FileChannel directory) throws IOException {
            at(Step.FORCE_DIRECTORY);
            AtomicSave.Disk.super.forceDirectory(directory);
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("P35 a fault at any step is reported, leaves a whole file and no temporary one")
    void faults(Step step) throws IOException {
        Path file = old();
        IOException fault = new IOException("no space left on device");
        AtomicSave.Content whole = channel -> AtomicSave.writeFully(channel, bytes("new"));
        Faulty disk = new Faulty(step, fault);
        assertSame(fault, assertThrows(IOException.class, () -> AtomicSave.save("write", file, whole, disk)));
        // Once the file has its name, a failure to force the directory cannot take it back: it is the new one, whole.
        assertOnly(file, step == Step.FORCE_DIRECTORY ? "new" : "old");
        AtomicSave.save("write", file, whole, new Faulty(null, fault));
        assertOnly(file, "new");
    }

    @Test
    @DisplayName("P35 an error while the content is made leaves the old file")
    void errorInTheContent() throws IOException {
        Path file = old();
        OutOfMemoryError error = new OutOfMemoryError("as if");
        assertSame(
                error,
                assertThrows(
                        OutOfMemoryError.class,
                        () -> AtomicSave.save("write", file, channel -> {
                            NEW.writeTo(channel);
                            throw error;
                        })));
        assertOnly(file, "old");
    }

    @Test
    @DisplayName("P36 a device that is full is reported")
    void fullDevice() throws IOException {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.exists(full), "this system has no device that is always full");
        Path file = old();
        AtomicSave.Disk disk = new AtomicSave.Disk() {
            @Override
            public FileChannel create(Path temporary) throws IOException {
                return FileChannel.open(full, StandardOpenOption.WRITE);
            }
        };
        assertThrows(IOException.class, () -> AtomicSave.save("write", file, NEW, disk));
        assertOnly(file, "old");
    }

    @Test
    @DisplayName("P36 a directory where nothing can be created is reported")
    void readOnlyDirectory() throws IOException {
        List<Path> directories = new ArrayList<>();
        if (Files.isDirectory(Path.of("/proc/self"))) {
            directories.add(Path.of("/proc/self")); // for the superuser, who may write where others may not, too
        }
        if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
            Path closed = Files.createDirectory(
                    folder.resolve("closed"),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("r-xr-xr-x")));
            if (!Files.isWritable(closed)) {
                directories.add(closed);
            }
        }
        assumeTrue(!directories.isEmpty(), "every directory can be written here");
        for (Path directory : directories) {
            Path file = directory.resolve("a.safetensors");
            assertThrows(IOException.class, () -> SafeTensors.of(Map.of()).write(file), directory::toString);
            assertThrows(IOException.class, () -> Npy.write(file, Tensor.of(1.0)), directory::toString);
            assertThrows(IOException.class, () -> Npz.write(file, Map.of()), directory::toString);
            assertThrows(IOException.class, () -> new Checkpoint().save(file), directory::toString);
        }
    }

    @Test
    @DisplayName("a link stays a link: what it points to is replaced")
    void links() throws IOException {
        Path file = old();
        Path link = Files.createSymbolicLink(folder.resolve("link"), file.getFileName());
        AtomicSave.save("write", link, NEW);
        assertTrue(Files.isSymbolicLink(link));
        assertEquals("new", Files.readString(file));
    }

    @Test
    @DisplayName("P39 8 readers during 500 saves see no torn file")
    void readers() throws Exception {
        Path file = folder.resolve("a.safetensors");
        SaveForever.content(0).write(file);
        AtomicBoolean saving = new AtomicBoolean(true);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<Long>> readers = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                Callable<Long> reader = () -> {
                    long reads = 0;
                    for (long last = 0; saving.get(); reads++) {
                        long number = SaveForever.number(file);
                        assertTrue(number >= last, "time went back");
                        last = number;
                    }
                    return reads;
                };
                readers.add(threads.submit(reader));
            }
            for (int number = 1; number <= 500; number++) {
                SaveForever.content(number).write(file);
            }
            saving.set(false);
            for (Future<Long> reader : readers) {
                assertTrue(reader.get(30, TimeUnit.SECONDS) > 0, "a reader that reads nothing shows nothing");
            }
        } finally {
            saving.set(false);
            threads.shutdownNow();
        }
        assertEquals(500, SaveForever.number(file));
    }

    @Test
    @DisplayName("P35 a program killed at 8 random moments leaves the whole old or the whole new file")
    void kills() throws IOException, InterruptedException {
        kill(8);
    }

    @Test
    @Tag("exhaustive")
    @DisplayName("P35 a program killed at 100 random moments leaves the whole old or the whole new file")
    void manyKills() throws IOException, InterruptedException {
        kill(100);
    }

    private void kill(int times) throws IOException, InterruptedException {
        Path file = folder.resolve("a.safetensors");
        SplittableRandom random = new SplittableRandom(7);
        long saved = 0;
        for (int i = 0; i < times; i++) {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            SaveForever.class.getName(),
                            file.toString(),
                            Long.toString(saved + 1))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            try (var lines = process.inputReader(StandardCharsets.UTF_8)) {
                String line = lines.readLine();
                Thread.sleep(random.nextInt(30));
                process.toHandle().destroyForcibly(); // that of the process itself would close the pipe as well
                long said = saved;
                for (; line != null; line = lines.readLine()) {
                    said = Long.parseLong(line);
                }
                assertTrue(process.waitFor(30, TimeUnit.SECONDS));
                assertTrue(said > saved, "the program saved nothing");
                saved = SaveForever.number(file);
                assertTrue(saved == said || saved == said + 1, saved + " in the file after " + said + " was reported");
            } finally {
                process.destroyForcibly();
            }
        }
    }
}
