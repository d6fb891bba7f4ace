package dev.wirefold.core.fingerprint;

/**
 * How alike two articles are, in millionths.
 *
 * @param score what a parent is chosen by; 0: a rule forbids that the two be of one story
 * @param similarity Ochiai coefficient: shared weight over the geometric mean of both
 * @param containmentOfFirst share of the first article's weight that the second has too
 * @param containmentOfSecond share of the second article's weight that the first has too
 */
public record Likeness(int score, int similarity, int containmentOfFirst, int containmentOfSecond) {
    /** Two articles that have nothing in common, or cannot be compared. */
    public static final Likeness NONE = new Likeness(0, 0, 0, 0);

    /** No two texts are so much alike, nor said to be. */
    static final int EDITORS_SCORE = 2_000_000;

    /** Two articles that an editor has joined. */
    Likeness decided() {
        return new Likeness(EDITORS_SCORE, similarity, containmentOfFirst, containmentOfSecond);
    }

    boolean isDecided() {
        return score == EDITORS_SCORE;
    }

    public boolean isAdmissible() {
        return score > 0;
    }

    /** The same, seen from the other article. */
    public Likeness reversed() {
        return new Likeness(score, similarity, containmentOfSecond, containmentOfFirst);
    }
}
