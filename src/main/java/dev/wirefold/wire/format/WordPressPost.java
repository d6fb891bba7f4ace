package dev.wirefold.wire.format;

import dev.wirefold.wire.UnusableException;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an export of WordPress says of an item besides RSS (wp:status, wp:post_type, wp:post_password). Exports hold all that
 * a site has, drafts, trash and pages with it, so an item is live only when all three say so.
 */
final class WordPressPost {
    /** A post, and what sites call their own kinds of posts. Other types are pages, menus, media and settings. */
    private static final Set<String> POSTS = Set.of("post", "article", "articles", "news", "story", "stories");

    private @Nullable String status;
    private @Nullable String type;
    private boolean locked;

    void take(String name, String text) {
        String given = ArticleDraft.said(text);
        switch (name) {
            case "wp:status" -> status = given;
            case "wp:post_type" -> type = given;
            default -> locked = given != null;
        }
    }

    /** @throws UnusableException when it is no post, or not meant for everybody */
    void decide(ArticleDraft draft) throws UnusableException {
        if (type != null && !POSTS.contains(type.toLowerCase(Locale.ROOT))) {
            throw new UnusableException("is of WordPress's type " + type + "; only posts are published");
        }
        String given = status == null ? "" : status.toLowerCase(Locale.ROOT);
        if (given.equals("trash")) {
            draft.status("wp:status", "canceled");
            return;
        }
        if (locked) {
            throw new UnusableException("is protected by a password");
        }
        if (given.equals("private")) {
            throw new UnusableException("is a private post");
        }
        if (!given.isEmpty() && !given.equals("publish")) {
            draft.withhold();
        }
    }
}
