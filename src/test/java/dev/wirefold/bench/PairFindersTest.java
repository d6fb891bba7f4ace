package dev.wirefold.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.wirefold.core.article.Node;
import dev.wirefold.core.fingerprint.ArticleText;
import dev.wirefold.core.fingerprint.HouseWire.Labelled;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@link CoreComparison} compares does what it should. */
class PairFindersTest {
    private static final int ORIGINALS = 20;

    private static Stream<String> names() {
        return PairFinders.of(2 * ORIGINALS).keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("names")
    void findsReprints(String name) {
        PairFinder finder = Objects.requireNonNull(PairFinders.of(2 * ORIGINALS).get(name));
        List<Labelled> wire = new ArrayList<>();
        List<ArticleText> texts = ComparedWire.texts(ORIGINALS);
        Stream.concat(texts.stream(), texts.stream()).forEach(text -> {
            int place = wire.size();
            wire.add(new Labelled(new Node(place, "a" + place, 0), text, "story" + place % ORIGINALS));
        });
        FoundPairs found = finder.find(wire);
        for (int i = 0; i < ORIGINALS; i++) {
            assertThat(found.has(i, i + ORIGINALS)).as("original %d", i).isTrue();
        }
        assertThat(found.size()).as("pairs of %d", wire.size()).isLessThan(wire.size() * 4);
    }

    @Test
    void shinglesAreRunsOfThreeWordsInLowerCase() {
        long[] shingles = Shingles.of("The cat, the CAT_2 sat; the cat (the cat_2)");
        assertThat(shingles).hasSize(7);
        assertThat(shingles[0]).as("the cat the").isEqualTo(shingles[5]);
        assertThat(shingles[1]).as("cat the cat_2").isEqualTo(Shingles.of("cat THE cat_2")[0]);
        assertThat(Shingles.of("The cat")).as("a short text").hasSize(1);
        assertThat(Shingles.of("...")).isEmpty();
    }

    @Test
    void signaturesEstimateJaccard() {
        long[] shingles = Shingles.of(ComparedWire.texts(1).get(0).body());
        long[] half = Arrays.copyOf(shingles, shingles.length / 2);
        assertEstimate(Hash4jSigner.minHash(16), shingles, half);
        assertEstimate(Hash4jSigner.superMinHash(16), shingles, half);
        assertEstimate(new JavaLshSigner(16, 10), shingles, half);
    }

    private static <S> void assertEstimate(Signer<S> signer, long[] all, long[] half) {
        assertThat(signer.similarity(signer.sign(all), signer.sign(half))).isCloseTo(0.5, within(0.2));
    }

    @Test
    void pairsOfOneLabelAreRight() {
        ArticleText text = new ArticleText("en", null, null, "text");
        List<Labelled> wire = Stream.of("x", "y", "x", "x")
                .map(label -> new Labelled(new Node(0, label, 0), text, label))
                .toList();
        FoundPairs found = new FoundPairs();
        found.add(2, 0);
        found.add(0, 2);
        found.add(0, 1);
        assertThat(found.score(wire).precision()).isEqualTo(0.5);
        assertThat(found.score(wire).recall()).isCloseTo(1.0 / 3, within(1e-9));
        assertThat(FoundPairs.labelled(wire)).isEqualTo(3);
    }
}
