package autograd.kernel;

/** The functions of two numbers that kernels know; {@code autograd.array.Maps} states what each returns. */
public enum Binary {
    ADD,
    SUB,
    MUL,
    DIV,
    MAXIMUM,
    MINIMUM,
    SCALE,
    RELU_PULL,
    SIGMOID_PULL,
    TANH_PULL,
    SQUARE_PULL,
    FMOD,
    REMAINDER,
    FLOOR_DIV,
    TRUNC_DIV,
    COPY_SIGN,
    POW,
    ATAN2,
    HYPOT;

    /** {@return whether this is a function that takes tens of operations an element} */
    public boolean isElementary() {
        return compareTo(COPY_SIGN) > 0;
    }
}
