package dev.wirefold.wire;

import dev.wirefold.core.text.LetterCase;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import java.util.StringTokenizer;
import java.util.regex.Pattern;

/** Words that stand around dates and times, in the languages whose months are known. All in lower case. */
final class TimeWords {
    /** They say nothing. */
    static final Set<String> FILLERS = Set.of(
            "at", "of", "on", "the", "um", "uhr", "den", "am", "à", "le", "de", "del", "a", "las", "el", "às", "ore",
            "alle", "om", "kl", "klo", "h", "hrs", "hours", "г", "года", "в", "-", "–", "|", "•", "·");

    static final Set<String> BEFORE_NOON = Set.of("am", "a.m", "上午", "午前", "오전");
    static final Set<String> AFTER_NOON = Set.of("pm", "p.m", "下午", "午後", "오후");

    /** In front of an hour and a minute that a dot parts, which without them may be day and month. */
    static final Set<String> BEFORE_CLOCK = Set.of("kl", "kl.", "klo", "ore", "alle", "om");

    static final Set<String> BEHIND_CLOCK = Set.of("uhr", "h");

    static final Set<String> ORDINALS = Set.of("st", "nd", "rd", "th", "er", "º", "ª", "°");

    /** The zones of the United States, summer or winter. */
    static final Map<String, ZoneId> REGIONS = Map.of(
            "et", ZoneId.of("America/New_York"),
            "ct", ZoneId.of("America/Chicago"),
            "mt", ZoneId.of("America/Denver"),
            "pt", ZoneId.of("America/Los_Angeles"));

    static final String YEARS = "年년";
    static final String MONTHS = "月월";
    static final String DAYS = "日일";
    static final String HOURS = "時时시点";
    static final String MINUTES = "分분";

    /** A day, or an hour, or what an embargo lasts for. */
    private static final Set<String> POINTS = Set.of(
            "today",
            "tonight",
            "tomorrow",
            "noon",
            "midnight",
            "midday",
            "delivery",
            "heute",
            "morgen",
            "mittag",
            "mitternacht",
            "redebeginn",
            "beginn",
            "demain",
            "midi",
            "minuit",
            "mañana",
            "mediodía",
            "medianoche",
            "domani",
            "mezzogiorno",
            "mezzanotte",
            "montag",
            "dienstag",
            "mittwoch",
            "donnerstag",
            "freitag",
            "samstag",
            "sonnabend",
            "sonntag",
            "lundi",
            "mardi",
            "mercredi",
            "jeudi",
            "vendredi",
            "samedi",
            "dimanche",
            "lunes",
            "martes",
            "miércoles",
            "jueves",
            "viernes",
            "sábado",
            "domingo",
            "lunedì",
            "martedì",
            "mercoledì",
            "giovedì",
            "venerdì",
            "sabato",
            "domenica",
            "maandag",
            "dinsdag",
            "woensdag",
            "donderdag",
            "vrijdag",
            "zaterdag",
            "zondag");

    /** They stand with these. */
    private static final Set<String> BESIDE_POINTS = Set.of(
            "time",
            "local",
            "ortszeit",
            "next",
            "the",
            "speech",
            "der",
            "rede",
            "until",
            "bis",
            "zum",
            "zu",
            "und",
            "and");

    private static final Pattern CLOCK =
            Pattern.compile("\\d{1,2}(?:[:.h]\\d{2})(?:h|hrs|[ap]\\.?m)?|\\d{1,2}(?:[ap]\\.?m|h)");

    private static final Pattern DAY_OR_YEAR = Pattern.compile("\\d{1,2}(?:st|nd|rd|th)?|\\d{4}");
    private static final Pattern MARKS_AROUND = Pattern.compile("^[^\\p{L}\\d]+|[^\\p{L}\\d]+$");

    private TimeWords() {}

    /** Whether the words up to a colon or a dash are those of a day or an hour and no others, though perhaps not of a whole time. */
    static boolean nameATime(String text) {
        boolean point = false;
        boolean number = false;
        boolean month = false;
        StringTokenizer tokens = new StringTokenizer(text);
        while (tokens.hasMoreTokens()) {
            String token = tokens.nextToken();
            String word = LetterCase.lower(MARKS_AROUND.matcher(token).replaceAll(""));
            if (POINTS.contains(word)
                    || MonthNames.isDayOfWeek(word)
                    || CLOCK.matcher(word).matches()) {
                point = true;
            } else if (DAY_OR_YEAR.matcher(word).matches()) {
                number |= word.length() < 4;
            } else if (MonthNames.number(word) > 0) {
                month = true;
            } else if (!isBeside(word)) {
                return false;
            }
            if (token.endsWith(":")
                    || token.endsWith("!")
                    || token.endsWith("*")
                    || (word.isEmpty() && !token.equals(","))) {
                break;
            }
        }
        return point || (number && month);
    }

    private static boolean isBeside(String word) {
        return word.isEmpty()
                || FILLERS.contains(word)
                || BESIDE_POINTS.contains(word)
                || BEFORE_NOON.contains(word)
                || AFTER_NOON.contains(word)
                || REGIONS.containsKey(word)
                || ZoneNames.offset(word) != null;
    }
}
