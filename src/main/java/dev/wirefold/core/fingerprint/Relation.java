package dev.wirefold.core.fingerprint;

/** How an article was made from its parent. */
public enum Relation {
    /** It has no parent. */
    ORIGINAL,
    /** Nearly the parent's text. */
    REPRINT,
    /** The parent's story in other words, or with more or less of it. */
    REWRITE,
    /** Most of it stands in the parent, which is much longer. */
    EXCERPT,
    /** An editor has decided that they are one story. */
    DECIDED;

    private static final int REPRINT_SIMILARITY_MILLIONTHS = 800_000;
    private static final int EXCERPT_CONTAINMENT_MILLIONTHS = 700_000;
    private static final int EXCERPT_MAX_LENGTH_PERCENT = 60;

    /**
     * Names the relation of a child to its parent.
     *
     * @param likeness of the child (first) and the parent (second)
     */
    public static Relation of(Likeness likeness, Fingerprint child, Fingerprint parent) {
        if (likeness.isDecided()) {
            return DECIDED;
        }
        if (likeness.similarity() >= REPRINT_SIMILARITY_MILLIONTHS) {
            return REPRINT;
        }
        boolean contained = likeness.containmentOfFirst() >= EXCERPT_CONTAINMENT_MILLIONTHS;
        boolean muchShorter = child.words() * 100L <= parent.words() * (long) EXCERPT_MAX_LENGTH_PERCENT;
        return contained && muchShorter ? EXCERPT : REWRITE;
    }
}
