package dev.wirefold.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirefold.avro.Article;
import dev.wirefold.avro.StoryEventType;
import dev.wirefold.topology.WireFixture.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What comes under an id whose article's time for changes has passed: its newest words, or another article. */
class LateCorrectionTest {
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration FOURTH_DAY = Duration.ofHours(75);
    private static final String TRIAL =
            "The court in Marlow has fined the ferry company Nordlinje 60,000 pounds because a bow door stood open when"
                    + " the Astrid left the quay in January, and the captain lost his licence for a year, the clerk said.";
    private static final String LYNX =
            "Walkers have filmed a lynx in the quarry above Tannrode, the first to be seen in the hills since the"
                    + " nineteenth century, and biologists think that the young male came on foot from the south.";

    private final PipelineSettings pipeline = WireFixture.pipeline(1);
    private final List<Message> wire = new ArrayList<>();

    private Message article(String id, Duration after, String body) {
        Article article = Article.newBuilder()
                .setId(id)
                .setSource("Outlet of " + id)
                .setLanguage("en")
                .setBody(body)
                .build();
        Message message = Message.of(article, START.plus(after));
        wire.add(message);
        return message;
    }

    private PublicView view(TopologyDriver driver, PublicView view) {
        driver.readInto(view);
        view.assertIs(WireFixture.expected(pipeline, wire), "after " + wire.size() + " records");
        return view;
    }

    private PublicView twoOutlets(TopologyDriver driver) {
        driver.publish(article("agency", Duration.ZERO, TRIAL));
        driver.publish(article("daily", Duration.ofHours(1), TRIAL));
        PublicView view = view(driver, new PublicView());
        driver.events();
        return view;
    }

    @Test
    void aCorrectionOnTheFourthDayIsShownInItsStory() {
        try (var driver = new TopologyDriver(pipeline)) {
            PublicView view = twoOutlets(driver);
            String story = view.membershipOf("agency").getStoryId();

            driver.publish(article("agency", FOURTH_DAY, TRIAL.replace("60,000", "6,000")));

            view(driver, view);
            assertThat(view.membershipOf("agency").getStoryId()).isEqualTo(story);
            assertThat(view.storyOf("daily").getBody()).contains(" 6,000 pounds");
            assertThat(driver.events()).isEmpty();
        }
    }

    @Test
    void theSameAgainIsNothing() {
        try (var driver = new TopologyDriver(pipeline)) {
            PublicView view = twoOutlets(driver);

            driver.publish(article("agency", FOURTH_DAY, TRIAL));

            assertThat(view(driver, view).groups()).hasSize(1);
            assertThat(driver.events()).isEmpty();
        }
    }

    @Test
    void anotherTextUnderTheIdIsAnotherArticle() {
        try (var driver = new TopologyDriver(pipeline)) {
            PublicView view = twoOutlets(driver);
            String story = view.membershipOf("agency").getStoryId();

            driver.publish(article("agency", FOURTH_DAY, LYNX));

            view(driver, view);
            assertThat(view.membershipOf("agency").getStoryId()).isNotEqualTo(story);
            assertThat(view.storyOf("daily").getBody()).contains("Nordlinje");
            assertThat(driver.events())
                    .extracting(event -> event.getType())
                    .contains(StoryEventType.LEFT, StoryEventType.CREATED);
        }
    }
}
