package dev.wirefold.core.text;

import it.unimi.dsi.fastutil.Hash;
import it.unimi.dsi.fastutil.objects.Object2IntMap;
import it.unimi.dsi.fastutil.objects.Object2IntOpenCustomHashMap;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Counts in how many articles of one language each word stands, the words being those that fingerprints are made of. */
public final class DocumentFrequencies {
    /** Far more than any language's wire holds with fewer than a million articles; about 1 GiB of heap. */
    public static final int MAX_WORDS = 10_000_000;

    private final WordWeights stopWords;
    private final Tokens tokens = new Tokens();
    private final Object2IntOpenCustomHashMap<String> counts = new Object2IntOpenCustomHashMap<>(new ByWordHash());
    private int articles;

    /** Words with one {@link String#hashCode()} are easily made; with one of these they take long to find. */
    private static final class ByWordHash implements Hash.Strategy<@Nullable String> {
        @Override
        public int hashCode(@Nullable String word) {
            return word == null ? 0 : (int) WordHash.of(word);
        }

        @Override
        public boolean equals(@Nullable String word, @Nullable String other) {
            return Objects.equals(word, other);
        }
    }

    /** @param language primary subtag in lower case */
    public DocumentFrequencies(String language) {
        this.stopWords = StopWords.of(language);
    }

    /**
     * Counts an article.
     *
     * @param story its {@link ComparableText}
     * @throws IllegalStateException if there are more than {@value #MAX_WORDS} words
     */
    public void add(String story) {
        Set<String> words = new HashSet<>();
        tokens.read(TextNormalizer.joinBrokenWords(story, stopWords), (text, start, length, isNumber) -> {
            words.add(new String(text, start, length));
            return true;
        });
        words.forEach(word -> counts.addTo(word, 1));
        articles++;
        if (counts.size() > MAX_WORDS) {
            throw new IllegalStateException("more than " + MAX_WORDS + " different words");
        }
    }

    public int articles() {
        return articles;
    }

    /** How many words are in at least so many articles. */
    public long words(int minCount) {
        return counts.values().intStream().filter(count -> count >= minCount).count();
    }

    /**
     * A lexicon as {@link Lexicon#parse} reads it: the commonest words first, those of one count in order of their
     * characters.
     *
     * @param name of the lexicon, for its first line
     * @param minCount words in fewer articles are left out
     */
    public Stream<String> lines(String name, int minCount) {
        String head = "# lexicon " + name + ": word<TAB>number of articles holding it; " + articles
                + " articles in all; words in fewer than " + minCount + " are left out";
        Stream<String> words = counts.object2IntEntrySet().stream()
                .filter(entry -> entry.getIntValue() >= minCount)
                .sorted(Comparator.comparingInt((Object2IntMap.Entry<String> entry) -> -entry.getIntValue())
                        .thenComparing(Object2IntMap.Entry::getKey))
                .map(entry -> entry.getKey() + '\t' + entry.getIntValue());
        return Stream.concat(Stream.of(head), words);
    }
}
