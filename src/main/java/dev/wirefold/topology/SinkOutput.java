package dev.wirefold.topology;

import dev.wirefold.avro.DeadLetter;
import dev.wirefold.avro.Membership;
import dev.wirefold.avro.Story;
import dev.wirefold.avro.StoryEvent;
import dev.wirefold.contract.AvroCodec;
import dev.wirefold.contract.CloudEvents;
import dev.wirefold.contract.Framing;
import dev.wirefold.contract.Topics;
import dev.wirefold.contract.TraceParent;
import dev.wirefold.core.article.StoryId;
import dev.wirefold.core.lineage.Unhonoured;
import dev.wirefold.core.mail.Envelope;
import dev.wirefold.core.mail.Mail;
import dev.wirefold.core.partition.Output;
import dev.wirefold.topology.codec.MailCodec;
import dev.wirefold.topology.codec.PublicRecords;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Forwards what a partition says to the sinks. */
final class SinkOutput implements Output {
    private final ProcessorContext<byte[], byte[]> context;
    private final LongSupplier eventTime;
    private final WireMetrics metrics;
    private final Arrivals arrivals;
    private final Traces traces;
    private final CloudEvents cloudEvents;
    private final Framing framing;
    private final Map<String, String> published;
    private final byte[] settings;
    private final MailCodec mailCodec;
    private final AvroCodec<Membership> memberships;
    private final AvroCodec<Story> stories;
    private final AvroCodec<StoryEvent> events;
    private final AvroCodec<DeadLetter> deadLetters;
    private byte @Nullable [] cause;
    private ByteBuffer lastStory = CloudEvents.identity(null);

    /**
     * @param eventTime gives the timestamp of what is published, milliseconds since 1970-01-01T00:00Z
     * @param metrics counts what is published
     * @param arrivals of the articles that wait for their membership
     * @param traces of the articles
     * @param pipeline its topics are the source of all events, its settings are told to other instances
     */
    SinkOutput(
            ProcessorContext<byte[], byte[]> context,
            LongSupplier eventTime,
            WireMetrics metrics,
            Arrivals arrivals,
            Traces traces,
            PipelineSettings pipeline) {
        this.context = context;
        this.eventTime = eventTime;
        this.metrics = metrics;
        this.arrivals = arrivals;
        this.traces = traces;
        Topics topics = pipeline.topics();
        cloudEvents = new CloudEvents(topics);
        framing = pipeline.framing();
        published = Map.of(
                WirefoldTopology.MEMBERSHIPS_SINK, topics.memberships(),
                WirefoldTopology.STORIES_SINK, topics.stories(),
                WirefoldTopology.EVENTS_SINK, topics.storyEvents(),
                WirefoldTopology.DEAD_LETTERS_SINK, topics.deadLetters());
        settings = pipeline.decisive().mark();
        String upgradeFrom = pipeline.upgradeFrom();
        mailCodec = new MailCodec(upgradeFrom);
        memberships = new AvroCodec<>(Membership.getClassSchema(), upgradeFrom);
        stories = new AvroCodec<>(Story.getClassSchema(), upgradeFrom);
        events = new AvroCodec<>(StoryEvent.getClassSchema(), upgradeFrom);
        deadLetters = new AvroCodec<>(DeadLetter.getClassSchema(), upgradeFrom);
    }

    /** @param trace that of the record, or the piece of mail, that all is said about from now on; null if it has none */
    void because(byte @Nullable [] trace) {
        cause = trace;
    }

    @Override
    public void post(Envelope envelope) {
        Mail mail = envelope.mail();
        var headers = new RecordHeaders();
        if (mail instanceof Mail.Join join) {
            trace(headers, traces.of(join.member().node().id()));
        } else if (mail instanceof Mail.Leave leave) {
            trace(headers, traces.of(leave.node().id()));
        } else if (mail instanceof Mail.Announce) {
            headers.add(DecisiveSettings.HEADER, settings);
        }
        forward(MailPartitioner.key(mail.to()), mailCodec.encode(envelope), headers, WirefoldTopology.MAIL_SINK);
    }

