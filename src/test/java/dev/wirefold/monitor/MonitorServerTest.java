package dev.wirefold.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wirefold.UserErrorException;
import dev.wirefold.admin.TopicAdmin;
import dev.wirefold.app.WirefoldApp;
import dev.wirefold.app.WirefoldConfig;
import dev.wirefold.broker.EmbeddedBroker;
import dev.wirefold.broker.LoopbackPort;
import dev.wirefold.broker.OnBroker;
import dev.wirefold.cli.CommandRun;
import dev.wirefold.contract.Topics;
import dev.wirefold.site.Page;
import dev.wirefold.topology.Settled;
import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.clients.CommonClientConfigs;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What an instance says of itself once it has read the seeds. */
@OnBroker
class MonitorServerTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Path DOCKER = Path.of("src", "main", "docker");
    private static final Pattern METRIC = Pattern.compile("\\b(?:wirefold|kafka|jvm)_[a-z0-9_]+");
    private static final Pattern PROCESS_ID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}");

    /** In code on the page that names metrics. */
    private static final Pattern CODE = Pattern.compile("`(wirefold_[a-z_]+)");

    private static MonitorServer server;
    private static WirefoldApp app;
    private static WirefoldConfig config;
    private static HttpResponse<String> readyBefore;
    private static HttpResponse<String> liveBefore;
    private static List<String> metrics;

    @BeforeAll
    static void readTheSeeds(EmbeddedBroker broker, @TempDir Path state) throws Exception {
        Map<String, Object> clientConfig =
                Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers());
        Topics topics = new Topics("monitor-");
        try (TopicAdmin admin = TopicAdmin.connect(clientConfig)) {
            admin.create(topics, OptionalInt.of(4), OptionalInt.of(1));
        }
        config = new WirefoldConfig(Map.of(
                WirefoldConfig.APPLICATION_ID, "monitor",
                WirefoldConfig.STATE_DIR, state.toString(),
                WirefoldConfig.HTTP_PORT, Integer.toString(LoopbackPort.anyFree())));
        server = MonitorServer.start(config).orElseThrow();
        liveBefore = get("/live");
        readyBefore = get("/ready");
        app = WirefoldApp.start(config, clientConfig, topics);
        server.watch(app);
        assertThat(app.awaitRunning(PATIENCE)).isTrue();
        assertThat(CommandRun.of(
                                "publish",
                                "--bootstrap-server",
                                broker.bootstrapServers(),
                                "--prefix",
                                "monitor-",
                                "seeds")
                        .exitCode())
                .isZero();
        Settled.await(clientConfig, "monitor", topics, "a pipeline in this process");
        metrics = get("/metrics").body().lines().toList();
    }

    @AfterAll
    static void stop() {
        if (app != null) {
            app.close();
        }
        if (server != null) {
            server.close();
        }
    }

    @Test
    void isAliveFromTheStartAndReadyOnceCaughtUp() throws Exception {
        assertThat(liveBefore.statusCode()).isEqualTo(200);
        assertThat(readyBefore.statusCode()).isEqualTo(503);
        assertThat(readyBefore.body()).contains("\"ready\":false", "\"state\":\"STARTING\"", "\"lagRecords\":null");
        assertThat(get("/live").statusCode()).isEqualTo(200);
        HttpResponse<String> ready = get("/ready");
        assertThat(ready.statusCode()).as(ready.body()).isEqualTo(200);
        assertThat(ready.body()).contains("\"ready\":true", "\"state\":\"RUNNING\"", "\"lagRecords\":0");
    }

    @Test
    void countsWhatTheSeedsAre() {
        assertThat(sum("wirefold_articles_total")).isEqualTo(18);
        assertThat(sum("wirefold_kills_total")).isEqualTo(1);
        assertThat(sum("wirefold_dead_letters_total")).isZero();
        assertThat(sum("wirefold_article_to_story_seconds_count")).isBetween(16.0, 17.0);
        assertThat(metrics)
                .filteredOn(line -> line.startsWith("wirefold_articles_total"))
                .hasSize(4);
        assertThat(metrics)
                .filteredOn(line -> line.startsWith("wirefold_lag_records"))
                .hasSize(12);
        assertThat(sum("wirefold_story_events_total{", "event=\"created\"")).isGreaterThanOrEqualTo(10);
        assertThat(sum("wirefold_articles_kept")).isBetween(15.0, 20.0);
        assertThat(metrics)
                .filteredOn(line -> line.startsWith("wirefold_articles_waiting"))
                .hasSize(4);
        assertThat(sum("wirefold_articles_waiting")).isZero();
        assertThat(sum("wirefold_ready")).isEqualTo(1);
    }

    @Test
    void noLabelHasTheIdOfAProcess() {
        assertThat(metrics).noneMatch(line -> PROCESS_ID.matcher(line).find());
        assertThat(metrics).anyMatch(line -> line.contains("client_id=\"StreamThread-1-consumer\""));
    }

    @Test
    void everyMetricOfTheDashboardIsThere() throws IOException {
        JsonNode dashboard = new ObjectMapper()
                .readTree(DOCKER.resolve("grafana/wirefold.json").toFile());

        assertThat(dashboard.findValuesAsText("expr"))
                .hasSizeGreaterThan(20)
                .allSatisfy(expression -> assertThat(names()).containsAll(named(expression)));
    }

    @Test
    void everyMetricOfTheRulesIsThereAndEveryAlertHasItsSection() throws IOException {
        List<Map<?, ?>> rules = rules();
        Page page = Page.of("monitor");

        assertThat(rules).hasSizeGreaterThan(8).allSatisfy(rule -> {
            assertThat(names()).containsAll(named(of(rule, "expr").toString()));
            assertThat(page.section(of(rule, "alert").toString())).isNotBlank();
        });
    }

    @Test
    void thePageNamesAllOfThemAndNoOther() {
        Set<String> documented = Page.of("monitor").rows("Metrics").stream()
                .flatMap(row -> CODE.matcher(row.get(0)).results().map(match -> match.group(1)))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(documented)
                .isEqualTo(metrics.stream()
                        .filter(line -> line.startsWith("# TYPE wirefold_"))
                        .map(line -> line.split(" ", -1)[2])
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void aPortThatIsTakenIsNamed() {
        assertThatThrownBy(() -> MonitorServer.start(config))
                .isInstanceOf(UserErrorException.class)
                .hasMessageContaining(
                        "port " + config.httpPort() + " of 127.0.0.1 can't be opened: Address already in use")
                .hasMessageContaining("http.port");
    }

    /** The first is reserved for documents (RFC 5737), the second is a name that nobody has (RFC 6761). */
    @ParameterizedTest
    @CsvSource({"192.0.2.1, Cannot assign requested address", "none.invalid, this is no address that is known here"})
    void anAddressOfAnotherMachineIsNotCalledInUse(String host, String why) {
        WirefoldConfig elsewhere = new WirefoldConfig(Map.of(
                WirefoldConfig.HTTP_HOST, host, WirefoldConfig.HTTP_PORT, Integer.toString(LoopbackPort.anyFree())));

        assertThatThrownBy(() -> MonitorServer.start(elsewhere))
                .isInstanceOf(UserErrorException.class)
                .hasMessageContaining(" of " + host + " can't be opened: " + why)
                .hasMessageContaining("http.host");
    }

    @Test
    void withoutAPortThereIsNone() {
        assertThat(MonitorServer.start(new WirefoldConfig(Map.of()))).isEmpty();
    }

    private static Set<String> names() {
        return metrics.stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("[{ ]", 2)[0])
                .collect(Collectors.toSet());
    }

    private static List<String> named(String expression) {
        return METRIC.matcher(expression).results().map(match -> match.group()).toList();
    }

    private static double sum(String... parts) {
        return metrics.stream()
                .filter(line ->
                        line.startsWith(parts[0]) && List.of(parts).stream().allMatch(line::contains))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    private static List<Map<?, ?>> rules() throws IOException {
        List<Map<?, ?>> rules = new ArrayList<>();
        try (Reader reader = Files.newBufferedReader(DOCKER.resolve("prometheus/rules.yml"))) {
            Map<?, ?> root = new Yaml(new SafeConstructor(new LoaderOptions())).load(reader);
            for (Object group : (List<?>) of(root, "groups")) {
                ((List<?>) of((Map<?, ?>) group, "rules")).forEach(rule -> rules.add((Map<?, ?>) rule));
            }
        }
        return rules;
    }

    private static Object of(Map<?, ?> map, String key) {
        return Objects.requireNonNull(map.get(key), key);
    }

    private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + config.httpPort() + path))
                                .build(),
                        BodyHandlers.ofString());
    }
}
