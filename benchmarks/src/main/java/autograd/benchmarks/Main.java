package autograd.benchmarks;

import autograd.benchmarks.harness.Race;
import autograd.benchmarks.table.AdbenchTable;
import autograd.benchmarks.table.FunctionsTable;
import autograd.benchmarks.table.JdkTable;
import autograd.benchmarks.table.LimitsTable;
import autograd.benchmarks.table.MatmulTable;
import autograd.benchmarks.table.Report;
import autograd.benchmarks.table.ScalingTable;
import autograd.benchmarks.table.Section;
import autograd.benchmarks.table.Session;
import autograd.benchmarks.table.Table;
import autograd.benchmarks.table.TapeTable;
import autograd.benchmarks.table.TrainingTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Measures, prints the tables, and writes them into a file.
 *
 * <p>Exit status: 0 when all peers agree on what they computed, 1 when they do not, 2 for wrong arguments.
 */
@Command(
        name = "benchmark",
        sortOptions = false,
        description = "Measures this library beside others, plain loops and the limits of the machine.")
public final class Main implements Callable<Integer> {
    private static final int DISAGREEMENT = 1;
    private static final List<Table> TABLES = List.of(
            new LimitsTable(),
            new MatmulTable(),
            new FunctionsTable(),
            new TrainingTable(),
            new TapeTable(),
            new AdbenchTable(),
            new ScalingTable(),
            new JdkTable());

    @Spec
    private CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Print this and exit.")
    private boolean help;

    @Option(names = "--quick", description = "Shorter batches and fewer of them; all tables in under five minutes.")
    private boolean quick;

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "TABLE",
            description =
                    "Measure these tables alone: limits, matmul, functions, training, tape, adbench, scaling, jdk."
                            + " The others stay in the file as they are.")
    private List<String> only = List.of();

    @Option(
            names = "--adbench",
            paramLabel = "FOLDER",
            description = "Folder with input files of ADBench. Without it, random inputs of the same form.")
    private Path adbench;

    @Option(
            names = "--jdk",
            paramLabel = "HOME",
            description = "Another JDK, 17 or later: adds the table jdk, this library on both by turns.")
    private Path jdk;

    @Option(names = "--out", paramLabel = "FILE", description = "Where to write; default: benchmarks/RESULTS.md.")
    private Path out;

    @Option(
            names = "--jmh",
            paramLabel = "REGEX",
            description = "Run the JMH benchmarks whose name matches instead; writes no file.")
    private String jmh;

    private final Path folder;

    private Main(Path folder) {
        this.folder = folder;
    }

    /** Runs the program; the system property {@code autograd.benchmarks} is the folder of this module. */
    public static void main(String[] args) {
        Path folder = Path.of(System.getProperty("autograd.benchmarks", "benchmarks"));
        System.exit(new CommandLine(new Main(folder)).execute(args));
    }

    @Override
    public Integer call() throws IOException {
        if (jmh != null) {
            org.openjdk.jmh.Main.main(new String[] {jmh});
            return 0;
        }
        List<Table> chosen = chosen();
        if (adbench != null && !Files.isDirectory(adbench)) {
            throw new ParameterException(spec.commandLine(), "--adbench: " + adbench + " is not a folder");
        }
        if (jdk != null && !Files.isExecutable(jdk.resolve("bin").resolve("java"))) {
            throw new ParameterException(spec.commandLine(), "--jdk: " + jdk + " has no bin/java");
        }
        Path file = out != null ? out : folder.resolve("RESULTS.md");
        Report report = Report.read(file, TABLES.stream().map(Table::name).toList());
        List<String> disagreements = new ArrayList<>();
        long start = System.nanoTime();
        try (Race race = new Race(WorkerMain.class.getName(), folder.resolve("target"))) {
            Session session = new Session(race, quick, adbench, jdk);
            for (Table table : chosen) {
                System.err.println("benchmark: " + table.name() + " ...");
                Section section = new Section(table.name(), table.title(), quick, System.err);
                session.start(section);
                table.measure(session, section);
                session.finish(section);
                disagreements.addAll(section.disagreements());
                System.out.println(section.text());
                report.put(section);
                report.write(file);
            }
        }
        System.err.printf("benchmark: %.0f s; written to %s%n", (System.nanoTime() - start) / 1e9, file);
        disagreements.forEach(line -> System.err.println("benchmark: DISAGREEMENT: " + line));
        return disagreements.isEmpty() ? 0 : DISAGREEMENT;
    }

    private List<Table> chosen() {
        List<String> names = TABLES.stream().map(Table::name).toList();
        for (String name : only) {
            if (!names.contains(name)) {
                throw new ParameterException(
                        spec.commandLine(),
                        "--only: no table " + name + "; the tables are " + String.join(", ", names));
            }
        }
        if (jdk == null && only.contains(JdkTable.NAME)) {
            throw new ParameterException(
                    spec.commandLine(), "--only: table " + JdkTable.NAME + " needs another JDK: --jdk HOME");
        }
        return TABLES.stream()
                .filter(table -> only.isEmpty()
                        ? jdk != null || !table.name().equals(JdkTable.NAME)
                        : only.contains(table.name()))
                .toList();
    }
}
