package autograd.array;

import autograd.shape.Broadcast;
import autograd.shape.Shape;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Matrix products against one chain of fused multiply-adds per element, to the last bit. */
class MatrixProductProperties {
    @Property(tries = 400)
    void smallProductsOfBatches(@ForAll long seed, @ForAll boolean transposeA, @ForAll boolean transposeB) {
        RandomArrays random = new RandomArrays(seed);
        int[] sizes = new int[random.below(3)];
        Arrays.setAll(sizes, axis -> random.below(4));
        Shape batch = Shape.of(sizes);
        check(
                random,
                random.within(batch),
                random.within(batch),
                random.below(7),
                random.below(7),
                random.below(12),
                transposeA,
                transposeB);
    }

    @Property(tries = 60)
    void productsThatArePacked(@ForAll long seed, @ForAll boolean transposeA, @ForAll boolean transposeB) {
        RandomArrays random = new RandomArrays(seed);
        Shape none = Shape.SCALAR;
        check(random, none, none, 1 + random.below(12), random.below(40), 8 + random.below(50), transposeA, transposeB);
    }

    private static void check(
            RandomArrays random,
            Shape batchA,
            Shape batchB,
            int m,
            int k,
            int n,
            boolean transposeA,
            boolean transposeB) {
        DType dtype = random.floating();
        NdArray a = random.array(dtype, batchA.append(transposeA ? Shape.of(k, m) : Shape.of(m, k)));
        NdArray b = random.array(dtype, batchB.append(transposeB ? Shape.of(n, k) : Shape.of(k, n)));
        NdArray beforeA = NaiveKernels.map(a, v -> v);
        NdArray beforeB = NaiveKernels.map(b, v -> v);
        Shape result = Broadcast.common("test", "a", batchA, "b", batchB).append(Shape.of(m, n));
        RandomArrays.assertSame(
                NaiveKernels.matmul(result, a, transposeA, b, transposeB),
                MatrixProduct.matmul(a, transposeA, b, transposeB),
                "matmul of " + a + " (" + transposeA + ") and " + b + " (" + transposeB + ")");
        RandomArrays.assertSame(beforeA, a, "P9: a after matmul");
        RandomArrays.assertSame(beforeB, b, "P9: b after matmul");
    }
}
