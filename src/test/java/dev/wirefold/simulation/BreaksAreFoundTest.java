package dev.wirefold.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The simulation is tested, too: whoever gets the protocol wrong in a way that is known is found out. */
class BreaksAreFoundTest {
    private static final int SCHEDULES = 1_000;

    @ParameterizedTest
    @EnumSource
    void isFoundWithinTheUsualSchedules(Break wrong) {
        assertThat(firstFailure(wrong)).as("schedules needed").isBetween(1L, (long) SCHEDULES);
    }

    private static long firstFailure(Break wrong) {
        for (long seed = 1; seed <= SCHEDULES; seed++) {
            ScheduleRun.Result result = ScheduleRun.of(seed, wrong).run(new RandomSchedule(seed));
            if (result.failure() != null) {
                return seed;
            }
        }
        return SCHEDULES + 1;
    }
}
