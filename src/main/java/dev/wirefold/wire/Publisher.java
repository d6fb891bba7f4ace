package dev.wirefold.wire;

import dev.wirefold.UserErrorException;
import dev.wirefold.avro.Article;
import dev.wirefold.topology.AvroCodec;
import dev.wirefold.topology.Topics;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.KafkaException;

/**
 * Puts articles on the wire, in order, and accounts for every one of them: it ends in the tally as published, once all
 * in-sync replicas have it, or as refused by name. Publishing the same dated article again writes the same record again,
 * which the desk drops. For use by one thread.
 */
public final class Publisher implements AutoCloseable, ArticleSink {
    private final WireWriter writer;
    private final Outgoing.Rules rules;
    private final InstantSource clock;
    private final PublishTally tally;
    private final AvroCodec<Article> codec = new AvroCodec<>(Article.getClassSchema());

    Publisher(WireWriter writer, Outgoing.Rules rules, InstantSource clock, PublishTally tally) {
        this.writer = writer;
        this.rules = rules;
        this.clock = clock;
        this.tally = tally;
    }

    /**
     * Connects once the topic can be written to.
     *
     * @param clientConfig where Kafka is, as for any client
     * @throws UserErrorException when the topic does not exist
     * @throws KafkaException when Kafka can't be reached or refuses
     */
    public static Publisher connect(
            Map<String, Object> clientConfig,
            Topics topics,
            Outgoing.Rules rules,
            InstantSource clock,
            PublishTally tally) {
        return new Publisher(WireWriter.connect(clientConfig, topics), rules, clock, tally);
    }

    /** Sends an article if it is fit; what becomes of it is in the tally after {@link #close()}. */
    @Override
    public void article(Incoming incoming) {
        try {
            send(Outgoing.of(incoming, rules, clock.instant()));
        } catch (UnusableException e) {
            refuse(incoming, e.why());
        }
    }

    @Override
    public void refused(Refusal refusal) {
        tally.refused(refusal);
    }

    @Override
    public void unknownField(String name) {
        tally.unknownField(name);
    }

    private void send(Outgoing outgoing) {
        Article article = outgoing.article();
        byte[] key = article.getId().getBytes(StandardCharsets.UTF_8);
        writer.send(key, codec.encode(article), outgoing.eventTimeMs(), List.of(), refusal -> {
            if (refusal == null) {
                tally.published(outgoing.incoming());
            } else {
                refuse(outgoing.incoming(), refusal);
            }
        });
    }

    private void refuse(Incoming incoming, String why) {
        tally.refused(Refusal.of(incoming, why));
    }

    /** Waits until every article sent was answered for. */
    @Override
    public void close() {
        writer.close();
    }
}
