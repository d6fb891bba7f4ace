package dev.wirefold.wire.format;

import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/** Resolves the addresses that documents give relative to their own. */
final class Addresses {
    private Addresses() {}

    /**
     * The address as a reader could follow it; as it was given when it can't be resolved.
     *
     * @param base empty when none is known
     */
    static @Nullable String resolve(String base, @Nullable String address) {
        String given = ArticleDraft.said(address);
        if (given == null || base.isEmpty() || !isRelative(given)) {
            return given;
        }
        try {
            URI root = new URI(base.strip());
            return root.isAbsolute() && !root.isOpaque()
                    ? withPath(root).resolve(given).toString()
                    : given;
        } catch (URISyntaxException | IllegalArgumentException e) {
            return given;
        }
    }

    /** A base address against one that it is relative to itself. */
    static String base(String outer, @Nullable String inner) {
        String resolved = resolve(outer, inner);
        return resolved == null ? outer : resolved;
    }

    /** Whether an id is written as an address on the same site. */
    static boolean looksRelative(String id) {
        return id.startsWith("/") && !id.startsWith("//");
    }

    private static boolean isRelative(String address) {
        int colon = address.indexOf(':');
        int end = Math.max(address.indexOf('/'), Math.max(address.indexOf('?'), address.indexOf('#')));
        return colon < 0 || (address.indexOf('/') >= 0 && address.indexOf('/') < colon && end >= 0);
    }

    /** A site's address without a path has the path of its root. */
    private static URI withPath(URI root) throws URISyntaxException {
        boolean bare = root.getRawPath() == null || root.getRawPath().isEmpty();
        return bare ? new URI(root + "/") : root;
    }
}
