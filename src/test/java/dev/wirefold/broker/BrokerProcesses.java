package dev.wirefold.broker;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** Kafka nodes, each a JVM of its own that can be killed and started again over its own data. */
public final class BrokerProcesses implements AutoCloseable {

    private static final int HEAP_MIB = 256;
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(60);

    private final Path directory;
    private final String clusterId;
    private final Map<String, Map<String, String>> settings;
    private final Map<String, ChildJvm> running = new LinkedHashMap<>();

    /**
     * Nothing is started yet.
     *
     * @param directory where the nodes' settings, data and output go
     * @param settings node → Kafka's server settings but for {@code log.dirs}
     */
    public BrokerProcesses(Path directory, String clusterId, Map<String, Map<String, String>> settings) {
        this.directory = directory;
        this.clusterId = clusterId;
        this.settings = settings;
    }

    /** Starts one node, for the first time or again; returns before it is ready. */
    public void start(String node) throws IOException {
        Path home = Files.createDirectories(directory.resolve(node));
        Properties properties = new Properties();
        properties.putAll(settings.getOrDefault(node, Map.of()));
        properties.setProperty("log.dirs", home.resolve("data").toString());
        Path settingsFile = home.resolve("server.properties");
        try (Writer writer = Files.newBufferedWriter(settingsFile)) {
            properties.store(writer, null);
        }
        running.put(
                node,
                ChildJvm.start(
                        home.resolve("output.txt"),
                        HEAP_MIB,
                        BrokerProcess.class,
                        List.of(settingsFile.toString(), clusterId)));
    }

    /** SIGKILL. */
    public void kill(String node) throws InterruptedException {
        running(node).kill();
    }

    /** Stops one node in good order and waits until it has ended. */
    public void stop(String node) throws IOException, InterruptedException {
        running(node).stop(STOP_PATIENCE);
    }

    public boolean isAlive(String node) {
        return running(node).isAlive();
    }

    /** Everything the node has printed, over all its lives. */
    public String output(String node) throws IOException {
        return running(node).output();
    }

    private ChildJvm running(String node) {
        ChildJvm jvm = running.get(node);
        if (jvm == null) {
            throw new IllegalArgumentException("Node " + node + " was never started");
        }
        return jvm;
    }

    /** Kills what still runs: a directory that is thrown away needs no good order. */
    @Override
    public void close() throws InterruptedException {
        for (ChildJvm jvm : running.values()) {
            jvm.close();
        }
    }
}
