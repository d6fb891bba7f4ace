package dev.wirefold.core.fingerprint;

import org.jspecify.annotations.Nullable;

/**
 * What of an article its fingerprint is made of.
 *
 * @param language BCP 47 tag; null: told from the text
 * @param publisher name of the publisher, as it came
 * @param headline plain text
 * @param body plain text; line ends are kept as the publisher set them
 * @param links what it says of itself and of others
 */
public record ArticleText(
        @Nullable String language,
        @Nullable String publisher,
        @Nullable String headline,
        String body,
        Links links) {

    public ArticleText(@Nullable String language, @Nullable String publisher, @Nullable String headline, String body) {
        this(language, publisher, headline, body, Links.NONE);
    }
}
