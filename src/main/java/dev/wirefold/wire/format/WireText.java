package dev.wirefold.wire.format;

import dev.wirefold.core.text.LetterCase;
import dev.wirefold.wire.ArticleFields;
import dev.wirefold.wire.EmbargoNote;
import dev.wirefold.wire.Times;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringTokenizer;
import org.jspecify.annotations.Nullable;

/** What texts of teleprinter lines have in common: control characters between their parts, and lines of some 70 characters. */
final class WireText {
    static final char START_OF_HEADING = '\u0001';
    static final char START_OF_TEXT = '\u0002';
    static final char END_OF_TEXT = '\u0003';
    static final char END_OF_TRANSMISSION = '\u0004';
    static final char IDLE = '\u0016';
    static final char UNIT_SEPARATOR = '\u001F';

    private static final List<String> NOT_FOR_PUBLICATION =
            List.of("not for publication", "nicht zur veröffentlichung", "nicht zur veroeffentlichung");

    private WireText() {}

    /** In UTF-8 if it is valid, else in windows-1252, with all control characters. */
    static String decode(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(bytes, Charset.forName("windows-1252"));
        }
    }

    /** Without the characters that only filled the line. */
    static String withoutIdle(String text) {
        int from = 0;
        while (from < text.length()
                && (text.charAt(from) == IDLE || text.charAt(from) == 0 || text.charAt(from) <= ' ')
                && text.charAt(from) != START_OF_HEADING
                && text.charAt(from) != START_OF_TEXT) {
            from++;
        }
        return text.substring(from);
    }

    /** Paragraphs begin indented or behind an empty line; their lines are put together unless they are columns. */
    static String paragraphs(List<String> lines) {
        List<String> paragraphs = new ArrayList<>();
        StringBuilder paragraph = new StringBuilder();
        for (String line : lines) {
            boolean begins = line.isBlank() || line.startsWith("\t") || line.startsWith("  ");
            if (begins) {
                end(paragraph, paragraphs);
            }
            String text = line.strip();
            if (!text.isEmpty()) {
                boolean columns = text.contains("   ") || text.contains("\t");
                paragraph
                        .append(paragraph.isEmpty() ? "" : columns ? "\n" : " ")
                        .append(text);
            }
        }
        end(paragraph, paragraphs);
        return String.join("\n\n", paragraphs);
    }

    private static void end(StringBuilder paragraph, List<String> paragraphs) {
        if (!paragraph.isEmpty()) {
            paragraphs.add(paragraph.toString());
            paragraph.setLength(0);
        }
    }

    /** The story of a draft that may have a headline already; the rest is read as in any plain text. */
    static void takeStory(String text, ArticleDraft draft, ArticleFields given) {
        Map<String, Object> known = new HashMap<>(given.values());
        String headline = draft.headline();
        if (headline != null) {
            known.putIfAbsent("headline", headline);
        }
        if (headline != null) {
            draft.embargo(headline);
        }
        Optional<EmbargoNote.Above> embargo = EmbargoNote.above(text, draft.times());
        embargo.ifPresent(above -> draft.embargo(above.note()));
        String published = embargo.map(EmbargoNote.Above::text).orElse(text);
        PlainText story = PlainText.parse(published, new ArticleFields(known, null, Set.of()), draft.times());
        draft.plainHeadline("headline", story.headline());
        draft.byline("byline", story.byline());
        draft.dateline("dateline", story.dateline());
        story.credits().forEach(draft::credit);
        draft.body(story.body());
    }

    /** What is said to the desks alone, up to the end, is no part of the story. */
    static List<String> forPublication(List<String> lines, ArticleDraft draft) {
        for (int i = 0; i < lines.size(); i++) {
            String line = LetterCase.lower(lines.get(i));
            if (NOT_FOR_PUBLICATION.stream().anyMatch(line::contains)) {
                draft.unknown("note");
                return lines.subList(0, i);
            }
        }
        return lines;
    }

    /**
     * Day, hour and minute in six digits, perhaps a zone, month and year (071000 GMT MAR 23), in a form that {@link Times}
     * reads; nothing when it is no time.
     */
    static Optional<String> dayTimeGroup(String text) {
        StringTokenizer words = new StringTokenizer(text);
        String first = words.hasMoreTokens() ? words.nextToken() : "";
        boolean sixDigits = first.length() == 6 && first.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!sixDigits || words.countTokens() < 2 || words.countTokens() > 3) {
            return Optional.empty();
        }
        StringBuilder written = new StringBuilder(first.substring(0, 2));
        List<String> rest = new ArrayList<>();
        while (words.hasMoreTokens()) {
            rest.add(words.nextToken());
        }
        String zone = rest.size() == 3 ? " " + rest.remove(0) : "";
        written.append(' ').append(String.join(" ", rest));
        written.append(' ').append(first, 2, 4).append(':').append(first, 4, 6).append(zone);
        return Optional.of(written.toString())
                .filter(group -> Times.UTC.parseAny(group).isPresent());
    }

    /**
     * The number that a line counts from one every day, with the day; null when the day is not known.
     *
     * @param written when it was sent; the zone of the source does not count, so that ids stay when one is given
     */
    static @Nullable String numberOfDay(String number, @Nullable String written) {
        Optional<Instant> time = written == null ? Optional.empty() : Times.UTC.parseAny(written);
        return number.isEmpty() || time.isEmpty() ? null : number + "-" + Times.UTC.day(time.get());
    }
}
