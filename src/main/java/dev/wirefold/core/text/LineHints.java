package dev.wirefold.core.text;

import java.util.List;
import java.util.stream.Stream;

/**
 * Tells cheaply which lines are no furniture, to spare nearly all a closer look: by what they begin with, what stands at their end,
 * and which signs they hold. A line that may be furniture need not be.
 */
final class LineHints {
    private static final int BUCKETS = 1 << 12;
    private static final int LABEL = 1;
    private static final int ANY = 2;

    /** By the first three letters of openings. */
    private static final byte[] TRIPLES = new byte[BUCKETS];

    private static final byte[] SINGLES = new byte[BUCKETS];
    /** By the first two letters of openings that have no more. */
    private static final byte[] PAIRS = new byte[BUCKETS];

    /** Ends of lines that lead on to the rest of a text. */
    static final List<String> TEASER_ENDS =
            List.of("ore", "esen", "suite", "más", "tutto", "leggere", "mais", "meer", "verder");

    private static final String PICTURES = "PIFB";
    /** Photo, Foto, Bild, Bilder, Beeld, Crédit, Picture, Photograph, Image, Fotografía, Imagen, Immagine, Imagem, by. */
    private static final List<String> PICTURE_ENDS =
            List.of("to", "ld", "er", "it", "re", "ph", "ge", "ía", "en", "ne", "em", "by", "os", "es", "ts", "hs");

    /** A space before a name of at most four words, one before a word between, and before an agency's of at most two. */
    private static final int MAX_SPACES_BEHIND_BY = 8;

    /** By ASCII letter: how far a phrase can be moved of which the letter is not the last one (Horspool 1980). */
    private static final byte[] CONTRIBUTED_SHIFTS = shifts(Credits.CONTRIBUTED);

    static {
        add(LABEL, FurniturePhrases.openings());
        add(LABEL, Furniture.labelOpenings());
        add(LABEL, Credits.AGENCY_LINE_OPENINGS.all());
        add(ANY, Credits.SIGN_OFF_OPENINGS.all());
        add(ANY, Stream.of("http", "www."));
    }

    private LineHints() {}

    private static void add(int kind, Stream<String> openings) {
        openings.forEach(opening -> {
            char first = opening.charAt(0);
            switch (opening.length()) {
                case 1 -> SINGLES[first & (BUCKETS - 1)] |= (byte) kind;
                case 2 -> PAIRS[pair(first, opening.charAt(1))] |= (byte) kind;
                default -> TRIPLES[triple(first, opening.charAt(1), opening.charAt(2))] |= (byte) kind;
            }
        });
    }

    /** @param traits {@link CharTraits} of its characters */
    static boolean mayBeFurniture(char[] text, int start, int end, int traits) {
        int length = end - start;
        if (length == 0 || length > Furniture.MAX_CAPTION_CHARACTERS) {
            return false;
        }
        if ((traits & (CharTraits.AT | CharTraits.ODD_I)) != 0) {
            return true;
        }
        char first = text[start];
        int opening = opening(text, start, end);
        if (first == '(' || first == '[') {
            opening |= opening(text, start + 1, end);
        }
        return (opening & ANY) != 0
                || (length <= Furniture.MAX_LABEL_CHARACTERS && mayBeLabel(text, start, end, opening))
                || mayBeTeaser(text, start, end)
                || mayHaveContributed(text, start, end);
    }

    private static boolean mayBeLabel(char[] text, int start, int end, int opening) {
        char first = text[start];
        if ((opening & LABEL) != 0 || (first >= '0' && first <= '9') || mayBeVoiceNotice(text, start, end)) {
            return true;
        }
        int bare = start;
        while (bare < end && FurniturePhrases.isAround(text[bare])) {
            bare++;
        }
        return bare > start && (opening(text, bare, end) & LABEL) != 0;
    }

    /** Which kinds of openings may stand there. */
    private static int opening(char[] text, int at, int end) {
        char first = at < end ? small(text[at]) : 0;
        char second = at + 1 < end ? small(text[at + 1]) : 0;
        char third = at + 2 < end ? small(text[at + 2]) : 0;
        return SINGLES[first & (BUCKETS - 1)] | PAIRS[pair(first, second)] | TRIPLES[triple(first, second, third)];
    }

    private static char small(char c) {
        return c < 0x80 ? (char) (c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c) : Phrases.small(c);
    }

    private static int pair(int first, int second) {
        return (first * 37 + second) & (BUCKETS - 1);
    }

    private static int triple(int first, int second, int third) {
        return (first * 1_369 + second * 37 + third) & (BUCKETS - 1);
    }

    /** Generated, générée, gegenereerd, gerada, erzeugt. */
    private static boolean mayBeVoiceNotice(char[] text, int start, int end) {
        for (int i = start + 1; i < end - 1; i++) {
            if (text[i] != 'r') {
                continue;
            }
            char before = text[i - 1];
            boolean isEner = i - 3 >= start && text[i - 2] == 'n' && text[i - 3] == 'e';
            if (before == 'é' || (before == 'e' && (isEner || text[i + 1] == 'a' || text[i + 1] == 'z'))) {
                return true;
            }
        }
        // At the line's end.
        return end - start > 3
                && text[end - 1] == 'r'
                && (text[end - 2] == 'é' || (text[end - 2] == 'e' && text[end - 3] == 'n'));
    }

