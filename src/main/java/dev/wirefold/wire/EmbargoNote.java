package dev.wirefold.wire;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An embargo in words, as press offices and agencies write it above a text or in a note to editors. News of embargoes begins
 * otherwise.
 *
 * @param until when it ends, or null if that can't be read as a whole
 */
public record EmbargoNote(@Nullable Instant until) {
    public static final String UNREADABLE =
            "an embargo in words whose end can't be read; it holds until another version is sent";

    private static final int MAX_LINE_CHARS = 200;
    private static final int MAX_LINES_ABOVE = 5;

    /** A longer line that is not in capitals is a sentence of a story. */
    private static final int MAX_WORDS_OF_NOTE = 12;

    private static final String TO_WHOM =
            "(?:(?:achtung|attention|eds?|editors?|notes? to editors|nota)\\s*[:!,]*\\s*)?";
    private static final String UNTIL =
            "(?:until|till|to|before|bis|vor|jusqu['’](?:au|à)|hasta(?: el)?|fino (?:al|alle)|tot|for release(?: on| at)?)";
    private static final String NOT_FOR = "not for (?:publication|release|broadcast|use)"
            + "(?: or (?:publication|release|broadcast|use))* (?:before|until)";

    private static final String NOT_FOR_IN_CAPITALS = "NOT FOR (?:PUBLICATION|RELEASE|BROADCAST|USE)"
            + "(?: OR (?:PUBLICATION|RELEASE|BROADCAST|USE))* (?:BEFORE|UNTIL)";

    /** Nobody but a desk writes so. */
    private static final Pattern FIRM = Pattern.compile("(?i)" + TO_WHOM
            + "(?:(?:strictly |under (?:strict )?)*embargoed[ :-]+(?:until|till|for release(?: on| at| until)?)\\b"
            + "|embargo(?:ed)?\\W+" + NOT_FOR + "\\b)[\\s:]*(?<time>.*)");

    /** These are firm in capitals; a headline may begin with them otherwise. */
    private static final Pattern FIRM_IN_CAPITALS = Pattern.compile(
            "(?i:" + TO_WHOM + ")(?:(?:UNDER )?STRICT(?:LY)? EMBARGO(?:ED)?(?: UNTIL\\b|\\s*(?=[^\\w\\s])|$)"
                    + "|" + NOT_FOR_IN_CAPITALS + "\\b"
                    + "|HOLD FOR RELEASE(?: UNTIL\\b|\\s*(?=[^\\w\\s])|$))[\\s:]*(?<time>.*)");

    /** These are one only where a time follows, for news begins with them too. */
    private static final Pattern LABEL = Pattern.compile("(?i)" + TO_WHOM
            + "(?:(?:strictly |under (?:strict )?|onder |sous )*(?:embargo(?:ed)?|embargad[oa])(?:[ :-]+" + UNTIL
            + "\\b)?"
            + "|" + NOT_FOR + "|hold for release(?: until)?|sperrfrist(?:\\W+bis\\b)?)\\s*[:-]?\\s*(?<time>.*)");

    /** What was embargoed until then no longer is. */
    private static final Pattern OVER = Pattern.compile(
            "(?i)(?:yesterday|now|recently|last|gestern|jetzt|hier|maintenant|ayer|ahora|ieri|ora)\\b.*");

    private static final Pattern CLOCK =
            Pattern.compile("(?i)\\W*\\d{1,2}(?:[:.h]\\d\\d\\b|\\s*(?:[ap]\\.?m\\b|uhr|h\\b|noon|o['’]clock)).*");
    private static final Pattern WORD = Pattern.compile("\\S+");
    private static final String ENDS_TIME = ":.)]!*–—-";

    /** What a line says, and where in it the time ends. */
    private record Found(EmbargoNote note, int end) {}

    /** A time, and behind which character it ends. */
    private record End(Instant time, int at) {}

    /**
     * Lines above a story of which one is an embargo.
     *
     * @param text without these words if its end could be read
     */
    public record Above(EmbargoNote note, String text) {}

    /** Nothing when a line is no such note. */
    public static Optional<EmbargoNote> in(String line, Times times) {
        return find(line, times).map(Found::note);
    }

