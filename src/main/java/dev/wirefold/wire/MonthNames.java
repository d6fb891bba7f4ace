package dev.wirefold.wire;

import dev.wirefold.core.text.LetterCase;
import java.util.List;

/** The months and days as feeds name them, in English and the larger languages of the Latin script. */
final class MonthNames {
    /** From January on; a name may be cut after its third letter. */
    private static final List<List<String>> MONTHS = List.of(
            List.of("january", "januar", "jänner", "janvier", "enero", "gennaio", "janeiro", "januari"),
            List.of(
                    "february",
                    "februar",
                    "feber",
                    "février",
                    "fevrier",
                    "febrero",
                    "febbraio",
                    "fevereiro",
                    "februari"),
            List.of("march", "märz", "maerz", "mrz", "mars", "marzo", "março", "marco", "maart"),
            List.of("april", "avril", "abril", "aprile"),
            List.of("may", "mai", "mayo", "maggio", "maio", "mei"),
            List.of("june", "juni", "juin", "junio", "giugno", "junho"),
            List.of("july", "juli", "juillet", "julio", "luglio", "julho"),
            List.of("august", "août", "aout", "agosto", "augustus"),
            List.of("september", "septembre", "septiembre", "settembre", "setembro"),
            List.of("october", "oktober", "octobre", "octubre", "ottobre", "outubro"),
            List.of("november", "novembre", "noviembre", "novembro"),
            List.of("december", "dezember", "décembre", "decembre", "diciembre", "dicembre", "dezembro"));

    private static final List<String> DAYS =
            List.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday");

    private static final int MIN_CHARS = 3;

    private MonthNames() {}

    /** From 1 on; 0 when it names no month, or may name two. */
    static int number(String word) {
        String name = LetterCase.lower(word.endsWith(".") ? word.substring(0, word.length() - 1) : word);
        int found = 0;
        for (int i = 0; i < MONTHS.size() && name.length() >= MIN_CHARS; i++) {
            if (MONTHS.get(i).stream().anyMatch(month -> month.startsWith(name))) {
                if (found > 0) {
                    return 0;
                }
                found = i + 1;
            }
        }
        return found;
    }

    /** In English: in front of a comma any word is taken for one. */
    static boolean isDayOfWeek(String word) {
        return word.length() >= MIN_CHARS && DAYS.stream().anyMatch(day -> day.startsWith(word));
    }
}
