package dev.wirefold.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LongWaitTest {
    @Test
    void whatWaitsIsNotSettledBehind() {
        assertThat(LongWait.play(Fault.NONE).told()).isEqualTo("nothing");
    }

    @Test
    void whoeverSettlesBehindItIsFoundOut() {
        assertThat(LongWait.play(Break.SETTLED_BEHIND_WHAT_IS_PUT_OFF).told())
                .contains("is announced behind the watermark");
    }
}
