package dev.wirefold.cli.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirefold.broker.ChildJvm;
import dev.wirefold.broker.EmbeddedBroker;
import dev.wirefold.broker.LoopbackPort;
import dev.wirefold.broker.OnBroker;
import dev.wirefold.cli.CommandProcess;
import dev.wirefold.cli.CommandRun;
import dev.wirefold.cli.console.ExitCode;
import dev.wirefold.contract.Topics;
import dev.wirefold.webhook.HookServer;
import dev.wirefold.webhook.HookServer.Answers;
import dev.wirefold.webhook.HookServer.Hook;
import dev.wirefold.webhook.StoryTopic;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The command in a process of its own: killed (SIGKILL) while it delivers, ended in good order, and given nonsense. */
@OnBroker
@Tag("process")
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class KilledWebhooksTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String SECRET = "whsec_" + "A".repeat(44);
    private static final int STORIES = 40;
    private static final int REVISIONS = 25;

    @TempDir
    private Path directory;

    private String servers;
    private int started;

    @BeforeEach
    void at(EmbeddedBroker broker) {
        servers = broker.bootstrapServers();
    }

    private Path receivers(String url) throws Exception {
        Files.writeString(directory.resolve("desk.secret"), SECRET + "\n");
        return Files.writeString(
                directory.resolve("receivers.properties"), "desk.url=" + url + "\ndesk.secret.file=desk.secret\n");
    }

    private ChildJvm start(String prefix, Path receivers, String... more) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                "webhooks",
                receivers.toString(),
                "--allow-private",
                "--from-beginning",
                "--bootstrap-server",
                servers,
                "--prefix",
                prefix));
        command.addAll(List.of(more));
        return CommandProcess.start(directory.resolve("process-" + started++), Map.of(), command);
    }

    @Test
    void killedAndStartedAgainItLosesNothingAndKeepsTheOrder() throws Exception {
        Map<String, List<String>> expected = new LinkedHashMap<>();
        try (StoryTopic stories = new StoryTopic(Map.of("bootstrap.servers", servers), new Topics("killed."));
                HookServer server = new HookServer(Answers.taking())) {
            for (int revision = 1; revision <= REVISIONS; revision++) {
                for (int i = 0; i < STORIES; i++) {
                    stories.live("s" + i);
                    expected.computeIfAbsent("s" + i, story -> new ArrayList<>())
                            .add("s" + i + " " + revision);
                }
            }
            Path receivers = receivers(server.url("desk"));
            for (int kills = 1; kills <= 3; kills++) {
                int distinct = kills * STORIES * REVISIONS / 5;
                try (ChildJvm process = start("killed.", receivers)) {
                    server.await("desk", taken -> ids(taken).size() >= distinct || !process.isAlive());
                    assertThat(process.isAlive()).as(process.output()).isTrue();
                    process.kill();
                }
            }
            try (ChildJvm last = start("killed.", receivers)) {
                server.await("desk", taken -> ids(taken).size() >= STORIES * REVISIONS || !last.isAlive());
                assertThat(last.terminate(PATIENCE)).as(last.output()).isZero();
                assertThat(last.output()).contains("telling 1 receiver of stories", "0 attempts failed, 0 given up");
            }

            assertThat(server.byStory("desk")).isEqualTo(expected);
        }
    }

    private static Set<String> ids(List<Hook> hooks) {
        return hooks.stream().map(Hook::id).collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void itsPortTellsOfEachReceiver() throws Exception {
        int port = LoopbackPort.anyFree();
        try (StoryTopic stories = new StoryTopic(Map.of("bootstrap.servers", servers), new Topics("port."));
                HookServer server = new HookServer(Answers.taking())) {
            stories.live("s");
            try (ChildJvm process = start("port.", receivers(server.url("desk")), "--set", "http.port=" + port)) {
                server.await("desk", taken -> taken.size() == 1 || !process.isAlive());
                // The answer may still be on its way.
                while (!get(port, "/metrics").contains("wirefold_webhook_delivered_total{receiver=\"desk\"} 1")) {
                    assertThat(process.isAlive()).as(process.output()).isTrue();
                }
                assertThat(get(port, "/metrics")).contains("wirefold_webhook_up{receiver=\"desk\"} 1");
                assertThat(get(port, "/ready")).contains("\"ready\":true");
                assertThat(get(port, "/live")).contains("\"live\":true");
            }
        }
    }

    private static String get(int port, String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                .build(),
                        BodyHandlers.ofString())
                .body();
    }

    @Test
    void whatIsWrongIsSaidAndNoSecretIsQuoted() throws Exception {
        Path secret = Files.writeString(directory.resolve("desk.secret"), "hunter2");
        Map<String, String> refusals = new LinkedHashMap<>();
        refusals.put("", "expected 1 to 50 receivers");
        refusals.put("desk=x", "expected NAME.url");
        refusals.put("desk.colour=x", "expected NAME.url");
        refusals.put("de sk.url=x", "expected NAME.url");
        refusals.put("desk.url=https://example.org/", "needs desk.url and desk.secret.file");
        refusals.put("desk.url=ftp://example.org/hunter2\ndesk.secret.file=x", "no address in http or https");
        refusals.put("desk.url=https://example.org/hunter2\ndesk.secret.file=missing", "can't be read");
        refusals.put("desk.url=https://example.org/hunter2\ndesk.secret.file=desk.secret", "openssl rand");
        Files.writeString(directory.resolve("good.secret"), SECRET);
        refusals.put(
                "desk.url=https://example.org/hunter2\ndesk.secret.file=good.secret\ndesk.min.articles=few",
                "expected a number");
        for (Map.Entry<String, String> refusal : refusals.entrySet()) {
            Path file = Files.writeString(directory.resolve("wrong.properties"), refusal.getKey());
            CommandRun run = CommandRun.of("webhooks", file.toString(), "--bootstrap-server", "127.0.0.1:1");
            assertThat(run.exitCode()).isEqualTo(ExitCode.ERROR);
            assertThat(run.err()).contains(refusal.getValue()).doesNotContain("hunter2");
            assertThat(run.err().lines()).hasSize(1);
        }
        assertThat(secret).exists();
    }
}