    private static Optional<Found> find(String line, Times times) {
        int from = marksBefore(line);
        String given = line.substring(from, Math.min(line.length(), from + MAX_LINE_CHARS));
        Matcher label = LABEL.matcher(given);
        Optional<Found> firm = firm(given, line, from, times);
        if (firm.isPresent() || !label.matches()) {
            return firm;
        }
        String words = label.group("time");
        Optional<End> end = time(words, times);
        return end.isPresent() || !TimeWords.nameATime(words)
                ? end.map(read -> new Found(new EmbargoNote(read.time()), from + label.start("time") + read.at()))
                : Optional.of(unreadable(line));
    }

    private static Optional<Found> firm(String given, String line, int from, Times times) {
        for (Pattern pattern : List.of(FIRM, FIRM_IN_CAPITALS)) {
            Matcher firm = pattern.matcher(given);
            if (firm.matches()) {
                String words = firm.group("time");
                Optional<End> end = time(words, times);
                if (end.isPresent()) {
                    return Optional.of(new Found(
                            new EmbargoNote(end.get().time()),
                            from + firm.start("time") + end.get().at()));
                }
                String mark = given.substring(0, firm.start("time"));
                boolean note = mark.equals(mark.toUpperCase(Locale.ROOT)) || countWords(given) <= MAX_WORDS_OF_NOTE;
                return note && !OVER.matcher(words).matches() ? Optional.of(unreadable(line)) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static Found unreadable(String line) {
        return new Found(new EmbargoNote(null), line.length());
    }

    private static long countWords(String text) {
        return WORD.matcher(text).results().count();
    }

    /** Looks at the first lines alone; what is said further down is news. */
    public static Optional<Above> above(String text, Times times) {
        int from = 0;
        for (int seen = 0; seen < MAX_LINES_ABOVE && from < text.length(); ) {
            int end = text.indexOf('\n', from);
            int behind = end < 0 ? text.length() : end + 1;
            String line = text.substring(from, behind);
            Optional<Found> found = find(line.strip(), times);
            if (found.isPresent()) {
                EmbargoNote note = found.get().note();
                String rest = behind(line.strip(), found.get().end());
                String without = text.substring(0, from) + (rest.isEmpty() ? "" : rest + "\n") + text.substring(behind);
                return Optional.of(new Above(note, note.until() == null ? text : without));
            }
            seen += line.isBlank() ? 0 : 1;
            from = behind;
        }
        return Optional.empty();
    }

    /** A headline or a story in the same line stays. */
    private static String behind(String line, int end) {
        String rest = line.substring(end);
        return rest.chars().anyMatch(Character::isLetterOrDigit) ? rest.substring(marksBefore(rest, ENDS_TIME)) : "";
    }

    private static int marksBefore(String line) {
        int from = 0;
        while (from < line.length() && !Character.isLetterOrDigit(line.charAt(from))) {
            from++;
        }
        return from;
    }

    private static int marksBefore(String line, String marks) {
        int from = 0;
        while (from < line.length() && (line.charAt(from) <= ' ' || marks.indexOf(line.charAt(from)) >= 0)) {
            from++;
        }
        return from;
    }

    private static String withoutEnd(String word) {
        int end = word.length();
        while (end > 0 && ENDS_TIME.indexOf(word.charAt(end - 1)) >= 0) {
            end--;
        }
        return word.substring(0, end);
    }

    /**
     * The most words that are a time, up to the end of the line or to a mark that ends them. A day whose hour can't be read is
     * no time: to take it for one would publish too early.
     */
    private static Optional<End> time(String words, Times times) {
        End longest = null;
        Matcher word = WORD.matcher(words);
        while (word.find()) {
            String bare = withoutEnd(word.group());
            boolean last = words.substring(word.end()).isBlank();
            if (bare.length() < word.group().length() || last) {
                // The words in brackets belong to the time.
                String read = (words.substring(0, word.start()) + bare)
                        .replace('(', ' ')
                        .replace(')', ' ')
                        .strip();
                Instant time = times.forEmbargoes().parseAny(read).orElse(null);
                longest = time == null ? longest : new End(time, word.end());
            }
        }
        return longest == null || CLOCK.matcher(words.substring(longest.at())).matches()
                ? Optional.empty()
                : Optional.of(longest);
    }
}
