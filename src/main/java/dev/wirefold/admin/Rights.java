package dev.wirefold.admin;

import dev.wirefold.UserErrorException;
import dev.wirefold.contract.Advice;
import dev.wirefold.contract.Topics;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.acl.AclOperation;

/**
 * What a user may do to topics. A cluster tells it beforehand (KIP-430), so that a refusal can name the right that is
 * lacking; Kafka's own exceptions name at most the topic.
 */
public final class Rights {
    private static final Set<AclOperation> READ = Set.of(AclOperation.READ, AclOperation.DESCRIBE_CONFIGS);
    private static final Set<AclOperation> WRITE = Set.of(AclOperation.WRITE, AclOperation.DESCRIBE_CONFIGS);
    private static final Set<AclOperation> BOTH =
            Set.of(AclOperation.READ, AclOperation.WRITE, AclOperation.DESCRIBE_CONFIGS);

    private Rights() {}

    /** @param writesArticles whether the application writes on the wire: ticks, or what it learns */
    public static Map<String, Set<AclOperation>> ofApplication(Topics topics, boolean writesArticles) {
        Map<String, Set<AclOperation>> rights = same(topics.all(), WRITE);
        rights.put(topics.articles(), writesArticles ? BOTH : READ);
        rights.put(topics.overrides(), READ);
        rights.put(topics.mail(), BOTH);
        return rights;
    }

    /** The same for each topic, in their order. */
    static Map<String, Set<AclOperation>> same(Collection<String> topics, Set<AclOperation> operations) {
        Map<String, Set<AclOperation>> rights = new LinkedHashMap<>();
        topics.forEach(topic -> rights.put(topic, operations));
        return rights;
    }

    /** @throws UserErrorException when the cluster says that this user may not do to the topic what it is about to */
    static void check(TopicDescription topic, Set<AclOperation> needed) {
        Set<AclOperation> given = topic.authorizedOperations();
        if (given == null || given.containsAll(needed)) {
            return;
        }
        Set<AclOperation> lacking = new TreeSet<>(needed);
        lacking.removeAll(given);
        throw new UserErrorException(message(lacking, "topic " + topic.name()));
    }

    /** @param resource its kind and name */
    static UserErrorException lacking(Set<AclOperation> operations, String resource, Throwable cause) {
        return new UserErrorException(message(operations, resource), cause);
    }

    private static String message(Set<AclOperation> operations, String resource) {
        String names = operations.stream().map(AclOperation::toString).sorted().collect(Collectors.joining(" and "));
        return "Kafka does not allow this user " + names + " on " + resource + "; " + Advice.RIGHTS;
    }
}
