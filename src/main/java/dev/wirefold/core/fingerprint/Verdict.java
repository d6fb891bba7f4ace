package dev.wirefold.core.fingerprint;

/**
 * What a comparison of two articles comes to.
 *
 * @param rule what decided
 * @param remainder what the two have beside the sentences that stand in both
 */
public record Verdict(Rule rule, Likeness likeness, Remainder remainder) {

    /** What decides whether two articles may be of one story. */
    public enum Rule {
        /** They may: the similarity reaches the threshold. */
        REACHES_THRESHOLD(true),
        /** They may: they are so alike that it does not matter how much, and the earliest of such is the parent. */
        SATURATED(true),
        /** They may: one says that it was made from the other, or that they are one item. */
        DECLARED(true),
        /** They may: an editor has joined them. */
        JOINED_BY_EDITOR(true),
        /** An editor has decided that one of them has neither parent nor child. */
        ALONE_BY_EDITOR(false),
        /** An editor has decided that the later of them founds a story. */
        CUT_BY_EDITOR(false),
        /** They were fingerprinted with different settings or lexicons. */
        OTHER_VERSION(false),
        OTHER_LANGUAGE(false),
        NOTHING_SHARED(false),
        BELOW_THRESHOLD(false),
        /** Enough for two publishers, too little for one, whose articles share phrases of the house. */
        BELOW_SAME_PUBLISHER_THRESHOLD(false),
        /** Two numeric reports that share too few of their numbers: one template on different days. */
        OTHER_NUMBERS(false),
        /** One is much longer and holds too little of the other: a round-up that cites it. */
        PART_OF_A_ROUND_UP(false),
        /** They share sentences word by word that have nothing to do with the rest of either, and little else. */
        PASSAGES_ONLY(false),
        /** Two articles of one publisher that share too little of what is rare there, or of what its form leaves: two notices of one form. */
        HOUSE_WORDS_ONLY(false);

        private final boolean admissible;

        Rule(boolean admissible) {
            this.admissible = admissible;
        }

        public boolean isAdmissible() {
            return admissible;
        }
    }

    static Verdict incomparable(Rule rule) {
        return new Verdict(rule, Likeness.NONE, Remainder.NONE);
    }
}
