package autograd.nn;

import autograd.Tensor;
import autograd.nn.Exchange.Part;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * A model of which only a part is trained: what is frozen is state here, and not a parameter.
 *
 * <pre>{@code
 * Frozen<Sequential> part = Frozen.of(net, "layers.0.*");
 * var step = Parameters.valueAndGrad(part, m -> Losses.meanSquaredError(m.model().apply(x), y));
 * part = sgd.step(part, step);
 * Sequential trained = part.model();
 * }</pre>
 *
 * <p>So whatever works on models works on this one: gradients have no place for what is frozen and do no work for it, optimizers
 * keep nothing for it, and {@link Parameters#tensors} has all of it, under the same paths, to be saved. Nothing of it is
 * written in the model: to go on with other parts, freeze {@link #model} again.
 *
 * @param <M> the model type
 */
public final class Frozen<M extends Model<M>> implements Model<Frozen<M>> {
    private final M model;
    private final boolean[] frozen; // of the parameters, in order; never changed, so shared

    private Frozen(M model, boolean[] frozen) {
        this.model = model;
        this.frozen = frozen;
    }

    /**
     * Freezes the parameters that a pattern stands for.
     *
     * @param model the model
     * @param patterns texts of {@link PathPattern}, such as {@code layers.0.*}
     * @return the model with these frozen
     * @throws IllegalArgumentException if a pattern stands for no parameter: the message has the paths that there are
     */
    public static <M extends Model<M>> Frozen<M> of(M model, String... patterns) {
        ModelChecks.model("Frozen", "model", model);
        Objects.requireNonNull(patterns, "Frozen: patterns is null; need paths such as layers.0.*");
        Collection<String> paths = Parameters.named(model).keySet();
        List<PathPattern> all = new ArrayList<>();
        for (String text : patterns) {
            PathPattern pattern = PathPattern.of(text);
            if (paths.stream().noneMatch(pattern)) {
                throw new IllegalArgumentException("Frozen: pattern \"" + text + "\" stands for no parameter of "
                        + model.getClass().getSimpleName() + "; it has " + paths);
            }
            all.add(pattern);
        }
        return of(model, path -> all.stream().anyMatch(pattern -> pattern.test(path)));
    }

    /**
     * Freezes the parameters whose path passes a test.
     *
     * @param model the model
     * @param isFrozen is asked once for each parameter, now
     * @return the model with these frozen
     */
    public static <M extends Model<M>> Frozen<M> of(M model, Predicate<String> isFrozen) {
        ModelChecks.model("Frozen", "model", model);
        Objects.requireNonNull(isFrozen, "Frozen: isFrozen is null; need a test of paths");
        List<String> paths = List.copyOf(Parameters.named(model).keySet());
        boolean[] frozen = new boolean[paths.size()];
        for (int i = 0; i < frozen.length; i++) {
            frozen[i] = isFrozen.test(paths.get(i));
        }
        return new Frozen<>(model, frozen);
    }

    /** {@return the model itself, with all its parameters} */
    public M model() {
        return model;
    }

    /**
     * {@return the same part of another model of this structure, such as the one with the next state}
     *
     * @param other the model
     * @throws autograd.shape.ShapeException if it has another number of parameters, or others
     */
    public Frozen<M> with(M other) {
        ModelChecks.model("Frozen", "other", other);
        ModelChecks.sameStructure("Frozen", "model", model, Exchange.list(model), "other", other, Exchange.list(other));
        return new Frozen<>(other, frozen);
    }

    @Override
    public Frozen<M> mapParameters(ParameterMap f) {
        return new Frozen<>(model.mapParameters(new Visit(f, frozen, new int[1])), frozen);
    }

    /** {@return how many tensors are trained and how many are frozen} */
    @Override
    public String toString() {
        int parameters = Exchange.list(Part.PARAMETERS, this).size();
        return "Frozen[" + model.getClass().getSimpleName() + ", " + parameters + " of " + frozen.length
                + " parameters trained]";
    }

    /** A visit that hands on a frozen parameter as state; {@code next} counts the parameters of the whole model. */
    private record Visit(ParameterMap outer, boolean[] frozen, int[] next) implements ParameterMap {
        @Override
        public Tensor apply(String path, Tensor parameter) {
            return frozen[next[0]++] ? outer.state(path, parameter) : outer.apply(path, parameter);
        }

        @Override
        public Tensor state(String path, Tensor value) {
            return outer.state(path, value);
        }

        @Override
        public ParameterMap at(String name) {
            return new Visit(outer.at(name), frozen, next);
        }

        @Override
        public ParameterMap at(int index) {
            return new Visit(outer.at(index), frozen, next);
        }
    }
}
