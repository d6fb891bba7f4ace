package dev.wirefold.explain;

import dev.wirefold.core.fingerprint.ComparisonRules;
import dev.wirefold.core.fingerprint.Explanation;
import dev.wirefold.core.fingerprint.Explanation.Side;
import dev.wirefold.core.fingerprint.Verdict.Rule;
import dev.wirefold.core.lineage.LineageRules;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Why two articles are, or are not, of one story. */
public final class Reason {
    private static final double MILLION = 1_000_000;

    private final ComparisonRules rules;
    private final LineageRules lineage;

    public Reason(ComparisonRules rules, LineageRules lineage) {
        this.rules = rules;
        this.lineage = lineage;
    }

    /** @param parent the earlier one */
    public boolean isOneStory(Subject parent, Subject child, Explanation explanation) {
        return decisive(parent, child, explanation).isAdmissible() && !isOutOfWindow(parent, child);
    }

    /** What the rule of the verdict is called; the window may overrule it. */
    public String rule(Subject parent, Subject child, Explanation explanation) {
        Rule rule = decisive(parent, child, explanation);
        return rule.isAdmissible() && isOutOfWindow(parent, child) ? "OUT_OF_WINDOW" : rule.name();
    }

    /** An editor's word counts more than any comparison. */
    private static Rule decisive(Subject parent, Subject child, Explanation explanation) {
        EditorsWord word = EditorsWord.of(parent, child);
        return word == null ? explanation.verdict().rule() : word.rule();
    }

    /** The least similarity of what two articles have beside sentences that they share, in millionths. */
    public int remainderMillionths() {
        return rules.remainderMillionths();
    }

    /**
     * In words, without a full stop.
     *
     * @param parent the earlier one
     */
    public String of(Subject parent, Subject child, Explanation explanation) {
        EditorsWord word = EditorsWord.of(parent, child);
        if (decisive(parent, child, explanation).isAdmissible() && isOutOfWindow(parent, child)) {
            return (word == null ? "they are alike, but " : word.words() + ", but they are ")
                    + days(distance(parent, child)) + " apart, and a parent is at most "
                    + days(Duration.ofMillis(lineage.windowMs())) + " older";
        }
        return word == null ? compared(explanation) : word.words();
    }

    private String compared(Explanation explanation) {
        String similarity = share(explanation.verdict().likeness().similarity());
        String threshold = share(explanation.thresholdMillionths());
        Side first = explanation.first();
        Side second = explanation.second();
        return switch (explanation.verdict().rule()) {
            case REACHES_THRESHOLD -> "similarity " + similarity + " reaches the threshold of " + threshold;
            case DECLARED -> "one says that it was made from the other, or that they are one item";
            case JOINED_BY_EDITOR -> "an editor has decided that they are one story";
            case ALONE_BY_EDITOR -> "an editor has decided that one of them stands alone";
            case CUT_BY_EDITOR -> "an editor has decided that the later one founds a story";
            case SATURATED ->
                "similarity " + similarity + " is above " + share(rules.saturationMillionths())
                        + ", where all copies count alike and the earliest is the parent";
            case OTHER_VERSION -> "they were fingerprinted with different settings";
            case OTHER_LANGUAGE ->
                "they are in two languages, "
                        + first.fingerprint().language() + " and "
                        + second.fingerprint().language();
            case NOTHING_SHARED -> "they share no word that counts";
            case BELOW_THRESHOLD -> "similarity " + similarity + " is below the threshold of " + threshold;
            case BELOW_SAME_PUBLISHER_THRESHOLD ->
                "similarity " + similarity + " would do for two publishers, but both are from "
                        + first.fingerprint().publisher() + ", and two articles of one publisher need " + threshold;
            case PART_OF_A_ROUND_UP ->
                "one is much the longer and holds less than " + share(rules.lopsidedContainmentMillionths())
                        + " of the other, as a round-up does of the stories that it cites";
            case HOUSE_WORDS_ONLY ->
                "they share too few of the words that are rare in this publisher's articles, or too little of what its form"
                        + " leaves; what else they share is its form";
            case PASSAGES_ONLY ->
                "they share sentences word by word, but without these they are only "
                        + share(explanation.verdict().remainder().similarityMillionths())
                        + " alike, and these are only "
                        + share(explanation.verdict().remainder().tieMillionths())
                        + " alike to the rest of either; the first and " + rules.tieFactor()
                        + " times the second together would have to be "
                        + share(rules.remainderMillionths())
                        + ", since what a publisher puts on many articles is no part of their stories";
            case OTHER_NUMBERS ->
                "both are full of numbers, and they share " + share(explanation.sharedNumbersMillionths())
                        + " of them, counted by their digits; "
                        + share(rules.leastSharedNumbersMillionths(
                                explanation.verdict().remainder()))
                        + " would have to be the same, since reports that recur have one wording";
        };
    }

    private boolean isOutOfWindow(Subject parent, Subject child) {
        return distance(parent, child).toMillis() > lineage.windowMs();
    }

    /** Nothing where a time is not known. */
    private static Duration distance(Subject parent, Subject child) {
        Instant earlier = parent.time();
        Instant later = child.time();
        return earlier == null || later == null ? Duration.ZERO : Duration.between(earlier, later);
    }

    private static String days(Duration duration) {
        return String.format(
                Locale.ROOT,
                "%.1f days",
                duration.toMillis() / (double) Duration.ofDays(1).toMillis());
    }

    private static String share(int millionths) {
        return String.format(Locale.ROOT, "%.3f", millionths / MILLION);
    }
}
