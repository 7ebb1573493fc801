package autograd.kernel;

/** The functions of one number that kernels know; {@code autograd.array.Maps} states what each returns. */
public enum Unary {
    NEG,
    ABS,
    SIGN,
    SQRT,
    SQUARE,
    RECIPROCAL,
    RELU,
    FLOOR,
    CEIL,
    ROUND,
    TRUNC,
    EXP,
    EXPM1,
    EXP2,
    LOG,
    LOG1P,
    LOG2,
    LOG10,
    TANH,
    SIGMOID,
    SOFTPLUS,
    SIN,
    COS,
    TAN,
    ASIN,
    ACOS,
    ATAN,
    SINH,
    COSH,
    ASINH,
    ACOSH,
    ATANH,
    ERF,
    CBRT;

    /** {@return whether this is a function that takes tens of operations an element} */
    public boolean isElementary() {
        return compareTo(TRUNC) > 0;
    }
}
