package autograd.nn.file;

import autograd.RandomKey;
import autograd.Tensor;
import autograd.nn.Model;
import autograd.nn.Parameters;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * All that a training run needs to go on as if it had never stopped, in one safetensors file: parameters and state of models,
 * tensors and step of an optimizer, random keys, the place in a schedule and in the data.
 *
 * <pre>{@code
 * new Checkpoint()
 *         .withModel("model", net)
 *         .withTensors("optimizer", state.tensors())
 *         .withValue("step", state.step())
 *         .withKey("key", key)
 *         .save(file);
 * Checkpoint saved = Checkpoint.load(file);
 * net = saved.model("model", net);
 * }</pre>
 *
 * <p>A value like everything else: {@code with...} return another checkpoint. Tensors belong to sections; in the file, their
 * names are {@code section.path}. Numbers are kept in decimal, doubles in the shortest form that reads back as the same bits.
 *
 * <p>The file says its version, 1, and the SHA-256 of its content; {@link #load} compares both. The digest is of these bytes:
 * for each value, in order of the names' UTF-16 code units, name and text; for each tensor, in the same order, name, dtype and
 * shape as in the header ({@code F32[2,3]}), and the numbers as they stand in the file; each text in UTF-8 after the number of
 * its bytes, 8 bytes, big-endian.
 *
 * @param tensors the tensors by full name
 * @param values texts by name
 */
public record Checkpoint(Map<String, Tensor> tensors, Map<String, String> values) {
    private static final String RESERVED = "checkpoint.";
    private static final String VERSION_KEY = RESERVED + "version";
    private static final String SHA256_KEY = RESERVED + "sha256";
    private static final String VERSION = "1";

    /**
     * Makes the checkpoint; the maps are copied.
     *
     * @throws IllegalArgumentException for a tensor whose name has no section before a dot, and for the name of a value that
     *     begins with {@code checkpoint.}
     */
    public Checkpoint {
        SafeTensors content = new SafeTensors(
                Objects.requireNonNull(tensors, "Checkpoint: tensors is null; need a map"),
                Objects.requireNonNull(values, "Checkpoint: values is null; need a map"));
        tensors = content.tensors();
        values = content.metadata();
        for (String name : tensors.keySet()) {
            if (name.indexOf('.') < 1) {
                throw new IllegalArgumentException(
                        "Checkpoint: tensor \"" + name + "\" is in no section; need names such as model." + name);
            }
        }
        for (String name : values.keySet()) {
            if (name.startsWith(RESERVED)) {
                throw new IllegalArgumentException("Checkpoint: value \"" + name + "\" has a name that is kept for the"
                        + " file itself; need one that does not begin with " + RESERVED);
            }
        }
    }

    /** Makes the checkpoint of nothing, to begin with. */
    public Checkpoint() {
        this(Map.of(), Map.of());
    }

    /** {@return a checkpoint with all parameters and all state of a model, see {@link #withTensors}} */
    public Checkpoint withModel(String section, Model<?> model) {
        return withTensors(section, Parameters.tensors(model));
    }

    /**
     * {@return a checkpoint in which a section holds other tensors and no more}
     *
     * @param section its name, without a dot
     * @param paths the tensors by path
     * @throws IllegalArgumentException if the name is empty or has a dot
     */
    public Checkpoint withTensors(String section, Map<String, Tensor> paths) {
        requireSection("withTensors", section);
        Objects.requireNonNull(paths, "withTensors: paths is null; need a map");
        Map<String, Tensor> all = new LinkedHashMap<>(tensors);
        all.keySet().removeIf(name -> name.startsWith(section + "."));
        paths.forEach((path, tensor) -> all.put(section + "." + path, tensor));
        return new Checkpoint(all, values);
    }

    /** {@return a checkpoint in which a value is {@code value}} */
    public Checkpoint withValue(String name, String value) {
        Objects.requireNonNull(name, "withValue: name is null; need a text");
        Map<String, String> all = new LinkedHashMap<>(values);
        all.put(name, value);
        return new Checkpoint(tensors, all);
    }

    /** {@return a checkpoint in which a value is a whole number} */
    public Checkpoint withValue(String name, long value) {
        return withValue(name, Long.toString(value));
    }

    /** {@return a checkpoint in which a value is a number; infinities and NaN too} */
    public Checkpoint withValue(String name, double value) {
        return withValue(name, Double.toString(value));
    }

    /** {@return a checkpoint in which a value is a key} */
    public Checkpoint withKey(String name, RandomKey key) {
        Objects.requireNonNull(key, "withKey: key is null; need a random key");
        return withValue(name, key.toString());
    }

    /**
     * {@return the model with the parameters and the state of a section}
     *
     * @param section its name
     * @param model gives the structure; it is not changed
     * @throws IllegalArgumentException if anything does not fit: one message with every name that is missing, that the model
     *     does not have, or that has another shape or dtype
     */
    public <M extends Model<M>> M model(String section, M model) {
        return Parameters.withTensors(model, tensors(section));
    }

    /** {@return the tensors of a section by path; none if there is no such section; unmodifiable} */
    public Map<String, Tensor> tensors(String section) {
        requireSection("tensors", section);
        String prefix = section + ".";
        Map<String, Tensor> paths = new LinkedHashMap<>();
        tensors.forEach((name, tensor) -> {
            if (name.startsWith(prefix)) {
                paths.put(name.substring(prefix.length()), tensor);
            }
        });
        return Collections.unmodifiableMap(paths);
    }

    /**
     * {@return a value}
     *
     * @param name its name
     * @throws IllegalArgumentException if there is none; the message says which there are
     */
    public String value(String name) {
        return parsed("value", name, Function.identity(), "any text");
    }

    /**
     * {@return a value as a whole number}
     *
     * @throws IllegalArgumentException if there is none, or it is no whole number
     */
    public long longValue(String name) {
        return parsed("longValue", name, Long::parseLong, "a whole number of 64 bits");
    }

    /**
     * {@return a value as a number}
     *
     * @throws IllegalArgumentException if there is none, or it is no number
     */
    public double doubleValue(String name) {
        return parsed("doubleValue", name, Double::parseDouble, "a number");
    }

    /**
     * {@return a value as a key}
     *
     * @throws IllegalArgumentException if there is none, or it is no key
     */
    public RandomKey key(String name) {
        return parsed("key", name, RandomKey::parse, "a random key");
    }

    private <T> T parsed(String op, String name, Function<String, T> parser, String need) {
        Objects.requireNonNull(name, () -> op + ": name is null; need one of " + values.keySet());
        String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException(
                    op + ": there is no value \"" + name + "\"; need one of " + values.keySet());
        }
        try {
            return parser.apply(value);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(op + ": value \"" + name + "\" is \"" + value + "\"; need " + need, e);
        }
    }

    private static void requireSection(String op, String section) {
        Objects.requireNonNull(section, () -> op + ": section is null; need a name such as model");
        if (section.isEmpty() || section.indexOf('.') >= 0) {
            throw new IllegalArgumentException(
                    op + ": section is \"" + section + "\"; need a name without a dot, such as model");
        }
    }

    /**
     * Writes a file, or replaces it as a whole, as {@link SafeTensors#write} does.
     *
     * @param file the file; its directory exists
     * @throws IOException if anything fails, as on a full disk; the old file is then still there, and no other
     */
    public void save(Path file) throws IOException {
        Objects.requireNonNull(file, "save: file is null; need a path");
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put(VERSION_KEY, VERSION);
        metadata.put(SHA256_KEY, sha256());
        metadata.putAll(values);
        new SafeTensors(tensors, metadata).write(file);
    }

    /**
     * {@return the checkpoint in a file}
     *
     * @param file the file
     * @throws FileFormatException if it is not a safetensors file, not a checkpoint, of another version, or if the content is
     *     not that of which the digest was taken
     * @throws IOException if it cannot be read
     */
    public static Checkpoint load(Path file) throws IOException {
        Objects.requireNonNull(file, "load: file is null; need a path");
        SafeTensors content = SafeTensors.read(file);
        Map<String, String> values = new LinkedHashMap<>(content.metadata());
        String version = values.remove(VERSION_KEY);
        String digest = values.remove(SHA256_KEY);
        if (version == null || digest == null) {
            throw error(
                    file,
                    "this is a safetensors file, but no checkpoint: its metadata has no "
                            + (version == null ? VERSION_KEY : SHA256_KEY) + "; need one that save wrote, or read it as"
                            + " SafeTensors");
        }
        if (!version.equals(VERSION)) {
            throw error(file, "the checkpoint is of version " + version + "; need version " + VERSION);
        }
        Checkpoint checkpoint;
        try {
            checkpoint = new Checkpoint(content.tensors(), values);
        } catch (IllegalArgumentException e) {
            throw new FileFormatException("load: " + file + ": " + e.getMessage(), e);
        }
        String found = checkpoint.sha256();
        if (!found.equals(digest)) {
            throw error(
                    file,
                    "the content has SHA-256 " + found + ", the file was saved with " + digest
                            + "; need a file that is as it was written");
        }
        return checkpoint;
    }

    private static FileFormatException error(Path file, String message) {
        return new FileFormatException("load: " + file + ": " + message);
    }

    private String sha256() throws IOException {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JVM has SHA-256", e);
        }
        new TreeMap<>(values).forEach((name, value) -> {
            update(digest, name);
            update(digest, value);
        });
        for (Map.Entry<String, Tensor> entry : new TreeMap<>(tensors).entrySet()) {
            update(digest, entry.getKey());
            update(digest, SafeTensors.dtype(entry.getValue()) + SafeTensors.sizes(entry.getValue()));
            TensorBytes.write(entry.getValue(), digest::update);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** The length before the text: no two lists of texts have the same bytes. */
    private static void update(MessageDigest digest, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Long.BYTES).putLong(bytes.length).flip());
        digest.update(bytes);
    }
}
