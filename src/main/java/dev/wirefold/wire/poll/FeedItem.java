package dev.wirefold.wire.poll;

import dev.wirefold.avro.Article;
import dev.wirefold.wire.Incoming;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * An item as a feed has it, and what is published of it.
 *
 * @param hash of all that readers see of it, in the feed
 * @param content the same with its address: what an item is known by whose id is another each time
 */
record FeedItem(Incoming inFeed, Incoming published, String hash, String content) {
    private static final int HASH_BYTES = 16;

    static FeedItem of(Incoming item) {
        Article article = item.article();
        String hash = hash(
                article.getHeadline(),
                article.getBody(),
                article.getByline(),
                article.getDateline(),
                article.getStatus().name(),
                article.getUpdate().name(),
                String.valueOf(article.getEmbargoedUntil()));
        return new FeedItem(item, item, hash, hash(hash, article.getUrl()));
    }

    FeedItem publishedAs(Incoming other) {
        return new FeedItem(inFeed, other, hash, content);
    }

    String id() {
        return inFeed.article().getId();
    }

    static String hash(@Nullable String... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String part : parts) {
                byte[] bytes = part == null ? new byte[0] : part.getBytes(StandardCharsets.UTF_8);
                digest.update((byte) (part == null ? 0 : 1));
                digest.update(bytes);
                // A byte that is in no UTF-8.
                digest.update((byte) 0xff);
            }
            return HexFormat.of().formatHex(digest.digest(), 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
