package dev.wirefold.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirefold.broker.ChildJvm;
import dev.wirefold.broker.Clients;
import dev.wirefold.broker.SecuredBroker;
import dev.wirefold.cli.console.ExitCode;
import dev.wirefold.cli.run.SeedStories;
import dev.wirefold.contract.Topics;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The pipeline and its commands on a cluster with TLS, SASL/SCRAM and an authorizer, each user with the rights that the
 * page for operators names: they suffice, none can be left out, what is refused is named, and no password shows anywhere.
 */
@Tag("process")
class SecuredClusterTest {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Topics TOPICS = new Topics("wire.");
    private static final String APPLICATION = "wirefold";
    private static final String READY = "interrupt to stop";
    private static final String SECRET = "hunter2-of-";

    @TempDir
    private static Path brokerHome;

    private static SecuredBroker broker;
    private static final Map<String, Path> users = new HashMap<>();
    private static Set<AclBinding> rights;

    @TempDir
    private Path directory;

    private final List<ChildJvm> started = new ArrayList<>();
    private final ExecutorService commands = Executors.newSingleThreadExecutor();
    private int published;

    @BeforeAll
    static void start() throws Exception {
        broker = SecuredBroker.start(brokerHome);
        for (String user : List.of("operator", "publisher", "pipeline", "reader", "editor", "desk", "developer")) {
            users.put(user, broker.user(user, SECRET + user));
        }
        rights = AclTable.ofThePage();
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @AfterEach
    void killAll() throws Exception {
        commands.shutdownNow();
        for (ChildJvm process : started) {
            process.close();
            assertThat(process.output()).doesNotContain(SECRET);
        }
    }

    @Test
    void theRightsInTheReadmeSufficeAndNoneCanBeLeftOut() throws Exception {
        for (AclBinding right : of("operator")) {
            broker.allowOnly(without(right));
            CommandRun create = run("operator", "topics", "create", "--partitions", "2");
            assertRefused(create.exitCode() == ExitCode.OK ? run("operator", "topics", "describe") : create, right);
        }
        broker.allowOnly(rights);
        succeeds("operator", "topics", "create", "--partitions", "2");
        succeeds("operator", "topics", "create");
        succeeds("operator", "topics", "describe");

        for (AclBinding right : of("publisher")) {
            broker.allowOnly(without(right));
            assertRefused(run("publisher", "publish", "seeds"), right);
        }
        // What creates the state's topics is missed only while there are none.
        AclBinding creation = of("pipeline").stream()
                .filter(right -> right.entry().operation() == AclOperation.CREATE)
                .findFirst()
                .orElseThrow();
        broker.allowOnly(without(creation));
        assertRefused(run("pipeline", "run"), creation);

        broker.allowOnly(rights);
        succeeds("publisher", "publish", "seeds");
        runsTheSeeds();
        succeeds("reader", "tail", "--from-beginning", "--max", "1");
        succeeds("editor", "explain", "five-to-one-ledger", "five-to-one-quayside");
        assertThat(consume()).isPositive();

        for (AclBinding right : of("pipeline")) {
            if (!right.equals(creation)) {
                // New state has to be restored, and there is something to write.
                broker.allowOnly(without(right));
                publishOne();
                assertRefused(run("pipeline", "run"), right);
            }
        }
        for (AclBinding right : of("reader")) {
            broker.allowOnly(without(right));
            assertThatThrownBy(SecuredClusterTest::consume)
                    .as(right.toString())
                    .isInstanceOf(AuthorizationException.class);
        }
        for (AclBinding right : of("editor")) {
            broker.allowOnly(without(right));
            assertRefused(run("editor", "explain", "five-to-one-ledger", "five-to-one-quayside"), right);
        }
        decides();
        broker.allowOnly(of("developer"));
        showsAndEvaluates();
    }

    private void decides() throws Exception {
        for (AclBinding right : of("desk")) {
            broker.allowOnly(without(right));
            CommandRun clear = run("desk", "override", "clear", "five-to-one-ledger", "--no-wait");
            assertRefused(clear.exitCode() == ExitCode.OK ? run("desk", "override", "list") : clear, right);
        }
        broker.allowOnly(rights);
        succeeds("desk", "override", "pin", "five-to-one-quayside", "--no-wait");
        succeeds("desk", "override", "list");
    }

    /** On topics that are there already, and on those of its own. */
    private void showsAndEvaluates() throws Exception {
        succeeds("developer", "demo", "--exit");
        Path labelled = Files.writeString(directory.resolve("labelled.jsonl"), """
                {"id": "a", "label": "x", "published": "2026-01-05T06:00:00Z", "text": "The ferry leaves at noon."}
                {"id": "b", "label": "x", "published": "2026-01-05T07:00:00Z", "text": "The ferry leaves at noon."}
                """);
        succeeds("developer", "evaluate", labelled.toString());
        try (Admin admin = Clients.admin(broker.unsecuredServers())) {
            assertThat(admin.listTopics().names().get()).noneMatch(topic -> topic.contains("evaluation"));
            assertThat(admin.listGroups().all().get())
                    .noneMatch(group -> group.groupId().contains("evaluation"));
        }
    }

    private void runsTheSeeds() throws Exception {
        ChildJvm run = as("pipeline", "run");
        run.awaitOutput(READY, PATIENCE);
        SeedStories.assertSettlesTo(SeedStories.expected(), broker.unsecuredServers(), APPLICATION, TOPICS);
        assertThat(permissions(state())).isEqualTo("rwx------");
        assertThat(permissions(state().resolve(APPLICATION))).isEqualTo("rwx------");
        assertThat(run.terminate(PATIENCE)).as(run.output()).isZero();
        assertThat(run.output())
                .isEqualTo("starting wirefold on " + broker.servers() + "\nrunning; interrupt to stop\n");
    }

    @Test
    void aWrongPasswordIsSaidAndNotShown() throws Exception {
        Path wrong = broker.clientProperties("stranger", SECRET + "stranger");
        Path malformed = Files.writeString(
                directory.resolve("malformed.properties"),
                Files.readString(wrong).replace("password=\"", "password= "));
        String refusal = "wirefold: Kafka at " + broker.servers()
                + " does not let this client in: Authentication failed during authentication due to invalid credentials"
                + " with SASL mechanism SCRAM-SHA-512; see --command-config\n";

        for (String command :
                List.of("topics create", "topics describe", "publish seeds", "run", "tail", "explain a b")) {
            ChildJvm process = start(wrong, List.of(command.split(" ")));
            assertThat(process.awaitExit(PATIENCE)).as(process.output()).isEqualTo(ExitCode.ERROR);
            assertThat(process.output()).isEqualTo(refusal);
        }
        for (String command : List.of("tail --verbose", "run --verbose")) {
            ChildJvm process = start(malformed, List.of(command.split(" ")));
            assertThat(process.awaitExit(PATIENCE)).as(process.output()).isEqualTo(ExitCode.ERROR);
            assertThat(process.output())
                    .startsWith("wirefold: cannot connect to Kafka")
                    .contains("sasl.jaas.config can't be read");
        }
    }

    @Test
    void aPasswordAmongTheSettingsIsNotShownEither() throws Exception {
        String jaas = "kafka.sasl.jaas.config=ScramLoginModule required password=" + SECRET + "settings;";
        for (String command : List.of("topology", "run")) {
            ChildJvm process = start(user("reader"), List.of(command, "--verbose", "--set", jaas));
            assertThat(process.awaitExit(PATIENCE))
                    .as(process.output())
                    .isEqualTo(command.equals("run") ? ExitCode.ERROR : ExitCode.OK);
        }
        // The file of the one given for the file of the other.
        ChildJvm confused = start(
                user("reader"),
                List.of("run", "--verbose", "--config", user("reader").toString()));
        assertThat(confused.awaitExit(PATIENCE)).as(confused.output()).isEqualTo(ExitCode.ERROR);
    }

    private static Set<AclBinding> of(String user) {
        return rights.stream()
                .filter(right -> right.entry().principal().equals("User:" + user))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Set<AclBinding> without(AclBinding right) {
        Set<AclBinding> others = new HashSet<>(rights);
        others.remove(right);
        return others;
    }

    private void publishOne() throws Exception {
        Path article = Files.writeString(directory.resolve("article-" + published++ + ".txt"), "A ferry leaves.\n");
        CommandRun run = run("publisher", "publish", "--live", article.toString());
        assertThat(run.exitCode()).as(run.err() + run.out()).isZero();
    }

    /** Reads the topics of stories as a service would. */
    private static int consume() throws IOException {
        Properties config = new Properties();
        try (Reader reader = Files.newBufferedReader(user("reader"))) {
            config.load(reader);
        }
        config.put("bootstrap.servers", broker.servers());
        config.put("group.id", "my-service");
        config.put("auto.offset.reset", "earliest");
        config.put("isolation.level", "read_committed");
        try (var consumer = new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(TOPICS.memberships(), TOPICS.stories(), TOPICS.storyEvents()));
            long deadlineNanos = System.nanoTime() + PATIENCE.toNanos();
            int read = 0;
            while (read == 0 && System.nanoTime() < deadlineNanos) {
                read = consumer.poll(Duration.ofMillis(200)).count();
            }
            return read;
        }
    }

    /** One line that says what was refused, and where the rights are listed. */
    private static void assertRefused(CommandRun run, AclBinding right) {
        String what = right.pattern().resourceType() == ResourceType.TRANSACTIONAL_ID
                ? "ransactional"
                : right.pattern().name();
        assertThat(run.exitCode()).as(right + ": " + run.out() + run.err()).isEqualTo(ExitCode.ERROR);
        assertThat(run.err()
                        .lines()
                        .filter(line -> !line.startsWith("starting ") && !line.startsWith("running;"))
                        .toList())
                .as(right.toString())
                .singleElement()
                .asString()
                .startsWith("wirefold: Kafka ")
                .contains("does not allow th", what)
                .endsWith("; what each user needs is under Security in operate.md");
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    private Path state() {
        return directory.resolve("state");
    }

    private static Path user(String name) {
        return Objects.requireNonNull(users.get(name), name);
    }

    /** In this process, which is quicker; with state of its own. */
    private CommandRun run(String user, String... command) throws Exception {
        List<String> arguments = connected(user(user), List.of(command));
        if (command[0].equals("run")) {
            arguments.addAll(List.of("--set", "state.dir=" + Files.createTempDirectory(directory, "state")));
        }
        Future<CommandRun> run = commands.submit(() -> CommandRun.of(arguments.toArray(String[]::new)));
        return run.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    private void succeeds(String user, String... command) throws Exception {
        ChildJvm process = as(user, command);
        assertThat(process.awaitExit(PATIENCE)).as(process.output()).isZero();
    }

    private ChildJvm as(String user, String... command) throws IOException {
        List<String> verbose = new ArrayList<>(List.of(command));
        verbose.add("--verbose");
        return start(user(user), verbose);
    }

    private ChildJvm start(Path clientProperties, List<String> command) throws IOException {
        Map<String, String> environment = Map.of("WIREFOLD_STATE_DIR", state().toString());
        Path home = directory.resolve(Integer.toString(started.size()));
        ChildJvm process = CommandProcess.start(home, environment, connected(clientProperties, command));
        started.add(process);
        return process;
    }

    private static List<String> connected(Path clientProperties, List<String> command) {
        List<String> arguments = new ArrayList<>(command);
        arguments.addAll(List.of("--bootstrap-server", broker.servers(), "--prefix", TOPICS.prefix()));
        arguments.addAll(List.of("--command-config", clientProperties.toString()));
        return arguments;
    }
}
