package dev.wirefold.wire.format;

import dev.wirefold.core.text.LetterCase;
import dev.wirefold.wire.Times;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Recognises the lines above a news story in plain text by how wires and English-language newsrooms write them. */
final class NewsLines {
    private static final int MAX_HEADLINE_WORDS = 25;
    private static final int MAX_BYLINE_CHARS = 120;
    /** With the date that it is said to be, and what else leads to the sentence. */
    private static final int MAX_DATE_CHARS = 200;
    /** Place, date, agency and dash. */
    private static final int MAX_DATELINE_CHARS = 300;

    private static final Pattern WHITE_SPACE = Pattern.compile("\\s+");
    private static final Pattern SLASH = Pattern.compile("/");
    private static final Pattern LIST_ITEM = Pattern.compile("[•·▪◦‣*+-]\\s.*|https?://.*");
    private static final Pattern ABBREVIATION_AT_END = Pattern.compile(".*(?:\\b\\p{Lu}\\.\\p{Lu}|\\.\\.)\\.$");

    private static final String DATE_LABEL = "(?i:date|dated|published|posted|updated)?\\s*:?\\s*";
    private static final String ISO_DATE =
            "\\d{4}-\\d{2}-\\d{2}(?:[T ]\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d{1,9})?)?(?:Z|[+-]\\d{2}:?\\d{2})?)?";
    private static final Pattern LEADING_DATE = Pattern.compile(
            DATE_LABEL + "(" + ISO_DATE + ")(?:\\s*[:|–—]\\s*|\\s+-+\\s+|\\s+(?=\\p{Lu}|[\"'“‘«]))(?<rest>\\S.*)");
    private static final Pattern DATE_LINE = Pattern.compile(DATE_LABEL + "(?<date>\\S.*)");
    private static final List<DateTimeFormatter> WRITTEN_DATES = List.of(
            written("[EEEE, ][EEE, ]MMMM d, uuuu"),
            written("[EEEE, ][EEE, ]MMM d, uuuu"),
            written("[EEEE, ][EEEE ][EEE, ]d MMMM uuuu"),
            written("[EEEE, ][EEE, ]d MMM uuuu"));

    private static final Pattern BYLINE = Pattern.compile("(?:By|BY)\\s+(?<who>\\p{Lu}.*)");
    private static final Set<String> SMALL_NAME_WORDS = Set.of(
            "and", "for", "in", "of", "the", "with", "at", "de", "del", "der", "den", "di", "da", "dos", "du", "la",
            "le", "el", "al", "bin", "ibn", "van", "von", "ter", "ten", "y", "e", "&", "|", "-", "–", "—");
    private static final Set<String> TIMES_AFTER_BY = Set.of(
            "monday",
            "tuesday",
            "wednesday",
            "thursday",
            "friday",
            "saturday",
            "sunday",
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december",
            "night",
            "noon");

    /** Agency in brackets, or a date behind the place, make sure of a dateline; then any dash will do. */
    private static final com.google.re2j.Pattern DATELINE = com.google.re2j.Pattern.compile(
            "(?<place>\\p{Lu}[\\p{Lu}\\p{M} .'’/-]+?(?:,\\s*[\\p{L}\\p{M}\\d .,'’]{2,40}?)?)"
                    + "(?:\\s*\\((?<agency>[\\p{L}\\d][^()]{1,40})\\))?"
                    + "(?<dash>\\s*[—–]\\s*|\\s*--\\s*|\\s+-\\s+)"
                    + "(?<rest>[\\p{Lu}\\p{N}\"'“‘«].*)");

    private static final com.google.re2j.Pattern TITLE_CASE_DATELINE = com.google.re2j.Pattern.compile(
            "(?<place>\\p{Lu}[\\p{L}\\p{M} .'’/-]{1,40}?(?:,\\s*[\\p{L}\\p{M}\\d .,'’]{2,40}?)?)"
                    + "\\s*\\((?<agency>[\\p{Lu}][^()]{1,40})\\)"
                    + "(?<dash>\\s*[—–]\\s*|\\s*--\\s*|\\s+-\\s+)"
                    + "(?<rest>\\S.*)");

    /** Words in capitals before a dash that are kickers, not places. */
    private static final Set<String> NO_PLACES = Set.of(
            "ANALYSIS",
            "BREAKING",
            "BREAKING NEWS",
            "CORRECTED",
            "CORRECTION",
            "EDITORIAL",
            "EXCLUSIVE",
            "EXPLAINER",
            "FACTBOX",
            "FLASH",
            "LIVE",
            "OPINION",
            "REVIEW",
            "TIMELINE",
            "UPDATE",
            "URGENT",
            "VIDEO",
            "WATCH",
            "EU",
            "UN",
            "US",
            "UK",
            "NATO");

