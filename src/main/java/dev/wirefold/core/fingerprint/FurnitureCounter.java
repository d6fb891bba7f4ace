package dev.wirefold.core.fingerprint;

import dev.wirefold.core.fingerprint.ArticleSample.Sampled;
import dev.wirefold.core.text.ComparableText;
import dev.wirefold.core.text.HouseFurniture;
import dev.wirefold.core.text.PublisherName;
import dev.wirefold.core.text.Sentence;
import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;
import it.unimi.dsi.fastutil.longs.Long2ObjectOpenHashMap;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Finds the sentences that a publisher puts on many articles which otherwise have nothing to do with one another.
 *
 * <p>A sentence is listed if so many articles hold it of which no two are of one story. Two articles may be of one story if
 * half of the shorter stands in the other, or if what they have beside sentences that recur is alike by half of the
 * threshold, in different languages, or too short to tell: a passage of a story, reprinted or revised however often, is never furniture, and
 * furniture longer than its article is learnt from longer articles.
 */
public final class FurnitureCounter {
    /** Kept in memory, at up to {@link FingerprintSettings#maxCharacters} characters each: about 250 MiB of usual articles. */
    public static final int DEFAULT_MAX_ARTICLES = 50_000;

    /** There are too many publishers to keep articles of each. */
    public static final class TooManyPublishersException extends RuntimeException {
        TooManyPublishersException(String message) {
            super(message);
        }
    }

    /** Of fewer words beside what recurs nothing can be said. */
    private static final int LEAST_WORDS_OF_ITS_OWN = 30;

    private static final Comparator<HouseFurniture.Entry> COMMONEST_FIRST = Comparator.comparingInt(
                    (HouseFurniture.Entry entry) -> -entry.articles())
            .thenComparing(entry -> entry.sentence().hash());

    private final Fingerprinter fingerprinter;
    private final FingerprintSettings settings;
    private final Comparison comparison;
    private final int unrelatedBelowMillionths;
    private final int minArticles;
    private final ArticleSample sample;

    /**
     * Has counted nothing.
     *
     * @param fingerprinter without lists of furniture
     * @param rules by which articles are of one story
     * @param minArticles in how many unrelated articles a sentence has to stand
     * @param maxArticles most articles kept, at least {@code minArticles}; of more, a sample
     */
    public FurnitureCounter(
            Fingerprinter fingerprinter,
            FingerprintSettings settings,
            ComparisonRules rules,
            int minArticles,
            int maxArticles) {
        if (minArticles < 2 || maxArticles < minArticles) {
            throw new IllegalArgumentException("minArticles must be at least 2 and at most maxArticles");
        }
        this.fingerprinter = fingerprinter;
        this.settings = settings;
        this.comparison = new Comparison(rules);
        this.unrelatedBelowMillionths =
                Math.min(rules.thresholdMillionths(), rules.samePublisherThresholdMillionths()) / 2;
        this.minArticles = minArticles;
        this.sample = new ArticleSample(minArticles, maxArticles);
    }

    /**
     * An article of which the sentences are known.
     *
     * @param letters of each telling sentence, by its hash
     * @param totalLetters of these sentences
     * @param own what it has beside sentences that recur
     */
    private record Article(Long2IntOpenHashMap letters, int totalLetters, Fingerprint own) {}

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
        sample.add(
                publisher,
                id,
                () -> new Sampled(
                        article.language(),
                        ComparableText.of(article.headline(), article.body(), settings.maxCharacters())));
        return true;
    }

    /** How many articles are kept. */
    public int articlesKept() {
        return sample.size();
    }

    /** The furniture of all publishers: in order of their names, the commonest first. */
    public List<HouseFurniture.Entry> entries() {
        List<HouseFurniture.Entry> entries = new ArrayList<>();
        sample.forEach((publisher, articles) -> entries.addAll(entries(publisher, articles)));
        return entries;
    }

    private List<HouseFurniture.Entry> entries(String publisher, Collection<Sampled> sampled) {
        Long2ObjectOpenHashMap<Sentence> sentences = new Long2ObjectOpenHashMap<>();
        List<Long2IntOpenHashMap> letters = new ArrayList<>();
        Long2IntOpenHashMap holders = new Long2IntOpenHashMap();
        for (Sampled article : sampled) {
            Long2IntOpenHashMap ofArticle = letters(article.story(), sentences);
            letters.add(ofArticle);
            ofArticle.keySet().forEach(hash -> holders.addTo(hash, 1));
        }
        holders.values().removeIf(count -> count < minArticles);
        if (holders.isEmpty()) {
            return List.of();
        }
        List<Article> articles = new ArrayList<>();
        int at = 0;
        for (Sampled article : sampled) {
            articles.add(article(article, letters.get(at++), holders));
        }
        return holders.long2IntEntrySet().stream()
                .filter(entry -> isHeldByUnrelated(articles, entry.getLongKey()))
                .map(entry ->
                        new HouseFurniture.Entry(publisher, sentences.get(entry.getLongKey()), entry.getIntValue()))
                .sorted(COMMONEST_FIRST)
                .toList();
    }

    private static Long2IntOpenHashMap letters(String story, Long2ObjectOpenHashMap<Sentence> sentences) {
        Long2IntOpenHashMap letters = new Long2IntOpenHashMap();
        story.lines()
                .flatMap(line -> Sentence.of(line).stream())
                .filter(Sentence::isTelling)
                .forEach(sentence -> {
                    letters.put(sentence.hash(), sentence.letters());
                    sentences.putIfAbsent(sentence.hash(), sentence);
                });
        return letters;
    }

    private Article article(Sampled article, Long2IntOpenHashMap letters, Long2IntOpenHashMap recurring) {
        String own = Sentence.remove(article.story(), recurring::containsKey);
        return new Article(
                letters,
                letters.values().intStream().sum(),
                fingerprinter.of(new ArticleText(article.language(), null, null, own)));
    }

    /** Takes each holder that is unrelated to all taken before; so many are enough. */
    private boolean isHeldByUnrelated(List<Article> articles, long sentence) {
        List<Article> unrelated = new ArrayList<>();
        for (Article article : articles) {
            if (article.letters().containsKey(sentence)
                    && article.own().words() >= LEAST_WORDS_OF_ITS_OWN
                    && unrelated.stream().allMatch(other -> areUnrelated(other, article))) {
                unrelated.add(article);
                if (unrelated.size() == minArticles) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean areUnrelated(Article first, Article second) {
        return 2 * sharedLetters(first, second) < Math.min(first.totalLetters(), second.totalLetters())
                && first.own().language().equals(second.own().language())
                && comparison.compare(first.own(), second.own()).similarity() < unrelatedBelowMillionths;
    }

    private static int sharedLetters(Article first, Article second) {
        int shared = 0;
        for (var sentence : first.letters().long2IntEntrySet()) {
            shared += second.letters().containsKey(sentence.getLongKey()) ? sentence.getIntValue() : 0;
        }
        return shared;
    }
}
