package dev.wirefold.core.fingerprint;

import dev.wirefold.core.text.ArticleLanguage;
import dev.wirefold.core.text.ComparableText;
import dev.wirefold.core.text.HashedWords;
import dev.wirefold.core.text.LanguageDetector;
import dev.wirefold.core.text.Lexicon;
import dev.wirefold.core.text.PublisherName;
import dev.wirefold.core.text.PublisherNames;
import dev.wirefold.core.text.StopWords;
import dev.wirefold.core.text.TextNormalizer;
import dev.wirefold.core.text.Tokens;
import dev.wirefold.core.text.TwoAlphabets;
import dev.wirefold.core.text.WordWeights;
import it.unimi.dsi.fastutil.ints.Int2ObjectMap;
import java.util.HashMap;
import java.util.Map;

/**
 * Makes fingerprints: normalise, drop page furniture, split into words, weigh, hash, sample. A pure function of the
 * article, the lexicons, the lists of houses and the settings. Holds buffers, so one instance serves one thread.
 */
public final class Fingerprinter {
    /** Far more than there are; tags may be made up. */
    private static final int MAX_KEPT_LANGUAGES = 256;

    private final Map<String, String> versions = new HashMap<>();
    private final PublisherNames publishers = new PublisherNames();
    private final FingerprintSettings settings;
    private final String version;
    private final Map<String, Lexicon> lexicons;
    private final Houses houses;
    private final ArticleLanguage languages;
    private final ComparableText text = new ComparableText();
    private final Tokens tokens = new Tokens();
    private final HashedWords words;
    private final Features features;

    /**
     * A fingerprinter for one thread.
     *
     * @param lexicons by language, primary subtag; other languages are weighed by their stop words alone
     * @param houses how usual words are at publishers
     * @param detector asked for the language of articles that do not say theirs
     */
    public Fingerprinter(
            Map<String, Lexicon> lexicons, Houses houses, FingerprintSettings settings, LanguageDetector detector) {
        this.settings = settings;
        this.lexicons = Map.copyOf(lexicons);
        this.houses = houses;
        this.languages = new ArticleLanguage(detector, settings.fallbackLanguage());
        this.words = new HashedWords(settings.maxWords());
        this.features = new Features(settings);
        this.version = lexicons.values().stream()
                        .map(WordWeights::version)
                        .sorted()
                        .reduce(settings.version(), (known, lexicon) -> known + "/" + lexicon)
                + "/" + StopWords.versionOfAll()
                + Tokens.versionOfAll()
                + housesVersion();
    }

    public Fingerprinter(Map<String, Lexicon> lexicons, FingerprintSettings settings, LanguageDetector detector) {
        this(lexicons, Houses.NONE, settings, detector);
    }

    public Fingerprinter(Map<String, Lexicon> lexicons) {
        this(lexicons, FingerprintSettings.defaults(), LanguageDetector.NONE);
    }

    /**
     * Names all that these fingerprints depend on: the algorithm, its settings, the lexicons, the stop words and word
     * dictionaries of libraries, and the lists of houses.
     */
    public String version() {
        return version;
    }

    /**
     * What of an article counts.
     *
     * @param story headline and body, normalised and without page furniture
     * @param language primary subtag in lower case
     * @param weights of the words of that language
     */
    record Reading(String story, String language, WordWeights weights) {}

    public Fingerprint of(ArticleText article) {
        return of(article, HouseWords.NONE);
    }

    /** @param learned of the publisher on the wire; a list made by hand comes before it */
    public Fingerprint of(ArticleText article, HouseWords learned) {
        return fingerprint(article, house(article, learned));
    }

    HouseWords house(ArticleText article, HouseWords learned) {
        HouseWords listed = houses.words(publishers.of(article.publisher()));
        return listed.isKnown() ? listed : learned;
    }

    private Fingerprint fingerprint(ArticleText article, HouseWords house) {
        String language = take(article);
        WordWeights weights = weights(language);
        words.begin(weights);
        tokens.read(text, words);
        return features.fingerprint(
                words,
                weights,
                house,
                knownVersion(language),
                language,
                publishers.of(article.publisher()),
                article.links());
    }

    /**
     * The words of a text, as {@link #read} gives it, and what they weigh.
     *
     * @param publisher as {@link PublisherName} has it
     */
    WordBag words(String publisher, String story, WordWeights weights) {
        return words(story, weights, words(publisher, weights, new int[0]).hashes());
    }

    private WordBag words(String text, WordWeights weights, int[] publisher) {
        WordBag.Builder words = new WordBag.Builder(weights, settings);
        tokens.read(text, words);
        return words.build(publisher);
    }

    /** Words of a text by their hashes. */
    Int2ObjectMap<String> wordNames(String story, WordWeights weights) {
        FeatureNames names = new FeatureNames(weights);
        tokens.read(story, names);
        return names.words();
    }

    Reading read(ArticleText article) {
        String language = take(article);
        return new Reading(text.toString(), language, weights(language));
    }

    /** Takes an article's text; its language. */
    private String take(ArticleText article) {
        text.read(article.headline(), article.body(), settings.maxCharacters());
        String language = languages.of(article.language(), text::toString);
        if (text.mayHoldBrokenWords() || TwoAlphabets.areUsedBy(language)) {
            text.replace(
                    TwoAlphabets.latin(language, TextNormalizer.joinBrokenWords(text.toString(), weights(language))));
        }
        return language;
    }

    /** Whether that one was made as this would make it, so that the two can be compared. */
    public boolean isAlike(Fingerprint other) {
        return version(other.language()).equals(other.version());
    }

    /** Of fingerprints in a language. */
    public String version(String language) {
        return version(language, weights(language));
    }

    private String knownVersion(String language) {
        if (versions.size() >= MAX_KEPT_LANGUAGES) {
            versions.clear();
        }
        return versions.computeIfAbsent(language, this::version);
    }

    private String version(String language, WordWeights weights) {
        return settings.version() + "/" + weights.version() + Tokens.version(language) + housesVersion();
    }

    private String housesVersion() {
        return houses.version().isEmpty() ? "" : "/" + houses.version();
    }

    private WordWeights weights(String language) {
        Lexicon lexicon = lexicons.get(language);
        return lexicon == null ? StopWords.of(language) : lexicon;
    }
}
