package dev.wirefold.topology;

import dev.wirefold.avro.DeadLetter;
import dev.wirefold.avro.StoryEvent;
import dev.wirefold.contract.AvroCodec;
import dev.wirefold.contract.Ticks;
import dev.wirefold.contract.Topics;
import dev.wirefold.topology.WireFixture.Message;
import dev.wirefold.topology.state.StateStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;

/** The topology on Kafka's test driver: one partition, so mail comes back to where it was sent. */
public final class TopologyDriver implements AutoCloseable {
    private final Path stateDirectory;
    private final TopologyTestDriver driver;
    private final Topics topics;

    public TopologyDriver(PipelineSettings pipeline) {
        try {
            stateDirectory = Files.createTempDirectory("wirefold-topology");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Properties settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "test");
        settings.put(StreamsConfig.STATE_DIR_CONFIG, stateDirectory.toString());
        topics = pipeline.topics();
        driver = new TopologyTestDriver(WirefoldTopology.of(pipeline), settings, Instant.EPOCH);
    }

    public void publish(List<Message> messages) {
        messages.forEach(this::publish);
    }

    public void publish(Message message) {
        publish(message.key(), message.value(), message.timestamp());
    }

    public void tick(Instant eventTime) {
        var bytes = new ByteArraySerializer();
        Ticks.records(topics.articles(), 1, eventTime)
                .forEach(tick -> driver.createInputTopic(topics.articles(), bytes, bytes)
                        .pipeInput(new TestRecord<>(null, null, tick.headers(), eventTime.toEpochMilli())));
    }

    public void publish(byte @Nullable [] key, byte @Nullable [] value, long timestamp) {
        var bytes = new ByteArraySerializer();
        driver.createInputTopic(topics.articles(), bytes, bytes).pipeInput(key, value, timestamp);
    }

    public void publish(ProducerRecord<byte[], byte[]> message) {
        publish(message.key(), message.value(), message.timestamp(), message.headers());
    }

    public void publish(byte @Nullable [] key, byte @Nullable [] value, long timestamp, Headers headers) {
        var bytes = new ByteArraySerializer();
        driver.createInputTopic(topics.articles(), bytes, bytes)
                .pipeInput(new TestRecord<>(key, value, headers, timestamp));
    }

    /** An editor's decision, as a record of its topic. */
    public void decide(byte @Nullable [] key, byte @Nullable [] value, long timestamp) {
        var bytes = new ByteArraySerializer();
        driver.createInputTopic(topics.overrides(), bytes, bytes).pipeInput(key, value, timestamp);
    }

    /** What consumers of the compacted topics hold after reading all that was published since the last call. */
    public PublicView readInto(PublicView view) {
        output(topics.memberships())
                .readRecordsToList()
                .forEach(record -> view.membership(record.key(), record.value()));
        output(topics.stories()).readRecordsToList().forEach(record -> view.story(record.key(), record.value()));
        return view;
    }

    public PublicView view() {
        return readInto(new PublicView());
    }

    /** All values of the stories topic, ends of stories included, that were not read before. */
    public List<byte[]> storyValues() {
        return output(topics.stories()).readValuesToList();
    }

    /** How many rows the state store holds. */
    public int rowsOfState() {
        int rows = 0;
        KeyValueStore<Bytes, byte[]> store = driver.getKeyValueStore(StateStore.STATE);
        try (var all = store.all()) {
            for (; all.hasNext(); all.next()) {
                rows++;
            }
        }
        return rows;
    }

    /** How much mail met an article that had been let go of. */
    public long lateMail() {
        return counted(WireMetrics.LATE_MAIL);
    }

    /** How many kills named an article that was not known. */
    public long killsWithoutArticle() {
        return counted(WireMetrics.KILLS_WITHOUT_ARTICLE);
    }

    /** How often an article was read anew. */
    public long readAnew() {
        return counted(WireMetrics.READ_ANEW);
    }

    private long counted(String sensor) {
        return driver.metrics().values().stream()
                .filter(metric -> metric.metricName().name().equals(sensor + "-total"))
                .mapToLong(metric -> ((Number) metric.metricValue()).longValue())
                .sum();
    }

    public List<StoryEvent> events() {
        var codec = new AvroCodec<StoryEvent>(StoryEvent.getClassSchema());
        return output(topics.storyEvents()).readValuesToList().stream()
                .map(codec::decode)
                .toList();
    }

    public List<DeadLetter> deadLetters() {
        var codec = new AvroCodec<DeadLetter>(DeadLetter.getClassSchema());
        return output(topics.deadLetters()).readValuesToList().stream()
                .map(codec::decode)
                .toList();
    }

    private TestOutputTopic<byte[], byte[]> output(String topic) {
        var bytes = new ByteArrayDeserializer();
        return driver.createOutputTopic(topic, bytes, bytes);
    }

    @Override
    public void close() {
        driver.close();
        try {
            Utils.delete(stateDirectory.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
