package dev.wirefold.admin;

import dev.wirefold.UserErrorException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.UnknownMemberIdException;

/**
 * Where an application begins to read its mail. One that has never committed anything has no mail yet: what lies there is
 * another application's, and is passed over. One that has must find all that it had not read.
 */
final class MailOffsets {
    private static final String ANEW = " start over with: wirefold reset --outputs";

    private final Admin admin;
    private final String applicationId;
    private final Predicate<String> hasRecords;

    /** @param hasRecords whether anything was committed to a topic */
    MailOffsets(Admin admin, String applicationId, Predicate<String> hasRecords) {
        this.admin = admin;
        this.applicationId = applicationId;
        this.hasRecords = hasRecords;
    }

    /**
     * @param changelogs those of the application that there are
     * @throws UserErrorException when offsets or mail are gone that the application would need
     */
    void prepare(String mailTopic, List<String> changelogs, int partitions) {
        Map<TopicPartition, OffsetAndMetadata> committed = committed();
        if (committed.isEmpty() && changelogs.stream().anyMatch(hasRecords)) {
            throw new UserErrorException("application " + applicationId + " has state, but its offsets are gone: it was"
                    + " stopped for longer than the brokers' offsets.retention.minutes;" + ANEW);
        }
        if (committed.isEmpty()) {
            passOver(offsets(mailTopic, partitions, OffsetSpec.latest()));
            return;
        }
        offsets(mailTopic, partitions, OffsetSpec.earliest()).forEach((partition, earliest) -> {
            OffsetAndMetadata read = committed.get(partition);
            if ((read == null ? 0 : read.offset()) < earliest) {
                throw new UserErrorException("mail of application " + applicationId + " in " + partition
                        + " was deleted before it was read: it stood still for longer than the topic's retention.ms;"
                        + ANEW);
            }
        });
    }

    private Map<TopicPartition, OffsetAndMetadata> committed() {
        try {
            return TopicAdmin.await(
                    admin.listConsumerGroupOffsets(applicationId).partitionsToOffsetAndMetadata());
        } catch (GroupAuthorizationException e) {
            throw Rights.lacking(Set.of(AclOperation.READ), "group " + applicationId, e);
        }
    }

    /** Also where there is nothing to pass over: an application that has begun can be told by its offsets. */
    private void passOver(Map<TopicPartition, Long> ends) {
        Map<TopicPartition, OffsetAndMetadata> behind = new HashMap<>();
        ends.forEach((partition, end) -> behind.put(partition, new OffsetAndMetadata(end)));
        try {
            TopicAdmin.await(
                    admin.alterConsumerGroupOffsets(applicationId, behind).all());
        } catch (UnknownMemberIdException e) {
            // Another instance was faster, and is at work already.
        }
    }

    private Map<TopicPartition, Long> offsets(String topic, int partitions, OffsetSpec which) {
        Map<TopicPartition, OffsetSpec> asked = IntStream.range(0, partitions)
                .mapToObj(partition -> new TopicPartition(topic, partition))
                .collect(Collectors.toMap(Function.identity(), partition -> which));
        Map<TopicPartition, ListOffsetsResultInfo> answer =
                TopicAdmin.await(admin.listOffsets(asked).all());
        Map<TopicPartition, Long> offsets = new HashMap<>();
        answer.forEach((partition, info) -> offsets.put(partition, info.offset()));
        return offsets;
    }
}
