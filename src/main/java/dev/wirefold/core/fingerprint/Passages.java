package dev.wirefold.core.fingerprint;

import dev.wirefold.core.fingerprint.Explanation.Span;
import dev.wirefold.core.text.TextNormalizer;
import dev.wirefold.core.text.Tokens;
import dev.wirefold.core.text.WordHash;
import dev.wirefold.core.text.WordWeights;
import it.unimi.dsi.fastutil.longs.LongOpenHashSet;
import it.unimi.dsi.fastutil.longs.LongSet;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the passages that two texts have in common, to show them to people: runs of words in which every two neighbours
 * are a feature of both texts, or part of three words that stand in both and are not all empty of meaning.
 */
final class Passages {
    /** Between two words of a piece without white space. */
    private static final int MAX_CHARACTERS_BETWEEN_WORDS = 256;

    private final Tokens tokens = new Tokens();
    private final WordWeights weights;
    private final FingerprintSettings settings;

    private record Word(int start, int end, long hash, int weight) {}

    Passages(WordWeights weights, FingerprintSettings settings) {
        this.weights = weights;
        this.settings = settings;
    }

    /** The passages of the text that the other has too, in order. */
    List<Span> shared(String text, String other) {
        List<Word> words = words(text);
        List<Word> others = words(other);
        LongSet pairs = sequences(others, 2);
        LongSet triples = sequences(others, 3);
        boolean[] bound = new boolean[words.size()];
        for (int i = 0; i + 1 < words.size(); i++) {
            Word first = words.get(i);
            Word second = words.get(i + 1);
            boolean isFeature =
                    first.weight() >= settings.leastWordWeight() && second.weight() >= settings.leastWordWeight();
            bound[i] |= isFeature && pairs.contains(hash(words, i, 2));
            if (i + 2 < words.size() && triples.contains(hash(words, i, 3))) {
                int weight = first.weight() + second.weight() + words.get(i + 2).weight();
                bound[i] |= weight >= settings.leastContentWeight();
                bound[i + 1] |= weight >= settings.leastContentWeight();
            }
        }
        return spans(words, bound);
    }

    /** @param bound whether a word goes together with the next */
    private static List<Span> spans(List<Word> words, boolean[] bound) {
        List<Span> spans = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            int start = words.get(i).start();
            int first = i;
            while (bound[i]) {
                i++;
            }
            if (i > first) {
                spans.add(new Span(start, words.get(i).end()));
            }
        }
        return List.copyOf(spans);
    }

    private List<Word> words(String text) {
        List<Word> words = new ArrayList<>();
        for (int start = 0; start < text.length(); ) {
            int end = chunkEnd(text, start);
            addWords(text, start, end, words);
            start = end;
        }
        return words;
    }

    /** Tokens tell no positions, so the text goes to them in pieces that no word crosses. */
    private static int chunkEnd(String text, int start) {
        int end = start + 1;
        while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private void addWords(String text, int from, int to, List<Word> words) {
        int start = from;
        int end = to;
        while (start < end && !Character.isLetterOrDigit(text.codePointAt(start))) {
            start += Character.charCount(text.codePointAt(start));
        }
        while (end > start && !Character.isLetterOrDigit(text.codePointBefore(end))) {
            end -= Character.charCount(text.codePointBefore(end));
        }
        if (start == end) {
            return;
        }
        String chunk = text.substring(start, end);
        List<String> found = new ArrayList<>();
        tokens.read(chunk, (chars, at, length, isNumber) -> found.add(new String(chars, at, length)));
        String folded = TextNormalizer.fold(chunk);
        for (int i = 0, at = 0; i < found.size(); i++) {
            String word = found.get(i);
            int place = folded.length() == chunk.length() ? place(folded, word, at) : -1;
            at = Math.max(at, place + word.length());
            // What a word loses in tokenising, such as a possessive, is shown with it; what can't be found is the whole
            // chunk.
            int wordStart = place < 0 || i == 0 ? start : start + place;
            int wordEnd = place < 0 || i == found.size() - 1 ? end : start + place + word.length();
            long stem = WordHash.of(word.substring(0, weights.stemLength(word.charAt(0), word.length())));
            words.add(new Word(wordStart, wordEnd, stem, weights.weight(WordHash.of(word))));
        }
    }

    /** Where the next word stands, -1 if it is not found near by: it may have lost what is inside of it. */
    private static int place(String text, String word, int from) {
        int last = Math.min(text.length() - word.length(), from + MAX_CHARACTERS_BETWEEN_WORDS);
        for (int at = from; at <= last; at++) {
            if (text.startsWith(word, at)) {
                return at;
            }
        }
        return -1;
    }

    private static LongSet sequences(List<Word> words, int length) {
        LongSet sequences = new LongOpenHashSet();
        for (int i = 0; i + length <= words.size(); i++) {
            sequences.add(hash(words, i, length));
        }
        return sequences;
    }

    private static long hash(List<Word> words, int start, int length) {
        long hash = words.get(start).hash();
        for (int i = start + 1; i < start + length; i++) {
            hash = WordHash.ofPair(hash, words.get(i).hash());
        }
        return hash;
    }
}
