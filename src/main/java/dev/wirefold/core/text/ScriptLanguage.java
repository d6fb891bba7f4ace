package dev.wirefold.core.text;

import java.lang.Character.UnicodeScript;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Tells a text's language by its script, where only one language of the news writes it. */
public final class ScriptLanguage {
    private static final int MAX_CHARACTERS = 500;

    private static final Map<UnicodeScript, String> BY_SCRIPT = Map.ofEntries(
            Map.entry(UnicodeScript.HANGUL, "ko"),
            Map.entry(UnicodeScript.THAI, "th"),
            Map.entry(UnicodeScript.LAO, "lo"),
            Map.entry(UnicodeScript.KHMER, "km"),
            Map.entry(UnicodeScript.MYANMAR, "my"),
            Map.entry(UnicodeScript.GREEK, "el"),
            Map.entry(UnicodeScript.HEBREW, "he"),
            Map.entry(UnicodeScript.ARMENIAN, "hy"),
            Map.entry(UnicodeScript.GEORGIAN, "ka"),
            Map.entry(UnicodeScript.TAMIL, "ta"),
            Map.entry(UnicodeScript.TELUGU, "te"),
            Map.entry(UnicodeScript.KANNADA, "kn"),
            Map.entry(UnicodeScript.MALAYALAM, "ml"),
            Map.entry(UnicodeScript.GUJARATI, "gu"),
            Map.entry(UnicodeScript.GURMUKHI, "pa"),
            Map.entry(UnicodeScript.SINHALA, "si"));

    private ScriptLanguage() {}

    /** The primary subtag, if more than half of the letters at the text's start are of a script that tells. */
    public static Optional<String> of(String text) {
        Map<UnicodeScript, Integer> letters = letters(text);
        int half = letters.values().stream().mapToInt(Integer::intValue).sum() / 2;
        int kana = letters.getOrDefault(UnicodeScript.HIRAGANA, 0) + letters.getOrDefault(UnicodeScript.KATAKANA, 0);
        if (kana + letters.getOrDefault(UnicodeScript.HAN, 0) > half) {
            return Optional.of(kana * 5 > half ? "ja" : "zh");
        }
        return letters.entrySet().stream()
                .filter(script -> script.getValue() > half && BY_SCRIPT.containsKey(script.getKey()))
                .findFirst()
                .map(script -> BY_SCRIPT.get(script.getKey()));
    }

    private static Map<UnicodeScript, Integer> letters(String text) {
        Map<UnicodeScript, Integer> letters = new EnumMap<>(UnicodeScript.class);
        for (int i = 0; i < Math.min(text.length(), MAX_CHARACTERS); i++) {
            char c = text.charAt(i);
            if (Character.isLetter(c)) {
                letters.merge(UnicodeScript.of(c), 1, Integer::sum);
            }
        }
        return letters;
    }
}
