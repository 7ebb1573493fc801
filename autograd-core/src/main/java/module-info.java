/** Automatic differentiation in pure Java: start at the package {@code autograd}. */
@SuppressWarnings({"requires-automatic", "requires-transitive-automatic"}) // commons-math3 has no module descriptor
module autograd.core {
    requires transitive commons.math3; // its types are in the bridge autograd.CommonsMath

    exports autograd;
    exports autograd.array;
    exports autograd.check;
    exports autograd.shape;
}
