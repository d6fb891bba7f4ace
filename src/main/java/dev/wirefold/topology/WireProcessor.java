package dev.wirefold.topology;

import dev.wirefold.avro.DeadLetterReason;
import dev.wirefold.contract.HouseMarks;
import dev.wirefold.contract.KeyPartition;
import dev.wirefold.contract.MixedVersionsException;
import dev.wirefold.contract.Overrides;
import dev.wirefold.contract.Overrides.Decided;
import dev.wirefold.contract.Ticks;
import dev.wirefold.contract.TraceParent;
import dev.wirefold.contract.UnknownSchemaException;
import dev.wirefold.contract.UnusableDecisionException;
import dev.wirefold.core.lineage.Patience;
import dev.wirefold.core.mail.Envelope;
import dev.wirefold.core.mail.Mail.Announce;
import dev.wirefold.core.mail.Mail.OfOwner;
import dev.wirefold.core.partition.Partition;
import dev.wirefold.topology.SubmissionReader.AllTold;
import dev.wirefold.topology.SubmissionReader.Killed;
import dev.wirefold.topology.SubmissionReader.Learned;
import dev.wirefold.topology.SubmissionReader.Published;
import dev.wirefold.topology.SubmissionReader.Reading;
import dev.wirefold.topology.SubmissionReader.Refused;
import dev.wirefold.topology.SubmissionReader.Ticked;
import dev.wirefold.topology.codec.BundleCodec;
import dev.wirefold.topology.codec.BundleCodec.Piece;
import dev.wirefold.topology.codec.DamagedRowException;
import dev.wirefold.topology.codec.MailCodec;
import dev.wirefold.topology.codec.StateCodec;
import dev.wirefold.topology.state.IncompatibleStateException;
import dev.wirefold.topology.state.KafkaDeskState;
import dev.wirefold.topology.state.KafkaStoryState;
import dev.wirefold.topology.state.KafkaTreeState;
import dev.wirefold.topology.state.PartitionRow;
import dev.wirefold.topology.state.PartitionRow.ReadTo;
import dev.wirefold.topology.state.StateStore;
import java.util.List;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Drives one partition: hands it what is read, keeps its state in the task's store and forwards what it says.
 */
public final class WireProcessor implements Processor<byte[], byte[], byte[], byte[]> {
    private static final Refused ELSEWHERE = new Refused(
            DeadLetterReason.KEY,
            "the key belongs to another partition; publish with Kafka's default partitioner (murmur2)");

    private final PipelineSettings pipeline;
    private final TaskGuard guard;
    private @Nullable Wiring wiring;

    WireProcessor(PipelineSettings pipeline, TaskGuard guard) {
        this.pipeline = pipeline;
        this.guard = guard;
    }

    /** What exists only while the processor has a task. */
    private record Wiring(
            ProcessorContext<byte[], byte[]> context,
            SubmissionReader reader,
            Overrides overrides,
            MailCodec mail,
            BundleCodec bundles,
            PartitionRow row,
            KafkaDeskState desk,
            KafkaStoryState stories,
            Partition partition,
            SinkOutput outlets,
            WireMetrics metrics,
            Arrivals arrivals,
            Traces traces,
            DecisiveSettings settings) {}

    @Override
    public void init(ProcessorContext<byte[], byte[]> context) {
        try {
            wiring = wire(context);
        } catch (UnknownSchemaException e) {
            throw MixedVersionsException.unreadable(e);
        } catch (DamagedRowException e) {
            throw damaged(context, e);
        }
    }

    private static IncompatibleStateException damaged(ProcessorContext<?, ?> context, DamagedRowException row) {
        return IncompatibleStateException.startOver("The state of partition "
                + context.taskId().partition()
                + " is damaged, or others have written to its changelog: there is a row that"
                + " no version of this program writes (" + row.getMessage() + ")");
    }

