package autograd.nn;

import autograd.Tensor;
import autograd.nn.file.Npy;
import autograd.nn.file.Npz;
import autograd.nn.file.SafeTensors;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.function.Executable;

/** Rejected calls of {@code file}; what it refuses in files is in the tests of each format. */
final class FileErrorRows {
    private static final Class<IllegalArgumentException> VALUE = IllegalArgumentException.class;
    private static final Class<NullPointerException> NULL = NullPointerException.class;

    private FileErrorRows() {}

    private static ErrorMessageTest.Row row(Class<? extends Exception> type, Executable call, String... facts) {
        return new ErrorMessageTest.Row(type, call, List.of(facts));
    }

    static Stream<ErrorMessageTest.Row> rows() {
        Path file = Path.of("a");
        Tensor x = Tensor.of(1.0);
        Map<String, Tensor> nothing = Collections.singletonMap("w", null);
        return Stream.of(
                row(NULL, () -> Npy.read(null), "read: file is null"),
                row(NULL, () -> Npy.write(null, x), "write: file is null"),
                row(NULL, () -> Npy.write(file, null), "write: x is null"),
                row(NULL, () -> Npz.read(null), "read: file is null"),
                row(VALUE, () -> Npz.read(file, -1), "read: limit is -1"),
                row(NULL, () -> Npz.write(null, Map.of()), "write: file is null"),
                row(NULL, () -> Npz.write(file, null), "write: arrays is null"),
                row(NULL, () -> SafeTensors.read(null), "read: file is null"),
                row(NULL, () -> SafeTensors.of(Map.of()).write(null), "write: file is null"),
                row(NULL, () -> SafeTensors.of(null), "SafeTensors: tensors is null"),
                row(NULL, () -> new SafeTensors(Map.of(), null), "SafeTensors: metadata is null"),
                row(NULL, () -> SafeTensors.of(nothing), "SafeTensors: tensors has null for \"w\""),
                row(NULL, () -> SafeTensors.of(Collections.singletonMap(null, x)), "a name in tensors is null"),
                row(VALUE, () -> SafeTensors.of(Map.of("__metadata__", x)), "\"__metadata__\"", "another name"),
                row(VALUE, () -> SafeTensors.of(Map.of("\ud800", x)), "half of a surrogate pair"),
                row(
                        VALUE,
                        () -> new SafeTensors(Map.of(), Map.of("k", "\udc00")),
                        "value of \"k\"",
                        "half of a surrogate pair"));
    }
}
