package dev.wirefold.core.text;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Decides which language an article is in: the one it names, else the one its script tells, else the one detected.
 *
 * @param fallback primary subtag assumed if nothing tells
 */
public record ArticleLanguage(LanguageDetector detector, String fallback) {
    /**
     * The primary subtag in lower case.
     *
     * @param tag BCP 47 tag that came with the article
     * @param story asked for its {@link ComparableText} if that has to tell
     */
    public String of(@Nullable String tag, Supplier<String> story) {
        String given = tag == null ? "" : Languages.primary(tag);
        return given.isEmpty() ? told(story.get()) : given;
    }

    private String told(String story) {
        return ScriptLanguage.of(story).or(() -> detector.detect(story)).orElse(fallback);
    }
}
