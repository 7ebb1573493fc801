package autograd;

/**
 * What takes the place of the tensors of a tape while a stretch of its computation is run again, or run for the first time to
 * see what it uses.
 */
@FunctionalInterface
interface Substitution {
    /** {@return what stands for {@code x}, a tensor of the tape that is substituted} */
    Tensor of(TapeTensor x);

    /** {@return what stands for {@code x} on this thread now; x itself, null included, if nothing does} */
    static Tensor resolve(Tensor x) {
        Tensor resolved = x;
        while (resolved instanceof TapeTensor recorded) {
            Substitution substitution = recorded.tape().substitution();
            if (substitution == null) {
                return resolved;
            }
            resolved = substitution.of(recorded);
        }
        return resolved;
    }

    /** {@return {@link #resolve} of each} */
    static Tensor[] resolveAll(Tensor... xs) {
        Tensor[] resolved = new Tensor[xs.length];
        for (int i = 0; i < xs.length; i++) {
            resolved[i] = resolve(xs[i]);
        }
        return resolved;
    }
}
