package dev.wirefold.core.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LearnedHouseTest {
    private static LearnedHouse house(int articles, long edition) {
        return new LearnedHouse("post", edition, 0, articles, HouseWords.NONE);
    }

    @Test
    void whatIsKnownOfMoreArticlesCountsWhateverItsEdition() {
        assertThat(house(10_000, 10_000).replaces(house(5, 2_000_000))).isTrue();
        assertThat(house(5, 2_000_000).replaces(house(10_000, 10_000))).isFalse();
    }

    @Test
    void ofAsManyArticlesTheHigherEditionCounts() {
        assertThat(house(5, 8).replaces(house(5, 7))).isTrue();
        assertThat(house(5, 7).replaces(house(5, 8))).isFalse();
        assertThat(house(5, 7).replaces(house(5, 7))).isFalse();
    }
}
