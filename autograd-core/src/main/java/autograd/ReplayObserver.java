package autograd;

/** Sees what flows through a backward replay. */
interface ReplayObserver {
    /** The cotangent of an entry is complete; its rule comes next. */
    void arrived(int entry, Tensor cotangent);

    /** The rule of an entry gave a cotangent for one of its operands, of the operand's shape. */
    void contributed(int entry, int operand, Tensor cotangent);
}
