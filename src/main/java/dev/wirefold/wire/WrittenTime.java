package dev.wirefold.wire;

import dev.wirefold.core.text.LetterCase;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringTokenizer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads dates as mail and feeds write them, word by word: RFC 5322 and what came before and has come of it, with two-digit
 * years, names of months and zones in full or short, AM and PM, offsets with a colon, with or without day of the week and
 * time, and as the larger languages write them. All-numeric dates are read only with the year in front, because of the others nobody knows which part is the month.
 */
final class WrittenTime {
    private static final int MAX_CHARS = 100;
    private static final int DIGITS_OF_DATE = 8;
    private static final String BETWEEN_WORDS = " \t\r\n\u00A0\u202F,;[]";
    private static final char MINUS = '\u2212';
    private static final Pattern COMMA_OF_SECONDS = Pattern.compile("(:\\d\\d),(\\d)");
    private static final Pattern HOUR_AND_MINUTE = Pattern.compile("(\\d{1,2})\\.(\\d\\d)");
    private static final Pattern HOUR_H_MINUTE = Pattern.compile("(\\b\\d{1,2})h(\\d\\d\\b)");
    private static final Pattern HOUR = Pattern.compile("\\d{1,2}");

    private @Nullable Integer year;
    private @Nullable Integer month;
    private @Nullable Integer day;
    private @Nullable LocalTime time;
    private @Nullable ZoneId zone;
    private boolean dayAfter;
    private @Nullable Boolean afternoon;

    private WrittenTime() {}

