package dev.wirefold.core.article;

import java.util.Comparator;

/**
 * A story is named after its root: a bare article id would glue two stories together when the id comes back long after.
 *
 * @param articleId id of the root article
 * @param eventTimeMs the root's place in event time, milliseconds since 1970-01-01T00:00Z
 */
public record StoryId(String articleId, long eventTimeMs) implements Comparable<StoryId> {
    private static final Comparator<StoryId> ORDER =
            Comparator.comparingLong(StoryId::eventTimeMs).thenComparing(StoryId::articleId);
    private static final char SEPARATOR = '~';

    public static StoryId of(Node root) {
        return new StoryId(root.id(), root.eventTimeMs());
    }

    /** @throws IllegalArgumentException when the text is not an id followed by {@code ~} and a number */
    public static StoryId parse(String text) {
        int separator = text.lastIndexOf(SEPARATOR);
        if (separator < 1) {
            throw new IllegalArgumentException("not a story id: " + text);
        }
        return new StoryId(text.substring(0, separator), Long.parseLong(text.substring(separator + 1)));
    }

    public boolean isNamedAfter(Node node) {
        return eventTimeMs == node.eventTimeMs() && articleId.equals(node.id());
    }

    /** Whether its root comes before another's in the wire's order. */
    public boolean isBefore(StoryId other) {
        return compareTo(other) < 0;
    }

    /** By their roots in the wire's order. */
    @Override
    public int compareTo(StoryId other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return articleId + SEPARATOR + eventTimeMs;
    }
}
