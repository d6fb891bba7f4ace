package dev.wirefold.broker;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Kafka's settings for one node that is broker and controller at once, on loopback. */
final class SingleNodeSettings {

    private static final String ONE = "1";
    private static final String FOREVER = "-1";

    private SingleNodeSettings() {}

    /**
     * @param logDirectory where Kafka keeps its logs
     * @param port where clients connect
     */
    static Map<String, String> of(Path logDirectory, int port) {
        Map<String, String> settings = new TreeMap<>();
        settings.putAll(node(logDirectory, port));
        settings.putAll(replication());
        settings.putAll(replay());
        settings.putAll(speed());
        return settings;
    }

    private static Map<String, String> node(Path logDirectory, int port) {
        // Nobody but the node itself speaks to its controller, which learns its port as it opens it.
        String controller = LoopbackPort.HOST + ":0";
        return Map.of(
                "node.id", ONE,
                "process.roles", "broker,controller",
                "listeners", "CLIENT://%s:%d,CONTROLLER://%s".formatted(LoopbackPort.HOST, port, controller),
                "listener.security.protocol.map", "CLIENT:PLAINTEXT,CONTROLLER:PLAINTEXT",
                "inter.broker.listener.name", "CLIENT",
                "controller.listener.names", "CONTROLLER",
                "controller.quorum.bootstrap.servers", controller,
                "log.dirs", logDirectory.toString(),
                // A mistyped topic name should be an error.
                "auto.create.topics.enable", "false");
    }

    private static Map<String, String> replication() {
        return Map.of(
                "default.replication.factor", ONE,
                "min.insync.replicas", ONE,
                "offsets.topic.replication.factor", ONE,
                "transaction.state.log.replication.factor", ONE,
                "transaction.state.log.min.isr", ONE,
                "share.coordinator.state.topic.replication.factor", ONE,
                "share.coordinator.state.topic.min.isr", ONE);
    }

    /** In a replay record timestamps are the articles' own: years old, or ahead of this machine's clock. */
    private static Map<String, String> replay() {
        return Map.of(
                "log.message.timestamp.before.max.ms", Long.toString(Long.MAX_VALUE),
                "log.message.timestamp.after.max.ms", Long.toString(Long.MAX_VALUE),
                // Retention counts from record timestamps: by default a replayed archive would be deleted at once.
                "log.retention.ms", FOREVER,
                // A data directory put aside for weeks still knows how far its readers came.
                "offsets.retention.minutes", Integer.toString(Integer.MAX_VALUE));
    }

    /** Quick to start and to take back after a crash, and small. */
    private static Map<String, String> speed() {
        return Map.of(
                "group.initial.rebalance.delay.ms", "0",
                "broker.session.timeout.ms", "2000",
                "broker.heartbeat.interval.ms", "500",
                "offsets.topic.num.partitions", "4",
                "transaction.state.log.num.partitions", "4",
                // 2 MiB rather than 128 of heap.
                "log.cleaner.dedupe.buffer.size", "2097152");
    }
}
