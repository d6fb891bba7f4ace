package dev.wirefold.cli.kafka;

import dev.wirefold.UserErrorException;
import dev.wirefold.admin.TopicAdmin;
import dev.wirefold.app.WirefoldApp;
import dev.wirefold.app.WirefoldConfig;
import dev.wirefold.contract.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.apache.kafka.common.utils.Utils;

/** The pipeline in this process for the length of one command, with its local state in a temporary directory. */
public final class LocalPipeline implements AutoCloseable {
    private static final Duration START_TIMEOUT = Duration.ofMinutes(1);

    private final WirefoldConfig config;
    private final WirefoldApp app;
    private final Path state;

    private LocalPipeline(WirefoldConfig config, WirefoldApp app, Path state) {
        this.config = config;
        this.app = app;
        this.state = state;
    }

    /**
     * Creates the topics that are missing, and starts.
     *
     * @param partitions empty: as many as there are, or the default
     * @param settings makes the settings, given the temporary directory for local state
     */
    public static LocalPipeline start(
            Map<String, Object> clientConfig,
            Topics topics,
            OptionalInt partitions,
            Function<Map<String, String>, WirefoldConfig> settings)
            throws IOException, InterruptedException {
        try (TopicAdmin admin = TopicAdmin.connect(clientConfig)) {
            admin.create(topics, partitions, OptionalInt.empty());
        }
        Path state = Files.createTempDirectory("wirefold-state");
        try {
            WirefoldConfig config = settings.apply(Map.of(WirefoldConfig.STATE_DIR, state.toString()));
            return new LocalPipeline(config, running(WirefoldApp.start(config, clientConfig, topics)), state);
        } catch (RuntimeException | InterruptedException e) {
            Utils.delete(state.toFile());
            throw e;
        }
    }

    private static WirefoldApp running(WirefoldApp app) throws InterruptedException {
        if (!app.awaitRunning(START_TIMEOUT)) {
            try (app) {
                ensureRunning(app);
            }
            throw new UserErrorException("the pipeline does not start; --verbose and the log lines above may say why");
        }
        return app;
    }

    public String applicationId() {
        return config.applicationId();
    }

    public WirefoldConfig config() {
        return config;
    }

    public WirefoldApp app() {
        return app;
    }

    /**
     * Tells of a pipeline that has stopped by itself, so that nobody goes on waiting for it.
     *
     * @throws UserErrorException if it has, or what Kafka refused it if that was why
     */
    public void ensureRunning() throws InterruptedException {
        ensureRunning(app);
    }

    private static void ensureRunning(WirefoldApp app) throws InterruptedException {
        if (app.isStopped()) {
            Optional<Throwable> failure = app.awaitStop();
            throw failure.isPresent()
                    ? StoppedPipeline.because(failure.get())
                    : new UserErrorException("the pipeline has stopped");
        }
    }

    @Override
    public void close() throws IOException {
        app.close();
        Utils.delete(state.toFile());
    }
}
