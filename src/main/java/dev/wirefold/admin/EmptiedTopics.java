package dev.wirefold.admin;

import static java.util.Objects.requireNonNull;

import dev.wirefold.contract.TopicPlan;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.PolicyViolationException;
import org.apache.kafka.common.utils.Utils;

/**
 * Deletes all records of topics and keeps the topics: their settings stay, and their offsets go on, so that a consumer that
 * has committed one misses nothing of what is written next. A topic made anew would begin at 0 again.
 *
 * <p>A broker deletes records of topics only that have {@code delete} in their cleanup policy. Compacted topics get it for
 * that moment; a run that is interrupted in it leaves a policy that the pipeline refuses to start on, and the next
 * run puts right.
 */
public final class EmptiedTopics {
    private static final Duration POLICY_TIMEOUT = Duration.ofSeconds(30);
    private static final long PAUSE_MS = 50;

    /** Up to what all replicas have. */
    private static final RecordsToDelete ALL = RecordsToDelete.beforeOffset(-1);

    private static final String DELETE = TopicConfig.CLEANUP_POLICY_DELETE;

    private final Admin admin;

    public EmptiedTopics(Admin admin) {
        this.admin = admin;
    }

    /** @param topics as planned, or as they are but for their cleanup policy, which they have afterwards */
    public void empty(Collection<TopicPlan.Topic> topics) {
        for (TopicPlan.Topic topic : topics) {
            String policy = requireNonNull(topic.settings().get(TopicConfig.CLEANUP_POLICY_CONFIG));
            if (policy.contains(DELETE)) {
                deleteRecords(topic.name());
            } else {
                setPolicy(topic.name(), policy + "," + DELETE);
                try {
                    deleteRecords(topic.name());
                } finally {
                    setPolicy(topic.name(), policy);
                }
            }
        }
    }

    private void setPolicy(String topic, String policy) {
        var change =
                new AlterConfigOp(new ConfigEntry(TopicConfig.CLEANUP_POLICY_CONFIG, policy), AlterConfigOp.OpType.SET);
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        TopicAdmin.await(
                admin.incrementalAlterConfigs(Map.of(resource, List.of(change))).all());
    }

    private void deleteRecords(String topic) {
        TopicDescription description = requireNonNull(
                TopicAdmin.await(admin.describeTopics(List.of(topic)).allTopicNames())
                        .get(topic));
        Map<TopicPartition, RecordsToDelete> all = new HashMap<>();
        description.partitions().forEach(info -> all.put(new TopicPartition(topic, info.partition()), ALL));
        long deadlineNanos = System.nanoTime() + POLICY_TIMEOUT.toNanos();
        while (true) {
            try {
                TopicAdmin.await(admin.deleteRecords(all).all());
                return;
            } catch (PolicyViolationException e) {
                // A broker has not heard of the topic's new policy yet.
                if (System.nanoTime() > deadlineNanos) {
                    throw e;
                }
            }
            Utils.sleep(PAUSE_MS);
        }
    }
}
