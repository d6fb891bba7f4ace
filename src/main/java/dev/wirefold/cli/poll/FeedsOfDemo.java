package dev.wirefold.cli.poll;

import dev.wirefold.admin.TopicAdmin;
import dev.wirefold.cli.console.Console;
import dev.wirefold.contract.Topics;
import dev.wirefold.wire.Outgoing;
import dev.wirefold.wire.PublishTally;
import dev.wirefold.wire.Publisher;
import dev.wirefold.wire.Times;
import dev.wirefold.wire.poll.FeedList;
import dev.wirefold.wire.poll.PollStore;
import dev.wirefold.wire.poll.PollTiming;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Feeds for the length of one command: asked once, and then when they are due; nothing of it is kept. */
public final class FeedsOfDemo implements AutoCloseable {
    private final Console console;
    private final PollStore store = PollStore.inMemory();
    private final Publisher wire;
    private final Polling polling;
    private final PollReport report;
    private @Nullable Thread thread;

    private FeedsOfDemo(Console console, Publisher wire, FetchOptions fetching, FeedList list, Times times) {
        this.console = console;
        this.wire = wire;
        this.report = new PollReport(console, console.err(), false, true);
        this.polling = Polling.start(
                console, fetching, list, times, store, wire, PollTiming.DEFAULT, Polling.DEFAULT_PARALLEL, report);
    }

    /**
     * @param given addresses, files of them, or OPML
     * @param times reads those of feeds that have no zone of their own
     */
    public static FeedsOfDemo start(
            Console console,
            FetchOptions fetching,
            List<String> given,
            Times times,
            Map<String, Object> clientConfig,
            Topics topics) {
        FeedList list = Polling.feeds(console, given);
        TopicAdmin.requireWritable(clientConfig, topics);
        Publisher wire =
                Publisher.connect(clientConfig, topics, Outgoing.Policy.DEFAULT, console.clock(), new PublishTally());
        return new FeedsOfDemo(console, wire, fetching, list, times);
    }

    /**
     * Asks every feed once.
     *
     * @return whether all could be read
     */
    public boolean once() throws InterruptedException {
        int notDue = polling.poller().once();
        return notDue == 0 && !report.hasRefused();
    }

    /** Goes on asking until it is closed. */
    public void goOn() {
        Thread asking = new Thread(this::ask, "poll");
        asking.setDaemon(true);
        thread = asking;
        asking.start();
    }

    private void ask() {
        try {
            polling.poller().untilStopped();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            console.err().println(console.errTerminal().red("feeds are no longer asked: " + e.getMessage()));
        }
    }

    @Override
    public void close() throws InterruptedException {
        polling.poller().stop();
        if (thread != null) {
            thread.join();
        }
        polling.close();
        wire.close();
        store.close();
    }
}
