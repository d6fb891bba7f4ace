package dev.wirefold.wire.poll;

import dev.wirefold.broker.ChildJvm;
import dev.wirefold.contract.Topics;
import dev.wirefold.wire.Outgoing;
import dev.wirefold.wire.PublishTally;
import dev.wirefold.wire.Publisher;
import dev.wirefold.wire.Refusal;
import dev.wirefold.wire.Times;
import dev.wirefold.wire.fetch.Credentials;
import dev.wirefold.wire.fetch.FetchLimits;
import dev.wirefold.wire.fetch.HttpFetcher;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A poller of the feeds with its store on disk and Kafka for its wire, in a process that may be killed at any
 * time: another one goes on at the moment of the week that this one has reached.
 */
final class FeedWorldProcess {
    static final FetchLimits LIMITS = new FetchLimits(4 * 1024 * 1024, 5, 5_000, 500, 20_000);
    static final int PARALLEL = 16;
    static final PollTiming TIMING = new PollTiming(
            Duration.ofHours(3).toMillis(),
            PollTiming.DEFAULT.minMs(),
            PollTiming.DEFAULT.maxMs(),
            PollTiming.DEFAULT.hostPauseMs());

    private FeedWorldProcess() {}

    static ChildJvm start(Path directory, int number, int port, String servers, String prefix) throws IOException {
        return ChildJvm.start(
                directory.resolve("output-" + number),
                512,
                FeedWorldProcess.class,
                List.of(
                        directory.toString(),
                        Integer.toString(port),
                        servers,
                        prefix,
                        Integer.toString(FeedWorld.FEEDS)));
    }

    /** What moment of the week a process of this directory has reached. */
    static Instant reached(Path directory) {
        Path file = directory.resolve("now");
        try {
            return Files.exists(file) ? Instant.parse(Files.readString(file)) : FeedWorld.START;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Notes each moment, for the server of the feeds, and so that the next process goes on there. */
    private record NotedTurns(WorldClock clock, Path directory) implements Turns {
        @Override
        public <T> Optional<T> next(BlockingQueue<Optional<T>> done, int asking, long untilMs)
                throws InterruptedException {
            Instant before = clock.instant();
            Optional<T> next = clock.next(done, asking, untilMs);
            if (!clock.instant().equals(before)) {
                note();
            }
            return next;
        }

        private void note() {
            try {
                Path newer = Files.writeString(
                        directory.resolve("newer"), clock.instant().toString());
                Files.move(newer, directory.resolve("now"), StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static final class Unheard implements Poller.Report {
        @Override
        public void asked(FeedOutcome outcome) {}

        @Override
        public void refused(List<Refusal> refusals) {
            refusals.forEach(refusal -> System.out.println("refused: " + refusal));
        }

        @Override
        public void summary(PollSummary summary) {}
    }

    /** @param arguments a directory, the port of the feeds, Kafka's servers, a prefix of topics, and how many feeds */
    public static void main(String[] arguments) throws Exception {
        System.setProperty(FeedWorld.PROPERTY, arguments[4]);
        Thread parent = new Thread(FeedWorldProcess::endWithTheParent, "parent");
        parent.setDaemon(true);
        parent.start();
        Path directory = Path.of(arguments[0]);
        WorldClock clock = new WorldClock(reached(directory));
        ExecutorService threads = Executors.newFixedThreadPool(PARALLEL);
        try (PollStore store = PollStore.in(directory.resolve("seen"));
                Publisher wire = Publisher.connect(
                        Map.of("bootstrap.servers", arguments[2]),
                        new Topics(arguments[3]),
                        Outgoing.Policy.DEFAULT,
                        clock,
                        new PublishTally());
                HttpFetcher fetcher = new HttpFetcher(
                        new HttpFetcher.Settings(
                                "wirefold/test",
                                true,
                                LIMITS,
                                Credentials.NONE,
                                name -> List.of(InetAddress.getLoopbackAddress()),
                                null),
                        clock)) {
            Poller poller = new Poller(
                    FeedWorld.feeds(Integer.parseInt(arguments[1])),
                    store,
                    wire,
                    new Poller.Setup(
                            fetcher,
                            false,
                            feed -> Times.UTC,
                            TIMING,
                            PARALLEL,
                            threads,
                            clock,
                            new NotedTurns(clock, directory)),
                    new Unheard());
            clock.atEnd(FeedWorld.END, poller::stop);
            poller.untilStopped();
        } finally {
            threads.shutdownNow();
        }
        System.out.println("the week is over");
        Runtime.getRuntime().halt(0);
    }

    private static void endWithTheParent() {
        try {
            ChildJvm.awaitEndOfInput();
        } catch (IOException e) {
            System.err.println("Nothing is known of the parent process any more: " + e);
        }
        Runtime.getRuntime().halt(1);
    }
}
