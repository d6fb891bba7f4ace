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
    /** What Lucene's StandardTokenizer runs on; around it there is only what the chain of an analyzer needs. */
    private final StandardTokenizerImpl scanner = new StandardTokenizerImpl(new StringReader(""));

    private final CharTermAttributeImpl term = new CharTermAttributeImpl();
    private final UnspacedScripts unspaced = new UnspacedScripts();

    /** Takes words one by one. */
    @FunctionalInterface
    public interface Reader {
        /**
         * Takes the next word.
         *
         * @param word holds the case-folded word, valid during the call only
         * @param length number of characters of it
         * @param isNumber whether it starts with a digit
         * @return whether to go on
         */
        boolean take(char[] word, int length, boolean isNumber);
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
        String folded = TextNormalizer.fold(text);
        boolean more = true;
        for (int at = 0; more && at < folded.length(); ) {
            int start = UnspacedScripts.start(folded, at);
            int end = UnspacedScripts.end(folded, start);
            more = readSpaced(at == 0 && start == folded.length() ? folded : folded.substring(at, start), reader)
                    && (start == end || unspaced.read(folded.substring(start, end), reader));
            at = end;
        }
    }

    private boolean readSpaced(String text, Reader reader) {
        scanner.yyreset(new StringReader(Connectors.shortened(text)));
        try {
            boolean more = true;
            while (more && scanner.getNextToken() != StandardTokenizerImpl.YYEOF) {
                scanner.getText(term);
                more = takeWord(reader);
            }
            return more;
        } catch (IOException e) {
            throw new UncheckedIOException("reading a string does not fail", e);
        }
    }

    private boolean takeWord(Reader reader) {
        char[] word = term.buffer();
        int length = term.length();
        boolean isNumber = Character.isDigit(word[0]);
        if (!isNumber) {
            length = withoutPossessive(word, length);
            length = withoutAcronymDots(word, length);
        }
        return reader.take(word, length, isNumber);
    }

    private static int withoutPossessive(char[] word, int length) {
        boolean possessive = length > 2 && word[length - 1] == 's' && word[length - 2] == '\'';
        return possessive ? length - 2 : length;
    }

    private static int withoutAcronymDots(char[] word, int length) {
        if (length < 3 || length % 2 == 0) {
            return length;
        }
        for (int i = 1; i < length; i += 2) {
            if (word[i] != '.') {
                return length;
            }
        }
        for (int i = 2; i < length; i += 2) {
            word[i / 2] = word[i];
        }
        return length / 2 + 1;
    }
}
