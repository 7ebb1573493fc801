package autograd.nn.layer;

import autograd.Autograd;
import autograd.Comparisons;
import autograd.Tensor;
import autograd.array.DType;
import autograd.array.NdArray;
import autograd.nn.Initializer;
import autograd.nn.Initializers;
import autograd.nn.Layer;
import autograd.nn.ParameterMap;
import autograd.shape.Shape;
import autograd.shape.ShapeException;
import java.util.Objects;

/**
 * A table of vectors: {@code y[..., j] = weight[x[...], j]}. Derivative by the weight: each row gets the sum of the cotangents
 * of the places that it was looked up for, and 0 if there are none.
 *
 * <p>Shapes: x INT32 {@code [...]}; y {@code [..., features]}. A place that holds the padding index gives zeros, and no
 * gradient, whatever the row of the table is.
 *
 * @param weight shape {@code [count, features]}, FLOAT64 or FLOAT32
 * @param padding the index that stands for nothing, or {@link #NO_PADDING}
 */
public record Embedding(Tensor weight, int padding) implements Layer<Embedding> {
    /** For a table in which every index means something. */
    public static final int NO_PADDING = -1;

    /**
     * Makes the layer.
     *
     * @throws ShapeException unless the weight has two axes
     * @throws IllegalArgumentException if the weight is of another dtype, or the padding is not an index of it
     */
    public Embedding {
        LayerChecks.floating("Embedding", "weight", weight);
        if (weight.rank() != 2) {
            throw new ShapeException("Embedding: weight has shape " + weight.shape() + "; need [count, features]");
        }
        int count = weight.shape().size(0);
        if (padding != NO_PADDING && (padding < 0 || padding >= count)) {
            throw new IllegalArgumentException("Embedding: padding is " + padding + "; weight has shape "
                    + weight.shape() + ", need 0 to " + (count - 1) + ", or NO_PADDING");
        }
    }

    /** Makes the layer without padding. */
    public Embedding(Tensor weight) {
        this(weight, NO_PADDING);
    }

    /** {@return {@link #of(int, int, Initializer, long, DType)} of the standard normal distribution in FLOAT64} */
    public static Embedding of(int count, int features, long seed) {
        return of(count, features, Initializers.normal(1), seed, DType.FLOAT64);
    }

    /**
     * Makes a layer with an initialized weight and without padding.
     *
     * @param count how many vectors, 1 or more
     * @param features size of a vector, 1 or more
     * @param initializer for the weight. A row is taken as it is and nothing is summed, so a fan-in says nothing here: use
     *     {@link Initializers#normal} or {@link Initializers#uniform}
     * @param seed of the weight
     * @param dtype FLOAT64 or FLOAT32
     * @return the layer
     * @throws IllegalArgumentException for a size below 1, or another dtype
     */
    public static Embedding of(int count, int features, Initializer initializer, long seed, DType dtype) {
        if (count < 1 || features < 1) {
            throw new IllegalArgumentException(
                    "Embedding: count is " + count + ", features is " + features + "; need 1 or more of each");
        }
        Objects.requireNonNull(initializer, "Embedding: initializer is null; need one of Initializers, or your own");
        LayerChecks.floating("Embedding", dtype);
        return new Embedding(initializer.initialize(seed, Shape.of(count, features), dtype), NO_PADDING);
    }

    /**
     * {@inheritDoc}
     *
     * @param x the indices, INT32
     * @throws IllegalArgumentException unless {@code x} is INT32
     * @throws IndexOutOfBoundsException if an index is negative or not below {@code count}
     */
    @Override
    public Tensor apply(Tensor x) {
        LayerChecks.present("Embedding", "x", x);
        if (x.dtype() != DType.INT32) {
            throw new IllegalArgumentException("Embedding: x has dtype " + x.dtype() + " and shape " + x.shape()
                    + "; need INT32 indices, see Tensor.ints and to(INT32)");
        }
        requireIndices(Autograd.peek(x));
        Tensor y = weight.take(x, 0);
        return padding == NO_PADDING ? y : Comparisons.where(x.equal(padding).expandDims(-1), 0, y);
    }

    /** In a table of meanings, an index from the end is a mistake. */
    private void requireIndices(NdArray indices) {
        int count = weight.shape().size(0);
        for (int i = 0; i < indices.elements(); i++) {
            if (indices.intAt(i) < 0 || indices.intAt(i) >= count) {
                throw new IndexOutOfBoundsException("Embedding: index " + indices.intAt(i) + " is element " + i
                        + " of x, shape " + indices.shape() + "; weight has shape " + weight.shape() + ", need 0 to "
                        + (count - 1));
            }
        }
    }

    @Override
    public Embedding mapParameters(ParameterMap f) {
        return new Embedding(f.apply("weight", weight), padding);
    }
}
