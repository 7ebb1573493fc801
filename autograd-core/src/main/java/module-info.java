/** Automatic differentiation in pure Java: start at the package {@code autograd}. */
@SuppressWarnings("requires-automatic") // commons-math3 has no module descriptor
module autograd.core {
    requires commons.math3;

    exports autograd;
    exports autograd.array;
    exports autograd.check;
    exports autograd.shape;
}
