package dev.wirefold.topology;

import dev.wirefold.avro.DeadLetter;
import dev.wirefold.avro.Membership;
import dev.wirefold.avro.Story;
import dev.wirefold.avro.StoryEvent;
import dev.wirefold.contract.AvroCodec;
import dev.wirefold.core.article.StoryId;
import dev.wirefold.core.mail.Envelope;
import dev.wirefold.core.partition.Output;
import dev.wirefold.topology.codec.MailCodec;
import dev.wirefold.topology.codec.PublicRecords;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Forwards what a partition says to the sinks. */
final class SinkOutput implements Output {
    private final ProcessorContext<byte[], byte[]> context;
    private final LongSupplier eventTime;
    private final WireMetrics metrics;
    private final Arrivals arrivals;
    private final MailCodec mailCodec;
    private final AvroCodec<Membership> memberships;
    private final AvroCodec<Story> stories;
    private final AvroCodec<StoryEvent> events;
    private final AvroCodec<DeadLetter> deadLetters;

    /**
     * @param eventTime gives the timestamp of what is published, milliseconds since 1970-01-01T00:00Z
     * @param metrics counts what is published
     * @param arrivals of the articles that wait for their membership
     * @param upgradeFrom the release with whose schemas all is written; empty: with this program's own
     */
    SinkOutput(
            ProcessorContext<byte[], byte[]> context,
            LongSupplier eventTime,
            WireMetrics metrics,
            Arrivals arrivals,
            String upgradeFrom) {
        this.context = context;
        this.eventTime = eventTime;
        this.metrics = metrics;
        this.arrivals = arrivals;
        mailCodec = new MailCodec(upgradeFrom);
        memberships = new AvroCodec<>(Membership.getClassSchema(), upgradeFrom);
        stories = new AvroCodec<>(Story.getClassSchema(), upgradeFrom);
        events = new AvroCodec<>(StoryEvent.getClassSchema(), upgradeFrom);
        deadLetters = new AvroCodec<>(DeadLetter.getClassSchema(), upgradeFrom);
    }

    @Override
    public void post(Envelope envelope) {
        forward(MailPartitioner.key(envelope.mail().to()), mailCodec.encode(envelope), WirefoldTopology.MAIL_SINK);
    }

    @Override
    public void publish(String articleId, dev.wirefold.core.lineage.@Nullable Membership membership) {
        byte[] value = membership == null ? null : memberships.encode(PublicRecords.of(articleId, membership));
        OptionalLong waitedMs = arrivals.waited(articleId, context.currentSystemTimeMs());
        if (membership != null) {
            waitedMs.ifPresent(metrics::articleToStory);
        }
        metrics.published(membership);
        forward(utf8(articleId), value, WirefoldTopology.MEMBERSHIPS_SINK);
    }

    @Override
    public void cutShort() {
        metrics.cutShort();
    }

    @Override
    public void cameTooLate() {
        metrics.cameTooLate();
    }

    @Override
    public void killMetNothing() {
        metrics.killMetNothing();
    }

    @Override
    public void readAnew() {
        metrics.readAnew();
    }

    @Override
    public void publish(dev.wirefold.core.story.Story story) {
        metrics.published(story);
        forward(utf8(story.id().toString()), stories.encode(PublicRecords.of(story)), WirefoldTopology.STORIES_SINK);
    }

    @Override
    public void tombstone(StoryId story) {
        forward(utf8(story.toString()), null, WirefoldTopology.STORIES_SINK);
    }

    @Override
    public void publish(dev.wirefold.core.story.StoryEvent event) {
        metrics.published(event);
        forward(utf8(event.story().toString()), events.encode(PublicRecords.of(event)), WirefoldTopology.EVENTS_SINK);
    }

    void publish(byte @Nullable [] key, DeadLetter letter) {
        metrics.deadLetter();
        forward(key, deadLetters.encode(letter), WirefoldTopology.DEAD_LETTERS_SINK);
    }

    private void forward(byte @Nullable [] key, byte @Nullable [] value, String sink) {
        context.forward(new Record<>(key, value, Math.max(0, eventTime.getAsLong())), sink);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
