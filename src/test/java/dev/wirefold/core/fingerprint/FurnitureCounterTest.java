package dev.wirefold.core.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirefold.app.Lexicons;
import dev.wirefold.core.fingerprint.FurnitureCounter.TooManyPublishersException;
import dev.wirefold.core.text.HouseFurniture;
import dev.wirefold.core.text.HouseFurniture.Entry;
import dev.wirefold.core.text.Sentence;
import dev.wirefold.score.ClusterScore;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class FurnitureCounterTest {
    private static final int MIN_ARTICLES = 5;
    private static final String PAPER = "Lindvik Post";

    private static final String QUOTE =
            "\"We heard a scraping noise, then the lights went out and the deck began to tilt,\" said Karin Moe.";

    /** Six reports of one event by one paper, each in its own words. */
    private static final List<String> FERRY = List.of(
            "The ferry Saga ran aground on a reef off Holmsund early on Tuesday, and all 214 passengers and 23 crew were"
                    + " taken off in lifeboats before the vessel sank, the coastguard said.",
            "All who were on board the ferry Saga when it struck a reef off Holmsund are safe. Lifeboats took 214"
                    + " passengers and 23 crew ashore on Tuesday; the ship itself went down within two hours.",
            "Steering failed a mile from the harbour entrance, captain Anders Ruud of the ferry Saga told officials after"
                    + " the ship had sunk on the reef off Holmsund with 214 passengers, all of whom were saved.",
            "The transport ministry ordered inspections of two sister ships of the ferry Saga, which sank off Holmsund on"
                    + " Tuesday after hitting a reef. Passengers and crew, 237 people in all, reached land in lifeboats.",
            "Fishermen keep away from the oyster beds off Holmsund, where the ferry Saga lies with 40 tonnes of diesel in"
                    + " her tanks. She ran on a reef on Tuesday; lifeboats saved 214 passengers and 23 crew.",
            "Five passengers of the ferry Saga are in hospital with broken bones. The ship, with 214 passengers and 23"
                    + " crew, struck a reef off Holmsund on Tuesday and sank; lifeboats took everyone off.");

    @Test
    void listsWhatTheHousesPutUnderAllTheirStoriesAndNothingElse() {
        Set<String> marked = new HashSet<>();
        Houses.articles().forEach(article -> sentences(article.marked()
                        .substring(article.marked().indexOf('⟦'))
                        .replaceAll("[⟦⟧]", ""))
                .forEach(sentence -> marked.add(article.publisher().toLowerCase(Locale.ROOT) + ": " + sentence)));
        FurnitureCounter counter = Houses.counter(MIN_ARTICLES);
        Houses.articles().forEach(article -> counter.add(article.node().id(), article.text()));

        assertThat(counter.entries())
                .allSatisfy(entry -> assertThat(entry.articles()).isEqualTo(6));
        assertThat(counter.entries().stream()
                        .map(entry ->
                                entry.publisher() + ": " + entry.sentence().text()))
                .containsExactlyInAnyOrderElementsOf(marked);
        assertThat(marked).hasSize(6);
    }

    private static List<String> sentences(String text) {
        return text.lines()
                .flatMap(line -> Sentence.of(line).stream())
                .filter(Sentence::isTelling)
                .map(Sentence::text)
                .toList();
    }

    @Test
    void unrelatedArticlesOfOneHouseAreAlikeWithoutTheListAndNotWithIt() {
        Houses.Article first = Houses.articles().get(0);
        Houses.Article second = Houses.articles().get(2);
        HouseFurniture others = Houses.list(
                Houses.articles().stream().filter(article -> !Set.of(first.story(), second.story())
                        .contains(article.story())),
                4);

        Likeness without = likeness(new Fingerprinter(Lexicons.builtIn()), first, second);
        Likeness with = likeness(Houses.fingerprinter(others), first, second);

        assertThat(without.similarity())
                .isGreaterThan(ComparisonRules.defaults().samePublisherThresholdMillionths());
        assertThat(without.isAdmissible()).as("alike by passages only").isFalse();
        assertThat(with.similarity()).isLessThan(50_000);
    }

    private static Likeness likeness(Fingerprinter fingerprinter, Houses.Article first, Houses.Article second) {
        return new Comparison(ComparisonRules.defaults())
                .compare(fingerprinter.of(first.text()), fingerprinter.of(second.text()));
    }

    @Test
    void theStoriesOfTwoHousesComeOutRightWithTheListAndWithout() {
        HouseFurniture list = Houses.list(Houses.articles().stream(), MIN_ARTICLES);

        double without = score(Houses.fingerprinter(HouseFurniture.NONE));
        double with = score(Houses.fingerprinter(list));
        assertThat(without).isEqualTo(1);
        assertThat(with).isEqualTo(1);
    }

    private static double score(Fingerprinter fingerprinter) {
        QuadraticLineage lineage = new QuadraticLineage(ComparisonRules.defaults());
        Map<String, String> labels = new HashMap<>();
        for (Houses.Article article : Houses.articles()) {
            lineage.add(article.node(), fingerprinter.of(article.text()));
            labels.put(article.node().id(), article.story());
        }
        return ClusterScore.of(labels, lineage.stories()).adjustedRand();
    }

    @Test
    void whatIsMarkedGoesAndAllElseStays() {
        HouseFurniture list = Houses.list(Houses.articles().stream(), MIN_ARTICLES);
        for (Houses.Article article : Houses.articles()) {
            String story = article.marked().replaceAll("⟦[^⟧]*⟧", "").strip();
            assertThat(Houses.fingerprinter(list).read(article.text()).story().strip())
                    .isEqualTo(story);
        }
    }

    @Test
    void anotherPublisherMayQuoteIt() {
        HouseFurniture list = Houses.list(Houses.articles().stream(), MIN_ARTICLES);
        ArticleText paper = Houses.articles().get(0).text();
        ArticleText other = new ArticleText("en", "Inland Courier", null, paper.body());

        String read = Houses.fingerprinter(list).read(other).story();

        assertThat(read)
                .isEqualTo(Houses.fingerprinter(HouseFurniture.NONE).read(other).story());
        assertThat(read).contains("folded by the pupils of the deaf school");
    }

    @Test
    void passagesOfAStoryThatIsReprintedOrHasANewTopEachTimeAreNotListed() {
        FurnitureCounter counter = Houses.counter(MIN_ARTICLES);
        String story = Houses.articles().get(0).text().body();
        for (int i = 0; i < 40; i++) {
            counter.add("copy" + i, new ArticleText("en", PAPER, "Copy " + i, story));
        }
        for (Houses.Article other : Houses.articles()) {
            String newTop = other.marked().replaceAll("⟦[^⟧]*⟧", "");
            String update = newTop + "\n\n" + String.join("\n\n", FERRY);
            counter.add("update" + other.node().id(), new ArticleText("en", PAPER, null, update));
        }

        assertThat(counter.entries()).isEmpty();
    }

    @Test
    void aQuotationInSeveralReportsOfOneStoryIsNotListed() {
        FurnitureCounter counter = Houses.counter(3);
        for (int i = 0; i < FERRY.size(); i++) {
            counter.add("ferry" + i, new ArticleText("en", PAPER, null, FERRY.get(i) + "\n\n" + QUOTE));
        }
        assertThat(counter.entries()).isEmpty();

        List<Houses.Article> houses = Houses.articles();
        for (int i = 0; i < houses.size(); i += 4) {
            String story = houses.get(i).marked().replaceAll("⟦[^⟧]*⟧", "");
            counter.add("other" + i, new ArticleText("en", PAPER, null, story + "\n\n" + QUOTE));
        }
        assertThat(counter.entries())
                .as("the same words under stories of all kinds")
                .extracting(entry -> entry.sentence().text())
                .containsExactly(QUOTE);
    }

    @Test
    void articlesWithoutAPublisherArePassedOver() {
        FurnitureCounter counter = Houses.counter(2);
        assertThat(counter.add("a", new ArticleText("en", null, null, QUOTE))).isFalse();
        assertThat(counter.add("b", new ArticleText("en", " ", null, QUOTE))).isFalse();
        assertThat(counter.articlesKept()).isZero();
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

    /** Articles of a large publisher and a small one, of made-up words, with a sentence of each under all of them. */
    private static List<Entry> entries(List<String> ids, int maxArticles) {
        FurnitureCounter counter = Houses.counter(MIN_ARTICLES, maxArticles);
        for (String id : ids) {
            String publisher = id.endsWith("7") ? "small.example" : "large.example";
            String story = new Random(id.hashCode())
                    .ints(60, 0, 1_000_000)
                    .mapToObj(word -> "w" + Integer.toString(word, 36))
                    .collect(Collectors.joining(" "));
            String under = "\n\nThis is what stands under all articles of " + publisher + ".";
            counter.add(id, new ArticleText("en", publisher, null, story + under));
            assertThat(counter.articlesKept()).isLessThanOrEqualTo(maxArticles);
        }
        List<Entry> entries = counter.entries();
        assertThat(entries).extracting(Entry::publisher).containsExactly("large.example", "small.example");
        return entries;
    }

    @Test
    void saysWhenThereAreTooManyPublishers() {
        FurnitureCounter counter = Houses.counter(5, 20);
        assertThatThrownBy(() -> {
                    for (int i = 0; i < 100; i++) {
                        counter.add("id" + i, new ArticleText("en", "publisher " + i, null, QUOTE));
                    }
                })
                .isInstanceOf(TooManyPublishersException.class)
                .hasMessageContaining("21 publishers");
    }
}
