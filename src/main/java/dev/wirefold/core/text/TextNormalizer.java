package dev.wirefold.core.text;

/**
 * One spelling for what readers see as one text: NFKC (so ligatures and full-width forms are plain letters), no
 * invisible characters, straight quotes, each word in one script, and words broken at a line's end made whole. Letter case and line ends are
 * kept: page furniture is recognised by them.
 */
public final class TextNormalizer {
    private static final char SOFT_HYPHEN = '\u00AD';
    private static final char HYPHEN = '\u2010';
    private static final char LINE_SEPARATOR = '\u2028';
    private static final char PARAGRAPH_SEPARATOR = '\u2029';
    private static final char INVISIBLE = 0;

    private TextNormalizer() {}

    public static String normalize(String text) {
        String composed = NormalForm.of(text);
        char[] plain = composed.toCharArray();
        int length = 0;
        boolean foreign = false;
        for (int i = 0; i < composed.length(); i++) {
            char c = composed.charAt(i);
            if (c < 0x7F && c >= ' ') {
                plain[length++] = c;
            } else if (c == SOFT_HYPHEN) {
                i = skipLineEnd(composed, i + 1) - 1;
            } else {
                char instead = plain(c);
                plain[length] = instead;
                length += instead == INVISIBLE ? 0 : 1;
                foreign |= c >= Homoglyphs.FIRST_FOREIGN && Character.isLetter(c);
            }
        }
        String normal = new String(plain, 0, length);
        return foreign ? Homoglyphs.mend(normal) : normal;
    }

    /**
     * Joins words that were broken by a hyphen at a line's end, unless both halves are known words and the whole is
     * not: {@code exam-⏎ple} is one word, {@code credit-⏎default} is two.
     */
    public static String joinBrokenWords(String text, WordWeights words) {
        int hyphen = text.indexOf("-\n");
        if (hyphen < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        int copied = 0;
        for (; hyphen >= 0; hyphen = text.indexOf("-\n", hyphen + 1)) {
            int next = skipLineEnd(text, hyphen + 1);
            int start = wordStart(text, hyphen);
            int end = wordEnd(text, next);
            if (start == hyphen || end == next || !Character.isLowerCase(text.codePointAt(next))) {
                continue;
            }
            String left = fold(text.substring(start, hyphen));
            String right = fold(text.substring(next, end));
            boolean compound = words.knows(WordHash.of(left))
                    && words.knows(WordHash.of(right))
                    && !words.knows(WordHash.of(left + right));
            if (!compound) {
                out.append(text, copied, hyphen);
                copied = next;
            }
        }
        return out.append(text, copied, text.length()).toString();
    }

    /**
     * Case folding without regard to any locale, and one form for letters that have several: {@code Straße} and
     * {@code STRASSE} become one word, and so do {@code çıkan} and {@code ÇIKAN}.
     */
    public static String fold(String text) {
        return Letters.oneForm(LetterCase.fold(text));
    }

    /** A normal form with plain signs; a soft hyphen stays. */
    static String plain(String normal) {
        StringBuilder plain = new StringBuilder(normal.length());
        for (int i = 0; i < normal.length(); i++) {
            char instead = plain(normal.charAt(i));
            if (instead != INVISIBLE) {
                plain.append(instead);
            }
        }
        return plain.toString();
    }

    private static char plain(char c) {
        return switch (c) {
            case '\n', LINE_SEPARATOR, PARAGRAPH_SEPARATOR -> '\n';
            case '\u2018', '\u2019', '\u201A', '\u201B', '\u2032', '\u02BC' -> '\'';
            case '\u201C', '\u201D', '\u201E', '\u201F', '\u00AB', '\u00BB' -> '"';
            case HYPHEN -> '-';
            default ->
                switch (Character.getType(c)) {
                    case Character.FORMAT -> INVISIBLE;
                    case Character.CONTROL, Character.SPACE_SEPARATOR -> ' ';
                    default -> c;
                };
        };
    }

    /** The first place after spaces and at most one line end; the start itself if no line ends there. */
    private static int skipLineEnd(String text, int start) {
        int at = start;
        boolean lineEnded = false;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '\n' && !lineEnded) {
                lineEnded = true;
            } else if (c != ' ' && c != '\r' && c != '\t') {
                break;
            }
            at++;
        }
        return lineEnded ? at : start;
    }

    private static int wordStart(String text, int end) {
        int start = end;
        while (start > 0 && Character.isLetter(text.charAt(start - 1))) {
            start--;
        }
        return start;
    }

    private static int wordEnd(String text, int start) {
        int end = start;
        while (end < text.length() && Character.isLetter(text.charAt(end))) {
            end++;
        }
        return end;
    }
}
