package dev.wirefold.topology;

import dev.wirefold.UserErrorException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.GroupType;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.GroupNotEmptyException;

/** The group of an application's instances, by the classic protocol or that of Kafka Streams (KIP-1071). */
final class ApplicationGroup {
    private static final Set<GroupState> INACTIVE = Set.of(GroupState.EMPTY, GroupState.DEAD);

    private final Admin admin;
    private final String applicationId;

    ApplicationGroup(Admin admin, String applicationId) {
        this.admin = admin;
        this.applicationId = applicationId;
    }

    boolean exists() {
        return listing().isPresent();
    }

    private Optional<GroupListing> listing() {
        Collection<GroupListing> all = TopicAdmin.await(admin.listGroups().all());
        return all.stream()
                .filter(group -> group.groupId().equals(applicationId))
                .findAny();
    }

    /** @throws UserErrorException when an instance is running, or was until a moment ago */
    void refuseActive() {
        listing()
                .flatMap(GroupListing::groupState)
                .filter(state -> !INACTIVE.contains(state))
                .ifPresent(state -> {
                    throw active();
                });
    }

    /**
     * Deletes the group with its offsets, if there is one.
     *
     * @throws UserErrorException when an instance is running, or was until a moment ago
     */
    void delete() {
        boolean streams = listing()
                .flatMap(GroupListing::type)
                .filter(type -> type == GroupType.STREAMS)
                .isPresent();
        List<String> group = List.of(applicationId);
        KafkaFuture<Void> deletion = streams
                ? admin.deleteStreamsGroups(group).all()
                : admin.deleteConsumerGroups(group).all();
        try {
            TopicAdmin.await(deletion);
        } catch (GroupNotEmptyException e) {
            throw active();
        } catch (GroupIdNotFoundException e) {
            // It has never run, or is deleted already.
        }
    }

    private UserErrorException active() {
        return new UserErrorException("application " + applicationId
                + " is running; stop all its instances, and wait until the session of one that died has ended");
    }
}
