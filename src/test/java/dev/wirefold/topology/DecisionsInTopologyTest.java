package dev.wirefold.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirefold.avro.Article;
import dev.wirefold.avro.CanonicalRule;
import dev.wirefold.avro.DeadLetterReason;
import dev.wirefold.avro.DecisionKind;
import dev.wirefold.avro.Relation;
import dev.wirefold.avro.StoryEvent;
import dev.wirefold.avro.StoryEventType;
import dev.wirefold.contract.Overrides;
import dev.wirefold.core.article.Decision;
import dev.wirefold.core.article.Decision.Kind;
import dev.wirefold.core.reference.Reference.Event;
import dev.wirefold.topology.WireFixture.Message;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What editors decide, by way of its topic: codecs, state rows, the processor and all that is published. */
class DecisionsInTopologyTest {
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    private static final String FERRY =
            "The night ferry to Ellery ran aground on the Marrow bank on Sunday with ninety people aboard, and"
                    + " lifeboats from three harbours brought all of them to the quay before dawn, the coast guard said.";
    private static final String DAM =
            "Engineers opened two gates of the Hollin dam after a week of rain, and farmers in the lower valley moved"
                    + " their cattle to the ridge while the river rose by a metre an hour, the water board reported.";

    private final PipelineSettings pipeline = WireFixture.pipeline(1);
    private final List<Event> events = new ArrayList<>();

    private Message article(String id, int hour, String body) {
        Article article = Article.newBuilder()
                .setId(id)
                .setSource("Outlet of " + id)
                .setLanguage("en")
                .setBody(body)
                .build();
        return Message.of(article, at(hour));
    }

    private static Instant at(int hour) {
        return START.plus(Duration.ofHours(hour));
    }

    private void publish(TopologyDriver driver, Message message) {
        driver.publish(message);
        events.addAll(WireFixture.homed(pipeline, List.of(message)));
    }

    private void decide(TopologyDriver driver, String id, int hour, @Nullable Kind kind, @Nullable String other) {
        Decision decision =
                kind == null ? null : new Decision(kind, other, "A. Desk", "seen by eye", at(hour).toEpochMilli());
        byte[] value = decision == null ? null : new Overrides().encode(id, decision);
        long timestamp = at(hour).toEpochMilli();
        driver.decide(id.getBytes(StandardCharsets.UTF_8), value, timestamp);
        events.add(Event.decision(id, 0, timestamp, decision));
    }

    /** As the reference has it. */
    private PublicView view(TopologyDriver driver, PublicView view) {
        driver.readInto(view);
        view.assertIs(WireFixture.reference(pipeline).of(events, 1), "after " + events.size() + " records");
        return view;
    }

    @Test
    void twoStoriesAreOneAndTwoAgain() {
        try (var driver = new TopologyDriver(pipeline)) {
            publish(driver, article("ferry", 0, FERRY));
            publish(driver, article("dam", 1, DAM));
            PublicView view = view(driver, new PublicView());
            assertThat(view.groups()).hasSize(2);

            decide(driver, "ferry", 2, Kind.JOIN, "dam");
            view(driver, view);
            assertThat(view.groups()).hasSize(1);
            assertThat(view.membershipOf("dam").getParentId()).isEqualTo("ferry");
            assertThat(view.membershipOf("dam").getRelation()).isEqualTo(Relation.DECIDED);
            assertThat(view.membershipOf("ferry").getDecision().getDecision()).isEqualTo(DecisionKind.JOIN);
            assertThat(view.membershipOf("ferry").getDecision().getAuthor()).isEqualTo("A. Desk");

            decide(driver, "ferry", 3, null, null);
            view(driver, view);
            assertThat(view.groups()).hasSize(2);
            assertThat(view.membershipOf("ferry").getDecision()).isNull();
        }
    }

