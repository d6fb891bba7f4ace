package dev.wirefold.cli.advice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirefold.broker.Clients;
import dev.wirefold.contract.TopicPlan;
import dev.wirefold.topology.DecoderFuzzing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.PolicyViolationException;
import org.apache.kafka.common.utils.Utils;

/** What Kafka's own tools and a shell can do to an application. */
final class Deeds {
    static final int PARTITIONS = 2;
    private static final int RECORDS = 30;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** Where the sample has the number of partitions, in Avro's zigzag code. */
    private static final int OLDER_PARTITIONS_AT = 18;

    /** Something that is done. */
    interface Doing {
        void to(Scene scene) throws Exception;
    }

    private Deeds() {}

    private static List<TopicPartition> partitions(String topic) {
        List<TopicPartition> partitions = new ArrayList<>();
        for (int i = 0; i < PARTITIONS; i++) {
            partitions.add(new TopicPartition(topic, i));
        }
        return partitions;
    }

    private static Map<TopicPartition, Long> ends(Scene scene, String topic) throws Exception {
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        partitions(topic).forEach(partition -> asked.put(partition, OffsetSpec.latest()));
        Map<TopicPartition, Long> ends = new HashMap<>();
        scene.admin.listOffsets(asked).all().get().forEach((partition, end) -> ends.put(partition, end.offset()));
        return ends;
    }

    static void moveOffsets(Scene scene, long offset) throws Exception {
        Map<TopicPartition, OffsetAndMetadata> moved = new HashMap<>();
        partitions(scene.topics().articles()).forEach(partition -> moved.put(partition, new OffsetAndMetadata(offset)));
        scene.admin
                .alterConsumerGroupOffsets(scene.applicationId(), moved)
                .all()
                .get();
    }

    /** The same articles once more, which change nothing, so that what is passed over is not missed afterwards. */
    static void passOverAnArticle(Scene scene) throws Exception {
        scene.run(List.of("publish", "seeds"));
        Map<TopicPartition, OffsetAndMetadata> moved = new HashMap<>();
        ends(scene, scene.topics().articles())
                .forEach((partition, end) -> moved.put(partition, new OffsetAndMetadata(end)));
        scene.admin
                .alterConsumerGroupOffsets(scene.applicationId(), moved)
                .all()
                .get();
    }

    static void deleteGroup(Scene scene) throws Exception {
        scene.admin.deleteConsumerGroups(List.of(scene.applicationId())).all().get();
    }

    static void delete(Scene scene, String topic) throws Exception {
        scene.admin.deleteTopics(List.of(topic)).all().get();
    }

    static void deleteChangelog(Scene scene) throws Exception {
        delete(scene, scene.changelog());
    }

    static void makeAnew(Scene scene, String topic) throws Exception {
        delete(scene, topic);
        scene.run(List.of("topics", "create"));
    }

    /** Brokers refuse it for a topic that is only compacted. */
    static void empty(Scene scene, String topic) throws Exception {
        scene.setting(topic, "cleanup.policy", "compact,delete");
        loseAll(scene, topic);
        scene.setting(topic, "cleanup.policy", "compact");
    }

    private static void loseAll(Scene scene, String topic) throws Exception {
        Map<TopicPartition, RecordsToDelete> all = new HashMap<>();
        partitions(topic).forEach(partition -> all.put(partition, RecordsToDelete.beforeOffset(-1)));
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!isDone(scene, all)) {
            assertThat(System.nanoTime()).as("the policy of " + topic).isLessThan(deadline);
            Thread.sleep(20);
        }
    }

    /** A broker hears of a topic's new policy a moment after it has been set. */
    private static boolean isDone(Scene scene, Map<TopicPartition, RecordsToDelete> all) throws Exception {
        try {
            scene.admin.deleteRecords(all).all().get();
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof PolicyViolationException) {
                return false;
            }
            throw e;
        }
    }

    /**
     * The application has read what there was; so there has to be something that it has not. One that stands still has asked for
     * more, and is given the first that comes.
     */
    static void loseUnread(Scene scene, String topic) throws Exception {
        for (int i = 0; i < RECORDS; i++) {
            scene.write(topic, "unread".getBytes(StandardCharsets.UTF_8));
        }
        loseAll(scene, topic);
    }

    static void addPartition(Scene scene, String topic) throws Exception {
        scene.admin
                .createPartitions(Map.of(topic, NewPartitions.increaseTo(PARTITIONS + 1)))
                .all()
                .get();
    }

    static void addPartitions(Scene scene) throws Exception {
        for (TopicPlan.Topic topic : TopicPlan.of(scene.topics(), PARTITIONS, 1).topics()) {
            addPartition(scene, topic.name());
        }
    }

    static void otherTopics(Scene scene) {
        String prefix = "other-" + scene.topics().prefix();
        scene.usePrefix(prefix);
        scene.run(List.of("topics", "create", "--partitions", Integer.toString(PARTITIONS)));
        scene.run(List.of("publish", "seeds"));
    }

    static void deleteLocalState(Scene scene) throws IOException {
        Utils.delete(scene.state.resolve(scene.applicationId()).toFile());
    }

    /** Whatever the changelog holds is overwritten, and there is no other copy. */
    static void damageRows(Scene scene, byte[] value) throws Exception {
        for (var row : Clients.recordsOf(scene.servers, scene.changelog())) {
            scene.write(scene.changelog(), row.partition(), row.key(), value);
        }
        deleteLocalState(scene);
    }

    /** What version 0.2.0 has left: of a program that was upgraded without the reset that its fingerprints ask for. */
    static void putOlderState(Scene scene) throws Exception {
        byte[] older;
        try (var sample = DecoderFuzzing.class.getResourceAsStream("samples/0.2.0/state-Clock.avro")) {
            older = Objects.requireNonNull(sample).readAllBytes();
        }
        older[OLDER_PARTITIONS_AT] = 2 * PARTITIONS;
        for (var row : Clients.recordsOf(scene.servers, scene.changelog())) {
            if (new String(row.key(), StandardCharsets.UTF_8).contains("clock")) {
                scene.write(scene.changelog(), row.partition(), row.key(), older);
            }
        }
        deleteLocalState(scene);
    }

    /** The changelog has rows that no version writes, beside its own. */
    static void addRows(Scene scene) throws Exception {
        for (int partition = 0; partition < PARTITIONS; partition++) {
            for (String key : List.of("x", "\u0000", "nobody's row")) {
                byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
                scene.write(scene.changelog(), partition, bytes, bytes);
            }
        }
        deleteLocalState(scene);
    }

    /** @param part of the names of the files that are overwritten */
    static void damage(Scene scene, String part) throws IOException {
        try (Stream<Path> files = Files.walk(scene.state.resolve(scene.applicationId()))) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(name -> name.toString().contains(part))
                    .toList()) {
                Files.writeString(file, "nothing of use, again and again\n".repeat(64), StandardOpenOption.WRITE);
            }
        }
    }

    /** On another machine, which has no way to delete the local state here. */
    static void resetElsewhere(Scene scene) throws Exception {
        Path here = scene.state.resolve(scene.applicationId());
        Path aside = scene.state.resolve("aside");
        Files.move(here, aside);
        scene.follow("wirefold reset --outputs");
        scene.start();
        scene.settle();
        scene.close();
        Utils.delete(here.toFile());
        Files.move(aside, here);
        // What belongs to the other machine goes with it.
        Files.writeString(scene.state.resolve(scene.applicationId() + ".changelog"), scene.firstMark());
    }
}
