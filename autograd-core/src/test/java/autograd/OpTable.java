package autograd;

import java.util.List;

/** The rows of one family of functions. */
interface OpTable {
    /** {@return the class whose public functions the rows call} */
    Class<?> family();

    /** {@return the differentiable functions} */
    List<OpSample> rows();

    /** {@return the functions without a derivative, by contract; tested in {@link DiscreteOpsTest}} */
    default List<OpSample> discrete() {
        return List.of();
    }

    /**
     * {@return whether the rules multiply by IEEE rules, where 0 times infinity is NaN: matrix products, which add up
     * products in one kernel, and the rules of users. In all others a cotangent of 0 gives 0 whatever it meets}
     */
    default boolean followsIeee() {
        return false;
    }
}
