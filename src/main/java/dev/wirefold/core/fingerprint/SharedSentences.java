package dev.wirefold.core.fingerprint;

import dev.wirefold.core.fingerprint.Explanation.Span;
import dev.wirefold.core.text.Sentence;
import dev.wirefold.core.text.Tokens;
import dev.wirefold.core.text.WordHash;
import java.util.ArrayList;
import java.util.List;

/** Finds the sentences that a comparison takes out of a text since another has them too, to show them to people. */
final class SharedSentences {
    private final Tokens tokens = new Tokens();

    /**
     * The sentences of a text, in order, that two fingerprints both hold.
     *
     * @param of the text's fingerprint
     */
    List<Span> in(String text, Sentences of, Sentences other) {
        SentenceHash sentence = new SentenceHash();
        List<Span> spans = new ArrayList<>();
        char[] chars = text.toCharArray();
        int start = 0;
        for (int from = 0, end; from < text.length(); from = end) {
            end = Sentence.end(chars, chars.length, from);
            tokens.read(text.substring(from, end), (folded, at, length, isNumber) -> {
                sentence.word(WordHash.of(folded, at, length), length);
                return true;
            });
            if (!sentence.isTelling() && !sentence.isEmpty() && text.charAt(end - 1) != '\n') {
                continue;
            }
            if (sentence.isTelling()
                    && Sets.contains(of.hashes(), sentence.kept())
                    && Sets.contains(other.hashes(), sentence.kept())) {
                spans.add(stripped(text, start, end));
            }
            sentence.clear();
            start = end;
        }
        return List.copyOf(spans);
    }

    private static Span stripped(String text, int from, int to) {
        int start = from;
        int end = to;
        while (start < end && Character.isWhitespace(text.charAt(start))) {
            start++;
        }
        while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        return new Span(start, end);
    }
}
