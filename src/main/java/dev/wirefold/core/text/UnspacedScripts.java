package dev.wirefold.core.text;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import com.ibm.icu.util.VersionInfo;
import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Set;

/**
 * Words of scripts that put no spaces between them, by ICU's dictionaries (Chinese and Japanese, Thai, Lao, Khmer,
 * Burmese).
 *
 * <p>Holds buffers, so one instance serves one thread.
 */
final class UnspacedScripts {
    /** No sentence is as long; a longer run is read in parts, since a part is split into words as a whole. */
    private static final int MAX_RUN_CHARACTERS = 4_096;

    private static final char FIRST_LETTER = '\u0E01';
    private static final Set<UnicodeScript> SCRIPTS = EnumSet.of(
            UnicodeScript.HAN,
            UnicodeScript.HIRAGANA,
            UnicodeScript.KATAKANA,
            UnicodeScript.THAI,
            UnicodeScript.LAO,
            UnicodeScript.KHMER,
            UnicodeScript.MYANMAR);
    private static final Set<String> LANGUAGES = Set.of("zh", "ja", "th", "lo", "km", "my", "yue", "wuu");

    private final BreakIterator words = BreakIterator.getWordInstance(ULocale.ROOT);

    /** Names the dictionaries: other releases may find other words. */
    static String version() {
        return "icu-" + VersionInfo.ICU_VERSION.getMajor();
    }

    /** Whether texts of this language, a primary subtag, consist of such words. */
    static boolean isWrittenBy(String language) {
        return LANGUAGES.contains(language);
    }

    /** The first place, not before the start, where such a script is written; the text's length if there is none. */
    static int start(String text, int from) {
        int at = from;
        while (at < text.length() && (text.charAt(at) < FIRST_LETTER || !isWritten(text.codePointAt(at)))) {
            at++;
        }
        return at;
    }

    /** The first place from the start on where none is written any more, or the longest run ends. */
    static int end(String text, int start) {
        int at = start;
        while (at < text.length() && at - start < MAX_RUN_CHARACTERS) {
            int letter = text.codePointAt(at);
            if (!isWritten(letter) && !(at > start && continues(letter))) {
                break;
            }
            at += Character.charCount(letter);
        }
        return at;
    }

    /** Hands the words of one run to the reader; whether it wants more. */
    boolean read(String run, Tokens.Reader reader) {
        words.setText(run);
        boolean more = true;
        int start = words.first();
        for (int end = words.next(); more && end != BreakIterator.DONE; start = end, end = words.next()) {
            if (words.getRuleStatus() != BreakIterator.WORD_NONE) {
                more = reader.take(run.substring(start, end).toCharArray(), 0, end - start, false);
            }
        }
        return more;
    }

    private static boolean isWritten(int letter) {
        return letter >= FIRST_LETTER && Character.isLetter(letter) && SCRIPTS.contains(UnicodeScript.of(letter));
    }

    /** Marks, and the sign of a long vowel in Japanese, which belong to no script or are no letters. */
    private static boolean continues(int character) {
        UnicodeScript script = UnicodeScript.of(character);
        return switch (script) {
            case INHERITED -> true;
            case COMMON -> Character.isLetter(character);
            default -> SCRIPTS.contains(script) && !Character.isDigit(character);
        };
    }
}
