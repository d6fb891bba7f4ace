package dev.wirefold.core.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirefold.core.fingerprint.Verdict.Rule;
import dev.wirefold.core.text.WordHash;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ComparisonTest {
    private static final int[] NO_NUMBERS = {};

    private final Comparison comparison = new Comparison(ComparisonRules.defaults());

    private static Fingerprint fingerprint(String publisher, int first, int count, int[] numbers, int words) {
        int[] features = new int[count];
        byte[] weights = new byte[count];
        for (int i = 0; i < count; i++) {
            features[i] = first + i;
            weights[i] = 100;
        }
        return Fingerprint.ofParts("1", "en", publisher, features, weights, new int[0], numbers, words, Links.NONE);
    }

    private static Fingerprint fingerprint(String publisher, int first, int count) {
        return fingerprint(publisher, first, count, NO_NUMBERS, 500);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void isSymmetric(long seed) {
        Random random = new Random(seed);
        Fingerprinter fingerprinter = new Fingerprinter(Articles.LEXICONS);
        for (int i = 0; i < 40; i++) {
            var words = Articles.words(random, 20 + random.nextInt(400));
            var other = Articles.rewritten(random, words, random.nextDouble());
            Fingerprint a = fingerprinter.of(Articles.english("a", String.join(" ", words)));
            Fingerprint b = fingerprinter.of(Articles.english("b", String.join(" ", other)));
            Likeness ab = comparison.compare(a, b);
            Likeness ba = comparison.compare(b, a);
            assertThat(ba)
                    .as("seed %d, pair %d", seed, i)
                    .isEqualTo(new Likeness(
                            ab.score(), ab.similarity(), ab.containmentOfSecond(), ab.containmentOfFirst()));
            assertThat(ab.similarity()).isBetween(0, 1_000_000);
        }
    }

    @Test
    void measuresTheSharedWeight() {
        Likeness likeness = comparison.compare(fingerprint("a", 0, 100), fingerprint("b", 75, 400));
        assertThat(likeness).isEqualTo(new Likeness(0, 125_000, 250_000, 62_500));
    }

    @Test
    void saturatesTheScoreButNotTheSimilarity() {
        Fingerprint article = fingerprint("a", 0, 100);
        assertThat(comparison.compare(article, article))
                .isEqualTo(new Likeness(900_000, 1_000_000, 1_000_000, 1_000_000));
    }

    @Test
    void asksMoreOfOnePublisher() {
        Fingerprint article = fingerprint("a", 0, 100);
        assertThat(comparison.compare(article, fingerprint("b", 80, 100)).score())
                .isEqualTo(200_000);
        assertThat(comparison.compare(article, fingerprint("a", 80, 100)).score())
                .isZero();
        assertThat(comparison
                        .compare(fingerprint("", 0, 100), fingerprint("", 80, 100))
                        .score())
                .isEqualTo(200_000);
    }

    @Test
    void asksOfAMuchLongerArticleToHoldMostOfTheShorter() {
        Fingerprint brief = fingerprint("a", 0, 100);
        Fingerprint roundUp = fingerprint("b", 50, 400);
        Fingerprint full = fingerprint("b", 40, 400);
        Fingerprint notMuchLonger = fingerprint("b", 50, 340);
        assertThat(comparison.compare(brief, roundUp)).isEqualTo(new Likeness(0, 250_000, 500_000, 125_000));
        assertThat(comparison.compare(roundUp, brief).isAdmissible()).isFalse();
        assertThat(comparison.compare(brief, full).isAdmissible()).isTrue();
        assertThat(comparison.compare(brief, notMuchLonger).isAdmissible()).isTrue();
    }

    @Test
    void keepsRecurringReportsApart() {
        Fingerprint today = fingerprint("a", 0, 100, new int[] {1, 2, 3, 4, 5, 6}, 100);
        Fingerprint tomorrow = fingerprint("a", 20, 100, new int[] {5, 6, 7, 8, 9, 10}, 100);
        Fingerprint corrected = fingerprint("a", 20, 100, new int[] {2, 3, 4, 5, 6, 7}, 100);
        assertThat(comparison.compare(today, tomorrow)).isEqualTo(new Likeness(0, 800_000, 800_000, 800_000));
        assertThat(comparison.compare(today, corrected).isAdmissible()).isTrue();
    }

    @Test
    void saysWhichRuleDecides() {
        Fingerprint article = fingerprint("a", 0, 100);
        assertThat(comparison.judge(article, fingerprint("b", 5, 100)).rule()).isEqualTo(Rule.SATURATED);
        assertThat(comparison.judge(article, fingerprint("b", 10, 100)).rule()).isEqualTo(Rule.REACHES_THRESHOLD);
        assertThat(comparison.judge(article, fingerprint("b", 82, 100)).rule()).isEqualTo(Rule.BELOW_THRESHOLD);
        assertThat(comparison.judge(article, fingerprint("a", 82, 100)).rule()).isEqualTo(Rule.BELOW_THRESHOLD);
        assertThat(comparison.judge(article, fingerprint("a", 80, 100)).rule())
                .isEqualTo(Rule.BELOW_SAME_PUBLISHER_THRESHOLD);
        assertThat(comparison.judge(article, fingerprint("b", 100, 100)).rule()).isEqualTo(Rule.NOTHING_SHARED);
        Fingerprint today = fingerprint("a", 0, 100, new int[] {1, 2, 3, 4, 5, 6}, 100);
        Fingerprint tomorrow = fingerprint("a", 20, 100, new int[] {5, 6, 7, 8, 9, 10}, 100);
        assertThat(comparison.judge(today, tomorrow).rule()).isEqualTo(Rule.OTHER_NUMBERS);
    }

    /** There are ten of one digit: two tables of results have most of them, whatever was played. */
    @Test
    void smallNumbersMeetByChance() {
        Fingerprint saturday = fingerprint("a", 0, 100, numbers("0", "1", "2", "3", "4", "5", "61", "714", "9120"), 60);
        Fingerprint sunday = fingerprint("a", 20, 100, numbers("0", "1", "2", "3", "4", "5", "83", "402", "7311"), 60);
        Fingerprint corrected =
                fingerprint("a", 20, 100, numbers("0", "1", "2", "7", "8", "9", "61", "714", "9120"), 60);

        assertThat(comparison.judge(saturday, sunday).rule()).isEqualTo(Rule.OTHER_NUMBERS);
        assertThat(comparison.judge(saturday, corrected).rule()).isEqualTo(Rule.REACHES_THRESHOLD);
    }

    private static int[] numbers(String... numbers) {
        return Arrays.stream(numbers)
                .mapToInt(number -> (int) WordHash.of(number))
                .sorted()
                .toArray();
    }

    /** Two names of five are the same by chance where all notices are about people of one town. */
    @Test
    void formsOfOnePublisherNeedHalfOfTheirNamesInCommonOrTheirNumbers() {
        Fingerprint notice = notice(0, 95, "87", "4", "7", "10");

        assertThat(comparison
                        .judge(notice, notice(12, 95, "79", "4", "7", "10"))
                        .rule())
                .as("the hours are the form's")
                .isEqualTo(Rule.HOUSE_WORDS_ONLY);
        assertThat(comparison.judge(notice, notice(12, 95)).rule()).isEqualTo(Rule.HOUSE_WORDS_ONLY);
        assertThat(comparison.judge(notice, notice(10, 95, "79")).rule()).isEqualTo(Rule.REACHES_THRESHOLD);
        assertThat(comparison.judge(notice, notice(12, 95, "87", "4", "7")).rule())
                .isEqualTo(Rule.REACHES_THRESHOLD);
        assertThat(comparison.judge(notice, notice(12, 50, "79")).rule())
                .as("a brief is all its own")
                .isEqualTo(Rule.REACHES_THRESHOLD);
    }

    /** Of so many words, twenty weigh anything. */
    private static Fingerprint notice(int first, int words, String... numbers) {
        return fingerprint("a", first, 20, numbers(numbers), words)
                .withRareWords(RareWords.ofFeatures(new byte[] {-1, -1, -1}, 20));
    }

    @Test
    void letsNumbersDifferWhereTheyAreFew() {
        Fingerprint story = fingerprint("a", 0, 100, new int[] {1, 2, 3, 4, 5}, 300);
        Fingerprint other = fingerprint("b", 20, 100, new int[] {6, 7, 8, 9, 10}, 300);
        assertThat(comparison.compare(story, other).isAdmissible()).isTrue();
    }

    @Test
    void doesNotCompareAcrossLanguagesOrVersions() {
        Fingerprint one = fingerprint("a", 0, 2);
        int[] features = one.features();
        byte[] weights = one.weights();
        Fingerprint french =
                Fingerprint.ofParts("1", "fr", "a", features, weights, NO_NUMBERS, NO_NUMBERS, 9, Links.NONE);
        Fingerprint older =
                Fingerprint.ofParts("0", "en", "a", features, weights, NO_NUMBERS, NO_NUMBERS, 9, Links.NONE);
        assertThat(comparison.judge(one, french)).isEqualTo(Verdict.incomparable(Rule.OTHER_LANGUAGE));
        assertThat(comparison.judge(one, older)).isEqualTo(Verdict.incomparable(Rule.OTHER_VERSION));
    }

    @Test
    void findsNothingInEmptyArticles() {
        Fingerprint empty = fingerprint("a", 0, 0);
        assertThat(comparison.compare(empty, empty)).isEqualTo(Likeness.NONE);
    }

    @Test
    void namesTheRelation() {
        Fingerprint parent = fingerprint("a", 0, 400, NO_NUMBERS, 400);
        assertThat(relation(fingerprint("b", 0, 390, NO_NUMBERS, 390), parent)).isEqualTo(Relation.REPRINT);
        assertThat(relation(fingerprint("b", 200, 400, NO_NUMBERS, 400), parent))
                .isEqualTo(Relation.REWRITE);
        assertThat(relation(fingerprint("b", 10, 60, NO_NUMBERS, 60), parent)).isEqualTo(Relation.EXCERPT);
        assertThat(relation(parent, fingerprint("b", 10, 60, NO_NUMBERS, 60))).isEqualTo(Relation.REWRITE);
    }

    private Relation relation(Fingerprint child, Fingerprint parent) {
        return Relation.of(comparison.compare(child, parent), child, parent);
    }

    @Test
    void shortTextsNeedLess() {
        Fingerprint brief = fingerprint("a", 0, 100, NO_NUMBERS, 59);
        Fingerprint longer = fingerprint("b", 0, 100, NO_NUMBERS, 60);
        Fingerprint other = fingerprint("c", 84, 100, NO_NUMBERS, 400);

        assertThat(comparison.judge(brief, other).rule()).isEqualTo(Rule.REACHES_THRESHOLD);
        assertThat(comparison.judge(other, brief).rule()).isEqualTo(Rule.REACHES_THRESHOLD);
        assertThat(comparison.judge(longer, other).rule()).isEqualTo(Rule.BELOW_THRESHOLD);
        Fingerprint atHome = fingerprint("a", 86, 100, NO_NUMBERS, 400);
        assertThat(comparison.judge(brief, atHome).rule()).isEqualTo(Rule.BELOW_THRESHOLD);
        Fingerprint nearer = fingerprint("a", 85, 100, NO_NUMBERS, 400);
        assertThat(comparison.judge(brief, nearer).rule()).isEqualTo(Rule.BELOW_SAME_PUBLISHER_THRESHOLD);
    }
}
