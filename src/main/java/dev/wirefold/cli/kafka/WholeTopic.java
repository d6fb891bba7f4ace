package dev.wirefold.cli.kafka;

import dev.wirefold.admin.TopicAdmin;
import dev.wirefold.avro.Article;
import dev.wirefold.cli.console.Console;
import dev.wirefold.cli.console.ProgressLine;
import dev.wirefold.contract.AvroCodec;
import dev.wirefold.contract.CommittedReader;
import dev.wirefold.contract.Framing;
import dev.wirefold.contract.RegistryNeededException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.SerializationException;

/** Reads all that topics hold as of now, and keeps nothing of it. Not for use by several threads at once. */
public final class WholeTopic {
    private final Console console;
    private final Map<String, Object> clientConfig;
    private final Framing framing;
    private final AvroCodec<Article> articles;
    private boolean hasWarned;

    private WholeTopic(Console console, Map<String, Object> clientConfig, Framing framing) {
        this.console = console;
        this.clientConfig = clientConfig;
        this.framing = framing;
        articles = new AvroCodec<>(Article.getClassSchema(), framing);
    }

    /** Begins: says so if this user may not read one of them. */
    public static WholeTopic reading(
            Console console, Map<String, Object> clientConfig, Framing framing, String... topics) {
        try (TopicAdmin admin = TopicAdmin.connect(clientConfig)) {
            admin.require(Arrays.stream(topics)
                    .collect(Collectors.toMap(Function.identity(), topic -> Set.of(AclOperation.READ))));
        }
        return new WholeTopic(console, clientConfig, framing);
    }

    /** What values are read with. */
    public Framing framing() {
        return framing;
    }

    /** Hands over every record that is committed, each partition's in order. */
    public void read(String topic, Consumer<ConsumerRecord<byte[], byte[]>> reader) {
        long[] count = new long[1];
        try (CommittedReader feed = CommittedReader.fromBeginning(clientConfig, topic);
                ProgressLine progress = new ProgressLine(console, true)) {
            feed.readToEnd(message -> {
                count[0]++;
                progress.show(() -> count[0] + (count[0] == 1 ? " record of " : " records of ") + topic + " read");
                reader.accept(message);
            });
        }
    }

    /**
     * An article, whoever wrote it; empty when it can't be read. The pipeline has made it a dead letter then, unless that knows
     * a registry: so where one is missing here, it is said once.
     *
     * @param value not null
     */
    public Optional<Article> article(byte[] value) {
        try {
            return Optional.of(articles.decode(value));
        } catch (RegistryNeededException e) {
            if (!hasWarned) {
                hasWarned = true;
                console.err().println("wirefold: warning: articles are passed over: " + e.getMessage());
            }
            return Optional.empty();
        } catch (SerializationException e) {
            return Optional.empty();
        }
    }
}
