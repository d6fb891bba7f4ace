package dev.wirefold.core.fingerprint;

import dev.wirefold.core.text.Lexicon;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/** Made-up articles. */
final class Articles {
    /** A small lexicon, so that tests do not change with the one that is shipped. */
    static final Map<String, Lexicon> LEXICONS = Map.of(
            "en",
            Lexicon.parse(
                    "test",
                    Stream.of(
                            "# 10000 articles in all",
                            "the\t9000",
                            "a\t8800",
                            "of\t8700",
                            "in\t8600",
                            "and\t8500",
                            "said\t7000",
                            "on\t6500",
                            "for\t6000",
                            "was\t5500",
                            "week\t1500",
                            "minister\t900",
                            "storm\t120",
                            "harbour\t60")));

    static final String HARBOUR =
            "The harbour of Lindvik reopened on Friday after a week of storms that sank 14 boats and closed the ferry line. "
                    + "Fishing crews left at dawn, the port's master, Ida Holm, said. The transport minister promised 2.5 million "
                    + "crowns for the broken pier, and the insurer Nordsjo expects claims of about 40 million.";

    private Articles() {}

    static ArticleText english(String source, String body) {
        return new ArticleText("en", source, null, body);
    }

    /** Text of made-up words, some far more frequent than others. */
    static List<String> words(Random random, int count) {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            words.add("w"
                    + Integer.toString((int) (2_000 * Math.pow(random.nextDouble(), 2)), 26)
                            .replaceAll("[0-9]", "q"));
        }
        return words;
    }

    /** The words with some replaced and two halves swapped. */
    static List<String> rewritten(Random random, List<String> words, double kept) {
        List<String> other = words(random, words.size());
        List<String> result = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            result.add(random.nextDouble() < kept ? words.get(i) : other.get(i));
        }
        Collections.rotate(result, words.size() / 2);
        return result;
    }
}
