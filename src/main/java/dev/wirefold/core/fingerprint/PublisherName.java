package dev.wirefold.core.fingerprint;

import dev.wirefold.core.text.LetterCase;
import dev.wirefold.core.text.TextNormalizer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** By what name a publisher is known. */
final class PublisherName {
    /** Twice what is accepted on a wire; archives may have longer ones. */
    private static final int MAX_CHARACTERS = 1_000;

    private static final List<String> SCHEMES = List.of("https://", "http://");
    private static final String WWW = "www.";

    private PublisherName() {}

    /** A name, or the host of an address: {@code https://www.example.org/} and {@code Example.org} are one publisher. */
    static String of(@Nullable String source) {
        if (source == null) {
            return "";
        }
        String read = source.length() <= MAX_CHARACTERS ? source : source.substring(0, MAX_CHARACTERS);
        String name = LetterCase.lower(TextNormalizer.normalize(read).strip());
        int start = behindAny(SCHEMES, name, 0);
        start = behindAny(List.of(WWW), name, start);
        return withSingleSpaces(name.substring(start, endOfHost(name, start)));
    }

    private static int behindAny(List<String> beginnings, String name, int at) {
        for (String beginning : beginnings) {
            if (name.startsWith(beginning, at)) {
                return at + beginning.length();
            }
        }
        return at;
    }

    /** Without slashes at the end, unless there is nothing else. */
    private static int endOfHost(String name, int start) {
        int end = name.length();
        while (end > 0 && name.charAt(end - 1) == '/') {
            end--;
        }
        boolean isOnlySlashes = end < start || end == 0;
        return isOnlySlashes ? name.length() : end;
    }

    private static String withSingleSpaces(String name) {
        StringBuilder single = new StringBuilder(name.length());
        boolean afterSpace = false;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean isSpace = c == ' ' || (c >= '\t' && c <= '\r');
            if (!isSpace) {
                single.append(c);
            } else if (!afterSpace) {
                single.append(' ');
            }
            afterSpace = isSpace;
        }
        return single.toString();
    }
}
