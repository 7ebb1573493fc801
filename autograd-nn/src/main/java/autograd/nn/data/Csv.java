package autograd.nn.data;

import autograd.Indexing;
import autograd.Tensor;
import autograd.array.DType;
import autograd.shape.Shape;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * A table read from a CSV file, and its columns as tensors. What a column is, a number, a class or a text, is said where it is
 * taken out; a cell that is something else is an error that names file, line and column.
 *
 * <pre>{@code
 * Csv penguins = Csv.read(file).withoutMissing("bill", "mass", "species");
 * Tensor x = penguins.numbers("bill", "mass");            // FLOAT64 [n, 2]
 * Csv.Classes species = penguins.classes("species");      // INT32 [n], and the names
 * Tensor island = penguins.oneHot("island");              // FLOAT64 [n, islands]
 * }</pre>
 *
 * <p>A value like everything else: {@link #withoutMissing} and {@link #filled} return another table. Spaces around a cell do not
 * count, quoted cells may hold delimiters and line breaks, empty lines are skipped. A file whose name ends in {@code .gz} is
 * unpacked.
 *
 * <p>Source: RFC 4180.
 */
public final class Csv {
    private final String name;
    private final Set<String> missing;
    private final List<String> columns;
    private final List<String[]> rows; // not written once this exists
    private final List<Long> lines;

    Csv(String name, Set<String> missing, List<String> columns, List<String[]> rows, List<Long> lines) {
        this.name = name;
        this.missing = missing;
        this.columns = columns;
        this.rows = rows;
        this.lines = lines;
    }

    /**
     * How a file is written.
     *
     * @param delimiter between cells
     * @param header whether the first line names the columns; if not, they are named 0, 1, ...
     * @param missing the cells that mean that a value is missing
     */
    public record Format(char delimiter, boolean header, Set<String> missing) {
        /** Commas, a header, and missing values empty or {@code NA}. */
        public static final Format DEFAULT = new Format(',', true, Set.of("", "NA"));

        /** Makes the format; the set is copied. */
        public Format {
            missing = Set.copyOf(Objects.requireNonNull(missing, "Format: missing is null; need a set of texts"));
            if (delimiter == '"' || delimiter == '\n' || delimiter == '\r') {
                throw new IllegalArgumentException("Format: delimiter is character " + (int) delimiter
                        + "; need one that is no quote and no line break");
            }
        }

        /** {@return this format without a header} */
        public Format withoutHeader() {
            return new Format(delimiter, false, missing);
        }

        /** {@return this format with another delimiter} */
        public Format withDelimiter(char other) {
            return new Format(other, header, missing);
        }

        /** {@return this format with these cells, and no others, for missing values} */
        public Format withMissing(String... cells) {
            return new Format(delimiter, header, Set.of(cells));
        }
    }

    /**
     * A column of classes.
     *
     * @param indices INT32 {@code [n]}, positions in {@code names}
     * @param names the classes, in order
     */
    public record Classes(Tensor indices, List<String> names) {}

    /** {@return {@link #read(Path, Format)} with {@link Format#DEFAULT}} */
    public static Csv read(Path file) throws IOException {
        return read(file, Format.DEFAULT);
    }

    /**
     * {@return the table in a file, in UTF-8}
     *
     * @param file the file; packed if its name ends in {@code .gz}
     * @param format how it is written
     * @throws DataFileException if a row has another number of cells than the first, names of columns are not unique, quotes do
     *     not end, the text is not UTF-8, or it cannot be unpacked
     * @throws IOException if the file cannot be read
     */
    public static Csv read(Path file, Format format) throws IOException {
        Objects.requireNonNull(file, "read: file is null; need a path");
        try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file));
                InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes) {
            // a decoder of its own reports bad bytes, where that of a charset's name replaces them
            return read(new InputStreamReader(plain, StandardCharsets.UTF_8.newDecoder()), file.toString(), format);
        } catch (EOFException | ZipException e) {
            throw new DataFileException("read: " + file + ": cannot be unpacked: " + e.getMessage(), e);
        }
    }

    /**
     * {@return the table in a text}
     *
     * @param text read to its end and closed
     * @param name the name for messages
     * @param format how it is written
     * @throws IOException as {@link #read(Path, Format)}
     */
    public static Csv read(Reader text, String name, Format format) throws IOException {
        Objects.requireNonNull(text, "read: text is null; need a reader");
        Objects.requireNonNull(name, "read: name is null; need a name for messages");
        Objects.requireNonNull(format, "read: format is null; need a format");
        return CsvReader.read(text, name, format);
    }

    /** {@return the names of the columns, in order} */
    public List<String> columns() {
        return columns;
    }

    /** {@return the number of rows} */
    public int size() {
        return rows.size();
    }

    /** {@return the cells of a column as they are} */
    public List<String> texts(String column) {
        int c = index("texts", column);
        return rows.stream().map(row -> row[c]).toList();
    }

    /**
     * {@return columns of numbers, FLOAT64 {@code [n, columns]}}
     *
     * @param names the columns, 1 or more
     * @throws IllegalArgumentException for a cell that is missing, no number, NaN or infinite: the message has its line and
     *     column; and for an unknown column
     */
    public Tensor numbers(String... names) {
        int[] taken = indices("numbers", names);
        double[] numbers = new double[Math.multiplyExact(rows.size(), taken.length)];
        for (int row = 0; row < rows.size(); row++) {
            for (int i = 0; i < taken.length; i++) {
                numbers[row * taken.length + i] = number(row, taken[i]);
            }
        }
        return Tensor.of(numbers, Shape.of(rows.size(), taken.length));
    }

    private double number(int row, int column) {
        String cell = present("numbers", row, column);
        double value;
        try {
            value = parsed(cell);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(place("numbers", row, column) + " is \"" + cell + "\"; need a number");
        }
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(
                    place("numbers", row, column) + " is " + value + "; need a finite number");
        }
        return value;
    }

    /** As Java reads numbers, but without its own spellings 1f, 1d and 0x1p3, which are texts to everybody else. */
    private static double parsed(String cell) {
        char last = cell.isEmpty() ? ' ' : cell.charAt(cell.length() - 1);
        if ("dDfF".indexOf(last) >= 0 || cell.indexOf('x') >= 0 || cell.indexOf('X') >= 0) {
            throw new NumberFormatException(cell);
        }
        return Double.parseDouble(cell);
    }

    /** {@return a column of classes: those that occur, in order of their names} */
    public Classes classes(String column) {
        int c = index("classes", column);
        Set<String> found = new TreeSet<>();
        for (int row = 0; row < rows.size(); row++) {
            found.add(present("classes", row, c));
        }
        return new Classes(positions("classes", c, List.copyOf(found)), List.copyOf(found));
    }

    /**
     * {@return a column of classes that are known, as from the training part}
     *
     * @param column its name
     * @param names the classes; their positions are the result
     * @throws IllegalArgumentException for a cell that is missing or not among them: the message has its line and column
     */
    public Classes classes(String column, List<String> names) {
        return new Classes(positions("classes", index("classes", column), names), List.copyOf(names));
    }

    /** {@return a column of classes, FLOAT64 {@code [n, classes]}: 1 where the class is, else 0; order as {@link #classes}} */
    public Tensor oneHot(String column) {
        Classes classes = classes(column);
        return Indexing.oneHot(classes.indices(), classes.names().size(), DType.FLOAT64);
    }

    /** {@return {@link #oneHot(String)} of classes that are known, in that order} */
    public Tensor oneHot(String column, List<String> names) {
        return Indexing.oneHot(classes(column, names).indices(), names.size(), DType.FLOAT64);
    }

    private Tensor positions(String op, int column, List<String> names) {
        int[] positions = new int[rows.size()];
        for (int row = 0; row < positions.length; row++) {
            String cell = present(op, row, column);
            positions[row] = names.indexOf(cell);
            if (positions[row] < 0) {
                throw new IllegalArgumentException(
                        place(op, row, column) + " is \"" + cell + "\"; need one of " + names);
            }
        }
        return Tensor.ints(positions);
    }

    /** {@return how many cells of a column are missing} */
    public int missing(String column) {
        int c = index("missing", column);
        return (int) rows.stream().filter(row -> missing.contains(row[c])).count();
    }

    /** {@return the rows in which none of these columns is missing; none of all columns if no name is given} */
    public Csv withoutMissing(String... names) {
        int[] looked = indices("withoutMissing", names.length == 0 ? columns.toArray(new String[0]) : names);
        List<String[]> kept = new ArrayList<>();
        List<Long> keptLines = new ArrayList<>();
        for (int row = 0; row < rows.size(); row++) {
            boolean whole = true;
            for (int c : looked) {
                whole &= !missing.contains(rows.get(row)[c]);
            }
            if (whole) {
                kept.add(rows.get(row));
                keptLines.add(lines.get(row));
            }
        }
        return new Csv(name, missing, columns, kept, keptLines);
    }

    /** {@return the table with {@code value} for the missing cells of a column} */
    public Csv filled(String column, String value) {
        int c = index("filled", column);
        Objects.requireNonNull(value, "filled: value is null; need a text");
        List<String[]> filled = new ArrayList<>(rows.size());
        for (String[] row : rows) {
            String[] cells = row.clone();
            cells[c] = missing.contains(cells[c]) ? value : cells[c];
            filled.add(cells);
        }
        return new Csv(name, missing, columns, filled, lines);
    }

    private String present(String op, int row, int column) {
        String cell = rows.get(row)[column];
        if (missing.contains(cell)) {
            throw new IllegalArgumentException(place(op, row, column) + " is missing (\"" + cell
                    + "\"); need a value, or a table withoutMissing or filled");
        }
        return cell;
    }

    private String place(String op, int row, int column) {
        return op + ": " + name + ", line " + lines.get(row) + ", column \"" + columns.get(column) + "\"";
    }

    private int[] indices(String op, String... names) {
        if (names.length == 0) {
            throw new IllegalArgumentException(op + ": no column is given; need 1 or more of " + columns);
        }
        int[] indices = new int[names.length];
        for (int i = 0; i < names.length; i++) {
            indices[i] = index(op, names[i]);
        }
        return indices;
    }

    private int index(String op, String column) {
        int index = columns.indexOf(column);
        if (index < 0) {
            throw new IllegalArgumentException(
                    op + ": " + name + " has no column \"" + column + "\"; need one of " + columns);
        }
        return index;
    }

    /** {@return file, rows, and for each column what its cells are: numbers with their range, or how many different texts} */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(name + ": " + rows.size() + " rows");
        int width = columns.stream().mapToInt(String::length).max().orElse(0);
        for (String column : columns) {
            text.append(String.format("%n  %-" + width + "s  %s", column, kind(column)));
        }
        return text.toString();
    }

    private String kind(String column) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        boolean numbers = true;
        Set<String> different = new HashSet<>();
        for (String cell : texts(column)) {
            if (!missing.contains(cell)) {
                different.add(cell);
                try {
                    double value = parsed(cell);
                    least = Math.min(least, value);
                    most = Math.max(most, value);
                } catch (NumberFormatException e) {
                    numbers = false;
                }
            }
        }
        String kind = different.isEmpty()
                ? "empty"
                : numbers ? "numbers, " + least + " to " + most : "texts, " + different.size() + " different";
        return missing(column) == 0 ? kind : kind + ", " + missing(column) + " missing";
    }
}
