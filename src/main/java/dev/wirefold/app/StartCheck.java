package dev.wirefold.app;

import static java.util.Objects.requireNonNull;

import dev.wirefold.UserErrorException;
import dev.wirefold.admin.Rights;
import dev.wirefold.admin.TopicAdmin;
import dev.wirefold.contract.Advice;
import dev.wirefold.contract.CommittedReader;
import dev.wirefold.contract.Topics;
import java.util.List;
import java.util.Map;

/** What has to be so with topics and offsets for an instance to start; and what most likely is not, when one has stopped. */
record StartCheck(WirefoldConfig config, Map<String, Object> clientConfig, Topics topics) {
    /**
     * @param partitions of the articles topic
     * @param haveOffsets whether every one of them has an offset to be read from
     */
    record Passed(int partitions, boolean haveOffsets) {}

    /** @throws UserErrorException when something is not so; its message says what, and what to do */
    Passed pass() {
        String applicationId = config.applicationId();
        try (TopicAdmin admin = TopicAdmin.connect(clientConfig)) {
            admin.require(Rights.ofApplication(topics, config.writesArticles()));
            List<String> problems = admin.problems(topics, admin.describe(topics.all()), applicationId);
            if (!problems.isEmpty()) {
                throw new UserErrorException(String.join("; ", problems));
            }
            String articles = topics.articles();
            int partitions = requireNonNull(admin.partitions(List.of(articles)).get(articles));
            // Kafka Streams finds this out, too, but can't say what it means here.
            for (int before : admin.partitions(Topics.changelogs(applicationId)).values()) {
                if (before != partitions) {
                    throw new UserErrorException("the state of application " + applicationId + " was written for "
                            + before + " partitions, the topic " + articles + " has " + partitions + "; "
                            + Advice.moveOn(articles, partitions));
                }
            }
            boolean haveOffsets = admin.prepareInputs(
                    topics, applicationId, partitions, changelog -> holdsRecords(clientConfig, changelog));
            return new Passed(partitions, haveOffsets);
        }
    }

    private static boolean holdsRecords(Map<String, Object> clientConfig, String topic) {
        try (var reader = CommittedReader.fromBeginning(clientConfig, topic)) {
            return reader.findsAny();
        }
    }
}