    private static boolean mayBeTeaser(char[] text, int start, int lineEnd) {
        int end = lineEnd;
        while (end > start && (text[end - 1] == '>' || text[end - 1] == '"')) {
            end--;
        }
        end -= end > start && text[end - 1] == ' ' ? 1 : 0;
        if (end == start || !Character.isLetter(text[end - 1])) {
            return false;
        }
        for (String phrase : TEASER_ENDS) {
            if (endsWith(text, start, end, phrase)) {
                return true;
            }
        }
        return false;
    }

    private static boolean endsWith(char[] text, int start, int end, String phrase) {
        int at = end - phrase.length();
        if (at < start) {
            return false;
        }
        for (int i = phrase.length() - 1; i >= 0; i--) {
            if (text[at + i] != phrase.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static boolean mayHaveContributed(char[] text, int start, int lineEnd) {
        int end = Math.min(lineEnd, start + Credits.MAX_CONTRIBUTORS_CHARACTERS);
        return contains(text, start, end, Credits.CONTRIBUTED, CONTRIBUTED_SHIFTS);
    }

    /**
     * Whether a line may end with who took the picture. Each credit has a slash before a name, a sign of copyright, a colon behind
     * what a picture is called, that behind a bracket, or one that is by somebody.
     */
    static boolean mayBeCaption(char[] text, int start, int end, int traits) {
        int length = end - start;
        if (length == 0 || length > Furniture.MAX_CAPTION_CHARACTERS) {
            return false;
        }
        if ((traits & CharTraits.COPYRIGHT) != 0) {
            return true;
        }
        if ((traits & (CharTraits.SLASH | CharTraits.COLON | CharTraits.BRACKET)) != 0
                && holdsCreditSign(text, start, end)) {
            return true;
        }
        return endsBySomebody(text, start, end);
    }

    private static boolean endsBySomebody(char[] text, int start, int end) {
        int spaces = 0;
        for (int i = end - 1; i - 3 >= start && spaces <= MAX_SPACES_BEHIND_BY; i--) {
            if (text[i] == ' ') {
                spaces++;
                if (text[i - 1] == 'y' && text[i - 2] == 'b' && text[i - 3] == ' ') {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean holdsCreditSign(char[] text, int start, int end) {
        for (int i = start; i < end - 1; i++) {
            char next = text[i + 1];
            char c = text[i];
            if (c == '('
                    ? PICTURES.indexOf(next) >= 0
                    : c == '/' ? mayBeginName(next) : c == ':' && mayEndPicture(text, start, i)) {
                return true;
            }
        }
        return false;
    }

    /** Names of agencies and of people begin with capitals, but for dpa, imago and picture alliance. */
    private static boolean mayBeginName(char c) {
        return mayBeCapital(c) || c == ' ' || c == 'd' || c == 'i' || c == 'p';
    }

    /** The last letters of what is called a picture or a credit, of plurals, and of "by". */
    private static boolean mayEndPicture(char[] text, int start, int colon) {
        int last = colon > start && text[colon - 1] == ' ' ? colon - 2 : colon - 1;
        if (last - 1 < start) {
            return false;
        }
        for (String end : PICTURE_ENDS) {
            if (text[last] == end.charAt(1) && text[last - 1] == end.charAt(0)) {
                return true;
            }
        }
        return false;
    }

    /** Two capitalised words. */
    static boolean beginsWithName(char[] text, Lines lines, int line) {
        int start = lines.starts[line];
        int end = lines.ends[line];
        int space = start;
        while (space < end && text[space] != ' ') {
            space++;
        }
        return space + 1 < end && mayBeCapital(text[start]) && mayBeCapital(text[space + 1]);
    }

    private static boolean mayBeCapital(char c) {
        return Character.isUpperCase(c) || Character.isSurrogate(c);
    }

    /** @param phrase of small letters and spaces, which stand for themselves in any letter case */
    private static boolean contains(char[] text, int start, int end, String phrase, byte[] shifts) {
        int last = phrase.length() - 1;
        for (int i = start + last; i < end; ) {
            char c = text[i];
            if (c == ' ' && standsBefore(text, i, phrase)) {
                return true;
            }
            i += c < shifts.length ? shifts[c] : phrase.length();
        }
        return false;
    }

    private static boolean standsBefore(char[] text, int end, String phrase) {
        int from = end - phrase.length() + 1;
        for (int i = phrase.length() - 2; i >= 0; i--) {
            if (small(text[from + i]) != phrase.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static byte[] shifts(String phrase) {
        byte[] shifts = new byte[0x80];
        int last = phrase.length() - 1;
        for (int c = 0; c < shifts.length; c++) {
            shifts[c] = (byte) (last - phrase.lastIndexOf(small((char) c), last - 1));
        }
        return shifts;
    }
}
