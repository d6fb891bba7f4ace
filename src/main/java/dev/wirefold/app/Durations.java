package dev.wirefold.app;

import java.util.Map;
import org.apache.kafka.common.config.ConfigException;

/** Durations as people write them, {@code 3d}, {@code 24h}, {@code 500ms}, for settings in milliseconds. */
final class Durations {
    private static final Map<String, Long> UNITS_MS =
            Map.of("ms", 1L, "s", 1_000L, "m", 60_000L, "h", 3_600_000L, "d", 86_400_000L);

    private Durations() {}

    /**
     * The same in milliseconds; what is no number with a unit behind it stays as it is.
     *
     * @throws ConfigException when the number has another unit, or is too large
     */
    static String toMs(String name, String value) {
        String text = value.strip();
        int digits = 0;
        while (digits < text.length() && text.charAt(digits) >= '0' && text.charAt(digits) <= '9') {
            digits++;
        }
        if (digits == 0 || digits == text.length()) {
            return value;
        }
        Long unit = UNITS_MS.get(text.substring(digits).strip());
        if (unit == null) {
            throw new ConfigException(
                    name,
                    value,
                    "it has to be milliseconds, or a whole number with one of ms, s, m, h, d behind it, as in 3d");
        }
        try {
            return Long.toString(Math.multiplyExact(Long.parseLong(text.substring(0, digits)), unit));
        } catch (ArithmeticException | NumberFormatException e) {
            throw new ConfigException(name, value, "it is too long");
        }
    }
}
