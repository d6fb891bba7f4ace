package dev.wirefold.admin;

import dev.wirefold.contract.TopicMark;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Finds out which topics there are under their names. */
public final class TopicMarks {
    private TopicMarks() {}

    /** By name, in the order of the names; {@link TopicMark#NONE} of those that do not exist. */
    public static Map<String, TopicMark> of(Admin admin, Collection<String> names) {
        var answers = admin.describeTopics(names).topicNameValues();
        Map<String, TopicMark> marks = new LinkedHashMap<>();
        for (String name : names) {
            try {
                TopicDescription topic = TopicAdmin.await(Objects.requireNonNull(answers.get(name)));
                marks.put(
                        name,
                        new TopicMark(
                                topic.topicId().toString(), topic.partitions().size()));
            } catch (UnknownTopicOrPartitionException e) {
                marks.put(name, TopicMark.NONE);
            }
        }
        return marks;
    }
}
