package dev.wirefold.wire;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringTokenizer;
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

    private static final String TO_WHOM =
            "(?:(?:achtung|attention|eds?|editors?|notes? to editors|nota)\\s*[:!,]*\\s*)?";
    private static final String UNTIL =
            "(?:until|till|to|before|bis|vor|jusqu['’](?:au|à)|hasta(?: el)?|fino (?:al|alle)|tot|for release(?: on| at)?)";

    /** The words alone make sure of these, whatever comes behind. */
    private static final Pattern SURE = Pattern.compile("(?i)" + TO_WHOM
            + "(?:(?:strictly |under (?:strict )?|onder |sous )*embarg(?:o|oed|ado|ada)[ :-]+" + UNTIL
            + "|strictly embargoed\\b(?:[ :-]+" + UNTIL + ")?"
            + "|(?:embargo(?:ed)?\\W+)?not for (?:publication|release|broadcast|use)(?: or (?:publication|release|broadcast|use))*"
            + "(?: before| until)"
            + "|hold for release(?: until)?"
            + "|sperrfrist\\W+(?:bis )?)[\\s:]*(?<time>.*)");

    /** These are one only where a time follows. */
    private static final Pattern LABEL = Pattern.compile("(?i)" + TO_WHOM + "embargo(?:ed)?\\s*[:-]?\\s*(?<time>.*)");

    private static final String ENDS_TIME = ":.)]!*–—-";

    /**
     * Lines above a story of which one is an embargo.
     *
     * @param text without that line if its end could be read
     */
    public record Above(EmbargoNote note, String text) {}

    /** Nothing when a line is no such note. */
    public static Optional<EmbargoNote> in(String line, Times times) {
        String bare = withoutMarks(line);
        String given = bare.substring(0, Math.min(bare.length(), MAX_LINE_CHARS));
        Matcher sure = SURE.matcher(given);
        if (sure.matches()) {
            return Optional.of(new EmbargoNote(time(sure.group("time"), times)));
        }
        Matcher label = LABEL.matcher(given);
        return label.matches()
                ? Optional.ofNullable(time(label.group("time"), times)).map(EmbargoNote::new)
                : Optional.empty();
    }

    /** Looks at the first lines alone; what is said further down is news. */
    public static Optional<Above> above(String text, Times times) {
        int from = 0;
        for (int seen = 0; seen < MAX_LINES_ABOVE && from < text.length(); ) {
            int end = text.indexOf('\n', from);
            int behind = end < 0 ? text.length() : end + 1;
            String line = text.substring(from, behind).strip();
            Optional<EmbargoNote> found = in(line, times);
            if (found.isPresent()) {
                boolean readable = found.get().until() != null;
                String rest = readable ? text.substring(0, from) + text.substring(behind) : text;
                return Optional.of(new Above(found.get(), rest));
            }
            seen += line.isEmpty() ? 0 : 1;
            from = behind;
        }
        return Optional.empty();
    }

    private static String withoutMarks(String line) {
        int from = 0;
        while (from < line.length() && !Character.isLetterOrDigit(line.charAt(from))) {
            from++;
        }
        return line.substring(from);
    }

    private static String withoutEnd(String word) {
        int end = word.length();
        while (end > 0 && ENDS_TIME.indexOf(word.charAt(end - 1)) >= 0) {
            end--;
        }
        return word.substring(0, end);
    }

    /** The words up to the end of the line or to a mark that ends them; a day whose hour can't be read is no time. */
    private static @Nullable Instant time(String words, Times times) {
        List<String> read = new ArrayList<>();
        StringTokenizer tokens = new StringTokenizer(words);
        while (tokens.hasMoreTokens()) {
            String word = tokens.nextToken();
            String bare = withoutEnd(word);
            read.add(bare);
            if (bare.length() < word.length() || !tokens.hasMoreTokens()) {
                Optional<Instant> time =
                        times.forEmbargoes().parseAny(String.join(" ", read).strip());
                if (time.isPresent()) {
                    return time.get();
                }
                read.set(read.size() - 1, word);
            }
        }
        return null;
    }
}
