package dev.wirefold.broker;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;

/**
 * A running KRaft node (KIP-500) of Kafka's own server classes, in this process.
 *
 * <p>A failed start leaves nothing behind. A fatal fault later on, such as a log directory that can no longer be written,
 * ends the whole JVM: that is Kafka's own decision, as it cannot vouch for its data any more.
 */
final class KafkaNode implements AutoCloseable {

    private final KafkaRaftServer server;

    private KafkaNode(KafkaRaftServer server) {
        this.server = server;
    }

    /**
     * Formats the node's log directory unless that was done before, and starts the node.
     *
     * @param settings Kafka's server settings, with one {@code log.dirs}
     * @param settingsFile where to write them down, as the formatter reads a file
     * @param newClusterId the cluster a new log directory becomes part of; one formatted before keeps its own
     * @throws IOException if a file cannot be written
     * @throws RuntimeException of many kinds and depths, if Kafka refuses
     */
    static KafkaNode start(Map<String, String> settings, Path settingsFile, Uuid newClusterId) throws IOException {
        Properties properties = new Properties();
        properties.putAll(settings);
        // The formatter writes this file last.
        if (!Files.exists(Path.of(properties.getProperty("log.dirs"), "meta.properties"))) {
            format(properties, settingsFile, newClusterId);
        }
        return started(new KafkaRaftServer(KafkaConfig.fromProps(properties, false), Time.SYSTEM));
    }

    private static KafkaNode started(KafkaRaftServer server) {
        try {
            server.startup();
            return new KafkaNode(server);
        } catch (Throwable e) {
            // Whatever started before the failure runs on otherwise, and keeps the JVM from ending.
            server.shutdown();
            server.awaitShutdown();
            throw e;
        }
    }

    private static void format(Properties properties, Path settingsFile, Uuid clusterId) throws IOException {
        try (Writer writer = Files.newBufferedWriter(settingsFile)) {
            properties.store(writer, null);
        }
        List<String> command =
                new ArrayList<>(List.of("format", "-t", clusterId.toString(), "-c", settingsFile.toString()));
        if (!properties.containsKey("controller.quorum.voters")) {
            command.add("--standalone");
        }
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        int status = StorageTool.execute(
                command.toArray(String[]::new), new PrintStream(said, true, StandardCharsets.UTF_8));
        if (status != 0) {
            throw new IOException(said.toString(StandardCharsets.UTF_8).strip());
        }
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }
}