    /**
     * Nothing when it can't be understood as a whole.
     *
     * @param local says when it is, where no zone is written
     */
    static Optional<Instant> parse(String text, Function<LocalDateTime, Instant> local) {
        if (text.length() > MAX_CHARS) {
            return Optional.empty();
        }
        try {
            return new WrittenTime().read(text, local);
        } catch (DateTimeException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private Optional<Instant> read(String text, Function<LocalDateTime, Instant> local) {
        int bracket = text.indexOf('(');
        String plain = (bracket < 0 ? text : text.substring(0, bracket)).replace(MINUS, '-');
        String dotted = COMMA_OF_SECONDS.matcher(plain).replaceAll("$1.$2");
        List<String> words = words(HOUR_H_MINUTE.matcher(dotted).replaceAll("$1:$2"));
        for (int i = 0; i < words.size(); i++) {
            String word = LetterCase.lower(words.get(i));
            boolean dayOfWeek = i == 0 && plain.strip().startsWith(",", word.length()) && isLetters(word);
            if (!dayOfWeek && !takesRegion(words.get(i)) && !takesClock(words, i) && !takes(word)) {
                return Optional.empty();
            }
        }
        if (zone == null && bracket >= 0) {
            zone = ZoneNames.offset(LetterCase.lower(
                    text.substring(bracket).replace("(", "").replace(")", "").strip()));
        }
        return instant(local);
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        StringTokenizer tokens = new StringTokenizer(text, BETWEEN_WORDS);
        while (tokens.hasMoreTokens()) {
            words.add(tokens.nextToken());
        }
        return words;
    }

    /** Europe/Berlin, with or without an offset that says the same. */
    private boolean takesRegion(String word) {
        boolean region = word.indexOf('/') > 0 && Character.isLetter(word.charAt(0));
        if (!region || !ZoneId.getAvailableZoneIds().contains(word)) {
            return false;
        }
        zone = zone == null ? ZoneId.of(word) : zone;
        return true;
    }

    /** 8 a.m., 12.00 Uhr, kl. 12.00: a number that only the word beside it makes a time. */
    private boolean takesClock(List<String> words, int at) {
        String word = words.get(at);
        String before = at == 0 ? "" : LetterCase.lower(words.get(at - 1));
        String behind = at + 1 == words.size() ? "" : withoutDot(LetterCase.lower(words.get(at + 1)));
        Matcher parted = HOUR_AND_MINUTE.matcher(word);
        if (parted.matches() && (TimeWords.BEFORE_CLOCK.contains(before) || TimeWords.BEHIND_CLOCK.contains(behind))) {
            return takesTime(parted.group(1) + ":" + parted.group(2));
        }
        return isHalf(behind) && time == null && HOUR.matcher(word).matches() && takesTime(word + ":00");
    }

    private static boolean isHalf(String word) {
        return TimeWords.BEFORE_NOON.contains(word) || TimeWords.AFTER_NOON.contains(word);
    }

    private static String withoutDot(String word) {
        return word.endsWith(".") ? word.substring(0, word.length() - 1) : word;
    }

    private Optional<Instant> instant(Function<LocalDateTime, Instant> local) {
        if (year == null || month == null || day == null || (afternoon != null && time == null)) {
            return Optional.empty();
        }
        LocalTime at = time == null ? LocalTime.MIDNIGHT : time;
        if (afternoon != null) {
            boolean later = afternoon && at.getHour() < 12;
            boolean midnight = !afternoon && at.getHour() == 12;
            at = later ? at.plusHours(12) : midnight ? at.minusHours(12) : at;
        }
        LocalDateTime written =
                LocalDate.of(year, month, day).plusDays(dayAfter ? 1 : 0).atTime(at);
        return Optional.of(
                zone == null ? local.apply(written) : written.atZone(zone).toInstant());
    }

    private boolean takes(String word) {
        char first = word.charAt(0);
        if (first == '+' || (first == '-' && word.length() > 1)) {
            return takesZone(ZoneNames.offset(word));
        }
        if (Character.isDigit(first)) {
            return takesNumbers(word);
        }
        return takesName(withoutDot(word));
    }

    private boolean takesName(String word) {
        if (TimeWords.BEFORE_NOON.contains(word) && time != null) {
            return takesHalf(false);
        }
        if (TimeWords.AFTER_NOON.contains(word)) {
            return takesHalf(true);
        }
        if (TimeWords.FILLERS.contains(word)) {
            return true;
        }
        int named = MonthNames.number(word);
        if (named > 0 && month == null) {
            month = named;
            return true;
        }
        return MonthNames.isDayOfWeek(word) || takesZone(TimeWords.REGIONS.getOrDefault(word, ZoneNames.offset(word)));
    }

    private boolean takesHalf(boolean second) {
        boolean free = afternoon == null;
        afternoon = second;
        return free;
    }

    private boolean takesZone(@Nullable ZoneId found) {
        // A second one, as a name behind an offset, says the same in other words.
        if (zone == null) {
            zone = found;
        }
        return found != null;
    }

    private boolean takesNumbers(String word) {
        int digits = 0;
        while (digits < word.length() && Character.isDigit(word.charAt(digits))) {
            digits++;
        }
        String rest = word.substring(digits);
        if (rest.startsWith(":")) {
            return takesTime(word);
        }
        int number = Integer.parseInt(word.substring(0, digits));
        if (digits <= 4 && (rest.isEmpty() || rest.equals("."))) {
            return takesNumber(number, digits);
        }
        if (TimeWords.ORDINALS.contains(rest)) {
            return digits <= 2 && takesNumber(number, digits);
        }
        if (digits <= 2 && isHalf(withoutDot(rest))) {
            return takesTime(number + ":00" + rest);
        }
        if (digits == DIGITS_OF_DATE && rest.isEmpty()) {
            String monthAndDay = "-" + word.substring(4, 6) + "-" + word.substring(6);
            return takesYearFirst(word.substring(0, 4) + monthAndDay, monthAndDay);
        }
        if (rest.isEmpty()) {
            return false;
        }
        if (takesMarked(number, rest.charAt(0))) {
            return rest.length() == 1 || takes(rest.substring(1));
        }
        return digits == 4 ? takesYearFirst(word, rest) : takesDashed(number, rest);
    }

    /** 2026年3月1日, 8时30分: each number with what it counts behind it. */
    private boolean takesMarked(int number, char mark) {
        if (TimeWords.YEARS.indexOf(mark) >= 0 && year == null) {
            year = number;
        } else if (TimeWords.MONTHS.indexOf(mark) >= 0 && month == null) {
            month = number;
        } else if (TimeWords.DAYS.indexOf(mark) >= 0 && day == null) {
            day = number;
        } else if (TimeWords.HOURS.indexOf(mark) >= 0 && time == null) {
            time = LocalTime.of(number, 0);
        } else if (TimeWords.MINUTES.indexOf(mark) >= 0 && time != null) {
            time = time.withMinute(number);
        } else {
            return false;
        }
        return true;
    }

    /** 7-Mar-23 */
    private boolean takesDashed(int number, String rest) {
        int second = rest.indexOf('-', 1);
        if (!rest.startsWith("-") || second < 0 || day != null || month != null || year != null) {
            return false;
        }
        day = number;
        month = MonthNames.number(rest.substring(1, second));
        String written = rest.substring(second + 1);
        return month > 0 && takesNumber(Integer.parseInt(written), written.length());
    }

    /** 2023-03-07, 2023/3/7, and either with T and a time behind it. */
    private boolean takesYearFirst(String word, String rest) {
        char between = rest.charAt(0);
        int second = rest.indexOf(between, 1);
        if ((between != '-' && between != '/') || second < 0 || day != null || month != null || year != null) {
            return false;
        }
        int end = second + 1;
        while (end < rest.length() && Character.isDigit(rest.charAt(end))) {
            end++;
        }
        year = Integer.parseInt(word.substring(0, 4));
        month = Integer.parseInt(rest.substring(1, second));
        day = Integer.parseInt(rest.substring(second + 1, end));
        return end == rest.length() || (rest.charAt(end) == 't' && takesTime(rest.substring(end + 1)));
    }

    private boolean takesNumber(int number, int digits) {
        if (digits <= 2 && day == null) {
            day = number;
            return true;
        }
        if (year != null || (digits != 2 && digits != 4)) {
            return false;
        }
        // RFC 5322, 4.3.
        year = digits == 4 ? number : number < 50 ? 2000 + number : 1900 + number;
        return true;
    }

    /** 18:00, 6:00pm, 18:00:00.5, and either with a zone attached. */
    private boolean takesTime(String word) {
        int end = 0;
        while (end < word.length() && "0123456789:.".indexOf(word.charAt(end)) >= 0) {
            end++;
        }
        String[] parts = word.substring(0, end).split(":", -1);
        if (time != null || parts.length < 2 || parts.length > 3) {
            return false;
        }
        int dot = parts[parts.length - 1].indexOf('.');
        String last = dot < 0 ? parts[parts.length - 1] : parts[parts.length - 1].substring(0, dot);
        int minutes = Integer.parseInt(parts.length == 2 ? last : parts[1]);
        int seconds = parts.length == 2 ? 0 : Integer.parseInt(last);
        // A leap second is the second before it.
        int hours = Integer.parseInt(parts[0]);
        dayAfter = hours == 24 && minutes == 0 && seconds == 0;
        time = LocalTime.of(dayAfter ? 0 : hours, minutes, Math.min(seconds, seconds == 60 ? 59 : seconds));
        if (dot >= 0 && parts.length == 3) {
            String fraction = (parts[2].substring(dot + 1) + "000").substring(0, 3);
            time = time.plusNanos(Integer.parseInt(fraction) * 1_000_000L);
        }
        return end == word.length() || takes(word.substring(end));
    }

    private static boolean isLetters(String word) {
        return word.chars().allMatch(c -> Character.isLetter(c) || c == '.');
    }
}
