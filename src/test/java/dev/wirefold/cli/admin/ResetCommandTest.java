package dev.wirefold.cli.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirefold.admin.TopicAdmin;
import dev.wirefold.broker.Clients;
import dev.wirefold.broker.EmbeddedBroker;
import dev.wirefold.broker.OnBroker;
import dev.wirefold.cli.CommandRun;
import dev.wirefold.cli.console.ExitCode;
import dev.wirefold.contract.Topics;
import dev.wirefold.topology.BrokerPipeline;
import dev.wirefold.topology.PublicView;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Resets of real applications; each has a name, topics and state of its own. */
@OnBroker
class ResetCommandTest {
    private static final int PARTITIONS = 2;

    private static EmbeddedBroker broker;
    private static Admin admin;

    @TempDir
    private Path state;

    @BeforeAll
    static void takeBroker(EmbeddedBroker given) {
        broker = given;
        admin = Clients.admin(broker.bootstrapServers());
    }

    @AfterAll
    static void stop() {
        admin.close();
    }

    private String[] arguments(String application, String... args) {
        return Stream.concat(
                        Arrays.stream(args),
                        Stream.of(
                                "--bootstrap-server",
                                broker.bootstrapServers(),
                                "--prefix",
                                application + "-",
                                "--set",
                                "application.id=" + application,
                                "--set",
                                "state.dir=" + state))
                .toArray(String[]::new);
    }

    private CommandRun reset(String application, String... options) {
        return CommandRun.of(arguments(
                application,
                Stream.concat(Stream.of("reset"), Arrays.stream(options)).toArray(String[]::new)));
    }

    private BrokerPipeline pipeline(String application, Map<String, String> settings) throws InterruptedException {
        return new BrokerPipeline(broker, application, PARTITIONS, state, settings);
    }

    private static void publishSeeds(String application) {
        CommandRun publish = CommandRun.of(
                "publish", "seeds", "--bootstrap-server", broker.bootstrapServers(), "--prefix", application + "-");
        assertThat(publish.exitCode()).as(publish.err()).isEqualTo(ExitCode.OK);
    }

    private static Map<String, String> memberships(BrokerPipeline pipeline) {
        Map<String, String> memberships = new TreeMap<>();
        pipeline.read(pipeline.topics().memberships(), record -> {
            String id = new String(record.key(), StandardCharsets.UTF_8);
            if (record.value() == null) {
                memberships.remove(id);
            } else {
                memberships.put(id, HexFormat.of().formatHex(record.value()));
            }
        });
        return memberships;
    }

    private static long offset(String topic, OffsetSpec which) throws Exception {
        Map<TopicPartition, OffsetSpec> asked = new TreeMap<>((a, b) -> a.partition() - b.partition());
        for (int partition = 0; partition < PARTITIONS; partition++) {
            asked.put(new TopicPartition(topic, partition), which);
        }
        return admin.listOffsets(asked).all().get().values().stream()
                .mapToLong(info -> info.offset())
                .sum();
    }

