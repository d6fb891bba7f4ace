package dev.wirefold.cli.publish;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wirefold.admin.TopicAdmin;
import dev.wirefold.app.Lexicons;
import dev.wirefold.app.OpenNlpLanguages;
import dev.wirefold.cli.console.Console;
import dev.wirefold.cli.console.ExitCode;
import dev.wirefold.cli.console.Interruption;
import dev.wirefold.cli.console.OptionValue;
import dev.wirefold.cli.kafka.ConnectionOptions;
import dev.wirefold.contract.Topics;
import dev.wirefold.contract.Usability;
import dev.wirefold.core.fingerprint.FingerprintSettings;
import dev.wirefold.core.fingerprint.Fingerprinter;
import dev.wirefold.topology.HouseEncoder;
import dev.wirefold.wire.ArticleSink;
import dev.wirefold.wire.DryRun;
import dev.wirefold.wire.InputReader;
import dev.wirefold.wire.KnownHouses;
import dev.wirefold.wire.Outgoing;
import dev.wirefold.wire.PublishTally;
import dev.wirefold.wire.Publisher;
import dev.wirefold.wire.Times;
import dev.wirefold.wire.WireTimes;
import dev.wirefold.wire.format.Formats;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code wirefold publish}: puts articles from files on the wire. */
@Command(
        name = "publish",
        description = "Puts articles on the wire.",
        footer = {
            "",
            "Files are plain text, mail, HTML, MHTML, WARC, NITF, NewsML, RSS, Atom, JSON Feed, ninjs, IPTC 7901, ANPA 1312, ZCZC"
                    + " texts, any of them compressed by gzip, or JSON: lines, an object, or an array of objects"
                    + " with the field names of the schema Article. What a file is, its content decides. A manifest.json beside files says what"
                    + " they don't: an array of objects with `file`, `eventTime` and any field of an article; directories"
                    + " are published in its order. An article's event time is its eventTime, else publishedAt, else now.",
            "Publishing the same dated articles again changes nothing.",
            "",
            "Files of more than 200 articles, or of more than three days, are read twice: first to learn what their publishers"
                    + " repeat, which is told before the articles.",
            "",
            "With --watch, files are published as they are dropped into a directory, and moved to done or failed below it."
        })
public final class PublishCommand implements Callable<Integer> {
    private static final int DEFAULT_SETTLE_MS = 2_000;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Console console;

    @Parameters(
            arity = "0..*",
            paramLabel = "FILE|DIRECTORY|-",
            description = "What to publish, in this order; - is standard input.")
    private List<String> inputs = List.of();

    @Option(
            names = "--format",
            paramLabel = "NAME",
            description =
                    "Take all input for this format: ninjs, json-feed, json, newsml-g2, newsml-1, nitf, feed, html, iptc-7901,"
                            + " anpa-1312, zczc, warc, mhtml, mail or text.")
    private @Nullable String format;

    @Option(
            names = "--watch",
            paramLabel = "DIRECTORY",
            description = "Publish what is dropped into a directory, until interrupted.")
    private @Nullable Path watched;

    @Option(
            names = "--settle-ms",
            paramLabel = "N",
            defaultValue = "" + DEFAULT_SETTLE_MS,
            description = "With --watch: how many milliseconds a file has to stay the same before it is taken."
                    + " Default: ${DEFAULT-VALUE}.")
    private int settleMs = DEFAULT_SETTLE_MS;

    @Mixin
    private ZoneOption zone = new ZoneOption();

    @Option(names = "--live", description = "All articles come now, whatever dates they have.")
    private boolean live;

    @Option(
            names = "--dry-run",
            description = "Only show what would be published, article by article with all fields; needs no Kafka.")
    private boolean dryRun;

    @Option(
            names = "--no-houses",
            description = "Do not read an archive twice, to tell first what its publishers repeat.")
    private boolean withoutHouses;

    @Option(
            names = "--json",
            description = "Print the summary as JSON, with --dry-run also every article as it would be published.")
    private boolean json;

