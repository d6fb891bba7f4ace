package dev.wirefold.cli.replay;

import dev.wirefold.UserErrorException;
import dev.wirefold.admin.TopicAdmin;
import dev.wirefold.cli.console.Console;
import dev.wirefold.cli.console.ExitCode;
import dev.wirefold.cli.console.OptionValue;
import dev.wirefold.cli.kafka.Assignments;
import dev.wirefold.cli.kafka.ConnectionOptions;
import dev.wirefold.cli.kafka.RegistryOptions;
import dev.wirefold.cli.kafka.WholeTopic;
import dev.wirefold.contract.Framing;
import dev.wirefold.contract.Topics;
import dev.wirefold.score.ClusteringDiff;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code wirefold diff}: which articles changed their story between two runs. */
@Command(
        name = "diff",
        description =
                "Says which articles changed their story between two runs. Exits with 0 when there is no difference, with"
                        + " 1 when there is one, with 2 when they can't be compared.",
        footer = {
            "",
            "A and B are each a file of assignments, as evaluate writes it (a line of article id, tab and story id for each"
                    + " article), or the id of a replay's --run, or a prefix of topics; of these the first that exists. Of"
                    + " topics the memberships are read, as they are now.",
            "A story is named after its root. So stories are compared by their articles: split, merged, or only renamed, with"
                    + " the same articles under another root. Articles that are in one of the two only are counted and else"
                    + " left out of account. ARI is the adjusted Rand index (Hubert and Arabie 1985), 1 for equal groups."
        })
public final class DiffCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(index = "0", paramLabel = "A", description = "File of assignments, id of a run, or prefix.")
    private String first = "";

    @Parameters(index = "1", paramLabel = "B", description = "What to compare it with.")
    private String second = "";

    @Option(
            names = "--list",
            paramLabel = "N",
            defaultValue = "20",
            description =
                    "List at most N stories, the largest first, and N articles of each. Default: ${DEFAULT-VALUE}.")
    private int listed = 20;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    @Mixin
    private RegistryOptions registry = new RegistryOptions();

    DiffCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        OptionValue.atLeast(0, "--list", listed);
        ClusteringDiff diff = ClusteringDiff.of(assignments(first), assignments(second));
        DiffReport report = new DiffReport(diff, listed);
        if (json) {
            console.out().println(report.json());
        } else {
            report.lines(console.outTerminal()).forEach(console.out()::println);
        }
        return diff.isEmpty() ? ExitCode.OK : ExitCode.REFUSED;
    }

    private Map<String, String> assignments(String name) throws Exception {
        Path file = Path.of(name);
        if (Files.isRegularFile(file)) {
            return Assignments.read(file);
        }
        if (!connection.isGiven()) {
            throw new UserErrorException("there is no file " + name + "; for the memberships of a run or a prefix pass"
                    + " --bootstrap-server");
        }
        return connection.explaining(() -> {
            Map<String, Object> clientConfig = connection.clientConfig();
            String topic = memberships(clientConfig, name);
            Framing framing = registry.reading(System.getenv());
            return Assignments.read(WholeTopic.reading(console, clientConfig, framing, topic), topic);
        });
    }

    private String memberships(Map<String, Object> clientConfig, String name) {
        List<String> candidates =
                List.of(RunNames.topics(name, connection.topics()).memberships(), new Topics(name).memberships());
        try (TopicAdmin admin = TopicAdmin.connect(clientConfig)) {
            Map<String, ?> existing = admin.describe(candidates);
            return candidates.stream()
                    .filter(existing::containsKey)
                    .findFirst()
                    .orElseThrow(() -> new UserErrorException(
                            "there is neither a file " + name + " nor a topic " + String.join(" or ", candidates)));
        }
    }
}
