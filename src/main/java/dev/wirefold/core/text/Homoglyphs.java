package dev.wirefold.core.text;

import com.ibm.icu.text.SpoofChecker;
import java.lang.Character.UnicodeScript;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
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

    /** The text with each word of mixed scripts in the script of most of its letters, as far as they look alike. */
    static String mend(String text) {
        char[] letters = text.toCharArray();
        for (int start = 0; start < letters.length; start++) {
            boolean basic = false;
            boolean foreign = false;
            int end = start;
            for (; end < letters.length && Character.isLetter(letters[end]); end++) {
                basic |= letters[end] < FIRST_FOREIGN;
                foreign |= letters[end] >= FIRST_FOREIGN;
            }
            if (basic && foreign) {
                mend(letters, start, end);
            }
            start = end;
        }
        return new String(letters);
    }

    private static void mend(char[] letters, int start, int end) {
        UnicodeScript script = scriptOfMost(letters, start, end);
        Map<String, Character> byLooks = LETTERS.getOrDefault(script, Map.of());
        for (int i = start; i < end; i++) {
            if (isForeignTo(script, letters[i])) {
                letters[i] = byLooks.getOrDefault(looks(letters[i]), letters[i]);
            }
        }
    }

    private static UnicodeScript scriptOfMost(char[] letters, int start, int end) {
        Map<UnicodeScript, Integer> counts = new EnumMap<>(UnicodeScript.class);
        UnicodeScript most = UnicodeScript.LATIN;
        for (int i = start; i < end; i++) {
            counts.merge(UnicodeScript.of(letters[i]), 1, Integer::sum);
        }
        for (UnicodeScript script : counts.keySet()) {
            most = count(counts, script) > count(counts, most) ? script : most;
        }
        return most;
    }

    private static int count(Map<UnicodeScript, Integer> counts, UnicodeScript script) {
        return Objects.requireNonNullElse(counts.get(script), 0);
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
