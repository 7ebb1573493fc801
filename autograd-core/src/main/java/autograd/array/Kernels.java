package autograd.array;

import autograd.kernel.Float32Kernels;
import autograd.kernel.Float32ScalarKernels;
import autograd.kernel.Float64Kernels;
import autograd.kernel.Float64ScalarKernels;
import autograd.simd.Float32VectorKernels;
import autograd.simd.Float64VectorKernels;
import java.util.Optional;

/**
 * The kernels that this JVM runs, chosen once: those on the Vector API if the JVM was started with {@code --add-modules
 * jdk.incubator.vector} and has an optimizing compiler, else those in plain Java. Both return the same bits. One line on
 * the log tells of the second case, since nothing else would.
 */
final class Kernels {
    static final Float64Kernels FLOAT64;
    static final Float32Kernels FLOAT32;

    private static final int FMAS = 16; // timed together

    /** Nanoseconds: an instruction takes some 20 of them in the interpreter, decimal arithmetic far more. */
    private static final long SLOW_FMA = 500;

    static {
        Optional<Module> vectorApi = ModuleLayer.boot().findModule("jdk.incubator.vector");
        // Not in our module descriptor: there it would give every module that requires ours a compiler warning.
        vectorApi.ifPresent(Kernels.class.getModule()::addReads);
        if (vectorApi.isPresent() && hasOptimizingCompiler() && Float64VectorKernels.canUseThisWidth()) {
            FLOAT64 = new Float64VectorKernels();
            FLOAT32 = new Float32VectorKernels();
        } else {
            FLOAT64 = new Float64ScalarKernels();
            FLOAT32 = new Float32ScalarKernels();
            log(
                    System.Logger.Level.INFO,
                    "autograd computes without the Vector API: same results, slower; "
                            + (vectorApi.isPresent()
                                    ? "no optimizing compiler (-Xint, -XX:TieredStopAtLevel=1), or vectors beyond 512 bits"
                                    : "start the JVM with --add-modules jdk.incubator.vector"));
        }
        if (!hasFma()) {
            log(
                    System.Logger.Level.WARNING,
                    "this processor or JVM has no fused multiply-add: same results, but matrix products and"
                            + " functions are thousands of times slower");
        }
    }

    private Kernels() {}

    /** {@return whether vectors become registers here} Without the optimizing compiler each one is an object. */
    private static boolean hasOptimizingCompiler() {
        String mode = System.getProperty("java.vm.info", "");
        return !mode.contains("interpreted") && !mode.contains("emulated-client");
    }

    private static void log(System.Logger.Level level, String message) {
        System.getLogger("autograd").log(level, message);
    }

    /**
     * {@return whether a fused multiply-add is an instruction here} Without one the JDK computes it in decimal arithmetic,
     * with the same result, thousands of times slower.
     */
    private static boolean hasFma() {
        long fastest = Long.MAX_VALUE;
        double sum = 0;
        for (int attempt = 0; attempt < 5; attempt++) { // the first ones load classes
            long start = System.nanoTime();
            for (int i = 0; i < FMAS; i++) {
                sum = Math.fma(sum, 0.75, i);
            }
            fastest = Math.min(fastest, System.nanoTime() - start);
        }
        return sum > 0 && fastest < FMAS * SLOW_FMA;
    }
}
