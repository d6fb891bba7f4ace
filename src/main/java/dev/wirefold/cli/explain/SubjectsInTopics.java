package dev.wirefold.cli.explain;

import dev.wirefold.UserErrorException;
import dev.wirefold.avro.Article;
import dev.wirefold.avro.ArticleStatus;
import dev.wirefold.avro.Membership;
import dev.wirefold.cli.kafka.WholeTopic;
import dev.wirefold.contract.AvroCodec;
import dev.wirefold.contract.CommittedReader;
import dev.wirefold.contract.Topics;
import dev.wirefold.explain.Subject;
import dev.wirefold.topology.LearnedHouses;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Finds articles and what the pipeline says of them by reading the topics from their beginning. */
final class SubjectsInTopics {

    private final WholeTopic reading;
    private final Topics topics;
    private final Set<String> ids;
    private final LearnedHouses learned;
    private final AvroCodec<Membership> membershipCodec;
    private final Map<String, Revision> articles = new HashMap<>();
    private final Map<String, Membership> memberships = new HashMap<>();

    /** @param article null when it was killed */
    private record Revision(@Nullable Article article, Instant time) {}

    private SubjectsInTopics(WholeTopic reading, Topics topics, Set<String> ids, LearnedHouses learned) {
        this.reading = reading;
        this.topics = topics;
        this.ids = ids;
        this.learned = learned;
        membershipCodec = new AvroCodec<>(Membership.getClassSchema(), reading.framing());
    }

    /**
     * The latest revisions of two articles.
     *
     * @param learned takes what the wire says of publishers
     * @throws UserErrorException when one was never published, or was killed
     */
    static List<Subject> find(WholeTopic reading, Topics topics, String first, String second, LearnedHouses learned) {
        var search = new SubjectsInTopics(reading, topics, Set.of(first, second), learned);
        search.read(topics.articles(), search::article);
        search.read(topics.memberships(), search::membership);
        return List.of(search.subject(first), search.subject(second));
    }

    /**
     * The latest revisions of those articles that were published and not killed.
     *
     * @param learned takes what the wire says of publishers
     */
    static List<Subject> those(WholeTopic reading, Topics topics, Collection<String> ids, LearnedHouses learned) {
        var search = new SubjectsInTopics(reading, topics, Set.copyOf(ids), learned);
        search.read(topics.articles(), search::article);
        search.read(topics.memberships(), search::membership);
        return ids.stream()
                .filter(id -> {
                    Revision revision = search.articles.get(id);
                    return revision != null
                            && revision.article() != null
                            && revision.article().getStatus() != ArticleStatus.CANCELED;
                })
                .map(search::subject)
                .toList();
    }

    private void read(String topic, Consumer<ConsumerRecord<byte[], byte[]>> reader) {
        reading.read(topic, message -> {
            learned.read(message);
            if (message.key() != null && ids.contains(CommittedReader.key(message))) {
                reader.accept(message);
            }
        });
    }

    private void article(ConsumerRecord<byte[], byte[]> message) {
        Article article = message.value() == null
                ? null
                : reading.article(message.value()).orElse(null);
        if (article == null && message.value() != null) {
            // The pipeline refuses such a record too, and keeps the revision before it.
            return;
        }
        Revision known = articles.get(CommittedReader.key(message));
        if (known == null || !isOutdated(known.article(), article)) {
            articles.put(
                    CommittedReader.key(message), new Revision(article, Instant.ofEpochMilli(message.timestamp())));
        }
    }

    private static boolean isOutdated(@Nullable Article known, @Nullable Article next) {
        Long knownRevision = known == null ? null : known.getRevision();
        Long nextRevision = next == null ? null : next.getRevision();
        return knownRevision != null && nextRevision != null && nextRevision < knownRevision;
    }

    private void membership(ConsumerRecord<byte[], byte[]> message) {
        if (message.value() == null) {
            memberships.remove(CommittedReader.key(message));
        } else {
            memberships.put(CommittedReader.key(message), membershipCodec.decode(message.value()));
        }
    }

    private Subject subject(String id) {
        Revision revision = articles.get(id);
        if (revision == null) {
            throw new UserErrorException(
                    "there is no article " + id + " in topic " + topics.articles() + ", and no file of that name");
        }
        Article article = revision.article();
        if (article == null || article.getStatus() == ArticleStatus.CANCELED) {
            throw new UserErrorException("article " + id + " was killed; there is nothing to compare");
        }
        Membership membership = memberships.get(id);
        return membership == null ? Subject.of(id, article, revision.time()) : Subject.of(id, article, membership);
    }
}
