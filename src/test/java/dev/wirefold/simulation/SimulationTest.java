package dev.wirefold.simulation;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whatever the schedule, the partitions come to what the reference says, and no invariant is broken on the way. */
@Tag("long")
class SimulationTest {
    @Test
    void comesToTheReferenceUnderEverySchedule() {
        Campaign.ofProperties().run(System.out);
    }
}
