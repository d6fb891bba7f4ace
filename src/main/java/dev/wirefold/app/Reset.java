package dev.wirefold.app;

import dev.wirefold.LockFile;
import dev.wirefold.UserErrorException;
import dev.wirefold.admin.ApplicationGroup;
import dev.wirefold.admin.EmptiedTopics;
import dev.wirefold.admin.TopicAdmin;
import dev.wirefold.contract.TopicPlan;
import dev.wirefold.contract.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.utils.Utils;

/**
 * Takes an application back to where it has read nothing, so that its next start reads the wire from the beginning. The wire
 * itself is never touched.
 */
public final class Reset implements AutoCloseable {
    private final Admin admin;
    private final TopicAdmin topicAdmin;
    private final WirefoldConfig config;
    private final Topics topics;

    /**
     * What there is to be done away with.
     *
     * @param offsets whether the application has a group, and with it offsets
     * @param deletedTopics changelogs, which the application creates itself
     * @param emptiedTopics topics that stay, without their records
     * @param localState the directory of the application's state on this machine; empty when there is none
     */
    public record Plan(
            String applicationId,
            boolean offsets,
            List<String> deletedTopics,
            List<String> emptiedTopics,
            Optional<Path> localState) {
        public Plan {
            deletedTopics = List.copyOf(deletedTopics);
            emptiedTopics = List.copyOf(emptiedTopics);
        }
    }

    private Reset(Admin admin, WirefoldConfig config, Topics topics) {
        this.admin = admin;
        this.topicAdmin = new TopicAdmin(admin);
        this.config = config;
        this.topics = topics;
    }

    /** @param clientConfig as for any Kafka client */
    public static Reset connect(Map<String, Object> clientConfig, WirefoldConfig config, Topics topics) {
        return new Reset(TopicAdmin.client(clientConfig), config, topics);
    }

    /**
     * Finds out what there is.
     *
     * @param outputs whether the topics that others read are to be emptied, too
     * @throws UserErrorException when the application is running
     */
    public Plan plan(boolean outputs) {
        var group = new ApplicationGroup(admin, config.applicationId());
        group.refuseActive();
        List<String> emptied = new ArrayList<>(List.of(topics.mail()));
        if (outputs) {
            emptied.addAll(topics.outputs());
        }
        emptied.retainAll(topicAdmin.describe(emptied).keySet());
        List<String> changelogs = topicAdmin.describe(Topics.changelogs(config.applicationId())).keySet().stream()
                .sorted()
                .toList();
        return new Plan(
                config.applicationId(),
                group.exists(),
                changelogs,
                emptied,
                Optional.of(StateDirectory.of(config)).filter(Files::exists));
    }

    /**
     * Carries a plan out. The offsets go first: an application that has state without offsets refuses to start, so that what
     * was interrupted here is not taken for done; carrying out a new plan completes it.
     *
     * @throws UserErrorException when the application was started meanwhile, or its local state can't be deleted
     */
    public void carryOut(Plan plan) {
        Optional<LockFile> lock = plan.localState().map(state -> StateDirectory.lock(config));
        try {
            new ApplicationGroup(admin, plan.applicationId()).delete();
            topicAdmin.delete(plan.deletedTopics());
            new EmptiedTopics(admin)
                    .empty(TopicPlan.of(topics, 1, 1).topics().stream()
                            .filter(topic -> plan.emptiedTopics().contains(topic.name()))
                            .toList());
            plan.localState().ifPresent(Reset::delete);
        } finally {
            lock.ifPresent(LockFile::close);
        }
    }

    private static void delete(Path directory) {
        try {
            Utils.delete(directory.toFile());
        } catch (IOException e) {
            throw new UserErrorException(
                    "the local state in " + directory + " can't be deleted (" + e + "); delete it by hand", e);
        }
    }

    @Override
    public void close() {
        admin.close();
    }
}
