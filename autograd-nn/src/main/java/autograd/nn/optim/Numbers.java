package autograd.nn.optim;

/** The checks of the numbers that optimizers are made of. */
final class Numbers {
    private Numbers() {}

    static void learningRate(String rule, double rate) {
        positive(rule, "learningRate", rate, "0.1");
    }

    /** Requires a finite number above 0. */
    static void positive(String op, String name, double value, String example) {
        if (!(value > 0 && value <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException(
                    op + ": " + name + " is " + value + "; need a finite number above 0, such as " + example);
        }
    }

    /** Requires a finite number from 0 on. */
    static void notNegative(String op, String name, double value, String example) {
        if (!(value >= 0 && value <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException(
                    op + ": " + name + " is " + value + "; need a finite number from 0 on, such as " + example);
        }
    }

    /** Requires a number from 0 to below 1. */
    static void decay(String op, String name, double value, String example) {
        if (!(value >= 0 && value < 1)) {
            throw new IllegalArgumentException(
                    op + ": " + name + " is " + value + "; need a number from 0 to below 1, such as " + example);
        }
    }

    /** Requires a number from {@code least} on. */
    static void atLeast(String op, String name, long value, long least) {
        if (value < least) {
            throw new IllegalArgumentException(op + ": " + name + " is " + value + "; need " + least + " or more");
        }
    }
}
