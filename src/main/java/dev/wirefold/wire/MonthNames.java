package dev.wirefold.wire;

import dev.wirefold.core.text.LetterCase;
import java.util.List;

/** The months and days as feeds name them, in English and the larger languages of Europe, and in Indonesian. */
final class MonthNames {
    /** From January on; a name may be cut after its third letter. */
    private static final List<List<String>> MONTHS = List.of(
            List.of(
                    "january",
                    "januar",
                    "jänner",
                    "janvier",
                    "enero",
                    "gennaio",
                    "janeiro",
                    "januari",
                    "stycznia",
                    "styczeń",
                    "ledna",
                    "leden",
                    "ocak",
                    "ianuarie",
                    "января",
                    "январь",
                    "січня",
                    "ιανουαρίου"),
            List.of(
                    "february",
                    "februar",
                    "feber",
                    "février",
                    "fevrier",
                    "febrero",
                    "febbraio",
                    "fevereiro",
                    "februari",
                    "lutego",
                    "luty",
                    "února",
                    "únor",
                    "şubat",
                    "februarie",
                    "февраля",
                    "февраль",
                    "лютого",
                    "φεβρουαρίου"),
            List.of(
                    "march", "märz", "maerz", "mrz", "mars", "marzo", "março", "marco", "maart", "marca", "marzec",
                    "března", "březen", "marts", "mart", "martie", "maret", "марта", "березня", "μαρτίου"),
            List.of(
                    "april",
                    "avril",
                    "abril",
                    "aprile",
                    "kwietnia",
                    "kwiecień",
                    "dubna",
                    "duben",
                    "nisan",
                    "aprilie",
                    "апреля",
                    "квітня",
                    "απριλίου"),
            List.of(
                    "may", "mai", "mayo", "maggio", "maio", "mei", "maja", "května", "květen", "mayıs", "мая", "май",
                    "травня", "μαΐου"),
            List.of(
                    "june",
                    "juni",
                    "juin",
                    "junio",
                    "giugno",
                    "junho",
                    "czerwca",
                    "czerwiec",
                    "června",
                    "červen",
                    "haziran",
                    "iunie",
                    "июня",
                    "июнь",
                    "червня",
                    "ιουνίου"),
            List.of(
                    "july",
                    "juli",
                    "juillet",
                    "julio",
                    "luglio",
                    "julho",
                    "lipca",
                    "lipiec",
                    "července",
                    "červenec",
                    "temmuz",
                    "iulie",
                    "июля",
                    "июль",
                    "липня",
                    "ιουλίου"),
            List.of(
                    "august",
                    "août",
                    "aout",
                    "agosto",
                    "augustus",
                    "augusti",
                    "agustus",
                    "sierpnia",
                    "sierpień",
                    "srpna",
                    "srpen",
                    "ağustos",
                    "августа",
                    "серпня",
                    "αυγούστου"),
            List.of(
                    "september",
                    "septembre",
                    "septiembre",
                    "settembre",
                    "setembro",
                    "września",
                    "wrzesień",
                    "září",
                    "eylül",
                    "septembrie",
                    "сентября",
                    "сентябрь",
                    "вересня",
                    "σεπτεμβρίου"),
            List.of(
                    "october",
                    "oktober",
                    "octobre",
                    "octubre",
                    "ottobre",
                    "outubro",
                    "października",
                    "październik",
                    "října",
                    "říjen",
                    "ekim",
                    "octombrie",
                    "октября",
                    "октябрь",
                    "жовтня",
                    "οκτωβρίου"),
            List.of(
                    "november",
                    "novembre",
                    "noviembre",
                    "novembro",
                    "listopada",
                    "listopadu",
                    "kasım",
                    "noiembrie",
                    "ноября",
                    "ноябрь",
                    "листопада",
                    "νοεμβρίου"),
            List.of(
                    "december",
                    "dezember",
                    "décembre",
                    "decembre",
                    "diciembre",
                    "dicembre",
                    "dezembro",
                    "desember",
                    "grudnia",
                    "grudzień",
                    "prosince",
                    "prosinec",
                    "aralık",
                    "decembrie",
                    "декабря",
                    "декабрь",
                    "грудня",
                    "δεκεμβρίου"));

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
