package dev.wirefold.topology;

import dev.wirefold.contract.Topics;
import dev.wirefold.topology.state.StateStore;
import java.util.Set;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * The data's way, whole: articles and mail go in, mail, memberships, stories, events and dead letters come out.
 *
 * <p>Mail is a source and a sink of the one sub-topology, so that each partition can speak to the others.
 */
public final class WirefoldTopology {
    public static final String ARTICLES_SOURCE = "articles-source";
    public static final String MAIL_SOURCE = "mail-source";
    public static final String WIRE = "wire";
    public static final String MAIL_SINK = "mail-sink";
    public static final String MEMBERSHIPS_SINK = "memberships-sink";
    public static final String STORIES_SINK = "stories-sink";
    public static final String EVENTS_SINK = "story-events-sink";
    static final String DEAD_LETTERS_SINK = "dead-letters-sink";

    private WirefoldTopology() {}

    public static Topology of(PipelineSettings pipeline) {
        Topics topics = pipeline.topics();
        Topology topology = new Topology();
        source(topology, ARTICLES_SOURCE, topics.articles(), EventTime.ARTICLES);
        source(topology, MAIL_SOURCE, topics.mail(), EventTime.MAIL);
        topology.addProcessor(WIRE, new WireProcessors(pipeline), ARTICLES_SOURCE, MAIL_SOURCE);
        var bytes = new ByteArraySerializer();
        topology.addSink(MAIL_SINK, topics.mail(), bytes, bytes, new MailPartitioner(), WIRE);
        sink(topology, MEMBERSHIPS_SINK, topics.memberships());
        sink(topology, STORIES_SINK, topics.stories());
        sink(topology, EVENTS_SINK, topics.storyEvents());
        sink(topology, DEAD_LETTERS_SINK, topics.deadLetters());
        return topology;
    }

    private record WireProcessors(PipelineSettings pipeline) implements ProcessorSupplier<byte[], byte[], byte[], byte[]> {
        @Override
        public Processor<byte[], byte[], byte[], byte[]> get() {
            return new WireProcessor(pipeline);
        }

        @Override
        public Set<StoreBuilder<?>> stores() {
            return Set.of(StateStore.builder());
        }
    }

    private static void source(Topology topology, String name, String topic, EventTime time) {
        var bytes = new ByteArrayDeserializer();
        topology.addSource(AutoOffsetReset.earliest(), name, time, bytes, bytes, topic);
    }

    private static void sink(Topology topology, String name, String topic) {
        var bytes = new ByteArraySerializer();
        topology.addSink(name, topic, bytes, bytes, WIRE);
    }
}