    @Test
    void anArticleIsCutOffWithWhatHangsOnItAndPublishedAnewStaysSo() {
        try (var driver = new TopologyDriver(pipeline)) {
            publish(driver, article("first", 0, FERRY));
            publish(driver, article("second", 1, FERRY));
            PublicView view = view(driver, new PublicView());
            assertThat(view.groups()).hasSize(1);
            driver.events();

            decide(driver, "second", 2, Kind.CUT, null);
            view(driver, view);
            assertThat(view.membershipOf("second").getParentId()).isNull();
            assertThat(view.groups()).hasSize(2);
            assertThat(driver.events())
                    .filteredOn(event -> Objects.equals(event.getArticleId(), "second"))
                    .extracting(StoryEvent::getType)
                    .containsExactly(StoryEventType.DECIDED, StoryEventType.LEFT, StoryEventType.JOINED);

            publish(driver, article("second", 3, FERRY + " Nobody was hurt."));
            assertThat(view(driver, view).groups()).hasSize(2);
        }
    }

    @Test
    void whatWasDecidedBeforeItsArticleCameCountsForIt() {
        try (var driver = new TopologyDriver(pipeline)) {
            decide(driver, "second", 0, Kind.ALONE, null);
            publish(driver, article("first", 1, FERRY));
            publish(driver, article("second", 2, FERRY));
            publish(driver, article("third", 3, FERRY));

            PublicView view = view(driver, new PublicView());
            assertThat(view.membershipOf("third").getParentId()).isEqualTo("first");
            assertThat(view.membershipOf("second").getStoryId()).startsWith("second~");
        }
    }

    @Test
    void aPinnedArticleStandsForItsStory() {
        try (var driver = new TopologyDriver(pipeline)) {
            publish(driver, article("first", 0, FERRY));
            publish(driver, article("second", 1, FERRY));
            decide(driver, "second", 2, Kind.PIN, null);

            PublicView view = view(driver, new PublicView());
            assertThat(view.storyOf("first").getCanonicalId()).isEqualTo("second");
            assertThat(view.storyOf("first").getCanonicalRule()).isEqualTo(CanonicalRule.EDITOR);

            decide(driver, "second", 3, null, null);
            assertThat(view(driver, view).storyOf("first").getCanonicalId()).isEqualTo("first");
        }
    }

    @Test
    void whatCanNotBeHonouredIsTold() {
        try (var driver = new TopologyDriver(pipeline)) {
            publish(driver, article("first", 0, FERRY));
            publish(driver, article("second", 120, DAM));
            driver.events();

            decide(driver, "first", 120, Kind.ALONE, null);
            decide(driver, "never", 120, Kind.ALONE, null);
            decide(driver, "second", 120, Kind.JOIN, "nobody");
            driver.tick(at(600));
            decide(driver, "second", 600, Kind.PIN, null);

            assertThat(driver.events())
                    .filteredOn(event -> event.getType() == StoryEventType.NOT_HONOURED)
                    .extracting(event -> event.getArticleId() + ": " + event.getNotHonoured())
                    .contains(
                            "first: the article's time for changes was over",
                            "never: no article of that id came within a window of it",
                            "second: the other article did not come, lies further away than the window,"
                                    + " or another decision forbids it");
        }
    }

    @Test
    void whatIsNoDecisionIsADeadLetterAndTheWireGoesOn() {
        byte[] key = "ferry".getBytes(StandardCharsets.UTF_8);
        try (var driver = new TopologyDriver(pipeline)) {
            driver.decide(key, "nonsense".getBytes(StandardCharsets.UTF_8), at(0).toEpochMilli());
            driver.decide(null, null, at(0).toEpochMilli());
            publish(driver, article("ferry", 1, FERRY));

            assertThat(driver.deadLetters())
                    .extracting(letter -> letter.getTopic() + " " + letter.getReason())
                    .containsExactly("overrides " + DeadLetterReason.UNDECODABLE, "overrides " + DeadLetterReason.KEY);
            assertThat(driver.view().memberships()).containsOnlyKeys("ferry");
        }
    }
}
