package dev.wirefold.monitor;

import dev.wirefold.UserErrorException;
import dev.wirefold.app.WirefoldApp;
import dev.wirefold.app.WirefoldConfig;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.ExpositionFormats;
import io.prometheus.metrics.instrumentation.jvm.JvmMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Answers {@code /live}, {@code /ready} and {@code /metrics} of one instance. It tells numbers and no texts, and takes no
 * orders, so it asks nobody who they are.
 */
public final class MonitorServer implements AutoCloseable {
    private final long maxLagRecords;
    private final AtomicReference<WirefoldApp> app = new AtomicReference<>();
    private final AtomicReference<Watched> other = new AtomicReference<>();
    private final PrometheusRegistry jvm = new PrometheusRegistry();
    private final ExpositionFormats formats = ExpositionFormats.init();
    private final Javalin javalin;

    private MonitorServer(long maxLagRecords) {
        this.maxLagRecords = maxLagRecords;
        JvmMetrics.builder().register(jvm);
        javalin = Javalin.create(this::configure);
    }

    /**
     * Opens the port, if the settings have one.
     *
     * @throws UserErrorException when it can't be opened
     */
    public static Optional<MonitorServer> start(WirefoldConfig config) {
        if (config.httpPort() == 0) {
            return Optional.empty();
        }
        MonitorServer server = new MonitorServer(config.readyMaxLagRecords());
        try {
            server.javalin.start(config.httpHost(), config.httpPort());
        } catch (RuntimeException e) {
            server.close();
            throw new UserErrorException(
                    "port " + config.httpPort() + " of " + config.httpHost() + " can't be opened: " + why(e)
                            + "; give another with " + WirefoldConfig.HTTP_PORT + " or " + WirefoldConfig.HTTP_HOST,
                    e);
        }
        return Optional.of(server);
    }

    /** Whatever it was, the server says that the port is taken. */
    private static String why(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        if (root instanceof UnresolvedAddressException || root instanceof UnknownHostException) {
            return "this is no address that is known here";
        }
        return String.valueOf(root.getMessage());
    }

    /** What it tells of from now on. */
    public void watch(WirefoldApp started) {
        app.set(started);
    }

    /** What it tells of from now on, where that is no pipeline. */
    public void watch(Watched started) {
        other.set(started);
    }

    private void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.prefer405over404 = true;
        config.routes.before(
                context -> context.header("Cache-Control", "no-store").header("X-Content-Type-Options", "nosniff"));
        config.routes.get("/live", this::live);
        config.routes.get("/ready", this::ready);
        config.routes.get("/metrics", this::metrics);
    }

    /** An instance that has stopped by itself is on its way out; one that waits for Kafka is not helped by a new start. */
    private void live(Context context) {
        WirefoldApp watched = app.get();
        boolean stopped = watched == null ? hasStopped(other.get()) : watched.isStopped();
        String state = watched == null ? readiness().state() : watched.state();
        answer(context, !stopped, "{\"live\":" + !stopped + ",\"state\":\"" + state + "\"}");
    }

    private static boolean hasStopped(@Nullable Watched watched) {
        return watched != null && !watched.isRunning();
    }

    private void ready(Context context) {
        Readiness now = readiness();
        answer(
                context,
                now.ready(),
                "{\"ready\":" + now.ready() + ",\"state\":\"" + now.state() + "\",\"lagRecords\":"
                        + (now.lagRecords() == Readiness.UNKNOWN ? "null" : now.lagRecords()) + ",\"maxLagRecords\":"
                        + now.maxLagRecords() + "}");
    }

    private static void answer(Context context, boolean isGood, String json) {
        context.status(isGood ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
                .contentType("application/json")
                .result(json);
    }

    private Readiness readiness() {
        WirefoldApp watched = app.get();
        if (watched != null) {
            return Readiness.of(watched, maxLagRecords);
        }
        Watched another = other.get();
        return another == null ? Readiness.starting(maxLagRecords) : Readiness.of(another, maxLagRecords);
    }

    private void metrics(Context context) {
        WirefoldApp watched = app.get();
        Watched another = other.get();
        List<MetricSnapshot> ours = watched != null
                ? PipelineMetrics.of(watched, readiness())
                : another == null ? PipelineMetrics.of(readiness()) : PipelineMetrics.of(another, readiness());
        MetricSnapshots all = new MetricSnapshots(
                Stream.concat(ours.stream(), jvm.scrape().stream()).toList());
        ExpositionFormatWriter writer = formats.findWriter(context.header("Accept"));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            writer.write(out, all);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        context.contentType(writer.getContentType()).result(out.toByteArray());
    }

    @Override
    public void close() {
        javalin.stop();
    }
}
