package dev.wirefold.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirefold.app.WirefoldConfig;
import dev.wirefold.simulation.HostileWire;
import dev.wirefold.topology.WireFixture.Message;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With each limit of the index at one, parents are missed, and nothing else: each article is in one story. */
class SmallestLimitsTest {
    private static final int RECORDS = 600;
    private static final Map<String, String> SETTINGS = Map.of(
            WirefoldConfig.MAX_POSTINGS_READ, "1",
            WirefoldConfig.MAX_CANDIDATES, "1",
            WirefoldConfig.MIN_SHARED_SAMPLES, "1",
            WirefoldConfig.MAX_MEMBERS_SHOWN, "1");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void everyArticleIsInOneStory(long seed) {
        PipelineSettings smallest = new WirefoldConfig(SETTINGS).pipeline(WireFixture.TOPICS, 1);
        List<Message> wire = HostileWire.of(seed, RECORDS);
        var driver = new ProcessorDriver(smallest);
        wire.forEach(driver::publish);
        driver.tick(WireFixture.end(wire));

        PublicView view = driver.view();
        assertThat(driver.deadLetters()).isEmpty();
        assertThat(view.memberships().keySet())
                .isEqualTo(WireFixture.expected(WireFixture.pipeline(1), wire, WireFixture.end(wire))
                        .memberships()
                        .keySet());
        assertThat(view.stories()).isNotEmpty().allSatisfy((id, story) -> {
            assertThat(story.getMembers()).as(id).hasSize(1);
            assertThat(view.memberships().values())
                    .filteredOn(membership -> membership.getStoryId().equals(id))
                    .as("%s; those that are withheld are not counted", id)
                    .hasSizeGreaterThanOrEqualTo(story.getMemberCount());
        });
    }
}
