package dev.wirefold.board;

import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Whether a request that changes something comes from the board's own page. A browser says where a page is from with each such
 * request (Fetch, "Origin"; Fetch Metadata, "Sec-Fetch-Site"); a program that is none says nothing, and nobody's page can
 * make it ask.
 */
final class SameOrigin {
    private SameOrigin() {}

    /**
     * @param host the header of that name
     * @param origin the header of that name
     * @param site the header Sec-Fetch-Site
     */
    static boolean isOwn(@Nullable String host, @Nullable String origin, @Nullable String site) {
        if (site != null && !site.equals("same-origin")) {
            return false;
        }
        return origin == null || (host != null && host.toLowerCase(Locale.ROOT).equals(authority(origin)));
    }

    private static @Nullable String authority(String origin) {
        try {
            String authority = URI.create(origin).getRawAuthority();
            return authority == null ? null : authority.toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
