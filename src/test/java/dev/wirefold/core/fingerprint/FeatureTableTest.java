package dev.wirefold.core.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirefold.app.Lexicons;
import dev.wirefold.core.article.Node;
import dev.wirefold.core.index.SampleIndex;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeatureTableTest {
    private static final int MOST_FEATURES = 3_000;

    /** Where features come from. */
    enum Kind {
        /** As hashes are. */
        USUAL {
            @Override
            int feature(Random random) {
                return random.nextInt(1 << Fingerprint.FEATURE_BITS);
            }
        },
        /** Dense, so that articles share many. */
        FEW_VALUES {
            @Override
            int feature(Random random) {
                return random.nextInt(2 * MOST_FEATURES);
            }
        },
        /** All hashes end in one of two ways, as if somebody had chosen the words. */
        ONE_SLOT {
            @Override
            int feature(Random random) {
                return random.nextInt(256) << 14 | random.nextInt(2);
            }
        },
        /** Of earlier releases. */
        MORE_BITS {
            @Override
            int feature(Random random) {
                return (random.nextInt(1 << 12) * 0x9E3779B9) >> 1;
            }
        },
        /** A few of them end in the same way as another. */
        MIXED {
            @Override
            int feature(Random random) {
                return random.nextInt(64) == 0 ? MORE_BITS.feature(random) : FEW_VALUES.feature(random) * 97;
            }
        };

        abstract int feature(Random random);
    }

    private static Fingerprint article(Random random, int count, IntSupplier feature) {
        int[] features = Sets.of(IntStream.generate(feature).limit(count).toArray());
        byte[] weights = new byte[features.length];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (byte) (1 + random.nextInt(255));
        }
        return Fingerprint.ofParts(
                "1", "en", "", features, weights, new int[0], new int[0], features.length, Links.NONE);
    }

    private static long sharedWeight(Fingerprint first, Fingerprint second) {
        Map<Integer, Integer> weights = new HashMap<>();
        for (int i = 0; i < first.features().length; i++) {
            weights.put(first.features()[i], Byte.toUnsignedInt(first.weights()[i]));
        }
        long shared = 0;
        for (int i = 0; i < second.features().length; i++) {
            shared += Math.min(weights.getOrDefault(second.features()[i], 0), Byte.toUnsignedInt(second.weights()[i]));
        }
        return shared;
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void weighsWhatTwoArticlesShare(Kind kind) {
        Random random = new Random(1);
        long shared = 0;
        for (int i = 0; i < 300; i++) {
            Fingerprint one = article(random, random.nextInt(MOST_FEATURES), () -> kind.feature(random));
            Fingerprint other = article(random, random.nextInt(MOST_FEATURES), () -> kind.feature(random));
            FeatureTable table = FeatureTable.of(one);
            assertThat(table.sharedWeight(other)).as("%s, pair %d", kind, i).isEqualTo(sharedWeight(one, other));
            assertThat(table.sharedWeight(one)).as("%s, article %d", kind, i).isEqualTo(one.totalWeight());
            shared += sharedWeight(one, other);
        }
        assertThat(shared).as("weight that is shared at all").isPositive();
    }

    /** An article of more features than the table has room for. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 20_000})
    void weighsWhatALongArticleShares(int other) {
        Random random = new Random(2);
        Fingerprint book = article(random, 40_000, () -> Kind.USUAL.feature(random));
        Fingerprint second = article(random, other, () -> Kind.USUAL.feature(random));
        assertThat(FeatureTable.of(book).sharedWeight(second)).isEqualTo(sharedWeight(book, second));
        assertThat(FeatureTable.of(second).sharedWeight(book)).isEqualTo(sharedWeight(book, second));
    }

    /** On all pairs that the index brings together. */
    @Test
    void weighsWhatArticlesOfAWireShare() {
        var fingerprinter = new Fingerprinter(Lexicons.builtIn());
        SampleIndex index = new SampleIndex(3, 256, 32);
        List<Fingerprint> wire = new ArrayList<>();
        Map<Node, Fingerprint> known = new HashMap<>();
        for (var article : SharedData.jsonLines("data/dev_wire.jsonl")) {
            wire.add(fingerprinter.of(Articles.english(
                    article.path("source").asText(), article.path("text").asText())));
        }
        for (int i = 0; i < wire.size(); i++) {
            Node node = new Node(i, "a" + i, 0);
            Fingerprint article = wire.get(i);
            FeatureTable table = FeatureTable.of(article);
            for (Node older : index.around(node, article.samples(), article.publisher(), wire.size())
                    .older()) {
                Fingerprint other = Objects.requireNonNull(known.get(older));
                assertThat(table.sharedWeight(other))
                        .as("%s and %s", node, older)
                        .isEqualTo(sharedWeight(article, other));
            }
            index.add(node, article.samples(), article.publisher());
            known.put(node, article);
        }
    }
}
