package autograd.kernel;

/** The comparisons that kernels know: by IEEE rules, so NaN compares to nothing and 0 equals -0. */
public enum Comparison {
    LESS,
    LESS_EQUAL,
    GREATER,
    GREATER_EQUAL,
    EQUAL,
    NOT_EQUAL
}
