package dev.wirefold.topology;

import dev.wirefold.avro.DeadLetter;
import dev.wirefold.contract.AvroCodec;
import dev.wirefold.contract.Ticks;
import dev.wirefold.contract.TraceParent;
import dev.wirefold.topology.WireFixture.Message;
import dev.wirefold.topology.codec.BundleCodec;
import dev.wirefold.topology.state.StateStore;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.BytesSerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The processor alone, of a wire of one partition, on stores in memory: what Kafka's test driver does, without a flush of
 * seven stores to the disk after each record.
 */
public final class ProcessorDriver {
    private final WireProcessor processor;
    private final MockProcessorContext<byte[], byte[]> context = new MockProcessorContext<>(new Properties());
    private final KeyValueStore<Bytes, byte[]> store;
    private final Deque<Record<byte[], byte[]>> mail = new ArrayDeque<>();
    private final List<DeadLetter> deadLetters = new ArrayList<>();
    private final List<Output> outputs = new ArrayList<>();
    private final PublicView view;
    private final AvroCodec<DeadLetter> codec;
    private final BundleCodec bundles = new BundleCodec();
    private boolean bundling;
    private long offset;

    /** What was forwarded to a sink, in its order among all. */
    record Output(String sink, Record<byte[], byte[]> record) {
        boolean isPublic() {
            return !sink.equals(WirefoldTopology.MAIL_SINK);
        }

        @Nullable
        String header(String name) {
            Header header = record.headers().lastHeader(name);
            return header == null ? null : WireFixture.text(header.value());
        }
    }

    public ProcessorDriver(PipelineSettings pipeline) {
        view = new PublicView(pipeline.framing());
        codec = new AvroCodec<>(DeadLetter.getClassSchema(), pipeline.framing());
        store = org.apache.kafka.streams.state.Stores.keyValueStoreBuilder(
                        org.apache.kafka.streams.state.Stores.inMemoryKeyValueStore(StateStore.STATE),
                        Serdes.Bytes(),
                        Serdes.ByteArray())
                .withLoggingDisabled()
                .build();
        store.init(context.getStateStoreContext(), store);
        context.addStateStore(store);
        processor = new WireProcessor(pipeline, TaskGuard.NONE);
        context.setCurrentSystemTimeMs(0);
        processor.init(context);
    }

    void publish(Message message) {
        publish(message.key(), message.value(), message.timestamp());
    }

    void publish(byte @Nullable [] key, byte @Nullable [] value, long timestamp) {
        // As a source does that has read a record without a time.
        process(WireFixture.TOPICS.articles(), new Record<>(key, value, Math.max(0, timestamp)));
    }

    void publish(Message message, Headers headers) {
        process(
                WireFixture.TOPICS.articles(),
                new Record<>(message.key(), message.value(), message.timestamp(), headers));
    }

    void tick(Instant eventTime) {
        var headers = new RecordHeaders().add(Ticks.HEADER, new byte[0]);
        process(WireFixture.TOPICS.articles(), new Record<>(null, null, eventTime.toEpochMilli(), headers));
    }

    /** What has been learned of a publisher. */
    void tell(ProducerRecord<byte[], byte[]> house) {
        process(
                WireFixture.TOPICS.articles(),
                new Record<>(house.key(), house.value(), house.timestamp(), house.headers()));
    }

    /** Mail from another instance. */
    public void mail(byte[] mail) {
        mail(new Record<>(new byte[0], mail, 0));
    }

    /** The same, with its headers. */
    public void mail(Record<byte[], byte[]> mail) {
        process(WireFixture.TOPICS.mail(), mail);
    }

    /** What this instance tells all others of an article; it reads it, too. */
    public Record<byte[], byte[]> announcement(Message message) {
        publish(message);
        return outputs().stream()
                .filter(output -> output.record().headers().lastHeader(DecisiveSettings.HEADER) != null)
                .findFirst()
                .orElseThrow()
                .record();
    }

    /** Mail comes in bundles from now on: all that one record leads to at once. */
    ProcessorDriver bundling() {
        bundling = true;
        return this;
    }

    /** All that follows from a record, to the end. */
    private void process(String topic, Record<byte[], byte[]> record) {
        step(topic, record);
        while (!mail.isEmpty()) {
            step(WireFixture.TOPICS.mail(), bundling ? bundle() : mail.remove());
        }
    }

    private Record<byte[], byte[]> bundle() {
        byte[] pieces = bundles.encode(mail.stream()
                .map(piece -> new BundleCodec.Piece(piece.value(), TraceParent.of(piece.headers())))
                .toList());
        mail.clear();
        return new Record<>(new byte[0], pieces, 0);
    }

    private void step(String topic, Record<byte[], byte[]> record) {
        context.setRecordMetadata(topic, 0, offset++);
        processor.process(record);
        context.forwarded().forEach(forward -> take(forward.childName().orElseThrow(), plain(forward.record())));
        context.resetForwards();
    }

    private static Record<byte[], byte[]> plain(Record<? extends byte[], ? extends byte[]> record) {
        return new Record<>(record.key(), record.value(), record.timestamp(), record.headers());
    }

    private void take(String sink, Record<byte[], byte[]> record) {
        outputs.add(new Output(sink, record));
        switch (sink) {
            case WirefoldTopology.MAIL_SINK -> mail.add(record);
            case WirefoldTopology.MEMBERSHIPS_SINK -> view.membership(record.key(), record.value());
            case WirefoldTopology.STORIES_SINK -> view.story(record.key(), record.value());
            case WirefoldTopology.DEAD_LETTERS_SINK -> deadLetters.add(codec.decode(record.value()));
            default -> {
                // Events are of no interest here.
            }
        }
    }

    /** All that was forwarded since the last call, mail too. */
    List<Output> outputs() {
        List<Output> all = List.copyOf(outputs);
        outputs.clear();
        return all;
    }

    /** What consumers of the compacted topics hold. */
    PublicView view() {
        return view;
    }

    /** All of them since the last call. */
    List<DeadLetter> deadLetters() {
        List<DeadLetter> letters = List.copyOf(deadLetters);
        deadLetters.clear();
        return letters;
    }

    /** All rows of the state store, without their keys. */
    List<byte[]> rows() {
        List<byte[]> rows = new ArrayList<>();
        try (var all = store.all()) {
            all.forEachRemaining(row -> rows.add(row.value));
        }
        return rows;
    }

    /** The same of the rows whose keys begin so. */
    List<byte[]> rows(Bytes prefix) {
        List<byte[]> rows = new ArrayList<>();
        try (var all = store.prefixScan(prefix, new BytesSerializer())) {
            all.forEachRemaining(row -> rows.add(row.value));
        }
        return rows;
    }
}
