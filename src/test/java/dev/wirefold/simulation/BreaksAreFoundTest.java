package dev.wirefold.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The simulation is tested, too: whoever gets the protocol wrong in a way that is known is found out. The system property
 * {@code simulation.break} names one break that is to be played alone.
 */
@Tag("long")
class BreaksAreFoundTest {
    static List<Break> breaks() {
        return Break.chosen();
    }

    @ParameterizedTest
    @MethodSource("breaks")
    void isFoundWithinTheUsualSchedules(Break wrong) {
        assertThat(firstFailure(wrong)).as("schedules needed").isBetween(1L, (long) Campaign.USUAL_SCHEDULES);
    }

    private static long firstFailure(Break wrong) {
        for (long seed = 1; seed <= Campaign.USUAL_SCHEDULES; seed++) {
            ScheduleRun.Result result = wrong.play(seed);
            if (result.failure() != null) {
                return seed;
            }
        }
        return Campaign.USUAL_SCHEDULES + 1L;
    }
}
