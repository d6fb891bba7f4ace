package dev.wirefold.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.SplittableRandom;

/**
 * The words of the English lexicon, drawn about as often as they stand in news, and made-up names. Draws take constant
 * time (Walker 1977, Vose 1991, the alias method).
 */
final class Vocabulary {
    private static final String LEXICON = "/dev/wirefold/lexicon/en.tsv";

    /**
     * The lexicon counts the articles that hold a word, not how often it stands in them; a common word stands in one many
     * times. With this power of the counts the share of words that tell stories apart is that of news.
     */
    private static final double REPEATS = 1.3;

    /** Words in more articles than this belong to no subject. */
    private static final int MAX_COUNT_OF_TOPICAL = 400;

    private static final String[] SYLLABLES = {
        "ba", "den", "dor", "el", "fen", "ga", "hol", "is", "ka", "len", "ma", "mor", "na", "or", "pel", "ra", "ren",
        "sa", "ti", "tor", "ul", "va", "wen", "yar", "zel"
    };

    private final String[] words;
    private final double[] keep;
    private final int[] alias;
    private final int firstTopical;

    private Vocabulary(List<String> words, List<Integer> counts) {
        this.words = words.toArray(String[]::new);
        this.keep = new double[this.words.length];
        this.alias = new int[this.words.length];
        int topical = 0;
        double total = 0;
        for (int count : counts) {
            topical += count > MAX_COUNT_OF_TOPICAL ? 1 : 0;
            total += StrictMath.pow(count, REPEATS);
        }
        this.firstTopical = topical;
        Deque<Integer> small = new ArrayDeque<>();
        Deque<Integer> large = new ArrayDeque<>();
        for (int i = 0; i < this.words.length; i++) {
            keep[i] = StrictMath.pow(counts.get(i), REPEATS) * this.words.length / total;
            alias[i] = i;
            (keep[i] < 1 ? small : large).add(i);
        }
        while (!small.isEmpty() && !large.isEmpty()) {
            int poor = small.remove();
            int rich = large.remove();
            alias[poor] = rich;
            keep[rich] -= 1 - keep[poor];
            (keep[rich] < 1 ? small : large).add(rich);
        }
    }

    static Vocabulary english() {
        List<String> words = new ArrayList<>();
        List<Integer> counts = new ArrayList<>();
        try (var lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Vocabulary.class.getResourceAsStream(LEXICON), LEXICON),
                StandardCharsets.UTF_8))) {
            lines.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
                int tab = line.indexOf('\t');
                words.add(line.substring(0, tab));
                counts.add(Integer.parseInt(line, tab + 1, line.length(), 10));
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Vocabulary(words, counts);
    }

    String word(SplittableRandom random) {
        int at = random.nextInt(words.length);
        return words[random.nextDouble() < keep[at] ? at : alias[at]];
    }

    /** A word that some subject may be about. */
    String topical(SplittableRandom random) {
        return words[random.nextInt(firstTopical, words.length)];
    }

    /** A name that no lexicon has. */
    String name(SplittableRandom random) {
        StringBuilder name = new StringBuilder();
        for (int i = random.nextInt(2, 4); i >= 0; i--) {
            name.append(SYLLABLES[random.nextInt(SYLLABLES.length)]);
        }
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }
}
