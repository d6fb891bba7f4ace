package dev.wirefold.core.text;

import com.ibm.icu.text.SpoofChecker;
import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;
import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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

    private static final int LATIN = 0;

    /** Scripts of which a letter can be taken for another's. */
    private static final UnicodeScript[] ALPHABETS = {
        UnicodeScript.LATIN,
        UnicodeScript.GREEK,
        UnicodeScript.CYRILLIC,
        UnicodeScript.ARMENIAN,
        UnicodeScript.CHEROKEE,
        UnicodeScript.COPTIC
    };

    /** By alphabet, what words are mended with: first and last letter of each range; for the others nothing. */
    private static final String[] MENDED_WITH = {"azAZ", "αωΑΩ", "аяАЯёџЁЏ"};

    private static final byte OTHER = 7;
    private static final int SCRIPT = 7;
    private static final int LETTER = 8;

    /** For each character the number of its alphabet, and whether it is a letter. */
    private static final byte[] CHARACTERS = new byte[Character.MAX_VALUE + 1];

    /** By alphabet: a letter of another → what looks like it. */
    private static final List<Int2IntOpenHashMap> LETTERS = new ArrayList<>();

    static {
        for (int c = 0; c < CHARACTERS.length; c++) {
            CHARACTERS[c] = (byte) (alphabet((char) c) | (Character.isLetter(c) ? LETTER : 0));
        }
        for (String ranges : MENDED_WITH) {
            LETTERS.add(lookAlikes(byLooks(ranges)));
        }
    }

    private Homoglyphs() {}

    private static byte alphabet(char c) {
        int place = c < 'A' ? -1 : Arrays.asList(ALPHABETS).indexOf(UnicodeScript.of(c));
        return place < 0 ? OTHER : (byte) place;
    }

    /**
     * The text with each word in the script of most of the text if all its letters have look-alikes there; other words
     * of mixed scripts in that of most of their letters, as far as they have.
     */
    static String mend(String text) {
        char[] letters = text.toCharArray();
        int scriptOfText = scriptOfMost(letters, 0, letters.length);
        for (int start = 0; start < letters.length; start++) {
            int end = start;
            boolean isForeign = false;
            while (end < letters.length && (CHARACTERS[letters[end]] & LETTER) != 0) {
                isForeign |= isForeignTo(scriptOfText, letters[end]);
                end++;
            }
            if (isForeign) {
                mendWord(letters, start, end, scriptOfText);
            }
            start = end;
        }
        return new String(letters);
    }

    private static void mendWord(char[] letters, int start, int end, int scriptOfText) {
        if (canBeWritten(letters, start, end, scriptOfText)) {
            rewrite(letters, start, end, scriptOfText);
        } else if (isMixed(letters, start, end)) {
            rewrite(letters, start, end, scriptOfMost(letters, start, end));
        }
    }

    private static boolean isMixed(char[] letters, int start, int end) {
        for (int i = start; i < end; i++) {
            boolean foreign = letters[i] >= FIRST_FOREIGN
                    ? isForeignTo(scriptOf(letters[start]), letters[i])
                    : letters[start] >= FIRST_FOREIGN;
            if (foreign) {
                return true;
            }
        }
        return false;
    }

    private static boolean canBeWritten(char[] letters, int start, int end, int script) {
        for (int i = start; i < end; i++) {
            if (isForeignTo(script, letters[i]) && lookAlike(script, letters[i]) == 0) {
                return false;
            }
        }
        return true;
    }

    private static void rewrite(char[] letters, int start, int end, int script) {
        for (int i = start; i < end; i++) {
            char lookAlike = isForeignTo(script, letters[i]) ? lookAlike(script, letters[i]) : 0;
            letters[i] = lookAlike == 0 ? letters[i] : lookAlike;
        }
    }

    /** 0 if there is none. */
    private static char lookAlike(int script, char letter) {
        return script < LETTERS.size() ? (char) LETTERS.get(script).get(letter) : 0;
    }

    private static int scriptOf(char letter) {
        return CHARACTERS[letter] & SCRIPT;
    }

    /** Latin if there are no letters of an alphabet; of two with as many the first of them. */
    private static int scriptOfMost(char[] letters, int start, int end) {
        int[] counts = new int[OTHER + 1];
        for (int i = start; i < end; i++) {
            counts[scriptOf(letters[i])]++;
        }
        int most = LATIN;
        for (int script = 0; script < ALPHABETS.length; script++) {
            most = counts[script] > counts[most] ? script : most;
        }
        return most;
    }

    /** Phonetic letters are Latin by name, but no language writes its words with them. */
    private static boolean isForeignTo(int script, char letter) {
        int own = scriptOf(letter);
        return own == script ? script == LATIN && letter >= FIRST_FOREIGN && letter < '\u1E00' : own != OTHER;
    }

    /** @param ranges first and last letter of each range */
    private static Map<String, Character> byLooks(String ranges) {
        Map<String, Character> letters = new HashMap<>();
        for (int i = 0; i < ranges.length(); i += 2) {
            for (char letter = ranges.charAt(i); letter <= ranges.charAt(i + 1); letter++) {
                letters.putIfAbsent(looks(letter), letter);
            }
        }
        return letters;
    }

    private static Int2IntOpenHashMap lookAlikes(Map<String, Character> byLooks) {
        Int2IntOpenHashMap lookAlikes = new Int2IntOpenHashMap();
        for (char c = 0; c < Character.MAX_VALUE; c++) {
            Character lookAlike = scriptOf(c) == OTHER ? null : byLooks.get(looks(c));
            if (lookAlike != null) {
                lookAlikes.put(c, lookAlike);
            }
        }
        return lookAlikes;
    }

    /** A capital I looks like a small l, so letter case is part of it. */
    private static String looks(char letter) {
        String skeleton = CONFUSABLES.getSkeleton(String.valueOf(letter));
        return Character.isUpperCase(letter) ? "^" + skeleton : skeleton;
    }
}
