package dev.wirefold.contract;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the topics have to look like, and what is wrong with those that exist. Records of a replay carry the dates of their
 * articles, so nothing that reads a record's age may delete them.
 *
 * @param topics in the order of the data's way
 */
public record TopicPlan(List<Topic> topics) {
    public static final int DEFAULT_PARTITIONS = 4;
    public static final int DEFAULT_MAX_REPLICATION = 3;

    private static final String MAX_MESSAGE_BYTES = "max.message.bytes";
    private static final String CLEANUP_POLICY = "cleanup.policy";
    private static final int MIB = 1024 * 1024;

    /** Of mail, stories, dead letters and state, in bytes. */
    public static final int GREATEST_RECORD_BYTES = 8 * MIB;

    private static final Map<String, String> KEEP_LATEST = Map.of(CLEANUP_POLICY, "compact");
    private static final long HOUR_MS = 60 * 60 * 1000;

    /** Nothing is remembered for longer, so that no decision that was taken back can still matter. */
    private static final long TEN_YEARS_MS = 3_653L * 24 * HOUR_MS;

    /** How far ahead of the broker's clock an article may lie: one from 2099 must not move event time there. */
    public static final long MAX_AHEAD_MS = HOUR_MS;

    /** A topic to be, or one that is; of the latter the settings are all that are in force. */
    public record Topic(String name, int partitions, int replication, Map<String, String> settings) {
        public Topic {
            settings = Map.copyOf(settings);
        }

        private String setting(String key) {
            return settings.getOrDefault(key, "");
        }
    }

    public TopicPlan {
        topics = List.copyOf(topics);
    }

    /**
     * @param partitions of the wire; it can't be changed later without a replay
     * @param replication copies of each partition, at most the number of brokers
     */
    public static TopicPlan of(Topics names, int partitions, int replication) {
        Map<String, String> keepForEver = Map.of(CLEANUP_POLICY, "delete", "retention.ms", "-1");
        Map<String, String> anyAge = Map.of("message.timestamp.before.max.ms", Long.toString(Long.MAX_VALUE));
        // Event time is that of the records themselves.
        Map<String, String> ownTime = Map.of(
                "message.timestamp.type", "CreateTime", "message.timestamp.after.max.ms", Long.toString(MAX_AHEAD_MS));
        return new TopicPlan(List.of(
                topic(names.articles(), partitions, replication, MIB, keepForEver, anyAge, ownTime),
                // Mail lives for moments. Its own time of arrival decides when it goes; event time is in the payload.
                topic(
                        names.mail(),
                        partitions,
                        replication,
                        GREATEST_RECORD_BYTES,
                        Map.of(
                                CLEANUP_POLICY,
                                "delete",
                                "retention.ms",
                                Long.toString(7 * 24 * HOUR_MS),
                                "message.timestamp.type",
                                "LogAppendTime")),
                topic(names.memberships(), partitions, replication, MIB, KEEP_LATEST, anyAge),
                // A story holds an article's text and its members besides.
                topic(names.stories(), partitions, replication, GREATEST_RECORD_BYTES, KEEP_LATEST, anyAge),
                topic(names.storyEvents(), partitions, replication, MIB, keepForEver, anyAge),
                // A dead letter holds a whole record and the reason besides.
                topic(names.deadLetters(), partitions, replication, GREATEST_RECORD_BYTES, keepForEver, anyAge),
                // A pipeline that stood still must find what was taken back meanwhile, however long that took.
                topic(
                        names.overrides(),
                        partitions,
                        replication,
                        MIB,
                        KEEP_LATEST,
                        anyAge,
                        ownTime,
                        Map.of("delete.retention.ms", Long.toString(TEN_YEARS_MS)))));
    }

    @SafeVarargs
    private static Topic topic(
            String name, int partitions, int replication, int maxMessageBytes, Map<String, String>... groups) {
        Map<String, String> settings = new TreeMap<>();
        for (Map<String, String> group : groups) {
            settings.putAll(group);
        }
        settings.put(MAX_MESSAGE_BYTES, Integer.toString(maxMessageBytes));
        settings.put("min.insync.replicas", Integer.toString(Math.max(1, replication - 1)));
        return new Topic(name, partitions, replication, settings);
    }

    /** Default number of copies on a cluster of that size. */
    public static int defaultReplication(int brokers) {
        return Math.min(DEFAULT_MAX_REPLICATION, brokers);
    }

