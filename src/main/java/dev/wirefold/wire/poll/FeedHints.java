package dev.wirefold.wire.poll;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;

/** What a feed says of how often it changes, in the first part of it. */
final class FeedHints {
    private static final int MAX_SCANNED_BYTES = 64 * 1024;
    private static final int MAX_VALUE_CHARS = 20;

    private FeedHints() {}

    /**
     * The interval in milliseconds: {@code ttl} of RSS 2.0 in minutes, else {@code updatePeriod} and {@code updateFrequency}
     * of RSS 1.0's syndication module; 0 where neither is there.
     */
    static long intervalMs(byte[] body) {
        String text = new String(body, 0, Math.min(body.length, MAX_SCANNED_BYTES), StandardCharsets.ISO_8859_1);
        long minutes = number(element(text, "ttl"));
        if (minutes > 0) {
            return Duration.ofMinutes(minutes).toMillis();
        }
        long periodMs =
                switch (element(text, "sy:updatePeriod").toLowerCase(Locale.ROOT)) {
                    case "hourly" -> Duration.ofHours(1).toMillis();
                    case "daily" -> Duration.ofDays(1).toMillis();
                    case "weekly" -> Duration.ofDays(7).toMillis();
                    case "monthly" -> Duration.ofDays(30).toMillis();
                    case "yearly" -> Duration.ofDays(365).toMillis();
                    default -> 0;
                };
        return periodMs / Math.max(1, number(element(text, "sy:updateFrequency")));
    }

    /** Empty where there is none, or a long one. */
    private static String element(String text, String name) {
        int start = text.indexOf("<" + name + ">");
        int from = start + name.length() + 2;
        int end = start < 0 ? -1 : text.indexOf("<", from);
        return end < 0 || end - from > MAX_VALUE_CHARS
                ? ""
                : text.substring(from, end).strip();
    }

    private static long number(String text) {
        boolean isNumber = !text.isEmpty() && text.length() <= 7 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return isNumber ? Long.parseLong(text) : 0;
    }
}
