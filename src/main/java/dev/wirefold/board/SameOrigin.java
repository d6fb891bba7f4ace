package dev.wirefold.board;

import java.net.URI;
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
     * @param isSecure whether the request came by TLS; where it did not, a proxy may have done it
     */
    static boolean isOwn(@Nullable String host, @Nullable String origin, @Nullable String site, boolean isSecure) {
        if (site != null && !site.equals("same-origin")) {
            return false;
        }
        return origin == null || (host != null && isAt(origin, host, isSecure));
    }

    private static boolean isAt(String origin, String host, boolean isSecure) {
        try {
            URI address = URI.create(origin);
            return host.equalsIgnoreCase(address.getRawAuthority())
                    && (!isSecure || "https".equalsIgnoreCase(address.getScheme()));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
