package dev.wirefold.cli.poll;

import dev.wirefold.monitor.Figures;
import dev.wirefold.monitor.Watched;
import dev.wirefold.wire.Refusal;
import dev.wirefold.wire.fetch.Answer.Outcome;
import dev.wirefold.wire.poll.FeedOutcome;
import dev.wirefold.wire.poll.PollSummary;
import dev.wirefold.wire.poll.Poller;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import okhttp3.HttpUrl;

/** What {@code poll} measures since it started. It hears what another report hears. */
final class PollMetrics implements Poller.Report, Watched {
    static final int MAX_FEEDS_TOLD = 1_000;
    static final int MAX_REASONS_TOLD = 50;
    static final String OTHER_REASONS = "other";
    private static final int MAX_LABEL_CHARS = 100;

    private final Poller.Report next;
    private final InstantSource clock;
    private final int feeds;
    private final Map<String, Instant> succeeded = new LinkedHashMap<>();
    private final Map<Outcome, Long> answers = new EnumMap<>(Outcome.class);
    private final Map<String, Long> refused = new TreeMap<>();
    private long fresh;
    private long revisions;
    private long kills;
    private boolean stopped;

    PollMetrics(List<HttpUrl> feeds, InstantSource clock, Poller.Report next) {
        this.next = next;
        this.clock = clock;
        this.feeds = feeds.size();
        feeds.stream().limit(MAX_FEEDS_TOLD).forEach(feed -> succeeded.put(feed.toString(), clock.instant()));
    }

    @Override
    public void asked(FeedOutcome outcome) {
        count(outcome);
        next.asked(outcome);
    }

    private synchronized void count(FeedOutcome outcome) {
        answers.merge(outcome.outcome(), 1L, Long::sum);
        fresh += outcome.fresh();
        revisions += outcome.revisions();
        kills += outcome.kills();
        if (outcome.problem() == null) {
            succeeded.replace(outcome.feed(), clock.instant());
            outcome.refusals().forEach(refusal -> refuse(refusal.why()));
        } else {
            refuse(outcome.problem());
        }
    }

    private void refuse(String why) {
        String reason = why.length() > MAX_LABEL_CHARS ? why.substring(0, MAX_LABEL_CHARS) : why;
        boolean isTold = refused.containsKey(reason) || refused.size() < MAX_REASONS_TOLD;
        refused.merge(isTold ? reason : OTHER_REASONS, 1L, Long::sum);
    }

    @Override
    public void refused(List<Refusal> refusals) {
        synchronized (this) {
            refusals.forEach(refusal -> refuse(refusal.why()));
        }
        next.refused(refusals);
    }

    @Override
    public void summary(PollSummary summary) {
        next.summary(summary);
    }

    synchronized void stopped() {
        stopped = true;
    }

    @Override
    public synchronized boolean isRunning() {
        return !stopped;
    }

    @Override
    public synchronized void tell(Figures figures) {
        figures.gauge("wirefold_poll_feeds", "feeds of the list", Map.of(), feeds);
        for (Outcome outcome : Outcome.values()) {
            figures.count(
                    "wirefold_poll_answers",
                    "answers of feeds",
                    Map.of("outcome", outcome.name().toLowerCase(Locale.ROOT)),
                    answers.getOrDefault(outcome, 0L));
        }
        articles(figures, "new", fresh);
        articles(figures, "revision", revisions);
        articles(figures, "kill", kills);
        refused.forEach((reason, count) -> figures.count(
                "wirefold_poll_refused", "feeds and items that were refused", Map.of("reason", reason), count));
        succeeded.forEach((feed, at) -> figures.gauge(
                "wirefold_poll_feed_success_age_seconds",
                "time since a feed was read, or since the start",
                Map.of("feed", withoutQuery(feed)),
                Duration.between(at, clock.instant()).toMillis() / 1_000.0));
    }

    private static void articles(Figures figures, String kind, long count) {
        figures.count("wirefold_poll_articles", "articles of feeds", Map.of("kind", kind), count);
    }

    /** Some addresses hold there what only their reader is to know. */
    private static String withoutQuery(String feed) {
        int query = feed.indexOf('?');
        return query < 0 ? feed : feed.substring(0, query);
    }
}
