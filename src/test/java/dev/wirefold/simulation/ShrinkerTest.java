package dev.wirefold.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A failure that nobody can read helps nobody. */
class ShrinkerTest {
    private static final int MAX_RUNS = 2_000;
    private static final int MAX_LINES = 15;

    @Test
    void leavesOfAFailureWhatItNeeds() {
        ScheduleRun trial;
        ScheduleRun.Result result;
        long seed = 0;
        do {
            seed++;
            trial = ScheduleRun.of(seed, Break.NO_STORY_FOR_NEW_FOLLOWERS);
            result = trial.run(new RandomSchedule(seed));
        } while (result.failure() == null);

        String told = new Shrinker(MAX_RUNS).shrink(trial, result.steps()).told();

        assertThat(trial.wire()).hasSizeGreaterThan(MAX_LINES);
        assertThat(told.lines()).as(told).hasSizeLessThan(MAX_LINES);
        assertThat(told).contains("missed its parent's story", " at PT0S: ", "like record 1 by ");
        assertThat(new Shrinker(MAX_RUNS).shrink(trial, result.steps()).told()).isEqualTo(told);
    }
}
