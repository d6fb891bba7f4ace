package dev.wirefold.board;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What publishers say of their articles, as far as standards allow it: what is not well-formed is left out. */
final class WellFormed {
    private static final int MAX_SUBTAG_CHARS = 8;

    private WellFormed() {}

    /** An absolute address in http or https, in ASCII (RFC 3986); null for anything else. */
    static @Nullable String address(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            URI address = new URI(text.strip());
            String scheme =
                    address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
            boolean isOfTheWeb = (scheme.equals("http") || scheme.equals("https")) && address.getHost() != null;
            return isOfTheWeb ? address.toASCIIString() : null;
        } catch (URISyntaxException e) {
            return null;
        }
    }

    /** A language tag by its form (RFC 5646, section 2.1); null for anything else. */
    static @Nullable String language(@Nullable String text) {
        if (text == null) {
            return null;
        }
        int chars = 0;
        boolean isFirst = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean isLetter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            if (c == '-' && chars > 0) {
                chars = 0;
                isFirst = false;
            } else if ((isLetter || (!isFirst && c >= '0' && c <= '9')) && chars < MAX_SUBTAG_CHARS) {
                chars++;
            } else {
                return null;
            }
        }
        return chars == 0 ? null : text;
    }

    /** Null for what is blank. */
    static @Nullable String name(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
