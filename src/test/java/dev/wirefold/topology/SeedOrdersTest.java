package dev.wirefold.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.wirefold.app.WirefoldConfig;
import dev.wirefold.core.reference.Reference.Outcome;
import dev.wirefold.topology.WireFixture.Message;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Real articles come to the same stories whatever order they arrive in. */
class SeedOrdersTest {
    private static final Path SEEDS = Path.of("..", "shared", "seeds");

    @Test
    void fiveArticlesInEveryOrderAreTwoStories() {
        assumeTrue(Files.isDirectory(SEEDS), "no seed articles at " + SEEDS);
        PipelineSettings pipeline =
                new WirefoldConfig(Map.of("lateness.ms", "259200000")).pipeline(WireFixture.TOPICS, 1);
        List<Message> wire = WireFixture.readAll(SEEDS);
        Outcome expected = WireFixture.expected(pipeline, wire);

        List<List<Message>> orders = permutations(wire);

        assertThat(orders).hasSize(120);
        for (List<Message> order : orders) {
            try (var driver = new TopologyDriver(pipeline)) {
                driver.publish(order);
                PublicView view = driver.view();
                view.assertIs(
                        expected, "order " + order.stream().map(Message::id).toList());
                assertThat(view.groups()).isEqualTo(Set.of(Set.of("000", "001", "002"), Set.of("003", "004")));
                assertThat(view.stories().values())
                        .anySatisfy(story -> assertThat(story.getCanonicalId()).isEqualTo("000"));
            }
        }
    }

    private static <T> List<List<T>> permutations(List<T> items) {
        if (items.isEmpty()) {
            return List.of(List.of());
        }
        List<List<T>> all = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            List<T> rest = new ArrayList<>(items);
            T first = rest.remove(i);
            permutations(rest).forEach(tail -> {
                List<T> order = new ArrayList<>(Collections.singletonList(first));
                order.addAll(tail);
                all.add(order);
            });
        }
        return all;
    }
}
