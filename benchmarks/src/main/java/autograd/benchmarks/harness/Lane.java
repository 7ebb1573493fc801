package autograd.benchmarks.harness;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One JVM of a comparison: which peer, on how many threads, with which flags.
 *
 * @param title head of its column
 * @param peer name that {@link autograd.benchmarks.WorkerMain} knows
 * @param threads on which the peer may compute
 * @param isNative whether it computes in a native library, with a thread pool that spins for a while when it has ended
 * @param flags of the JVM
 * @param jdk home of the JDK that runs it
 */
public record Lane(String title, String peer, int threads, boolean isNative, List<String> flags, Path jdk) {
    /** Flags of every JVM: memory that was touched before is reused, so that the system does not hand out new pages. */
    static final List<String> HEAP = List.of("-Xms1g", "-Xmn256m", "-XX:+AlwaysPreTouch");

    private static final String VECTOR = "--add-modules=jdk.incubator.vector";

    private static final Path THIS_JDK = Path.of(System.getProperty("java.home"));

    /** A lane on the JDK that runs this program. */
    public Lane(String title, String peer, int threads, boolean isNative, List<String> flags) {
        this(title, peer, threads, isNative, flags, THIS_JDK);
    }

    /** {@return this library with the Vector API} */
    public static Lane ours(int threads) {
        return new Lane("ours" + on(threads), "ours", threads, false, List.of(VECTOR, "-Dautograd.threads=" + threads));
    }

    /** {@return this library without the Vector API} */
    public static Lane scalar(int threads) {
        return new Lane("ours, scalar" + on(threads), "ours", threads, false, List.of("-Dautograd.threads=" + threads));
    }

    /** {@return Java loops written by hand, one thread} */
    public static Lane plain() {
        return new Lane("plain loops", "plain", 1, false, List.of());
    }

    /** {@return PyTorch, called by DJL} */
    public static Lane djl(int threads) {
        return new Lane(
                "DJL" + on(threads),
                "djl",
                threads,
                true,
                List.of(
                        "-Dai.djl.pytorch.num_threads=" + threads,
                        "-Dai.djl.pytorch.num_interop_threads=" + threads,
                        "-DOPT_OUT_TRACKING=true"));
    }

    /** {@return ND4J on its CPU backend} */
    public static Lane nd4j(int threads) {
        return new Lane("ND4J" + on(threads), "nd4j", threads, true, List.of());
    }

    /** {@return the limits of the machine} */
    public static Lane limits(int threads) {
        return new Lane("limit" + on(threads), "limits", threads, false, List.of(VECTOR));
    }

    /** {@return the same lane on another JDK, under another title} */
    public Lane on(Path jdk, String title) {
        return new Lane(title + on(threads), peer, threads, isNative, flags, jdk);
    }

    private static String on(int threads) {
        return ", " + threads + (threads == 1 ? " thread" : " threads");
    }

    /** {@return the file name of this lane's log} */
    String logName() {
        return title.replace(", ", "-").replace(' ', '-') + ".log";
    }

    /** Sets what the native libraries read, and takes away what would make them choose another machine's kernels. */
    void configure(Map<String, String> environment) {
        new ArrayList<>(environment.keySet())
                .stream().filter(name -> name.startsWith("OPENBLAS_")).forEach(environment::remove);
        environment.put("OMP_NUM_THREADS", Integer.toString(threads));
        environment.put("OPENBLAS_NUM_THREADS", Integer.toString(threads));
        environment.put("DJL_OFFLINE", "true");
    }
}
