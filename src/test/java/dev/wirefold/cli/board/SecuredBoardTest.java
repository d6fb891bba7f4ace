package dev.wirefold.cli.board;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wirefold.app.WirefoldConfig;
import dev.wirefold.board.BoardLimits;
import dev.wirefold.broker.Clients;
import dev.wirefold.broker.SecuredBroker;
import dev.wirefold.cli.AclTable;
import dev.wirefold.cli.CommandRun;
import dev.wirefold.cli.console.ExitCode;
import dev.wirefold.contract.Topics;
import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rights of the board on the page for operators suffice, and it needs each of them. */
@Tag("process")
class SecuredBoardTest {
    private static final Topics TOPICS = new Topics("wire.");
    private static final long TIME_OF_SEEDS = 1678279200000L;
    private static final long FOREVER_MS = 20_000L * 24 * 3_600_000;

    @TempDir
    private Path directory;

    @Test
    void theRightsOnThePageSufficeAndNoneCanBeLeftOut() throws Exception {
        Set<AclBinding> rights = AclTable.ofThePage().stream()
                .filter(right -> right.entry().principal().equals("User:board"))
                .collect(Collectors.toSet());
        assertThat(rights).hasSize(8);
        try (SecuredBroker broker = SecuredBroker.start(directory)) {
            wire(broker.unsecuredServers());
            Path user = broker.user("board", "hunter2-of-board");
            for (AclBinding right : rights) {
                broker.allowOnly(without(rights, right));
                if (right.entry().operation() == AclOperation.READ) {
                    assertRefused(broker, user, right.pattern().name());
                } else {
                    assertOnlyLooks(broker, user, right.pattern().name());
                }
            }
            broker.allowOnly(rights);
            try (RunningBoard board = board(broker, user)) {
                assertThat(decide(board).statusCode()).isEqualTo(202);
                assertThat(putBack(board).statusCode()).isEqualTo(202);
            }
        }
    }

    /** Stories, and a record that was refused. */
    private void wire(String servers) throws Exception {
        succeeds(CommandRun.of("topics", "create", "--bootstrap-server", servers, "--prefix", TOPICS.prefix()));
        Clients.send(servers, new ProducerRecord<>(TOPICS.articles(), null, TIME_OF_SEEDS, "broken", "no article"));
        succeeds(CommandRun.of(
                "demo",
                "--exit",
                "--bootstrap-server",
                servers,
                "--prefix",
                TOPICS.prefix(),
                "--set",
                "state.dir=" + directory.resolve("state")));
    }

    private static void succeeds(CommandRun run) {
        assertThat(run.exitCode()).as(run.err()).isZero();
    }

    private static Set<AclBinding> without(Set<AclBinding> rights, AclBinding right) {
        Set<AclBinding> others = new HashSet<>(rights);
        others.remove(right);
        return others;
    }

    private static void assertRefused(SecuredBroker broker, Path user, String topic) {
        CommandRun run = CommandRun.of(
                "board",
                "--port",
                "0",
                "--bootstrap-server",
                broker.servers(),
                "--prefix",
                TOPICS.prefix(),
                "--command-config",
                user.toString());
        assertThat(run.exitCode()).isEqualTo(ExitCode.ERROR);
        assertThat(run.err().lines()).singleElement().asString().contains("does not allow this user READ", topic);
    }

    private static void assertOnlyLooks(SecuredBroker broker, Path user, String topic) throws Exception {
        try (RunningBoard board = board(broker, user)) {
            HttpResponse<String> answer = topic.equals(TOPICS.overrides()) ? decide(board) : putBack(board);
            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(answer.body()).contains("does not allow this user WRITE", topic);
        }
    }

    private static RunningBoard board(SecuredBroker broker, Path user) throws IOException, InterruptedException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(user)) {
            properties.load(reader);
        }
        Map<String, Object> config = new HashMap<>();
        properties.forEach((name, value) -> config.put(name.toString(), value));
        config.put("bootstrap.servers", broker.servers());
        RunningBoard board = RunningBoard.start(
                RunningBoard.Place.anywhere(new BoardLimits(FOREVER_MS, 1_000, 1 << 24)),
                config,
                TOPICS,
                new WirefoldConfig(Map.of()),
                Optional::empty,
                InstantSource.system());
        board.awaitLive();
        return board;
    }

    private static HttpResponse<String> decide(RunningBoard board) throws Exception {
        return post(board, "api/overrides", "{\"article\": \"five-to-one-ledger\", \"decision\": \"PIN\"}");
    }

    private static HttpResponse<String> putBack(RunningBoard board) throws Exception {
        HttpRequest list = HttpRequest.newBuilder(URI.create(board.address() + "api/dead-letters"))
                .build();
        JsonNode letters = new ObjectMapper()
                .readTree(HttpClient.newHttpClient()
                        .send(list, BodyHandlers.ofString())
                        .body());
        return post(
                board,
                "api/dead-letters",
                letters.get(0).get("letter").get("place").toString());
    }

    private static HttpResponse<String> post(RunningBoard board, String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(board.address() + path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }
}
