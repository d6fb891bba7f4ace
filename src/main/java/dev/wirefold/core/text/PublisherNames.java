package dev.wirefold.core.text;

import org.jspecify.annotations.Nullable;

/** What {@link PublisherName} says, kept for spellings met lately: those of a wire are few and come again and again. For one thread. */
public final class PublisherNames {
    private static final int MAX_KEPT = 1 << 10;
    private static final int MAX_KEPT_CHARACTERS = 256;

    private final @Nullable Known[] known = new Known[MAX_KEPT];

    private record Known(String spelling, String name) {}

    /** As {@link PublisherName#of}. */
    public String of(@Nullable String spelling) {
        if (spelling == null || spelling.length() > MAX_KEPT_CHARACTERS) {
            return PublisherName.of(spelling);
        }
        int hash = spelling.hashCode();
        int place = (hash ^ hash >>> 16) & (MAX_KEPT - 1);
        Known met = known[place];
        if (met == null || !met.spelling().equals(spelling)) {
            met = new Known(spelling, PublisherName.of(spelling));
            known[place] = met;
        }
        return met.name();
    }
}
