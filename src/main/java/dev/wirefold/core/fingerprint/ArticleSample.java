package dev.wirefold.core.fingerprint;

import dev.wirefold.core.text.WordHash;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/**
 * Some articles of each publisher, those whose ids have the least hashes (bottom-k sampling, Cohen and Kaplan 2007): the
 * same articles in whatever order they come.
 *
 * @param <T> what is kept of an article
 */
final class ArticleSample<T> {
    static final int MOST_OF_A_PUBLISHER = 1_024;

    private final int leastOfAPublisher;
    private final int maxArticles;
    private final SortedMap<String, NavigableMap<Long, T>> byPublisher = new TreeMap<>();
    private int mostOfAPublisher = MOST_OF_A_PUBLISHER;
    private int articles;

    /**
     * An empty sample.
     *
     * @param leastOfAPublisher how many of a publisher's articles are kept if it has so many
     * @param maxArticles most articles kept; if there are more, each publisher keeps fewer
     */
    ArticleSample(int leastOfAPublisher, int maxArticles) {
        this.leastOfAPublisher = leastOfAPublisher;
        this.maxArticles = maxArticles;
    }

    /**
     * Takes the article, unless its id is known or belongs to none of the sample.
     *
     * @throws HouseLearner.TooManyPublishersException if the least of each publisher would be too many in all
     */
    void add(String publisher, String id, Supplier<T> article) {
        NavigableMap<Long, T> known = byPublisher.computeIfAbsent(publisher, any -> new TreeMap<>());
        long hash = WordHash.of(id);
        boolean isFull = known.size() >= mostOfAPublisher;
        if (known.containsKey(hash) || (isFull && hash > known.lastKey())) {
            return;
        }
        known.put(hash, article.get());
        articles++;
        shrink(known);
        while (articles > maxArticles) {
            if (mostOfAPublisher <= leastOfAPublisher) {
                throw new HouseLearner.TooManyPublishersException("there are " + byPublisher.size()
                        + " publishers; of each at least " + leastOfAPublisher
                        + " articles would have to be kept, but only "
                        + maxArticles + " can be in all");
            }
            mostOfAPublisher = Math.max(leastOfAPublisher, mostOfAPublisher / 2);
            byPublisher.values().forEach(this::shrink);
        }
    }

    int size() {
        return articles;
    }

    /** The articles of a publisher, by hash. */
    Collection<T> of(String publisher) {
        NavigableMap<Long, T> known = byPublisher.get(publisher);
        return known == null ? List.of() : known.values();
    }

    void remove(String publisher) {
        NavigableMap<Long, T> known = byPublisher.remove(publisher);
        articles -= known == null ? 0 : known.size();
    }

    /** The articles of each publisher, publishers by name and articles by hash. */
    void forEach(BiConsumer<String, Collection<T>> publisher) {
        byPublisher.forEach((name, sampled) -> publisher.accept(name, sampled.values()));
    }

    private void shrink(NavigableMap<Long, T> of) {
        while (of.size() > mostOfAPublisher) {
            of.pollLastEntry();
            articles--;
        }
    }
}
