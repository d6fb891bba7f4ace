package dev.wirefold.topology;

import dev.wirefold.app.WirefoldConfig;
import dev.wirefold.avro.Article;
import dev.wirefold.contract.AvroCodec;
import dev.wirefold.contract.HouseMarks;
import dev.wirefold.contract.Ticks;
import dev.wirefold.contract.Topics;
import dev.wirefold.core.fingerprint.Comparison;
import dev.wirefold.core.reference.Reference;
import dev.wirefold.core.reference.Reference.Event;
import dev.wirefold.core.reference.Reference.Outcome;
import dev.wirefold.core.story.Election;
import dev.wirefold.topology.SubmissionReader.Killed;
import dev.wirefold.topology.SubmissionReader.Learned;
import dev.wirefold.topology.SubmissionReader.Published;
import dev.wirefold.topology.SubmissionReader.Reading;
import dev.wirefold.wire.ArticleSink;
import dev.wirefold.wire.Incoming;
import dev.wirefold.wire.Refusal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/** Records for the articles topic, and what has to come of them. */
public final class WireFixture {
    public static final Topics TOPICS = new Topics("");

    /**
     * One record for the articles topic.
     *
     * @param value null for a kill by null value
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Message(String id, byte @Nullable [] value, long timestamp) {
        /** Takes milliseconds to make, and is for one thread at a time. */
        private static final AvroCodec<Article> CODEC = new AvroCodec<>(Article.getClassSchema());

        public static Message of(Article article, Instant eventTime) {
            synchronized (CODEC) {
                return new Message(article.getId(), CODEC.encode(article), eventTime.toEpochMilli());
            }
        }

        public static Message kill(String id, Instant eventTime) {
            return new Message(id, null, eventTime.toEpochMilli());
        }

        public Message at(Instant eventTime) {
            return new Message(id, value, eventTime.toEpochMilli());
        }

        public ProducerRecord<byte[], byte[]> record() {
            return new ProducerRecord<>(TOPICS.articles(), null, timestamp, key(), value);
        }

        public byte[] key() {
            return id.getBytes(StandardCharsets.UTF_8);
        }
    }

    private WireFixture() {}

    /** The greatest event time of a wire. */
    public static Instant end(List<Message> wire) {
        return Instant.ofEpochMilli(
                wire.stream().mapToLong(Message::timestamp).max().orElseThrow());
    }

    /** The articles of a directory, in its order. */
    public static List<Message> readAll(Path directory) {
        List<Message> messages = new ArrayList<>();
        dev.wirefold.wire.format.Formats.reader(new ArticleSink() {
                    @Override
                    public void article(Incoming incoming) {
                        messages.add(Message.of(incoming.article(), incoming.eventTimeOr(Instant.EPOCH)));
                    }

                    @Override
                    public void refused(Refusal refusal) {
                        throw new AssertionError(refusal.toString());
                    }

                    @Override
                    public void unknownField(String name) {
                        throw new AssertionError("unknown field " + name);
                    }
                })
                .read(directory);
        return messages;
    }

    /**
     * What the pipeline reads in the records.
     *
     * @param home the partition of an id
     */
    public static List<Event> events(PipelineSettings pipeline, List<Message> wire, ToIntFunction<String> home) {
        return events(pipeline.reader(), wire, home);
    }

    /** The same, by a reader that is there already. */
    public static List<Event> events(SubmissionReader reader, List<Message> wire, ToIntFunction<String> home) {
        List<Event> events = new ArrayList<>();
        for (Message message : wire) {
            Reading reading = reader.read(message.key(), message.value(), message.timestamp());
            int partition = home.applyAsInt(message.id());
            event(reading, partition, message.timestamp()).ifPresent(events::add);
        }
        return events;
    }

    /** The definition of what the pipeline has to come to. */
    public static Reference reference(PipelineSettings pipeline) {
        return new Reference(
                pipeline.lineage(),
                pipeline.joining(),
                new Comparison(pipeline.rules()),
                pipeline.rereading(),
                pipeline.index().minSharedSamples(),
                new Election(pipeline.publisherPriority()));
    }

    /** What memberships and stories have to hold in the end. */
    public static Outcome expected(PipelineSettings pipeline, List<Message> wire) {
        return reference(pipeline).of(homed(pipeline, wire), pipeline.partitions());
    }

    /** What they have to hold when event time has come so far in all partitions, at least. */
    public static Outcome expected(PipelineSettings pipeline, List<Message> wire, Instant lastTick) {
        List<Event> events = new ArrayList<>(homed(pipeline, wire));
        for (int partition = 0; partition < pipeline.partitions(); partition++) {
            events.add(Event.tick(partition, lastTick.toEpochMilli()));
        }
        return reference(pipeline).of(events, pipeline.partitions());
    }

    /** What the pipeline reads in the records, each in the partition where Kafka's producer puts it. */
    public static List<Event> homed(PipelineSettings pipeline, List<Message> wire) {
        return events(pipeline, wire, id -> home(id, pipeline.partitions()));
    }

    /**
     * What the pipeline reads in a topic of articles, ticks and what is learned included.
     *
     * @param records those of each partition in their order there
     */
    public static List<Event> eventsOf(PipelineSettings pipeline, Iterable<ConsumerRecord<byte[], byte[]>> records) {
        SubmissionReader reader = pipeline.reader();
        List<Event> events = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            int partition = record.partition();
            if (Ticks.isTick(record.key(), record.value(), record.headers())) {
                events.add(Event.tick(partition, record.timestamp()));
            } else if (HouseMarks.isHouse(record.key(), record.headers())) {
                if (reader.readHouse(record.value(), record.timestamp()) instanceof Learned learned) {
                    events.add(Event.house(partition, learned.house()));
                }
            } else {
                Reading reading = reader.read(record.key(), record.value(), record.timestamp());
                event(reading, partition, record.timestamp()).ifPresent(events::add);
            }
        }
        return events;
    }

    private static Optional<Event> event(Reading reading, int partition, long timestamp) {
        if (reading instanceof Published published) {
            return Optional.of(new Event(published.id(), partition, timestamp, published.submission(), null));
        }
        return reading instanceof Killed killed
                ? Optional.of(new Event(killed.id(), partition, timestamp, null, killed.version()))
                : Optional.empty();
    }

    /** Where Kafka's producer puts an id. */
    public static int home(String id, int partitions) {
        return Utils.toPositive(Utils.murmur2(id.getBytes(StandardCharsets.UTF_8))) % partitions;
    }

    /** The default pipeline with the given number of partitions. */
    public static PipelineSettings pipeline(int partitions) {
        return new WirefoldConfig(Map.of()).pipeline(TOPICS, partitions);
    }

    static String text(byte[] bytes) {
        return new String(Objects.requireNonNull(bytes), StandardCharsets.UTF_8);
    }
}
