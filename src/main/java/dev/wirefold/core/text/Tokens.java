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

    /** Where more low lines follow each other, {@link Connectors} has to look. */
    private static final int MAX_LOW_LINES = 32;

    /** What Lucene's StandardTokenizer runs on; around it there is only what the chain of an analyzer needs. */
    private final StandardTokenizerImpl scanner = new StandardTokenizerImpl(new StringReader(""));

    private final CharTermAttributeImpl term = new CharTermAttributeImpl();
    private final UnspacedScripts unspaced = new UnspacedScripts();
    private final ScannedText scanned = new ScannedText();
    /** Where reading of a scanned text has come to. */
    private int nextEdge;

    private int nextSpecial;
    /** Whether the sentence holds what has to be read closely. */
    private boolean isClose;

    private boolean hasSharp;

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
        scanned.take(text);
        if (scanned.has(CharTraits.CLOSE | CharTraits.LOW_LINE)) {
            readClosely(text, reader);
            return;
        }
        begin();
        int end = 0;
        for (boolean more = true; more && end < scanned.length; ) {
            end = sentenceEnd(scanned, end, scanned.length);
            more = readSentence(scanned, end, reader);
        }
    }

    /**
     * Reads the words of a text, sentence by sentence, until there are no more or there are enough. No word is of two sentences, and
     * no sentence of two lines.
     */
    public void read(ComparableText text, HashedWords words) {
        ScannedText scan = text.scanned();
        words.lasting(scan.folded);
        begin();
        boolean more = true;
        for (int line = 0; more && line < scan.lines.count; line++) {
            int end = scan.lines.wholeStarts[line];
            int lineEnd = scan.lines.wholeEnds[line] + (line + 1 < scan.lines.count ? 1 : 0);
            skip(scan, end);
            while (more && end < lineEnd) {
                int start = end;
                end = sentenceEnd(scan, start, lineEnd);
                if (isClose) {
                    readClosely(new String(scan.chars, start, end - start), words);
                    skip(scan, end);
                } else {
                    readSentence(scan, end, words);
                }
                more = words.endSentence(scan.chars[end - 1] == '\n');
            }
        }
        words.finish();
    }

    private void begin() {
        nextEdge = 0;
        nextSpecial = 0;
    }

    private void skip(ScannedText text, int until) {
        while (text.edges[nextEdge] < until) {
            nextEdge += 2;
        }
        while (text.specials[nextSpecial] < until) {
            nextSpecial++;
        }
    }

    /** Where the sentence ends that begins at the start; looks at its special characters. */
    private int sentenceEnd(ScannedText text, int start, int lineEnd) {
        int[] specials = text.specials;
        isClose = false;
        hasSharp = false;
        int lowLines = 0;
        while (specials[nextSpecial] < lineEnd) {
            int at = specials[nextSpecial++];
            char c = text.chars[at];
            if (c == '_') {
                lowLines = at > start && text.chars[at - 1] == '_' ? lowLines + 1 : 1;
                isClose |= lowLines > MAX_LOW_LINES;
                continue;
            }
            hasSharp |= c == 'ß';
            isClose |= (CharTraits.of(c) & CharTraits.CLOSE) != 0;
            int end = Sentence.endBehind(text.chars, text.length, at);
            if (end >= 0) {
                return end;
            }
        }
        return lineEnd;
    }

    /** Whether the reader wants more. */
    private boolean readSentence(ScannedText scan, int sentenceEnd, Reader reader) {
        char[] text = scan.folded;
        int[] edges = scan.edges;
        int at = nextEdge;
        boolean more = true;
        while (more && edges[at] < sentenceEnd) {
            int start = edges[at];
            int end = edges[at + 1];
            at += 2;
            boolean isNumber = text[start] <= '9';
            boolean isJoined = false;
            while (edges[at] == end + 1 && WordKind.joins(text, end)) {
                end = edges[at + 1];
                at += 2;
                isJoined = true;
            }
            int length = end - start;
            if (length > MAX_WORD || hasSharp || text[start] == '_') {
                nextEdge = at;
                more = readOdd(scan, start, end, sentenceEnd, reader);
                at = nextEdge;
            } else {
                length = isJoined && !isNumber ? withoutSigns(text, start, length) : length;
                more = reader.take(text, start, length, isNumber);
            }
        }
        nextEdge = at;
        return more;
    }

    /** Reads a word that may be very long, have a sharp s or begin with a low line; whether the reader wants more. */
    private boolean readOdd(ScannedText scan, int start, int end, int sentenceEnd, Reader reader) {
        if (end - start > MAX_WORD) {
            skip(scan, sentenceEnd);
            return readClosely(new String(scan.folded, start, sentenceEnd - start), reader);
        }
        return readClosely(new String(scan.folded, start, end - start), reader);
    }

    /** Reads what {@link CharTraits} says too little of; whether the reader wants more. */
    boolean readClosely(String text, Reader reader) {
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
