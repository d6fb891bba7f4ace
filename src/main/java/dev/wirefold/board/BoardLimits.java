package dev.wirefold.board;

import java.time.Duration;

/**
 * How much a board keeps.
 *
 * @param horizonMs how long a story stays behind its last article, in event time, milliseconds
 * @param maxStories most stories kept
 * @param maxBytes most memory that stories, members and events may take by estimate, in bytes
 */
public record BoardLimits(long horizonMs, int maxStories, long maxBytes) {
    public static final Duration DEFAULT_HORIZON = Duration.ofDays(3);
    public static final int DEFAULT_MAX_STORIES = 100_000;
    public static final int DEFAULT_MAX_MIB = 256;

    static final int MAX_LINE_CHARS = 300;
    static final int MAX_REVISIONS_OF_AN_ARTICLE = 20;
    static final int MAX_EVENTS_OF_A_STORY = 200;
    static final int MAX_PUBLISHERS_OF_A_ROW = 20;
    static final int MAX_MEMBERS_SHOWN = 1_000;
    static final int MAX_DEAD_LETTERS_SHOWN = 100;
    /** That were put back; those that the wire told of last. */
    static final int MAX_RETURNED = 100_000;

    static final int MAX_HOUSES_SHOWN = 50;
    /** Of editors, the latest. */
    static final int MAX_DECISIONS = 10_000;

    static final int MAX_ENDED_STORIES = 1_000;

    public static BoardLimits defaults() {
        return new BoardLimits(DEFAULT_HORIZON.toMillis(), DEFAULT_MAX_STORIES, (long) DEFAULT_MAX_MIB * 1024 * 1024);
    }

    /** A line of a text from elsewhere, cut to what a board shows of it. */
    static String line(String text) {
        if (text.length() <= MAX_LINE_CHARS) {
            return text;
        }
        int end = MAX_LINE_CHARS - 1;
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
    }
}
