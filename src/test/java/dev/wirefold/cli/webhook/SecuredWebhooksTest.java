package dev.wirefold.cli.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirefold.broker.SecuredBroker;
import dev.wirefold.cli.AclTable;
import dev.wirefold.cli.CommandRun;
import dev.wirefold.cli.console.ExitCode;
import dev.wirefold.contract.Topics;
import dev.wirefold.webhook.HookServer;
import dev.wirefold.webhook.HookServer.Answers;
import dev.wirefold.webhook.StoryTopic;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.common.acl.AclBinding;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The rights of the webhooks on the page for operators suffice, and they need each of them. */
@Tag("process")
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class SecuredWebhooksTest {
    private static final Topics TOPICS = new Topics("wire.");

    @TempDir
    private Path directory;

    @Test
    void theRightsOnThePageSufficeAndNoneCanBeLeftOut() throws Exception {
        Set<AclBinding> rights = AclTable.ofThePage().stream()
                .filter(right -> right.entry().principal().equals("User:webhooks"))
                .collect(Collectors.toSet());
        assertThat(rights).hasSize(3);
        try (SecuredBroker broker = SecuredBroker.start(directory);
                HookServer server = new HookServer(Answers.taking());
                StoryTopic stories = new StoryTopic(Map.of("bootstrap.servers", broker.unsecuredServers()), TOPICS)) {
            stories.live("s");
            Path user = broker.user("webhooks", "hunter2-of-webhooks");
            Files.writeString(directory.resolve("desk.secret"), "whsec_" + "A".repeat(44));
            Path receivers = Files.writeString(
                    directory.resolve("receivers.properties"),
                    "desk.url=" + server.url("desk") + "\ndesk.secret.file=desk.secret\n");
            List<String> command = List.of(
                    "webhooks",
                    receivers.toString(),
                    "--allow-private",
                    "--from-beginning",
                    "--bootstrap-server",
                    broker.servers(),
                    "--prefix",
                    TOPICS.prefix(),
                    "--command-config",
                    user.toString());
            for (AclBinding right : rights) {
                Set<AclBinding> others = new HashSet<>(rights);
                others.remove(right);
                broker.allowOnly(others);
                CommandRun run = CommandRun.of(command.toArray(String[]::new));
                assertThat(run.exitCode()).as(right + run.err()).isEqualTo(ExitCode.ERROR);
                assertThat(run.err().lines().filter(line -> line.startsWith("wirefold: ")))
                        .singleElement()
                        .asString()
                        .contains("does not allow th", right.pattern().name());
            }
            assertThat(server.attempts("desk")).isEmpty();

            broker.allowOnly(rights);
            // It runs until it is interrupted, which nobody can do within one process; so it ends with a right.
            CompletableFuture<CommandRun> run =
                    CompletableFuture.supplyAsync(() -> CommandRun.of(command.toArray(String[]::new)));
            server.await("desk", taken -> taken.size() == 1 || run.isDone());
            assertThat(server.taken("desk")).hasSize(1);
            broker.allowOnly(Set.of());
            assertThat(run.get(2, TimeUnit.MINUTES).exitCode()).isEqualTo(ExitCode.ERROR);
        }
    }
}
