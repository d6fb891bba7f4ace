package dev.wirefold.core.fingerprint;

import dev.wirefold.core.text.PublisherName;
import org.jspecify.annotations.Nullable;

/**
 * An article that its publisher's words may be counted in. It is split into words when that happens for the first time: of many
 * it never does. For one thread.
 */
final class StudiedArticle {
    private final Fingerprinter fingerprinter;
    private @Nullable ArticleText text;
    private WordBag words = WordBag.NONE;

    StudiedArticle(ArticleText text, Fingerprinter fingerprinter) {
        this.text = text;
        this.fingerprinter = fingerprinter;
    }

    /** Of its text, which is kept until then. */
    int unreadChars() {
        return text == null ? 0 : text.body().length();
    }

    /** Of a text that can't be read there are none: the pipeline tells of it. */
    WordBag words() {
        ArticleText unread = text;
        if (unread != null) {
            text = null;
            words = read(unread);
        }
        return words;
    }

    private WordBag read(ArticleText article) {
        try {
            Fingerprinter.Reading reading = fingerprinter.read(article);
            return fingerprinter.words(PublisherName.of(article.publisher()), reading.story(), reading.weights());
        } catch (RuntimeException | StackOverflowError | AssertionError e) {
            return WordBag.NONE;
        }
    }
}