    /**
     * A date found at the beginning of a line.
     *
     * @param rest what follows it on the line
     */
    record Dated(Instant date, String rest) {}

    /**
     * @param place place, and date when there is one, as in "KYIV, March 8"
     * @param credits the agencies named in brackets
     * @param rest the sentence that follows
     */
    record Dateline(String place, List<String> credits, String rest) {}

    private NewsLines() {}

    static long words(String line) {
        return line.isEmpty() ? 0 : WHITE_SPACE.splitAsStream(line).count();
    }

    /** Short, no list item, and not ended like a sentence. */
    static boolean readsLikeHeadline(String line) {
        return line.length() <= PlainText.MAX_CHARS_BEFORE_STORY
                && line.codePoints().anyMatch(Character::isLetter)
                && words(line) <= MAX_HEADLINE_WORDS
                && !LIST_ITEM.matcher(line).matches()
                && (!line.matches(".*[.,:;。]$")
                        || ABBREVIATION_AT_END.matcher(line).matches());
    }

    /** A line that begins with an ISO date and goes on. */
    static Optional<Dated> leadingDate(String line, Times times) {
        Matcher matcher = LEADING_DATE.matcher(beginning(line, MAX_DATE_CHARS));
        return matcher.matches()
                ? times.parse(matcher.group(1)).map(date -> new Dated(date, line.substring(matcher.start("rest"))))
                : Optional.empty();
    }

    /** A line that is nothing but a date. */
    static Optional<Dated> dateLine(String line, Times times) {
        Matcher matcher = DATE_LINE.matcher(beginning(line, MAX_DATE_CHARS));
        if (line.length() > MAX_DATE_CHARS || !matcher.matches()) {
            return Optional.empty();
        }
        String date = matcher.group("date");
        return times.parse(date).or(() -> writtenDate(date).map(times::start)).map(found -> new Dated(found, ""));
    }

    /** The names in a line such as "By Jane Doe and John Roe". */
    static Optional<String> byline(String line) {
        Matcher matcher = BYLINE.matcher(line);
        if (line.length() > MAX_BYLINE_CHARS || line.endsWith(".") || !matcher.matches()) {
            return Optional.empty();
        }
        String who = matcher.group("who").strip();
        boolean names = WHITE_SPACE
                .splitAsStream(who)
                .allMatch(word -> !Character.isLowerCase(word.codePointAt(0)) || SMALL_NAME_WORDS.contains(word));
        String firstWord =
                LetterCase.lower(WHITE_SPACE.splitAsStream(who).findFirst().orElse(""));
        return names && !TIMES_AFTER_BY.contains(firstWord) ? Optional.of(who) : Optional.empty();
    }

    /** A story's first line that begins with the place it was filed from. */
    static Optional<Dateline> dateline(String line) {
        String beginning = beginning(line, MAX_DATELINE_CHARS);
        if (!mayBeDateline(beginning)) {
            return Optional.empty();
        }
        var capitals = DATELINE.matcher(beginning);
        if (capitals.matches() && isPlace(capitals)) {
            return Optional.of(dateline(capitals, line));
        }
        var titleCase = TITLE_CASE_DATELINE.matcher(beginning);
        return titleCase.matches() ? Optional.of(dateline(titleCase, line)) : Optional.empty();
    }

    private static boolean mayBeDateline(String beginning) {
        boolean hasDash = beginning.indexOf('-') > 0 || beginning.indexOf('—') > 0 || beginning.indexOf('–') > 0;
        return hasDash && Character.isUpperCase(beginning.codePointAt(0));
    }

    private static String beginning(String line, int maxChars) {
        return line.length() <= maxChars ? line : line.substring(0, maxChars);
    }

    private static boolean isPlace(com.google.re2j.Matcher matcher) {
        String place = matcher.group("place");
        boolean sure = matcher.group("agency") != null || place.contains(",");
        boolean singleHyphen = matcher.group("dash").strip().equals("-");
        return sure || (!singleHyphen && !NO_PLACES.contains(place.strip()));
    }

    private static Dateline dateline(com.google.re2j.Matcher matcher, String line) {
        String agency = matcher.group("agency");
        List<String> credits = agency == null
                ? List.of()
                : SLASH.splitAsStream(agency).map(String::strip).toList();
        return new Dateline(matcher.group("place").strip(), credits, line.substring(matcher.start("rest")));
    }

    private static Optional<LocalDate> writtenDate(String text) {
        for (DateTimeFormatter formatter : WRITTEN_DATES) {
            try {
                return Optional.of(LocalDate.parse(text.strip(), formatter));
            } catch (DateTimeException e) {
                // Written otherwise; the next format may fit.
            }
        }
        return Optional.empty();
    }

    private static DateTimeFormatter written(String pattern) {
        return new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern(pattern)
                .toFormatter(Locale.ENGLISH)
                .withResolverStyle(ResolverStyle.STRICT);
    }
}
