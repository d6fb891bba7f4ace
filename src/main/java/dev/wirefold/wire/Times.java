package dev.wirefold.wire;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.Optional;

/**
 * Reads written times. A zone that is written with a time goes before that of the source. A date alone is its first moment.
 * A time that a clock skips when it is put forward is as much later, one that it shows twice is the first of the two, as
 * {@link LocalDateTime#atZone} has it.
 *
 * @param zone of the source, for times that are written without one
 * @param late whether of two moments that a clock shows alike the second is meant
 */
public record Times(ZoneId zone, boolean late) {
    public static final Times UTC = in(ZoneOffset.UTC);

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
            .appendPattern("MMdd[['T']HHmm[ss][XXX][XX][X]]")
            .parseDefaulting(ChronoField.ERA, 1)
            .toFormatter()
            .withResolverStyle(ResolverStyle.STRICT);

    /** Systems write it for a date that they do not know. */
    private static final Instant NO_DATE = Instant.EPOCH;

    private static final Duration ANY_ZONE = Duration.ofHours(14);
    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");

    /** No format that is read has longer ones. */
    private static final int MAX_CHARACTERS = 128;

    public static Times in(ZoneId zone) {
        return new Times(zone, false);
    }

    /** For embargoes: one that may be meant to end at either of two moments must not end at the first. */
    public Times forEmbargoes() {
        return new Times(zone, true);
    }

    /** A time in the extended format of ISO 8601, such as 2023-03-08T23:30:00Z. */
    public Optional<Instant> parse(String text) {
        return parse(text, EXTENDED);
    }

    /** The same, or in ISO 8601's basic format (20230308T233000Z), or as in mail (Wed, 08 Mar 2023 23:30:00 GMT). */
    public Optional<Instant> parseAny(String text) {
        if (text.length() > MAX_CHARACTERS) {
            return Optional.empty();
        }
        return parse(text).or(() -> parse(text, BASIC)).or(() -> WrittenTime.parse(text.strip(), this::instant));
    }

    /** Whether it can be meant: neither the beginning of a calendar nor that of a clock. */
    public static boolean isDate(Instant time) {
        return !time.isBefore(EARLIEST) && Duration.between(NO_DATE, time).abs().compareTo(ANY_ZONE) > 0;
    }

    private Optional<Instant> parse(String text, DateTimeFormatter format) {
        try {
            Object time = format.parseBest(text.strip(), OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
            if (time instanceof OffsetDateTime exact) {
                return Optional.of(exact.toInstant());
            }
            LocalDateTime local = time instanceof LocalDate date ? date.atStartOfDay() : (LocalDateTime) time;
            return Optional.of(instant(local));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The day of a time where the source is. */
    public LocalDate day(Instant time) {
        return LocalDate.ofInstant(time, zone);
    }

    /** The first moment of a day where the source is. */
    public Instant start(LocalDate day) {
        return instant(day.atStartOfDay());
    }

    private Instant instant(LocalDateTime local) {
        ZonedDateTime time = local.atZone(zone);
        return (late ? time.withLaterOffsetAtOverlap() : time).toInstant();
    }
}
