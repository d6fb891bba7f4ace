package dev.wirefold.admin;

import dev.wirefold.UserErrorException;
import dev.wirefold.contract.Advice;
import dev.wirefold.contract.Topics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.UnknownMemberIdException;

/**
 * Where an application begins to read. One that has never committed anything has no mail yet: what lies there is another
 * application's, and is passed over; articles and decisions it reads from the first on. One that has must find all that it had not read.
 *
 * <p>Every partition is given an offset, also where there is nothing to pass over: an application that has begun can be told
 * by its offsets, and no consumer need ever be told where to go on when what it stands at is gone.
 */
final class InputOffsets {
    private final Admin admin;
    private final String applicationId;
    private final Topics topics;
    private final int partitions;

    /** @param partitions of each of the topics that are read */
    InputOffsets(Admin admin, String applicationId, Topics topics, int partitions) {
        this.admin = admin;
        this.applicationId = applicationId;
        this.topics = topics;
        this.partitions = partitions;
    }

    /**
     * @param changelogs those of the application that there are
     * @param hasRecords whether anything was committed to a topic
     * @return whether every partition has an offset now; false while instances of an older version run, which gave none to a
     *     partition without articles
     * @throws UserErrorException when offsets or records are gone that the application would need
     */
    boolean prepare(List<String> changelogs, Predicate<String> hasRecords) {
        Map<TopicPartition, OffsetAndMetadata> committed = committed();
        if (committed.isEmpty() && changelogs.stream().anyMatch(hasRecords)) {
            throw new UserErrorException("application " + applicationId + " has state, but its offsets are gone: it was"
                    + " stopped for longer than the brokers' offsets.retention.minutes, or they were deleted; "
                    + Advice.START_OVER);
        }
        refuseOtherTopics(committed.keySet());
        Map<TopicPartition, Long> first = offsets(OffsetSpec.earliest());
        Map<TopicPartition, Long> ends = offsets(OffsetSpec.latest());
        Map<TopicPartition, Long> begin = new HashMap<>();
        first.forEach((partition, earliest) -> {
            boolean isMail = partition.topic().equals(topics.mail());
            OffsetAndMetadata read = committed.get(partition);
            if (read != null || (isMail && !committed.isEmpty())) {
                check(partition, read == null ? 0 : read.offset(), earliest, ends.getOrDefault(partition, earliest));
            }
            if (read == null) {
                boolean passesOver = isMail && committed.isEmpty();
                begin.put(partition, passesOver ? ends.getOrDefault(partition, earliest) : earliest);
            }
        });
        return begin.isEmpty() || commit(begin);
    }

    private void refuseOtherTopics(Set<TopicPartition> committed) {
        Set<String> others = new TreeSet<>();
        committed.forEach(partition -> others.add(partition.topic()));
        topics.inputs().forEach(others::remove);
        if (!others.isEmpty()) {
            throw new UserErrorException("application " + applicationId + " has read other topics, "
                    + String.join(" and ", others)
                    + "; give the --prefix of those, or run here under another name with:"
                    + " wirefold run --set application.id=NEW");
        }
    }

    private void check(TopicPartition partition, long read, long earliest, long end) {
        if (read < earliest) {
            throw new UserErrorException(partition + " has lost records that application " + applicationId
                    + " had not read: it stood still for longer than the topic's retention.ms, or somebody deleted them; "
                    + Advice.START_OVER);
        }
        if (read > end) {
            throw new UserErrorException(partition + " ends before what application " + applicationId
                    + " has read of it: the topic was deleted and made anew, or the group's offsets were moved; "
                    + Advice.START_OVER);
        }
    }

    private Map<TopicPartition, OffsetAndMetadata> committed() {
        try {
            return TopicAdmin.await(
                    admin.listConsumerGroupOffsets(applicationId).partitionsToOffsetAndMetadata());
        } catch (GroupAuthorizationException e) {
            throw Rights.lacking(Set.of(AclOperation.READ), "group " + applicationId, e);
        }
    }

    /** @return false when an instance is at work already, which has done it, or is of an older version */
    private boolean commit(Map<TopicPartition, Long> begin) {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        begin.forEach((partition, offset) -> offsets.put(partition, new OffsetAndMetadata(offset)));
        try {
            TopicAdmin.await(
                    admin.alterConsumerGroupOffsets(applicationId, offsets).all());
            return true;
        } catch (UnknownMemberIdException e) {
            return false;
        }
    }

    private Map<TopicPartition, Long> offsets(OffsetSpec which) {
        List<TopicPartition> inputs = new ArrayList<>();
        for (int partition = 0; partition < partitions; partition++) {
            for (String topic : topics.inputs()) {
                inputs.add(new TopicPartition(topic, partition));
            }
        }
        return LogOffsets.of(admin, inputs, which);
    }
}
