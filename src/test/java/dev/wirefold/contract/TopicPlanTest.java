package dev.wirefold.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TopicPlanTest {
    private static final String SET_IT = "set it with: kafka-configs --bootstrap-server HOST:PORT --alter --topic ";
    private static final Topics NAMES = new Topics("wf.");
    private static final TopicPlan PLAN = TopicPlan.of(NAMES, 4, 3);

    private static Map<String, TopicPlan.Topic> asPlanned() {
        return new HashMap<>(
                PLAN.topics().stream().collect(Collectors.toMap(TopicPlan.Topic::name, Function.identity())));
    }

    private static Map<String, String> settings(String topic) {
        return Objects.requireNonNull(asPlanned().get(topic)).settings();
    }

    private static void put(
            Map<String, TopicPlan.Topic> topics, String name, int partitions, String key, String value) {
        Map<String, String> settings = new HashMap<>(settings(name));
        settings.put(key, value);
        topics.put(name, new TopicPlan.Topic(name, partitions, 3, settings));
    }

    @Test
    void plansEveryTopicWithThePrefix() {
        assertThat(PLAN.topics()).extracting(TopicPlan.Topic::name).isEqualTo(NAMES.all());
        assertThat(PLAN.topics()).extracting(TopicPlan.Topic::partitions).containsOnly(4);
    }

    @Test
    void theWireIsKeptForEverWhateverItsDates() {
        assertThat(settings("wf.articles"))
                .containsEntry("cleanup.policy", "delete")
                .containsEntry("retention.ms", "-1")
                .containsEntry("message.timestamp.after.max.ms", "3600000")
                .containsEntry("message.timestamp.before.max.ms", "9223372036854775807");
    }

    @Test
    void decisionsAreKeptByKeyAndHaveEventTimeAsArticlesDo() {
        assertThat(settings("wf.overrides"))
                .containsEntry("cleanup.policy", "compact")
                .containsEntry("message.timestamp.type", "CreateTime")
                .containsEntry("message.timestamp.after.max.ms", "3600000")
                .containsEntry("message.timestamp.before.max.ms", "9223372036854775807")
                .containsEntry("delete.retention.ms", "315619200000")
                .containsEntry("max.message.bytes", "1048576");
    }

    @Test
    void mailGoesByItsTimeOfArrival() {
        assertThat(settings("wf.mail"))
                .containsEntry("message.timestamp.type", "LogAppendTime")
                .containsEntry("retention.ms", "604800000")
                .containsEntry("max.message.bytes", "8388608");
    }

    @Test
    void resultsAreCompactedAndEventsAreNot() {
        assertThat(settings("wf.memberships")).containsEntry("cleanup.policy", "compact");
        assertThat(settings("wf.stories")).containsEntry("cleanup.policy", "compact");
        assertThat(settings("wf.story-events"))
                .containsEntry("cleanup.policy", "delete")
                .containsEntry("retention.ms", "-1");
    }

    @Test
    void whateverFitsTheWireFitsADeadLetterAndAStory() {
        assertThat(maxMessageBytes("wf.dead-letters")).isGreaterThan(maxMessageBytes("wf.articles"));
        assertThat(maxMessageBytes("wf.stories")).isGreaterThan(maxMessageBytes("wf.articles"));
        assertThat(maxMessageBytes("wf.articles")).isGreaterThan(3 * Usability.DEFAULT_MAX_BODY_CHARS);
    }

    private static int maxMessageBytes(String topic) {
        return Integer.parseInt(settings(topic).getOrDefault("max.message.bytes", "0"));
    }

    @Test
    void oneReplicaMayBeMissing() {
        assertThat(TopicPlan.of(NAMES, 1, 1).topics())
                .allSatisfy(topic -> assertThat(topic.settings()).containsEntry("min.insync.replicas", "1"));
        assertThat(PLAN.topics())
                .allSatisfy(topic -> assertThat(topic.settings()).containsEntry("min.insync.replicas", "2"));
        assertThat(TopicPlan.defaultReplication(1)).isEqualTo(1);
        assertThat(TopicPlan.defaultReplication(5)).isEqualTo(3);
    }

    @Test
    void findsNothingWrongWithWhatItPlanned() {
        assertThat(TopicPlan.problems(NAMES, asPlanned())).isEmpty();
        assertThat(PLAN.differences(asPlanned())).isEmpty();
    }

    @Test
    void namesMissingTopicsInOneLine() {
        Map<String, TopicPlan.Topic> topics = asPlanned();
        topics.remove("wf.mail");
        assertThat(TopicPlan.problems(NAMES, topics))
                .containsExactly("topic wf.mail does not exist; create it with: wirefold topics create");
        topics.remove("wf.stories");
        assertThat(TopicPlan.problems(NAMES, topics))
                .containsExactly("topics wf.mail, wf.stories do not exist; create them with: wirefold topics create");
    }

    @ParameterizedTest
    @ValueSource(strings = {"wf.mail", "wf.overrides"})
    void findsUnequalPartitionsOfWhatIsReadTogether(String name) {
        Map<String, TopicPlan.Topic> topics = asPlanned();
        put(topics, name, 2, "retention.ms", "-1");

        assertThat(TopicPlan.problems(NAMES, topics)).singleElement().satisfies(line -> assertThat(line)
                .startsWith("topic " + name + " has 2 partitions and wf.articles has 4, they have to be equal; ")
                .contains("wirefold topics create --prefix NEW. --partitions 4; then: wirefold replay wf.articles ")
                .doesNotContain("reset", "delete"));
    }

    @Test
    void aTopicThatAResetWasEmptyingNeedsTheResetAgain() {
        Map<String, TopicPlan.Topic> topics = asPlanned();
        put(topics, "wf.memberships", 4, "cleanup.policy", "compact,delete");

        assertThat(TopicPlan.problems(NAMES, topics))
                .containsExactly("topic wf.memberships has cleanup.policy=compact,delete, it should be compact;"
                        + " a reset that did not end leaves it so: start over with: wirefold reset --outputs");
    }

    @Test
    void findsPoliciesThatWouldLoseRecords() {
        Map<String, TopicPlan.Topic> topics = asPlanned();
        put(topics, "wf.articles", 4, "cleanup.policy", "compact");
        put(topics, "wf.mail", 4, "message.timestamp.type", "CreateTime");

        assertThat(TopicPlan.problems(NAMES, topics))
                .containsExactly(
                        "topic wf.articles has cleanup.policy=compact, it should be delete: " + SET_IT
                                + "wf.articles --add-config cleanup.policy=delete",
                        "topic wf.mail has message.timestamp.type=CreateTime, it should be LogAppendTime: " + SET_IT
                                + "wf.mail --add-config message.timestamp.type=LogAppendTime");
    }

    @Test
    void findsTopicsThatTakeNoLargeRecords() {
        for (String name : NAMES.all()) {
            Map<String, TopicPlan.Topic> topics = asPlanned();
            int least = maxMessageBytes(name);
            put(topics, name, 4, "max.message.bytes", Integer.toString(least - 1));

            assertThat(TopicPlan.problems(NAMES, topics))
                    .containsExactly("topic " + name + " has max.message.bytes=" + (least - 1) + ", it needs at least "
                            + least + ": " + SET_IT + name + " --add-config max.message.bytes=" + least);
            put(topics, name, 4, "max.message.bytes", Integer.toString(Integer.MAX_VALUE));
            assertThat(TopicPlan.problems(NAMES, topics)).isEmpty();
        }
    }

    @Test
    void anOperatorMayChooseRetention() {
        Map<String, TopicPlan.Topic> topics = asPlanned();
        put(topics, "wf.articles", 4, "retention.ms", "86400000");

        assertThat(TopicPlan.problems(NAMES, topics)).isEmpty();
        assertThat(PLAN.differences(topics))
                .containsExactly("topic wf.articles has retention.ms=86400000, it should be -1");
    }
}
