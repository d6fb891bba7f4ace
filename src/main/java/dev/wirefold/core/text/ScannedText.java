package dev.wirefold.core.text;

/**
 * A text, normalised, and what one pass over it tells: its lines, where sentences may end, and the runs of letters and digits,
 * case-folded and with one form for each letter. Runs come out of bits, 64 characters at a time, as in Langdale and Lemire 2019: no
 * processor foresees where a word ends.
 *
 * <p>Holds one text, and then the next one, in buffers for one thread.
 */
final class ScannedText {
    private static final int BLOCK = Long.SIZE;
    /** A character becomes no more than so many. */
    private static final int ROOM = 32;

    final Lines lines = new Lines();
    /** As normalised; a line's end behind. */
    char[] chars = new char[0];

    int length;
    /** As words are compared, but where they have to be looked at closely; a sharp s as it is. */
    char[] folded = new char[0];

    /** Where runs begin and end, alternating; then the highest number. */
    int[] edges = new int[0];
    /** Where {@link CharTraits#SPECIAL} characters stand; then the highest number. */
    int[] specials = new int[0];

    private char[] given = new char[0];
    /** {@link CharTraits} of all characters. */
    private int traits;

    /** Takes a text that is normal. */
    void take(String text) {
        reserve(text.length());
        text.getChars(0, text.length(), chars, 0);
        length = text.length();
        scan(true);
    }

    /** Takes the beginnings of two texts and normalises them, as one. */
    void takeAndNormalize(String first, int ofFirst, String second, int ofSecond) {
        int count = ofFirst + ofSecond;
        reserve(count);
        first.getChars(0, ofFirst, chars, 0);
        second.getChars(0, ofSecond, chars, ofFirst);
        length = count;
        if (!scan(false)) {
            take(TextNormalizer.normalize(first.substring(0, ofFirst) + second.substring(0, ofSecond)));
        }
    }

    /** Whether some character has this trait. */
    boolean has(int trait) {
        return (traits & trait) != 0;
    }

    private void reserve(int count) {
        if (2 * count + ROOM > chars.length) {
            chars = new char[2 * count + ROOM];
            folded = new char[2 * count + ROOM];
            edges = new int[2 * count + ROOM];
            specials = new int[2 * count + ROOM];
            given = new char[count];
        }
    }

    /** Whether that could be done: what is not normal has to be normalised by {@link QuickForm}. */
    private boolean scan(boolean isNormal) {
        char[] text = chars;
        char[] to = folded;
        int edgeCount = 0;
        int specialCount = 0;
        long carried = 0;
        int ofLine = 0;
        int lineStart = 0;
        boolean mayChange = !isNormal;
        traits = 0;
        lines.begin();
        text[length] = '\n';
        for (int start = 0; start <= length; start += BLOCK) {
            long runs = 0;
            long special = 0;
            int ofBlock = 0;
            int end = Math.min(start + BLOCK, length + 1);
            for (int at = start; at < end; at++) {
                int ofOne = CharTraits.of(text[at]);
                to[at] = (char) (ofOne >>> Character.SIZE);
                ofBlock |= ofOne;
                runs |= (ofOne & 1L) << at;
                special |= (ofOne >>> 1 & 1L) << at;
            }
            if (mayChange && (ofBlock & CharTraits.CHANGED) != 0) {
                if (!normalizeFrom(start)) {
                    return false;
                }
                mayChange = false;
                start -= BLOCK;
                continue;
            }
            traits |= ofBlock;
            ofLine |= ofBlock;
            long changes = runs ^ (runs << 1 | carried);
            carried = runs >>> (BLOCK - 1);
            for (; changes != 0; changes &= changes - 1) {
                edges[edgeCount++] = start + Long.numberOfTrailingZeros(changes);
            }
            for (; special != 0; special &= special - 1) {
                int at = start + Long.numberOfTrailingZeros(special);
                specials[specialCount++] = at;
                if (text[at] == '\n') {
                    lines.add(text, lineStart, at, ofLine);
                    lineStart = at + 1;
                    ofLine = ofBlock;
                }
            }
        }
        edges[edgeCount] = Integer.MAX_VALUE;
        specials[specialCount] = Integer.MAX_VALUE;
        return true;
    }

    private boolean normalizeFrom(int at) {
        int rest = length - at;
        System.arraycopy(chars, at, given, 0, rest);
        int normal = QuickForm.normalize(given, rest, chars, at, length);
        length = at + normal;
        if (normal >= 0) {
            chars[length] = '\n';
        }
        return normal >= 0;
    }
}
