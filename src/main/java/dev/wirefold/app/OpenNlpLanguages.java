package dev.wirefold.app;

import dev.wirefold.core.text.LanguageDetector;
import dev.wirefold.core.text.Languages;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import opennlp.tools.langdetect.Language;
import opennlp.tools.langdetect.LanguageDetectorME;
import opennlp.tools.langdetect.LanguageDetectorModel;

/**
 * Tells languages by their sequences of one to three letters, with the model of Apache OpenNLP for 103 languages. The
 * model is loaded when it is first asked, once for all threads: it takes about 42 MiB of heap and half a second.
 */
public final class OpenNlpLanguages implements LanguageDetector {
    private static final String MODEL = "/langdetect-183.bin";

    /** Below, even readers often cannot tell. */
    private static final int LEAST_LETTERS = 20;

    /** Cost grows with the length; above, accuracy does not. */
    private static final int MAX_CHARACTERS = 250;

    /** Another language wins over those of the news only with more than this many times their probability. */
    private static final double ADVANTAGE_OF_NEWS = 2;

    /** On a wire, these are far likelier than the model's others, which it confuses them with in short texts. */
    private static final Set<String> NEWS = Set.of(
            "ar", "az", "be", "bg", "bn", "ca", "cs", "da", "de", "el", "en", "es", "et", "fa", "fi", "fr", "he", "hi",
            "hu", "id", "it", "ja", "kk", "ko", "lt", "lv", "mk", "nl", "no", "pl", "pt", "ro", "ru", "sk", "sh", "sl",
            "sq", "sv", "th", "tr", "uk", "ur", "uz", "vi", "zh");

    private static final class Model {
        private static final LanguageDetectorModel LOADED = load();

        private static LanguageDetectorModel load() {
            try (InputStream in = OpenNlpLanguages.class.getResourceAsStream(MODEL)) {
                return new LanguageDetectorModel(
                        Objects.requireNonNull(in, "the class path lacks opennlp-models-langdetect"));
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read " + MODEL, e);
            }
        }
    }

    @Override
    public Optional<String> detect(String text) {
        String head = text.substring(0, Math.min(text.length(), MAX_CHARACTERS));
        if (head.chars().filter(Character::isLetter).count() < LEAST_LETTERS) {
            return Optional.empty();
        }
        Language[] ranked = new LanguageDetectorME(Model.LOADED).predictLanguages(head);
        Language best = ranked[0];
        String likeliest = Arrays.stream(ranked)
                .filter(one -> one.getConfidence() * ADVANTAGE_OF_NEWS >= best.getConfidence())
                .map(one -> Languages.primary(one.getLang()))
                .filter(NEWS::contains)
                .findFirst()
                .orElseGet(() -> Languages.primary(best.getLang()));
        return Optional.of(likeliest);
    }
}
