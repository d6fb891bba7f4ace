package dev.wirefold.cli.kafka;

import dev.wirefold.PropertiesFile;
import dev.wirefold.UserErrorException;
import dev.wirefold.contract.Topics;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where Kafka is and how the topics are called: the options that all commands share. */
public final class ConnectionOptions {
    private static final String BOOTSTRAP_VARIABLE = "WIREFOLD_BOOTSTRAP_SERVERS";
    private static final String PREFIX_VARIABLE = "WIREFOLD_TOPIC_PREFIX";
    private static final Pattern PREFIX = Pattern.compile("[a-zA-Z0-9._-]{0,200}");

    @Option(
            names = "--bootstrap-server",
            paramLabel = "HOST:PORT",
            defaultValue = "${env:" + BOOTSTRAP_VARIABLE + "}",
            description = "Kafka brokers, comma-separated. Default: $" + BOOTSTRAP_VARIABLE + ".")
    private @Nullable String bootstrapServers;

    @Option(
            names = "--command-config",
            paramLabel = "FILE",
            description = "Properties for the Kafka client, such as those for encryption and authentication.")
    private @Nullable Path commandConfig;

    @Option(
            names = "--prefix",
            paramLabel = "PREFIX",
            defaultValue = "${env:" + PREFIX_VARIABLE + ":-}",
            description = "Prefix of all topic names. Default: $" + PREFIX_VARIABLE + ", else nothing.")
    private String prefix = "";

    /** @throws UserErrorException when the prefix can't be part of a topic's name */
    public Topics topics() {
        if (!PREFIX.matcher(prefix).matches()) {
            throw new UserErrorException(
                    "--prefix: a topic's name has letters, digits, '.', '_' and '-', got '" + prefix + "'");
        }
        return new Topics(prefix);
    }

    /** Whether anything says where Kafka is. */
    public boolean isGiven() {
        return bootstrapServers != null || fromFile().containsKey(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG);
    }

    /**
     * Configuration for any Kafka client.
     *
     * @throws UserErrorException when nothing says where Kafka is
     */
    public Map<String, Object> clientConfig() {
        Map<String, Object> config = new HashMap<>(fromFile());
        if (bootstrapServers != null) {
            config.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        }
        if (!config.containsKey(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG)) {
            throw new UserErrorException("which Kafka? Pass --bootstrap-server or set " + BOOTSTRAP_VARIABLE
                    + "; without a Kafka, start one with: wirefold broker");
        }
        return config;
    }

    private Map<String, String> fromFile() {
        return commandConfig == null
                ? Map.of()
                : PropertiesFile.read(commandConfig, "--command-config: " + commandConfig);
    }

    /** What to do, for the topics of this prefix. */
    public String advice(String message) {
        return NamedCommands.withPrefix(message, prefix);
    }

    /** Runs what talks to Kafka, and says in one line what is wrong when Kafka can't be talked to. */
    public <T> T explaining(Callable<T> action) throws Exception {
        try {
            return action.call();
        } catch (UserErrorException e) {
            throw new UserErrorException(advice(String.valueOf(e.getMessage())), e);
        } catch (KafkaException e) {
            String servers = String.valueOf(clientConfig().get(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG));
            throw KafkaErrors.explained(e, servers);
        }
    }
}
