package dev.wirefold.core.text;

import com.ibm.icu.text.SpoofChecker;
import java.lang.Character.UnicodeScript;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Letters of one script that pass for letters of another, as a Cyrillic а in a Latin word. Readers see no difference,
 * and words that mix scripts come from obfuscation or from print that was badly read. What looks like what, Unicode
 * says (UTS #39, confusables).
 */
final class Homoglyphs {
    /** All Latin letters of living languages but the rarest come before it, all letters of other scripts after. */
    static final char FIRST_FOREIGN = '\u0250';

    private static final SpoofChecker CONFUSABLES =
            new SpoofChecker.Builder().setChecks(SpoofChecker.CONFUSABLE).build();

    /** Scripts of which a letter can be taken for another's. */
    private static final Set<UnicodeScript> ALPHABETS = Set.of(
            UnicodeScript.LATIN,
            UnicodeScript.CYRILLIC,
            UnicodeScript.GREEK,
            UnicodeScript.ARMENIAN,
            UnicodeScript.COPTIC,
            UnicodeScript.CHEROKEE);

    /** For the scripts that words are mended to: what a letter looks like → the letter. */
    private static final Map<UnicodeScript, Map<String, Character>> LETTERS = new EnumMap<>(Map.of(
            UnicodeScript.LATIN, byLooks("azAZ"),
            UnicodeScript.CYRILLIC, byLooks("аяАЯёџЁЏ"),
            UnicodeScript.GREEK, byLooks("αωΑΩ")));

    private Homoglyphs() {}

    /**
     * The text with each word in the script of most of the text if all its letters have look-alikes there; other words
     * of mixed scripts in that of most of their letters, as far as they have.
     */
    static String mend(String text) {
        char[] letters = text.toCharArray();
        UnicodeScript scriptOfText = scriptOfMost(letters, 0, letters.length);
        for (int start = 0; start < letters.length; start++) {
            int end = start;
            while (end < letters.length && Character.isLetter(letters[end])) {
                end++;
            }
            if (canBeWritten(letters, start, end, scriptOfText)) {
                rewrite(letters, start, end, scriptOfText);
            } else if (isMixed(letters, start, end)) {
                rewrite(letters, start, end, scriptOfMost(letters, start, end));
            }
            start = end;
        }
        return new String(letters);
    }

    private static boolean isMixed(char[] letters, int start, int end) {
        for (int i = start; i < end; i++) {
            boolean foreign = letters[i] >= FIRST_FOREIGN
                    ? isForeignTo(UnicodeScript.of(letters[start]), letters[i])
                    : letters[start] >= FIRST_FOREIGN;
            if (foreign) {
                return true;
            }
        }
        return false;
    }

    private static boolean canBeWritten(char[] letters, int start, int end, UnicodeScript script) {
        for (int i = start; i < end; i++) {
            if (isForeignTo(script, letters[i]) && !looksIn(script).containsKey(looks(letters[i]))) {
                return false;
            }
        }
        return true;
    }

    private static void rewrite(char[] letters, int start, int end, UnicodeScript script) {
        for (int i = start; i < end; i++) {
            if (isForeignTo(script, letters[i])) {
                letters[i] = looksIn(script).getOrDefault(looks(letters[i]), letters[i]);
            }
        }
    }

    private static Map<String, Character> looksIn(UnicodeScript script) {
        return LETTERS.getOrDefault(script, Map.of());
    }

    /** Latin if there are no letters of an alphabet. */
    private static UnicodeScript scriptOfMost(char[] letters, int start, int end) {
        Map<UnicodeScript, Integer> counts = new EnumMap<>(UnicodeScript.class);
        for (int i = start; i < end; i++) {
            UnicodeScript script = letters[i] < 'A' ? UnicodeScript.COMMON : UnicodeScript.of(letters[i]);
            if (ALPHABETS.contains(script)) {
                counts.merge(script, 1, Integer::sum);
            }
        }
        UnicodeScript most = UnicodeScript.LATIN;
        for (UnicodeScript script : counts.keySet()) {
            most = counts.getOrDefault(script, 0) > counts.getOrDefault(most, 0) ? script : most;
        }
        return most;
    }

    /** Phonetic letters are Latin by name, but no language writes its words with them. */
    private static boolean isForeignTo(UnicodeScript script, char letter) {
        UnicodeScript own = UnicodeScript.of(letter);
        return own == script
                ? script == UnicodeScript.LATIN && letter >= FIRST_FOREIGN && letter < '\u1E00'
                : ALPHABETS.contains(own);
    }

    /** @param ranges first and last letter of each range */
    private static Map<String, Character> byLooks(String ranges) {
        Map<String, Character> letters = new HashMap<>();
        for (int i = 0; i < ranges.length(); i += 2) {
            for (char letter = ranges.charAt(i); letter <= ranges.charAt(i + 1); letter++) {
                letters.putIfAbsent(looks(letter), letter);
            }
        }
        return Map.copyOf(letters);
    }

    /** A capital I looks like a small l, so letter case is part of it. */
    private static String looks(char letter) {
        String skeleton = CONFUSABLES.getSkeleton(String.valueOf(letter));
        return Character.isUpperCase(letter) ? "^" + skeleton : skeleton;
    }
}
