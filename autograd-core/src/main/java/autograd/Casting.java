package autograd;

import autograd.array.DType;
import autograd.array.NdArray;
import java.util.Objects;

/** Changes of dtype. */
public final class Casting {
    private static final LinearOp<Cast> CAST =
            LinearOp.of("to", (NdArray x, Cast cast) -> x.to(cast.to()), (g, cast) -> to(g, cast.from()));
    private static final GeneralOp<Cast> DISCRETE = GeneralOp.discrete("to", (x, cast) -> x.to(cast.to()));

    /** From which dtype to which. */
    private record Cast(DType from, DType to) implements Batched.Shifting<Cast> {
        @Override
        public Cast shifted(int size) {
            return this;
        }

        @Override
        public String toString() {
            return "from " + from;
        }
    }

    private Casting() {}

    /**
     * The same values in another dtype. FLOAT64 to FLOAT32 rounds to nearest; INT32 and BOOL become exact numbers (true
     * is 1). To INT32, values must be whole; to BOOL, everything but 0 is true.
     *
     * <p>Between the two floating dtypes the derivative is 1 and the cotangent is cast back; to INT32 and BOOL there is
     * none.
     *
     * @param x any tensor
     * @param dtype the dtype of the result
     * @return a tensor of the shape of {@code x}; {@code x} itself when it has that dtype
     * @throws IllegalArgumentException if a value has no INT32 equal: the message names it and its index
     */
    public static Tensor to(Tensor x, DType dtype) {
        Checks.present("to", "x", x);
        Objects.requireNonNull(dtype, "to: dtype is null; need FLOAT64, FLOAT32, INT32 or BOOL");
        if (x.dtype() == dtype) {
            return x;
        }
        Cast cast = new Cast(x.dtype(), dtype);
        return dtype.isFloating() ? CAST.apply(cast, x) : DISCRETE.apply(cast, x);
    }
}
