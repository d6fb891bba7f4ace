package dev.wirefold.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirefold.app.WirefoldConfig;
import dev.wirefold.avro.Article;
import dev.wirefold.avro.ArticleStatus;
import dev.wirefold.avro.Story;
import dev.wirefold.avro.StoryEvent;
import dev.wirefold.avro.StoryEventType;
import dev.wirefold.avro.StoryStatus;
import dev.wirefold.contract.AvroClasses;
import dev.wirefold.contract.AvroCodec;
import dev.wirefold.topology.ProcessorDriver.Output;
import dev.wirefold.topology.WireFixture.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is left on the stories topic of a story that has closed. */
class ClosedStoriesTest {
    private static final Instant NOON = Instant.parse("2024-05-01T12:00:00Z");
    private static final String BODY =
            "The night ferry to Port Ellery sank off the northern cape on Tuesday with 212 passengers"
                    + " aboard, and fishing boats from three villages pulled most of them out of the water.";

    static {
        AvroClasses.trust();
    }

    private final AvroCodec<Story> stories = new AvroCodec<>(Story.getClassSchema());
    private final AvroCodec<StoryEvent> events = new AvroCodec<>(StoryEvent.getClassSchema());

    @Test
    void aNullValueComesLastUnlessItIsTurnedOff() {
        ProcessorDriver driver = driver(true);
        List<Output> closing = closing(driver, ArticleStatus.USABLE);

        assertThat(closing).hasSize(3);
        assertThat(story(closing.get(0)).getStatus()).isEqualTo(StoryStatus.CLOSED);
        assertThat(story(closing.get(0)).getBody()).isNull();
        assertThat(closing.get(1).record().value()).isNull();
        assertThat(driver.view().stories()).isEmpty();
    }

    @Test
    void theLastRecordSaysWhatTheStoryWasAndStays() {
        ProcessorDriver driver = driver(false);
        List<Output> closing = closing(driver, ArticleStatus.USABLE);

        assertThat(closing).hasSize(2);
        Story last = story(closing.get(0));
        assertThat(last.getStatus()).isEqualTo(StoryStatus.CLOSED);
        assertThat(last.getCanonicalId()).isEqualTo("ferry");
        assertThat(last.getBody()).isEqualTo(BODY);
        assertThat(last.getMemberCount()).isEqualTo(2);
        assertThat(last.getMembers()).hasSize(2);
        StoryEvent event = events.decode(closing.get(1).record().value());
        assertThat(event.getType()).isEqualTo(StoryEventType.CLOSED);
        assertThat(event.getRevision()).isEqualTo(last.getRevision());
        assertThat(event.getMemberCount()).isEqualTo(2);
        assertThat(driver.view().stories()).containsOnlyKeys(last.getStoryId());
        assertThat(driver.rows(dev.wirefold.topology.state.StateKeys.entries())).isEmpty();
    }

    @Test
    void aStoryThatNobodySawClosesUnseen() {
        assertThat(closing(driver(false), ArticleStatus.WITHHELD)).isEmpty();
    }

    @Test
    void storiesThatEndOtherwiseEndAsBefore() {
        ProcessorDriver driver = driver(false);
        driver.publish(article("ferry", BODY, ArticleStatus.USABLE, 0));
        driver.publish(Message.kill("ferry", NOON.plusSeconds(60)));

        assertThat(driver.view().stories()).isEmpty();
    }

    /** What is said of stories when their time is over. */
    private static List<Output> closing(ProcessorDriver driver, ArticleStatus status) {
        driver.publish(article("ferry", BODY, status, 0));
        driver.publish(article("echo", BODY + " Divers go down today.", status, 60));
        driver.outputs();
        driver.tick(NOON.plus(Duration.ofDays(8)));
        driver.tick(NOON.plus(Duration.ofDays(8)).plusMillis(1));
        return driver.outputs().stream().filter(Output::isPublic).toList();
    }

    private Story story(Output output) {
        return stories.decode(output.record().value());
    }

    private static ProcessorDriver driver(boolean tombstone) {
        var config = new WirefoldConfig(Map.of("story.closed.tombstone", String.valueOf(tombstone)));
        return new ProcessorDriver(config.pipeline(WireFixture.TOPICS, 1));
    }

    private static Message article(String id, String body, ArticleStatus status, int second) {
        Article article = Article.newBuilder()
                .setId(id)
                .setSource(id + " Post")
                .setLanguage("en")
                .setBody(body)
                .setStatus(status)
                .build();
        return Message.of(article, NOON.plusSeconds(second));
    }
}
