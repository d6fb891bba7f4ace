package dev.wirefold.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wirefold.broker.Clients;
import dev.wirefold.contract.Topics;
import dev.wirefold.topology.PublicView;
import dev.wirefold.topology.Settled;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The stories that the seed articles come to: what is expected, and what a consumer finds. */
public final class SeedStories {

    private SeedStories() {}

    /** Canonical article → all articles of its story. */
    public static Map<String, Set<String>> expected() throws IOException {
        Map<String, Set<String>> stories = new TreeMap<>();
        try (InputStream json =
                Objects.requireNonNull(SeedStories.class.getResourceAsStream("expected-stories.json"))) {
            for (JsonNode story : new ObjectMapper().readTree(json)) {
                Set<String> members = new TreeSet<>();
                story.get("members").forEach(member -> members.add(member.asText()));
                stories.put(story.get("canonical").asText(), members);
            }
        }
        return stories;
    }

    /** As {@link #expected()}, with one more article in the story of that canonical one. */
    public static Map<String, Set<String>> with(Map<String, Set<String>> stories, String canonical, String additional) {
        Map<String, Set<String>> more = new TreeMap<>(stories);
        Set<String> members = new TreeSet<>(more.getOrDefault(canonical, Set.of()));
        members.add(additional);
        more.put(canonical, members);
        return more;
    }

    /** Waits until the pipeline has nothing left to do, and fails unless its stories are these. */
    public static void assertSettlesTo(
            Map<String, Set<String>> expected, String bootstrapServers, String applicationId, Topics topics)
            throws InterruptedException {
        Settled.await(Map.of("bootstrap.servers", bootstrapServers), applicationId, topics, "the seeds");
        assertThat(found(bootstrapServers, topics)).isEqualTo(expected);
    }

    private static Map<String, Set<String>> found(String bootstrapServers, Topics topics) {
        PublicView view = new PublicView();
        Clients.recordsOf(bootstrapServers, topics.stories())
                .forEach(record -> view.story(record.key(), record.value()));
        // Two stories with one canonical article are an error that shows here.
        return view.stories().values().stream()
                .collect(Collectors.toMap(
                        story -> Objects.requireNonNull(story.getCanonicalId()), story -> story.getMembers().stream()
                                .map(member -> member.getArticleId())
                                .collect(Collectors.toCollection(TreeSet::new))));
    }
}
