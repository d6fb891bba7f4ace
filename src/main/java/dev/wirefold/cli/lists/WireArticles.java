package dev.wirefold.cli.lists;

import dev.wirefold.admin.TopicAdmin;
import dev.wirefold.avro.Article;
import dev.wirefold.cli.console.Console;
import dev.wirefold.cli.console.ProgressLine;
import dev.wirefold.contract.AvroCodec;
import dev.wirefold.contract.CommittedReader;
import dev.wirefold.contract.Topics;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.SerializationException;

/** Hands a reader all articles that are on a wire now. */
final class WireArticles {
    private WireArticles() {}

    static void read(Console console, Map<String, Object> clientConfig, Topics topics, HouseReader reader) {
        String topic = topics.articles();
        try (TopicAdmin admin = TopicAdmin.connect(clientConfig)) {
            admin.require(Map.of(topic, Set.of(AclOperation.READ)));
        }
        AvroCodec<Article> codec = new AvroCodec<>(Article.getClassSchema());
        long[] count = new long[1];
        try (CommittedReader feed = CommittedReader.fromBeginning(clientConfig, topic);
                ProgressLine progress = new ProgressLine(console, true)) {
            feed.readToEnd(message -> {
                count[0]++;
                progress.show(() -> count[0] + " records of " + topic + " read");
                read(codec, message, reader);
            });
        }
    }

    private static void read(AvroCodec<Article> codec, ConsumerRecord<byte[], byte[]> message, HouseReader reader) {
        if (message.key() == null || message.value() == null) {
            return;
        }
        try {
            reader.article(CommittedReader.key(message), codec.decode(message.value()));
        } catch (SerializationException e) {
            // The pipeline has made it a dead letter.
            reader.passOver();
        }
    }
}