    @Option(
            names = "--max-body-chars",
            paramLabel = "N",
            defaultValue = "" + Usability.DEFAULT_MAX_BODY_CHARS,
            description = "Longest text accepted. Default: ${DEFAULT-VALUE}.")
    private int maxBodyChars = Usability.DEFAULT_MAX_BODY_CHARS;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    private Times times = Times.UTC;

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    PublishCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        checkOptions();
        if (watched != null) {
            watch(watched);
            return ExitCode.OK;
        }
        long startNanos = System.nanoTime();
        PublishTally tally = new PublishTally();
        Outgoing.Policy rules = rules();
        KnownHouses houses = KnownHouses.NONE;
        if (dryRun) {
            readInto(new DryRun(rules, console.clock(), tally, new DryRunOutput(console, json)));
        } else {
            houses = publish(rules, tally);
        }
        PublishTally.Result result = tally.result();
        double seconds = (System.nanoTime() - startNanos) / 1e9;
        if (json) {
            console.out().println(asJson(result, houses, seconds));
        } else {
            printSummary(result, seconds);
        }
        return result.refused() == 0 ? ExitCode.OK : ExitCode.REFUSED;
    }

    private void checkOptions() {
        if (watched == null && inputs.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "Missing required parameter: 'FILE|DIRECTORY|-'");
        }
        if (watched != null && (dryRun || !inputs.isEmpty())) {
            throw new ParameterException(spec.commandLine(), "--watch goes with neither --dry-run nor files");
        }
        OptionValue.atLeast(1, "--settle-ms", settleMs);
        OptionValue.atLeast(1, "--max-body-chars", maxBodyChars);
        times = zone.times();
        if (format != null && Formats.names().stream().noneMatch(format::equalsIgnoreCase)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--format: expected one of " + String.join(", ", Formats.names()) + ", got " + format);
        }
    }

    private Outgoing.Policy rules() {
        return new Outgoing.Policy(live, new Usability.Limits(maxBodyChars, Usability.Limits.DEFAULT.maxEmbargoMs()));
    }

    private void watch(Path directory) throws Exception {
        Outgoing.Policy rules = rules();
        try (Interruption interruption = Interruption.register();
                Publisher publisher = connect(rules, new PublishTally())) {
            new WatchRun(console, json)
                    .run(directory, Duration.ofMillis(settleMs), publisher, this::reader, interruption);
        }
    }

    private InputReader reader(ArticleSink sink) {
        return format == null
                ? Formats.reader(sink, times)
                : Formats.reader(format, sink, times)
                        .orElseThrow(() -> new IllegalStateException("was checked before"));
    }

    private KnownHouses publish(Outgoing.Policy rules, PublishTally tally) throws Exception {
        try (Publisher publisher = connect(rules, tally)) {
            KnownHouses houses = housesOfArchive(rules);
            publisher.tell(houses);
            readInto(publisher);
            return houses;
        }
    }

    private KnownHouses housesOfArchive(Outgoing.Policy rules) {
        if (withoutHouses || !ArticleInputs.canBeReadAgain(inputs)) {
            return KnownHouses.NONE;
        }
        var student = new ArchiveStudent(
                rules,
                console.clock(),
                () -> new Fingerprinter(Lexicons.builtIn(), FingerprintSettings.defaults(), new OpenNlpLanguages()));
        ArticleInputs.read(console, inputs, student, !json, "learning from ", this::reader);
        var houses = new KnownHouses(student.houses(), new HouseEncoder()::encode);
        if (houses.publishers() > 0) {
            console.err()
                    .println(console.errTerminal().dim(PublishText.learned(houses.publishers(), houses.articles())));
        }
        return houses;
    }

    private Publisher connect(Outgoing.Policy rules, PublishTally tally) throws Exception {
        Topics topics = connection.topics();
        Map<String, Object> clientConfig = connection.clientConfig();
        return connection.explaining(() -> {
            TopicAdmin.requireWritable(clientConfig, topics);
            return Publisher.connect(clientConfig, topics, times(clientConfig, topics), rules, console.clock(), tally);
        });
    }

    private static WireTimes times(Map<String, Object> clientConfig, Topics topics) {
        try (TopicAdmin admin = TopicAdmin.connect(clientConfig)) {
            return new WireTimes(admin.latestTimesMs(topics.articles()));
        }
    }

    private void readInto(ArticleSink sink) {
        ArticleInputs.read(console, inputs, sink, !json && !dryRun, this::reader);
    }

    private void printSummary(PublishTally.Result result, double seconds) {
        console.out().println(PublishText.summary(result, dryRun, seconds));
        Refusals.of(result).print(console);
        PublishText.remarks(result)
                .forEach(remark -> console.err().println(console.errTerminal().yellow(remark)));
    }

    private ObjectNode asJson(PublishTally.Result result, KnownHouses houses, double seconds) {
        ObjectNode summary = MAPPER.createObjectNode();
        summary.put("dryRun", dryRun);
        summary.put("published", dryRun ? 0 : result.articles());
        summary.put("accepted", result.articles());
        summary.put("kills", result.kills());
        summary.put("revisions", result.revisions());
        summary.put("houses", houses.publishers());
        summary.put("killsWithoutArticle", result.killsWithoutArticle());
        result.strayKills().forEach(summary.putArray("strayKills")::add);
        Refusals.of(result).addTo(summary);
        result.notices().forEach(summary.putObject("notices")::put);
        summary.put("seconds", Math.round(seconds * 1000) / 1000.0);
        return summary;
    }
}
