package dev.wirefold.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirefold.app.WirefoldConfig;
import dev.wirefold.avro.Article;
import dev.wirefold.avro.ArticleStatus;
import dev.wirefold.avro.Story;
import dev.wirefold.avro.StoryEvent;
import dev.wirefold.avro.StoryEventType;
import dev.wirefold.broker.EmbeddedBroker;
import dev.wirefold.broker.OnBroker;
import dev.wirefold.contract.AvroClasses;
import dev.wirefold.contract.AvroCodec;
import dev.wirefold.core.reference.Reference.Outcome;
import dev.wirefold.topology.WireFixture.Message;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every way in which a wire takes something back, on a real broker: whoever reads the compacted topics from the beginning
 * finds no trace of it, and once the broker has compacted them nobody does.
 */
@OnBroker
class WithdrawalOnBrokerTest {
    private static final Instant NOON = Instant.parse("2024-05-01T12:00:00Z");
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int PARTITIONS = 3;

    @TempDir
    private Path directory;

    private final List<Message> wire = new ArrayList<>();

    @Test
    void leavesNoTrace(EmbeddedBroker broker) throws Exception {
        AvroClasses.trust();
        publishAllCases();
        Instant end = NOON.plus(Duration.ofHours(12));
        try (var pipeline = new BrokerPipeline(broker, "withdrawal", PARTITIONS, directory, Map.of())) {
            pipeline.compactAtOnce(pipeline.topics().stories());
            for (Message message : wire) {
                pipeline.publish(List.of(message));
                pipeline.awaitSettled();
            }
            pipeline.tick(end);
            pipeline.awaitSettled();

            Outcome expected = WireFixture.expected(
                    new WirefoldConfig(Map.of()).pipeline(pipeline.topics(), PARTITIONS), wire, end);
            PublicView view = pipeline.view();
            view.assertIs(expected, "all that a wire takes back");
            assertThat(view.memberships()).doesNotContainKeys("killed", "chain-1", "chain-2", "killed-in-embargo");
            assertThat(view.storyOf("corrected").getBody()).contains("eleven");
            assertThat(view.storyOf("ordered").getBody()).contains("second version");
            assertThat(view.storyOf("released").getStatus()).hasToString("LIVE");
            assertThat(view.storyOf("embargoed").getCanonicalId()).isEqualTo("embargoed");
            assertThat(view.storyOf("early").getStoryId()).startsWith("early~");
            assertThat(endsOf(pipeline)).contains(StoryEventType.MERGED, StoryEventType.RETRACTED);
            assertThat(everShown(pipeline)).noneMatch(body -> body.contains("neverland"));

            awaitNoTrace(pipeline, "withdrawnword");
        }
    }

    /** Words of what has to go: {@code withdrawnword}; of what must never be shown: {@code neverland}. */
    private void publishAllCases() {
        add("killed", 0, text("Aldenport", "withdrawnword"));
        wire.add(Message.kill("killed", at(5)));

        add("chain-1", 10, text("Brackwater", "withdrawnword"));
        add("chain-2", 11, text("Brackwater", "withdrawnword again"));
        add("chain-3", 12, text("Brackwater", "and what stayed"));
        add(builder("chain-1", "").setStatus(ArticleStatus.CANCELED).build(), 20);
        add(builder("chain-2", "").setStatus(ArticleStatus.CANCELED).build(), 21);

        add("corrected", 30, text("Caldermouth", "withdrawnword twelve"));
        add("corrected", 31, text("Caldermouth", "eleven"));

        add(
                builder("ordered", text("Dunmere", "second version"))
                        .setRevision(2L)
                        .build(),
                40);
        add(builder("ordered", text("Dunmere", "neverland")).setRevision(1L).build(), 41);

        add(
                builder("released", text("Elmsworth", "held"))
                        .setStatus(ArticleStatus.WITHHELD)
                        .build(),
                50);
        add("released", 51, text("Elmsworth", "held no longer"));

        add("withheld", 55, text("Farrowby", "withdrawnword"));
        add(
                builder("withheld", text("Farrowby", "withdrawnword"))
                        .setStatus(ArticleStatus.WITHHELD)
                        .build(),
                56);

        add(
                builder("embargoed", text("Garnholm", "until evening"))
                        .setEmbargoedUntil(at(300))
                        .build(),
                60);
        add(
                builder("killed-in-embargo", text("Hartlow", "neverland"))
                        .setEmbargoedUntil(at(300))
                        .build(),
                61);
        wire.add(Message.kill("killed-in-embargo", at(200)));

        add("late", 90, text("Ivydale", "reported at last"));
        add("early", 80, text("Ivydale", "reported first"));
    }

    private static List<StoryEventType> endsOf(BrokerPipeline pipeline) {
        var codec = new AvroCodec<StoryEvent>(StoryEvent.getClassSchema());
        List<StoryEventType> types = new ArrayList<>();
        pipeline.read(
                pipeline.topics().storyEvents(),
                record -> types.add(codec.decode(record.value()).getType()));
        return types;
    }

    private static Set<String> everShown(BrokerPipeline pipeline) {
        var codec = new AvroCodec<Story>(Story.getClassSchema());
        Set<String> bodies = new HashSet<>();
        pipeline.read(pipeline.topics().stories(), record -> {
            String body =
                    record.value() == null ? null : codec.decode(record.value()).getBody();
            if (body != null) {
                bodies.add(body);
            }
        });
        return bodies;
    }

    /** The broker leaves the newest segment alone, so there has to be news for it to begin another. */
    private static void awaitNoTrace(BrokerPipeline pipeline, String word) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        var found = new AtomicBoolean(true);
        for (int i = 0; found.get(); i++) {
            assertThat(System.nanoTime()).as("compaction in time").isLessThan(deadline);
            List<Message> news = new ArrayList<>();
            for (int j = 0; j < 2 * PARTITIONS; j++) {
                String id = "news-" + i + "-" + j;
                news.add(Message.of(
                        builder(id, id + " happened somewhere unheard of").build(), at(800)));
            }
            pipeline.publish(news);
            pipeline.awaitSettled();
            found.set(false);
            pipeline.read(pipeline.topics().stories(), record -> {
                if (record.value() != null && new String(record.value(), StandardCharsets.UTF_8).contains(word)) {
                    found.set(true);
                }
            });
        }
    }

    /** Texts of one place are of one story, those of two places have next to nothing in common. */
    private static String text(String place, String detail) {
        return Stream.of(
                                "harbour", "council", "ferry", "market", "mayor", "bridge", "school", "orchard",
                                "quarry", "mill")
                        .map(thing -> place + thing + " " + thing + place)
                        .collect(Collectors.joining(" "))
                + ", " + detail + ".";
    }

    private void add(String id, int minutes, String body) {
        add(builder(id, body).build(), minutes);
    }

    private void add(Article article, int minutes) {
        wire.add(Message.of(article, at(minutes)));
    }

    private static Article.Builder builder(String id, String body) {
        return Article.newBuilder()
                .setId(id)
                .setSource("Source of " + id)
                .setLanguage("en")
                .setBody(body);
    }

    private static Instant at(int minutes) {
        return NOON.plus(Duration.ofMinutes(minutes));
    }
}
