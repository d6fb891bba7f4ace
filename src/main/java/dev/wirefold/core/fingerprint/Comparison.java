package dev.wirefold.core.fingerprint;

import dev.wirefold.core.fingerprint.Verdict.Rule;

/** Compares two articles exactly: symmetric, and the same on every machine. */
public final class Comparison {
    private static final int MILLION = 1_000_000;

    private final ComparisonRules rules;

    public Comparison(ComparisonRules rules) {
        this.rules = rules;
    }

    public Likeness compare(Fingerprint first, Fingerprint second) {
        return compare(new Comparand(first), second);
    }

    public Likeness compare(Comparand first, Fingerprint second) {
        return judge(first, second).likeness();
    }

    /** How alike an article is to one that is earlier, as far as it may have a parent. */
    public Likeness compareAsChild(Comparand child, Fingerprint earlier) {
        return child.fingerprint().ruling().isCut() ? Likeness.NONE : compare(child, earlier);
    }

    /** The same, as it is seen from the child. */
    public Likeness compareAsParent(Comparand earlier, Fingerprint child) {
        return child.ruling().isCut() ? Likeness.NONE : compare(earlier, child).reversed();
    }

    /** Whether two texts that came under one id are of one article, whatever an editor says of it and others. */
    public boolean isOfOneArticle(Fingerprint before, Fingerprint after) {
        return judgeTexts(new Comparand(before), after).rule().isAdmissible();
    }

    /** Compares, and says what decided; the same whichever is earlier. */
    public Verdict judge(Fingerprint first, Fingerprint second) {
        return judge(new Comparand(first), second);
    }

    private Verdict judge(Comparand compared, Fingerprint second) {
        Fingerprint first = compared.fingerprint();
        if (first.ruling().isAlone() || second.ruling().isAlone()) {
            return Verdict.incomparable(Rule.ALONE_BY_EDITOR);
        }
        Verdict verdict = judgeTexts(compared, second);
        return Ruling.areJoined(first, second)
                ? new Verdict(Rule.JOINED_BY_EDITOR, verdict.likeness().decided(), verdict.remainder())
                : verdict;
    }

    private Verdict judgeTexts(Comparand compared, Fingerprint second) {
        Fingerprint first = compared.fingerprint();
        // The version names the lexicon too, so articles in two languages mostly differ in both.
        if (!first.language().equals(second.language())) {
            return Verdict.incomparable(Rule.OTHER_LANGUAGE);
        }
        if (!first.version().equals(second.version())) {
            return Verdict.incomparable(Rule.OTHER_VERSION);
        }
        long shared = compared.sharedWeight(second);
        boolean declared = isDeclared(first, second);
        if (shared == 0) {
            return declared
                    ? new Verdict(Rule.DECLARED, new Likeness(MILLION, 0, 0, 0), Remainder.NONE)
                    : Verdict.incomparable(Rule.NOTHING_SHARED);
        }
        int similarity = ochiaiMillionths(shared, first.totalWeight(), second.totalWeight());
        Remainder remainder = Remainder.of(shared, similarity, compared, second, isOfOnePublisher(first, second));
        Rule rule = declared ? Rule.DECLARED : rule(shared, similarity, remainder, first, second);
        int score = rule.isAdmissible() ? Math.min(similarity, rules.saturationMillionths()) : 0;
        if (declared) {
            score = MILLION;
        }
        Likeness likeness = new Likeness(score, similarity, (int) (shared * MILLION / first.totalWeight()), (int)
                (shared * MILLION / second.totalWeight()));
        return new Verdict(rule, likeness, remainder);
    }

    /** Whoever wrote them knows better than any comparison; but a newsroom's keys mean something in that newsroom only. */
    private static boolean isDeclared(Fingerprint first, Fingerprint second) {
        return Links.isDerivation(first.links(), second.links())
                || (isOfOnePublisher(first, second) && Links.isOneItem(first.links(), second.links()));
    }

    private static boolean isOfOnePublisher(Fingerprint first, Fingerprint second) {
        return !first.publisher().isEmpty() && first.publisher().equals(second.publisher());
    }

    /** The least similarity that two articles need. */
    int thresholdMillionths(Fingerprint first, Fingerprint second) {
        return thresholdMillionths(first, second, isOfOnePublisher(first, second));
    }

    private int thresholdMillionths(Fingerprint first, Fingerprint second, boolean isOfOnePublisher) {
        long usual = isOfOnePublisher ? rules.samePublisherThresholdMillionths() : rules.thresholdMillionths();
        boolean isShort = Math.min(first.words(), second.words()) < rules.shortWords();
        return (int) (isShort ? usual * rules.shortThresholdPercent() / 100 : usual);
    }

