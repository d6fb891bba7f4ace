package dev.wirefold.admin;

import dev.wirefold.UserErrorException;
import java.time.Duration;
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
import org.apache.kafka.common.utils.Utils;

/** The group of an application's instances, by the classic protocol or that of Kafka Streams (KIP-1071). */
public final class ApplicationGroup {
    private static final Set<GroupState> INACTIVE = Set.of(GroupState.EMPTY, GroupState.DEAD);

    /** An instance that was killed is a member until its session ends, after 6 s by default. */
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private static final long PAUSE_MS = 200;

    private final Admin admin;
    private final String applicationId;

    public ApplicationGroup(Admin admin, String applicationId) {
        this.admin = admin;
        this.applicationId = applicationId;
    }

    public boolean exists() {
        return listing().isPresent();
    }

    private Optional<GroupListing> listing() {
        Collection<GroupListing> all = TopicAdmin.await(admin.listGroups().all());
        return all.stream()
                .filter(group -> group.groupId().equals(applicationId))
                .findAny();
    }

    /**
     * Waits a little for the session of an instance that died to end.
     *
     * @throws UserErrorException when an instance is still running then, or died without its session having ended
     */
    public void refuseActive() {
        long deadlineNanos = System.nanoTime() + PATIENCE.toNanos();
        while (isActive()) {
            if (System.nanoTime() > deadlineNanos) {
                throw active();
            }
            Utils.sleep(PAUSE_MS);
        }
    }

    private boolean isActive() {
        return listing()
                .flatMap(GroupListing::groupState)
                .filter(state -> !INACTIVE.contains(state))
                .isPresent();
    }

    /**
     * Deletes the group with its offsets, if there is one.
     *
     * @throws UserErrorException when an instance is running, or was until a moment ago
     */
    public void delete() {
        Optional<GroupListing> listing = listing();
        if (listing.isEmpty()) {
            return;
        }
        boolean streams = listing.get().type().equals(Optional.of(GroupType.STREAMS));
        List<String> group = List.of(applicationId);
        KafkaFuture<Void> deletion = streams
                ? admin.deleteStreamsGroups(group).all()
                : admin.deleteConsumerGroups(group).all();
        try {
            TopicAdmin.await(deletion);
        } catch (GroupNotEmptyException e) {
            throw active();
        } catch (GroupIdNotFoundException e) {
            // Somebody else was faster, or an answer got lost and the request was repeated.
        }
    }

    private UserErrorException active() {
        return new UserErrorException("application " + applicationId
                + " is running; stop all its instances, and wait until the session of one that died has ended");
    }
}