    /**
     * What makes the pipeline unable to run on these topics, a line each; none: it can run.
     *
     * @param existing by name
     */
    public static List<String> problems(Topics names, Map<String, Topic> existing) {
        List<String> missing =
                names.all().stream().filter(name -> !existing.containsKey(name)).toList();
        if (!missing.isEmpty()) {
            return List.of(missing(missing));
        }
        Topic articles = requireNonNull(existing.get(names.articles()));
        for (String name : names.inputs()) {
            Topic input = requireNonNull(existing.get(name));
            if (articles.partitions() != input.partitions()) {
                // Who moves on has no use for these topics any more.
                return List.of("topic " + name + " has " + input.partitions() + " partitions and " + articles.name()
                        + " has " + articles.partitions() + ", they have to be equal; "
                        + Advice.moveOn(articles.name(), articles.partitions()));
            }
        }
        List<String> problems = new ArrayList<>();
        for (Topic planned :
                of(names, articles.partitions(), articles.replication()).topics()) {
            Topic actual = requireNonNull(existing.get(planned.name()));
            tooSmall(planned, actual).ifPresent(problems::add);
            halfEmptied(planned, actual)
                    .or(() -> wrong(planned, actual, CLEANUP_POLICY))
                    .ifPresent(problems::add);
            wrong(planned, actual, "message.timestamp.type").ifPresent(problems::add);
        }
        return problems;
    }

    /**
     * What makes an application unable to keep its state in a changelog, a line each.
     *
     * @param changelog as it is; Kafka Streams creates it, and anybody may change it
     */
    public static List<String> changelogProblems(Topic changelog) {
        Topic planned = topic(changelog.name(), changelog.partitions(), 1, GREATEST_RECORD_BYTES, KEEP_LATEST);
        List<String> problems = new ArrayList<>();
        tooSmall(planned, changelog).ifPresent(problems::add);
        wrong(planned, changelog, CLEANUP_POLICY).ifPresent(problems::add);
        return problems;
    }

    /** A reset lets a broker delete the records of a compacted topic for a moment. One that was killed then left it so. */
    private static Optional<String> halfEmptied(Topic planned, Topic actual) {
        boolean isHalfEmptied = planned.setting(CLEANUP_POLICY).equals("compact")
                && actual.setting(CLEANUP_POLICY).equals("compact,delete");
        return isHalfEmptied
                ? differing(planned, actual, CLEANUP_POLICY)
                        .map(problem -> problem + "; a reset that did not end leaves it so: " + Advice.START_OVER)
                : Optional.empty();
    }

    private static Optional<String> wrong(Topic planned, Topic actual, String key) {
        return planned.settings().containsKey(key)
                ? differing(planned, actual, key)
                        .map(problem -> problem + ": " + Advice.setting(planned.name(), key, planned.setting(key)))
                : Optional.empty();
    }

    /** The largest record that may have to be written has to fit. */
    private static Optional<String> tooSmall(Topic planned, Topic actual) {
        String least = planned.setting(MAX_MESSAGE_BYTES);
        String given = actual.setting(MAX_MESSAGE_BYTES);
        return given.isEmpty() || Long.parseLong(given) >= Long.parseLong(least)
                ? Optional.empty()
                : Optional.of(
                        "topic " + planned.name() + " has " + MAX_MESSAGE_BYTES + "=" + given + ", it needs at least "
                                + least + ": " + Advice.setting(planned.name(), MAX_MESSAGE_BYTES, least));
    }

    /** One line that names topics which do not exist, and what to do. */
    public static String missing(List<String> names) {
        String subject =
                names.size() == 1 ? "topic " + names.get(0) + " does" : "topics " + String.join(", ", names) + " do";
        return subject + " not exist; create " + (names.size() == 1 ? "it" : "them") + " with: wirefold topics create";
    }

    /** Where existing topics differ from this plan, a line each. An operator may have reasons for most of it. */
    public List<String> differences(Map<String, Topic> existing) {
        List<String> differences = new ArrayList<>();
        for (Topic planned : topics) {
            Topic actual = existing.get(planned.name());
            if (actual == null) {
                continue;
            }
            if (actual.partitions() != planned.partitions()) {
                differences.add("topic " + planned.name() + " has " + actual.partitions() + " partitions, planned are "
                        + planned.partitions());
            }
            planned.settings().keySet().stream()
                    .sorted()
                    .flatMap(key -> differing(planned, actual, key).stream())
                    .forEach(differences::add);
        }
        return differences;
    }

    private static Optional<String> differing(Topic planned, Topic actual, String key) {
        return planned.setting(key).equals(actual.setting(key))
                ? Optional.empty()
                : Optional.of("topic " + planned.name() + " has " + key + "=" + actual.setting(key) + ", it should be "
                        + planned.setting(key));
    }
}
