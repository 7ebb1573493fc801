package autograd.check;

/** Counts what a check has compared. */
final class Tally {
    private int compared;
    private int inconclusive;

    void count(boolean conclusive) {
        if (conclusive) {
            compared++;
        } else {
            inconclusive++;
        }
    }

    int compared() {
        return compared;
    }

    int inconclusive() {
        return inconclusive;
    }
}
