package dev.wirefold.topology;

import dev.wirefold.avro.DeadLetterReason;
import dev.wirefold.core.mail.Envelope;
import dev.wirefold.core.mail.Mail.Announce;
import dev.wirefold.core.partition.Partition;
import dev.wirefold.topology.ArticleReader.Killed;
import dev.wirefold.topology.ArticleReader.Published;
import dev.wirefold.topology.ArticleReader.Reading;
import dev.wirefold.topology.ArticleReader.Refused;
import dev.wirefold.topology.ArticleReader.Ticked;
import org.apache.kafka.common.metrics.Sensor;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Drives one partition: hands it what is read, keeps its state in the task's store and forwards what it says.
 */
final class WireProcessor implements Processor<byte[], byte[], byte[], byte[]> {
    static final String CUT_ANSWERS = "cut-answers";
    static final String LATE_MAIL = "late-mail";
    static final String KILLS_WITHOUT_ARTICLE = "kills-without-article";
    static final String DEAD_LETTERS = "dead-letters";

    /** As Kafka Streams names the group of the sensors of a scope. */
    static final String METRIC_GROUP = "stream-wirefold-metrics";

    private static final String METRIC_SCOPE = "wirefold";

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
            PartitionRow row,
            Partition partition,
            Outlets outlets,
            Sensor refused) {}

    @Override
    public void init(ProcessorContext<byte[], byte[]> context) {
        try {
            wiring = wire(context);
        } catch (UnknownSchemaException e) {
            throw MixedVersionsException.unreadable(e);
        }
    }

    private Wiring wire(ProcessorContext<byte[], byte[]> context) {
        String upgradeFrom = pipeline.upgradeFrom();
        var codec = new StateCodec(upgradeFrom);
        KeyValueStore<Bytes, byte[]> rows = context.getStateStore(Stores.STATE);
        var row = new PartitionRow(rows, codec, pipeline.provenance());
        var outlets = new Outlets(
                context,
                row::eventTime,
                sensor(context, CUT_ANSWERS),
                sensor(context, LATE_MAIL),
                sensor(context, KILLS_WITHOUT_ARTICLE),
                upgradeFrom);
        Partition partition = pipeline.partition(
                context.taskId().partition(),
                new KafkaDeskState(rows, row, codec),
                new KafkaStoryState(rows, row, codec),
                row,
                outlets);
        return new Wiring(
                context, pipeline.reader(), new MailCodec(), row, partition, outlets, sensor(context, DEAD_LETTERS));
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        try {
            process(wired(), record);
        } catch (UnknownSchemaException e) {
            throw MixedVersionsException.unreadable(e);
        }
    }

    private void process(Wiring on, Record<byte[], byte[]> record) {
        RecordMetadata origin = on.context().recordMetadata().orElseThrow();
        if (origin.topic().equals(pipeline.topics().mail())) {
            deliver(on, on.mail().decode(record.value()));
        } else {
            read(on, record, origin);
        }
        on.row().save();
    }

    private static void deliver(Wiring on, Envelope envelope) {
        if (envelope.mail() instanceof Announce announcement) {
            on.reader().check(announcement.fingerprint());
        }
        on.partition().onMail(envelope);
    }

    private void read(Wiring on, Record<byte[], byte[]> record, RecordMetadata origin) {
        Reading reading = reading(on.reader(), record, origin.partition());
        if (reading instanceof Published article) {
            on.partition().onArticle(article.id(), article.submission());
        } else if (reading instanceof Killed kill) {
            on.partition().onKill(kill.id(), record.timestamp(), kill.version());
        } else if (reading instanceof Ticked) {
            on.partition().onTick(record.timestamp());
        } else if (reading instanceof Refused refusal) {
            on.refused().record();
            on.outlets().publish(record.key(), DeadLetters.of(record, origin, refusal));
        }
    }

    private Reading reading(ArticleReader reader, Record<byte[], byte[]> record, int partition) {
        if (Ticks.isTick(record.key(), record.value(), record.headers())) {
            return reader.readTick(record.timestamp());
        }
        return isAtHome(record.key(), partition, pipeline.partitions())
                ? reader.read(record.key(), record.value(), record.timestamp())
                : new Refused(
                        DeadLetterReason.KEY,
                        "the key belongs to another partition; publish with Kafka's default partitioner (murmur2)");
    }

    /** A kill that went elsewhere would leave its article standing. */
    private static boolean isAtHome(byte @Nullable [] key, int partition, int partitions) {
        return key == null || Utils.toPositive(Utils.murmur2(key)) % partitions == partition;
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
