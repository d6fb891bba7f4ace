package dev.wirefold.wire;

import java.time.ZoneId;
import java.util.Map;
import java.util.Set;

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

    private TimeWords() {}
}
