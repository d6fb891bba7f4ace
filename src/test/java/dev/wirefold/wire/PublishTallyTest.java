package dev.wirefold.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PublishTallyTest {
    @Test
    void namesThatAnInputInventsTakeNoMoreThanTheirRoom() {
        PublishTally tally = new PublishTally();
        for (int i = 0; i < PublishTally.MAX_UNKNOWN_NAMES_KEPT + 10; i++) {
            tally.unknownField("name" + i);
        }
        tally.unknownField("name0");

        assertThat(tally.result().unknownFields())
                .hasSize(PublishTally.MAX_UNKNOWN_NAMES_KEPT + 1)
                .containsEntry("name0", 2L)
                .containsEntry("(other names)", 10L);
    }
}
