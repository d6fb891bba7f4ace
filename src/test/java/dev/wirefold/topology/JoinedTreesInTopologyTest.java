package dev.wirefold.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirefold.avro.Article;
import dev.wirefold.avro.Joining;
import dev.wirefold.avro.StoryEvent;
import dev.wirefold.avro.StoryEventType;
import dev.wirefold.contract.AvroClasses;
import dev.wirefold.core.reference.Reference.Outcome;
import dev.wirefold.topology.WireFixture.Message;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Two trees of one story by way of topics and stores, and apart again when what joined them is withdrawn. */
class JoinedTreesInTopologyTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final String FIRST = words("f", 60);
    private static final String LAST = words("l", 60);

    private final PipelineSettings pipeline = WireFixture.pipeline(1);

    static {
        AvroClasses.trust();
    }

    private static String words(String letter, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> letter + Integer.toString(700 + i * 13, 26).replaceAll("[0-9]", "q"))
                .collect(Collectors.joining(" "));
    }

    private static Message article(int hour, String id, String body) {
        Instant time = NOON.plusSeconds(3_600L * hour);
        return Message.of(
                Article.newBuilder()
                        .setId(id)
                        .setSource("Paper " + hour)
                        .setLanguage("en")
                        .setBody(body)
                        .setPublishedAt(time)
                        .build(),
                time);
    }

    /** Much of the last report, something of the first. */
    private static Message both(int hour, String id) {
        String beginning = String.join(" ", List.of(FIRST.split(" ")).subList(0, 35));
        return article(hour, id, LAST + " " + beginning + " " + words("x" + (char) ('a' + hour), 6));
    }

    private static List<Message> wire() {
        return new ArrayList<>(List.of(
                article(0, "first", FIRST), article(1, "last", LAST), both(2, "b2"), both(3, "b3"), both(4, "b4")));
    }

    @Test
    void twoTreesBecomeOneStoryAndTwoAgain() {
        List<Message> wire = wire();
        try (var driver = new TopologyDriver(pipeline)) {
            driver.publish(wire);
            PublicView view = driver.view();
            view.assertIs(expected(wire), "joined");
            assertThat(view.groups()).isEqualTo(Set.of(Set.of("first", "last", "b2", "b3", "b4")));
            Joining joining = view.membershipOf("last").getJoining();
            assertThat(joining).isNotNull();
            assertThat(joining.getTreeId()).isEqualTo(view.membershipOf("first").getStoryId());
            assertThat(joining.getPairs())
                    .extracting(pair -> pair.getOlderId() + " " + pair.getYoungerId())
                    .containsExactly("first b2", "first b3", "first b4");
            assertThat(driver.events())
                    .filteredOn(event -> event.getType() == StoryEventType.MERGED)
                    .extracting(StoryEvent::getOtherStoryId)
                    .containsExactly(view.membershipOf("first").getStoryId());

            Message kill = Message.kill("b3", NOON.plusSeconds(20_000));
            wire.add(kill);
            driver.publish(kill);
            driver.readInto(view);
            view.assertIs(expected(wire), "apart");
            assertThat(view.groups()).isEqualTo(Set.of(Set.of("first"), Set.of("last", "b2", "b4")));
            assertThat(view.membershipOf("last").getJoining()).isNull();
            assertThat(driver.lateMail()).isZero();
        }
    }

    @Test
    void nothingIsKeptForEver() {
        List<Message> wire = wire();
        try (var driver = new TopologyDriver(pipeline)) {
            int before = driver.rowsOfState();
            driver.publish(wire);
            driver.tick(NOON.plusSeconds(200L * 86_400));
            driver.tick(NOON.plusSeconds(400L * 86_400));
            PublicView view = driver.view();
            assertThat(view.stories()).isEmpty();
            // What the partition counts, and nothing of any article.
            assertThat(driver.rowsOfState()).isLessThanOrEqualTo(before + 2);
            assertThat(view.membershipOf("last").getStoryId())
                    .isEqualTo(view.membershipOf("first").getStoryId());
        }
    }

    private Outcome expected(List<Message> wire) {
        return WireFixture.expected(pipeline, wire);
    }
}
