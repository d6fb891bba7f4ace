package dev.wirefold.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirefold.app.WirefoldConfig;
import dev.wirefold.avro.Story;
import dev.wirefold.board.StoryQuery;
import dev.wirefold.broker.EmbeddedBroker;
import dev.wirefold.broker.OnBroker;
import dev.wirefold.contract.Topics;
import dev.wirefold.registry.StubRegistry;
import dev.wirefold.webhook.HookServer.Answers;
import dev.wirefold.webhook.HookServer.Hook;
import dev.wirefold.wire.fetch.CheckedClient;
import dev.wirefold.wire.fetch.FetchLimits;
import dev.wirefold.wire.fetch.HostNames;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import okhttp3.HttpUrl;
import org.apache.avro.Schema;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;

/** Values that name their schema by a number are told as others are; a registry that is away is waited for. */
@OnBroker
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class FramedWebhooksTest {
    private static final FetchLimits LIMITS = new FetchLimits(0, 0, 10_000, 10_000, 10_000);

    private final List<String> lines = Collections.synchronizedList(new ArrayList<>());
    private Map<String, Object> kafka;
    private Topics topics;
    private StoryTopic stories;
    private StubRegistry registry;
    private HookServer server;

    @BeforeEach
    void create(EmbeddedBroker broker, TestInfo test) throws Exception {
        kafka = Map.of("bootstrap.servers", broker.bootstrapServers());
        topics = new Topics(test.getTestMethod().orElseThrow().getName() + ".");
        stories = new StoryTopic(kafka, topics);
        registry = StubRegistry.start();
        server = new HookServer(Answers.taking());
    }

    @AfterEach
    void close() {
        server.close();
        registry.close();
        stories.close();
    }

    private Receiver receiver(String name) throws Exception {
        return new Receiver(
                name,
                HttpUrl.get(server.url(name)),
                List.of(Secret.parse("whsec_" + "A".repeat(44))),
                StoryQuery.of(parameter -> null));
    }

    private Webhooks start() throws Exception {
        return Webhooks.start(
                kafka,
                topics,
                List.of(receiver("desk"), receiver("archive")),
                new Webhooks.Setup(
                        new CheckedClient(LIMITS, HostNames.SYSTEM, true, null),
                        "wirefold/test",
                        true,
                        new WirefoldConfig(Map.of("schema.registry.url", registry.url())).reading(),
                        DeliveryRules.DEFAULT,
                        InstantSource.system(),
                        lines::add));
    }

    /** A schema that nobody has asked for yet. */
    private static Schema unknownSchema() {
        Schema schema = new Schema.Parser().parse(Story.getClassSchema().toString());
        schema.addProp("release", "another");
        return schema;
    }

    private void write(int count, Schema schema) {
        stories.framedBy(value -> registry.framed(schema, value));
        IntStream.range(0, count).forEach(i -> stories.live("s" + i));
    }

    private void awaitLine(String beginning) {
        while (lines.stream().noneMatch(line -> line.startsWith(beginning))) {
            Thread.onSpinWait();
        }
    }

    @Test
    void aRegistryThatIsAwayInTheMiddleIsWaitedFor() throws Exception {
        write(10, Story.getClassSchema());
        try (Webhooks webhooks = start()) {
            server.await("desk", taken -> taken.size() >= 10);
            registry.isAway(true);
            write(10, unknownSchema());
            // Nothing overtakes what waits.
            stories.framedBy(value -> value);
            IntStream.range(0, 10).forEach(i -> stories.live("s" + i));
            awaitLine("webhooks wait: the schema registry ");
            assertThat(server.taken("desk")).extracting(Hook::revision).containsOnly(1L);

            registry.isAway(false);
            for (String receiver : List.of("desk", "archive")) {
                server.await(receiver, taken -> taken.size() >= 30);
                assertThat(server.byStory(receiver).entrySet()).hasSize(10).allSatisfy(story -> assertThat(
                                story.getValue())
                        .containsExactly(story.getKey() + " 1", story.getKey() + " 2", story.getKey() + " 3"));
                assertThat(server.taken(receiver)).hasSize(30);
            }
            awaitLine("the schema registry answers again");
            assertThat(webhooks.states())
                    .allSatisfy(state -> assertThat(state.failures()).isZero());
        }
        assertThat(lines).hasSize(2);
    }

    @Test
    void whoEndsItNeedNotWait() throws Exception {
        registry.isAway(true);
        write(10, Story.getClassSchema());
        try (Webhooks webhooks = start()) {
            awaitLine("webhooks wait: the schema registry ");
            assertThat(webhooks.states()).hasSize(2);
        }
        registry.isAway(false);
        try (Webhooks webhooks = start()) {
            server.await("desk", taken -> taken.size() >= 10);
            server.await("archive", taken -> taken.size() >= 10);
            assertThat(webhooks.states()).hasSize(2);
        }
        assertThat(server.taken("desk")).hasSize(10);
    }
}
