package dev.wirefold.wire.format;

import dev.wirefold.avro.Article;
import dev.wirefold.wire.UnusableException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes ids of what articles say, where they have none of their own: the same ones whenever they are read again. */
final class ContentId {
    private static final int HASH_BYTES = 8;

    private ContentId() {}

    /**
     * From publisher, headline and date; of one without a headline from its text.
     *
     * @param date that of publication, else that of the version, or null; a time without a zone taken for UTC
     * @throws UnusableException when it says nothing that could tell it from others
     */
    static String of(Article.Builder article, @Nullable Instant date) throws UnusableException {
        String title = article.getHeadline() == null ? article.getBody() : article.getHeadline();
        if (title.isBlank()) {
            throw new UnusableException("has no id");
        }
        return "item-" + hash(article.getSource(), title, Objects.toString(date, ""));
    }

    /** 64 bits of the SHA-256 of some texts, in hexadecimal. */
    static String hash(@Nullable String... parts) {
        String text = Stream.of(parts).map(part -> part == null ? "" : part).collect(Collectors.joining("\n"));
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
