package autograd.nn;

import autograd.Tensor;
import java.util.Arrays;

/**
 * One visit of a model that lists its parameters and tells whether two tensors of the model may have the same path. It builds
 * no path: training makes a visit in each step, and paths are for messages. In the place of a path stands its hash, which is
 * that of the string.
 */
final class Traversal {
    private static final int BASE = 31; // of String.hashCode
    private static final int INITIAL_CAPACITY = 8;

    private Tensor[] parameters = new Tensor[INITIAL_CAPACITY];
    private int count;
    private int[] hashes = new int[INITIAL_CAPACITY]; // of the paths of parameters and of state
    private int paths;

    static Traversal of(Model<?> model) {
        Traversal traversal = new Traversal();
        model.mapParameters(traversal.new Place(0));
        return traversal;
    }

    /** {@return the parameters, in order: an array of the caller's own} */
    Tensor[] parameters() {
        return Arrays.copyOf(parameters, count);
    }

    /** {@return false only if no parameter is null and no two tensors have the same path} */
    boolean isSuspicious() {
        for (int i = 0; i < count; i++) {
            if (parameters[i] == null) {
                return true;
            }
        }
        Arrays.sort(hashes, 0, paths); // equal ones become neighbours; nobody needs their order
        for (int i = 1; i < paths; i++) {
            if (hashes[i] == hashes[i - 1]) {
                return true;
            }
        }
        return false;
    }

    private void note(int hash) {
        if (paths == hashes.length) {
            hashes = Arrays.copyOf(hashes, 2 * paths);
        }
        hashes[paths++] = hash;
    }

    /** A model on the way down; {@code prefix} is the hash of the path to it, with the dot at the end. */
    private final class Place implements ParameterMap {
        private final int prefix;

        Place(int prefix) {
            this.prefix = prefix;
        }

        @Override
        public Tensor apply(String path, Tensor parameter) {
            if (count == parameters.length) {
                parameters = Arrays.copyOf(parameters, 2 * count);
            }
            parameters[count++] = parameter;
            note(joined(prefix, path));
            return parameter;
        }

        @Override
        public Tensor state(String path, Tensor value) {
            note(joined(prefix, path));
            return value;
        }

        @Override
        public ParameterMap at(String name) {
            return new Place(BASE * joined(prefix, name) + '.');
        }

        @Override
        public ParameterMap at(int index) {
            return new Place(BASE * joined(prefix, index) + '.');
        }
    }

    /** {@return the hash of a string of hash {@code prefix} and then {@code name}} */
    private static int joined(int prefix, String name) {
        int hash = prefix;
        for (int i = 0; i < name.length(); i++) {
            hash *= BASE;
        }
        return hash + name.hashCode();
    }

    /** {@return {@link #joined(int, String)} with the decimal digits of a number} */
    private static int joined(int prefix, int number) {
        if (number < 0) {
            return joined(prefix, Integer.toString(number));
        }
        int before = number < 10 ? prefix : joined(prefix, number / 10);
        return BASE * before + '0' + number % 10;
    }
}
