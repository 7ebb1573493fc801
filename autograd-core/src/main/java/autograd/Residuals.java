package autograd;

/**
 * The values that an op keeps for its backward pass, packed: null for none, the tensor itself for one, an array with a
 * place for each input and the output for more. Which values is a mask: bit i for input i, bit {@code arity} for the
 * output.
 */
final class Residuals {
    private Residuals() {}

    /** {@return the values of {@code mask}, packed} */
    static Object keep(int mask, Tensor[] primals, Tensor y) {
        if (mask == 0) {
            return null;
        }
        return Integer.bitCount(mask) == 1
                ? value(Integer.numberOfTrailingZeros(mask), primals, y)
                : all(mask, primals, y);
    }

    /**
     * {@return the kept values, each at the place of its bit}
     *
     * @param mask the values that will be read; each was kept
     */
    static Tensor[] unpack(int mask, int arity, Object kept) {
        if (kept instanceof Tensor single) {
            Tensor[] values = new Tensor[arity + 1];
            if (mask != 0) {
                values[Integer.numberOfTrailingZeros(mask)] = single;
            }
            return values;
        }
        return (Tensor[]) kept;
    }

    /** {@return the values of {@code mask}, each at the place of its bit, all other places null} */
    static Tensor[] all(int mask, Tensor[] primals, Tensor y) {
        Tensor[] values = new Tensor[primals.length + 1];
        for (int i = 0; i < values.length; i++) {
            if ((mask >> i & 1) != 0) {
                values[i] = value(i, primals, y);
            }
        }
        return values;
    }

    private static Tensor value(int place, Tensor[] primals, Tensor y) {
        return place == primals.length ? y : primals[place];
    }
}
