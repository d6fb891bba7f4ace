package dev.wirefold.core.text;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import org.apache.lucene.analysis.standard.StandardTokenizerImpl;
import org.apache.lucene.analysis.tokenattributes.CharTermAttributeImpl;

/**
 * Words of a text by Unicode's rules (UAX #29, as Lucene implements them). An English possessive is dropped, and so are
 * an acronym's dots. Runs of scripts that put no spaces between words are split by {@link UnspacedScripts}.
 *
 * <p>Holds buffers, so one instance serves one thread.
 */
public final class Tokens {
    /** Longer ones are left to Lucene's scanner, which cuts them. */
    private static final int MAX_WORD = 200;

    /** What Lucene's StandardTokenizer runs on; around it there is only what the chain of an analyzer needs. */
    private final StandardTokenizerImpl scanner = new StandardTokenizerImpl(new StringReader(""));

    private final CharTermAttributeImpl term = new CharTermAttributeImpl();
    private final UnspacedScripts unspaced = new UnspacedScripts();
    private final FoldedText folded = new FoldedText();
    /** Where reading of the folded text has come to, among its edges and its sharp s. */
    private int nextEdge;

    private int nextSharp;

    /** Takes words one by one. */
    @FunctionalInterface
    public interface Reader {
        /**
         * Takes the next word.
         *
         * @param text holds the case-folded word, valid during the call only
         * @param start where the word begins
         * @param length number of characters of it
         * @param isNumber whether it starts with a digit
         * @return whether to go on
         */
        boolean take(char[] text, int start, int length, boolean isNumber);
    }

    /** Names what else decides on the words of this language, a primary subtag; empty if only this class does. */
    public static String version(String language) {
        String words = UnspacedScripts.isWrittenBy(language) ? "/" + UnspacedScripts.version() : "";
        return words + Letters.version(language);
    }

    /** Names what else decides on words, in any language. */
    public static String versionOfAll() {
        return "/" + UnspacedScripts.version() + Letters.versionOfAll();
    }

    /** Hands the words of a normalised text to the reader, in order, until there are no more or it has enough. */
    public void read(String text, Reader reader) {
        folded.read(text.toCharArray(), text.length());
        nextEdge = 0;
        nextSharp = 0;
        for (int i = 0; i < folded.sentenceCount; i++) {
            if (folded.isClose[i]) {
                readClosely(text, reader);
                return;
            }
        }
        boolean more = true;
        for (int i = 0; more && i < folded.sentenceCount; i++) {
            more = readSentence(folded.sentenceEnds[i], reader);
        }
    }

    /**
     * Reads the words of a normalised text, sentence by sentence, until there are no more or there are enough. No word is of two
     * sentences.
     *
     * @param text of so many characters
     */
    public void read(char[] text, int length, HashedWords words) {
        folded.read(text, length);
        words.lasting(folded.chars);
        nextEdge = 0;
        nextSharp = 0;
        boolean more = true;
        for (int i = 0, start = 0; more && i < folded.sentenceCount; i++) {
            int end = folded.sentenceEnds[i];
            if (folded.isClose[i]) {
                readClosely(new String(text, start, end - start), words);
                skip(end);
            } else {
                readSentence(end, words);
            }
            more = words.endSentence(text[end - 1] == '\n');
            start = end;
        }
        words.finish();
    }

    private void skip(int sentenceEnd) {
        while (folded.edges[nextEdge] < sentenceEnd) {
            nextEdge += 2;
        }
        while (folded.sharps[nextSharp] < sentenceEnd) {
            nextSharp++;
        }
    }

    /** Whether the reader wants more. */
    private boolean readSentence(int sentenceEnd, Reader reader) {
        char[] text = folded.chars;
        int[] edges = folded.edges;
        int at = nextEdge;
        boolean more = true;
        while (more && edges[at] < sentenceEnd) {
            int start = edges[at];
            int end = edges[at + 1];
            at += 2;
            boolean isNumber = text[start] <= '9';
            boolean isJoined = false;
            while (edges[at] == end + 1 && joins(text, end)) {
                end = edges[at + 1];
                at += 2;
                isJoined = true;
            }
            int length = end - start;
            if (length > MAX_WORD || folded.sharps[nextSharp] < end || text[start] == '_') {
                nextEdge = at;
                more = readOdd(start, end, sentenceEnd, reader);
                at = nextEdge;
            } else {
                length = isJoined && !isNumber ? withoutSigns(text, start, length) : length;
                more = reader.take(text, start, length, isNumber);
            }
        }
        nextEdge = at;
        return more;
    }

    /** Reads a word that is very long, has a sharp s or begins with a low line; whether the reader wants more. */
    private boolean readOdd(int start, int end, int sentenceEnd, Reader reader) {
        if (end - start > MAX_WORD) {
            skip(sentenceEnd);
            return readClosely(new String(folded.chars, start, sentenceEnd - start), reader);
        }
        while (folded.sharps[nextSharp] < end) {
            nextSharp++;
        }
        return readClosely(new String(folded.chars, start, end - start), reader);
    }

    /** Whether the sign between two runs joins them to one word. */
    private static boolean joins(char[] text, int sign) {
        byte kind = WordChars.kindOf(text[sign]);
        if (kind == WordChars.OTHER) {
            return false;
        }
        byte before = WordChars.kindOf(text[sign - 1]);
        return before == WordChars.kindOf(text[sign + 1])
                && (before == WordChars.LETTER
                        ? kind != WordChars.MID_NUMBER
                        : before == WordChars.DIGIT && kind != WordChars.MID_LETTER);
    }

    /** Reads what {@link WordChars} says too little of; whether the reader wants more. */
    private boolean readClosely(String text, Reader reader) {
        String folded = TextNormalizer.fold(text);
        boolean more = true;
        for (int at = 0; more && at < folded.length(); ) {
            int start = UnspacedScripts.start(folded, at);
            int end = UnspacedScripts.end(folded, start);
            more = readSpaced(at == 0 && start == folded.length() ? folded : folded.substring(at, start), reader)
                    && (start == end || unspaced.read(folded.substring(start, end), reader));
            at = end;
        }
        return more;
    }

    private boolean readSpaced(String text, Reader reader) {
        scanner.yyreset(new StringReader(Connectors.shortened(text)));
        try {
            boolean more = true;
            while (more && scanner.getNextToken() != StandardTokenizerImpl.YYEOF) {
                scanner.getText(term);
                char[] word = term.buffer();
                boolean isNumber = Character.isDigit(word[0]);
                int length = isNumber ? term.length() : withoutSigns(word, 0, term.length());
                more = reader.take(word, 0, length, isNumber);
            }
            return more;
        } catch (IOException e) {
            throw new UncheckedIOException("reading a string does not fail", e);
        }
    }

    /** The word's length without a possessive and without an acronym's dots, which are taken out. */
    private static int withoutSigns(char[] text, int start, int length) {
        return withoutAcronymDots(text, start, withoutPossessive(text, start, length));
    }

    private static int withoutPossessive(char[] text, int start, int length) {
        int end = start + length;
        boolean possessive = length > 2 && text[end - 1] == 's' && text[end - 2] == '\'';
        return possessive ? length - 2 : length;
    }

    private static int withoutAcronymDots(char[] text, int start, int length) {
        if (length < 3 || length % 2 == 0) {
            return length;
        }
        for (int i = 1; i < length; i += 2) {
            if (text[start + i] != '.') {
                return length;
            }
        }
        for (int i = 2; i < length; i += 2) {
            text[start + i / 2] = text[start + i];
        }
        return length / 2 + 1;
    }
}
