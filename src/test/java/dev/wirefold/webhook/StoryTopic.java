package dev.wirefold.webhook;

import dev.wirefold.admin.TopicAdmin;
import dev.wirefold.avro.CanonicalRule;
import dev.wirefold.avro.Member;
import dev.wirefold.avro.Relation;
import dev.wirefold.avro.Story;
import dev.wirefold.avro.StoryStatus;
import dev.wirefold.contract.AvroCodec;
import dev.wirefold.contract.CloudEvents;
import dev.wirefold.contract.Topics;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Writes stories as the pipeline does. */
public final class StoryTopic implements AutoCloseable {
    public static final int PARTITIONS = 4;
    private static final long START_MS = 1_767_600_000_000L;

    private final Topics topics;
    private final CloudEvents events;
    private final AvroCodec<Story> codec = new AvroCodec<>(Story.getClassSchema());
    private final KafkaProducer<byte[], byte[]> producer;
    private final Map<String, Long> revisions = new HashMap<>();
    private UnaryOperator<byte[]> framing = UnaryOperator.identity();

    public StoryTopic(Map<String, Object> clientConfig, Topics topics) {
        this.topics = topics;
        this.events = new CloudEvents(topics);
        try (TopicAdmin admin = TopicAdmin.connect(clientConfig)) {
            admin.create(topics, OptionalInt.of(PARTITIONS), OptionalInt.of(1));
        }
        producer = new KafkaProducer<>(clientConfig, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** From now on values are as this makes them of Avro's single objects. */
    public void framedBy(UnaryOperator<byte[]> other) {
        framing = other;
    }

    /** The next revision of a story. */
    public void live(String id, String source, String language, int articles) {
        long revision = revisions.merge(id, 1L, Long::sum);
        Member member = Member.newBuilder()
                .setArticleId("article-of-" + id)
                .setSource(source)
                .setHeadline("Ferries sail " + revision)
                .setRelation(Relation.ORIGINAL)
                .build();
        write(
                id,
                story(id, StoryStatus.LIVE, revision)
                        .setCanonicalId("article-of-" + id)
                        .setCanonicalRule(CanonicalRule.ONLY)
                        .setHeadline("Ferries sail " + revision)
                        .setSource(source)
                        .setLanguage(language)
                        .setBody("The ferries of <Ellery> sail & “return”.")
                        .setMemberCount(articles)
                        .setMembers(List.of(member))
                        .build(),
                revision);
    }

    public void live(String id) {
        live(id, "Courier", "en", 1);
    }

    /** The end of a story, and the null value behind it. */
    public void end(String id, StoryStatus status, @Nullable String into) {
        long revision = revisions.merge(id, 1L, Long::sum);
        write(id, story(id, status, revision).setMergedInto(into).build(), revision);
        write(id, null, revision + 1);
    }

    private static Story.Builder story(String id, StoryStatus status, long revision) {
        return Story.newBuilder().setStoryId(id).setStatus(status).setRevision(revision);
    }

    private void write(String id, @Nullable Story story, long revision) {
        byte[] value = story == null ? null : framing.apply(codec.encode(story));
        String type = story == null ? "story.ended" : "story.live";
        // Closing waits for all.
        var unused = producer.send(new ProducerRecord<>(
                topics.stories(),
                null,
                START_MS + revision,
                id.getBytes(StandardCharsets.UTF_8),
                value,
                events.of(type, id, CloudEvents.identity(value), START_MS + revision, value != null)));
    }

    @Override
    public void close() {
        producer.close();
    }
}
