package dev.wirefold.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirefold.avro.DeadLetter;
import dev.wirefold.avro.Story;
import dev.wirefold.avro.StoryEvent;
import dev.wirefold.avro.StoryEventType;
import dev.wirefold.broker.Clients;
import dev.wirefold.contract.AvroClasses;
import dev.wirefold.contract.Overrides;
import dev.wirefold.contract.Overrides.Decided;
import dev.wirefold.core.reference.Reference.Event;
import dev.wirefold.topology.PublicView;
import dev.wirefold.topology.Settled;
import dev.wirefold.topology.WireFixture;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.message.MessageDecoder;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What must be in the topics when all is over, whatever happened on the way: nothing lost, nothing twice. */
final class Aftermath {
    private Aftermath() {}

    static void check(String servers, FlowingWire.Ended wire, String what) throws Exception {
        AvroClasses.trust();
        PublicView view;
        List<ConsumerRecord<byte[], byte[]>> articles;
        List<ConsumerRecord<byte[], byte[]>> stories;
        // What is learned may still be written when all else has come to rest.
        do {
            Settled.await(Map.of("bootstrap.servers", servers), CrashCluster.APPLICATION_ID, WireFixture.TOPICS, what);
            articles = records(servers, WireFixture.TOPICS.articles());
            view = new PublicView();
            records(servers, WireFixture.TOPICS.memberships()).forEach(view::membership);
            stories = records(servers, WireFixture.TOPICS.stories());
            stories.forEach(view::story);
        } while (records(servers, WireFixture.TOPICS.articles()).size() > articles.size());
        List<Event> events = withDecisions(
                WireFixture.eventsOf(wire.pipeline(), articles), records(servers, WireFixture.TOPICS.overrides()));
        assertThat(events.stream().filter(event -> event.learned() == null))
                .as("what was put on the wire, %s", what)
                .hasSize(wire.events());
        view.assertIs(
                WireFixture.reference(wire.pipeline())
                        .of(events, wire.pipeline().partitions()),
                what);
        List<String> shown = view.stories().values().stream()
                .flatMap(story -> story.getMembers().stream().map(member -> member.getArticleId()))
                .toList();
        assertThat(shown).as("articles of live stories, %s", what).doesNotHaveDuplicates();
        checkRevisions(stories, what);
        checkEvents(records(servers, WireFixture.TOPICS.storyEvents()), what);
        checkDeadLetters(records(servers, WireFixture.TOPICS.deadLetters()), wire, what);
    }

    /** Each where its partition's articles had come when it was sent: an id may be another article's later. */
    private static List<Event> withDecisions(List<Event> wire, List<ConsumerRecord<byte[], byte[]>> overrides) {
        Map<Integer, Deque<Event>> waiting = new HashMap<>();
        overrides.forEach(record -> waiting.computeIfAbsent(record.partition(), any -> new ArrayDeque<>())
                .add(decision(record)));
        List<Event> all = new ArrayList<>();
        for (Event event : wire) {
            Deque<Event> decisions = waiting.getOrDefault(event.partition(), new ArrayDeque<>());
            while (!decisions.isEmpty() && decisions.getFirst().timestamp() < event.timestamp()) {
                all.add(decisions.removeFirst());
            }
            all.add(event);
        }
        waiting.values().forEach(all::addAll);
        return all;
    }

    private static Event decision(ConsumerRecord<byte[], byte[]> record) {
        Decided decided = new Overrides().read(record.key(), record.value(), record.timestamp());
        return Event.decision(decided.articleId(), record.partition(), record.timestamp(), decided.decision());
    }

    private static List<ConsumerRecord<byte[], byte[]>> records(String servers, String topic) {
        return Clients.recordsOf(servers, topic);
    }

    /** An output that was committed twice would have the revision of the first time. */
    private static void checkRevisions(List<ConsumerRecord<byte[], byte[]>> stories, String what) throws Exception {
        MessageDecoder<Story> decoder = Story.getDecoder();
        Map<String, Long> revisions = new HashMap<>();
        for (var record : stories) {
            if (record.value() != null) {
                Story story = decoder.decode(record.value());
                Long before = revisions.put(key(record), story.getRevision());
                assertThat(before == null || before < story.getRevision())
                        .as("the revision rises, from %s to %s, %s", before, story, what)
                        .isTrue();
            }
        }
    }

    /** An event that was lost, or committed twice, would leave an article that joins twice or leaves unjoined. */
    private static void checkEvents(List<ConsumerRecord<byte[], byte[]>> events, String what) throws Exception {
        MessageDecoder<StoryEvent> decoder = StoryEvent.getDecoder();
        Map<String, Set<String>> members = new HashMap<>();
        for (var record : events) {
            StoryEvent event = decoder.decode(record.value());
            String story = key(record);
            StoryEventType type = event.getType();
            if (type == StoryEventType.NOT_HONOURED) {
                continue;
            }
            assertThat(members.containsKey(story)).as("%s, %s", event, what).isEqualTo(type != StoryEventType.CREATED);
            Set<String> articles = members.computeIfAbsent(story, any -> new HashSet<>());
            switch (type) {
                case JOINED ->
                    assertThat(articles.add(event.getArticleId()))
                            .as("%s, %s", event, what)
                            .isTrue();
                case LEFT ->
                    assertThat(articles.remove(event.getArticleId()))
                            .as("%s, %s", event, what)
                            .isTrue();
                case MERGED, RETRACTED, CLOSED -> members.remove(story);
                case CREATED, CANONICAL_CHANGED, DECIDED -> {}
                case NOT_HONOURED, OTHER -> throw new AssertionError(event + ", " + what);
            }
        }
    }

    private static void checkDeadLetters(
            List<ConsumerRecord<byte[], byte[]>> letters, FlowingWire.Ended wire, String what) throws Exception {
        MessageDecoder<DeadLetter> decoder = DeadLetter.getDecoder();
        Set<String> origins = new HashSet<>();
        for (var record : letters) {
            DeadLetter letter = decoder.decode(record.value());
            assertThat(key(record)).as("%s, %s", letter, what).startsWith("poison ");
            origins.add(letter.getPartition() + "/" + letter.getOffset());
        }
        assertThat(letters).as("dead letters, %s", what).hasSize(wire.poisoned());
        assertThat(origins).as("dead letters, each once, %s", what).hasSize(wire.poisoned());
    }

    private static String key(ConsumerRecord<byte[], byte[]> record) {
        return new String(record.key(), StandardCharsets.UTF_8);
    }
}
