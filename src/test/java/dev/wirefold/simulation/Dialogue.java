package dev.wirefold.simulation;

import dev.wirefold.avro.Article;
import dev.wirefold.contract.AvroClasses;
import dev.wirefold.core.joining.JoinRules;
import dev.wirefold.core.reference.Reference.Event;
import dev.wirefold.topology.WireFixture.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * A few records, and what the partitions say to one another about them. What is read before {@link #listen} only sets the
 * scene. All invariants are checked on the way, and the outcome is compared with the reference.
 */
public final class Dialogue {
    private static final long START_MS = Duration.ofDays(20_000).toMillis();

    private final int partitions;
    private final List<Event> wire = new ArrayList<>();
    private final Deque<List<Event>> scenes = new ArrayDeque<>();
    private int scenesUnheard;

    /** @param partitions how many take part */
    public Dialogue(int partitions) {
        AvroClasses.trust();
        this.partitions = partitions;
    }

    /** @param hour of its event time */
    public static Event article(String id, int partition, int hour, String body) {
        Article article =
                Article.newBuilder().setId(id).setLanguage("en").setBody(body).build();
        return event(Message.of(article, time(hour)), partition);
    }

    public static Event kill(String id, int partition, int hour) {
        return event(Message.kill(id, time(hour)), partition);
    }

    public static Event tick(int partition, int hour) {
        return Event.tick(partition, time(hour).toEpochMilli());
    }

    /** The records are read at once, before any mail that comes of them; then all mail is read. */
    public Dialogue read(Event... records) {
        wire.addAll(List.of(records));
        scenes.add(List.of(records));
        return this;
    }

    /** What comes now is worth hearing. */
    public Dialogue listen() {
        scenesUnheard = scenes.size();
        return this;
    }

    /** What is said. */
    public String script() {
        Transcript transcript =
                Transcript.brief(partitions, Wording.since(START_MS).withoutTimesInNames());
        ScheduleRun.Result result = new ScheduleRun(partitions, wire, Fault.NONE, JoinRules.NONE)
                .run(new SceneAfterScene(transcript), transcript);
        if (result.failure() != null) {
            throw new AssertionError(transcript.text() + result.told(), result.failure());
        }
        return transcript.text();
    }

    private static Instant time(int hour) {
        return Instant.ofEpochMilli(START_MS).plus(Duration.ofHours(hour));
    }

    private static Event event(Message message, int partition) {
        return ScheduleRun.events(List.of(message), id -> partition).get(0);
    }

    /** A scene is played to its end before the next begins. */
    private final class SceneAfterScene implements Schedule {
        private final Transcript transcript;
        private final Schedule mail = new GivenSchedule(List.of());
        private final Deque<List<Event>> left = new ArrayDeque<>(scenes);
        private final Deque<Event> now = new ArrayDeque<>();

        SceneAfterScene(Transcript transcript) {
            this.transcript = transcript;
        }

        @Override
        public Step next(Queues queues) {
            if (now.isEmpty()) {
                if (isMailWaiting(queues)) {
                    return mail.next(new MailOnly(queues));
                }
                if (left.size() == scenes.size() - scenesUnheard) {
                    transcript.clear();
                }
                now.addAll(left.remove());
            }
            return new Step(now.remove().partition(), List.of(Step.WIRE), Step.End.COMMIT);
        }

        private static boolean isMailWaiting(Queues queues) {
            Queues mailOnly = new MailOnly(queues);
            for (int partition = 0; partition < queues.partitions(); partition++) {
                if (mailOnly.isBusy(partition)) {
                    return true;
                }
            }
            return false;
        }
    }

    private record MailOnly(Schedule.Queues all) implements Schedule.Queues {
        @Override
        public int partitions() {
            return all.partitions();
        }

        @Override
        public int waiting(int partition, int source) {
            return source == Step.WIRE ? 0 : all.waiting(partition, source);
        }
    }
}
