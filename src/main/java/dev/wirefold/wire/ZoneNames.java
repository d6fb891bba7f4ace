package dev.wirefold.wire;

import java.time.DateTimeException;
import java.time.ZoneOffset;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The zones that mail and feeds name, and offsets as they write them. */
final class ZoneNames {
    /** Those of RFC 822, and the usual ones of Europe, Asia, Africa and Australia; in hours. */
    private static final Map<String, Double> HOURS = Map.ofEntries(
            Map.entry("z", 0.0),
            Map.entry("ut", 0.0),
            Map.entry("utc", 0.0),
            Map.entry("gmt", 0.0),
            Map.entry("wet", 0.0),
            Map.entry("west", 1.0),
            Map.entry("bst", 1.0),
            Map.entry("cet", 1.0),
            Map.entry("mez", 1.0),
            Map.entry("wat", 1.0),
            Map.entry("cest", 2.0),
            Map.entry("mesz", 2.0),
            Map.entry("eet", 2.0),
            Map.entry("cat", 2.0),
            Map.entry("sast", 2.0),
            Map.entry("eest", 3.0),
            Map.entry("eat", 3.0),
            Map.entry("msk", 3.0),
            Map.entry("trt", 3.0),
            Map.entry("gst", 4.0),
            Map.entry("pkt", 5.0),
            Map.entry("ist", 5.5),
            Map.entry("npt", 5.75),
            Map.entry("ict", 7.0),
            Map.entry("wib", 7.0),
            Map.entry("hkt", 8.0),
            Map.entry("sgt", 8.0),
            Map.entry("awst", 8.0),
            Map.entry("jst", 9.0),
            Map.entry("kst", 9.0),
            Map.entry("acst", 9.5),
            Map.entry("aest", 10.0),
            Map.entry("acdt", 10.5),
            Map.entry("aedt", 11.0),
            Map.entry("nzst", 12.0),
            Map.entry("nzdt", 13.0),
            Map.entry("brt", -3.0),
            Map.entry("art", -3.0),
            Map.entry("nst", -3.5),
            Map.entry("ndt", -2.5),
            Map.entry("adt", -3.0),
            Map.entry("ast", -4.0),
            Map.entry("edt", -4.0),
            Map.entry("est", -5.0),
            Map.entry("cdt", -5.0),
            Map.entry("cst", -6.0),
            Map.entry("mdt", -6.0),
            Map.entry("mst", -7.0),
            Map.entry("pdt", -7.0),
            Map.entry("pst", -8.0),
            Map.entry("akdt", -8.0),
            Map.entry("akst", -9.0),
            Map.entry("hst", -10.0));

    private static final int SECONDS_PER_HOUR = 3600;

    private ZoneNames() {}

    /** A name, an offset such as +0100, +01:00 or +1, or GMT with an offset; null when it is none of these. */
    static @Nullable ZoneOffset offset(String word) {
        Double hours = HOURS.get(word);
        if (hours != null) {
            return ZoneOffset.ofTotalSeconds((int) (hours * SECONDS_PER_HOUR));
        }
        String bare = word.startsWith("gmt") || word.startsWith("utc") ? word.substring(3) : word;
        if (bare.length() < 2 || (bare.charAt(0) != '+' && bare.charAt(0) != '-')) {
            return null;
        }
        return numeric(bare.substring(1).replace(":", ""), bare.charAt(0) == '-' ? -1 : 1);
    }

    private static @Nullable ZoneOffset numeric(String digits, int sign) {
        if (digits.length() > 4 || digits.chars().anyMatch(c -> c < '0' || c > '9')) {
            return null;
        }
        int number = Integer.parseInt(digits);
        int hours = digits.length() <= 2 ? number : number / 100;
        int minutes = digits.length() <= 2 ? 0 : number % 100;
        try {
            return ZoneOffset.ofHoursMinutes(sign * hours, sign * minutes);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
