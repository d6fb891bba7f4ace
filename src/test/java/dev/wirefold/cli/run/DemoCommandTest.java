package dev.wirefold.cli.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wirefold.cli.CommandRun;
import dev.wirefold.site.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The main job from end to end: article files, a real broker, the pipeline, canonical stories. */
@Tag("broker")
class DemoCommandTest {
    private static final Path SEEDS = Path.of("seeds");
    private static final Path REAL_SEEDS = Path.of("..", "shared", "seeds");
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Test
    void theSeedsComeToTheExpectedStories() throws IOException {
        Map<String, Set<String>> expected = new TreeMap<>();
        try (var file = getClass().getResourceAsStream("expected-stories.json")) {
            for (JsonNode story : MAPPER.readTree(file)) {
                Set<String> members = new TreeSet<>();
                story.get("members").forEach(member -> members.add(member.asText()));
                expected.put(story.get("canonical").asText(), members);
            }
        }

        CommandRun run = CommandRun.of("demo", "--exit", "--json", "--from", SEEDS.toString());

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(membersByCanonical(stories(run))).isEqualTo(expected);
    }

    @Test
    void theTreesInTheReadmeAreWhatItPrints() {
        List<String> stories = Page.readme().code("").stream()
                .filter(block -> block.contains("└─ five-to-one"))
                .flatMap(block -> Arrays.stream(block.split("\n\n")))
                .map(String::strip)
                .toList();

        CommandRun run = CommandRun.of("demo", "--exit", "--from", SEEDS.toString());

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(stories).isNotEmpty().allSatisfy(story -> assertThat(run.out())
                .contains(story));
    }

    @Test
    void fiveRealArticlesAreTwoStories() throws IOException {
        assumeTrue(Files.isDirectory(REAL_SEEDS), "no seed articles at " + REAL_SEEDS);

        CommandRun run = CommandRun.of("demo", "--exit", "--json", "--from", REAL_SEEDS.toString());

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(membersByCanonical(stories(run)))
                .isEqualTo(Map.of("000", Set.of("000", "001", "002"), "004", Set.of("003", "004")));
        JsonNode first = stories(run).get(1);
        assertThat(first.get("storyId").asText()).startsWith("000~");
        JsonNode rewrite = first.get("members").get(1);
        assertThat(rewrite.get("articleId").asText()).isEqualTo("001");
        assertThat(rewrite.get("parentId").asText()).isEqualTo("000");
        assertThat(rewrite.get("relation").asText()).isEqualTo("REWRITE");
        assertThat(rewrite.get("similarity").asDouble()).isBetween(0.4, 0.7);
    }

    @Test
    void aMissingDirectoryIsAnErrorThatSaysWhatToDo() {
        CommandRun run = CommandRun.of("demo", "--from", "no-such-directory");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("no-such-directory").contains("--from").hasLineCount(1);
    }

    private static List<JsonNode> stories(CommandRun run) throws JsonProcessingException {
        List<JsonNode> stories = new ArrayList<>();
        for (String line : run.out().lines().toList()) {
            stories.add(MAPPER.readTree(line));
        }
        return stories;
    }

    private static Map<String, Set<String>> membersByCanonical(List<JsonNode> stories) {
        Map<String, Set<String>> members = new TreeMap<>();
        for (JsonNode story : stories) {
            Set<String> ids = new TreeSet<>();
            story.get("members")
                    .forEach(member -> ids.add(member.get("articleId").asText()));
            members.put(story.get("canonicalId").asText(), ids);
        }
        return members;
    }
}
