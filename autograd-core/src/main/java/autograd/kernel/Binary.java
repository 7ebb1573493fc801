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
    POW,
    ATAN2
}
