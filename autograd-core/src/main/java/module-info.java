/** Automatic differentiation in pure Java: start at the package {@code autograd}. */
@SuppressWarnings("requires-automatic") // commons-math3 has no module descriptor
module autograd.core {
    requires commons.math3;
    requires static jdk.incubator.vector; // faster where it is there, the same without

    exports autograd;
    exports autograd.array;
    exports autograd.check;
    exports autograd.shape;
}
