package dev.wirefold.core.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirefold.core.fingerprint.HouseLearner.TooManyPublishersException;
import dev.wirefold.core.fingerprint.HouseWords.Usage;
import dev.wirefold.core.fingerprint.Houses.Entry;
import dev.wirefold.core.text.LanguageDetector;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HouseLearnerTest {
    private static final String POST = "post.example";
    private static final String NOTICE =
            "Readers who keep rakes, scarves or umbrellas belonging to the harbour chaplain"
                    + " may return them on Saturdays between breakfast and evensong.";

    private final Fingerprinter fingerprinter = new Fingerprinter(Articles.LEXICONS);

    /** Of made-up words, no two of which share any but by chance. */
    private static String story(int number, int words) {
        return new Random(number)
                .ints(words, 0, 1_000_000)
                .mapToObj(word -> "w" + Integer.toString(word, 36))
                .collect(Collectors.joining(" "));
    }

    private static ArticleText article(String publisher, String body) {
        return new ArticleText("en", publisher, null, body);
    }

    private HouseLearner learner() {
        return new HouseLearner(fingerprinter, HouseLearner.DEFAULT_MAX_ARTICLES);
    }

    private Comparison comparison() {
        return new Comparison(ComparisonRules.defaults());
    }

    private Fingerprinter taught(HouseLearner learner) {
        return new Fingerprinter(
                Articles.LEXICONS,
                Houses.learned(learner.entries()),
                FingerprintSettings.defaults(),
                LanguageDetector.NONE);
    }

    @Test
    void whatStandsUnderAllStoriesWeighsNothing() {
        HouseLearner learner = learner();
        for (int i = 0; i < 40; i++) {
            learner.add("a" + i, article(POST, story(i, 60) + "\n\n" + NOTICE));
        }
        Fingerprinter taught = taught(learner);
        ArticleText first = article(POST, story(100, 60) + "\n\n" + NOTICE);
        ArticleText second = article(POST, story(101, 60) + "\n\n" + NOTICE);

        assertThat(comparison()
                        .compare(fingerprinter.of(first), fingerprinter.of(second))
                        .similarity())
                .isGreaterThan(100_000);
        assertThat(comparison().compare(taught.of(first), taught.of(second)).similarity())
                .isZero();
        assertThat(Sets.sharedCount(
                        taught.of(first).samples(), taught.of(second).samples()))
                .isZero();
        assertThat(learner.entries())
                .filteredOn(entry -> entry.usage() == Usage.COMMON)
                .extracting(Entry::shown)
                .contains("rakes", "umbrellas", "evensong");
    }

    @Test
    void noticesOfOneFormAreApartAndTwoOfOneCompanyTogether() {
        String[] forms = {"dividend", "payable", "shareholders", "quarterly", "record", "declared", "payout"};
        HouseLearner learner = learner();
        Random random = new Random(5);
        for (int i = 0; i < 300; i++) {
            // The form stands on one article in fifteen, too few for its words to weigh nothing.
            String text = i % 15 == 0 ? notice(forms, i, random) : story(i, 60);
            learner.add("a" + i, article(POST, text));
        }
        Fingerprinter taught = taught(learner);
        Fingerprint one = taught.of(article(POST, notice(forms, 1_000, random)));
        Fingerprint other = taught.of(article(POST, notice(forms, 1_001, random)));
        Fingerprint again = taught.of(article(POST, notice(forms, 1_000, random) + " corrected"));

        assertThat(comparison().judge(one, other).rule()).isEqualTo(Verdict.Rule.HOUSE_WORDS_ONLY);
        assertThat(comparison().judge(one, again).rule().isAdmissible()).isTrue();
    }

    /** Seven words of the form in any order, and three of a company. */
    private static String notice(String[] forms, int company, Random random) {
        List<String> words = new ArrayList<>(List.of(forms));
        Collections.shuffle(words, random);
        return String.join(" ", words) + " " + story(company, 3);
    }

    @Test
    void aStoryThatIsReprintedOrContinuedOftenDoesNotMakeItsWordsUsual() {
        HouseLearner learner = learner();
        String background = story(7, 40);
        for (int i = 0; i < 40; i++) {
            learner.add("copy" + i, article(POST, background + " " + story(8, 40)));
            learner.add("other" + i, article(POST, story(1_000 + i, 80)));
        }
        String word = background.split(" ", 2)[0];

        assertThat(learner.entries()).extracting(Entry::shown).doesNotContain(word);
    }

    /** Every version names the harbour and the two people that the background is about. */
    @Test
    void theBackgroundOfAStoryThatGoesOnIsNoStockPhrase() {
        String background =
                "Wexmoorer Trunfeld built the Kolvarian harbour with money that Yssendra Quillip never saw again.";
        HouseLearner learner = learner();
        for (int i = 0; i < 8; i++) {
            String news = story(i, 12) + " Trunfeld " + story(100 + i, 12) + " Quillip Kolvarian " + story(200 + i, 12);
            learner.add("a" + i, article(POST, news + ".\n\n" + background));
        }

        assertThat(learner.entries()).isEmpty();
    }

    @Test
    void aFewWordsUnderAQuarterOfFewStoriesAreNoStockPhrase() {
        assertThat(learned(20, 5, "Write to our desk in Ellery.").entries())
                .extracting(Entry::usage)
                .doesNotContain(Usage.COMMON);
    }

    @Test
    void aLongNoticeUnderThreeOfTenStoriesIsAStockPhrase() {
        assertThat(learned(10, 3, NOTICE).entries()).extracting(Entry::usage).contains(Usage.COMMON);
        assertThat(learned(10, 2, NOTICE).entries()).extracting(Entry::usage).doesNotContain(Usage.COMMON);
        assertThat(learned(8, 3, NOTICE).entries()).extracting(Entry::usage).doesNotContain(Usage.COMMON);
    }

    /** From so many stories, with a notice under the first ones. */
    private HouseLearner learned(int stories, int noticed, String notice) {
        HouseLearner learner = learner();
        for (int i = 0; i < stories; i++) {
            learner.add("a" + i, article(POST, story(i, 60) + (i < noticed ? "\n\n" + notice : "")));
        }
        return learner;
    }

    @Test
    void copiesOfOneTextHaveNoStockPhrases() {
        HouseLearner learner = learner();
        for (int i = 0; i < 8; i++) {
            learner.add("a" + i, article(POST, story(1, 60) + " " + story(10 + i, 1) + "\n\n" + NOTICE));
        }

        assertThat(learner.entries()).isEmpty();
    }

    /** All that a publisher has of one story: two editions that add matter of their own, one that changes a few words, and copies. */
    @Test
    void editionsOfOneReportHaveNoStockPhrases() {
        String report = story(1, 60);
        HouseLearner learner = learner();
        learner.add("first", article(POST, report));
        learner.add("from the coast", article(POST, report + "\n\n" + story(2, 50)));
        learner.add("from the bourse", article(POST, report + "\n\n" + story(3, 50)));
        learner.add("changed", article(POST, report + " " + story(4, 3)));
        learner.add("corrected", article(POST, report + " once"));

        assertThat(learner.entries()).isEmpty();

        learner.add("from the court", article(POST, report + "\n\n" + story(5, 50)));
        assertThat(learner.entries()).isNotEmpty();
    }

    /** Each of six sentences of five words in one of three wordings. */
    @ParameterizedTest
    @ValueSource(ints = {20, 35, 45, 64})
    void aFormWithSentencesToChooseFromHasStockPhrases(int articles) {
        assertThat(filledIn(articles, new Random(1)).entries())
                .filteredOn(entry -> entry.usage() == Usage.COMMON)
                .hasSizeGreaterThan(6 * 3 * 5 / 2);
    }

    private HouseLearner filledIn(int articles, Random random) {
        HouseLearner learner = learner();
        for (int i = 0; i < articles; i++) {
            // A few names come again, as in one town.
            StringBuilder text = new StringBuilder(story(i % 3, 6));
            for (int sentence = 0; sentence < 6; sentence++) {
                text.append(". ").append(story(1_000 + 10 * sentence + random.nextInt(3), 5));
            }
            learner.add("a" + i, article(POST, text + ". " + story(100 + i, 4)));
        }
        return learner;
    }

    @Test
    void nothingIsLearnedOfFewArticles() {
        HouseLearner learner = learner();
        for (int i = 0; i < HouseLearner.LEAST_ARTICLES - 1; i++) {
            learner.add("a" + i, article(POST, story(i, 60) + "\n\n" + NOTICE));
        }
        assertThat(learner.entries()).isEmpty();
        learner.add("one more", article(POST, story(99, 60) + "\n\n" + NOTICE));
        assertThat(learner.entries()).isNotEmpty();
    }

    @Test
    void anotherPublisherMayQuoteIt() {
        HouseLearner learner = learner();
        for (int i = 0; i < 40; i++) {
            learner.add("a" + i, article(POST, story(i, 60) + "\n\n" + NOTICE));
        }
        Fingerprint quoting = taught(learner).of(article("courier.example", NOTICE));

        assertThat(quoting.rareWords().isKnown()).isFalse();
        assertThat(quoting.features())
                .isEqualTo(fingerprinter.of(article("courier.example", NOTICE)).features());
    }

    @Test
    void articlesWithoutAPublisherArePassedOver() {
        HouseLearner learner = learner();
        assertThat(learner.add("a", new ArticleText("en", null, null, NOTICE))).isFalse();
        assertThat(learner.add("b", new ArticleText("en", " ", null, NOTICE))).isFalse();
        assertThat(learner.articlesKept()).isZero();
    }

    @Test
    void ofALargeArchiveASampleIsKeptThatIsTheSameInAnyOrder() {
        int maxArticles = 100;
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            ids.add("article-" + i);
        }
        List<Entry> entries = entries(ids, maxArticles);
        Collections.shuffle(ids, new Random(7));

        assertThat(entries).isNotEmpty().isEqualTo(entries(ids, maxArticles));
    }

    private List<Entry> entries(List<String> ids, int maxArticles) {
        HouseLearner learner = new HouseLearner(fingerprinter, maxArticles);
        for (String id : ids) {
            String publisher = id.endsWith("7") ? "small.example" : "large.example";
            learner.add(id, article(publisher, story(id.hashCode(), 60) + "\n\n" + NOTICE));
            assertThat(learner.articlesKept()).isLessThanOrEqualTo(maxArticles);
        }
        List<Entry> entries = learner.entries();
        assertThat(entries).extracting(Entry::publisher).contains("large.example", "small.example");
        return entries;
    }

    @Test
    void saysWhenThereAreTooManyPublishers() {
        HouseLearner learner = new HouseLearner(fingerprinter, 20);
        assertThatThrownBy(() -> {
                    for (int i = 0; i < 100; i++) {
                        learner.add("id" + i, article("publisher " + i, NOTICE));
                    }
                })
                .isInstanceOf(TooManyPublishersException.class)
                .hasMessageContaining("21 publishers");
    }
}
