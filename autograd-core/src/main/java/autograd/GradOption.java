package autograd;

import java.util.Objects;

/** What a derivative may be told. */
public enum GradOption {
    /**
     * A variable that the result does not depend on gets a gradient of zeros. Without this it is an error, because it is
     * nearly always a mistake: a loss that does not train.
     */
    ALLOW_UNUSED;

    static boolean allowUnused(GradOption... options) {
        Objects.requireNonNull(options, "GradOption: the options are null; leave them out");
        for (GradOption option : options) {
            if (Objects.requireNonNull(option, "GradOption: an option is null") == ALLOW_UNUSED) {
                return true;
            }
        }
        return false;
    }
}
