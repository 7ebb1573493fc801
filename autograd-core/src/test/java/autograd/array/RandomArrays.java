package autograd.array;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import autograd.shape.Shape;
import java.util.Arrays;
import java.util.Random;

/** Random shapes and arrays for the tests of the kernels, and their comparison. */
final class RandomArrays {
    private static final int[] SIZES = {0, 1, 1, 2, 2, 3, 3, 4, 5, 7};

    private static final double[] SPECIAL = {
        0,
        -0.0,
        1,
        -1,
        2,
        0.5,
        1e-20,
        -1e-20,
        1e30,
        -1e30,
        88.5,
        -104,
        709.5,
        1000,
        -1000,
        Double.MIN_VALUE,
        Double.MAX_VALUE,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        Double.NaN
    };

    private final Random random;

    RandomArrays(long seed) {
        random = new Random(seed);
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    boolean flip() {
        return random.nextBoolean();
    }

    DType floating() {
        return flip() ? DType.FLOAT64 : DType.FLOAT32;
    }

    /** {@return a shape of rank 0 to 4 with sizes 0 to 7; now and then with a long axis, to leave a buffer} */
    Shape shape() {
        int[] sizes = new int[random.nextInt(5)];
        for (int axis = 0; axis < sizes.length; axis++) {
            sizes[axis] = SIZES[random.nextInt(SIZES.length)];
        }
        if (sizes.length > 0 && random.nextInt(4) == 0) {
            sizes[random.nextInt(sizes.length)] = 1 + random.nextInt(700);
        }
        return Shape.of(sizes);
    }

    /** {@return a shape that can be broadcast to the given one: leading axes dropped, others set to 1, at random} */
    Shape within(Shape shape) {
        int[] sizes = shape.toArray();
        int drop = flip() ? 0 : random.nextInt(sizes.length + 1);
        int[] within = new int[sizes.length - drop];
        for (int axis = 0; axis < within.length; axis++) {
            within[axis] = random.nextInt(3) == 0 ? 1 : sizes[axis + drop];
        }
        return Shape.of(within);
    }

    /** {@return some axes of the shape, perhaps none, ascending} */
    int[] axes(Shape shape) {
        int rank = shape.rank();
        int[] axes = new int[rank];
        int count = 0;
        for (int axis = 0; axis < rank; axis++) {
            if (flip()) {
                axes[count++] = axis;
            }
        }
        return Arrays.copyOf(axes, count);
    }

    /** {@return random numbers, half of them ordinary and, in every other array, some special ones} */
    NdArray array(DType dtype, Shape shape) {
        double[] values = new double[shape.elements()];
        boolean special = flip();
        for (int i = 0; i < values.length; i++) {
            values[i] = special && random.nextInt(3) == 0
                    ? SPECIAL[random.nextInt(SPECIAL.length)]
                    : random.nextGaussian() * Math.pow(10, random.nextInt(5) - 2);
        }
        return switch (dtype) {
            case FLOAT64, FLOAT32 -> NdArray.of(values, shape).to(dtype);
            case INT32, BOOL -> {
                for (int i = 0; i < values.length; i++) {
                    values[i] = random.nextInt(dtype == DType.BOOL ? 2 : 7) - (dtype == DType.BOOL ? 0 : 3);
                }
                yield NdArray.of(values, shape).to(dtype);
            }
        };
    }

    /** {@return ordinary numbers only} */
    NdArray gaussian(DType dtype, Shape shape) {
        return NdArray.of(random.doubles(shape.elements(), -1, 1).toArray(), shape)
                .to(dtype);
    }

    /** Fails unless both have the same dtype, shape and bits, except that one NaN is as good as another. */
    static void assertSame(NdArray expected, NdArray actual, String what) {
        assertEquals(expected.dtype(), actual.dtype(), what);
        assertEquals(expected.shape(), actual.shape(), what);
        for (int i = 0; i < expected.elements(); i++) {
            double want = expected.doubleAt(i);
            double have = actual.doubleAt(i);
            if (Double.doubleToLongBits(want) != Double.doubleToLongBits(have)) {
                fail(what + ": element " + i + " of shape " + expected.shape() + " is " + have + ", expected " + want);
            }
        }
    }
}
