package dev.wirefold.cli.board;

import dev.wirefold.UserErrorException;
import dev.wirefold.admin.ApplicationLag;
import dev.wirefold.app.WirefoldApp;
import dev.wirefold.app.WirefoldConfig;
import dev.wirefold.board.Access;
import dev.wirefold.board.BoardLimits;
import dev.wirefold.board.BoardServer;
import dev.wirefold.board.Explaining;
import dev.wirefold.board.PipelineNow;
import dev.wirefold.board.PortTakenException;
import dev.wirefold.board.Tls;
import dev.wirefold.cli.kafka.RegistryOptions;
import dev.wirefold.contract.TopicPlan;
import dev.wirefold.contract.Topics;
import dev.wirefold.topology.LearnedHouses;
import dev.wirefold.topology.PipelineSettings;
import java.net.InetAddress;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A board that explains with the pipeline's settings, and asks now and then how far the pipeline is. */
public final class RunningBoard implements AutoCloseable {
    private static final int LAG_MS = 2_000;

    private final BoardServer server;
    private final ApplicationLag lag;
    private final Thread asking;

    /**
     * Where and for whom.
     *
     * @param port 0: a free one
     * @param tls null: without
     * @param mayDecide whether editors may decide there, or only look
     */
    public record Place(
            InetAddress address, int port, @Nullable Tls tls, Access access, BoardLimits limits, boolean mayDecide) {
        /** On a free port of this machine. */
        public static Place anywhere(BoardLimits limits) {
            return new Place(InetAddress.getLoopbackAddress(), 0, null, Access.LOOPBACK, limits, true);
        }
    }

    private RunningBoard(BoardServer server, ApplicationLag lag, Thread asking) {
        this.server = server;
        this.lag = lag;
        this.asking = asking;
    }

    /** @param counters those of the pipeline, where it is in this process */
    public static RunningBoard start(
            Place place,
            Map<String, Object> clientConfig,
            Topics topics,
            WirefoldConfig config,
            Supplier<Optional<WirefoldApp.Counters>> counters,
            InstantSource clock) {
        PipelineSettings pipeline = config.pipeline(topics, TopicPlan.DEFAULT_PARTITIONS);
        ApplicationLag lag = new ApplicationLag(clientConfig, config.applicationId(), topics);
        AtomicLong latest = new AtomicLong(-1);
        var learned = new LearnedHouses();
        Thread asking = new Thread(() -> ask(lag, latest), "board-lag");
        asking.setDaemon(true);
        asking.start();
        try {
            BoardServer server = BoardServer.start(
                    new BoardServer.Settings(
                            place.address(),
                            place.port(),
                            place.tls(),
                            place.access(),
                            place.limits(),
                            place.mayDecide()),
                    clientConfig,
                    RegistryOptions.reading(config),
                    topics,
                    new Explaining(
                            (earlier, later) -> pipeline.explain(earlier, later, learned),
                            learned::read,
                            learned::all,
                            pipeline.rules(),
                            pipeline.lineage()),
                    () -> Optional.of(now(config.applicationId(), latest.get(), counters.get())),
                    clock);
            return new RunningBoard(server, lag, asking);
        } catch (RuntimeException e) {
            asking.interrupt();
            lag.close();
            throw e instanceof PortTakenException ? new UserErrorException(String.valueOf(e.getMessage()), e) : e;
        }
    }

    private static void ask(ApplicationLag lag, AtomicLong latest) {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                latest.set(lag.articles().orElse(-1));
                Thread.sleep(LAG_MS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static PipelineNow now(String applicationId, long articles, Optional<WirefoldApp.Counters> counters) {
        return new PipelineNow(
                applicationId,
                articles < 0 ? null : articles,
                counters.map(WirefoldApp.Counters::cutAnswers).orElse(null),
                counters.map(WirefoldApp.Counters::lateMail).orElse(null));
    }

    public String address() {
        return server.address();
    }

    /** Waits until it has read all that was there when it began, or has ended. */
    public void awaitLive() throws InterruptedException {
        server.awaitLive();
    }

    /**
     * Waits until it ends.
     *
     * @return why, if not because it was closed
     */
    public Optional<Throwable> awaitEnd() throws InterruptedException {
        return server.awaitEnd();
    }

    @Override
    public void close() {
        asking.interrupt();
        server.close();
        lag.close();
    }
}
