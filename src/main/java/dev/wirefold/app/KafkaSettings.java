package dev.wirefold.app;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.streams.StreamsConfig;

/** The names of the settings of Kafka Streams and its clients. It takes any name, and does nothing about one it does not know. */
final class KafkaSettings {
    private static final Set<String> ALL = all();
    private static final Map<String, Set<String>> BY_PREFIX = Map.of(
            StreamsConfig.CONSUMER_PREFIX, ConsumerConfig.configNames(),
            StreamsConfig.MAIN_CONSUMER_PREFIX, ConsumerConfig.configNames(),
            StreamsConfig.RESTORE_CONSUMER_PREFIX, ConsumerConfig.configNames(),
            StreamsConfig.GLOBAL_CONSUMER_PREFIX, ConsumerConfig.configNames(),
            StreamsConfig.PRODUCER_PREFIX, ProducerConfig.configNames(),
            StreamsConfig.ADMIN_CLIENT_PREFIX, AdminClientConfig.configNames());

    /** Brokers know the settings of topics, and say so; a tag has any name. */
    private static final List<String> ANY_NAME = List.of(StreamsConfig.TOPIC_PREFIX, StreamsConfig.CLIENT_TAG_PREFIX);

    private static final Set<String> PASSWORDS = passwords();
    private static final List<String> SECRET_WORDS = List.of("password", "secret", "jaas", "credential", "token");

    private KafkaSettings() {}

    /** Without a client's prefix, a setting is for all clients that have it. */
    private static Set<String> all() {
        Set<String> all = new HashSet<>(StreamsConfig.configDef().names());
        all.addAll(ConsumerConfig.configNames());
        all.addAll(ProducerConfig.configNames());
        all.addAll(AdminClientConfig.configNames());
        return Set.copyOf(all);
    }

    /** By what Kafka says of its own settings, and by the name of others, which may be a login module's. */
    static boolean isSecret(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return SECRET_WORDS.stream().anyMatch(lower::contains)
                || PASSWORDS.stream().anyMatch(secret -> name.equals(secret) || name.endsWith("." + secret));
    }

    private static Set<String> passwords() {
        return Stream.of(
                        StreamsConfig.configDef(),
                        ConsumerConfig.configDef(),
                        ProducerConfig.configDef(),
                        AdminClientConfig.configDef())
                .flatMap(definition -> definition.configKeys().values().stream())
                .filter(key -> key.type == ConfigDef.Type.PASSWORD)
                .map(key -> key.name)
                .collect(Collectors.toUnmodifiableSet());
    }

    static boolean isKnown(String name) {
        return ALL.contains(name)
                || ANY_NAME.stream().anyMatch(name::startsWith)
                || BY_PREFIX.entrySet().stream()
                        .anyMatch(client -> name.startsWith(client.getKey())
                                && client.getValue()
                                        .contains(name.substring(client.getKey().length())));
    }
}
