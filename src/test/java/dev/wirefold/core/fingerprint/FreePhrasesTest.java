package dev.wirefold.core.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FreePhrasesTest {
    private static final int ARTICLES = 24;

    private final Random random = new Random(1);

    @Test
    void whatIsChosenFromSeveralWordingsStandsFreely() {
        Set<Long> repeated = new HashSet<>();
        for (int sentence = 0; sentence < 8; sentence++) {
            long[] holders = new long[3];
            for (int article = 0; article < ARTICLES; article++) {
                holders[random.nextInt(holders.length)] |= 1L << article;
            }
            repeated.addAll(Set.of(holders[0], holders[1], holders[2]));
        }

        assertThat(repeated)
                .filteredOn(holders -> FreePhrases.isFree(holders, repeated, ARTICLES))
                .hasSizeGreaterThan(repeated.size() * 3 / 4);
    }

    @Test
    void sentencesOfStoriesStandTogether() {
        Set<Long> repeated = new HashSet<>();
        for (int sentence = 0; sentence < 40; sentence++) {
            long holders = 0;
            for (int article = sentence % 3; article < ARTICLES; article += 3) {
                holders |= random.nextInt(3) > 0 ? 1L << article : 0;
            }
            repeated.add(holders);
        }

        assertThat(repeated).noneMatch(holders -> FreePhrases.isFree(holders, repeated, ARTICLES));
    }

    @Test
    void besideFewOthersNothingIsTold() {
        assertThat(FreePhrases.isFree(0b0011_1100, Set.of(0b0011_1100L, 0b1111_0000L, 0b0000_1111L), 24))
                .isFalse();
    }
}
