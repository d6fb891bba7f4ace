package dev.wirefold.cli;

import dev.wirefold.UserErrorException;
import dev.wirefold.avro.Story;
import dev.wirefold.topology.AvroCodec;
import dev.wirefold.topology.TopicAdmin;
import dev.wirefold.topology.TopicPlan;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code wirefold tail}: shows canonical stories as they are published. */
@Command(name = "tail", description = "Shows canonical stories as they are published, until interrupted.")
final class TailCommand implements Callable<Integer> {
    private static final Duration POLL = Duration.ofSeconds(1);

    private final Console console;
    private final AvroCodec<Story> codec = new AvroCodec<>(Story.getClassSchema());

    @Option(names = "--from-beginning", description = "Show the stories that are there already, too.")
    private boolean fromBeginning;

    @Option(names = "--json", description = "Print one JSON object a line.")
    private boolean json;

    @Option(names = "--max", paramLabel = "N", description = "Stop after so many records.")
    private long max = Long.MAX_VALUE;

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    TailCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        Map<String, Object> clientConfig = connection.clientConfig();
        String topic = connection.topics().stories();
        return connection.explaining(() -> {
            try (TopicAdmin admin = TopicAdmin.connect(clientConfig)) {
                if (admin.describe(List.of(topic)).isEmpty()) {
                    throw new UserErrorException(TopicPlan.missing(List.of(topic)));
                }
            }
            try (Interruption interruption = Interruption.register();
                    KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(consumerConfig(clientConfig))) {
                interruption.calls(consumer::wakeup);
                show(consumer, topic);
            }
            return ExitCode.OK;
        });
    }

    private static Map<String, Object> consumerConfig(Map<String, Object> clientConfig) {
        Map<String, Object> config = new HashMap<>(clientConfig);
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        config.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        return config;
    }

    /** Reads on until enough is shown, nobody reads the output any more, or the consumer is woken up. */
    void show(Consumer<byte[], byte[]> consumer, String topic) {
        try {
            assign(consumer, topic);
            StoryPrinter printer = new StoryPrinter(console.outTerminal());
            long shown = 0;
            while (shown < max && !console.out().checkError()) {
                for (ConsumerRecord<byte[], byte[]> message : consumer.poll(POLL)) {
                    if (shown < max) {
                        print(printer, message);
                        shown++;
                    }
                }
            }
        } catch (WakeupException e) {
            console.out().flush();
        }
    }

    private void assign(Consumer<byte[], byte[]> consumer, String topic) {
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
        consumer.assign(partitions);
        if (fromBeginning) {
            consumer.seekToBeginning(partitions);
        } else {
            consumer.seekToEnd(partitions);
        }
    }

    private void print(StoryPrinter printer, ConsumerRecord<byte[], byte[]> message) {
        String storyId = message.key() == null ? "" : new String(message.key(), StandardCharsets.UTF_8);
        try {
            Story story = decode(message.value());
            if (json) {
                console.out().println(printer.json(storyId, story));
            } else {
                printer.lines(storyId, story, Instant.ofEpochMilli(message.timestamp()))
                        .forEach(console.out()::println);
            }
        } catch (SerializationException e) {
            console.err()
                    .println(message.topic() + " partition " + message.partition() + " offset " + message.offset()
                            + ": " + Terminal.oneLine(String.valueOf(e.getMessage()), Integer.MAX_VALUE));
        }
    }

    private @Nullable Story decode(byte @Nullable [] value) {
        return value == null ? null : codec.decode(value);
    }
}
