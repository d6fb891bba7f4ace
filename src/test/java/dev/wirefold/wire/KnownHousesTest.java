package dev.wirefold.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirefold.core.fingerprint.HouseWords;
import dev.wirefold.core.fingerprint.LearnedHouse;
import java.util.List;
import org.junit.jupiter.api.Test;

class KnownHousesTest {
    private static final long FIRST_MS = 1_000;
    private static final long AGAIN_MS = FIRST_MS + KnownHouses.TOLD_AGAIN_AFTER_MS;

    private final KnownHouses known =
            new KnownHouses(List.of(house("post", 40, FIRST_MS), house("herald", 7, FIRST_MS)), house -> new byte[0]);

    private static LearnedHouse house(String publisher, long edition, long learnedAtMs) {
        int articles = publisher.equals("post") ? 40 : 7;
        return new LearnedHouse(publisher, edition, learnedAtMs, articles, HouseWords.NONE);
    }

    @Test
    void allAreToldAsTheyAreWhereTheWireIsBehindThem() {
        assertThat(known.atFirst(Long.MIN_VALUE))
                .containsExactly(house("herald", 7, FIRST_MS), house("post", 40, FIRST_MS));
        assertThat(known.publishers()).isEqualTo(2);
        assertThat(known.articles()).isEqualTo(47);
    }

    @Test
    void theyAreAsYoungAsTheWireWhereItHasComeFurther() {
        assertThat(known.atFirst(5_000)).containsExactly(house("herald", 7, 5_000), house("post", 40, 5_000));
        assertThat(known.again("Post", AGAIN_MS)).isEmpty();
    }

    @Test
    void onePublisherIsToldAgainWhenAllPartitionsHaveComeFurther() {
        assertThat(known.again("Post", AGAIN_MS - 1)).isEmpty();
        assertThat(known.again("Mirror", AGAIN_MS)).isEmpty();
        assertThat(known.again(null, AGAIN_MS)).isEmpty();

        assertThat(known.again(" POST ", AGAIN_MS)).contains(house("post", 41, AGAIN_MS));
        assertThat(known.again("Post", AGAIN_MS)).as("told already").isEmpty();
        assertThat(known.again("Post", AGAIN_MS + KnownHouses.TOLD_AGAIN_AFTER_MS))
                .contains(house("post", 42, AGAIN_MS + KnownHouses.TOLD_AGAIN_AFTER_MS));
        assertThat(known.again("Herald", AGAIN_MS)).contains(house("herald", 8, AGAIN_MS));
    }

    @Test
    void nothingIsToldOfAWireThatNothingIsKnownOf() {
        assertThat(known.again("Post", Long.MIN_VALUE)).isEmpty();
    }
}
