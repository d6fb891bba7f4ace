package dev.wirefold.wire;

import dev.wirefold.avro.Article;
import dev.wirefold.contract.AvroCodec;
import dev.wirefold.contract.Topics;
import dev.wirefold.core.fingerprint.LearnedHouse;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * Puts articles on the wire, in order, and accounts for every one of them: it ends in the tally as published, once all
 * in-sync replicas have it, or as refused by name. Publishing the same dated article again writes the same record again,
 * which the desk drops. For use by one thread.
 */
public final class Publisher implements AutoCloseable, ArticleSink, ArticleOutlet {
    private static final String UNTOLD = "what is known of a publisher was not accepted by Kafka for one partition";

    private final WireWriter writer;
    private final WireTimes times;
    private final Outgoing.Policy rules;
    private final InstantSource clock;
    private final PublishTally tally;
    private final AvroCodec<Article> codec = new AvroCodec<>(Article.getClassSchema());
    private KnownHouses houses = KnownHouses.NONE;
    /** How far the wire will have come with what was sent, where anything is known of publishers. */
    private WireTimes sent = new WireTimes(Map.of());

    Publisher(WireWriter writer, WireTimes times, Outgoing.Policy rules, InstantSource clock, PublishTally tally) {
        this.writer = writer;
        this.times = times;
        this.rules = rules;
        this.clock = clock;
        this.tally = tally;
    }

    /** Connects as the other does, to a wire of which nothing is known, or where nobody would hear what is late on it. */
    public static Publisher connect(
            Map<String, Object> clientConfig,
            Topics topics,
            Outgoing.Policy rules,
            InstantSource clock,
            PublishTally tally) {
        return connect(clientConfig, topics, new WireTimes(Map.of()), rules, clock, tally);
    }

    /**
     * Connects to a topic that can be written to.
     *
     * @param clientConfig where Kafka is, as for any client
     * @param times how far the wire has come
     * @throws KafkaException when Kafka refuses
     */
    public static Publisher connect(
            Map<String, Object> clientConfig,
            Topics topics,
            WireTimes times,
            Outgoing.Policy rules,
            InstantSource clock,
            PublishTally tally) {
        return new Publisher(WireWriter.connect(clientConfig, topics), times, rules, clock, tally);
    }

    /**
     * Tells every partition what is known of publishers, before their articles are sent, and waits until all in-sync replicas
     * have it. A failure half way is harmless: nothing else is sent then, and what is told twice counts once.
     */
    public void tell(KnownHouses known) {
        if (known.publishers() == 0) {
            return;
        }
        houses = known;
        sent = times.copy();
        int partitions = writer.partitions();
        houses.atFirst(sent.slowestMs(partitions).orElse(Long.MIN_VALUE)).forEach(house -> tell(house, partitions));
        writer.flush();
    }

    private void tell(LearnedHouse house, int partitions) {
        IntStream.range(0, partitions).forEach(partition -> sent.reach(partition, house.learnedAtMs()));
        writer.house(house.learnedAtMs(), houses.encode(house), (refusal, partition) -> {
            if (refusal != null) {
                tally.noticed(UNTOLD);
            }
        });
    }

    private void tellAgain(Article article, byte[] key, long eventTimeMs) {
        int partitions = writer.partitions();
        sent.slowestMs(partitions).stream()
                .mapToObj(reachedMs -> houses.again(article.getSource(), reachedMs))
                .flatMap(Optional::stream)
                .forEach(house -> tell(house, partitions));
        sent.reach(writer.partition(key), eventTimeMs);
    }

    /** Sends an article if it is fit; what becomes of it is in the tally after {@link #flush()} or {@link #close()}. */
    @Override
    public void article(Incoming incoming) {
        send(incoming, tally);
    }

    @Override
    public void refused(Refusal refusal) {
        tally.refused(refusal);
    }

    @Override
    public void unknownField(String name) {
        tally.unknownField(name);
    }

    @Override
    public void noticed(String notice) {
        tally.noticed(notice);
    }

    @Override
    public ArticleSink countingIn(PublishTally ownTally) {
        return new ArticleSink() {
            @Override
            public void article(Incoming incoming) {
                send(incoming, ownTally);
            }

            @Override
            public void refused(Refusal refusal) {
                ownTally.refused(refusal);
            }

            @Override
            public void unknownField(String name) {
                ownTally.unknownField(name);
            }

            @Override
            public void noticed(String notice) {
                ownTally.noticed(notice);
            }
        };
    }

    @Override
    public void flush() {
        writer.flush();
    }

    @Override
    public @Nullable String broken() {
        return writer.broken();
    }

    private void send(Incoming incoming, PublishTally account) {
        try {
            send(Outgoing.of(incoming, rules, clock.instant()), account);
        } catch (UnusableException e) {
            account.refused(Refusal.of(incoming, e.why()));
        }
    }

    private void send(Outgoing outgoing, PublishTally account) {
        Article article = outgoing.article();
        byte[] key = article.getId().getBytes(StandardCharsets.UTF_8);
        if (houses.publishers() > 0) {
            tellAgain(article, key, outgoing.eventTimeMs());
        }
        writer.send(key, codec.encode(article), outgoing.eventTimeMs(), List.of(), (refusal, partition) -> {
            if (refusal == null) {
                outgoing.countIn(account, rules);
                if (times.isBehind(partition, outgoing.eventTimeMs())
                        && !outgoing.incoming().isKill()) {
                    account.noticed(WireTimes.BEHIND);
                }
            } else {
                account.refused(Refusal.of(outgoing.incoming(), refusal));
            }
        });
    }

    /** Waits until every article sent was answered for. */
    @Override
    public void close() {
        writer.close();
    }
}
