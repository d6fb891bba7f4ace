package dev.wirefold.wire.poll;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirefold.avro.Article;
import dev.wirefold.avro.ArticleStatus;
import dev.wirefold.wire.ArticleOutlet;
import dev.wirefold.wire.ArticleSink;
import dev.wirefold.wire.Incoming;
import dev.wirefold.wire.PublishTally;
import dev.wirefold.wire.Refusal;
import dev.wirefold.wire.Times;
import dev.wirefold.wire.fetch.Credentials;
import dev.wirefold.wire.fetch.HttpFetcher;
import dev.wirefold.wire.poll.FeedWorld.Kind;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A week of many feeds at a real server: all that can be read is published, and none of it twice. */
@Tag("long")
class FeedWorldTest {
    private final WorldClock clock = new WorldClock(FeedWorld.START);
    private final Wire wire = new Wire();
    private final List<PollSummary> summaries = new ArrayList<>();

    /** The process ends here. */
    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /** What is published, and where it ends. */
    private static final class Wire implements ArticleOutlet {
        private final List<Incoming> published = new ArrayList<>();
        private int killAt = Integer.MAX_VALUE;
        private boolean killedAtFlush;

        @Override
        public ArticleSink countingIn(PublishTally tally) {
            return new ArticleSink() {
                @Override
                public void article(Incoming incoming) {
                    published.add(incoming);
                    tally.published(incoming);
                    if (published.size() >= killAt && !killedAtFlush) {
                        throw new Killed();
                    }
                }

                @Override
                public void refused(Refusal refusal) {}

                @Override
                public void unknownField(String name) {}
            };
        }

        @Override
        public void flush() {
            if (published.size() >= killAt) {
                throw new Killed();
            }
        }

        @Override
        public @Nullable String broken() {
            return null;
        }
    }

    private void run(FeedWorld world, Path directory) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(FeedWorldProcess.PARALLEL);
        try (PollStore store = PollStore.in(directory);
                HttpFetcher fetcher = new HttpFetcher(
                        new HttpFetcher.Settings(
                                "wirefold/test",
                                true,
                                FeedWorldProcess.LIMITS,
                                Credentials.NONE,
                                world.server().names(),
                                null),
                        clock)) {
            Poller poller = new Poller(
                    world.feeds(),
                    store,
                    wire,
                    new Poller.Setup(
                            fetcher,
                            false,
                            feed -> Times.UTC,
                            FeedWorldProcess.TIMING,
                            FeedWorldProcess.PARALLEL,
                            threads,
                            clock,
                            clock),
                    new Poller.Report() {
                        @Override
                        public void asked(FeedOutcome outcome) {}

                        @Override
                        public void refused(List<Refusal> refusals) {}

                        @Override
                        public void summary(PollSummary summary) {
                            summaries.add(summary);
                        }
                    });
            clock.atEnd(FeedWorld.END, poller::stop);
            poller.untilStopped();
        } finally {
            threads.shutdownNow();
        }
    }

    /** The revisions of each article by headline. */
    private static Map<String, Set<String>> articles(List<Incoming> published) {
        Map<String, Set<String>> articles = new TreeMap<>();
        published.stream()
                .filter(incoming -> !incoming.isKill())
                .map(Incoming::article)
                .forEach(article -> articles.computeIfAbsent(
                                String.valueOf(article.getHeadline()), headline -> new TreeSet<>())
                        .add(article.getBody()));
        return articles;
    }

    /** What is there and should not be, or is not there. */
    static List<String> differences(Map<String, Set<String>> published, Map<String, Set<String>> expected) {
        Set<String> all = new TreeSet<>(published.keySet());
        all.addAll(expected.keySet());
        return all.stream()
                .filter(headline -> !Objects.equals(published.get(headline), expected.get(headline)))
                .map(headline -> headline + ": " + published.get(headline) + " and not " + expected.get(headline))
                .limit(20)
                .toList();
    }

    private static List<String> kills(List<Incoming> published) {
        return published.stream()
                .map(Incoming::article)
                .filter(article -> article.getStatus() == ArticleStatus.CANCELED)
                .map(Article::getId)
                .distinct()
                .toList();
    }

    @Test
    void everythingThatCanBeReadIsPublishedOnce(@TempDir Path directory) throws Exception {
        try (FeedWorld world = new FeedWorld(clock)) {
            run(world, directory);

            assertThat(differences(articles(wire.published), FeedWorld.expected()))
                    .isEmpty();
            assertThat(wire.published)
                    .hasSize(FeedWorld.expected().values().stream()
                                    .mapToInt(Set::size)
                                    .sum()
                            + (int) FeedWorld.feedsOf(Kind.TOMBSTONES));
            assertThat(kills(wire.published))
                    .hasSize((int) FeedWorld.feedsOf(Kind.TOMBSTONES))
                    .doesNotContain("https://news.example/0/0");
            assertThat(world.server().mostOfAHost()).isEqualTo(1);
            assertThat(world.requests(Kind.FORBIDDEN)).isZero();
            assertThat(world.requests(Kind.GONE)).isLessThanOrEqualTo(2 * (int) FeedWorld.feedsOf(Kind.GONE));
            // Once each 3 hours at most, as the feed says, and not each 15 minutes.
            assertThat(world.requests(Kind.RSS)).isLessThanOrEqualTo(57 * (int) FeedWorld.feedsOf(Kind.RSS));
            // Once at the old place, and at the new one from then on.
            assertThat(world.requests(Kind.MOVED)).isLessThanOrEqualTo(58 * (int) FeedWorld.feedsOf(Kind.MOVED));
            assertThat(summaries).hasSizeGreaterThan(7 * 24 - 2);
        }
    }

    @Test
    void killedAgainAndAgainItLosesNothingAndChangesNothing(@TempDir Path directory) throws Exception {
        try (FeedWorld world = new FeedWorld(clock)) {
            int kills = 0;
            for (boolean isOver = false; !isOver; ) {
                wire.killAt = kills < 12 ? wire.published.size() + 1 + kills * 37 : Integer.MAX_VALUE;
                wire.killedAtFlush = kills % 2 == 0;
                try {
                    run(world, directory);
                    isOver = true;
                } catch (Killed e) {
                    kills++;
                }
            }

            assertThat(kills).isEqualTo(12);
            assertThat(differences(articles(wire.published), FeedWorld.expected()))
                    .isEmpty();
            // What is published again is the same record, with the same time, which the pipeline takes for nothing.
            Map<String, Set<Instant>> times = new HashMap<>();
            wire.published.forEach(incoming -> times.computeIfAbsent(
                            incoming.article().getId() + incoming.article().getBody(), record -> new TreeSet<>())
                    .add(incoming.eventTimeOr(Instant.EPOCH)));
            assertThat(times.values()).allMatch(all -> all.size() == 1);
        }
    }
}
