package dev.wirefold.core.text;

import java.util.Optional;

/** Tells the language of a text. Implementations answer the same for the same text, always. */
@FunctionalInterface
public interface LanguageDetector {
    /** Leaves every text to what its script tells. */
    LanguageDetector NONE = text -> Optional.empty();

    /**
     * The language of a normalised text.
     *
     * @return primary subtag in lower case; empty if the text does not tell
     */
    Optional<String> detect(String text);
}
