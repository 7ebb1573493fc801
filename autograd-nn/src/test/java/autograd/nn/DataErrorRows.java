package autograd.nn;

import autograd.Tensor;
import autograd.nn.data.Batch;
import autograd.nn.data.Csv;
import autograd.nn.data.Example;
import autograd.nn.data.Idx;
import autograd.nn.data.ReadAhead;
import autograd.nn.data.Splits;
import autograd.nn.data.Standardizer;
import autograd.nn.data.Streams;
import autograd.shape.ShapeException;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.function.Executable;

/** Rejected calls of {@code data}; what it refuses in files is in the tests of each format. */
final class DataErrorRows {
    private static final Class<ShapeException> SHAPE = ShapeException.class;
    private static final Class<IllegalArgumentException> VALUE = IllegalArgumentException.class;
    private static final Class<NullPointerException> NULL = NullPointerException.class;

    private DataErrorRows() {}

    private static ErrorMessageTest.Row row(Class<? extends Exception> type, Executable call, String... facts) {
        return new ErrorMessageTest.Row(type, call, List.of(facts));
    }

    static Stream<ErrorMessageTest.Row> rows() {
        return Stream.of(batches(), tables(), sources()).flatMap(s -> s);
    }

    private static Stream<ErrorMessageTest.Row> batches() {
        Tensor x = Tensor.of(new double[][] {{1, 2}, {3, Double.NaN}, {5, 6}});
        Batch data = new Batch(x, Tensor.ints(0, 2, 1));
        Batch numbers = new Batch(x, Tensor.zeros(3));
        Standardizer standard = Standardizer.fit(Tensor.of(new double[][] {{1, 2}, {3, 4}}));
        return Stream.of(
                row(VALUE, data::requireFinite, "requireFinite: x is NaN in row 1, feature 1;", "[3, 2]"),
                row(VALUE, () -> data.requireFinite("mass", "age"), "NaN in row 1, feature 1, column \"age\""),
                row(SHAPE, () -> data.requireFinite("mass"), "requireFinite", "[3, 2]", "1 columns"),
                row(VALUE, () -> data.requireClasses(2), "requireClasses: y is 2 in row 1; need 0 to 1"),
                row(
                        VALUE,
                        () -> new Batch(x, Tensor.ints(0, 0, -1)).requireClasses(2),
                        "requireClasses: y is -1 in row 2; need 0 to 1"),
                row(VALUE, () -> numbers.requireClasses(2), "requireClasses: y has dtype FLOAT64", "INT32"),
                row(VALUE, () -> Splits.stratified(data, 0.5, 1), "stratified: class 0 has 1 rows; need 2"),
                row(VALUE, () -> Splits.stratified(numbers, 0.5, 1), "stratified: y has dtype FLOAT64", "[3]"),
                row(
                        VALUE,
                        () -> Splits.stratified(new Batch(Tensor.zeros(2), Tensor.ints(1, 1)), 1, 1),
                        "stratified: trainFraction is 1.0"),
                row(NULL, () -> Splits.stratified(null, 0.5, 1), "stratified: data is null"),
                row(NULL, () -> Splits.folds(null, 2, 1), "folds: data is null"),
                row(VALUE, () -> Splits.folds(data, 1, 1), "folds: k is 1, data has 3 rows"),
                row(VALUE, () -> Splits.folds(data, 4, 1), "folds: k is 4, data has 3 rows"),
                row(VALUE, () -> Splits.stratifiedFolds(data, 2, 1), "stratifiedFolds: class 0 has 1 rows; need 2"),
                row(VALUE, () -> Standardizer.fit(x), "x is NaN in row 1, feature 1"),
                row(VALUE, () -> Standardizer.fit(Tensor.ints(1, 2)), "fit: x has dtype INT32"),
                row(SHAPE, () -> Standardizer.fit(Tensor.zeros(0, 2)), "fit: x has shape [0, 2]"),
                row(SHAPE, () -> Standardizer.fit(Tensor.of(1.0)), "fit: x has shape []"),
                row(NULL, () -> Standardizer.fit(null), "fit: x is null"),
                row(SHAPE, () -> standard.apply(Tensor.zeros(2, 3)), "apply: x has shape [2, 3]", "[2]"),
                row(SHAPE, () -> standard.invert(Tensor.zeros(1, 1, 2)), "invert: x has shape [1, 1, 2]"),
                row(VALUE, () -> standard.apply(Tensor.ints(1, 2)), "apply: x has dtype INT32"),
                row(SHAPE, () -> new Standardizer(Tensor.zeros(2), Tensor.ones(3)), "Standardizer: mean has shape [2]"),
                row(VALUE, () -> new Standardizer(Tensor.zeros(2), Tensor.zeros(2)), "feature 0", "deviation 0.0"),
                row(VALUE, () -> new Standardizer(Tensor.of(1f), Tensor.of(1f)), "mean has dtype FLOAT32"),
                row(NULL, () -> new Standardizer(null, x), "Standardizer: mean is null"),
                row(NULL, () -> new Standardizer(x, null), "Standardizer: deviation is null"));
    }

