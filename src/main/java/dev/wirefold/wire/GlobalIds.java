package dev.wirefold.wire;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells ids that are the only ones of their kind in the world from those that a publisher counts for itself. The latter are
 * qualified by the publisher's name, because two publishers count alike.
 */
public final class GlobalIds {
    /** Schemes of URIs that go without two slashes. */
    private static final Set<String> SCHEMES =
            Set.of("urn", "tag", "doi", "mid", "cid", "uuid", "info", "ark", "hdl", "did", "mailto", "data");

    private static final int UUID_DIGITS = 32;
    private static final char BETWEEN = '/';

    private GlobalIds() {}

    /** Whether it is a URI, an address on the web or of mail, or a UUID. */
    public static boolean isGlobal(String id) {
        return isUri(id) || isWebAddress(id) || isMailAddress(id) || isUuid(id);
    }

    /** The id itself if it is global or nobody is known to have given it. */
    public static String qualified(String id, @Nullable String name) {
        return name == null || name.isBlank() || isGlobal(id) || id.startsWith(name + BETWEEN)
                ? id
                : name + BETWEEN + id;
    }

    private static boolean isUri(String id) {
        int colon = id.indexOf(':');
        if (colon < 2 || colon == id.length() - 1) {
            return false;
        }
        String scheme = id.substring(0, colon).toLowerCase(Locale.ROOT);
        boolean written =
                scheme.chars().allMatch(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || "+.-".indexOf(c) >= 0);
        return written && (SCHEMES.contains(scheme) || id.startsWith("//", colon + 1));
    }

    /** As people write it, without a scheme: www.post.example/harbour. */
    private static boolean isWebAddress(String id) {
        int from = id.startsWith("//") ? 2 : 0;
        int slash = id.indexOf('/', from);
        return slash > from && isDomain(id.substring(from, slash));
    }

    private static boolean isMailAddress(String id) {
        String bare = id.startsWith("<") && id.endsWith(">") ? id.substring(1, id.length() - 1) : id;
        int at = bare.lastIndexOf('@');
        return at > 0 && isDomain(bare.substring(at + 1)) && bare.chars().noneMatch(Character::isWhitespace);
    }

    private static boolean isDomain(String text) {
        int dot = text.lastIndexOf('.');
        return dot > 0
                && dot < text.length() - 2
                && Character.isLetter(text.charAt(dot + 1))
                && text.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '.' || c == '-');
    }

    private static boolean isUuid(String id) {
        String bare = id.startsWith("{") && id.endsWith("}") ? id.substring(1, id.length() - 1) : id;
        long digits = bare.chars().filter(c -> Character.digit(c, 16) >= 0).count();
        boolean grouped = bare.length() == UUID_DIGITS + 4
                && bare.charAt(8) == '-'
                && bare.charAt(13) == '-'
                && bare.charAt(18) == '-'
                && bare.charAt(23) == '-';
        return digits == UUID_DIGITS && (bare.length() == UUID_DIGITS || grouped);
    }
}
