package dev.wirefold.wire;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads written times. A date alone is its first moment, a time without zone is taken for UTC. */
public final class Times {
    private static final DateTimeFormatter EXTENDED = new DateTimeFormatterBuilder()
            .appendValue(ChronoField.YEAR, 4)
            .appendPattern("-MM-dd")
            .appendPattern("[['T'][' ']HH:mm")
            .optionalStart()
            .appendPattern(":ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .optionalEnd()
            .appendPattern("[XXX][XX][X]]")
            .parseDefaulting(ChronoField.ERA, 1)
            .toFormatter()
            .withResolverStyle(ResolverStyle.STRICT);

    /** ISO 8601's basic format, with and without the T, as NITF recommends both. */
    private static final DateTimeFormatter BASIC = new DateTimeFormatterBuilder()
            .appendValue(ChronoField.YEAR, 4)
            .appendPattern("MMdd[['T']HHmmss[XXX][XX][X]]")
            .parseDefaulting(ChronoField.ERA, 1)
            .toFormatter()
            .withResolverStyle(ResolverStyle.STRICT);

    /** RFC 822 with the years of RFC 1123: the day of the week says nothing new, and seconds may be missing. */
    private static final DateTimeFormatter MAIL = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .appendPattern("d MMM uuuu HH:mm[:ss]")
            .optionalStart()
            .appendLiteral(' ')
            .appendOffset("+HHmm", "GMT")
            .optionalEnd()
            .toFormatter(Locale.ENGLISH)
            .withResolverStyle(ResolverStyle.STRICT);

    private static final Pattern DAY_OF_WEEK = Pattern.compile("^\\p{Alpha}{3,9},\\s*");
    private static final Pattern ZONE_NAME = Pattern.compile("\\p{Alpha}{1,4}$");
    private static final Pattern WHITE_SPACE = Pattern.compile("\\s+");

    /** The zones that RFC 822 names. */
    private static final Map<String, String> ZONES = Map.ofEntries(
            Map.entry("UT", "GMT"),
            Map.entry("UTC", "GMT"),
            Map.entry("Z", "GMT"),
            Map.entry("EST", "-0500"),
            Map.entry("EDT", "-0400"),
            Map.entry("CST", "-0600"),
            Map.entry("CDT", "-0500"),
            Map.entry("MST", "-0700"),
            Map.entry("MDT", "-0600"),
            Map.entry("PST", "-0800"),
            Map.entry("PDT", "-0700"));

    /** No format that is read has longer ones. */
    private static final int MAX_CHARACTERS = 128;

    private Times() {}

    /** A time in the extended format of ISO 8601, such as 2023-03-08T23:30:00Z. */
    public static Optional<Instant> parse(String text) {
        return parse(text, EXTENDED);
    }

    /** The same, or in ISO 8601's basic format (20230308T233000Z), or as in mail (Wed, 08 Mar 2023 23:30:00 GMT). */
    public static Optional<Instant> parseAny(String text) {
        if (text.length() > MAX_CHARACTERS) {
            return Optional.empty();
        }
        return parse(text).or(() -> parse(text, BASIC)).or(() -> parse(mailTime(text), MAIL));
    }

    private static String mailTime(String text) {
        String bare = WHITE_SPACE
                .matcher(DAY_OF_WEEK.matcher(text.strip()).replaceFirst(""))
                .replaceAll(" ");
        Matcher zone = ZONE_NAME.matcher(bare);
        return zone.find() ? zone.replaceFirst(ZONES.getOrDefault(zone.group(), zone.group())) : bare;
    }

    private static Optional<Instant> parse(String text, DateTimeFormatter format) {
        try {
            Object time = format.parseBest(text.strip(), OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
            if (time instanceof OffsetDateTime exact) {
                return Optional.of(exact.toInstant());
            }
            LocalDateTime local = time instanceof LocalDate date ? date.atStartOfDay() : (LocalDateTime) time;
            return Optional.of(local.toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
