package dev.wirefold.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** A seed that failed somewhere can be played again alone, and shows what was said. */
class CampaignTest {
    private static final Break BROKEN = Break.NO_STORY_FOR_NEW_FOLLOWERS;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    private void run(Campaign campaign) {
        campaign.run(new PrintStream(printed, true, StandardCharsets.UTF_8));
    }

    private String printed() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    private static long firstSeedThatFails() {
        long seed = 1;
        while (ScheduleRun.of(seed, BROKEN).run(new RandomSchedule(seed)).failure() == null) {
            seed++;
        }
        return seed;
    }

    /** Some of them have hardly an article with a parent, and close no story. */
    @Test
    void eachSeedPassesAlone() {
        for (long seed = 1; seed <= 20; seed++) {
            run(new Campaign(seed, 1, Fault.NONE, false));
        }

        assertThat(printed()).isEmpty();
    }

    @Test
    void keepsTheStackTraceOfWhatWasCaught() {
        Campaign campaign = new Campaign(firstSeedThatFails(), 1, BROKEN, false);

        Throwable failure = catchThrowable(() -> run(campaign));

        assertThat(failure).isInstanceOf(AssertionError.class).hasMessageContaining("the smallest found");
        Throwable caught = Objects.requireNonNull(failure.getCause());
        assertThat(caught).hasMessageContaining("missed its parent's story");
        assertThat(caught.getStackTrace())
                .extracting(StackTraceElement::getMethodName)
                .contains("checkBond");
        assertThat(printed()).isEmpty();
    }

    @Test
    void aTraceShowsEachStepWithMailInAndOut() {
        long seed = firstSeedThatFails();

        assertThatThrownBy(() -> run(new Campaign(seed, 1, BROKEN, true))).isInstanceOf(AssertionError.class);

        String[] runs = printed().split("the smallest of it that fails, ", -1);
        assertThat(runs).hasSize(2);
        assertThat(runs[0]).startsWith("seed " + seed + ", ");
        for (String run : runs) {
            assertThat(run)
                    .containsPattern("(?m)^  1\\. partition \\d at PT0S: ")
                    .containsPattern("(?m)^partition \\d reads (mail of \\d, )*the wire.*; ")
                    .containsPattern("(?m)^\\d reads \\S+ by \\S+.*, at PT.*$")
                    .containsPattern("(?m)^  to all: Announce \\S+~PT\\S+, epoch \\d+, text \\d+")
                    .containsPattern("(?m)^\\d hears from \\d: Follow ")
                    .containsPattern("(?m)^went wrong: AssertionError: has missed its parent's story");
        }
        long steps = ScheduleRun.of(seed, BROKEN)
                .run(new RandomSchedule(seed))
                .steps()
                .size();
        assertThat(runs[0].lines().filter(line -> line.startsWith("partition ")))
                .hasSize((int) steps);
    }

    @Test
    void aTraceOfAHealthySeedEndsAtRest() {
        run(new Campaign(4, 1, Fault.NONE, true));

        assertThat(printed()).startsWith("seed 4, ").endsWith("went wrong: nothing\n");
    }
}
