package dev.wirefold.bench;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.Set;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.minhash.MinHashFilter;
import org.apache.lucene.analysis.shingle.ShingleFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.TermToBytesRefAttribute;
import org.apache.lucene.util.BytesRef;

/**
 * Lucene's chain with the defaults of its {@code MinHashFilter}, one hash and 512 buckets with rotation, behind shingles of
 * five words, as that filter's documentation has it.
 */
final class LuceneSigner {
    private static final int SHINGLE_WORDS = 5;

    private final StandardTokenizer tokenizer = new StandardTokenizer();
    private final MinHashFilter filter;
    private final TermToBytesRefAttribute term;

    LuceneSigner() {
        var shingles = new ShingleFilter(new LowerCaseFilter(tokenizer), SHINGLE_WORDS, SHINGLE_WORDS);
        shingles.setOutputUnigrams(false);
        shingles.setOutputUnigramsIfNoShingles(true);
        filter = new MinHashFilter(
                shingles,
                MinHashFilter.DEFAULT_HASH_COUNT,
                MinHashFilter.DEFAULT_BUCKET_COUNT,
                MinHashFilter.DEFAULT_HASH_SET_SIZE,
                true);
        term = filter.getAttribute(TermToBytesRefAttribute.class);
    }

    /** Empty buckets repeat the next one's hash; a repeated term says nothing. */
    Set<BytesRef> sign(String text) {
        try {
            tokenizer.setReader(new StringReader(text));
            filter.reset();
            Set<BytesRef> terms = new LinkedHashSet<>();
            while (filter.incrementToken()) {
                terms.add(BytesRef.deepCopyOf(term.getBytesRef()));
            }
            filter.end();
            filter.close();
            return terms;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
