package dev.wirefold.cli.webhook;

import dev.wirefold.UserErrorException;
import dev.wirefold.admin.TopicAdmin;
import dev.wirefold.app.WirefoldConfig;
import dev.wirefold.cli.console.Console;
import dev.wirefold.cli.console.DisplayText;
import dev.wirefold.cli.console.ExitCode;
import dev.wirefold.cli.console.Interruption;
import dev.wirefold.cli.console.LastResort;
import dev.wirefold.cli.console.OptionValue;
import dev.wirefold.cli.kafka.ConnectionOptions;
import dev.wirefold.cli.kafka.RegistryOptions;
import dev.wirefold.cli.kafka.SettingsOptions;
import dev.wirefold.cli.poll.ServerOptions;
import dev.wirefold.contract.Topics;
import dev.wirefold.monitor.MonitorServer;
import dev.wirefold.webhook.DeliveryRules;
import dev.wirefold.webhook.Receiver;
import dev.wirefold.webhook.ReceiverFile;
import dev.wirefold.webhook.ReceiverState;
import dev.wirefold.webhook.Webhooks;
import dev.wirefold.wire.fetch.CheckedClient;
import dev.wirefold.wire.fetch.FetchLimits;
import dev.wirefold.wire.fetch.HostNames;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.apache.kafka.common.acl.AclOperation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code wirefold webhooks}: a POST for each change of a story. */
@Command(
        name = "webhooks",
        description = "Tells receivers by HTTP POST of each change of a story, until interrupted.",
        footer = {
            "",
            "The file has NAME.url and NAME.secret.file for each receiver, and may have NAME.words, NAME.source,"
                    + " NAME.language and NAME.min.articles. Messages are signed as Standard Webhooks says, and"
                    + " delivered at least once, those of a story in order. How far a receiver is, Kafka keeps in a"
                    + " group of its own: PREFIXwebhooks-NAME."
        })
public final class WebhooksCommand implements Callable<Integer> {
    private static final FetchLimits LIMITS = new FetchLimits(
            0,
            0,
            Duration.ofSeconds(10).toMillis(),
            Duration.ofSeconds(15).toMillis(),
            Duration.ofSeconds(20).toMillis());

    private final Console console;

    @Parameters(paramLabel = "RECEIVERS", description = "File of receivers, in the form of properties.")
    private Path receivers = Path.of("receivers.properties");

    @Option(
            names = "--from-beginning",
            description = "Tell receivers that are new of the stories that are there already, too.")
    private boolean fromBeginning;

    @Option(
            names = "--give-up-seconds",
            paramLabel = "N",
            defaultValue = "86400",
            description = "How long a receiver may refuse a message before it becomes a dead letter, in seconds."
                    + " Default: ${DEFAULT-VALUE}.")
    private long giveUpSeconds;

    @Mixin
    private ServerOptions servers = new ServerOptions();

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    @Mixin
    private SettingsOptions settings = new SettingsOptions();

    WebhooksCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        OptionValue.atLeast(1, "--give-up-seconds", giveUpSeconds);
        List<Receiver> named = ReceiverFile.read(receivers);
        WirefoldConfig config = settings.config(Map.of(), System.getenv());
        Webhooks.Setup setup = new Webhooks.Setup(
                new CheckedClient(LIMITS, HostNames.SYSTEM, servers.allowsPrivate(), servers.trust()),
                servers.userAgent(),
                fromBeginning,
                RegistryOptions.reading(config),
                DeliveryRules.DEFAULT.givingUpAfter(Duration.ofSeconds(giveUpSeconds)),
                console.clock(),
                this::say);
        Map<String, Object> clientConfig = connection.clientConfig();
        Topics topics = connection.topics();
        Optional<MonitorServer> monitor = MonitorServer.start(config);
        return connection.explaining(() -> {
            try (TopicAdmin admin = TopicAdmin.connect(clientConfig)) {
                admin.require(Map.of(
                        topics.stories(), Set.of(AclOperation.READ), topics.deadLetters(), Set.of(AclOperation.WRITE)));
            }
            try (LastResort lastResort = LastResort.after(LastResort.CLOSING);
                    Interruption interruption = Interruption.register();
                    AutoCloseable port = () -> monitor.ifPresent(MonitorServer::close);
                    Webhooks webhooks = Webhooks.start(clientConfig, topics, named, setup)) {
                interruption.calls(webhooks::stop);
                WebhookMetrics metrics = new WebhookMetrics(webhooks::states);
                monitor.ifPresent(server -> server.watch(metrics));
                say("telling " + named.size() + (named.size() == 1 ? " receiver" : " receivers")
                        + " of stories; interrupt to stop");
                Optional<Throwable> failure = webhooks.awaitEnd();
                metrics.stopped();
                lastResort.begin();
                if (failure.isPresent()) {
                    throw rethrown(failure.get());
                }
                webhooks.states().forEach(state -> say(summary(state)));
            }
            return ExitCode.OK;
        });
    }

    private static RuntimeException rethrown(Throwable failure) {
        return failure instanceof RuntimeException known
                ? known
                : new UserErrorException("webhooks have stopped: " + failure, failure);
    }

    private static String summary(ReceiverState state) {
        return state.name() + ": " + state.delivered() + " delivered, " + state.failures() + " attempts failed, "
                + state.givenUp() + " given up, " + state.waiting() + " waiting";
    }

    private void say(String line) {
        console.err().println(DisplayText.oneLine(line, Integer.MAX_VALUE));
    }
}
