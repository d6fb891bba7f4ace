package dev.wirefold.board;

import dev.wirefold.admin.TopicAdmin;
import dev.wirefold.avro.Article;
import dev.wirefold.avro.DeadLetter;
import dev.wirefold.avro.Membership;
import dev.wirefold.avro.Story;
import dev.wirefold.avro.StoryEvent;
import dev.wirefold.contract.AvroCodec;
import dev.wirefold.contract.CommittedReader;
import dev.wirefold.contract.Framing;
import dev.wirefold.contract.Overrides;
import dev.wirefold.contract.RegistryNeededException;
import dev.wirefold.contract.SchemaUnavailableException;
import dev.wirefold.contract.Topics;
import dev.wirefold.contract.UnusableDecisionException;
import dev.wirefold.deadletter.LetterPlace;
import dev.wirefold.deadletter.Returned;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the public topics, from where the horizon begins, and hands their records to a board. Records that can't be decoded
 * are counted and passed over: dead letters tell of them.
 */
final class TopicFeed implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TopicFeed.class);

    private final Topics topics;
    private final Board board;
    private final Health health;
    private final Returned returned;
    private final Consumer<ConsumerRecord<byte[], byte[]>> learning;
    private final InstantSource clock;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final AvroCodec<Article> articles;
    private final AvroCodec<Membership> memberships;
    private final AvroCodec<Story> stories;
    private final AvroCodec<StoryEvent> storyEvents;
    private final Overrides overrides;
    private final AvroCodec<DeadLetter> deadLetters;
    private Map<TopicPartition, Long> ends = Map.of();
    private long cutoffMs;
    private boolean isLive;
    /** What was polled and is not read yet. */
    private final Deque<ConsumerRecord<byte[], byte[]>> come = new ArrayDeque<>();

    private boolean isWaiting;
    private boolean hasWarned;

    TopicFeed(
            Map<String, Object> clientConfig,
            Framing framing,
            Topics topics,
            BoardLimits limits,
            Board board,
            Health health,
            Returned returned,
            Consumer<ConsumerRecord<byte[], byte[]>> learning,
            InstantSource clock) {
        this.topics = topics;
        this.learning = learning;
        this.board = board;
        this.health = health;
        this.returned = returned;
        this.clock = clock;
        articles = new AvroCodec<>(Article.getClassSchema(), framing);
        memberships = new AvroCodec<>(Membership.getClassSchema(), framing);
        stories = new AvroCodec<>(Story.getClassSchema(), framing);
        storyEvents = new AvroCodec<>(StoryEvent.getClassSchema(), framing);
        deadLetters = new AvroCodec<>(DeadLetter.getClassSchema(), framing);
        overrides = new Overrides(framing);
        Map<String, Object> config = new HashMap<>(clientConfig);
        // What retention has deleted meanwhile is behind the horizon, too.
        config.put("auto.offset.reset", "earliest");
        consumer = CommittedReader.consumer(config);
        try {
            consumer.assign(CommittedReader.partitions(
                    consumer,
                    List.of(
                            topics.articles(),
                            topics.memberships(),
                            topics.stories(),
                            topics.storyEvents(),
                            topics.deadLetters(),
                            topics.overrides())));
            begin(clientConfig, limits);
        } catch (RuntimeException e) {
            consumer.close();
            throw e;
        }
    }

    private void begin(Map<String, Object> clientConfig, BoardLimits limits) {
        Instant present = clock.instant();
        Instant latest;
        try (TopicAdmin admin = TopicAdmin.connect(clientConfig)) {
            latest = admin.latestTime(topics.articles()).orElse(present);
        }
        cutoffMs = Math.max(0, Math.min(latest.toEpochMilli(), present.toEpochMilli()) - limits.horizonMs());
        ends = HorizonStart.seek(consumer, cutoffMs);
        // A decision from before the horizon may be about an article that comes yet.
        consumer.seekToBeginning(CommittedReader.partitions(consumer, List.of(topics.overrides())));
    }

    /**
     * Reads what has come, and waits a little if nothing has.
     *
     * @throws RegistryNeededException when there is no registry, and the pipeline writes for one
     */
    void poll(Duration atMost) {
        if (come.isEmpty()) {
            consumer.poll(atMost).forEach(come::addLast);
        }
        while (!come.isEmpty()) {
            try {
                read(come.getFirst());
            } catch (SchemaUnavailableException e) {
                unavailable(e);
                return;
            }
            come.removeFirst();
        }
        if (isWaiting) {
            isWaiting = false;
            LOG.warn("The schema registry answers again");
        }
        isLive = isLive || ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    /** Whether all is read that was there when the board began. */
    boolean isLive() {
        return isLive;
    }

    /** Whether all records of a topic were read that have this time or a later one. */
    boolean isReadFrom(String topic, long timeMs) {
        return topic.equals(topics.overrides()) || timeMs >= cutoffMs;
    }

    /** How many records of the topics, as far as is known, are still to be read. */
    long behind() {
        long behind = 0;
        for (TopicPartition partition : consumer.assignment()) {
            OptionalLong lag = consumer.currentLag(partition);
            behind += lag.orElse(0);
        }
        return behind;
    }

    private void read(ConsumerRecord<byte[], byte[]> message) {
        try {
            take(message);
        } catch (RegistryNeededException e) {
            if (!topics.inputs().contains(message.topic())) {
                throw e;
            }
            // Whoever wrote it, it may be no record of a registry at all.
            if (!hasWarned) {
                hasWarned = true;
                LOG.warn("Records of {} are passed over: {}", message.topic(), e.getMessage());
            }
            health.unreadable();
        } catch (SerializationException e) {
            health.unreadable();
        }
    }

    /** What came behind it would say what is not so yet. */
    private void unavailable(SchemaUnavailableException e) {
        if (!isWaiting) {
            isWaiting = true;
            LOG.warn("The board waits: {}", e.getMessage());
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> message) {
        String topic = message.topic();
        String key = CommittedReader.key(message);
        if (topic.equals(topics.articles())) {
            returned.read(message);
            article(key, message);
        } else if (topic.equals(topics.memberships())) {
            Membership membership = decode(memberships, message);
            boolean isLate = board.membership(key, membership);
            health.membership(key, isLate, clock.millis());
        } else if (topic.equals(topics.stories())) {
            board.story(key, decode(stories, message), message.timestamp());
        } else if (topic.equals(topics.storyEvents())) {
            StoryEvent event = decode(storyEvents, message);
            if (event != null) {
                board.event(event);
            }
        } else if (topic.equals(topics.overrides())) {
            returned.read(message);
            decision(message);
        } else {
            DeadLetter letter = decode(deadLetters, message);
            if (letter != null) {
                health.deadLetter(Refused.of(new LetterPlace(message.partition(), message.offset()), letter));
                if (letter.getTopic().equals(topics.articles())) {
                    board.refused(key, letter.getPartition(), letter.getOffset());
                }
            }
        }
    }

    private void decision(ConsumerRecord<byte[], byte[]> message) {
        try {
            Overrides.Decided decided = overrides.read(message.key(), message.value(), message.timestamp());
            board.decision(decided.articleId(), decided.decision());
        } catch (UnusableDecisionException e) {
            health.unreadable();
        }
    }

    private void article(String key, ConsumerRecord<byte[], byte[]> message) {
        if (message.key() == null) {
            learning.accept(message);
            board.tick(message.partition(), message.timestamp());
            return;
        }
        Article article = decode(articles, message);
        board.article(
                key,
                article,
                new Revision(
                        message.partition(),
                        message.offset(),
                        message.timestamp(),
                        article == null ? null : article.getRevision(),
                        article == null ? "KILL" : article.getUpdate().name()));
        health.article(key, isLive, clock.millis());
    }

    private static <T extends SpecificRecord> @Nullable T decode(
            AvroCodec<T> codec, ConsumerRecord<byte[], byte[]> message) {
        return message.value() == null ? null : codec.decode(message.value());
    }

    /** Ends a poll that waits; for another thread. */
    void wakeup() {
        consumer.wakeup();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
