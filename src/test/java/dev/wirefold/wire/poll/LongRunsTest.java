package dev.wirefold.wire.poll;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirefold.wire.ArticleOutlet;
import dev.wirefold.wire.ArticleSink;
import dev.wirefold.wire.Incoming;
import dev.wirefold.wire.PublishTally;
import dev.wirefold.wire.Refusal;
import dev.wirefold.wire.Times;
import dev.wirefold.wire.fetch.Answer;
import dev.wirefold.wire.fetch.Answer.Outcome;
import dev.wirefold.wire.fetch.Ask;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is remembered for months, and by clocks that are set back. */
class LongRunsTest {
    private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
    private static final HttpUrl FEED = HttpUrl.get("https://news.example/feed");

    private final PollStore store = PollStore.inMemory();
    private final List<Instant> asked = new ArrayList<>();
    private final Wire wire = new Wire();
    private Instant now = START;
    private int items = 1;
    private int firstItem;
    private long busyMs;

    /** The ids of what is published. */
    private static final class Wire implements ArticleOutlet {
        private final List<String> ids = new ArrayList<>();

        @Override
        public ArticleSink countingIn(PublishTally tally) {
            return new ArticleSink() {
                @Override
                public void article(Incoming incoming) {
                    ids.add(incoming.article().getId());
                    tally.published(incoming);
                }

                @Override
                public void refused(Refusal refusal) {}

                @Override
                public void unknownField(String name) {}
            };
        }

        @Override
        public void flush() {}

        @Override
        public @Nullable String broken() {
            return null;
        }
    }

    private static final class Unheard implements Poller.Report {
        @Override
        public void asked(FeedOutcome outcome) {}

        @Override
        public void refused(List<Refusal> refusals) {}

        @Override
        public void summary(PollSummary summary) {}
    }

    /** The feed has its items as long as they are counted; what is known is not sent again. */
    private Answer answer(Ask ask) {
        asked.add(now);
        if (busyMs > 0) {
            return Answer.without(Outcome.FAILED, 429, "is answered with status 429", ask.address(), busyMs, 0);
        }
        String etag = firstItem + "-" + items;
        if (etag.equals(ask.etag())) {
            return Answer.without(Outcome.UNCHANGED, 304, "", ask.address(), 0, 0);
        }
        StringBuilder json = new StringBuilder("{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[");
        for (int item = firstItem; item < items; item++) {
            json.append(item == firstItem ? "" : ",")
                    .append("{\"id\":\"i" + item + "\",\"content_text\":\"Text of case " + item + ".\"}");
        }
        byte[] body = json.append("]}").toString().getBytes(StandardCharsets.UTF_8);
        return new Answer(Outcome.DOCUMENT, 200, "", ask.address(), null, body, null, etag, null, 0, 0);
    }

    private Poller poller(Turns turns) {
        return poller(turns, List.of(FEED));
    }

    private Poller poller(Turns turns, List<HttpUrl> feeds) {
        InstantSource clock = () -> now;
        return new Poller(
                feeds,
                store,
                wire,
                new Poller.Setup(
                        this::answer, false, feed -> Times.UTC, PollTiming.DEFAULT, 1, Runnable::run, clock, turns),
                new Unheard());
    }

    /** Runs until so many answers have come; waits are over at once, and a clock may be set back by then. */
    private void run(int answers, int setBackAfter, Duration setBack) throws InterruptedException {
        List<Poller> running = new ArrayList<>();
        Turns leaping = new Turns() {
            private int taken;

            @Override
            public <T> Optional<T> next(BlockingQueue<Optional<T>> done, int asking, long untilMs)
                    throws InterruptedException {
                if (!done.isEmpty()) {
                    taken++;
                    if (taken == answers) {
                        running.get(0).stop();
                    }
                    now = taken == setBackAfter ? now.minus(setBack) : now;
                    return done.take();
                }
                now = Instant.ofEpochMilli(Math.max(untilMs, now.toEpochMilli()));
                return Optional.empty();
            }
        };
        running.add(poller(leaping));
        running.get(0).untilStopped();
    }

    private void once() throws InterruptedException {
        poller(Turns.byClock(() -> now)).once();
    }

    @Test
    void whatAFeedStillHasIsNotNewThoughItWasUnchangedForMonths() throws InterruptedException {
        items = 3;
        once();
        for (int day = 1; day <= 100; day++) {
            now = START.plus(Duration.ofDays(day));
            once();
        }
        items = 4;
        now = START.plus(Duration.ofDays(101));
        once();

        assertThat(asked).hasSize(102);
        assertThat(wire.ids).containsExactly("i0", "i1", "i2", "i3");
    }

    @Test
    void whatAFeedHasNoLongerIsForgottenInTheEnd() throws InterruptedException {
        items = 3;
        once();
        firstItem = 1;
        for (int day = 1; day <= 65; day++) {
            now = START.plus(Duration.ofDays(day));
            items++;
            once();
        }

        assertThat(store.item("i0")).isEmpty();
        assertThat(store.item("i1")).isPresent();
    }

    @Test
    void whatIsTooMuchIsToldOnce() {
        items = ReadFeed.MAX_ITEMS + 500;
        Answer answer = answer(Ask.feed(FEED, null, null));

        ReadFeed read = ReadFeed.of(FEED, answer.body(), answer.contentType(), Times.UTC);
        assertThat(read.items()).hasSize(ReadFeed.MAX_ITEMS);
        assertThat(read.refusals()).hasSize(1);
    }

    /** Else whoever asks once would wait for a day, and with a demo for its first story. */
    @Test
    void aHostThatWantsToBeLeftAloneDoesNotHoldUpWhoAsksOnce() throws InterruptedException {
        busyMs = Duration.ofDays(1).toMillis();
        Turns leaping = new Turns() {
            @Override
            public <T> Optional<T> next(BlockingQueue<Optional<T>> done, int asking, long untilMs)
                    throws InterruptedException {
                now = done.isEmpty() ? Instant.ofEpochMilli(Math.max(untilMs, now.toEpochMilli())) : now;
                return done.isEmpty() ? Optional.empty() : done.take();
            }
        };
        List<HttpUrl> feeds = List.of(FEED, HttpUrl.get("https://news.example/sport"));

        assertThat(poller(leaping, feeds).once()).isEqualTo(1);
        assertThat(asked).containsExactly(START);
        assertThat(now).isBefore(START.plus(Duration.ofMinutes(2)));
    }

    @Test
    void whatWasAskedInTheFutureIsAskedAtOnceWhenTheClockIsPutRight() throws InterruptedException {
        now = START.plus(Duration.ofDays(4_000));
        once();
        now = START;
        once();
        now = START.plus(Duration.ofMinutes(1));
        once();

        assertThat(asked).containsExactly(START.plus(Duration.ofDays(4_000)), START);
    }

    @Test
    void aPollerGoesOnWhenItsClockIsSetBack() throws InterruptedException {
        Duration back = Duration.ofDays(365);
        run(20, 10, back);

        assertThat(asked).hasSize(20);
        assertThat(Duration.between(asked.get(9), asked.get(10)))
                .isBetween(back.negated(), back.negated().plus(Duration.ofMinutes(16)));
    }
}
