package autograd.nn.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** From the text of a CSV file to its cells, each row with the line where it begins. */
final class CsvReader {
    private static final char BYTE_ORDER_MARK = '\uFEFF'; // written by spreadsheets

    private CsvReader() {}

    static Csv read(Reader text, String name, Csv.Format format) throws IOException {
        CSVFormat syntax = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(format.delimiter())
                .setIgnoreSurroundingSpaces(true)
                .get();
        try (CSVParser parser = CSVParser.builder()
                .setReader(withoutMark(text))
                .setFormat(syntax)
                .get()) {
            return rows(parser, name, format);
        } catch (UncheckedIOException e) {
            throw failure(name, e.getCause());
        } catch (IOException e) {
            throw failure(name, e);
        }
    }

    private static Reader withoutMark(Reader text) throws IOException {
        BufferedReader buffered = new BufferedReader(text);
        buffered.mark(1);
        if (buffered.read() != BYTE_ORDER_MARK) {
            buffered.reset();
        }
        return buffered;
    }

    private static IOException failure(String name, IOException e) {
        if (e instanceof DataFileException) {
            return e;
        }
        if (e instanceof CharacterCodingException) {
            return new DataFileException("read: " + name + ": the text is not UTF-8; need UTF-8", e);
        }
        return e instanceof org.apache.commons.csv.CSVException
                ? new DataFileException("read: " + name + ": " + e.getMessage(), e)
                : e;
    }

    private static Csv rows(CSVParser parser, String name, Csv.Format format) throws DataFileException {
        List<String> columns = null;
        List<String[]> rows = new ArrayList<>();
        List<Long> lines = new ArrayList<>();
        for (Iterator<CSVRecord> records = parser.iterator(); records.hasNext(); ) {
            CSVRecord record = records.next();
            String[] cells = record.values();
            long line = parser.getCurrentLineNumber() - breaks(cells);
            if (columns == null) {
                columns = format.header() ? header(name, cells) : numbered(cells.length);
                if (format.header()) {
                    continue;
                }
            }
            if (cells.length != columns.size()) {
                throw new DataFileException("read: " + name + ", line " + line + ": the row has " + cells.length
                        + " cells, the first one has " + columns.size() + "; need as many in each");
            }
            rows.add(cells);
            lines.add(line);
        }
        if (columns == null) {
            throw new DataFileException("read: " + name + ": the file is empty; need "
                    + (format.header() ? "a line with the names of the columns" : "a row"));
        }
        return new Csv(name, format.missing(), columns, rows, lines);
    }

    private static List<String> numbered(int columns) {
        return IntStream.range(0, columns).mapToObj(Integer::toString).toList();
    }

    private static List<String> header(String name, String[] cells) throws DataFileException {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < cells.length; i++) {
            if (cells[i].isBlank() || !seen.add(cells[i])) {
                throw new DataFileException("read: " + name + ", line 1: column " + (i + 1) + " has the name \""
                        + cells[i] + "\"" + (cells[i].isBlank() ? "" : ", which comes twice")
                        + "; need one name for each column");
            }
        }
        return List.of(cells);
    }

    /** Line breaks inside quoted cells: the parser counts lines to the end of a row. */
    private static long breaks(String[] cells) {
        long breaks = 0;
        for (String cell : cells) {
            for (int i = 0; i < cell.length(); i++) {
                char c = cell.charAt(i);
                boolean pair = c == '\r' && i + 1 < cell.length() && cell.charAt(i + 1) == '\n';
                breaks += (c == '\n' || c == '\r') && !pair ? 1 : 0;
            }
        }
        return breaks;
    }
}
