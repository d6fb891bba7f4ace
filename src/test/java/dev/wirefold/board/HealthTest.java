package dev.wirefold.board;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HealthTest {
    private static final long T = 1_700_000_000_000L;

    private final Health health = new Health();

    @Test
    void articlesAreCountedInTheirSeconds() {
        health.article("a", true, T);
        health.article("b", true, T + 999);
        health.article("c", true, T + 2_000);

        assertThat(health.now(T + 2_000).articlesBySecond()).hasSize(120).endsWith(2, 0, 1);
        assertThat(health.now(T + 3_000).articlesBySecond()).endsWith(2, 0, 1, 0);
        assertThat(health.now(T + 500_000).articlesBySecond()).containsOnly(0);
    }

    @Test
    void whatWasThereBeforeCountsForNoRateAndNoLatency() {
        health.article("a", false, T);
        health.membership("a", false, T + 10);

        assertThat(health.now(T).articlesBySecond()).containsOnly(0);
        assertThat(health.now(T).medianMs()).isNull();
    }

    @Test
    void theSlowestHundredthIsNotTheMedian() {
        for (int i = 0; i < 100; i++) {
            health.article("a" + i, true, T);
            health.membership("a" + i, false, T + (i < 98 ? 40 : 900));
        }

        assertThat(health.now(T).medianMs()).isEqualTo(40);
        assertThat(health.now(T).p99Ms()).isEqualTo(900);
    }

    @Test
    void aRevisionThatChangesNoMembershipDoesNotBlurTheNextOne() {
        health.article("a", true, T);
        health.membership("a", false, T + 10);
        health.membership("a", true, T + 5_000);

        assertThat(health.now(T).latencies()).isEqualTo(1);
        assertThat(health.now(T).late()).isEqualTo(1);
    }
}