    private Wiring wire(ProcessorContext<byte[], byte[]> context) {
        String upgradeFrom = pipeline.upgradeFrom();
        var codec = new StateCodec(upgradeFrom);
        KeyValueStore<Bytes, byte[]> rows = context.getStateStore(StateStore.STATE);
        var row = new PartitionRow(rows, codec, pipeline.provenance(), guard.topics());
        var desk = new KafkaDeskState(rows, row, codec);
        int home = context.taskId().partition();
        row.put(guard.check(home, row.isNew(), row.readTo()));
        guard.load(home, desk.entries());
        var metrics = new WireMetrics(context);
        var arrivals = new Arrivals();
        var traces = new Traces();
        var outlets = new SinkOutput(context, row::presentMs, metrics, arrivals, traces, pipeline);
        var stories = new KafkaStoryState(rows, row, codec);
        Partition partition = pipeline.partition(home, desk, stories, new KafkaTreeState(rows, codec), row, outlets);
        metrics.present(row::eventTime, () -> row.ledger().watermarkMs(), desk::entries, partition::articlesWaiting);
        return new Wiring(
                context,
                pipeline.reader(),
                new Overrides(pipeline.framing()),
                new MailCodec(),
                new BundleCodec(),
                row,
                desk,
                stories,
                partition,
                outlets,
                metrics,
                arrivals,
                traces,
                pipeline.decisive());
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        try {
            process(wired(), record);
        } catch (UnknownSchemaException e) {
            throw MixedVersionsException.unreadable(e);
        } catch (DamagedRowException e) {
            throw damaged(wired().context(), e);
        }
    }

    private void process(Wiring on, Record<byte[], byte[]> record) {
        RecordMetadata origin = on.context().recordMetadata().orElseThrow();
        ReadTo before = on.row().readTo();
        on.outlets().because(TraceParent.of(record.headers()));
        if (origin.topic().equals(pipeline.topics().mail())) {
            on.row().put(new ReadTo(before.articles(), next(origin, before.mail()), before.overrides()));
            checkSender(on, record.headers());
            readMail(on, record, origin);
        } else if (origin.topic().equals(pipeline.topics().overrides())) {
            on.row().put(new ReadTo(before.articles(), before.mail(), next(origin, before.overrides())));
            decide(on, record, origin);
        } else {
            on.row().put(new ReadTo(next(origin, before.articles()), before.mail(), before.overrides()));
            read(on, record, origin);
        }
        on.desk().save();
        on.stories().save();
        on.row().save();
    }

    /** A record that the state has seen already would be counted twice. */
    private static long next(RecordMetadata origin, long readTo) {
        if (origin.offset() < readTo) {
            throw IncompatibleStateException.startOver("Record " + origin.offset() + " of " + origin.topic() + "-"
                    + origin.partition() + " came again, the state has read up to " + readTo
                    + ": the group's offsets were moved");
        }
        return origin.offset() + 1;
    }

    /** Of some mail a part is decoded only when it is needed. */
    private static void readMail(Wiring on, Record<byte[], byte[]> record, RecordMetadata origin) {
        try {
            readMail(on, record.value() == null ? new byte[0] : record.value());
        } catch (UnknownSchemaException | DamagedRowException e) {
            throw e;
        } catch (SerializationException e) {
            throw IncompatibleStateException.startOver("Record " + origin.offset() + " of " + origin.topic() + "-"
                    + origin.partition() + " is no mail of this pipeline, so others have written to that topic ("
                    + e.getMessage() + ")");
        }
    }

    private static void readMail(Wiring on, byte[] value) {
        if (!on.bundles().isBundle(value)) {
            deliver(on, on.mail().decode(value));
            return;
        }
        for (Piece piece : on.bundles().decode(value)) {
            on.outlets().because(piece.trace());
            deliver(on, on.mail().decode(piece.value()));
        }
    }

    /** Two that differ would come to different stories. */
    private static void checkSender(Wiring on, Headers headers) {
        List<String> differing = on.settings().differing(headers);
        if (!differing.isEmpty()) {
            throw new IncompatibleStateException("Another instance of this application has other settings ("
                    + String.join(", ", differing) + "); give all of them the same");
        }
    }

