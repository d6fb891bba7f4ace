package dev.wirefold.core.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirefold.core.fingerprint.Verdict.Rule;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an article keeps of one comparison for the next must not show in any. */
class ComparandTest {
    private static final int ARTICLES = 60;
    private static final String[] PUBLISHERS = {"", "post", "lindvik herald"};
    private static final String FORM = " Lindvik herald readers pay for independent reporting in this harbour valley.";

    private final Comparison comparison = new Comparison(ComparisonRules.defaults());

    /** Of a few stories, so that all rules have something to decide. */
    private static List<Fingerprint> articles(Random random) {
        Fingerprinter fingerprinter = new Fingerprinter(Articles.LEXICONS);
        List<List<String>> stories = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            stories.add(Articles.words(random, 20 + random.nextInt(200)));
        }
        List<Fingerprint> articles = new ArrayList<>();
        for (int i = 0; i < ARTICLES; i++) {
            List<String> words = Articles.rewritten(random, stories.get(random.nextInt(4)), random.nextDouble());
            String text = String.join(" ", words) + "." + (random.nextInt(3) == 0 ? FORM : "");
            String publisher = PUBLISHERS[random.nextInt(PUBLISHERS.length)];
            var links = Links.of(
                    "id" + i, null, List.of("key", "k" + random.nextInt(40)), List.of("id" + random.nextInt(200)));
            Fingerprint article = fingerprinter.of(new ArticleText("en", publisher, null, text, links));
            articles.add(withRareWords(random, article).withRuling(ruling(random)));
        }
        return articles;
    }

    private static Fingerprint withRareWords(Random random, Fingerprint article) {
        byte[] bits = new byte[article.features().length / Byte.SIZE + 1];
        random.nextBytes(bits);
        return random.nextInt(3) == 0 ? article : article.withRareWords(RareWords.ofBits(bits));
    }

    private static Ruling ruling(Random random) {
        return switch (random.nextInt(20)) {
            case 0 -> Ruling.CUT;
            case 1 -> Ruling.ALONE;
            case 2 -> Ruling.join("id" + random.nextInt(ARTICLES));
            default -> Ruling.NONE;
        };
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void comparesWithManyAsWithEachAlone(long seed) {
        List<Fingerprint> articles = articles(new Random(seed));
        Set<Rule> rules = EnumSet.noneOf(Rule.class);
        for (Fingerprint one : articles) {
            Comparand compared = new Comparand(one);
            for (Fingerprint other : articles) {
                Verdict alone = comparison.judge(one, other);
                Likeness reversed = comparison.judge(other, one).likeness().reversed();
                String pair = "seed %d, %s and %s".formatted(seed, one.links(), other.links());
                assertThat(alone.likeness()).as(pair).isEqualTo(reversed);
                assertThat(comparison.compare(compared, other)).as(pair).isEqualTo(alone.likeness());
                assertThat(comparison.compareAsChild(compared, other))
                        .as(pair)
                        .isEqualTo(one.ruling().isCut() ? Likeness.NONE : alone.likeness());
                assertThat(comparison.compareAsParent(compared, other))
                        .as(pair)
                        .isEqualTo(
                                other.ruling().isCut()
                                        ? Likeness.NONE
                                        : alone.likeness().reversed());
                rules.add(alone.rule());
            }
        }
        assertThat(rules)
                .contains(
                        Rule.REACHES_THRESHOLD,
                        Rule.SATURATED,
                        Rule.DECLARED,
                        Rule.JOINED_BY_EDITOR,
                        Rule.ALONE_BY_EDITOR,
                        Rule.BELOW_THRESHOLD,
                        Rule.BELOW_SAME_PUBLISHER_THRESHOLD,
                        Rule.HOUSE_WORDS_ONLY);
    }
}
