package dev.wirefold.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.minhash.MinHashFilter;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** Lucene's filter alone, behind a stream of hashes as terms of two characters, which it hashes once more. */
final class LuceneSampler {
    private final Hashes hashes = new Hashes();
    private final MinHashFilter filter;

    LuceneSampler(int hashCount, int bucketCount) {
        filter = new MinHashFilter(hashes, hashCount, bucketCount, 1, bucketCount > 1);
    }

    /** How many samples it draws. */
    long samples(int[] drawnFrom) {
        try {
            hashes.read(drawnFrom);
            filter.reset();
            long samples = 0;
            while (filter.incrementToken()) {
                samples++;
            }
            filter.end();
            filter.close();
            return samples;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Hashes extends TokenStream {
        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
        private int[] hashes = new int[0];
        private int at;

        void read(int[] next) {
            hashes = next;
        }

        @Override
        public void reset() throws IOException {
            super.reset();
            at = 0;
        }

        @Override
        public boolean incrementToken() {
            if (at == hashes.length) {
                return false;
            }
            clearAttributes();
            int hash = hashes[at++];
            term.append((char) (hash >>> 16)).append((char) hash);
            return true;
        }
    }
}
