package dev.wirefold.topology;

import dev.wirefold.avro.DeadLetterReason;
import dev.wirefold.core.lineage.Desk;
import dev.wirefold.core.mail.Mail;
import dev.wirefold.core.story.StoryOwner;
import dev.wirefold.topology.ArticleReader.Killed;
import dev.wirefold.topology.ArticleReader.Published;
import dev.wirefold.topology.ArticleReader.Reading;
import dev.wirefold.topology.ArticleReader.Refused;
import java.time.Duration;
import org.apache.kafka.common.metrics.Sensor;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * Drives the desk and the story owner of one partition: hands them what is read, keeps their state in the task's stores
 * and forwards what they say.
 */
final class WireProcessor implements Processor<byte[], byte[], byte[], byte[]> {
    static final String CUT_ANSWERS = "cut-answers";
    static final String DEAD_LETTERS = "dead-letters";

    /** As Kafka Streams names the group of the sensors of a scope. */
    static final String METRIC_GROUP = "stream-wirefold-metrics";

    private static final String METRIC_SCOPE = "wirefold";
    private static final Duration AT_ONCE = Duration.ofMillis(1);

    private final Pipeline pipeline;
    private @Nullable Wiring wiring;

    WireProcessor(Pipeline pipeline) {
        this.pipeline = pipeline;
    }

    /** What exists only while the processor has a task. */
    private record Wiring(
            ProcessorContext<byte[], byte[]> context,
            ArticleReader reader,
            MailCodec mail,
            Desk desk,
            StoryOwner owner,
            Outlets outlets,
            Sensor refused) {}

    @Override
    public void init(ProcessorContext<byte[], byte[]> context) {
        var codec = new StateCodec();
        var clock = new PartitionClock(
                context.getStateStore(Stores.PARTITION), codec, pipeline.partitions(), pipeline.fingerprintVersion());
        var outlets = new Outlets(context, () -> clock.read().eventTime(), sensor(context, CUT_ANSWERS));
        Desk desk = pipeline.desk(context.taskId().partition(), new KafkaDeskState(context, clock, codec), outlets);
        StoryOwner owner = pipeline.storyOwner(new KafkaStoryState(context, clock, codec), outlets);
        wiring = new Wiring(
                context, pipeline.reader(), new MailCodec(), desk, owner, outlets, sensor(context, DEAD_LETTERS));
        Cancellable[] once = new Cancellable[1];
        once[0] = context.schedule(AT_ONCE, PunctuationType.WALL_CLOCK_TIME, time -> {
            once[0].cancel();
            wired().desk().resume();
        });
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        Wiring on = wired();
        RecordMetadata origin = on.context().recordMetadata().orElseThrow();
        if (origin.topic().equals(pipeline.topics().mail())) {
            deliver(on, on.mail().decode(record.value()));
        } else {
            read(on, record, origin, pipeline.partitions());
        }
    }

    private static void read(Wiring on, Record<byte[], byte[]> record, RecordMetadata origin, int partitions) {
        Reading reading = isAtHome(record.key(), origin.partition(), partitions)
                ? on.reader().read(record.key(), record.value(), record.timestamp())
                : new Refused(
                        DeadLetterReason.KEY,
                        "the key belongs to another partition; publish with Kafka's default partitioner (murmur2)");
        if (reading instanceof Published article) {
            on.desk().onArticle(article.id(), article.submission());
        } else if (reading instanceof Killed kill) {
            on.desk().onKill(kill.id(), record.timestamp(), kill.version());
        } else if (reading instanceof Refused refusal) {
            on.refused().record();
            on.outlets().publish(record.key(), DeadLetters.of(record, origin, refusal));
        }
    }

    /** A kill that went elsewhere would leave its article standing. */
    private static boolean isAtHome(byte @Nullable [] key, int partition, int partitions) {
        return key == null || Utils.toPositive(Utils.murmur2(key)) % partitions == partition;
    }

    private static void deliver(Wiring on, Mail mail) {
        if (mail instanceof Mail.Announce m) {
            on.desk().onAnnounce(m);
        } else if (mail instanceof Mail.Match m) {
            on.desk().onMatch(m);
        } else if (mail instanceof Mail.Follow m) {
            on.desk().onFollow(m);
        } else if (mail instanceof Mail.Unfollow m) {
            on.desk().onUnfollow(m);
        } else if (mail instanceof Mail.InStory m) {
            on.desk().onInStory(m);
        } else if (mail instanceof Mail.Gone m) {
            on.desk().onGone(m);
        } else if (mail instanceof Mail.Want m) {
            on.desk().onWant(m);
        } else if (mail instanceof Mail.Join m) {
            on.owner().onJoin(m);
        } else if (mail instanceof Mail.Leave m) {
            on.owner().onLeave(m);
        }
    }

    private static Sensor sensor(ProcessorContext<?, ?> context, String what) {
        String task = context.taskId().toString();
        return context.metrics()
                .addRateTotalSensor(METRIC_SCOPE, task, what, Sensor.RecordingLevel.INFO, "task-id", task);
    }

    private Wiring wired() {
        if (wiring == null) {
            throw new IllegalStateException("process before init");
        }
        return wiring;
    }
}
