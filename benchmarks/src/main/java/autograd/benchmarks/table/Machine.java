package autograd.benchmarks.table;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;

/** What the numbers were measured on. */
final class Machine {
    private static final double KIB_PER_GIB = 1 << 20;
    private static final long WATCH_MILLIS = 500;
    private static final int IDLE_COLUMN = 3;

    private Machine() {}

    static String describe() {
        return """
                | machine | |
                |---|---|
                | processor | %s, %d cores |
                | memory | %s |
                | system | %s %s, %s |
                | Java | %s %s, %s |
                """.formatted(
                field("/proc/cpuinfo", "model name", System.getProperty("os.arch")) + family(),
                Runtime.getRuntime().availableProcessors(),
                memory(),
                System.getProperty("os.name"),
                System.getProperty("os.version"),
                field("/etc/os-release", "PRETTY_NAME", "unknown distribution").replace("\"", ""),
                System.getProperty("java.vm.name"),
                System.getProperty("java.vm.version"),
                System.getProperty("java.vendor"));
    }

    /**
     * {@return how much of the processors other programs take, from 0 to 1, watched while this one waits; NaN if the system does
     * not say}
     */
    static double busyShare() {
        try {
            long[] before = processorTimes();
            Thread.sleep(WATCH_MILLIS);
            long[] after = processorTimes();
            double idle = after[IDLE_COLUMN] - before[IDLE_COLUMN];
            double all = Arrays.stream(after).sum() - Arrays.stream(before).sum();
            return all > 0 ? 1 - idle / all : Double.NaN;
        } catch (IOException e) {
            return Double.NaN;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Double.NaN;
        }
    }

    private static long[] processorTimes() throws IOException {
        String first = Files.readAllLines(Path.of("/proc/stat")).get(0);
        return Arrays.stream(first.split("\\s+"))
                .skip(1)
                .mapToLong(Long::parseLong)
                .toArray();
    }

    private static String family() {
        String flags = field("/proc/cpuinfo", "flags", "");
        String vectors = flags.contains("avx512f") ? "AVX-512" : flags.contains("avx2") ? "AVX2" : "";
        return vectors.isEmpty() ? "" : " (" + vectors + ")";
    }

    private static String memory() {
        String total = field("/proc/meminfo", "MemTotal", "").replaceAll("\\D", "");
        return total.isEmpty()
                ? "unknown"
                : String.format(Locale.ROOT, "%.0f GiB", Long.parseLong(total) / KIB_PER_GIB);
    }

    /** {@return the value of the first line that starts with {@code key}} */
    private static String field(String file, String key, String otherwise) {
        try (Stream<String> lines = Files.lines(Path.of(file))) {
            return lines.filter(line -> line.startsWith(key))
                    .map(line -> line.split("[:=]", 2)[1].strip())
                    .findFirst()
                    .orElse(otherwise);
        } catch (IOException e) {
            return otherwise;
        }
    }
}
