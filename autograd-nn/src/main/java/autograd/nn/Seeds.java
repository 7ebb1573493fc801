package autograd.nn;

/**
 * Independent seeds from one: every layer of a net draws from its own, so that equal shapes do not start with equal or
 * related weights.
 *
 * <pre>{@code
 * Linear.of(64, 64, heNormal(), Seeds.derive(seed, 0));
 * Linear.of(64, 10, heNormal(), Seeds.derive(seed, 1));
 * }</pre>
 */
public final class Seeds {
    private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L; // 2^64 over the golden ratio, made odd

    private Seeds() {}

    /**
     * The seed of one part: {@code mix(mix(seed) + (index + 1) gamma)}. For one seed, different indices always give
     * different results; a result may itself be a seed to derive from.
     *
     * <p>Source: G. L. Steele, D. Lea, C. H. Flood, 2014, "Fast splittable pseudorandom number generators", OOPSLA; mixing
     * function variant 13 of D. Stafford.
     *
     * @param seed the seed of the whole, any number
     * @param index which part, any number
     * @return the seed of the part
     */
    public static long derive(long seed, long index) {
        return mix(mix(seed) + (index + 1) * GOLDEN_GAMMA);
    }

    private static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
