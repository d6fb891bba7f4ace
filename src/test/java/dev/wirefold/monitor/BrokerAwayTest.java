package dev.wirefold.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirefold.admin.TopicAdmin;
import dev.wirefold.app.WirefoldApp;
import dev.wirefold.app.WirefoldConfig;
import dev.wirefold.broker.EmbeddedBroker;
import dev.wirefold.broker.LoopbackPort;
import dev.wirefold.contract.Topics;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;
import org.apache.kafka.clients.CommonClientConfigs;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an instance says of itself while no broker answers: nobody knows then how far behind it is. */
@Tag("broker")
class BrokerAwayTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Topics TOPICS = new Topics("away-");

    @Test
    void isAliveAndNotReadyUntilABrokerAnswersAgain(@TempDir Path directory) throws Exception {
        int port = LoopbackPort.anyFree();
        EmbeddedBroker.Options options =
                EmbeddedBroker.Options.keptIn(directory.resolve("broker")).withPort(port);
        EmbeddedBroker broker = EmbeddedBroker.start(options);
        try {
            Map<String, Object> clientConfig =
                    Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers());
            try (TopicAdmin admin = TopicAdmin.connect(clientConfig)) {
                admin.create(TOPICS, OptionalInt.of(1), OptionalInt.of(1));
            }
            WirefoldConfig config = new WirefoldConfig(Map.of(
                    WirefoldConfig.STATE_DIR, directory.resolve("state").toString(),
                    WirefoldConfig.HTTP_PORT, Integer.toString(LoopbackPort.anyFree())));
            try (MonitorServer server = MonitorServer.start(config).orElseThrow();
                    WirefoldApp app = WirefoldApp.start(config, clientConfig, TOPICS)) {
                server.watch(app);
                awaitReady(config, 200);

                broker.close();
                awaitReady(config, 503);
                assertThat(get(config, "/ready").body()).contains("\"ready\":false", "\"lagRecords\":null");
                assertThat(get(config, "/live").statusCode()).isEqualTo(200);
                assertThat(get(config, "/metrics").body().lines()).contains("wirefold_ready 0.0");

                broker = EmbeddedBroker.start(options);
                awaitReady(config, 200);
                assertThat(get(config, "/ready").body()).contains("\"lagRecords\":0");
            }
        } finally {
            broker.close();
        }
    }

    private static void awaitReady(WirefoldConfig config, int status) throws Exception {
        long deadlineNanos = System.nanoTime() + PATIENCE.toNanos();
        HttpResponse<String> ready = get(config, "/ready");
        while (ready.statusCode() != status) {
            assertThat(System.nanoTime()).as(ready.body()).isLessThan(deadlineNanos);
            Thread.sleep(200);
            ready = get(config, "/ready");
        }
    }

    private static HttpResponse<String> get(WirefoldConfig config, String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + config.httpPort() + path))
                                .build(),
                        BodyHandlers.ofString());
    }
}
