package dev.wirefold.core.fingerprint;

import dev.wirefold.core.text.Furniture;
import dev.wirefold.core.text.LanguageGuess;
import dev.wirefold.core.text.Languages;
import dev.wirefold.core.text.Lexicon;
import dev.wirefold.core.text.StopWords;
import dev.wirefold.core.text.TextNormalizer;
import dev.wirefold.core.text.Tokens;
import dev.wirefold.core.text.WordWeights;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Makes fingerprints: normalise, drop page furniture, split into words, weigh, hash, sample. A pure function of the
 * article, the lexicons and the settings. Holds buffers, so one instance serves one thread.
 */
public final class Fingerprinter {
    private static final Pattern AROUND_A_HOST = Pattern.compile("^(?:https?://)?(?:www\\.)?|/+$");
    private static final Pattern SPACES = Pattern.compile("\\s+");

    private final Settings settings;
    private final String version;
    private final Map<String, Lexicon> lexicons;
    private final Tokens tokens = new Tokens();

    public Fingerprinter(Map<String, Lexicon> lexicons, Settings settings) {
        this.settings = settings;
        this.lexicons = Map.copyOf(lexicons);
        this.version = lexicons.values().stream()
                .map(WordWeights::version)
                .sorted()
                .reduce(settings.version(), (known, lexicon) -> known + "/" + lexicon);
    }

    public Fingerprinter(Map<String, Lexicon> lexicons) {
        this(lexicons, Settings.defaults());
    }

    /** Names all that these fingerprints depend on: the algorithm, its settings and the lexicons. */
    public String version() {
        return version;
    }

    public Fingerprint of(ArticleText article) {
        String text = TextNormalizer.normalize(cut(joined(article.headline(), article.body())));
        String language = language(article.language(), text);
        WordWeights weights = weights(language);
        String story = TextNormalizer.joinBrokenWords(Furniture.remove(text), weights);
        Features features = new Features(weights, settings);
        tokens.read(story, features);
        return features.fingerprint(
                settings.version() + "/" + weights.version(), language, publisher(article.source()));
    }

    private String language(@Nullable String tag, String text) {
        String given = tag == null ? "" : Languages.primary(tag);
        return given.isEmpty() ? LanguageGuess.of(text).orElse(settings.fallbackLanguage()) : given;
    }

    private WordWeights weights(String language) {
        Lexicon lexicon = lexicons.get(language);
        return lexicon == null ? StopWords.of(language) : lexicon;
    }

    private String cut(String text) {
        return text.length() <= settings.maxCharacters() ? text : text.substring(0, settings.maxCharacters());
    }

    private static String joined(@Nullable String headline, String body) {
        return headline == null || headline.isBlank() ? body : headline + "\n\n" + body;
    }

    /** A name, or the host of an address: {@code https://www.example.org/} and {@code Example.org} are one publisher. */
    static String publisher(@Nullable String source) {
        if (source == null) {
            return "";
        }
        String name = TextNormalizer.normalize(source).strip().toLowerCase(Locale.ROOT);
        String host = AROUND_A_HOST.matcher(name).replaceAll("");
        return SPACES.matcher(host).replaceAll(" ");
    }
}