    private static void deliver(Wiring on, Envelope envelope) {
        if (envelope.mail() instanceof Announce announcement) {
            on.reader().check(announcement.fingerprint());
        } else if (envelope.mail() instanceof OfOwner mail) {
            on.row().hear(mail.reachedMs());
        }
        on.partition().onMail(envelope);
    }

    private void read(Wiring on, Record<byte[], byte[]> record, RecordMetadata origin) {
        Reading reading = reading(on, record, origin.partition());
        if (reading instanceof Published article) {
            on.traces().read(article.id(), record.headers());
            publish(on, article, isBehind(origin));
        } else if (reading instanceof Killed kill) {
            on.traces().read(kill.id(), record.headers());
            on.metrics().kill();
            on.partition().onKill(kill.id(), record.timestamp(), kill.version());
        } else if (reading instanceof Ticked) {
            on.partition().onTick(record.timestamp());
        } else if (reading instanceof Learned learned) {
            on.metrics().houseLearned();
            on.partition().onLearned(learned.house());
        } else if (reading instanceof AllTold) {
            on.partition().onAllTold();
        } else if (reading instanceof Refused refusal) {
            on.outlets().publish(record.key(), DeadLetters.of(record, origin, refusal));
        }
    }

    private boolean isBehind(RecordMetadata origin) {
        long behind = guard.articlesEnd(origin.partition()) - origin.offset();
        return behind * pipeline.partitions() > Patience.MAX_UNREAD_OF_NEWS;
    }

    private void decide(Wiring on, Record<byte[], byte[]> record, RecordMetadata origin) {
        try {
            Decided decided = on.overrides().read(record.key(), record.value(), record.timestamp());
            if (isAtHome(record.key(), origin.partition(), pipeline.partitions())) {
                on.traces().read(decided.articleId(), record.headers());
                on.metrics().decision();
                on.partition().onDecision(decided.articleId(), record.timestamp(), decided.decision());
            } else {
                on.outlets().publish(record.key(), DeadLetters.of(record, origin, ELSEWHERE));
            }
        } catch (UnusableDecisionException e) {
            on.outlets().publish(record.key(), DeadLetters.of(record, origin, new Refused(e.reason(), e.sentence())));
        }
    }

    /** How long it takes is measured of new articles that are for everybody: others wait for what may never come. */
    private static void publish(Wiring on, Published article, boolean isBehind) {
        on.metrics().article();
        long before = on.desk().entries();
        on.partition().onArticle(article.id(), article.submission(), isBehind);
        boolean isNew = on.desk().entries() > before;
        if (isNew && article.submission().text().card().usable()) {
            on.arrivals().read(article.id(), on.context().currentSystemTimeMs());
        }
    }

    private Reading reading(Wiring on, Record<byte[], byte[]> record, int partition) {
        SubmissionReader reader = on.reader();
        if (Ticks.isTick(record.key(), record.value(), record.headers())) {
            return reader.readTick(record.timestamp());
        }
        if (HouseMarks.isHouse(record.key(), record.headers())) {
            return reader.readHouse(record.value(), record.timestamp());
        }
        return isAtHome(record.key(), partition, pipeline.partitions())
                ? reader.read(record.key(), record.value(), record.timestamp(), on.partition()::house)
                : ELSEWHERE;
    }

    /** A kill that went elsewhere would leave its article standing. */
    private static boolean isAtHome(byte @Nullable [] key, int partition, int partitions) {
        return key == null || KeyPartition.of(key, partitions) == partition;
    }

    @Override
    public void close() {
        if (wiring != null) {
            wiring.metrics().close();
            guard.unload(wiring.context().taskId().partition());
            wiring = null;
        }
    }

    private Wiring wired() {
        if (wiring == null) {
            throw new IllegalStateException("process before init");
        }
        return wiring;
    }
}
