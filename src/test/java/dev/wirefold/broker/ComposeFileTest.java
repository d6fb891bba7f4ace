package dev.wirefold.broker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirefold.broker.ComposeFile.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** That the deployment says what it promises; {@link ComposeClusterTest} starts what can be started without Docker. */
class ComposeFileTest {

    private static final String HEALTHY = "service_healthy";
    private static final String COMPLETED = "service_completed_successfully";
    private static final String STATE_DIRECTORY = "/var/lib/wirefold";

    private final ComposeFile file;

    ComposeFileTest() throws IOException {
        file = ComposeFile.read(ComposeFile.PATH);
    }

    @Test
    void hasThreeBrokersThatAreControllersToo() {
        List<Service> brokers = ComposeCluster.brokers(file);

        assertThat(brokers).extracting(Service::name).containsExactly("kafka-1", "kafka-2", "kafka-3");
        assertThat(brokers)
                .extracting(broker -> broker.setting("KAFKA_NODE_ID"))
                .containsExactly("1", "2", "3");
        assertThat(brokers).allSatisfy(broker -> {
            assertThat(broker.image()).isEqualTo("apache/kafka:4.3.1");
            assertThat(broker.environment())
                    .containsEntry("KAFKA_PROCESS_ROLES", "broker,controller")
                    .containsEntry("KAFKA_CONTROLLER_QUORUM_VOTERS", "1@kafka-1:9093,2@kafka-2:9093,3@kafka-3:9093");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "KAFKA_DEFAULT",
                "KAFKA_OFFSETS_TOPIC",
                "KAFKA_TRANSACTION_STATE_LOG",
                "KAFKA_SHARE_COORDINATOR_STATE_TOPIC"
            })
    void keepsEverythingThreeTimes(String prefix) {
        assertThat(ComposeCluster.brokers(file))
                .allSatisfy(broker -> assertThat(broker.setting(prefix + "_REPLICATION_FACTOR"))
                        .isEqualTo("3"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "KAFKA_MIN_INSYNC_REPLICAS",
                "KAFKA_TRANSACTION_STATE_LOG_MIN_ISR",
                "KAFKA_SHARE_COORDINATOR_STATE_TOPIC_MIN_ISR"
            })
    void acknowledgesWhatTwoBrokersHave(String variable) {
        assertThat(ComposeCluster.brokers(file))
                .allSatisfy(broker -> assertThat(broker.setting(variable)).isEqualTo("2"));
    }

    @Test
    void keepsEachBrokersDataInAVolumeOfItsOwn() {
        assertThat(ComposeCluster.brokers(file)).allSatisfy(broker -> {
            assertThat(broker.volumes()).containsExactly(broker.name() + ":" + broker.setting("KAFKA_LOG_DIRS"));
            assertThat(file.volumes()).contains(broker.name());
        });
    }

    @Test
    void isReachableFromThisHostOnly() {
        List<String> published = file.services().values().stream()
                .flatMap(service -> service.ports().stream())
                .toList();

        assertThat(published)
                .containsExactly(
                        "127.0.0.1:29092:29092",
                        "127.0.0.1:29093:29093",
                        "127.0.0.1:29094:29094",
                        "127.0.0.1:9090:9090",
                        "127.0.0.1:3000:3000");
    }

    @Test
    void createsTheTopicsOnceTheBrokersAreHealthy() {
        Service topics = file.service("topics");

        assertThat(topics.command())
                .containsExactly("topics", "create", "--partitions", "4", "--replication-factor", "3");
        assertThat(topics.dependencies()).isEqualTo(Map.of("kafka-1", HEALTHY, "kafka-2", HEALTHY, "kafka-3", HEALTHY));
        assertThat(ComposeCluster.brokers(file))
                .allSatisfy(broker -> assertThat(broker.health()).isNotEmpty());
    }

    @Test
    void runsThePipelineTwiceOnceTheTopicsAreThere() {
        Service pipeline = file.service("wirefold");

        assertThat(pipeline.command()).containsExactly("run");
        assertThat(pipeline.replicas()).isEqualTo(2);
        assertThat(pipeline.dependencies()).isEqualTo(Map.of("topics", COMPLETED));
        assertThat(pipeline.volumes())
                .as("no name, or both copies would share one state")
                .containsExactly(STATE_DIRECTORY);
    }

    @Test
    void publishesTheSeedsOnceTheTopicsAreThere() {
        Service publish = file.service("publish");

        assertThat(publish.command()).containsExactly("publish", "seeds");
        assertThat(publish.volumes()).isEmpty();
        assertThat(publish.dependencies()).isEqualTo(Map.of("topics", COMPLETED));
    }

    @Test
    void bringsBackWhatShouldRunAndRetriesWhatShouldEnd() {
        assertThat(file.services()).allSatisfy((name, service) -> assertThat(service.restart())
                .isEqualTo(List.of("topics", "publish").contains(name) ? "on-failure:5" : "unless-stopped"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"topics", "wirefold", "publish"})
    void tellsTheApplicationWhereKafkaAndItsStateAre(String name) {
        assertThat(file.service(name).environment())
                .containsEntry("WIREFOLD_BOOTSTRAP_SERVERS", "kafka-1:9092,kafka-2:9092,kafka-3:9092")
                .containsEntry("WIREFOLD_STATE_DIR", STATE_DIRECTORY);
    }

    /** A path that is not there becomes an empty directory in the container, without a word. */
    @ParameterizedTest
    @ValueSource(strings = {"prometheus", "grafana"})
    void theFilesThatTheMonitoringReadsAreThere(String name) {
        assertThat(file.service(name).volumes().stream()
                        .filter(volume -> volume.startsWith("./"))
                        .map(volume -> Path.of(volume.substring(0, volume.indexOf(':')))))
                .isNotEmpty()
                .allMatch(Files::isRegularFile);
    }

    @Test
    void prometheusAsksThePipelineAtThePortThatItOpens() throws IOException {
        String port = file.service("wirefold").setting("WIREFOLD_HTTP_PORT");

        assertThat(Files.readString(Path.of("src/main/docker/prometheus/prometheus.yml")))
                .contains("names: [wirefold]", "port: " + port);
        assertThat(file.service("wirefold").setting("WIREFOLD_HTTP_HOST")).isEqualTo("0.0.0.0");
    }

    @Test
    void theImageRunsTheProgramAsAnUnprivilegedUserBesideTheSeeds() throws IOException {
        List<String> lines = Files.readAllLines(dockerfile());

        assertThat(lines)
                .containsSubsequence("USER 10001:10001", "WORKDIR /opt/wirefold", "VOLUME " + STATE_DIRECTORY)
                .contains("ENTRYPOINT [\"/opt/wirefold/bin/wirefold\"]");
        assertThat(Path.of("src", "main", "assembly", "bin", "wirefold")).isExecutable();
    }

    @ParameterizedTest
    @MethodSource("copied")
    void theImageIsBuiltFromWhatIsThere(String source) throws IOException {
        assertThat(Path.of(source)).exists();
        assertThat(Files.readAllLines(Path.of(".dockerignore"))).contains("!" + source);
    }

    static Stream<String> copied() throws IOException {
        return Files.readAllLines(dockerfile()).stream()
                .filter(line -> line.startsWith("COPY ") && !line.startsWith("COPY --from"))
                .map(line -> line.substring("COPY ".length(), line.lastIndexOf(' ')));
    }

    private static Path dockerfile() throws IOException {
        ComposeFile file = ComposeFile.read(ComposeFile.PATH);
        return Objects.requireNonNull(file.service("wirefold").dockerfile());
    }
}
