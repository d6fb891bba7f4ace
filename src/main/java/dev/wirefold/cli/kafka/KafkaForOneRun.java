package dev.wirefold.cli.kafka;

import dev.wirefold.UserErrorException;
import dev.wirefold.broker.BrokerException;
import dev.wirefold.broker.EmbeddedBroker;
import dev.wirefold.cli.console.Console;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;

/** The Kafka that the command line names, or else a temporary one in this process. */
public final class KafkaForOneRun {
    private KafkaForOneRun() {}

    /** What is done with a Kafka. */
    public interface Use<T> {
        T with(Map<String, Object> clientConfig) throws Exception;
    }

    public static <T> T use(ConnectionOptions connection, Console console, Use<T> use) throws Exception {
        if (connection.isGiven()) {
            return connection.explaining(() -> use.with(connection.clientConfig()));
        }
        console.err()
                .println(console.errTerminal()
                        .dim("starting a Kafka broker in a temporary directory, and the pipeline"));
        try (EmbeddedBroker broker = EmbeddedBroker.start(EmbeddedBroker.Options.temporary())) {
            return use.with(Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers()));
        } catch (BrokerException e) {
            throw new UserErrorException(String.valueOf(e.getMessage()), e);
        }
    }
}
