package dev.wirefold.board;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Ids hold anything, slashes too; a key holds letters, digits, hyphens and low lines. */
final class StoryKeys {
    private StoryKeys() {}

    static String of(String id) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(id.getBytes(StandardCharsets.UTF_8));
    }

    /** The id of a key; what is no key is taken for an id. */
    static String id(String key) {
        try {
            return new String(Base64.getUrlDecoder().decode(key), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return key;
        }
    }

    /** As a name in the form of a URI (RFC 8141 knows no such namespace; tags, RFC 4151, do). */
    static String uri(String id) {
        return "tag:wirefold.dev,2026:story:" + of(id);
    }
}
