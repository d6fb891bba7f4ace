package dev.wirefold.simulation;

import dev.wirefold.avro.Article;
import dev.wirefold.contract.AvroClasses;
import dev.wirefold.core.reference.Reference.Event;
import dev.wirefold.simulation.Step.End;
import dev.wirefold.topology.WireFixture.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * An article waits for what is learned of its publisher while the wire goes on by days. News of it then has it announced, and
 * one partition reads that last of all.
 */
final class LongWait {
    private static final int COUNTING = 0;
    private static final int HOME = 1;
    private static final int SLOW = 2;
    private static final int PARTITIONS = 3;
    private static final int ROUNDS = 30;
    private static final long START_MS = Duration.ofDays(20_000).toMillis();
    private static final long LATER_MS = START_MS + Duration.ofDays(5).toMillis();

    private LongWait() {}

    static ScheduleRun.Result play(Fault fault) {
        AvroClasses.trust();
        return new ScheduleRun(PARTITIONS, wire(), fault, ScheduleRun.LAX).run(new GivenSchedule(steps()));
    }

    /** Articles wait where the number of records is a multiple of three. */
    private static List<Event> wire() {
        List<Event> wire = new ArrayList<>();
        wire.addAll(article(START_MS));
        wire.add(Event.tick(HOME, LATER_MS));
        wire.addAll(article(LATER_MS));
        for (int other : List.of(COUNTING, SLOW)) {
            wire.add(Event.tick(other, START_MS));
            wire.add(Event.tick(other, LATER_MS));
            wire.add(Event.tick(other, LATER_MS));
        }
        return wire;
    }

    private static List<Event> article(long time) {
        Article article = Article.newBuilder()
                .setId("long-awaited")
                .setSource("Alpha")
                .setLanguage("en")
                .setBody(
                        "The harbour of the old town was closed for repairs on Monday, and its ferries sail from the north quay.")
                .setPublishedAt(Instant.ofEpochMilli(time))
                .build();
        return ScheduleRun.events(List.of(Message.of(article, Instant.ofEpochMilli(time))), id -> HOME);
    }

    private static List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        for (int partition = 0; partition < PARTITIONS; partition++) {
            steps.add(reading(partition, Step.WIRE, Step.WIRE));
        }
        for (int times = 0; times < 2 * PARTITIONS; times++) {
            steps.add(reading(COUNTING, COUNTING, HOME, SLOW));
        }
        steps.add(reading(HOME, COUNTING));
        steps.add(reading(SLOW, COUNTING));
        steps.add(reading(HOME, Step.WIRE));
        for (int round = 0; round < ROUNDS; round++) {
            steps.add(reading(COUNTING, COUNTING, HOME, SLOW));
            steps.add(reading(HOME, COUNTING, HOME, SLOW));
            steps.add(reading(SLOW, COUNTING, SLOW));
        }
        return steps;
    }

    private static Step reading(int partition, Integer... sources) {
        return new Step(partition, List.of(sources), End.COMMIT);
    }
}
