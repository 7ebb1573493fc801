package autograd.array;

import autograd.kernel.Float32Loops;
import autograd.kernel.Float64Loops;
import java.util.Arrays;

/**
 * What is the same for every dtype: making storage, and moving elements between storages without looking at them.
 *
 * <p>A storage is a {@code double[]}, {@code float[]}, {@code int[]} or {@code boolean[]}. The type is looked at once
 * per run of elements, never per element.
 */
final class Storage {
    private Storage() {}

    /** {@return new storage of zeros, or of false} */
    static Object allocate(DType dtype, int elements) {
        return switch (dtype) {
            case FLOAT64 -> new double[elements];
            case FLOAT32 -> new float[elements];
            case INT32 -> new int[elements];
            case BOOL -> new boolean[elements];
        };
    }

    /** Writes {@code value} to every element of new storage; BOOL becomes {@code value != 0}. */
    static void fill(Object data, double value) {
        if (Double.doubleToRawLongBits(value) == 0) {
            return; // new storage holds zeros already
        }
        if (data instanceof double[] doubles) {
            Arrays.fill(doubles, value);
        } else if (data instanceof float[] floats) {
            Arrays.fill(floats, (float) value);
        } else if (data instanceof int[] ints) {
            Arrays.fill(ints, (int) value);
        } else {
            Arrays.fill((boolean[]) data, value != 0);
        }
    }

    /**
     * Gathers a run: {@code to[position + i] = from[start + i * stride]} for {@code i} in {@code 0 .. count - 1}.
     *
     * @param from read
     * @param to written; another storage of the same dtype
     */
    static void read(Object from, int start, int stride, Object to, int position, int count) {
        if (from instanceof double[] doubles) {
            Float64Loops.read(doubles, start, stride, (double[]) to, position, count);
        } else if (from instanceof float[] floats) {
            Float32Loops.read(floats, start, stride, (float[]) to, position, count);
        } else if (from instanceof int[] ints) {
            read(ints, start, stride, (int[]) to, position, count);
        } else {
            read((boolean[]) from, start, stride, (boolean[]) to, position, count);
        }
    }

    private static void read(int[] from, int start, int stride, int[] to, int position, int count) {
        if (stride == 1) {
            System.arraycopy(from, start, to, position, count);
        } else {
            for (int i = 0, at = start; i < count; i++, at += stride) {
                to[position + i] = from[at];
            }
        }
    }

    private static void read(boolean[] from, int start, int stride, boolean[] to, int position, int count) {
        if (stride == 1) {
            System.arraycopy(from, start, to, position, count);
        } else {
            for (int i = 0, at = start; i < count; i++, at += stride) {
                to[position + i] = from[at];
            }
        }
    }

    /**
     * Scatters a run: {@code to[start + i * stride] = from[position + i]} for {@code i} in {@code 0 .. count - 1}.
     *
     * @param from read
     * @param to written; another storage of the same dtype
     */
    static void write(Object from, int position, Object to, int start, int stride, int count) {
        if (from instanceof double[] doubles) {
            Float64Loops.write(doubles, position, (double[]) to, start, stride, count);
        } else if (from instanceof float[] floats) {
            Float32Loops.write(floats, position, (float[]) to, start, stride, count);
        } else if (from instanceof int[] ints) {
            for (int i = 0, at = start; i < count; i++, at += stride) {
                ((int[]) to)[at] = ints[position + i];
            }
        } else {
            boolean[] bools = (boolean[]) from;
            for (int i = 0, at = start; i < count; i++, at += stride) {
                ((boolean[]) to)[at] = bools[position + i];
            }
        }
    }

    /**
     * Adds a run: {@code to[start + i * stride] += from[position + i]} for {@code i} in {@code 0 .. count - 1}.
     *
     * @param from read; of a floating dtype
     * @param to read and written; another storage of the same dtype
     */
    static void add(Object from, int position, Object to, int start, int stride, int count) {
        if (from instanceof double[] doubles) {
            Float64Loops.addTo(doubles, position, (double[]) to, start, stride, count);
        } else {
            Float32Loops.addTo((float[]) from, position, (float[]) to, start, stride, count);
        }
    }

    /**
     * Scatters: {@code to[index[i]] = from[i]}, in order of i.
     *
     * @param from read
     * @param index read; checked by the caller
     * @param to written; another storage of the same dtype
     */
    static void scatter(Object from, int[] index, Object to) {
        if (from instanceof double[] doubles) {
            Float64Loops.scatter(doubles, index, (double[]) to);
        } else if (from instanceof float[] floats) {
            Float32Loops.scatter(floats, index, (float[]) to);
        } else if (from instanceof int[] ints) {
            for (int i = 0; i < index.length; i++) {
                ((int[]) to)[index[i]] = ints[i];
            }
        } else {
            boolean[] bools = (boolean[]) from;
            for (int i = 0; i < index.length; i++) {
                ((boolean[]) to)[index[i]] = bools[i];
            }
        }
    }
}
