package dev.wirefold.core.text;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Language tags. */
public final class Languages {
    private static final Map<String, String> SHORTEST = shortest();

    private Languages() {}

    /**
     * The primary subtag of a BCP 47 tag in lower case, in its shortest form: {@code pt} of {@code pt-BR}, {@code de} of
     * {@code deu}. Forms of one language that share their words are one: both written Norwegians are {@code no}, the
     * standards of Serbo-Croatian (Bosnian, Croatian, Montenegrin, Serbian) {@code sh}, Mandarin is {@code zh}, the Persian
     * of Iran {@code fa}. A script is no part of a language: words are compared in one ({@link TwoAlphabets}).
     */
    public static String primary(String tag) {
        String trimmed = tag.strip();
        int end = 0;
        while (end < trimmed.length() && isAsciiLetter(trimmed.charAt(end))) {
            end++;
        }
        String primary = trimmed.substring(0, end).toLowerCase(Locale.ROOT);
        return SHORTEST.getOrDefault(primary, primary);
    }

    private static boolean isAsciiLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    /** ISO 639-3 → 639-1. */
    private static Map<String, String> shortest() {
        Map<String, String> shortest = new HashMap<>();
        for (String language : Locale.getISOLanguages()) {
            shortest.put(Locale.forLanguageTag(language).getISO3Language(), language);
        }
        for (String norwegian : new String[] {"nb", "nn", "nob", "nno", "nor"}) {
            shortest.put(norwegian, "no");
        }
        for (String serboCroatian :
                new String[] {"bs", "hr", "sr", "sh", "cnr", "bos", "hrv", "srp", "hbs", "scr", "scc"}) {
            shortest.put(serboCroatian, "sh");
        }
        shortest.putAll(Map.of("cmn", "zh", "pes", "fa", "lvs", "lv", "ekk", "et", "iw", "he", "in", "id"));
        shortest.putAll(Map.of("heb", "he", "ind", "id", "yid", "yi", "ji", "yi", "plt", "mg", "pnb", "pa"));
        return Map.copyOf(shortest);
    }
}
