package autograd.nn;

/**
 * An immutable tree of parameters: a record whose components are tensors and other models.
 *
 * <p>The one method visits every parameter and rebuilds the model from what the visitor returns. Everything else follows
 * from it: listing, naming, counting, and that the gradient of a model is a model of the same type, as are the states of
 * optimizers. See {@link Parameters}.
 *
 * <pre>{@code
 * record Net(Linear hidden, Linear output) implements Model<Net> {
 *     public Net mapParameters(ParameterMap f) {
 *         return new Net(hidden.mapParameters(f.at("hidden")), output.mapParameters(f.at("output")));
 *     }
 * }
 * }</pre>
 *
 * <p>A parameter that is used in two places is held in one component and used twice: its gradient is the sum of both. One
 * tensor in two components is two parameters of equal value, which go their own ways with the first step. What is not a parameter (sizes, fixed
 * tables, masks) is a component that {@code mapParameters} hands on as it is. Such a component keeps its value in every
 * model that is derived from this one, its gradient among them, and no optimizer changes it: a tensor that is forgotten in
 * {@code mapParameters} is not trained.
 *
 * <p>What a layer remembers from step to step without being trained, such as a running mean, is handed to {@link
 * ParameterMap#state}: it is saved and loaded with the parameters, and has no gradient.
 *
 * @param <M> the model type itself
 */
public interface Model<M extends Model<M>> {
    /**
     * Visits all parameters and all state and returns the model made of the results.
     *
     * @param f called once for each tensor, always in the same order, with the name of its component; models inside are
     *     visited with {@link ParameterMap#at}
     * @return a model of the same structure
     */
    M mapParameters(ParameterMap f);
}