    @ParameterizedTest
    @ValueSource(strings = {"classic", "streams"})
    void anApplicationStartsOverWithTheSameStories(String protocol) throws Exception {
        String application = "over-" + protocol;
        Topics topics = new Topics(application + "-");
        Map<String, String> settings = Map.of("kafka.group.protocol", protocol);
        PublicView before;
        Map<String, String> memberships;
        try (BrokerPipeline pipeline = pipeline(application, settings)) {
            publishSeeds(application);
            pipeline.awaitSettled();
            before = pipeline.view();
            memberships = memberships(pipeline);

            CommandRun active = reset(application, "--outputs", "--yes");
            assertThat(active.exitCode()).isEqualTo(ExitCode.ERROR);
            assertThat(active.err())
                    .isEqualTo("wirefold: application " + application + " is running; stop all its instances, and wait"
                            + " until the session of one that died has ended\n");
        }
        long articles = offset(topics.articles(), OffsetSpec.latest());

        CommandRun reset = reset(application, "--outputs", "--yes");

        assertThat(reset.exitCode()).as(reset.err()).isEqualTo(ExitCode.OK);
        assertThat(reset.out())
                .startsWith("offsets of group " + application + "\ntopic " + application + "-state-changelog\n")
                .endsWith("local state in " + state.resolve(application) + "\ndone\n");
        assertThat(state.resolve(application)).doesNotExist();
        assertThat(offset(topics.articles(), OffsetSpec.earliest())).isZero();
        assertThat(articles).isPositive();
        for (String topic : List.of(topics.mail(), topics.memberships(), topics.stories(), topics.storyEvents())) {
            assertThat(offset(topic, OffsetSpec.earliest()))
                    .as(topic)
                    .isPositive()
                    .isEqualTo(offset(topic, OffsetSpec.latest()));
        }
        try (TopicAdmin checker = TopicAdmin.connect(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            assertThat(checker.problems(topics, checker.describe(topics.all()), "none"))
                    .isEmpty();
        }
        assertThat(reset(application, "--outputs", "--dry-run", "--json").out())
                .startsWith("{\"applicationId\":\"" + application
                        + "\",\"dryRun\":true,\"done\":false,\"offsets\":false,\"deletedTopics\":[],");

        try (BrokerPipeline pipeline = pipeline(application, settings)) {
            pipeline.awaitSettled();
            assertThat(memberships(pipeline)).isEqualTo(memberships).isNotEmpty();
            assertThat(pipeline.view().groups()).isEqualTo(before.groups());
            assertThat(pipeline.view().stories().keySet())
                    .isEqualTo(before.stories().keySet());
        }
        assertThat(offset(topics.articles(), OffsetSpec.latest())).isEqualTo(articles);
    }

    @Test
    void withoutOutputsTheyStayAndAreWrittenAgain() throws Exception {
        String application = "outputs-stay";
        Topics topics = new Topics(application + "-");
        Map<String, String> memberships;
        try (BrokerPipeline pipeline = pipeline(application, Map.of())) {
            publishSeeds(application);
            pipeline.awaitSettled();
            memberships = memberships(pipeline);
        }
        long events = offset(topics.storyEvents(), OffsetSpec.latest());

        assertNothingHappensUntilSomebodySaysYes(application);
        CommandRun run = CommandRun.onTerminal("y\n", arguments(application, "reset"));

        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.OK);
        assertThat(run.out())
                .contains("all records of topic " + topics.mail() + "\n")
                .doesNotContain(topics.stories());
        assertThat(run.err()).isEqualTo("Delete this for application " + application + "? [y/N] ");
        assertThat(offset(topics.storyEvents(), OffsetSpec.earliest())).isZero();
        try (BrokerPipeline pipeline = pipeline(application, Map.of())) {
            pipeline.awaitSettled();
            assertThat(memberships(pipeline)).isEqualTo(memberships);
            assertThat(offset(topics.storyEvents(), OffsetSpec.latest())).isGreaterThan(events);
        }
    }

    private void assertNothingHappensUntilSomebodySaysYes(String application) throws Exception {
        CommandRun unasked = reset(application);
        assertThat(unasked.exitCode()).isEqualTo(ExitCode.ERROR);
        assertThat(unasked.err())
                .isEqualTo(
                        "wirefold: nobody can be asked without a terminal; pass --yes, or --dry-run to see what would be"
                                + " deleted\n");
        CommandRun dry = reset(application, "--dry-run");
        assertThat(dry.exitCode()).as(dry.err()).isEqualTo(ExitCode.OK);
        for (String answer : List.of("", "\n", "n\n", "yesterday\n")) {
            CommandRun refused = CommandRun.onTerminal(answer, arguments(application, "reset"));
            assertThat(refused.exitCode()).as("answer '" + answer + "'").isEqualTo(ExitCode.REFUSED);
            assertThat(refused.out()).isEqualTo(dry.out() + "nothing was deleted\n");
        }
        assertThat(state.resolve(application)).exists();
        assertThat(offset(application + "-mail", OffsetSpec.earliest())).isZero();
        assertThat(dry.out()).startsWith("offsets of group " + application + "\n");
    }

    @Test
    void anApplicationThatNeverRanHasNothingToReset() {
        CommandRun run = reset("never-ran", "--outputs", "--yes", "--json");

        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.OK);
        assertThat(run.out())
                .isEqualTo("{\"applicationId\":\"never-ran\",\"dryRun\":false,\"done\":true,\"offsets\":false,"
                        + "\"deletedTopics\":[],\"emptiedTopics\":[],\"localState\":null}\n");
    }
}
