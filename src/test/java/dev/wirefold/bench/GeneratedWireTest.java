package dev.wirefold.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.wirefold.app.Lexicons;
import dev.wirefold.bench.GeneratedWire.Kind;
import dev.wirefold.bench.GeneratedWire.Made;
import dev.wirefold.bench.GeneratedWire.Shape;
import dev.wirefold.core.fingerprint.ArticleText;
import dev.wirefold.core.fingerprint.Comparison;
import dev.wirefold.core.fingerprint.ComparisonRules;
import dev.wirefold.core.fingerprint.Fingerprint;
import dev.wirefold.core.fingerprint.Fingerprinter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class GeneratedWireTest {
    private static final long SEED = 7;
    private static final int ARTICLES = 3_000;
    private static final double PER_SECOND = 2;

    private final List<Made> wire = read(SEED, ARTICLES);

    private static List<Made> read(long seed, int articles) {
        var generated = new GeneratedWire(Shape.of(seed, PER_SECOND));
        List<Made> wire = new ArrayList<>();
        for (int i = 0; i < articles; i++) {
            wire.add(generated.next());
        }
        return wire;
    }

    @Test
    void oneSeedIsOneWire() {
        assertThat(read(SEED, ARTICLES)).isEqualTo(wire);
        assertThat(read(SEED + 1, 1)).isNotEqualTo(wire.subList(0, 1));
    }

    @Test
    void fourInTenAreCopiesAndOneInAHundredIsARevision() {
        Map<Kind, Long> kinds = wire.stream().collect(Collectors.groupingBy(Made::kind, Collectors.counting()));
        double revisions = kinds.getOrDefault(Kind.REVISION, 0L);
        double copies = ARTICLES - kinds.getOrDefault(Kind.ORIGINAL, 0L) - revisions;

        assertThat(copies / ARTICLES).isCloseTo(0.4, within(0.05));
        assertThat(revisions / ARTICLES).isCloseTo(0.01, within(0.006));
        assertThat(kinds).containsKeys(Kind.REPRINT, Kind.REWRITE, Kind.EXCERPT);
    }

    @Test
    void originalsAreAsLongAsNews() {
        List<Integer> words = wire.stream()
                .filter(made -> made.kind() == Kind.ORIGINAL)
                .map(made -> made.article().getBody().split("\\s+").length)
                .sorted()
                .toList();

        assertThat(words.get(words.size() / 2)).isBetween(410, 500);
        assertThat(words.get(words.size() / 20)).isLessThan(220);
        assertThat(words.get(words.size() * 19 / 20)).isGreaterThan(950);
    }

    @Test
    void eventTimeGoesOnAtTheRateAskedFor() {
        assertThat(wire).isSortedAccordingTo((a, b) -> Long.compare(a.eventTimeMs(), b.eventTimeMs()));
        double seconds = (wire.get(ARTICLES - 1).eventTimeMs() - wire.get(0).eventTimeMs()) / 1_000.0;
        assertThat(ARTICLES / seconds).isCloseTo(PER_SECOND, within(0.2));
    }

    @Test
    void revisionsComeUnderAKnownIdAndCopiesAfterTheirOriginals() {
        Map<String, Long> revisions = new HashMap<>();
        for (Made made : wire) {
            String id = made.article().getId();
            long expected = made.kind() == Kind.REVISION ? revisions.getOrDefault(id, -1L) + 1 : 1;
            assertThat(made.article().getRevision()).as(id).isEqualTo(expected);
            if (made.originalId() != null) {
                assertThat(revisions).containsKey(made.originalId());
            }
            revisions.put(id, expected);
        }
    }

    /** What is measured on this wire is the work of finding copies, so copies have to be found, and nothing else. */
    @Test
    void copiesAreLikeTheirOriginalsAndUnlikeOthers() {
        var fingerprinter = new Fingerprinter(Lexicons.builtIn());
        var comparison = new Comparison(ComparisonRules.defaults());
        Map<String, Fingerprint> originals = new HashMap<>();
        Fingerprint before = null;
        int copies = 0;
        int found = 0;
        int wrong = 0;
        for (Made made : wire) {
            var article = made.article();
            Fingerprint fingerprint = fingerprinter.of(new ArticleText(
                    article.getLanguage(), article.getSource(), article.getHeadline(), article.getBody()));
            if (made.originalId() != null) {
                copies++;
                found += comparison
                                .compare(Objects.requireNonNull(originals.get(made.originalId())), fingerprint)
                                .isAdmissible()
                        ? 1
                        : 0;
            } else if (made.kind() == Kind.ORIGINAL) {
                wrong += before != null
                                && comparison.compare(before, fingerprint).isAdmissible()
                        ? 1
                        : 0;
                before = fingerprint;
                originals.put(article.getId(), fingerprint);
            }
        }
        assertThat((double) found / copies).isGreaterThan(0.95);
        assertThat(wrong).isZero();
    }

    @Test
    void reprintsAreOneTextByManyPublishers() {
        var reprints = new GeneratedWire(Shape.of(SEED, PER_SECOND)).reprints(120);
        Made first = reprints.next();
        Made second = reprints.next();

        assertThat(second.originalId()).isEqualTo(first.article().getId());
        assertThat(second.eventTimeMs() - first.eventTimeMs()).isBetween(119L, 121L);
    }
}
