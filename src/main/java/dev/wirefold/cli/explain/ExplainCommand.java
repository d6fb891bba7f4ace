package dev.wirefold.cli.explain;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wirefold.UserErrorException;
import dev.wirefold.app.WirefoldConfig;
import dev.wirefold.cli.console.Console;
import dev.wirefold.cli.console.DisplayText;
import dev.wirefold.cli.console.ExitCode;
import dev.wirefold.cli.console.OptionValue;
import dev.wirefold.cli.kafka.ConnectionOptions;
import dev.wirefold.cli.kafka.RegistryOptions;
import dev.wirefold.cli.kafka.SettingsOptions;
import dev.wirefold.cli.kafka.WholeTopic;
import dev.wirefold.contract.Framing;
import dev.wirefold.contract.TopicPlan;
import dev.wirefold.contract.Topics;
import dev.wirefold.core.fingerprint.Explanation;
import dev.wirefold.explain.Contenders;
import dev.wirefold.explain.ExplanationJson;
import dev.wirefold.explain.Reason;
import dev.wirefold.explain.Subject;
import dev.wirefold.topology.LearnedHouses;
import dev.wirefold.topology.PipelineSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code wirefold explain}: why two articles are, or are not, of one story. */
@Command(
        name = "explain",
        description =
                "Says why two articles are, or are not, of one story: what they share, which rule decides, and both"
                        + " texts with the passages they share marked, by colour or in [brackets].",
        footer = {
            "",
            "Where both names are files, their articles are compared; otherwise both are ids, and the latest revisions are"
                    + " read from the topics. Of two articles the earlier one may be the parent of the later; where the"
                    + " times are not known, the first may be that of the second.",
            "The texts are shown as they are compared: headline and body, without page furniture."
        })
public final class ExplainCommand implements Callable<Integer> {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final double MILLION = 1_000_000;

    private final Console console;

    @Parameters(index = "0", paramLabel = "A", description = "A file with an article, or an article's id.")
    private String first = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "B",
            description = "Another. Without it A is an id, and is compared with its parent and with who came near.")
    private @Nullable String second;

    @Option(
            names = "--features",
            paramLabel = "N",
            defaultValue = "12",
            description = "How many of the heaviest words and pairs of words to name. Default: ${DEFAULT-VALUE}.")
    private int features = 12;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    @Mixin
    private SettingsOptions settings = new SettingsOptions();

    ExplainCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        OptionValue.atLeast(0, "--features", features);
        WirefoldConfig config = settings.config(Map.of(), System.getenv());
        PipelineSettings pipeline = config.pipeline(connection.topics(), TopicPlan.DEFAULT_PARTITIONS);
        Framing framing = RegistryOptions.reading(config);
        var reason = new Reason(pipeline.rules(), pipeline.lineage());
        var learned = new LearnedHouses();
        if (second == null) {
            return explainLineage(framing, pipeline, learned, reason);
        }
        List<Subject> subjects = subjects(framing, second, learned);
        Subject parent = subjects.get(0);
        Subject child = subjects.get(1);
        if (child.isBefore(parent)) {
            parent = subjects.get(1);
            child = subjects.get(0);
        }
        Explanation explanation = pipeline.explain(parent.article(), child.article(), learned);
        if (json) {
            console.out().println(new ExplanationJson(features, reason).of(parent, child, explanation));
        } else {
            print(reason, parent, child, explanation);
        }
        return ExitCode.OK;
    }

    private void print(Reason reason, Subject parent, Subject child, Explanation explanation) {
        new ExplanationPrinter(console.outTerminal(), features, reason)
                .lines(parent, child, explanation)
                .forEach(console.out()::println);
    }

    private int explainLineage(Framing framing, PipelineSettings pipeline, LearnedHouses learned, Reason reason)
            throws Exception {
        if (!connection.isGiven()) {
            throw new UserErrorException(
                    "explain what? Give two files or ids; or one id, and with --bootstrap-server where"
                            + " its topics are");
        }
        Topics topics = connection.topics();
        Contenders found = connection.explaining(
                () -> ContendersInTopics.find(reading(framing, topics), topics, pipeline, learned, first));
        Subject parent = found.parent();
        if (json) {
            ObjectNode node = parent == null
                    ? MAPPER.createObjectNode().put("root", first)
                    : new ExplanationJson(features, reason)
                            .of(
                                    parent,
                                    found.child(),
                                    pipeline.explain(
                                            parent.article(), found.child().article(), learned));
            node.set("runnersUp", new ExplanationJson(features, reason).runnersUp(found));
            console.out().println(node);
            return ExitCode.OK;
        }
        if (parent == null) {
            console.out()
                    .println(DisplayText.oneLine(first, Integer.MAX_VALUE)
                            + " hangs on no other article: it is the first of its tree");
        } else {
            print(
                    reason,
                    parent,
                    found.child(),
                    pipeline.explain(parent.article(), found.child().article(), learned));
        }
        if (!found.others().isEmpty()) {
            console.out().println();
            console.out().println(console.outTerminal().bold("earlier articles of its story that it does not hang on"));
        }
        found.others().forEach(other -> console.out()
                .println(String.format(Locale.ROOT, "  %.3f  ", other.similarity() / MILLION)
                        + DisplayText.oneLine(other.subject().name(), Integer.MAX_VALUE) + "  "
                        + console.outTerminal().dim(reason.rule(other.subject(), found.child(), other.explanation()))));
        return ExitCode.OK;
    }

    private WholeTopic reading(Framing framing, Topics topics) {
        return WholeTopic.reading(console, connection.clientConfig(), framing, topics.articles(), topics.memberships());
    }

    private List<Subject> subjects(Framing framing, String second, LearnedHouses learned) throws Exception {
        if (Files.isRegularFile(Path.of(first)) && Files.isRegularFile(Path.of(second))) {
            return SubjectFile.read(Path.of(first), Path.of(second));
        }
        if (!connection.isGiven()) {
            String missing = Files.isRegularFile(Path.of(first)) ? second : first;
            throw new UserErrorException("there is no file " + missing + "; if " + first + " and " + second
                    + " are ids, say with --bootstrap-server where their topics are");
        }
        if (first.equals(second)) {
            throw new UserErrorException("both ids are " + first + "; an article is not compared with itself");
        }
        Topics topics = connection.topics();
        return connection.explaining(
                () -> SubjectsInTopics.find(reading(framing, topics), topics, first, second, learned));
    }
}
