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
    private final FoldedSentence sentence = new FoldedSentence();

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

    /** Takes words one by one, and is told where sentences end. */
    public interface SentenceReader extends Reader {
        /**
         * A sentence has been read.
         *
         * @param isLastOfLine whether the next one is of another line
         * @return whether to go on
         */
        boolean endSentence(boolean isLastOfLine);
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
        char[] chars = text.toCharArray();
        boolean isClose = false;
        for (int start = 0; start < chars.length && !isClose; ) {
            start = sentence.take(chars, chars.length, start);
            isClose = sentence.isClose;
        }
        if (isClose) {
            readClosely(text, reader);
            return;
        }
        boolean more = true;
        for (int start = 0; more && start < chars.length; ) {
            start = sentence.take(chars, chars.length, start);
            more = readSentence(reader);
        }
    }

    /**
     * Hands the words of a normalised text to the reader sentence by sentence, until there are no more or it has enough.
     *
     * @param text of so many characters
     */
    public void readSentences(char[] text, int length, SentenceReader reader) {
        boolean more = true;
        for (int start = 0; more && start < length; ) {
            int end = sentence.take(text, length, start);
            if (sentence.isClose) {
                readClosely(new String(text, start, end - start), reader);
            } else {
                readSentence(reader);
            }
            more = reader.endSentence(text[end - 1] == '\n');
            start = end;
        }
    }

    /** Whether the reader wants more. */
    private boolean readSentence(Reader reader) {
        char[] text = sentence.chars;
        int end = sentence.length;
        for (int at = 0; at < end; ) {
            byte kind = WordChars.kindOf(text[at]);
            if (kind == WordChars.OTHER || kind > WordChars.LOW_LINE) {
                at++;
                continue;
            }
            int start = at;
            boolean isNumber = kind == WordChars.DIGIT;
            boolean isWord = false;
            boolean isJoined = false;
            while (true) {
                byte last;
                do {
                    last = kind;
                    isWord |= kind != WordChars.LOW_LINE;
                    kind = WordChars.kindOf(text[++at]);
                } while (kind != WordChars.OTHER && kind <= WordChars.LOW_LINE);
                if (kind == WordChars.OTHER || !joins(last, kind, WordChars.kindOf(text[at + 1]))) {
                    break;
                }
                kind = last;
                isJoined = true;
                at++;
            }
            if (at - start > MAX_WORD) {
                return readClosely(new String(text, start, end - start), reader);
            }
            int length = isJoined && !isNumber ? withoutSigns(text, start, at - start) : at - start;
            if (isWord && !reader.take(text, start, length, isNumber)) {
                return false;
            }
        }
        return true;
    }

    private static boolean joins(byte before, byte sign, byte after) {
        return before == after
                && (before == WordChars.LETTER
                        ? sign != WordChars.MID_NUMBER
                        : before == WordChars.DIGIT && sign != WordChars.MID_LETTER);
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
