package dev.wirefold.board;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who may look. On loopback everybody on this machine may, but no page of another site that has its name resolve to loopback;
 * elsewhere a secret is needed, as a password (HTTP Basic, any user name) or as a token (HTTP Bearer).
 *
 * @param secret null: none is asked for
 */
public record Access(@Nullable String secret) {
    private static final Set<String> LOOPBACK_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final String BASIC = "basic ";
    private static final String BEARER = "bearer ";

    /** The one at this machine. */
    public static final Access LOOPBACK = new Access(null);

    /** How a request is answered. */
    enum Answer {
        ALLOWED,
        WRONG_HOST,
        NO_SECRET
    }

    /**
     * @param host the header of that name
     * @param authorization the header of that name
     */
    Answer to(@Nullable String host, @Nullable String authorization) {
        if (secret == null) {
            return host != null && LOOPBACK_NAMES.contains(withoutPort(host.toLowerCase(Locale.ROOT)))
                    ? Answer.ALLOWED
                    : Answer.WRONG_HOST;
        }
        return authorization != null && given(authorization).stream().anyMatch(this::isSecret)
                ? Answer.ALLOWED
                : Answer.NO_SECRET;
    }

    private static String withoutPort(String host) {
        int colon = host.lastIndexOf(':');
        return colon > host.lastIndexOf(']') ? host.substring(0, colon) : host;
    }

    /** The name that a browser signs on with; null: none is given. */
    static @Nullable String userName(@Nullable String authorization) {
        String pair = authorization == null ? null : basic(authorization);
        return pair == null || pair.indexOf(':') < 0 ? null : pair.substring(0, pair.indexOf(':'));
    }

    private static List<String> given(String authorization) {
        String scheme = authorization.toLowerCase(Locale.ROOT);
        if (scheme.startsWith(BEARER)) {
            return List.of(authorization.substring(BEARER.length()).strip());
        }
        String pair = basic(authorization);
        return pair == null ? List.of() : List.of(pair.substring(pair.indexOf(':') + 1));
    }

    /** Name and password with a colon between; null: none are given. */
    private static @Nullable String basic(String authorization) {
        if (!authorization.toLowerCase(Locale.ROOT).startsWith(BASIC)) {
            return null;
        }
        try {
            byte[] decoded = Base64.getDecoder()
                    .decode(authorization.substring(BASIC.length()).strip());
            return new String(decoded, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** In a time that tells nothing of how much of it is right. */
    private boolean isSecret(String given) {
        return MessageDigest.isEqual(
                String.valueOf(secret).getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    /** Whether an address can be reached from this machine only. */
    public static boolean isLoopback(InetAddress address) {
        return address.isLoopbackAddress();
    }

    @Override
    public String toString() {
        return secret == null ? "Access[loopback]" : "Access[secret]";
    }
}
