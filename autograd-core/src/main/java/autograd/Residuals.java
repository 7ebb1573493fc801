package autograd;

/**
 * The values that a rule may read, by place: input i at place i, the output at place {@code arity}. A set of places is a
 * mask with a bit for each.
 *
 * <p>On a tape they are packed: null for none, the tensor itself for one, an array with a place for each input and the
 * output for more.
 */
@FunctionalInterface
interface Residuals {
    /** All inputs and the output, whatever their number. */
    int ALL = -1;

    /** All inputs, whatever their number, and not the output. */
    int INPUTS = -2;

    /** {@return the value at {@code place}, which is one of those that were kept} */
    Tensor at(int place);

    /** {@return the values of {@code mask} of the first {@code arity} of three inputs and of the output, packed} */
    static Object pack(int mask, int arity, Tensor a, Tensor b, Tensor c, Tensor y) {
        if (mask == 0) {
            return null;
        }
        if (mask == 1 << arity) {
            return y;
        }
        if (mask == INPUTS) {
            return array(0b111, arity, a, b, c, null);
        }
        return switch (mask) {
            case 0b001 -> a;
            case 0b010 -> b;
            case 0b100 -> c;
            default -> array(mask, arity, a, b, c, y);
        };
    }

    private static Tensor[] array(int mask, int arity, Tensor a, Tensor b, Tensor c, Tensor y) {
        Tensor[] array = new Tensor[arity + 1];
        array[0] = (mask & 0b001) != 0 ? a : null;
        if (arity > 1) {
            array[1] = (mask & 0b010) != 0 ? b : null;
        }
        if (arity > 2) {
            array[2] = (mask & 0b100) != 0 ? c : null;
        }
        array[arity] = (mask >> arity & 1) != 0 ? y : null;
        return array;
    }

    /** {@return the values of {@code mask}, packed} */
    static Object pack(int mask, Tensor[] primals, Tensor y) {
        if (mask == 0) {
            return null;
        }
        Residuals all = of(primals, y);
        if (mask == INPUTS) {
            return primals;
        }
        return Integer.bitCount(mask) == 1
                ? all.at(Integer.numberOfTrailingZeros(mask))
                : array(mask, primals.length, all);
    }

    /** {@return the value at {@code place} of packed ones} */
    static Tensor unpack(Object kept, int place) {
        return kept instanceof Tensor single ? single : ((Tensor[]) kept)[place];
    }

    /** {@return all values, as forward mode has them at hand} */
    static Residuals of(Tensor[] primals, Tensor y) {
        return place -> place == primals.length ? y : primals[place];
    }

    /** {@return the values of {@code mask}, each at its place, all other places null} */
    static Tensor[] array(int mask, int arity, Residuals values) {
        Tensor[] array = new Tensor[arity + 1];
        for (int place = 0; place <= arity; place++) {
            if (mask == ALL || mask == INPUTS && place < arity || mask > 0 && (mask >> place & 1) != 0) {
                array[place] = values.at(place);
            }
        }
        return array;
    }
}
