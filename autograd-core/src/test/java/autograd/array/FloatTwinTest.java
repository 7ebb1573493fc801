package autograd.array;

import static java.util.Map.entry;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import autograd.kernel.Float32Extrema;
import autograd.kernel.Float32Kernels;
import autograd.kernel.Float32Loops;
import autograd.kernel.Float32Pairs;
import autograd.kernel.Float32Product;
import autograd.kernel.Float32RoundingLoops;
import autograd.kernel.Float32ScalarKernels;
import autograd.kernel.Float32Sums;
import autograd.kernel.Float64Extrema;
import autograd.kernel.Float64Kernels;
import autograd.kernel.Float64Loops;
import autograd.kernel.Float64Pairs;
import autograd.kernel.Float64Product;
import autograd.kernel.Float64RoundingLoops;
import autograd.kernel.Float64ScalarKernels;
import autograd.kernel.Float64Sums;
import autograd.simd.Float32VectorKernels;
import autograd.simd.Float64VectorKernels;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The float twins are the double kernels with another type, method by method, and no double is left in them. */
class FloatTwinTest {
    private static final Map<Class<?>, Class<?>> TWINS = Map.ofEntries(
            entry(Float64Loops.class, Float32Loops.class),
            entry(Float64RoundingLoops.class, Float32RoundingLoops.class),
            entry(Float64Runs.class, Float32Runs.class),
            entry(Float64Walk.class, Float32Walk.class),
            entry(Float64Rows.class, Float32Rows.class),
            entry(Float64Softmax.class, Float32Softmax.class),
            entry(Float64Sums.class, Float32Sums.class),
            entry(Float64Extrema.class, Float32Extrema.class),
            entry(Float64Product.class, Float32Product.class),
            entry(Float64Pairs.class, Float32Pairs.class),
            entry(Float64Kernels.class, Float32Kernels.class),
            entry(Float64ScalarKernels.class, Float32ScalarKernels.class),
            entry(Float64VectorKernels.class, Float32VectorKernels.class));

    @Test
    void everyMethodHasItsTwin() {
        int methods = 0;
        for (Map.Entry<Class<?>, Class<?>> pair : TWINS.entrySet()) {
            TreeSet<String> expected = new TreeSet<>();
            for (String signature : signatures(pair.getKey())) {
                expected.add(signature
                        .replace("Float64", "Float32")
                        .replace("double", "float")
                        .replace("doubles(", "floats("));
            }
            TreeSet<String> actual = signatures(pair.getValue());
            assertEquals(expected, actual);
            for (String signature : actual) {
                assertTrue(!signature.contains("double"), signature);
            }
            methods += actual.size();
        }
        assertTrue(methods > 50, methods + " methods compared");
    }

    private static TreeSet<String> signatures(Class<?> kernel) {
        TreeSet<String> signatures = new TreeSet<>();
        for (Method method : kernel.getDeclaredMethods()) {
            String parameters = Arrays.stream(method.getParameterTypes())
                    .map(Class::getSimpleName)
                    .collect(Collectors.joining(", "));
            if (!method.isSynthetic()) {
                signatures.add(
                        method.getReturnType().getSimpleName() + " " + method.getName() + "(" + parameters + ")");
            }
        }
        return signatures;
    }
}
