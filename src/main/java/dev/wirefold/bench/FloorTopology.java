package dev.wirefold.bench;

import dev.wirefold.contract.Topics;
import dev.wirefold.topology.EventTime;
import dev.wirefold.topology.MailPartitioner;
import dev.wirefold.topology.WirefoldTopology;
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
 * The least that this machine needs for carrying what the pipeline carries: the topology's topics, stores and mail, with as
 * many records of the same mean size, and nothing thought about any of them. What the pipeline itself costs is what it
 * takes beyond this.
 */
public final class FloorTopology {
    private FloorTopology() {}

    /**
     * The floor for what a run of the pipeline has written.
     *
     * @param articles records that were read from the wire then
     */
    public static Topology of(Topics topics, int partitions, Traffic traffic, long articles) {
        FloorLoad load = FloorLoad.of(traffic, articles, partitions);
        var in = new ByteArrayDeserializer();
        var out = new ByteArraySerializer();
        Topology topology = new Topology();
        topology.addSource(
                AutoOffsetReset.earliest(),
                WirefoldTopology.ARTICLES_SOURCE,
                EventTime.INPUT,
                in,
                in,
                topics.articles());
        topology.addSource(
                AutoOffsetReset.earliest(), WirefoldTopology.MAIL_SOURCE, EventTime.MAIL, in, in, topics.mail());
        topology.addProcessor(
                WirefoldTopology.WIRE,
                new Floor(topics, load),
                WirefoldTopology.ARTICLES_SOURCE,
                WirefoldTopology.MAIL_SOURCE);
        topology.addSink(
                WirefoldTopology.MAIL_SINK, topics.mail(), out, out, new MailPartitioner(), WirefoldTopology.WIRE);
        topology.addSink(WirefoldTopology.MEMBERSHIPS_SINK, topics.memberships(), out, out, WirefoldTopology.WIRE);
        topology.addSink(WirefoldTopology.STORIES_SINK, topics.stories(), out, out, WirefoldTopology.WIRE);
        topology.addSink(WirefoldTopology.EVENTS_SINK, topics.storyEvents(), out, out, WirefoldTopology.WIRE);
        return topology;
    }

    private record Floor(Topics topics, FloorLoad load) implements ProcessorSupplier<byte[], byte[], byte[], byte[]> {
        @Override
        public Processor<byte[], byte[], byte[], byte[]> get() {
            return new FloorProcessor(topics, load);
        }

        @Override
        public Set<StoreBuilder<?>> stores() {
            return Set.of(StateStore.builder());
        }
    }
}
