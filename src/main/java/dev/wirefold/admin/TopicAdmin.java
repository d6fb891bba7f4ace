package dev.wirefold.admin;

import static java.util.Objects.requireNonNull;

import dev.wirefold.UserErrorException;
import dev.wirefold.contract.TopicPlan;
import dev.wirefold.contract.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.utils.Utils;

/** Creates and inspects the topics. Throws Kafka's own exceptions when the cluster can't be reached or refuses. */
public final class TopicAdmin implements AutoCloseable {
    private static final int REACH_TIMEOUT_MS = 10_000;
    private static final Duration LEADER_TIMEOUT = Duration.ofSeconds(30);
    private static final Duration DELETION_TIMEOUT = Duration.ofSeconds(30);
    private static final long PAUSE_MS = 50;

    private final Admin admin;

    public TopicAdmin(Admin admin) {
        this.admin = admin;
    }

    /**
     * Connects at the first call of a method, which fails after about ten seconds when no broker answers.
     *
     * @param clientConfig as for any Kafka client; its timeouts win
     */
    public static TopicAdmin connect(Map<String, Object> clientConfig) {
        return new TopicAdmin(client(clientConfig));
    }

    public static Admin client(Map<String, Object> clientConfig) {
        Map<String, Object> config = new HashMap<>();
        config.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, REACH_TIMEOUT_MS);
        config.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, REACH_TIMEOUT_MS / 2);
        config.putAll(clientConfig);
        return Admin.create(config);
    }

    public int brokers() {
        return await(admin.describeCluster().nodes()).size();
    }

    /** Those of the topics that exist, by name. */
    public Map<String, TopicPlan.Topic> describe(Collection<String> names) {
        if (names.isEmpty()) {
            return Map.of();
        }
        Map<String, TopicDescription> descriptions =
                find(Rights.same(names, Set.of(AclOperation.DESCRIBE, AclOperation.DESCRIBE_CONFIGS)));
        List<ConfigResource> resources = descriptions.keySet().stream()
                .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                .toList();
        Map<ConfigResource, Config> configs =
                await(admin.describeConfigs(resources).all());
        Map<String, TopicPlan.Topic> topics = new HashMap<>();
        for (ConfigResource resource : resources) {
            TopicDescription description = requireNonNull(descriptions.get(resource.name()));
            Map<String, String> settings = requireNonNull(configs.get(resource)).entries().stream()
                    .filter(entry -> entry.value() != null)
                    .collect(Collectors.toMap(ConfigEntry::name, ConfigEntry::value));
            topics.put(
                    resource.name(),
                    new TopicPlan.Topic(
                            resource.name(),
                            description.partitions().size(),
                            description.partitions().get(0).replicas().size(),
                            settings));
        }
        return topics;
    }

    private List<String> existing(Collection<String> names) {
        Set<String> all = await(admin.listTopics().names());
        return names.stream().filter(all::contains).toList();
    }

    /** When the latest record of a topic is from; empty when it has none. */
    public Optional<Instant> latestTime(String topic) {
        return latestTimesMs(topic).values().stream()
                .max(Comparator.naturalOrder())
                .map(Instant::ofEpochMilli);
    }

    /** When the latest record of each partition is from that has any, milliseconds since 1970-01-01T00:00Z. */
    public Map<Integer, Long> latestTimesMs(String topic) {
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        partitionsOf(List.of(topic)).forEach(partition -> asked.put(partition, OffsetSpec.maxTimestamp()));
        Map<Integer, Long> times = new HashMap<>();
        await(admin.listOffsets(asked).all()).forEach((partition, latest) -> {
            if (latest.timestamp() >= 0) {
                times.put(partition.partition(), latest.timestamp());
            }
        });
        return times;
    }

    /** When the latest record of a partition is from; empty when it has none. */
    public Optional<Instant> latestTime(String topic, int partition) {
        var asked = new TopicPartition(topic, partition);
        long latest = await(admin.listOffsets(Map.of(asked, OffsetSpec.maxTimestamp()))
                        .partitionResult(asked))
                .timestamp();
        return latest < 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(latest));
    }

    /** How many partitions those of the topics have that exist, by name. */
    public Map<String, Integer> partitions(Collection<String> names) {
        return find(Rights.same(names, Set.of(AclOperation.DESCRIBE))).values().stream()
                .collect(Collectors.toMap(
                        TopicDescription::name, topic -> topic.partitions().size()));
    }

    /**
     * Sees to it that topics are there and that this user may do to them what it is about to.
     *
     * @param needed the operations, by topic
     * @throws UserErrorException when a topic does not exist, or an operation is not allowed
     */
    public void require(Map<String, Set<AclOperation>> needed) {
        Map<String, TopicDescription> found = find(needed);
        List<String> missing = needed.keySet().stream()
                .filter(name -> !found.containsKey(name))
                .toList();
        if (!missing.isEmpty()) {
            throw new UserErrorException(TopicPlan.missing(missing));
        }
    }

    private Map<String, TopicDescription> find(Map<String, Set<AclOperation>> needed) {
        DescribeTopicsOptions options = new DescribeTopicsOptions().includeAuthorizedOperations(true);
        Map<String, TopicDescription> found = new HashMap<>();
        var answers = admin.describeTopics(needed.keySet(), options).topicNameValues();
        needed.forEach((name, operations) -> {
            try {
                TopicDescription topic = await(requireNonNull(answers.get(name)));
                Rights.check(topic, operations);
                found.put(name, topic);
            } catch (UnknownTopicOrPartitionException e) {
                // It does not exist.
            } catch (TopicAuthorizationException e) {
                throw Rights.lacking(operations, "topic " + name, e);
            }
        });
        return found;
    }

    /**
     * What makes an application unable to run on these topics and on its changelogs, a line each; see
     * {@link TopicPlan#problems}.
     *
     * @param existing those of the topics that exist, by name
     */
    public List<String> problems(Topics names, Map<String, TopicPlan.Topic> existing, String applicationId) {
        List<String> problems = new ArrayList<>(TopicPlan.problems(names, existing));
        changelogs(applicationId).values().stream()
                .map(TopicPlan::changelogProblems)
                .forEach(problems::addAll);
        return problems;
    }

    /** Who may not look at their settings need not know them. */
    private Map<String, TopicPlan.Topic> changelogs(String applicationId) {
        try {
            return describe(Topics.changelogs(applicationId));
        } catch (UserErrorException e) {
            return Map.of();
        }
    }

    /**
     * @param created names of the topics that were missing
     * @param differences what is otherwise than planned with those that were there; they are left as they are
     */
    public record Created(List<String> created, List<String> differences) {}

    /**
     * Creates the topics that are missing and waits until they can be written to. Calling it again changes nothing.
     *
     * @param partitions of all topics; empty: as many as the wire has already, or {@link TopicPlan#DEFAULT_PARTITIONS}
     * @param replication empty: see {@link TopicPlan#defaultReplication}
     * @throws UserErrorException when the wire exists with another number of partitions
     */
    public Created create(Topics names, OptionalInt partitions, OptionalInt replication) {
        Map<String, TopicPlan.Topic> existing = describe(names.all());
        TopicPlan plan = TopicPlan.of(
                names,
                partitionsFor(names, existing, partitions),
                replication.orElseGet(() -> TopicPlan.defaultReplication(brokers())));
        List<TopicPlan.Topic> missing = plan.topics().stream()
                .filter(topic -> !existing.containsKey(topic.name()))
                .toList();
        List<String> created = new ArrayList<>();
        for (TopicPlan.Topic topic : missing) {
            if (create(topic)) {
                created.add(topic.name());
            }
        }
        awaitLeaders(missing.stream().map(TopicPlan.Topic::name).toList());
        return new Created(created, plan.differences(existing));
    }

    private static int partitionsFor(Topics names, Map<String, TopicPlan.Topic> existing, OptionalInt wanted) {
        List<TopicPlan.Topic> wire = names.inputs().stream()
                .filter(existing::containsKey)
                .map(existing::get)
                .toList();
        for (TopicPlan.Topic topic : wire) {
            if (wanted.isPresent() && wanted.getAsInt() != topic.partitions()) {
                throw new UserErrorException("topic " + topic.name() + " exists with " + topic.partitions()
                        + " partitions; leave out --partitions, or give another --prefix, since the number can't be changed"
                        + " without a replay");
            }
        }
        return wire.isEmpty()
                ? wanted.orElse(TopicPlan.DEFAULT_PARTITIONS)
                : wire.get(0).partitions();
    }

    private boolean create(TopicPlan.Topic topic) {
        NewTopic request =
                new NewTopic(topic.name(), topic.partitions(), (short) topic.replication()).configs(topic.settings());
        try {
            await(admin.createTopics(List.of(request)).all());
            return true;
        } catch (TopicExistsException e) {
            // Somebody else was faster, or an answer got lost and the request was repeated.
            return false;
        } catch (TopicAuthorizationException e) {
            throw Rights.lacking(Set.of(AclOperation.CREATE), "topic " + topic.name(), e);
        }
    }

    /**
     * Sees to it that articles can be put on the wire.
     *
     * @param clientConfig as for any Kafka client
     * @throws UserErrorException when the topic does not exist, or this user may not write to it
     * @throws org.apache.kafka.common.KafkaException when Kafka can't be reached or refuses
     */
    public static void requireWritable(Map<String, Object> clientConfig, Topics topics) {
        try (TopicAdmin admin = connect(clientConfig)) {
            admin.require(Map.of(topics.articles(), Set.of(AclOperation.WRITE)));
            admin.awaitLeaders(List.of(topics.articles()));
        }
    }

    /**
     * Waits until every partition of the topics has a leader that answers. A producer that writes to a topic created a moment
     * ago can otherwise lose its sequence and drop records after its delivery timeout.
     */
    public void awaitLeaders(Collection<String> names) {
        long deadlineNanos = System.nanoTime() + LEADER_TIMEOUT.toNanos();
        while (!names.isEmpty()) {
            try {
                askLeaders(names);
                return;
            } catch (UnknownTopicOrPartitionException e) {
                // The broker that was asked has not heard of the topic yet.
                if (System.nanoTime() > deadlineNanos) {
                    throw e;
                }
            }
            Utils.sleep(PAUSE_MS);
        }
    }

    private void askLeaders(Collection<String> names) {
        Map<TopicPartition, OffsetSpec> partitions = partitionsOf(names).stream()
                .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
        // Only a leader can say where its log ends; the client asks again until it does.
        ListOffsetsOptions options = new ListOffsetsOptions();
        options.timeoutMs((int) LEADER_TIMEOUT.toMillis());
        await(admin.listOffsets(partitions, options).all());
    }

    private List<TopicPartition> partitionsOf(Collection<String> names) {
        return await(admin.describeTopics(names).allTopicNames()).values().stream()
                .flatMap(topic -> IntStream.range(0, topic.partitions().size())
                        .mapToObj(partition -> new TopicPartition(topic.name(), partition)))
                .toList();
    }

    /**
     * Sees to it that an application begins to read where it has to.
     *
     * @param partitions of each of the topics that are read
     * @param hasRecords whether anything was committed to a topic
     * @return whether every partition has an offset now; see {@link InputOffsets#prepare}
     * @throws UserErrorException when offsets or records are gone that the application would need
     */
    public boolean prepareInputs(Topics names, String applicationId, int partitions, Predicate<String> hasRecords) {
        List<String> changelogs =
                List.copyOf(partitions(Topics.changelogs(applicationId)).keySet());
        return new InputOffsets(admin, applicationId, names, partitions).prepare(changelogs, hasRecords);
    }

    /**
     * Deletes the topics, and what an application has on the cluster: its group and its changelogs.
     *
     * @throws UserErrorException when the application is running
     */
    public void delete(Topics names, String applicationId) {
        new ApplicationGroup(admin, applicationId).delete();
        delete(Stream.concat(names.all().stream(), Topics.changelogs(applicationId).stream())
                .toList());
    }

    /** Deletes those of the topics that exist, and waits until none of them is named any more. */
    public void delete(Collection<String> names) {
        try {
            await(admin.deleteTopics(existing(names)).all());
        } catch (UnknownTopicOrPartitionException e) {
            // Somebody else was faster, or an answer got lost and the request was repeated.
        }
        long deadlineNanos = System.nanoTime() + DELETION_TIMEOUT.toNanos();
        for (List<String> left = existing(names); !left.isEmpty(); left = existing(names)) {
            if (System.nanoTime() > deadlineNanos) {
                throw new UserErrorException("topics " + String.join(", ", left) + " are still there "
                        + DELETION_TIMEOUT.toSeconds() + " s after they were deleted; try again");
            }
            Utils.sleep(PAUSE_MS);
        }
    }

    @Override
    public void close() {
        admin.close();
    }

    static <T> T await(KafkaFuture<T> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new KafkaException(e.getCause());
        }
    }
}
