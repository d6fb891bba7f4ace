package dev.wirefold.core.fingerprint;

import dev.wirefold.core.text.PublisherName;
import dev.wirefold.core.text.WordWeights;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Learns from an archive how usual words are in the articles of each publisher. Of each publisher up to
 * {@value ArticleSample#MOST_OF_A_PUBLISHER} articles are counted, the same ones in whatever order they come.
 */
public final class HouseLearner {
    /** Kept in memory, at up to {@link FingerprintSettings#maxCharacters} characters each: about 250 MiB of usual articles. */
    public static final int DEFAULT_MAX_ARTICLES = 50_000;

    /** Of a publisher with fewer articles nothing is learned. */
    public static final int LEAST_ARTICLES = HouseCounter.LEAST_ARTICLES;

    private static final Comparator<Houses.Entry> COMMONEST_FIRST =
            Comparator.comparingInt((Houses.Entry entry) -> -entry.articles()).thenComparingInt(Houses.Entry::word);

    /**
     * An article.
     *
     * @param story its text as it is compared
     * @param weights of the words of its language
     */
    private record Sampled(String story, WordWeights weights) {}

    /** There are too many publishers to keep articles of each. */
    public static final class TooManyPublishersException extends RuntimeException {
        TooManyPublishersException(String message) {
            super(message);
        }
    }

    private final Fingerprinter fingerprinter;
    private final ArticleSample<Sampled> sample;

    /**
     * Has learned nothing.
     *
     * @param maxArticles most articles kept, at least {@value #LEAST_ARTICLES}; of more, a sample
     */
    public HouseLearner(Fingerprinter fingerprinter, int maxArticles) {
        this.fingerprinter = fingerprinter;
        this.sample = new ArticleSample<>(LEAST_ARTICLES, maxArticles);
    }

    /**
     * Counts an article; of several with one id, the first.
     *
     * @return whether it names its publisher, without which it is passed over
     * @throws TooManyPublishersException if the articles kept would not be enough of each
     */
    public boolean add(String id, ArticleText article) {
        String publisher = PublisherName.of(article.publisher());
        if (publisher.isEmpty()) {
            return false;
        }
        sample.add(publisher, id, () -> {
            Fingerprinter.Reading reading = fingerprinter.read(article);
            return new Sampled(reading.story(), reading.weights());
        });
        return true;
    }

    /** How many articles are kept. */
    public int articlesKept() {
        return sample.size();
    }

    /** The words of all publishers that are not rare there: in order of their names, the commonest first. */
    public List<Houses.Entry> entries() {
        List<Houses.Entry> entries = new ArrayList<>();
        sample.forEach((publisher, articles) -> entries.addAll(entries(publisher, articles)));
        return entries;
    }

    private List<Houses.Entry> entries(String publisher, Collection<Sampled> articles) {
        Map<Integer, HouseCounter.Count> counts = HouseCounter.count(articles.stream()
                .map(article -> fingerprinter.words(publisher, article.story(), article.weights()))
                .toList());
        if (counts.isEmpty()) {
            return List.of();
        }
        Map<Integer, String> names = names(articles);
        return counts.entrySet().stream()
                .map(count -> new Houses.Entry(
                        publisher,
                        count.getKey(),
                        count.getValue().usage(),
                        count.getValue().articles(),
                        names.getOrDefault(count.getKey(), "")))
                .sorted(COMMONEST_FIRST)
                .toList();
    }

    /** As they stand in the first article that has them. */
    private Map<Integer, String> names(Collection<Sampled> articles) {
        return articles.stream()
                .flatMap(article ->
                        fingerprinter.wordNames(article.story(), article.weights()).int2ObjectEntrySet().stream())
                .collect(Collectors.toMap(
                        entry -> entry.getIntKey(), entry -> entry.getValue(), (first, later) -> first));
    }
}
