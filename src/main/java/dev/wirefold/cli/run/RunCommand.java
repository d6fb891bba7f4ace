package dev.wirefold.cli.run;

import dev.wirefold.app.WirefoldApp;
import dev.wirefold.app.WirefoldConfig;
import dev.wirefold.cli.console.Console;
import dev.wirefold.cli.console.ExitCode;
import dev.wirefold.cli.console.Interruption;
import dev.wirefold.cli.console.LastResort;
import dev.wirefold.cli.kafka.ConnectionOptions;
import dev.wirefold.cli.kafka.SettingsOptions;
import dev.wirefold.cli.kafka.StoppedPipeline;
import dev.wirefold.contract.Topics;
import dev.wirefold.monitor.MonitorServer;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.CommonClientConfigs;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code wirefold run}: one instance of the pipeline. */
@Command(
        name = "run",
        description =
                "Runs one instance of the pipeline until interrupted. Instances with one application.id share the work.")
public final class RunCommand implements Callable<Integer> {
    private static final Duration START_TIMEOUT = Duration.ofMinutes(10);

    private final Console console;

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    @Mixin
    private SettingsOptions settings = new SettingsOptions();

    RunCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        // From the first moment on: whoever stops a service that is just starting has stopped it in good order, too.
        try (Interruption interruption = Interruption.register()) {
            WirefoldConfig config = settings.config(Map.of(), System.getenv());
            Map<String, Object> clientConfig = connection.clientConfig();
            Topics topics = connection.topics();
            Optional<MonitorServer> monitor = MonitorServer.start(config);
            return connection.explaining(() -> run(config, clientConfig, topics, monitor, interruption));
        }
    }

    private int run(
            WirefoldConfig config,
            Map<String, Object> clientConfig,
            Topics topics,
            Optional<MonitorServer> monitor,
            Interruption interruption)
            throws Exception {
        try (LastResort lastResort = LastResort.after(LastResort.CLOSING);
                AutoCloseable port = () -> monitor.ifPresent(MonitorServer::close);
                WirefoldApp app = WirefoldApp.start(config, clientConfig, topics)) {
            interruption.calls(app::close);
            monitor.ifPresent(server -> server.watch(app));
            console.err()
                    .println("starting " + config.applicationId() + " on "
                            + clientConfig.get(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG));
            if (!config.upgradeFrom().isEmpty()) {
                console.err().println("writing as version " + config.upgradeFrom() + " does, as upgrade.from is set");
            }
            if (app.awaitRunning(START_TIMEOUT)) {
                console.err().println("running; interrupt to stop");
            }
            Optional<Throwable> failure = app.awaitStop();
            lastResort.begin();
            if (failure.isPresent()) {
                throw StoppedPipeline.because(failure.get());
            }
        }
        return ExitCode.OK;
    }
}
