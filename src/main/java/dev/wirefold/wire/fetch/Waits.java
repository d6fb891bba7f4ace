package dev.wirefold.wire.fetch;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How long servers say that one should wait. */
public final class Waits {
    private static final String MAX_AGE = "max-age=";

    private Waits() {}

    /** Retry-After (RFC 9110, section 10.2.3): seconds, or a date. */
    public static long retryAfterMs(@Nullable String header, Instant now) {
        if (header == null) {
            return 0;
        }
        String text = header.strip();
        if (isNumber(text)) {
            return secondsMs(text);
        }
        try {
            Instant until = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return Math.max(0, Duration.between(now, until).toMillis());
        } catch (DateTimeException | ArithmeticException e) {
            return 0;
        }
    }

    /** The max-age of Cache-Control (RFC 9111, section 5.2.2.1). */
    static long maxAgeMs(@Nullable String header) {
        if (header == null) {
            return 0;
        }
        String text = header.toLowerCase(Locale.ROOT);
        int at = text.startsWith(MAX_AGE) ? 0 : Math.max(text.indexOf(" " + MAX_AGE), text.indexOf("," + MAX_AGE)) + 1;
        if (at == 0 && !text.startsWith(MAX_AGE)) {
            return 0;
        }
        int start = at + MAX_AGE.length();
        int end = start;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        return secondsMs(text.substring(start, end));
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** What is longer than any wait is a year. */
    private static long secondsMs(String digits) {
        return digits.isEmpty()
                ? 0
                : digits.length() > 8
                        ? Duration.ofDays(365).toMillis()
                        : Duration.ofSeconds(Long.parseLong(digits)).toMillis();
    }
}
