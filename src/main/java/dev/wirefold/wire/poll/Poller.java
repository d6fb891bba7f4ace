package dev.wirefold.wire.poll;

import dev.wirefold.avro.Article;
import dev.wirefold.contract.AvroCodec;
import dev.wirefold.wire.ArticleOutlet;
import dev.wirefold.wire.Refusal;
import dev.wirefold.wire.Times;
import dev.wirefold.wire.fetch.Answer;
import dev.wirefold.wire.fetch.Fetcher;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import okhttp3.HttpUrl;

/**
 * Asks feeds when they are due, and publishes what they bring. One thread decides and writes; fetching and reading are left to
 * an executor, one feed of a host at a time.
 */
public final class Poller {
    static final int SILENT_DAYS = 3;
    private static final int REMEMBERED_DAYS = 60;

    /** A clock that goes back by less is only put right. */
    private static final long MAX_BACK_MS = Duration.ofMinutes(1).toMillis();

    /** What comes within that time is published together, in the order of event time. */
    private static final long GATHERED_MS = Duration.ofSeconds(30).toMillis();

    private static final long SUMMARY_MS = Duration.ofHours(1).toMillis();
    private static final long NEVER = Long.MAX_VALUE;
    private static final long LONGEST_WAIT_MS = Duration.ofMinutes(1).toMillis();

    private final PollStore store;
    private final FeedJob job;
    private final Setup setup;
    private final Outbox outbox;
    private final Report report;
    private final AvroCodec<Article> codec = new AvroCodec<>(Article.getClassSchema());
    private final Map<String, FeedState> states = new LinkedHashMap<>();
    private final HostQueues queues = new HostQueues();
    private final Map<HttpUrl, String> askedHosts = new LinkedHashMap<>();
    private final BlockingQueue<Optional<FeedResult>> done = new LinkedBlockingQueue<>();
    private PollTally tally = new PollTally();
    private volatile boolean stopped;
    private long gatheringSinceMs = NEVER;
    private long lastMs;

    /** Hears what becomes of questions. */
    public interface Report {
        void asked(FeedOutcome outcome);

        /** Articles that the wire did not accept. */
        void refused(List<Refusal> refusals);

        /** At the end of each hour, and of the run. */
        void summary(PollSummary summary);
    }

    /**
     * How it goes about.
     *
     * @param pages whether to take the texts of pages in place of teasers
     * @param times reads those of a feed by its zone
     * @param maxAsking most feeds that are asked at once
     * @param executor where questions are asked
     */
    public record Setup(
            Fetcher fetcher,
            boolean pages,
            Function<HttpUrl, Times> times,
            PollTiming timing,
            int maxAsking,
            Executor executor,
            InstantSource clock,
            Turns turns) {}

    public Poller(List<HttpUrl> feeds, PollStore store, ArticleOutlet outlet, Setup setup, Report report) {
        this.store = store;
        this.job = new FeedJob(
                setup.fetcher(),
                setup.times(),
                setup.pages()
                        ? new PageCompletion(
                                store, new PageTexts(setup.fetcher()), setup.times(), PageCompletion.MAX_TIME)
                        : FeedJob.Completion.NONE);
        this.setup = setup;
        this.outbox = new Outbox(store, outlet, report::refused);
        this.report = report;
        for (HttpUrl feed : feeds) {
            FeedState state = store.feed(feed.toString());
            states.put(feed.toString(), state);
            queues.add(feed, host(feed, state), dueAtMs(state));
        }
        this.lastMs = nowMs();
    }

    /** At once where the feed was asked in the future, by a clock that has been set back since. */
    private long dueAtMs(FeedState state) {
        return state.askedAtMs() > nowMs() + MAX_BACK_MS ? nowMs() : state.nextAtMs();
    }

    private static String host(HttpUrl feed, FeedState state) {
        HttpUrl moved = state.movedTo() == null ? null : HttpUrl.parse(state.movedTo());
        return (moved == null ? feed : moved).host();
    }

    /**
     * Asks every feed that is due, once, but for those of hosts that want to be left alone for longer.
     *
     * @return how many feeds are not due yet
     */
    public int once() throws InterruptedException {
        long startMs = nowMs();
        int later = (int) states.values().stream()
                .filter(state -> dueAtMs(state) > startMs)
                .count();
        int left = states.size() - later;
        outbox.publish();
        while (!stopped && (left > 0 || !askedHosts.isEmpty())) {
            setBackMs();
            left -= start(left);
            if (askedHosts.isEmpty() && queues.nextAtMs().orElse(NEVER) > nowMs() + LONGEST_WAIT_MS) {
                break;
            }
            next(LONGEST_WAIT_MS).ifPresent(this::take);
        }
        end();
        store.forget(states::containsKey, (int) day(), REMEMBERED_DAYS);
        return later + left;
    }

