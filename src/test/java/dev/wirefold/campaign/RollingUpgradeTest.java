package dev.wirefold.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirefold.admin.TopicAdmin;
import dev.wirefold.avro.Membership;
import dev.wirefold.avro.internal.MailRecord;
import dev.wirefold.broker.ChildJvm;
import dev.wirefold.broker.Clients;
import dev.wirefold.broker.EmbeddedBroker;
import dev.wirefold.broker.OnBroker;
import dev.wirefold.cli.CommandProcess;
import dev.wirefold.topology.WireFixture;
import dev.wirefold.topology.codec.BundleCodec;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two instances of this program become instances of the next release, one after the other, while a wire flows. */
@OnBroker
@Tag("process")
class RollingUpgradeTest {
    private static final long SEED = 1;
    private static final int RECORDS_PER_SECOND = 3;
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String RUNNING = "running; interrupt to stop";

    @TempDir
    private static Path next;

    private static Path nextClasses;

    @TempDir
    private Path directory;

    private EmbeddedBroker broker;
    private final FlowingWire wire = FlowingWire.of(SEED, FlowingWire.MAX_RECORDS, CrashCluster.PARTITIONS);
    private final Map<Integer, ChildJvm> instances = new TreeMap<>();
    private int lives;

    /** What an instance is. */
    private enum Kind {
        THIS_RELEASE,
        NEXT_IN_THE_FIRST_ROLL,
        NEXT
    }

    @BeforeAll
    static void writeTheNextRelease() throws IOException {
        nextClasses = NextRelease.write(next);
    }

    @BeforeEach
    void createTopics(EmbeddedBroker given) {
        broker = given;
        try (TopicAdmin admin = TopicAdmin.connect(Map.of("bootstrap.servers", servers()))) {
            admin.create(WireFixture.TOPICS, OptionalInt.of(CrashCluster.PARTITIONS), OptionalInt.of(1));
        }
    }

    @AfterEach
    void stopAll() throws InterruptedException {
        for (ChildJvm instance : instances.values()) {
            instance.close();
        }
    }

    @Test
    void inTwoRollsNothingIsLostAndNothingStops() throws Exception {
        start(1, Kind.THIS_RELEASE);
        start(2, Kind.THIS_RELEASE);
        awaitRunning(1);
        awaitRunning(2);
        int parts;
        try (Feeder feeder = feeder();
                Observer observer = observer(feeder)) {
            observer.awaitOutput();
            roll(1, Kind.NEXT_IN_THE_FIRST_ROLL, observer);
            // What it has written goes back to the instance of this release.
            stop(1);
            observer.awaitOutput();
            start(1, Kind.NEXT_IN_THE_FIRST_ROLL);
            awaitRunning(1);
            roll(2, Kind.NEXT_IN_THE_FIRST_ROLL, observer);
            assertThat(schemasIn(WireFixture.TOPICS.mail())).containsExactly(fingerprint(MailRecord.getClassSchema()));
            assertThat(schemasIn(WireFixture.TOPICS.memberships()))
                    .containsExactly(fingerprint(Membership.getClassSchema()));

            roll(1, Kind.NEXT, observer);
            roll(2, Kind.NEXT, observer);
            parts = feeder.finish();
        }
        assertThat(schemasIn(WireFixture.TOPICS.mail())).hasSize(2);
        assertThat(schemasIn(WireFixture.TOPICS.memberships())).hasSize(2);
        assertAllIsAsItShouldBe(parts);
        stop(1);
        stop(2);
    }

    @Test
    void inOneRollTheOldInstanceSaysWhatIsWrongAndNothingIsLost() throws Exception {
        start(1, Kind.THIS_RELEASE);
        awaitRunning(1);
        int parts;
        try (Feeder feeder = feeder();
                Observer observer = observer(feeder)) {
            observer.awaitOutput();
            start(2, Kind.NEXT);

            assertThat(instance(1).awaitExit(PATIENCE)).isEqualTo(2);
            assertThat(instance(1).output().lines())
                    .as(instance(1).output())
                    .hasSize(3)
                    .last()
                    .asString()
                    .startsWith("wirefold: the pipeline has stopped: Mail or state was written with a schema of ")
                    .contains("so by a newer version. Run that version here, too.")
                    .contains("upgrade.from=");

            start(1, Kind.NEXT);
            awaitRunning(1);
            observer.awaitOutput();
            parts = feeder.finish();
        }
        assertAllIsAsItShouldBe(parts);
        stop(1);
        stop(2);
    }

    private void assertAllIsAsItShouldBe(int parts) throws Exception {
        try (ChildJvm check =
                AftermathRun.start(directory.resolve("check"), List.of(nextClasses), servers(), SEED, parts)) {
            assertThat(check.awaitExit(PATIENCE)).as(check.output()).isZero();
        }
        for (ChildJvm instance : instances.values()) {
            assertThat(instance.isAlive()).as(instance.output()).isTrue();
            assertThat(LateMail.count(instance.pid())).isZero();
        }
    }

    private void roll(int number, Kind kind, Observer observer) throws Exception {
        stop(number);
        start(number, kind);
        awaitRunning(number);
        observer.awaitOutput();
    }

    private void start(int number, Kind kind) throws IOException {
        List<String> command = new ArrayList<>(List.of("run"));
        CrashCampaign.Group.CLASSIC.settings().forEach(setting -> command.addAll(List.of("--set", setting)));
        if (kind == Kind.NEXT_IN_THE_FIRST_ROLL) {
            command.addAll(List.of("--set", "upgrade.from=" + NextRelease.BEFORE));
        }
        Map<String, String> environment = Map.of(
                "WIREFOLD_BOOTSTRAP_SERVERS",
                servers(),
                "WIREFOLD_STATE_DIR",
                directory.resolve("state-" + number).toString());
        List<Path> before = kind == Kind.THIS_RELEASE ? List.of() : List.of(nextClasses);
        Path home = directory.resolve("life-" + ++lives);
        instances.put(number, CommandProcess.start(home, environment, before, command));
    }

    private void awaitRunning(int number) throws Exception {
        instance(number).awaitOutput(RUNNING, PATIENCE);
    }

    private void stop(int number) throws Exception {
        ChildJvm instance = instance(number);
        assertThat(instance.terminate(PATIENCE)).as(instance.output()).isZero();
        assertThat(instance.output()).endsWith(RUNNING + "\n");
    }

    private ChildJvm instance(int number) {
        return Objects.requireNonNull(instances.get(number));
    }

    private String servers() {
        return broker.bootstrapServers();
    }

    private Feeder feeder() {
        return new Feeder(servers(), wire, RECORDS_PER_SECOND);
    }

    private Observer observer(Feeder feeder) {
        return new Observer(servers(), CrashCluster.APPLICATION_ID, CrashCluster.PARTITIONS, feeder.sentNanos());
    }

    /** Fingerprints of the schemas that the records of a topic were written with, or what is in them. */
    private Set<Long> schemasIn(String topic) {
        var bundles = new BundleCodec();
        return Clients.recordsOf(servers(), topic).stream()
                .filter(record -> record.value() != null)
                .flatMap(record -> bundles.isBundle(record.value())
                        ? bundles.decode(record.value()).stream().map(BundleCodec.Piece::value)
                        : Stream.of(record.value()))
                .map(value ->
                        ByteBuffer.wrap(value).order(ByteOrder.LITTLE_ENDIAN).getLong(2))
                .collect(Collectors.toSet());
    }

    private static long fingerprint(Schema schema) {
        return SchemaNormalization.parsingFingerprint64(schema);
    }
}