    @Override
    public void publish(String articleId, dev.wirefold.core.lineage.@Nullable Membership membership) {
        byte[] value = membership == null ? null : memberships.encode(PublicRecords.of(articleId, membership));
        OptionalLong waitedMs = arrivals.waited(articleId, context.currentSystemTimeMs());
        if (membership != null) {
            waitedMs.ifPresent(metrics::articleToStory);
        }
        metrics.published(membership);
        WireLog.published(articleId, membership);
        String type = membership == null ? "membership.withdrawn" : "membership";
        Headers headers = headers(type, articleId, CloudEvents.identity(value), value != null);
        trace(headers, traces.of(articleId));
        forward(utf8(articleId), value, headers, WirefoldTopology.MEMBERSHIPS_SINK);
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
    public void notHonoured(Unhonoured decision) {
        metrics.notHonoured();
        WireLog.notHonoured(decision);
        byte[] value = events.encode(PublicRecords.of(decision, timestamp()));
        String key = decision.story() == null
                ? decision.articleId()
                : decision.story().toString();
        Headers headers = headers("story-event.not-honoured", key, CloudEvents.identity(value), true);
        trace(headers, cause);
        forward(utf8(key), value, headers, WirefoldTopology.EVENTS_SINK);
    }

    @Override
    public void readAnew() {
        metrics.readAnew();
    }

    @Override
    public void publish(dev.wirefold.core.story.Story story) {
        metrics.published(story);
        WireLog.published(story);
        byte[] value = stories.encode(PublicRecords.of(story));
        lastStory = CloudEvents.identity(value);
        tellOfStory("story." + lower(story.status()), story.id(), lastStory, value, WirefoldTopology.STORIES_SINK);
    }

    /** Follows the story's last record, and is told from other ends of that story by it. */
    @Override
    public void tombstone(StoryId story) {
        tellOfStory("story.ended", story, lastStory, null, WirefoldTopology.STORIES_SINK);
    }

    @Override
    public void publish(dev.wirefold.core.story.StoryEvent event) {
        metrics.published(event);
        WireLog.published(event);
        byte[] value = events.encode(PublicRecords.of(event));
        tellOfStory(
                "story-event." + lower(event.type()),
                event.story(),
                CloudEvents.identity(value),
                value,
                WirefoldTopology.EVENTS_SINK);
    }

    private void tellOfStory(String type, StoryId story, ByteBuffer identity, byte @Nullable [] value, String sink) {
        String id = story.toString();
        Headers headers = headers(type, id, identity, value != null);
        trace(headers, cause);
        forward(utf8(id), value, headers, sink);
    }

    /** Its key may be no text, and not the only one of its name. */
    void publish(byte @Nullable [] key, DeadLetter letter) {
        metrics.deadLetter();
        WireLog.refused(letter);
        byte[] value = deadLetters.encode(letter);
        String subject = letter.getTopic() + "-" + letter.getPartition() + "@" + letter.getOffset();
        // The first record of a partition may be one, when no time is known yet but its own.
        long timestamp = Math.max(timestamp(), letter.getTimestamp());
        Headers headers = cloudEvents.of(
                "dead-letter." + lower(letter.getReason()), subject, CloudEvents.identity(value), timestamp, true);
        trace(headers, cause);
        forward(key, value, timestamp, headers, WirefoldTopology.DEAD_LETTERS_SINK);
    }

    private Headers headers(String type, String subject, ByteBuffer identity, boolean hasValue) {
        return cloudEvents.of(type, subject, identity, timestamp(), hasValue);
    }

    private static void trace(Headers headers, byte @Nullable [] trace) {
        if (trace != null) {
            headers.add(TraceParent.HEADER, trace);
        }
    }

    private void forward(byte @Nullable [] key, byte @Nullable [] value, Headers headers, String sink) {
        forward(key, value, timestamp(), headers, sink);
    }

    private void forward(byte @Nullable [] key, byte @Nullable [] value, long timestamp, Headers headers, String sink) {
        String topic = published.get(sink);
        byte[] framed = value == null || topic == null ? value : framing.framed(topic, value);
        context.forward(new Record<>(key, framed, timestamp, headers), sink);
    }

    private long timestamp() {
        return eventTime.getAsLong();
    }

    private static String lower(Enum<?> kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
