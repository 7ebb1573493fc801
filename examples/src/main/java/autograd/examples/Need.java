package autograd.examples;

/** What a notebook needs of the machine, such as data that do not come with the project. */
public final class Need {
    private Need() {}

    /** Ends a notebook before its last cell; that is no failure. */
    public static final class Missing extends RuntimeException {
        private static final long serialVersionUID = 1;

        Missing(String message) {
            super(message);
        }
    }

    /**
     * Ends the notebook here, without a failure, if what it needs is not there.
     *
     * @param there whether it is
     * @param how what is missing and how to get it: what the reader sees
     * @throws Missing if it is not
     */
    public static void need(boolean there, String how) {
        if (!there) {
            throw new Missing(how);
        }
    }
}
