package dev.wirefold.cli.board;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirefold.avro.Article;
import dev.wirefold.broker.ChildJvm;
import dev.wirefold.broker.EmbeddedBroker;
import dev.wirefold.broker.OnBroker;
import dev.wirefold.cli.CommandProcess;
import dev.wirefold.topology.BrokerPipeline;
import dev.wirefold.topology.WireFixture.Message;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command as a process of its own: its server is killed and comes back, and browsers miss nothing. */
@OnBroker
@Tag("process")
class BoardReconnectTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Instant TIME = Instant.parse("2024-05-01T12:00:00Z");

    @TempDir
    private Path directory;

    @Test
    void aBrowserFollowsAServerThatWasKilledAndCameBack(EmbeddedBroker broker) throws Exception {
        int port = freePort();
        try (Browser browser = Browser.open(directory.resolve("profile"));
                BrokerPipeline pipeline =
                        new BrokerPipeline(broker, "killed", 1, directory.resolve("state"), Map.of())) {
            publish(pipeline, "first", "Before the server was killed");
            try (ChildJvm server = board(broker, "one", port)) {
                browser.go("http://127.0.0.1:" + port + "/");
                browser.awaitText(".row .headline", "Before the server was killed");
                server.kill();
            }
            browser.awaitText("#status-text", "connection lost");
            publish(pipeline, "second", "While the server was away");
            try (ChildJvm server = board(broker, "two", port)) {
                browser.awaitText("#status-text", "live");
                browser.awaitText(".row .headline", "While the server was away");
                publish(pipeline, "third", "After the server came back");
                browser.awaitText(".row .headline", "After the server came back");

                assertThat(browser.texts(".row .headline")).hasSize(3);
                assertThat(server.terminate(PATIENCE))
                        .as("interrupted in good order")
                        .isZero();
            }
        }
    }

    @Test
    void offLoopbackASecretIsNeeded(EmbeddedBroker broker) throws Exception {
        int port = freePort();
        Path secret = Files.writeString(directory.resolve("token"), "a-token-of-many-characters\n");
        try (BrokerPipeline pipeline = new BrokerPipeline(broker, "secret", 1, directory.resolve("state"), Map.of())) {
            publish(pipeline, "first", "Nobody else may read this");
            try (ChildJvm server = start(
                    broker,
                    "secret",
                    List.of("--bind", "0.0.0.0", "--port", "" + port, "--token-file", secret.toString()))) {
                server.awaitOutput("interrupt to stop", PATIENCE);

                assertThat(status(port, null)).isEqualTo(401);
                assertThat(status(port, "Bearer wrong")).isEqualTo(401);
                assertThat(status(port, "Bearer a-token-of-many-characters")).isEqualTo(200);
            }
        }
    }

    private static int status(int port, @Nullable String authorization) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/dead-letters"));
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        return HttpClient.newHttpClient()
                .send(request.build(), BodyHandlers.discarding())
                .statusCode();
    }

    private ChildJvm board(EmbeddedBroker broker, String name, int port) throws Exception {
        ChildJvm server = start(broker, "killed", name, List.of("--port", Integer.toString(port)));
        server.awaitOutput("interrupt to stop", PATIENCE);
        return server;
    }

    private ChildJvm start(EmbeddedBroker broker, String wire, List<String> options) throws IOException {
        return start(broker, wire, wire, options);
    }

    private ChildJvm start(EmbeddedBroker broker, String wire, String name, List<String> options) throws IOException {
        List<String> command = new ArrayList<>(
                List.of("board", "--bootstrap-server", broker.bootstrapServers(), "--prefix", wire + "-"));
        command.addAll(options);
        return CommandProcess.start(directory.resolve(name), Map.of(), command);
    }

    private static void publish(BrokerPipeline pipeline, String id, String headline) throws Exception {
        Article article = Article.newBuilder()
                .setId(id)
                .setHeadline(headline)
                .setBody((id + " ").repeat(20))
                .build();
        pipeline.publish(List.of(Message.of(article, TIME)));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
