package dev.wirefold.core.fingerprint;

/**
 * What an editor's decision about an article means for its comparison with others.
 *
 * @param joined hash of the id of the article that it is one story with; 0 but for {@link Kind#JOIN}
 */
public record Ruling(Kind kind, int joined) {
    public static final Ruling NONE = new Ruling(Kind.NONE, 0);
    public static final Ruling CUT = new Ruling(Kind.CUT, 0);
    public static final Ruling ALONE = new Ruling(Kind.ALONE, 0);

    /** What may be ruled. */
    public enum Kind {
        NONE,
        /** It is one story with another article. */
        JOIN,
        /** It has no parent. */
        CUT,
        /** It has neither parent nor children. */
        ALONE
    }

    /** It is one story with the article of an id. */
    public static Ruling join(String id) {
        return new Ruling(Kind.JOIN, Links.hash(id));
    }

    public boolean isJoin() {
        return kind == Kind.JOIN;
    }

    /** Whether it founds a story: nothing that is earlier may be its parent. */
    public boolean isCut() {
        return kind == Kind.CUT;
    }

    public boolean isAlone() {
        return kind == Kind.ALONE;
    }

    /** Whether an editor has joined two articles. */
    static boolean areJoined(Fingerprint first, Fingerprint second) {
        return first.ruling().names(second) || second.ruling().names(first);
    }

    private boolean names(Fingerprint other) {
        return isJoin() && other.links().own().contains(joined);
    }

    /** Values by which the index of samples finds the other article. */
    int[] samples() {
        return isJoin() ? Links.samplesOf(joined) : new int[0];
    }
}
