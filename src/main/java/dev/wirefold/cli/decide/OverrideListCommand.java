package dev.wirefold.cli.decide;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wirefold.cli.console.Console;
import dev.wirefold.cli.console.DisplayText;
import dev.wirefold.cli.console.ExitCode;
import dev.wirefold.cli.kafka.ConnectionOptions;
import dev.wirefold.cli.kafka.RegistryOptions;
import dev.wirefold.cli.kafka.WholeTopic;
import dev.wirefold.contract.Framing;
import dev.wirefold.contract.Overrides;
import dev.wirefold.contract.Topics;
import dev.wirefold.contract.UnusableDecisionException;
import dev.wirefold.core.article.Decision;
import dev.wirefold.decision.DecidedWire;
import dev.wirefold.decision.Effect;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code wirefold override list}: what is decided now, and what it has come to. */
@Command(
        name = "list",
        description = "Lists what editors have decided, and what the pipeline has made of each decision.")
final class OverrideListCommand implements Callable<Integer> {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int MAX_TEXT_COLUMNS = 500;

    private final Console console;

    @Option(names = "--json", description = "Print one JSON object a line.")
    private boolean json;

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    @Mixin
    private RegistryOptions registry = new RegistryOptions();

    OverrideListCommand(Console console) {
        this.console = console;
    }

    /** Of one article. */
    private record Asked(Decision decision, long eventTimeMs) {}

    @Override
    public Integer call() throws Exception {
        Map<String, Object> clientConfig = connection.clientConfig();
        Topics topics = connection.topics();
        Framing framing = registry.reading(System.getenv());
        return connection.explaining(() -> {
            List<String> told = List.of(topics.memberships(), topics.stories(), topics.storyEvents());
            WholeTopic reading = WholeTopic.reading(
                    console,
                    clientConfig,
                    framing,
                    topics.overrides(),
                    topics.memberships(),
                    topics.stories(),
                    topics.storyEvents());
            Map<String, Asked> asked = read(reading, topics);
            Set<String> ids = new HashSet<>(asked.keySet());
            asked.values().stream()
                    .map(one -> one.decision().otherId())
                    .filter(Objects::nonNull)
                    .forEach(ids::add);
            var wire = new DecidedWire(topics, framing, ids);
            if (!asked.isEmpty()) {
                told.forEach(topic -> reading.read(topic, wire::take));
            }
            asked.forEach((id, one) -> print(id, one, Effect.of(id, one.decision(), wire)));
            return ExitCode.OK;
        });
    }

    /** In the order in which they came, as far as partitions tell. */
    private Map<String, Asked> read(WholeTopic reading, Topics topics) {
        Overrides overrides = new Overrides(reading.framing());
        Map<String, Asked> asked = new LinkedHashMap<>();
        reading.read(topics.overrides(), message -> {
            try {
                Overrides.Decided decided = overrides.read(message.key(), message.value(), message.timestamp());
                asked.remove(decided.articleId());
                if (decided.decision() != null) {
                    asked.put(decided.articleId(), new Asked(decided.decision(), message.timestamp()));
                }
            } catch (UnusableDecisionException e) {
                console.err()
                        .println(DisplayText.oneLine(
                                message.topic() + "-" + message.partition() + "@" + message.offset()
                                        + " is no decision: " + e.sentence(),
                                MAX_TEXT_COLUMNS));
            }
        });
        return asked;
    }

    private void print(String id, Asked asked, Effect effect) {
        Decision decision = asked.decision();
        if (json) {
            console.out()
                    .println(MAPPER.createObjectNode()
                            .put("articleId", id)
                            .put("decision", decision.kind().name())
                            .put("otherId", decision.otherId())
                            .put("author", decision.author())
                            .put("reason", decision.reason())
                            .put(
                                    "decidedAt",
                                    Instant.ofEpochMilli(decision.decidedAtMs()).toString())
                            .put(
                                    "eventTime",
                                    Instant.ofEpochMilli(asked.eventTimeMs()).toString())
                            .put("state", effect.state().name())
                            .put("why", effect.why().isEmpty() ? null : effect.why()));
            return;
        }
        String words = effect.state().words() + (effect.why().isEmpty() ? "" : ": " + effect.why());
        console.out()
                .println(console.outTerminal().bold(DecisionText.of(id, decision)) + "  "
                        + DisplayText.oneLine(words, MAX_TEXT_COLUMNS));
        String author = decision.author() == null ? "somebody" : decision.author();
        String reason = decision.reason() == null ? "" : ": " + decision.reason();
        console.out()
                .println(console.outTerminal()
                        .dim("  " + Instant.ofEpochMilli(decision.decidedAtMs()) + " "
                                + DisplayText.oneLine(author + reason, MAX_TEXT_COLUMNS)));
    }
}
