package dev.wirefold.broker;

import java.io.IOException;
import java.net.BindException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;

/**
 * A single-node Kafka broker inside this process, reachable over loopback only.
 *
 * <p>It is Kafka's own server, not a substitute: transactions, groups and logs are the real ones. What it holds is lost
 * with its disk, so it is for development, demonstrations and tests.
 */
public final class EmbeddedBroker implements AutoCloseable {

    private final DataDirectory directory;
    private final KafkaNode node;
    private final int port;
    private final AtomicBoolean closed = new AtomicBoolean();

    private EmbeddedBroker(DataDirectory directory, KafkaNode node, int port) {
        this.directory = directory;
        this.node = node;
        this.port = port;
    }

    /**
     * Where a broker keeps its data and where it listens.
     *
     * @param dataDirectory kept when the broker closes, and reused, cluster id included, by the next one that names it;
     *     null for a temporary directory that {@link EmbeddedBroker#close} deletes
     * @param port the clients' port; 0 for any free one
     */
    public record Options(@Nullable Path dataDirectory, int port) {

        public Options {
            if (port < 0 || port > 0xFFFF) {
                throw new BrokerException("A port is between 0 and 65535, not " + port + ".");
            }
        }

        /** A temporary directory and any free port. */
        public static Options temporary() {
            return new Options(null, 0);
        }

        /** A kept directory and any free port. */
        public static Options keptIn(Path dataDirectory) {
            return new Options(dataDirectory, 0);
        }

        public Options withPort(int newPort) {
            return new Options(dataDirectory, newPort);
        }
    }

    /**
     * Starts a broker; it takes requests when this returns.
     *
     * @throws BrokerException if the port is taken, the data directory is held by another broker or cannot be written,
     *     or Kafka cannot make sense of what lies there
     */
    public static EmbeddedBroker start(Options options) {
        DataDirectory directory = DataDirectory.open(options.dataDirectory());
        try {
            int port = options.port() == 0 ? LoopbackPort.anyFree() : options.port();
            return new EmbeddedBroker(directory, startNode(directory.path(), port), port);
        } catch (RuntimeException | Error e) {
            directory.close();
            throw e;
        }
    }

    private static KafkaNode startNode(Path directory, int port) {
        try {
            // Kafka itself finds out late that its port is taken, and complains at length.
            LoopbackPort.tryOut(port);
            return KafkaNode.start(
                    SingleNodeSettings.of(directory.resolve("kafka"), port),
                    directory.resolve("server.properties"),
                    Uuid.randomUuid());
        } catch (IOException | RuntimeException e) {
            throw new BrokerException(explanation(directory, port, rootCause(e)), e);
        }
    }

    private static String explanation(Path directory, int port, Throwable reason) {
        return reason instanceof BindException
                ? "Port %d on %s cannot be opened (%s); stop what listens there or choose another port."
                        .formatted(port, LoopbackPort.HOST, reason.getMessage())
                : "The broker could not start in %s (%s); put that right or choose another data directory."
                        .formatted(directory, reason.toString().replaceAll("\\s+", " "));
    }

    private static Throwable rootCause(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    /** The address for a client's {@code bootstrap.servers}. */
    public String bootstrapServers() {
        return LoopbackPort.HOST + ":" + port;
    }

    Path dataDirectory() {
        return directory.path();
    }

    /** Stops the broker in good order, so that its next start need not recover its logs. Further calls do nothing. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            try {
                node.close();
            } finally {
                directory.close();
            }
        }
    }
}
