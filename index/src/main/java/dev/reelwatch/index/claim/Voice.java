package dev.reelwatch.index.claim;

/** How much a writer speaks for himself in an article. */
enum Voice {
    /** He tells what others told him: what is good there is said to be so by the maker. */
    ABSENT,
    /** He tells news, and gives his verdicts. */
    NOW_AND_THEN,
    /** He tells what he found. */
    THROUGHOUT;

    private static final double THROUGHOUT_FROM = 6; // words of his own in 1000 characters
    private static final double NOW_AND_THEN_FROM = 1;
    private static final int LONG = 1000; // a short piece of news may hold such a word and judge nothing
    private static final int LEAST_LENGTH = 400;

    /**
     * The voice of an article.
     *
     * @param words how many words of a writer's own it holds
     * @param length in characters
     * @param tests true where he says that he tested what he writes about
     */
    static Voice of(int words, int length, boolean tests) {
        double dense = words * 1000.0 / Math.max(LEAST_LENGTH, length);
        if (dense > THROUGHOUT_FROM) return THROUGHOUT;
        return tests || (dense > NOW_AND_THEN_FROM && length >= LONG) ? NOW_AND_THEN : ABSENT;
    }
}
