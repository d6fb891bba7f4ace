package dev.wirefold.cli.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.wirefold.broker.LoopbackPort;
import dev.wirefold.cli.CommandRun;
import dev.wirefold.monitor.Figures;
import dev.wirefold.site.Page;
import dev.wirefold.wire.Refusal;
import dev.wirefold.wire.fetch.Answer.Outcome;
import dev.wirefold.wire.fetch.LoopbackServer;
import dev.wirefold.wire.poll.FeedOutcome;
import dev.wirefold.wire.poll.PollSummary;
import dev.wirefold.wire.poll.Poller;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a poller measures, and that the page names it. */
class PollMetricsTest {
    private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(START);
    private final List<String> heard = new ArrayList<>();
    private final Poller.Report next = new Poller.Report() {
        @Override
        public void asked(FeedOutcome outcome) {
            heard.add("asked");
        }

        @Override
        public void refused(List<Refusal> refusals) {
            heard.add("refused");
        }

        @Override
        public void summary(PollSummary summary) {
            heard.add("summary");
        }
    };

    private static HttpUrl feed(int number) {
        return HttpUrl.get("https://h" + number + ".example/feed?token=hunter2");
    }

    private static FeedOutcome outcome(int feed, Outcome outcome, @Nullable String problem, int fresh) {
        return new FeedOutcome(
                feed(feed).toString(), outcome, 200, problem, null, 3, fresh, 1, 0, 0, List.of(), 0, 0, 7, START);
    }

    private static Map<String, Double> told(PollMetrics metrics) {
        Map<String, Double> told = new TreeMap<>();
        metrics.tell(new Figures() {
            @Override
            public void count(String name, String help, Map<String, String> labels, long value) {
                told.put(name + "_total" + new TreeMap<>(labels), (double) value);
            }

            @Override
            public void gauge(String name, String help, Map<String, String> labels, double value) {
                told.put(name + new TreeMap<>(labels), value);
            }
        });
        return told;
    }

    @Test
    void countsWhatComesAndHowLongFeedsAreSilent() {
        PollMetrics metrics = new PollMetrics(List.of(feed(1), feed(2)), now::get, next);
        now.set(START.plusSeconds(100));
        metrics.asked(outcome(1, Outcome.DOCUMENT, null, 5));
        metrics.asked(outcome(2, Outcome.FAILED, "does not answer in time", 0));
        metrics.asked(outcome(1, Outcome.UNCHANGED, null, 0));
        metrics.refused(List.of());
        now.set(START.plusSeconds(130));

        assertThat(told(metrics))
                .containsEntry("wirefold_poll_feeds{}", 2.0)
                .containsEntry("wirefold_poll_answers_total{outcome=document}", 1.0)
                .containsEntry("wirefold_poll_answers_total{outcome=unchanged}", 1.0)
                .containsEntry("wirefold_poll_answers_total{outcome=failed}", 1.0)
                .containsEntry("wirefold_poll_articles_total{kind=new}", 5.0)
                .containsEntry("wirefold_poll_articles_total{kind=revision}", 3.0)
                .containsEntry("wirefold_poll_refused_total{reason=does not answer in time}", 1.0)
                .containsEntry("wirefold_poll_feed_success_age_seconds{feed=https://h1.example/feed}", 30.0)
                .containsEntry("wirefold_poll_feed_success_age_seconds{feed=https://h2.example/feed}", 130.0)
                .doesNotContainKey("hunter2");
        assertThat(heard).containsExactly("asked", "asked", "asked", "refused");
    }

    @Test
    void labelsAreBounded() {
        List<HttpUrl> many =
                IntStream.range(0, 3_000).mapToObj(PollMetricsTest::feed).toList();
        PollMetrics metrics = new PollMetrics(many, now::get, next);
        for (int i = 0; i < 3_000; i++) {
            metrics.asked(outcome(i, Outcome.FAILED, "problem " + i + " " + "x".repeat(10_000), 0));
        }

        Map<String, Double> told = told(metrics);
        assertThat(told.keySet()).filteredOn(name -> name.contains("age")).hasSize(PollMetrics.MAX_FEEDS_TOLD);
        assertThat(told.keySet())
                .filteredOn(name -> name.contains("refused"))
                .hasSize(PollMetrics.MAX_REASONS_TOLD + 1)
                .allMatch(name -> name.length() < 200);
        assertThat(told.get("wirefold_poll_refused_total{reason=other}")).isEqualTo(2_950.0, within(0.1));
    }

    @Test
    void thePageNamesAllOfThemAndNoOther() {
        PollMetrics metrics = new PollMetrics(List.of(feed(1)), now::get, next);
        metrics.asked(outcome(1, Outcome.FAILED, "is slow", 0));

        assertThat(Page.of("monitor").rows("Metrics of poll").stream()
                        .map(row -> row.get(0).replace("`", ""))
                        .toList())
                .containsExactlyInAnyOrderElementsOf(told(metrics).keySet().stream()
                        .map(name -> name.substring(0, name.indexOf('{')))
                        .collect(Collectors.toSet()));
    }

    /** The page is asked while the poller waits for a feed. */
    @Test
    void aPortTellsThemWhileFeedsAreAsked() throws Exception {
        int port = LoopbackPort.anyFree();
        AtomicReference<String> metrics = new AtomicReference<>("");
        try (LoopbackServer server = new LoopbackServer(exchange -> {
            if (exchange.path().equals("/feed")) {
                try {
                    metrics.set(HttpClient.newHttpClient()
                            .send(
                                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/metrics"))
                                            .timeout(Duration.ofSeconds(30))
                                            .build(),
                                    BodyHandlers.ofString())
                            .body());
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
            exchange.send(404, "");
        })) {
            CommandRun.of(
                    "poll",
                    "--check",
                    "--allow-private",
                    "--set",
                    "http.port=" + port,
                    server.at("127.0.0.1", "/feed").toString());
        }

        assertThat(metrics.get()).contains("wirefold_poll_feeds 1.0", "wirefold_ready 1.0", "jvm_");
    }
}
