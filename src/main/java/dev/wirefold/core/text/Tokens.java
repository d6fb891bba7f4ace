package dev.wirefold.core.text;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.TypeAttribute;

/**
 * Words of a text by Unicode's rules (UAX #29, as Lucene implements them). Scripts that put no spaces between words
 * give pairs of neighbouring characters instead. An English possessive is dropped, and so are an acronym's dots.
 *
 * <p>Holds buffers, so one instance serves one thread.
 */
public final class Tokens {
    private static final int CHINESE_AND_JAPANESE =
            CJKBigramFilter.HAN | CJKBigramFilter.HIRAGANA | CJKBigramFilter.KATAKANA;
    private static final String UNSPACED_SCRIPT = StandardTokenizer.TOKEN_TYPES[StandardTokenizer.SOUTHEAST_ASIAN];

    private final StandardTokenizer tokenizer = new StandardTokenizer();
    private final TokenStream stream = new CJKBigramFilter(tokenizer, CHINESE_AND_JAPANESE);
    private final CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
    private final TypeAttribute type = stream.addAttribute(TypeAttribute.class);
    private final char[] pair = new char[2];

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

    /** Hands the words of a normalised text to the reader, in order, until there are no more or it has enough. */
    public void read(String text, Reader reader) {
        tokenizer.setReader(new StringReader(TextNormalizer.fold(text)));
        try (stream) {
            stream.reset();
            boolean more = true;
            while (more && stream.incrementToken()) {
                more = type.type().equals(UNSPACED_SCRIPT) ? takePairs(reader) : takeWord(reader);
            }
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

    private boolean takePairs(Reader reader) {
        char[] run = term.buffer();
        int length = term.length();
        if (length == 1) {
            return reader.take(run, 1, false);
        }
        boolean more = true;
        for (int i = 0; more && i + 1 < length; i++) {
            pair[0] = run[i];
            pair[1] = run[i + 1];
            more = reader.take(pair, 2, false);
        }
        return more;
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
