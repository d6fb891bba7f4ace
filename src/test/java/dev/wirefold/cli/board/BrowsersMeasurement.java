package dev.wirefold.cli.board;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirefold.admin.TopicAdmin;
import dev.wirefold.app.WirefoldConfig;
import dev.wirefold.avro.Story;
import dev.wirefold.bench.BoardBench;
import dev.wirefold.board.BoardLimits;
import dev.wirefold.broker.EmbeddedBroker;
import dev.wirefold.broker.OnBroker;
import dev.wirefold.contract.AvroCodec;
import dev.wirefold.contract.CommittedReader;
import dev.wirefold.contract.Topics;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.kafka.clients.CommonClientConfigs;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Measures what a live list costs browsers, and sees that each has in the end what the topic says:
 * {@code mvn test -Dtest=BrowsersMeasurement -Dmeasure.browsers=5}. Prints frames and tasks; a time fails nothing.
 */
@OnBroker
@Tag("measurement")
@EnabledIfSystemProperty(named = "measure.browsers", matches = "[1-9]\\d*")
class BrowsersMeasurement {
    private static final int BROWSERS = Integer.getInteger("measure.browsers", 1);
    /** Clients that draw nothing, besides. */
    private static final int READERS = Integer.getInteger("measure.readers", 1);

    private static final int STORIES = Integer.getInteger("measure.stories", 10_000);
    private static final int UPDATES_PER_SECOND = Integer.getInteger("measure.updates", 200);
    private static final int SECONDS = Integer.getInteger("measure.seconds", 600);

    /** Frames are told apart by what comes between them, tasks as the browser itself measures them. */
    private static final String WATCH = """
            window.seen = { frames: 0, slow: 0, slowest: 0, tasks: 0, longest: 0 };
            let before = performance.now();
            const frame = (now) => {
              const ms = now - before;
              before = now;
              window.seen.frames++;
              window.seen.slow += ms > 100 ? 1 : 0;
              window.seen.slowest = Math.max(window.seen.slowest, ms);
              requestAnimationFrame(frame);
            };
            requestAnimationFrame(frame);
            new PerformanceObserver((list) => list.getEntries().forEach((task) => {
              window.seen.tasks++;
              window.seen.longest = Math.max(window.seen.longest, task.duration);
            })).observe({ entryTypes: ['longtask'] });
            import(document.querySelector('script[type=module]').src).then((page) => { window.page = page; });
            """;

    private static final String SIZES =
            "return window.page ? [...window.page.live.rows.values()].map((row) => row.id + ' ' + row.articles) : []";

    @TempDir
    private Path directory;

    private final Topics topics = new Topics("browsers-");
    private final List<Browser> browsers = new ArrayList<>();

    @Test
    void manyStoriesAndManyChanges(EmbeddedBroker broker) throws Exception {
        Map<String, Object> kafka = Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers());
        try (TopicAdmin admin = TopicAdmin.connect(kafka)) {
            admin.create(topics, OptionalInt.empty(), OptionalInt.of(1));
        }
        try {
            BoardBench.Result result = BoardBench.run(
                    kafka,
                    topics,
                    new BoardBench.Plan(STORIES, UPDATES_PER_SECOND, READERS, SECONDS, 1),
                    () -> watched(kafka),
                    what -> {});
            System.out.println(result);
            assertThat(result.wrong()).isZero();
        } finally {
            browsers.forEach(Browser::close);
        }
    }

    private BoardBench.Served watched(Map<String, Object> kafka) {
        RunningBoard board = RunningBoard.start(
                RunningBoard.Place.anywhere(BoardLimits.defaults()),
                kafka,
                topics,
                new WirefoldConfig(Map.of()),
                Optional::empty,
                InstantSource.system());
        return new BoardBench.Served() {
            @Override
            public String address() {
                return board.address();
            }

            @Override
            public void awaitLive() throws InterruptedException {
                board.awaitLive();
                for (int i = 0; i < BROWSERS; i++) {
                    Browser browser = Browser.open(directory.resolve("profile-" + i));
                    browsers.add(browser);
                    browser.go(board.address());
                    browser.awaitText("#status-text", "live");
                    browser.run(WATCH);
                }
            }

            @Override
            public void close() {
                try {
                    compare(kafka);
                } finally {
                    board.close();
                }
            }
        };
    }

    private void compare(Map<String, Object> kafka) {
        Map<String, Integer> written = new HashMap<>();
        AvroCodec<Story> codec = new AvroCodec<>(Story.getClassSchema());
        try (CommittedReader reader = CommittedReader.fromBeginning(kafka, topics.stories())) {
            reader.readToEnd(record -> {
                Story story = codec.decode(record.value());
                written.put(story.getStoryId(), story.getMemberCount());
            });
        }
        List<String> expected = written.entrySet().stream()
                .map(story -> story.getKey() + " " + story.getValue())
                .sorted()
                .toList();
        for (Browser browser : browsers) {
            System.out.println(browser.run("return JSON.stringify(window.seen)"));
            assertThat(browser.complaints()).isEmpty();
            browser.await(
                    "all stories",
                    page -> expected.equals(((List<?>) Objects.requireNonNull(browser.run(SIZES)))
                            .stream().map(String::valueOf).sorted().toList()));
        }
    }
}
