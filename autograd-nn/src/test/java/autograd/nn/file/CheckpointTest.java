package autograd.nn.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import autograd.RandomKey;
import autograd.Tensor;
import autograd.array.DType;
import autograd.nn.Initializers;
import autograd.nn.Parameters;
import autograd.nn.layer.Linear;
import autograd.shape.Shape;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointTest {
    @TempDir
    private Path folder;

    private static Linear linear(int in, int out) {
        return Linear.of(in, out, Initializers.heNormal(), 1);
    }

    @Test
    @DisplayName("P32 everything comes back with the same bits")
    void roundTrip() throws IOException {
        Path file = folder.resolve("a.safetensors");
        Linear linear = linear(3, 2);
        RandomKey key = RandomKey.of(5).fold(3);
        Checkpoint checkpoint = new Checkpoint()
                .withModel("model", linear)
                .withTensors("optimizer", FileSamples.tensors())
                .withTensors("nothing", Map.of())
                .withKey("key", key)
                .withValue("step", Long.MIN_VALUE)
                .withValue("rate", 0.1)
                .withValue("best", Double.NEGATIVE_INFINITY)
                .withValue("note", FileSamples.NOTE);
        checkpoint.save(file);
        Checkpoint loaded = Checkpoint.load(file);
        FileSamples.assertSameBits(checkpoint.tensors(), loaded.tensors());
        assertEquals(checkpoint.values(), loaded.values());
        FileSamples.assertSameBits(FileSamples.tensors(), loaded.tensors("optimizer"));
        assertEquals(Map.of(), loaded.tensors("nothing"));
        Linear other = loaded.model("model", linear(3, 2));
        FileSamples.assertSameBits(Parameters.named(linear), Parameters.named(other));
        assertEquals(key, loaded.key("key"));
        assertEquals(Long.MIN_VALUE, loaded.longValue("step"));
        assertEquals(0.1, loaded.doubleValue("rate"));
        assertEquals(Double.NEGATIVE_INFINITY, loaded.doubleValue("best"));
        assertEquals(FileSamples.NOTE, loaded.value("note"));
    }

    @Test
    @DisplayName("a checkpoint is a value: with... leaves it as it is, and a section is replaced as a whole")
    void value() {
        Checkpoint empty = new Checkpoint();
        Checkpoint one = empty.withTensors("m", Map.of("a", Tensor.of(1.0), "b", Tensor.of(2.0)))
                .withTensors("mm", Map.of("a", Tensor.of(3.0)));
        Checkpoint two = one.withTensors("m", Map.of("c", Tensor.of(4.0)));
        assertEquals(Map.of(), empty.tensors());
        assertEquals(3, one.tensors().size());
        assertEquals(List.of("mm.a", "m.c"), List.copyOf(two.tensors().keySet()));
        assertEquals("2", one.withValue("v", 1).withValue("v", 2).value("v"));
    }

    @Test
    @DisplayName("the digest by its description, of bytes put together by hand with Python's hashlib")
    void digest() throws IOException {
        Path file = folder.resolve("a.safetensors");
        new Checkpoint()
                .withTensors("model", Map.of("w", Tensor.of(new float[] {1, -2}, Shape.of(1, 2))))
                .withTensors("a", Map.of("flags", Tensor.bools(true)))
                .withValue("step", 7)
                .withValue("Note", "ü")
                .save(file);
        Map<String, String> metadata = SafeTensors.read(file).metadata();
        assertEquals("1", metadata.get("checkpoint.version"));
        assertEquals(
                "c85e3837f610c66aa78a3f3670e85ae43e30f8aa625e9ee3c267314e2e539e4e", metadata.get("checkpoint.sha256"));
    }

    @Test
    @DisplayName("P38 what does not fit is named, all of it at once, and the model unchanged")
    void mismatches() throws IOException {
        Path file = folder.resolve("a.safetensors");
        Map<String, Tensor> saved = new LinkedHashMap<>();
        saved.put("layers.0.weight", Tensor.zeros(2, 3).to(DType.FLOAT32));
        saved.put("layers.0.bias", Tensor.zeros(3));
        saved.put("layers.7.scale", Tensor.zeros(1));
        new Checkpoint().withTensors("model", saved).save(file);
        var net = autograd.nn.Sequential.of(linear(3, 2), linear(2, 1));
        Map<String, Tensor> before = Parameters.named(net);
        Checkpoint loaded = Checkpoint.load(file);
        String message = assertThrows(IllegalArgumentException.class, () -> loaded.model("model", net))
                .getMessage();
        for (String name : List.of(
                "\"layers.0.weight\"",
                "FLOAT32",
                "\"layers.0.bias\"",
                "[3]",
                "\"layers.7.scale\"",
                "\"layers.1.weight\"",
                "\"layers.1.bias\"")) {
            assertTrue(message.contains(name), () -> name + " is not in: " + message);
        }
        FileSamples.assertSameBits(before, Parameters.named(net));
        String missing = assertThrows(IllegalArgumentException.class, () -> loaded.model("other", net))
                .getMessage();
        assertTrue(missing.contains("missing"), missing);
    }

    @Test
    @DisplayName("P34 every bit of the numbers and the values is in the digest")
    void changes() throws IOException {
        Path file = folder.resolve("a.safetensors");
        new Checkpoint()
                .withTensors("m", Map.of("w", Tensor.of(1.0, 2.0)))
                .withValue("step", 12)
                .save(file);
        byte[] bytes = Files.readAllBytes(file);
        int length = bytes.length;
        int refusedByDigest = 0;
        for (int at = 0; at < length; at++) {
            byte[] changed = bytes.clone();
            changed[at] ^= 1;
            Files.write(file, changed);
            try {
                Checkpoint.load(file);
                assertTrue(changed[at] != '1' || at < length - 24, "byte " + at + " is covered by nothing");
            } catch (FileFormatException e) {
                refusedByDigest += e.getMessage().contains("SHA-256") ? 1 : 0;
            }
        }
        // 16 bytes of numbers, 64 of the digest itself, 2 of the step; the rest is mostly caught as bad syntax before
        assertTrue(refusedByDigest >= 16 + 64 + 2, refusedByDigest + " caught by the digest");
    }

    @Test
    void refuses() throws IOException {
        Path file = folder.resolve("a.safetensors");
        SafeTensors.of(FileSamples.tensors()).write(file);
        assertMessage(FileFormatException.class, () -> Checkpoint.load(file), "no checkpoint", "checkpoint.version");
        new SafeTensors(Map.of(), Map.of("checkpoint.version", "1")).write(file);
        assertMessage(FileFormatException.class, () -> Checkpoint.load(file), "no checkpoint", "checkpoint.sha256");
        new SafeTensors(Map.of(), Map.of("checkpoint.version", "2", "checkpoint.sha256", "")).write(file);
        assertMessage(FileFormatException.class, () -> Checkpoint.load(file), "version 2", "need version 1");
        new SafeTensors(Map.of("w", Tensor.of(1.0)), Map.of("checkpoint.version", "1", "checkpoint.sha256", ""))
                .write(file);
        assertMessage(FileFormatException.class, () -> Checkpoint.load(file), "\"w\" is in no section");
        new SafeTensors(Map.of(), Map.of("checkpoint.version", "1", "checkpoint.sha256", "", "checkpoint.x", ""))
                .write(file);
        assertMessage(FileFormatException.class, () -> Checkpoint.load(file), "\"checkpoint.x\"");
        Checkpoint checkpoint = new Checkpoint().withValue("text", "no number").withValue("step", 3);
        Class<IllegalArgumentException> value = IllegalArgumentException.class;
        assertMessage(value, () -> checkpoint.value("other"), "\"other\"", "[text, step]");
        assertMessage(value, () -> checkpoint.longValue("text"), "\"no number\"", "whole number");
        assertMessage(value, () -> checkpoint.doubleValue("text"), "\"no number\"", "a number");
        assertMessage(value, () -> checkpoint.key("step"), "\"3\"", "random key");
        assertMessage(value, () -> checkpoint.withValue("checkpoint.version", "2"), "checkpoint.version");
        assertMessage(value, () -> checkpoint.withTensors("a.b", Map.of()), "\"a.b\"", "without a dot");
        assertMessage(value, () -> checkpoint.tensors(""), "without a dot");
        assertMessage(value, () -> new Checkpoint(Map.of("w", Tensor.of(1.0)), Map.of()), "\"w\"", "model.w");
        assertMessage(NullPointerException.class, () -> checkpoint.withKey("k", null), "key is null");
        assertMessage(NullPointerException.class, () -> checkpoint.withModel("m", null), "model is null");
    }

    private static void assertMessage(
            Class<? extends Exception> type, org.junit.jupiter.api.function.Executable call, String... facts) {
        String message = assertThrows(type, call).getMessage();
        for (String fact : facts) {
            assertTrue(message.contains(fact), () -> "\"" + fact + "\" is not in: " + message);
        }
    }

    @Test
    @DisplayName(
            "P37 20 steps are 10 steps, a save, another JVM and 10 more: all bits of parameters, optimizer and noise")
    void resume() throws IOException, InterruptedException {
        Path file = folder.resolve("run.safetensors");
        String whole = Resume.run(0, 20, folder.resolve("whole.safetensors"));
        String half = run("first", file);
        String resumed = run("second", file);
        assertEquals(whole, resumed);
        assertNotEquals(whole, half);
        assertEquals(64, HexFormat.of().parseHex(whole).length * 2);
    }

    private static String run(String part, Path file) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Resume.class.getName(), part));
        command.add(file.toString());
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            String line = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            assertTrue(process.waitFor(60, TimeUnit.SECONDS), "did not end: " + command);
            assertEquals(0, process.exitValue(), command.toString());
            return line;
        } finally {
            process.destroyForcibly();
        }
    }
}
