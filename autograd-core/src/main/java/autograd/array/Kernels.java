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
 * jdk.incubator.vector}, else those in plain Java. Both return the same bits. Without the Vector API one line on the
 * log says so, since nothing else would.
 */
final class Kernels {
    static final Float64Kernels FLOAT64;
    static final Float32Kernels FLOAT32;

    static {
        Optional<Module> vectorApi = ModuleLayer.boot().findModule("jdk.incubator.vector");
        if (vectorApi.isPresent()) {
            // Not in our module descriptor: there it would give every module that requires ours a compiler warning.
            Kernels.class.getModule().addReads(vectorApi.get());
            FLOAT64 = new Float64VectorKernels();
            FLOAT32 = new Float32VectorKernels();
        } else {
            FLOAT64 = new Float64ScalarKernels();
            FLOAT32 = new Float32ScalarKernels();
            System.getLogger("autograd")
                    .log(
                            System.Logger.Level.INFO,
                            "autograd computes without the Vector API: same results, slower;"
                                    + " start the JVM with --add-modules jdk.incubator.vector");
        }
    }

    private Kernels() {}
}
