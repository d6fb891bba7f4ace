package dev.wirefold.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintStream;
import java.util.List;

/**
 * Runs seeds, one after the other, until one fails.
 *
 * @param firstSeed of those that are run
 * @param schedules how many seeds are run
 * @param fault what is wrong around the machine
 * @param traced whether each step is printed, with what is read and said in it
 */
record Campaign(long firstSeed, int schedules, Fault fault, boolean traced) {
    /** As many as it takes for what a wire holds on average to be known. */
    static final int USUAL_SCHEDULES = 1_000;

    private static final int MAX_SHRINKING_RUNS = 4_000;

    /** As the system properties say: {@code simulation.seed}, {@code .schedules}, {@code .trace} and {@code .break}. */
    static Campaign ofProperties() {
        boolean traced = Boolean.getBoolean("simulation.trace");
        List<Break> chosen = Break.chosen();
        return new Campaign(
                Long.getLong("simulation.seed", 1),
                Integer.getInteger("simulation.schedules", traced ? 1 : USUAL_SCHEDULES),
                chosen.size() == 1 ? chosen.get(0) : Fault.NONE,
                traced);
    }

    /**
     * @param out takes what is printed
     * @throws AssertionError when a seed fails; its cause is what was caught
     */
    void run(PrintStream out) {
        long children = 0;
        long joined = 0;
        long readAnew = 0;
        long decided = 0;
        long notHonoured = 0;
        long closed = 0;
        long latePairs = 0;
        for (long seed = firstSeed; seed < firstSeed + schedules; seed++) {
            ScheduleRun.Result result = run(seed, out);
            children += result.children();
            joined += result.joined();
            readAnew += result.readAnew();
            decided += result.decided();
            notHonoured += result.notHonoured();
            closed += result.closed();
            latePairs += result.latePairs();
        }
        if (schedules >= USUAL_SCHEDULES) {
            assertThat(children)
                    .as("articles with a parent: the wires must be worth the trouble")
                    .isGreaterThan(schedules);
            assertThat(joined).as("trees joined").isGreaterThan(schedules / 10);
            assertThat(readAnew).as("articles read anew").isGreaterThan(schedules);
            assertThat(decided).as("articles that an editor decided about").isGreaterThan(schedules / 2);
            assertThat(notHonoured).as("decisions without effect").isGreaterThan(schedules / 10);
            assertThat(closed).as("stories closed").isGreaterThan(schedules);
            assertThat(latePairs).as("late articles in order").isGreaterThan(schedules);
        }
    }

    private ScheduleRun.Result run(long seed, PrintStream out) {
        ScheduleRun whole = ScheduleRun.of(seed, fault);
        ScheduleRun.Result result = play("seed " + seed, whole, new RandomSchedule(seed), out);
        if (result.failure() == null) {
            return result;
        }
        Shrinker.Smallest smallest = new Shrinker(MAX_SHRINKING_RUNS).shrink(whole, result.steps());
        if (traced) {
            play("the smallest of it that fails", smallest.run(), new GivenSchedule(smallest.steps()), out);
        }
        throw new AssertionError("seed " + seed + ": " + result.told() + "\n" + smallest.told(), result.failure());
    }

    private ScheduleRun.Result play(String name, ScheduleRun run, Schedule schedule, PrintStream out) {
        if (!traced) {
            return run.run(schedule);
        }
        Transcript transcript = Transcript.whole(run.partitions(), Wording.since(run.startMs()));
        ScheduleRun.Result result = run.run(schedule, transcript);
        out.println(name + ", " + run.partitions() + " partitions:");
        out.println(run.told());
        out.print(transcript.text());
        out.println("went wrong: " + result.told());
        return result;
    }
}
