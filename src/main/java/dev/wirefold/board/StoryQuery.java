package dev.wirefold.board;

import dev.wirefold.core.text.LetterCase;
import dev.wirefold.core.text.PublisherName;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which stories are asked for, by the filters of the board, and which page of them.
 *
 * @param words each has to stand in the headline, in any case
 * @param source a publisher with an article in the story, in any spelling; empty: any
 * @param language a tag, as in {@code pt} or {@code pt-BR}; empty: any
 * @param minArticles so many articles or more
 * @param beforeMs changed earlier than that
 * @param behind id of a story; of those that changed just at {@code beforeMs}, those behind it too; empty: none of them
 * @param afterMs changed later than that
 * @param limit most stories of one page
 */
public record StoryQuery(
        String words,
        String source,
        String language,
        int minArticles,
        long beforeMs,
        String behind,
        long afterMs,
        int limit) {
    static final int DEFAULT_LIMIT = 50;
    static final int MAX_LIMIT = 200;

    /** A parameter that can't be understood. The message says what would be. */
    public static final class WrongException extends Exception {
        private static final long serialVersionUID = 1;

        WrongException(String message) {
            super(message);
        }
    }

    /** @param parameters gives null for what is not there */
    public static StoryQuery of(Function<String, @Nullable String> parameters) throws WrongException {
        return new StoryQuery(
                text(parameters, "q"),
                text(parameters, "source"),
                text(parameters, "language"),
                number(parameters, "minArticles", 0, Integer.MAX_VALUE, 0),
                time(parameters, "before", Long.MAX_VALUE),
                StoryKeys.id(text(parameters, "behind")),
                time(parameters, "after", Long.MIN_VALUE),
                number(parameters, "limit", 1, MAX_LIMIT, DEFAULT_LIMIT));
    }

    private static String text(Function<String, @Nullable String> parameters, String name) {
        String value = parameters.apply(name);
        return value == null ? "" : value.strip();
    }

    private static int number(
            Function<String, @Nullable String> parameters, String name, int least, int most, int otherwise)
            throws WrongException {
        String value = text(parameters, name);
        try {
            int number = value.isEmpty() ? otherwise : Integer.parseInt(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Told below.
        }
        throw new WrongException(name + ": expected a number from " + least + " to " + most);
    }

    private static long time(Function<String, @Nullable String> parameters, String name, long otherwise)
            throws WrongException {
        String value = text(parameters, name);
        try {
            return value.isEmpty() ? otherwise : Instant.parse(value).toEpochMilli();
        } catch (DateTimeException | ArithmeticException e) {
            throw new WrongException(name + ": expected a time as in 2024-05-01T12:00:00.000Z");
        }
    }

    /** What has ended is told to everybody who may have had it, so no filter but that of time holds it back. */
    boolean matches(PublishedStory story) {
        Row row = story.row();
        return isBehind(story)
                && story.changedMs() > afterMs
                && (row == null
                        || (row.articles() >= minArticles && hasSource(row) && isInLanguage(row) && hasWords(row)));
    }

    /** In the order of {@link PublishedStory#byChange}. */
    private boolean isBehind(PublishedStory story) {
        return story.changedMs() < beforeMs
                || (story.changedMs() == beforeMs
                        && !behind.isEmpty()
                        && story.id().compareTo(behind) > 0);
    }

    private boolean hasSource(Row row) {
        String wanted = PublisherName.of(source);
        return source.isEmpty()
                || row.publishers().stream()
                        .anyMatch(name -> PublisherName.of(name).equals(wanted));
    }

    private boolean isInLanguage(Row row) {
        String tag = row.language() == null ? "" : LetterCase.lower(row.language());
        String wanted = LetterCase.lower(language);
        return wanted.isEmpty() || tag.equals(wanted) || tag.startsWith(wanted + "-");
    }

    private boolean hasWords(Row row) {
        String headline = row.headline() == null ? "" : LetterCase.lower(row.headline());
        String wanted = LetterCase.lower(words);
        int start = 0;
        while (start < wanted.length()) {
            int end = wanted.indexOf(' ', start);
            String word = wanted.substring(start, end < 0 ? wanted.length() : end);
            if (!headline.contains(word)) {
                return false;
            }
            start = end < 0 ? wanted.length() : end + 1;
        }
        return true;
    }
}
