package dev.wirefold.core.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirefold.core.fingerprint.HouseWords.Usage;
import dev.wirefold.core.fingerprint.WireLearner.Moment;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class WireLearnerTest {
    private static final String NOTICE =
            "Umbrellas left behind at the lighthouse are kept by the ferryman until Easter.";
    private static final long RENEWED_MS = 1_000_000;

    private final WireLearner learner = new WireLearner(new Fingerprinter(Articles.LEXICONS), 240, RENEWED_MS);
    private long edition;

    private static String story(int number) {
        return new Random(number)
                .ints(40, 0, 1_000_000)
                .mapToObj(word -> "w" + Integer.toString(word, 36))
                .collect(Collectors.joining(" "));
    }

    private static ArticleText article(String publisher, int number) {
        return new ArticleText("en", publisher, null, story(number) + ".\n\n" + NOTICE);
    }

    private void read(String publisher, int from, int to) {
        for (int i = from; i < to; i++) {
            learner.onArticle(publisher + i, article(publisher, i), i);
        }
    }

    /** Tells what is due, as the one who writes it does. */
    private List<LearnedHouse> told() {
        return told(Moment.REST);
    }

    private List<LearnedHouse> told(Moment now) {
        List<LearnedHouse> due = learner.due(++edition, now);
        due.forEach(learner::onLearned);
        return due;
    }

    @Test
    void nothingIsDueOfFewArticles() {
        read("post", 0, 3);

        assertThat(told()).isEmpty();
    }

    @Test
    void fourAreEnoughAndThenHalfAsManyAgain() {
        read("post", 0, 4);
        assertThat(told()).singleElement().satisfies(house -> {
            assertThat(house.publisher()).isEqualTo("post");
            assertThat(house.articles()).isEqualTo(4);
            assertThat(house.learnedAtMs()).isEqualTo(3);
            assertThat(house.edition()).isEqualTo(1);
            assertThat(house.words().usages()).containsValue(Usage.COMMON);
        });
        assertThat(told()).as("told already").isEmpty();

        read("post", 4, 5);
        assertThat(told()).as("one more of four").isEmpty();

        read("post", 5, 6);
        assertThat(told()).extracting(LearnedHouse::articles).containsExactly(6);
    }

    @Test
    void whileMoreComesThreeTimesAsManyAreWaitedFor() {
        read("post", 0, 4);
        assertThat(told(Moment.NEWS)).hasSize(1);

        read("post", 4, 11);
        assertThat(told(Moment.NEWS)).isEmpty();

        read("post", 11, 12);
        assertThat(told(Moment.NEWS)).extracting(LearnedHouse::articles).containsExactly(12);
    }

    @Test
    void ofAWellKnownPublisherSoManyAreWaitedForAtRestToo() {
        read("post", 0, 120);
        assertThat(told()).hasSize(1);

        read("post", 120, 359);
        assertThat(told(Moment.LONG_REST)).isEmpty();

        read("post", 359, 360);
        assertThat(told(Moment.REST)).as("what came is not taken in yet").isEmpty();
        assertThat(told(Moment.LONG_REST)).extracting(LearnedHouse::articles).containsExactly(360);
    }

    @Test
    void inAnArchiveAPublisherIsToldOnceWhenItIsWellKnown() {
        read("post", 0, 99);
        assertThat(told(Moment.ARCHIVE)).isEmpty();

        read("post", 99, 100);
        assertThat(told(Moment.ARCHIVE)).extracting(LearnedHouse::articles).containsExactly(100);

        read("post", 100, 900);
        assertThat(told(Moment.ARCHIVE)).isEmpty();
    }

    @Test
    void fewArticlesOfWhichNothingIsLearnedAreNotTold() {
        for (int i = 0; i < 9; i++) {
            learner.onArticle("a" + i, new ArticleText("en", "post", null, story(i)), i);
            assertThat(told()).isEmpty();
        }
    }

    @Test
    void itIsTheSameWheneverTextsAreSplitIntoWords() {
        WireLearner other = new WireLearner(new Fingerprinter(Articles.LEXICONS), 240, RENEWED_MS);
        for (int i = 0; i < 60; i++) {
            ArticleText filled = article("post", i);
            ArticleText padded = new ArticleText("en", "post", null, filled.body() + " ".repeat(150_000));
            learner.onArticle("post" + i, padded, i);
            other.onArticle("post" + i, filled, i);
            other.due(1, Moment.REST);
        }

        assertThat(learner.due(1, Moment.REST))
                .isEqualTo(other.due(1, Moment.REST))
                .hasSize(1);
    }

    @Test
    void whatIsNotWrittenStaysDue() {
        read("post", 0, 12);

        assertThat(learner.due(1, Moment.REST)).hasSize(1);
        assertThat(learner.due(2, Moment.REST)).hasSize(1);
    }

    @Test
    void whatIsOnTheWireAlreadyIsNotDue() {
        learner.onLearned(new LearnedHouse("post", 5, 11, 12, HouseWords.NONE));
        read("post", 0, 12);

        assertThat(learner.due(6, Moment.REST)).isEmpty();
    }

    @Test
    void whatGrowsOldIsToldAgain() {
        read("post", 0, 12);
        told();
        learner.onArticle("late", article("post", 100), 11 + RENEWED_MS - 1);
        assertThat(told()).isEmpty();

        learner.onArticle("later", article("post", 101), 11 + RENEWED_MS);
        assertThat(told()).extracting(LearnedHouse::articles).containsExactly(14);
    }

    @Test
    void whatIsKnownOfMoreArticlesIsToldAgainAsItIsWhenItGrowsOld() {
        HouseWords words = HouseWords.of(Map.of(7, Usage.COMMON));
        learner.onLearned(new LearnedHouse("post", 900, 0, 900, words));
        read("post", 0, 12);
        assertThat(told()).isEmpty();

        learner.onArticle("later", article("post", 100), RENEWED_MS);

        LearnedHouse again = new LearnedHouse("post", 901, RENEWED_MS, 900, words);
        assertThat(told())
                .as("its edition is higher, though fewer records were read")
                .containsExactly(again);
        assertThat(told()).as("told once").isEmpty();
    }

    @Test
    void asManyAsAreCountedAtMostAreCountedAnew() {
        WireLearner large = new WireLearner(new Fingerprinter(Articles.LEXICONS), 2_000, RENEWED_MS);
        LearnedHouse before = new LearnedHouse("post", 5, 0, 900_000, HouseWords.of(Map.of(7, Usage.COMMON)));
        large.onLearned(before);
        for (int i = 0; i < 1_024; i++) {
            large.onArticle("post" + i, article("post", i), RENEWED_MS);
        }

        assertThat(large.due(6, Moment.REST)).singleElement().satisfies(counted -> {
            assertThat(counted.words()).isNotEqualTo(before.words());
            assertThat(counted.replaces(before)).isTrue();
        });
    }

    @Test
    void whatIsKnownOfTheseArticlesAloneHasTheirNumberAsItsEdition() {
        read("post", 0, 12);
        read("herald", 0, 7);
        read("mirror", 0, 3);

        assertThat(learner.known(-5))
                .satisfiesExactly(
                        herald -> {
                            assertThat(herald.publisher()).isEqualTo("herald");
                            assertThat(herald.edition()).isEqualTo(7);
                        },
                        post -> {
                            assertThat(post.edition()).isEqualTo(12);
                            assertThat(post.articles()).isEqualTo(12);
                            assertThat(post.learnedAtMs()).isEqualTo(-5);
                            assertThat(post.words()).isEqualTo(told().get(1).words());
                        });
    }

    @Test
    void publishersAreLearnedApartAndNamelessOnesNot() {
        read("post", 0, 12);
        read("", 0, 30);
        read("herald", 0, 12);

        assertThat(told()).extracting(LearnedHouse::publisher).containsExactly("herald", "post");
    }

    @Test
    void theOneThatWasSilentForLongestGivesWay() {
        for (int publisher = 0; publisher < 61; publisher++) {
            read("p" + publisher, 0, 4);
        }

        assertThat(told())
                .extracting(LearnedHouse::publisher)
                .as("240 articles are kept, of 60 publishers 4 each")
                .hasSize(60)
                .doesNotContain("p0");
    }

    @Test
    void theOrderOfTheArticlesDoesNotMatter() {
        WireLearner other = new WireLearner(new Fingerprinter(Articles.LEXICONS), 240, RENEWED_MS);
        read("post", 0, 60);
        for (int i = 59; i >= 0; i--) {
            other.onArticle("post" + i, article("post", i), i);
        }

        assertThat(usages(other)).isEqualTo(usages(learner)).isNotEmpty();
    }

    private static Map<Integer, Usage> usages(WireLearner learner) {
        return learner.due(1, Moment.REST).get(0).words().usages();
    }
}
