package dev.wirefold.cli.evaluate;

import dev.wirefold.FileFault;
import dev.wirefold.UserErrorException;
import dev.wirefold.admin.TopicAdmin;
import dev.wirefold.app.WirefoldConfig;
import dev.wirefold.cli.console.Console;
import dev.wirefold.cli.console.ExitCode;
import dev.wirefold.cli.console.Interruption;
import dev.wirefold.cli.console.OptionValue;
import dev.wirefold.cli.kafka.ConnectionOptions;
import dev.wirefold.cli.kafka.KafkaForOneRun;
import dev.wirefold.cli.kafka.LocalPipeline;
import dev.wirefold.cli.kafka.SettingsOptions;
import dev.wirefold.cli.lists.ArchiveHouses;
import dev.wirefold.cli.publish.Refusals;
import dev.wirefold.contract.Topics;
import dev.wirefold.core.fingerprint.ComparisonRules;
import dev.wirefold.score.ClusterScore;
import dev.wirefold.score.PairScore;
import dev.wirefold.score.PairScore.Judgement;
import dev.wirefold.wire.LabelledWire;
import dev.wirefold.wire.LabelledWire.Labelled;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code wirefold evaluate}: labelled articles through the whole pipeline, and how well its stories match the labels. */
@Command(
        name = "evaluate",
        description = "Sends labelled articles through the whole pipeline and scores the stories against the labels."
                + " Without --bootstrap-server the broker is a temporary one. The topics are its own in any case, and are"
                + " deleted afterwards.",
        footer = {
            "",
            "LABELLED.jsonl has an article a line, as publish reads them, with two more fields: label, equal for articles"
                    + " that belong together, and set, the part of the collection, which is scored on its own too."
                    + " title, text and published are understood for headline, body and publishedAt. Articles without a"
                    + " label go through the pipeline and are not scored.",
            "Articles are published in the order of their times. The scores are the adjusted Rand index (Hubert and Arabie"
                    + " 1985), BCubed (Bagga and Baldwin 1998), and precision and recall of pairs."
        })
public final class EvaluateCommand implements Callable<Integer> {
    private final Console console;
    private final AtomicBoolean interrupted = new AtomicBoolean();

    @Parameters(paramLabel = "LABELLED.jsonl", description = "The labelled articles.")
    @SuppressWarnings("NullAway.Init")
    private Path file;

    @Option(
            names = "--assignments",
            paramLabel = "OUT.tsv",
            description = "Write the stories here: a line of article id, tab and story id for each article.")
    private @Nullable Path assignments;

    @Option(
            names = "--pairs",
            paramLabel = "PAIRS.tsv",
            description =
                    "Score these pairs too: a heading, then lines of id, id, and 1 (one story) or 0 (not), parted by"
                            + " tabs; more columns may follow.")
    private @Nullable Path pairs;

    @Option(
            names = "--threshold",
            paramLabel = "X",
            description = "As --set " + WirefoldConfig.THRESHOLD
                    + "=X, and moves the threshold for one publisher in proportion, unless --set gives that.")
    private @Nullable Double threshold;

    @Option(
            names = "--partitions",
            paramLabel = "N",
            defaultValue = "4",
            description = "Partitions of the wire. Default: ${DEFAULT-VALUE}.")
    private int partitions = 4;

    @Option(names = "--json", description = "Print the scores as JSON.")
    private boolean json;

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    @Mixin
    private SettingsOptions settings = new SettingsOptions();

    EvaluateCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        OptionValue.atLeast(1, "--partitions", partitions);
        LabelledWire wire = LabelledWire.read(file);
        List<Judgement> judgements = pairs == null ? List.of() : PairsFile.read(pairs);
        String name = "wirefold-evaluation-" + UUID.randomUUID();
        // Wrong settings are told before anything starts.
        config(name, Map.of(), Map.of());
        try (Interruption interruption = Interruption.register()) {
            interruption.calls(() -> interrupted.set(true));
            return KafkaForOneRun.use(connection, console, clientConfig -> run(clientConfig, name, wire, judgements));
        }
    }

    private int run(Map<String, Object> clientConfig, String name, LabelledWire wire, List<Judgement> judgements)
            throws Exception {
        Topics topics = new Topics(connection.topics().prefix() + name + "-");
        try (TopicAdmin admin = TopicAdmin.connect(clientConfig);
                AutoCloseable leftovers = () -> admin.delete(topics, name);
                LocalPipeline pipeline = LocalPipeline.start(
                        clientConfig,
                        topics,
                        OptionalInt.of(partitions),
                        local -> config(name, withHouses(wire, local), local))) {
            var run = new EvaluationRun(console, clientConfig, topics, pipeline, interrupted::get);
            return report(wire, judgements, run.of(wire));
        }
    }

    /** All articles are at hand, so what they teach is known before the first. */
    private Map<String, String> withHouses(LabelledWire wire, Map<String, String> local) {
        return new ArchiveHouses(console).settings(Path.of(local.get(WirefoldConfig.STATE_DIR)), sink -> wire.articles()
                .forEach(article -> sink.article(article.incoming())));
    }

    private WirefoldConfig config(String applicationId, Map<String, String> defaults, Map<String, String> local) {
        Map<String, String> fixed = new HashMap<>(local);
        fixed.put(WirefoldConfig.APPLICATION_ID, applicationId);
        // A registry would keep for ever what it is told of topics that are deleted.
        fixed.put(WirefoldConfig.REGISTRY_URL, "");
        if (threshold != null) {
            double ratio = ComparisonRules.defaults().samePublisherThresholdMillionths()
                    / (double) ComparisonRules.defaults().thresholdMillionths();
            fixed.put(WirefoldConfig.THRESHOLD, Double.toString(threshold));
            if (!settings.isGiven(WirefoldConfig.SAME_PUBLISHER_THRESHOLD)) {
                fixed.put(WirefoldConfig.SAME_PUBLISHER_THRESHOLD, Double.toString(Math.min(1, threshold * ratio)));
            }
        }
        return settings.config(defaults, System.getenv(), fixed);
    }

    private int report(LabelledWire wire, List<Judgement> judgements, EvaluationRun.Outcome outcome) {
        Map<String, String> stories = outcome.stories();
        long missing = wire.articles().stream()
                .filter(article -> !stories.containsKey(article.id()))
                .count();
        SortedMap<String, ClusterScore> bySet = new TreeMap<>();
        wire.labelsBySet().forEach((set, labels) -> bySet.put(set, ClusterScore.of(labels, stories)));
        Map<String, String> labels = wire.labels();
        Evaluation evaluation = new Evaluation(
                outcome.published().articles(),
                Set.copyOf(stories.values()).size(),
                missing,
                labels.isEmpty() ? null : ClusterScore.of(labels, stories),
                bySet,
                judgements.isEmpty() ? null : PairScore.of(judgements, stories),
                outcome.counters(),
                outcome.publishSeconds(),
                outcome.settleSeconds());
        if (assignments != null) {
            write(assignments, wire, stories);
        }
        if (json) {
            console.out().println(evaluation.json());
        } else {
            evaluation.lines().forEach(console.out()::println);
        }
        Refusals.printAside(console, outcome.published().refusals());
        return missing == 0 ? ExitCode.OK : ExitCode.REFUSED;
    }

    private static void write(Path file, LabelledWire wire, Map<String, String> stories) {
        List<String> lines = new ArrayList<>();
        for (Labelled article : wire.articles()) {
            String story = stories.get(article.id());
            if (story != null) {
                lines.add(article.id() + "\t" + story);
            }
        }
        try {
            Files.write(file, lines, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UserErrorException("--assignments: " + file + " can't be written: " + FileFault.of(e), e);
        }
    }
}
