package dev.wirefold.cli.poll;

import dev.wirefold.UserErrorException;
import dev.wirefold.cli.console.Console;
import dev.wirefold.cli.console.DisplayText;
import dev.wirefold.wire.ArticleOutlet;
import dev.wirefold.wire.Times;
import dev.wirefold.wire.fetch.HttpFetcher;
import dev.wirefold.wire.poll.FeedList;
import dev.wirefold.wire.poll.PollStore;
import dev.wirefold.wire.poll.PollTiming;
import dev.wirefold.wire.poll.Poller;
import dev.wirefold.wire.poll.Turns;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A poller with all that it holds: threads and connections. */
public final class Polling implements AutoCloseable {
    public static final int DEFAULT_PARALLEL = 32;

    private final HttpFetcher fetcher;
    private final ExecutorService threads;
    private final Poller poller;

    private Polling(HttpFetcher fetcher, ExecutorService threads, Poller poller) {
        this.fetcher = fetcher;
        this.threads = threads;
        this.poller = poller;
    }

    /**
     * The feeds that a command line names; what names none is told.
     *
     * @throws UserErrorException when there is none
     */
    public static FeedList feeds(Console console, List<String> given) {
        FeedList list = FeedList.of(given);
        list.refusals().forEach(refusal -> console.err()
                .println(console.errTerminal().red(DisplayText.oneLine(refusal.toString(), Integer.MAX_VALUE))));
        if (list.feeds().isEmpty()) {
            throw new UserErrorException("there is no feed to ask; give addresses, files of them, or OPML");
        }
        return list;
    }

    /**
     * @param times reads those of feeds that the list gives no zone
     * @param parallel most feeds that are asked at once
     */
    public static Polling start(
            Console console,
            FetchOptions options,
            FeedList list,
            Times times,
            PollStore store,
            ArticleOutlet outlet,
            PollTiming timing,
            int parallel,
            Poller.Report report) {
        HttpFetcher fetcher = options.fetcher(console);
        AtomicInteger number = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(parallel, task -> {
            Thread thread = new Thread(task, "poll-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        Poller.Setup setup = new Poller.Setup(
                fetcher,
                options.pages(),
                feed -> list.times(feed, times),
                timing,
                parallel,
                threads,
                console.clock(),
                Turns.byClock(console.clock()));
        return new Polling(fetcher, threads, new Poller(list.feeds(), store, outlet, setup, report));
    }

    public Poller poller() {
        return poller;
    }

    @Override
    public void close() {
        // What is not answered yet changes nothing, and is asked again at the next start.
        threads.shutdownNow();
        fetcher.close();
    }
}
