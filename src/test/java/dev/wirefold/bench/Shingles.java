package dev.wirefold.bench;

import com.dynatrace.hash4j.hashing.Hasher64;
import com.dynatrace.hash4j.hashing.Hashing;
import dev.wirefold.core.fingerprint.ArticleText;
import it.unimi.dsi.fastutil.ints.IntArrayList;

/**
 * A text as the textbook has it for MinHash: all runs of three words, in lower case and hashed (Leskovec, Rajaraman and Ullman
 * 2020, "Mining of Massive Datasets", section 3.2). Words are of letters, digits and underscores.
 */
final class Shingles {
    static final int WORDS = 3;

    private static final Hasher64 HASHER = Hashing.komihash5_0();

    private Shingles() {}

    /** Headline and body, as peers get them. */
    static String text(ArticleText article) {
        return article.headline() == null ? article.body() : article.headline() + "\n" + article.body();
    }

    /** In the order of the text, repeated ones too; a text of fewer words is one shingle. */
    static long[] of(String text) {
        StringBuilder words = new StringBuilder(text.length());
        IntArrayList starts = new IntArrayList();
        boolean inWord = false;
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            boolean isOfWord = Character.isLetterOrDigit(character) || character == '_';
            if (isOfWord && !inWord) {
                words.append(' ');
                starts.add(words.length());
            }
            if (isOfWord) {
                words.append(Character.toLowerCase(character));
            }
            inWord = isOfWord;
        }
        return hashes(words, starts);
    }

    private static long[] hashes(StringBuilder words, IntArrayList starts) {
        if (starts.isEmpty()) {
            return new long[0];
        }
        long[] hashes = new long[Math.max(1, starts.size() - WORDS + 1)];
        for (int i = 0; i < hashes.length; i++) {
            int end = i + WORDS < starts.size() ? starts.getInt(i + WORDS) - 1 : words.length();
            hashes[i] = HASHER.hashCharsToLong(words.substring(starts.getInt(i), end));
        }
        return hashes;
    }
}
