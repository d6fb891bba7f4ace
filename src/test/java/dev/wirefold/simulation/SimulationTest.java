package dev.wirefold.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Whatever the schedule, the partitions come to what the reference says, and no invariant is broken on the way. */
class SimulationTest {
    private static final int SCHEDULES = Integer.getInteger("simulation.schedules", 1_000);
    private static final long FIRST_SEED = Long.getLong("simulation.seed", 1);
    private static final int MAX_SHRINKING_RUNS = 4_000;

    @Test
    void comesToTheReferenceUnderEverySchedule() {
        long children = 0;
        long closed = 0;
        for (long seed = FIRST_SEED; seed < FIRST_SEED + SCHEDULES; seed++) {
            ScheduleRun trial = ScheduleRun.of(seed, Fault.NONE);
            ScheduleRun.Result result = trial.run(new RandomSchedule(seed));
            if (result.failure() != null) {
                throw new AssertionError("seed " + seed + ": " + result.failure() + "\n"
                        + new Shrinker(MAX_SHRINKING_RUNS).shrink(trial, result.steps()));
            }
            children += result.children();
            closed += result.closed();
        }
        assertThat(children)
                .as("articles with a parent: the wires must be worth the trouble")
                .isGreaterThan(SCHEDULES);
        assertThat(closed).as("stories closed").isGreaterThan(SCHEDULES);
    }
}
