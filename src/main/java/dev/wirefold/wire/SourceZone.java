package dev.wirefold.wire;

import dev.wirefold.core.text.LetterCase;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Optional;

/** The zone of whoever writes times without one, by the name that people give it. */
public final class SourceZone {
    /** No zone has a longer name. */
    private static final int MAX_NAME_CHARS = 64;

    /** Names that differ more from what was written are not what was meant. */
    private static final int MAX_WRONG_LETTERS = 2;

    private SourceZone() {}

    /**
     * A zone of the IANA time zone database, or an offset such as +01:00.
     *
     * @throws UnusableException when it is neither; with the name that may have been meant
     */
    public static ZoneId parse(String name) throws UnusableException {
        try {
            return ZoneId.of(name.strip());
        } catch (DateTimeException e) {
            String hint = nearest(name.strip())
                    .map(near -> "; did you mean " + near + "?")
                    .orElse("");
            throw new UnusableException(
                    "expected a name of the IANA time zone database such as Europe/Berlin, or an offset such as +01:00,"
                            + " got " + abridged(name) + hint,
                    e);
        }
    }

    /** By its whole name, or by the city alone. */
    private static Optional<String> nearest(String name) {
        if (name.length() > MAX_NAME_CHARS) {
            return Optional.empty();
        }
        String given = LetterCase.lower(name).replace(' ', '_');
        return ZoneId.getAvailableZoneIds().stream()
                .filter(zone -> wrongLetters(given, zone) <= MAX_WRONG_LETTERS)
                .min(Comparator.comparingInt((String zone) -> wrongLetters(given, zone))
                        .thenComparing(Comparator.naturalOrder()));
    }

    private static int wrongLetters(String given, String zone) {
        String whole = LetterCase.lower(zone);
        String city = whole.substring(whole.lastIndexOf('/') + 1);
        return Math.min(distance(given, whole), distance(given, city));
    }

    /** How many letters have to be put in, left out or changed (Levenshtein). */
    private static int distance(String one, String other) {
        int[] before = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            before[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int[] row = new int[other.length() + 1];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int changed = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(before[j - 1] + changed, 1 + Math.min(before[j], row[j - 1]));
            }
            before = row;
        }
        return before[other.length()];
    }

    private static String abridged(String name) {
        return name.length() <= MAX_NAME_CHARS ? name : name.substring(0, MAX_NAME_CHARS) + "…";
    }
}
