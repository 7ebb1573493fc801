package autograd.nn;

import autograd.RandomKey;
import java.util.Objects;

/**
 * What a layer is applied for, an argument of {@link Layer#apply(autograd.Tensor, Mode)}: training and evaluation differ for
 * layers that draw random numbers or keep statistics. A model holds no such flag, so it cannot be left in the wrong one.
 *
 * <p>A layer that remembers something without being trained says so in {@code mapParameters}, and hands out its next value:
 *
 * <pre>{@code
 * record Center(Tensor shift, Tensor mean) implements Layer<Center> {
 *     public Tensor apply(Tensor x) {
 *         return x.sub(mean).add(shift);
 *     }
 *
 *     public Output<Center> apply(Tensor x, Mode mode) {
 *         if (mode == Mode.EVALUATION) {
 *             return new Output<>(apply(x), this);
 *         }
 *         Tensor now = x.mean(0);     // of this batch; what is remembered moves by a tenth towards it
 *         Tensor next = mean.mul(0.9).add(now.mul(0.1));
 *         return new Output<>(x.sub(now).add(shift), new Center(shift, next));
 *     }
 *
 *     public Center mapParameters(ParameterMap f) {
 *         return new Center(f.apply("shift", shift), f.state("mean", mean));
 *     }
 * }
 * }</pre>
 */
public sealed interface Mode {
    /** The model as it is: nothing is random, nothing changes. */
    Mode EVALUATION = new Evaluating();

    /** The mode without randomness and change; there is one, {@link #EVALUATION}. */
    final class Evaluating implements Mode {
        private Evaluating() {}

        @Override
        public Mode child(int index) {
            return this;
        }

        @Override
        public String toString() {
            return "EVALUATION";
        }
    }

    /**
     * A step of training.
     *
     * @param key what the layer draws from; it must differ from step to step
     */
    record Training(RandomKey key) implements Mode {
        /** Makes the mode. */
        public Training {
            Objects.requireNonNull(key, "Mode: key is null; need a key such as RandomKey.of(seed).fold(step)");
        }

        @Override
        public Mode child(int index) {
            return new Training(key.fold(index));
        }
    }

    /**
     * {@return the mode of a step of training}
     *
     * @param key what layers draw from; the same key gives the same bits, so each step needs one of its own, such as {@code
     *     RandomKey.of(seed).fold(step)}
     */
    static Mode training(RandomKey key) {
        return new Training(key);
    }

    /**
     * {@return the mode that a container gives to its part {@code index}: the same, with a key of its own,
     * {@link RandomKey#fold key.fold(index)}}
     *
     * @param index the position of the part
     */
    Mode child(int index);
}
