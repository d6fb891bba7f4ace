package dev.wirefold.core.text;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What makes two spellings one publisher: a name without regard to case, spaces and look-alike letters, or the host of an
 * address. {@code https://www.example.org/news/} and {@code Example.org} are one publisher.
 */
public final class PublisherName {
    /** Twice what is accepted on a wire; archives may have longer ones, and what comes later is not read. */
    private static final int MAX_CHARACTERS = 1_000;

    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final Pattern SCHEME = Pattern.compile("^(?:https?:)?//");
    private static final String WWW = "www.";

    private PublisherName() {}

    /** Equal for two spellings of one publisher; unchanged if applied again; empty if there is no name. */
    public static String of(@Nullable String publisher) {
        if (publisher == null) {
            return "";
        }
        String read = publisher.length() <= MAX_CHARACTERS ? publisher : publisher.substring(0, MAX_CHARACTERS);
        String folded = TextNormalizer.fold(TextNormalizer.normalize(read));
        String name = SPACES.matcher(folded.strip()).replaceAll(" ");
        return name.indexOf(' ') < 0 ? hostOrName(name) : name;
    }

    private static String hostOrName(String name) {
        String address = SCHEME.matcher(name).replaceFirst("");
        String authority = upToAny(address, "/?#");
        String host = upToAny(authority.substring(authority.lastIndexOf('@') + 1), ":");
        boolean isAddress =
                address.length() < name.length() ? !host.isEmpty() : isHost(host) && !authority.contains("@");
        return isAddress ? withoutWww(host) : name;
    }

    private static String upToAny(String text, String ends) {
        for (int i = 0; i < text.length(); i++) {
            if (ends.indexOf(text.charAt(i)) >= 0) {
                return text.substring(0, i);
            }
        }
        return text;
    }

    /** {@code AP/dpa} and {@code A.P./dpa} are names of two agencies, {@code example.org/news} is an address. */
    private static boolean isHost(String text) {
        String top = text.substring(text.lastIndexOf('.') + 1);
        return top.length() >= 2
                && top.length() < text.length() - 1
                && top.codePoints().noneMatch(Character::isDigit)
                && text.codePoints().allMatch(c -> Character.isLetterOrDigit(c) || c == '-' || c == '.');
    }

    private static String withoutWww(String host) {
        int start = 0;
        while (host.startsWith(WWW, start) && host.indexOf('.', start + WWW.length()) > start + WWW.length()) {
            start += WWW.length();
        }
        return host.substring(start);
    }
}