    private Rule rule(long shared, int similarity, Remainder remainder, Fingerprint first, Fingerprint second) {
        if (similarity < thresholdMillionths(first, second)) {
            return similarity < thresholdMillionths(first, second, false)
                    ? Rule.BELOW_THRESHOLD
                    : Rule.BELOW_SAME_PUBLISHER_THRESHOLD;
        }
        if (isRecurring(remainder, first, second)) {
            return Rule.OTHER_NUMBERS;
        }
        if (isPartOfARoundUp(shared, first, second)) {
            return Rule.PART_OF_A_ROUND_UP;
        }
        if (isByPassagesOnly(remainder, first, second)) {
            return Rule.PASSAGES_ONLY;
        }
        if (similarity > rules.saturationMillionths()) {
            return Rule.SATURATED;
        }
        return isByHouseWordsOnly(similarity, first, second) ? Rule.HOUSE_WORDS_ONLY : Rule.REACHES_THRESHOLD;
    }

    /** Two notices of one form have the form in common; two reports of one event have names in common that are rare there. */
    private boolean isByHouseWordsOnly(int similarity, Fingerprint first, Fingerprint second) {
        return areHousesKnown(first, second)
                && isOfOnePublisher(first, second)
                && (rareOchiaiMillionths(first, second) < rules.rareWordsMillionths()
                        || isOneFormFilledInTwice(similarity, first, second));
    }

    /** What a form leaves are names and numbers. They are so few that those of two notices have some in common by chance. */
    private boolean isOneFormFilledInTwice(int similarity, Fingerprint first, Fingerprint second) {
        return similarity < rules.formMillionths()
                && isFilledForm(first)
                && isFilledForm(second)
                && !haveNumbersInCommon(first, second);
    }

    private boolean haveNumbersInCommon(Fingerprint first, Fingerprint second) {
        return first.numbers().length > 0
                && second.numbers().length > 0
                && Numbers.sharedMillionths(first.numbers(), second.numbers()) >= rules.formSharedNumbersMillionths();
    }

    /** Nothing but words that weigh nothing at the publisher leaves so little of so many. */
    private boolean isFilledForm(Fingerprint article) {
        return article.totalWeight() < rules.formWeight()
                && article.features().length * 100L < (long) rules.formFeaturesPerHundredWords() * article.words();
    }

    private static boolean areHousesKnown(Fingerprint first, Fingerprint second) {
        return first.rareWords().isKnown() && second.rareWords().isKnown();
    }

    private static int rareOchiaiMillionths(Fingerprint first, Fingerprint second) {
        if (first.rareWeight() == 0 || second.rareWeight() == 0) {
            return 0;
        }
        int[] a = first.features();
        int[] b = second.features();
        long shared = 0;
        for (int i = 0, j = 0; i < a.length && j < b.length; ) {
            int difference = a[i] - b[j];
            if (difference == 0
                    && first.rareWords().has(i)
                    && second.rareWords().has(j)) {
                shared += Math.min(Byte.toUnsignedInt(first.weights()[i]), Byte.toUnsignedInt(second.weights()[j]));
            }
            i += difference <= 0 ? 1 : 0;
            j += difference >= 0 ? 1 : 0;
        }
        return ochiaiMillionths(shared, first.rareWeight(), second.rareWeight());
    }

    private boolean isPartOfARoundUp(long shared, Fingerprint first, Fingerprint second) {
        long lighter = Math.min(first.totalWeight(), second.totalWeight());
        long heavier = Math.max(first.totalWeight(), second.totalWeight());
        return heavier * 100 >= rules.lopsidedPercent() * lighter
                && shared * MILLION < lighter * rules.lopsidedContainmentMillionths();
    }

    /** What the articles of one story have in common word by word is about what else they say; what a house puts on all is not, and weighs nothing where that is known. */
    private boolean isByPassagesOnly(Remainder remainder, Fingerprint first, Fingerprint second) {
        return !areHousesKnown(first, second)
                && remainder.sharedSentences() > 0
                && remainder.leastWeight() >= rules.remainderWeight()
                && remainder.similarityMillionths() + rules.tieFactor() * remainder.tieMillionths()
                        < rules.remainderMillionths();
    }

    private boolean isRecurring(Remainder remainder, Fingerprint first, Fingerprint second) {
        if (!isNumeric(first) || !isNumeric(second)) {
            return false;
        }
        return Numbers.sharedMillionths(first.numbers(), second.numbers())
                < rules.leastSharedNumbersMillionths(remainder);
    }

    private boolean isNumeric(Fingerprint article) {
        long numbers = article.numbers().length;
        return numbers >= rules.leastNumbers()
                && numbers * 1_000 >= (long) rules.numericNumbersPerThousandWords() * article.words();
    }

    /** Products and roots of doubles are exact to the last bit on every Java 17 (JEP 306). */
    static int ochiaiMillionths(long shared, long first, long second) {
        return first == 0 || second == 0
                ? MILLION
                : (int) Math.min(MILLION, shared * (double) MILLION / Math.sqrt((double) first * second));
    }
}