    private static Csv table() {
        try {
            return Csv.read(new StringReader("a,b\n1,x\nNA,\"y\nz\"\ninf,x\n 2x ,NA"), "t.csv", Csv.Format.DEFAULT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<ErrorMessageTest.Row> tables() {
        Csv csv = table();
        return Stream.of(
                row(VALUE, () -> csv.numbers("c"), "numbers: t.csv has no column \"c\"", "[a, b]"),
                row(VALUE, () -> csv.numbers(), "numbers: no column is given"),
                row(VALUE, () -> csv.numbers("b"), "numbers: t.csv, line 2, column \"b\" is \"x\"; need a number"),
                row(VALUE, () -> csv.numbers("a"), "numbers: t.csv, line 3, column \"a\" is missing (\"NA\")"),
                row(
                        VALUE,
                        () -> csv.withoutMissing("a").numbers("a"),
                        "line 5, column \"a\" is \"inf\"; need a number"),
                row(
                        VALUE,
                        () -> csv.filled("a", "Infinity").numbers("a"),
                        "line 3, column \"a\" is Infinity; need a finite number"),
                row(
                        VALUE,
                        () -> csv.filled("a", "NaN").numbers("a"),
                        "line 3, column \"a\" is NaN; need a finite number"),
                row(VALUE, () -> csv.classes("b"), "classes: t.csv, line 6, column \"b\" is missing"),
                row(
                        VALUE,
                        () -> csv.classes("b", List.of("x")),
                        "classes: t.csv, line 3, column \"b\" is \"y\nz\"; need one of [x]"),
                row(VALUE, () -> csv.oneHot("c"), "no column \"c\""),
                row(VALUE, () -> csv.texts("c"), "texts: t.csv has no column \"c\""),
                row(VALUE, () -> csv.missing("c"), "missing: t.csv has no column \"c\""),
                row(VALUE, () -> csv.filled("c", ""), "filled: t.csv has no column \"c\""),
                row(NULL, () -> csv.filled("a", null), "filled: value is null"),
                row(VALUE, () -> csv.withoutMissing("c"), "withoutMissing: t.csv has no column \"c\""),
                row(VALUE, () -> Csv.Format.DEFAULT.withDelimiter('"'), "Format: delimiter is character 34"),
                row(NULL, () -> new Csv.Format(',', true, null), "Format: missing is null"),
                row(NULL, () -> Csv.read((Path) null), "read: file is null"),
                row(NULL, () -> Csv.read(null, "t", Csv.Format.DEFAULT), "read: text is null"),
                row(NULL, () -> Csv.read(new StringReader(""), null, Csv.Format.DEFAULT), "read: name is null"),
                row(NULL, () -> Csv.read(new StringReader(""), "t", null), "read: format is null"));
    }

    private static Stream<ErrorMessageTest.Row> sources() {
        Example one = new Example(Tensor.zeros(2), Tensor.ints(1));
        Example wide = new Example(Tensor.zeros(3), Tensor.ints(1));
        Example single = new Example(Tensor.zeros(2), Tensor.of(1f));
        List<Example> shapes = List.of(one, one, one, wide);
        Path file = Path.of("a");
        return Stream.of(
                row(NULL, () -> Idx.read(null), "read: file is null"),
                row(VALUE, () -> Idx.read(file, -1), "read: limit is -1"),
                row(NULL, () -> new Example(null, Tensor.of(1.0)), "Example: x is null"),
                row(NULL, () -> new Example(Tensor.of(1.0), null), "Example: y is null"),
                row(NULL, () -> Streams.shuffled(null, 1, 1), "shuffled: examples is null"),
                row(VALUE, () -> Streams.shuffled(shapes, 0, 1), "shuffled: window is 0"),
                row(NULL, () -> Streams.batches(null, 1), "batches: examples is null"),
                row(VALUE, () -> Streams.batches(shapes, 0), "batches: size of a batch is 0"),
                row(
                        VALUE,
                        () -> Streams.batches(shapes, 2).forEach(batch -> {}),
                        "batches: x of example 3 is FLOAT64 [3], that of example 2 is FLOAT64 [2]"),
                row(
                        VALUE,
                        () -> Streams.batches(Arrays.asList(one, single), 2).forEach(batch -> {}),
                        "batches: y of example 1 is FLOAT32 []",
                        "that of example 0 is INT32 [1]"),
                row(NULL, () -> ReadAhead.of(null, 1), "ReadAhead: source is null"),
                row(VALUE, () -> ReadAhead.of(shapes, 0), "ReadAhead: ahead is 0"));
    }
}
