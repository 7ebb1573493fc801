package autograd.nn.optim;

import autograd.Arithmetic;
import autograd.Tensor;
import autograd.nn.Model;
import autograd.nn.Parameters;
import java.util.Objects;

/**
 * The exponential moving average of the parameters of a model while it is trained: {@code a_t = decay a_(t-1) + (1 - decay)
 * theta_t}. It is often a better model than the last one.
 *
 * <p>Not corrected, it starts from the model: {@code a_0 = theta_0}. Corrected, it starts from {@code a_0 = 0} and is read as
 * {@code a_t / (1 - decay^t)}: a weighted mean of {@code theta_1 .. theta_t}, in which the untrained model has no part.
 *
 * <pre>{@code
 * Ema ema = new Ema(0.999, true);
 * Ema.Average<Linear> average = ema.init(net);
 * average = ema.next(average, net);                      // after each step
 * Linear smooth = ema.model(average);
 * }</pre>
 *
 * <p>What layers remember without being trained is that of the last model. Sources: B. T. Polyak, A. B. Juditsky, 1992,
 * "Acceleration of stochastic approximation by averaging", SIAM Journal on Control and Optimization 30(4), for the idea; D.
 * P. Kingma, J. Ba, 2015, "Adam", ICLR, sections 3 and 7.2, for the correction.
 *
 * @param decay what is kept of the average in each step, from 0 to below 1
 * @param corrected whether it starts from 0 and is corrected for that
 */
public record Ema(double decay, boolean corrected) {
    /**
     * Makes the average.
     *
     * @throws IllegalArgumentException unless {@code decay} is from 0 to below 1
     */
    public Ema {
        Numbers.decay("Ema", "decay", decay, "0.999");
    }

    /**
     * What is remembered: to be saved like any model, with its number of steps.
     *
     * @param sum {@code a_t}, before any correction
     * @param step t
     * @param <M> the model type
     */
    public record Average<M extends Model<M>>(M sum, long step) {
        /**
         * Makes the average.
         *
         * @throws IllegalArgumentException if {@code step} is below 0
         */
        public Average {
            Objects.requireNonNull(sum, "Average: sum is null; need a model");
            Numbers.atLeast("Average", "step", step, 0);
        }
    }

    /** {@return the average before the first step} */
    public <M extends Model<M>> Average<M> init(M model) {
        Objects.requireNonNull(model, "Ema: model is null; need a model");
        return new Average<>(corrected ? Parameters.zip(model, model, (a, b) -> Tensor.zerosLike(a)) : model, 0);
    }

    /**
     * {@return the average with one more model in it}
     *
     * @param average before
     * @param model after a step of training
     * @throws autograd.shape.ShapeException if the two differ in structure
     */
    public <M extends Model<M>> Average<M> next(Average<M> average, M model) {
        Objects.requireNonNull(average, "Ema: average is null; need init(model) or the one before");
        Objects.requireNonNull(model, "Ema: model is null; need a model");
        M sum = Parameters.zip(
                model,
                average.sum(),
                (theta, a) ->
                        Arithmetic.addScaled(a.mul(decay), theta, 1 - decay).to(a.dtype()));
        return new Average<>(sum, average.step() + 1);
    }

    /**
     * {@return the averaged model}
     *
     * @throws IllegalArgumentException if it is corrected and no model is in it yet
     */
    public <M extends Model<M>> M model(Average<M> average) {
        Objects.requireNonNull(average, "Ema: average is null; need init(model) or a later one");
        if (!corrected) {
            return average.sum();
        }
        if (average.step() == 0) {
            throw new IllegalArgumentException(
                    "Ema: the average is of no model yet, step is 0; need next(average, model) first");
        }
        double weight = 1 - Adam.power(decay, average.step());
        return Parameters.zip(average.sum(), average.sum(), (a, b) -> a.div(weight));
    }
}
