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
 * The data's way, whole: articles, what editors decide about them, and mail go in, mail, memberships, stories, events and dead letters come out.
 *
 * <p>Mail is a source and a sink of the one sub-topology, so that each partition can speak to the others.
 */
public final class WirefoldTopology {
    public static final String ARTICLES_SOURCE = "articles-source";
    public static final String OVERRIDES_SOURCE = "overrides-source";
    public static final String MAIL_SOURCE = "mail-source";
    public static final String WIRE = "wire";
    public static final String MAIL_SINK = "mail-sink";
    public static final String MEMBERSHIPS_SINK = "memberships-sink";
    public static final String STORIES_SINK = "stories-sink";
    public static final String EVENTS_SINK = "story-events-sink";
    static final String DEAD_LETTERS_SINK = "dead-letters-sink";

    private WirefoldTopology() {}

    /** For a look at it, or a test without a Kafka. */
    public static Topology of(PipelineSettings pipeline) {
        return of(pipeline, TaskGuard.NONE, true);
    }

    /**
     * @param haveOffsets whether every partition of articles and decisions has an offset to be read from. One that has not is read from
     *     the beginning; one that has, and whose records there are gone, ends the instance, and so does mail in any case
     */
    public static Topology of(PipelineSettings pipeline, TaskGuard guard, boolean haveOffsets) {
        Topics topics = pipeline.topics();
        Topology topology = new Topology();
        AutoOffsetReset input = haveOffsets ? AutoOffsetReset.none() : AutoOffsetReset.earliest();
        source(topology, ARTICLES_SOURCE, topics.articles(), EventTime.INPUT, input);
        source(topology, OVERRIDES_SOURCE, topics.overrides(), EventTime.INPUT, input);
        source(topology, MAIL_SOURCE, topics.mail(), EventTime.MAIL, AutoOffsetReset.none());
        topology.addProcessor(
                WIRE, new WireProcessors(pipeline, guard), ARTICLES_SOURCE, OVERRIDES_SOURCE, MAIL_SOURCE);
        var bytes = new ByteArraySerializer();
        topology.addSink(MAIL_SINK, topics.mail(), bytes, bytes, new MailPartitioner(), WIRE);
        sink(topology, MEMBERSHIPS_SINK, topics.memberships());
        sink(topology, STORIES_SINK, topics.stories());
        sink(topology, EVENTS_SINK, topics.storyEvents());
        sink(topology, DEAD_LETTERS_SINK, topics.deadLetters());
        return topology;
    }

    private record WireProcessors(PipelineSettings pipeline, TaskGuard guard)
            implements ProcessorSupplier<byte[], byte[], byte[], byte[]> {
        @Override
        public Processor<byte[], byte[], byte[], byte[]> get() {
            return new WireProcessor(pipeline, guard);
        }

        @Override
        public Set<StoreBuilder<?>> stores() {
            return Set.of(StateStore.builder());
        }
    }

    private static void source(Topology topology, String name, String topic, EventTime time, AutoOffsetReset without) {
        var bytes = new ByteArrayDeserializer();
        topology.addSource(without, name, time, bytes, bytes, topic);
    }

    private static void sink(Topology topology, String name, String topic) {
        var bytes = new ByteArraySerializer();
        topology.addSink(name, topic, bytes, bytes, WIRE);
    }
}