    /** Goes on until it is stopped. */
    public void untilStopped() throws InterruptedException {
        outbox.publish();
        long summaryAtMs = nowMs() + SUMMARY_MS;
        long forgottenDay = 0;
        while (!stopped) {
            summaryAtMs -= setBackMs();
            start(Integer.MAX_VALUE);
            long nowMs = nowMs();
            long publishInMs =
                    gatheringSinceMs == NEVER ? LONGEST_WAIT_MS : Math.max(0, gatheringSinceMs + GATHERED_MS - nowMs);
            next(Math.min(publishInMs, Math.max(0, summaryAtMs - nowMs))).ifPresent(this::take);
            publishIfGathered();
            if (nowMs() >= summaryAtMs) {
                summarise();
                summaryAtMs = nowMs() + SUMMARY_MS;
            }
            if (day() != forgottenDay) {
                forgottenDay = day();
                store.forget(states::containsKey, (int) forgottenDay, REMEMBERED_DAYS);
            }
        }
        end();
    }

    /** By how much the clock was set back since it was looked at the last time; what is due goes back with it. */
    private long setBackMs() {
        long nowMs = nowMs();
        long backMs = lastMs - nowMs > MAX_BACK_MS ? lastMs - nowMs : 0;
        lastMs = nowMs;
        if (backMs > 0) {
            queues.moveBack(backMs);
            gatheringSinceMs = gatheringSinceMs == NEVER ? NEVER : nowMs;
        }
        return backMs;
    }

    private void end() {
        outbox.publish();
        summarise();
    }

    /** Makes it return; may be called by any thread. */
    public void stop() {
        stopped = true;
        done.add(Optional.empty());
    }

    /** Asks as many feeds as may be asked now. */
    private int start(int most) {
        int started = 0;
        while (started < most && askedHosts.size() < setup.maxAsking()) {
            HttpUrl feed = queues.take(nowMs());
            if (feed == null) {
                break;
            }
            FeedState state = state(feed);
            askedHosts.put(feed, host(feed, state));
            setup.executor().execute(() -> done.add(Optional.of(answered(feed, state))));
            started++;
        }
        return started;
    }

    /** Whatever a feed does to whoever reads it costs that feed alone. */
    private FeedResult answered(HttpUrl feed, FeedState state) {
        try {
            return job.run(feed, state);
        } catch (RuntimeException | StackOverflowError e) {
            return FeedResult.failed(feed, "can't be read: " + e);
        }
    }

    private FeedState state(HttpUrl feed) {
        return states.getOrDefault(feed.toString(), FeedState.UNKNOWN);
    }

    private Optional<FeedResult> next(long atMostMs) throws InterruptedException {
        long nextMs = askedHosts.size() < setup.maxAsking() ? queues.nextAtMs().orElse(Long.MAX_VALUE) : Long.MAX_VALUE;
        return setup.turns().next(done, askedHosts.size(), Math.min(nextMs, nowMs() + atMostMs));
    }

    private void take(FeedResult result) {
        String feed = result.feed().toString();
        Instant now = setup.clock().instant();
        FeedState before = state(result.feed());
        PollStore.Step step = new PollStore.Step();
        Selection.Counts counts = Selection.into(step, store, codec, feed, states::containsKey, result.items(), now);
        FeedState after = FeedProgress.after(before, result, counts.fresh() > 0, now.toEpochMilli(), setup.timing());
        step.feed(feed, after);
        store.write(step);
        states.put(feed, after);
        free(result, now.toEpochMilli());
        queues.add(result.feed(), host(result.feed(), after), after.nextAtMs());
        if (counts.published() > 0) {
            gatheringSinceMs = Math.min(gatheringSinceMs, now.toEpochMilli());
        }
        FeedOutcome outcome = FeedProgress.outcome(result, counts, before, after);
        tally.count(outcome);
        report.asked(outcome);
    }

    /** A server that wants to be left alone speaks for its host. */
    private void free(FeedResult result, long nowMs) {
        String host = askedHosts.remove(result.feed());
        Answer answer = result.answer();
        boolean isBusy = answer.status() == 429 || answer.status() == 503;
        long pauseMs = isBusy ? Math.min(setup.timing().maxMs(), answer.waitMs()) : 0;
        if (host != null) {
            queues.release(host, nowMs + Math.max(setup.timing().hostPauseMs(), pauseMs));
        }
    }

    private void publishIfGathered() {
        boolean isQuiet = askedHosts.isEmpty() && queues.nextAtMs().orElse(Long.MAX_VALUE) > nowMs();
        if (gatheringSinceMs != NEVER && (isQuiet || nowMs() - gatheringSinceMs >= GATHERED_MS)) {
            gatheringSinceMs = NEVER;
            outbox.publish();
        }
    }

    private void summarise() {
        long silentBeforeMs = nowMs() - TimeUnit.DAYS.toMillis(SILENT_DAYS);
        Map<String, String> failing = new TreeMap<>();
        states.forEach((feed, state) -> {
            if (state.problem() != null) {
                failing.put(feed, state.problem());
            }
        });
        List<String> silent = states.entrySet().stream()
                .filter(entry ->
                        entry.getValue().newAtMs() > 0 && entry.getValue().newAtMs() < silentBeforeMs)
                .map(Map.Entry::getKey)
                .toList();
        report.summary(tally.summary(states.size(), silent, failing));
        tally = new PollTally();
    }

    private long nowMs() {
        return setup.clock().millis();
    }

    private long day() {
        return TimeUnit.MILLISECONDS.toDays(nowMs());
    }
}
