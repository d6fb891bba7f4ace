package dev.wirefold.wire.format;

import dev.wirefold.core.text.LetterCase;
import dev.wirefold.wire.ArticleFields;
import dev.wirefold.wire.Times;
import dev.wirefold.wire.UnusableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.StringTokenizer;
import org.jspecify.annotations.Nullable;

/**
 * One message in ANPA 1312: two lines of heading; the text, whose lines above the story begin with a caret and whose
 * paragraphs begin with a tab; a line with sender and time behind it.
 */
final class Anpa1312Message {
    private static final Set<String> VERSIONS = Set.of("AM-", "PM-", "BC-", "AP-");
    private static final String BY = "by ";
    private static final int CLOCK_DIGITS = 4;

    /** Flash, bulletin, urgent, regular; the others can wait. */
    private static final String PRIORITIES = "fbur";

    private final ArticleDraft draft;
    private final List<String> story = new ArrayList<>();
    private boolean begun;
    private @Nullable String keywords;

    private Anpa1312Message(Times times) {
        this.draft = new ArticleDraft(times);
    }

    /** @param message from behind its start of heading */
    static ArticleDraft read(String message, ArticleFields given, Times times) throws UnusableException {
        int start = message.indexOf(WireText.START_OF_TEXT);
        if (start < 0) {
            throw new UnusableException("has no start of a text, as messages in ANPA 1312 have");
        }
        int end = message.indexOf(WireText.END_OF_TEXT, start + 1);
        Anpa1312Message anpa = new Anpa1312Message(times);
        anpa.takeTrailer(end < 0 ? "" : message.substring(end + 1), message);
        anpa.takeHeading(message.substring(0, start));
        message.substring(start, end < 0 ? message.length() : end).lines().forEach(anpa::takeLine);
        WireText.takeStory(WireText.paragraphs(anpa.story), anpa.draft, given);
        return anpa.draft;
    }

    /** MP-WF-03-07-23 1000GMT: the sender, and the time with the month first, with or without the name of a zone. */
    private void takeTrailer(String trailer, String message) {
        String line = trailer.lines()
                .map(one -> one.replace("<", "")
                        .replace(String.valueOf(WireText.END_OF_TRANSMISSION), "")
                        .strip())
                .filter(one -> !one.isEmpty())
                .findFirst()
                .orElse("");
        String[] parts = line.split("[- ]", -1);
        if (parts.length < 6) {
            return;
        }
        String clock = parts[5];
        if (clock.length() >= CLOCK_DIGITS && parts[4].length() == 2) {
            String written = "20" + parts[4] + "-" + parts[2] + "-" + parts[3] + " " + clock.substring(0, 2) + ":"
                    + clock.substring(2, CLOCK_DIGITS) + " " + clock.substring(CLOCK_DIGITS);
            draft.publishedAt("date", written);
            draft.id(WireText.numberOfDay(message.substring(0, endOfNumber(message)), written));
        }
        draft.source(parts[0]);
    }

    private static int endOfNumber(String message) {
        int end = 0;
        while (end < message.length() && Character.isLetterOrDigit(message.charAt(end))) {
            end++;
        }
        return end;
    }

    /** Priority, category, and the slug between the codes of the format in front and date and words behind. */
    private void takeHeading(String heading) {
        List<String> lines = heading.lines().toList();
        if (lines.size() < 2) {
            return;
        }
        StringTokenizer words = new StringTokenizer(printable(lines.get(1)));
        List<String> rest = new ArrayList<>();
        while (words.hasMoreTokens()) {
            rest.add(words.nextToken());
        }
        while (!rest.isEmpty() && isDateOrNumber(rest.get(rest.size() - 1))) {
            rest.remove(rest.size() - 1);
        }
        if (rest.size() > 1 && rest.get(0).length() == 1) {
            int rank = PRIORITIES.indexOf(LetterCase.lower(rest.remove(0)));
            draft.urgency("priority", String.valueOf(rank < 0 ? PRIORITIES.length() + 1 : rank + 1));
            draft.subject(rest.remove(0));
        }
        draft.slugline("slug", withoutVersion(String.join(" ", rest)));
    }

    private static boolean isDateOrNumber(String word) {
        return word.chars().allMatch(c -> (c >= '0' && c <= '9') || c == '-');
    }

    private static String withoutVersion(String slug) {
        return slug.length() > 3 && VERSIONS.contains(slug.substring(0, 3).toUpperCase(Locale.ROOT))
                ? slug.substring(3)
                : slug;
    }

    private void takeLine(String raw) {
        String line = withoutMarks(raw);
        boolean opening = !raw.isEmpty() && raw.charAt(0) == WireText.START_OF_TEXT;
        boolean caret = raw.indexOf('^') >= 0 && printable(raw).stripLeading().startsWith("^");
        if (!begun && (opening || caret)) {
            takeAbove(line.strip());
        } else {
            begun |= !line.isBlank();
            story.add(line);
        }
    }

    /** The keywords again, with the version of the story; then headline, notes, and who wrote it. */
    private void takeAbove(String line) {
        String lower = LetterCase.lower(line);
        if (line.isEmpty()) {
            return;
        }
        if (keywords == null && (draft.headline() == null && isKeywords(line))) {
            keywords = line;
            draft.update(line);
            if (line.contains("KILL") || line.contains("WITHHOLD")) {
                draft.replaceSlugline(line);
            }
        } else if (lower.startsWith(BY)) {
            draft.byline("byline", line);
        } else if (lower.startsWith("eds:") || lower.startsWith("editor")) {
            draft.update(line);
            draft.embargo(line);
            draft.unknown("note");
        } else if (draft.headline() == null) {
            draft.plainHeadline("headline", line);
        } else {
            draft.unknown("line above the story");
        }
    }

    private static boolean isKeywords(String line) {
        return line.length() > 3
                && (VERSIONS.contains(line.substring(0, 3).toUpperCase(Locale.ROOT)) || line.indexOf("--") > 0);
    }

    /** Typesetters' marks for dashes and quotes, and those at the ends of lines. */
    private static String withoutMarks(String line) {
        String text = line.replace(String.valueOf(WireText.START_OF_TEXT), "").stripTrailing();
        int end = text.length();
        while (end > 0 && (text.charAt(end - 1) == '<' || text.charAt(end - 1) == '=')) {
            end--;
        }
        String bare = text.substring(text.startsWith("^") ? 1 : 0, Math.max(end, text.startsWith("^") ? 1 : 0));
        return printableKeepingTabs(
                bare.replace(" _ ", " — ").replace("``", "“").replace("''", "”"));
    }

    private static String printable(String text) {
        return printableKeepingTabs(text).replace('\t', ' ');
    }

    private static String printableKeepingTabs(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        text.chars().filter(c -> c >= ' ' || c == '\t').forEach(c -> kept.append((char) c));
        return kept.toString();
    }
}
