package dev.wirefold.cli.kafka;

import dev.wirefold.admin.TopicAdmin;
import dev.wirefold.cli.console.Console;
import dev.wirefold.cli.console.ProgressLine;
import dev.wirefold.contract.CommittedReader;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.acl.AclOperation;

/** Reads all that topics hold as of now, and keeps nothing of it. */
public record WholeTopic(Console console, Map<String, Object> clientConfig) {
    /** Begins: says so if this user may not read one of them. */
    public static WholeTopic reading(Console console, Map<String, Object> clientConfig, String... topics) {
        try (TopicAdmin admin = TopicAdmin.connect(clientConfig)) {
            admin.require(Arrays.stream(topics)
                    .collect(Collectors.toMap(Function.identity(), topic -> Set.of(AclOperation.READ))));
        }
        return new WholeTopic(console, clientConfig);
    }

    /** Hands over every record that is committed, each partition's in order. */
    public void read(String topic, Consumer<ConsumerRecord<byte[], byte[]>> reader) {
        long[] count = new long[1];
        try (CommittedReader feed = CommittedReader.fromBeginning(clientConfig, topic);
                ProgressLine progress = new ProgressLine(console, true)) {
            feed.readToEnd(message -> {
                count[0]++;
                progress.show(() -> count[0] + " records of " + topic + " read");
                reader.accept(message);
            });
        }
    }
}
