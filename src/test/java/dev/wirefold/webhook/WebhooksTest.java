package dev.wirefold.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import dev.wirefold.avro.DeadLetter;
import dev.wirefold.avro.DeadLetterReason;
import dev.wirefold.avro.StoryStatus;
import dev.wirefold.board.StoryQuery;
import dev.wirefold.broker.Clients;
import dev.wirefold.broker.EmbeddedBroker;
import dev.wirefold.broker.LoopbackPort;
import dev.wirefold.broker.OnBroker;
import dev.wirefold.contract.AvroCodec;
import dev.wirefold.contract.Framing;
import dev.wirefold.contract.Topics;
import dev.wirefold.webhook.HookServer.Answers;
import dev.wirefold.webhook.HookServer.Hook;
import dev.wirefold.webhook.HookServer.Reply;
import dev.wirefold.wire.UnusableException;
import dev.wirefold.wire.fetch.CheckedClient;
import dev.wirefold.wire.fetch.FetchLimits;
import dev.wirefold.wire.fetch.HostNames;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;

/** Stories in a real Kafka, told to a real server that fails in all ways. */
@OnBroker
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class WebhooksTest {
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8G";
    private static final String OTHER_SECRET = "whsec_" + "A".repeat(44);
    private static final FetchLimits LIMITS = new FetchLimits(0, 0, 2_000, 500, 1_000);
    private static final long DAY_MS = Duration.ofDays(1).toMillis();

    /** How much faster time goes by for the sender, so that nobody waits. */
    private static final int SPEED = 100;

    private final List<String> lines = Collections.synchronizedList(new ArrayList<>());
    private final AtomicLong skippedMs = new AtomicLong();
    private Map<String, Object> kafka;
    private Topics topics;
    private StoryTopic stories;

    @BeforeEach
    void create(EmbeddedBroker broker, TestInfo test) {
        kafka = Map.of("bootstrap.servers", broker.bootstrapServers());
        topics = new Topics(test.getTestMethod().orElseThrow().getName() + ".");
        stories = new StoryTopic(kafka, topics);
    }

    @AfterEach
    void close() {
        stories.close();
    }

    private InstantSource quickClock() {
        Instant start = Instant.now();
        long startNanos = System.nanoTime();
        return () -> start.plusNanos((System.nanoTime() - startNanos) * SPEED).plusMillis(skippedMs.get());
    }

    private static Receiver receiver(String name, String url, String... filters) throws Exception {
        Map<String, String> wanted = new LinkedHashMap<>();
        for (int i = 0; i < filters.length; i += 2) {
            wanted.put(filters[i], filters[i + 1]);
        }
        return new Receiver(name, HttpUrl.get(url), List.of(Secret.parse(SECRET)), StoryQuery.of(wanted::get));
    }

    private Webhooks start(InstantSource clock, boolean allowPrivate, Receiver... receivers) {
        return Webhooks.start(kafka, topics, List.of(receivers), setup(clock, allowPrivate, HostNames.SYSTEM));
    }

    private Webhooks.Setup setup(InstantSource clock, boolean allowPrivate, HostNames names) {
        return new Webhooks.Setup(
                new CheckedClient(LIMITS, names, allowPrivate, null),
                "wirefold/test",
                true,
                Framing.SINGLE_OBJECTS,
                DeliveryRules.DEFAULT,
                clock,
                lines::add);
    }

    private Webhooks start(Receiver... receivers) {
        return start(quickClock(), true, receivers);
    }

    /** So many revisions of so many stories, mixed. */
    private Map<String, List<String>> write(int storyCount, int revisions) {
        Map<String, List<String>> expected = new LinkedHashMap<>();
        for (int revision = 1; revision <= revisions; revision++) {
            for (int i = 0; i < storyCount; i++) {
                String id = "story-" + i;
                stories.live(id);
                expected.computeIfAbsent(id, story -> new ArrayList<>()).add(id + " " + revision);
            }
        }
        return expected;
    }

    private static void verify(String secret, Hook hook) throws WebhookVerificationException {
        Map<String, List<String>> headers = Map.of(
                "webhook-id", List.of(hook.id()),
                "webhook-timestamp", List.of(hook.timestamp()),
                "webhook-signature", List.of(hook.signature()));
        new Webhook(secret)
                .verify(
                        hook.body(),
                        HttpHeaders.of(headers, (name, value) -> true).map());
    }

    @Test
    void everyChangeComesInOrderAndSigned() throws Exception {
        Map<String, List<String>> expected = write(20, 10);
        try (HookServer server = new HookServer(Answers.taking());
                Webhooks webhooks = start(InstantSource.system(), true, receiver("desk", server.url("desk")))) {
            server.await("desk", taken -> taken.size() >= 200);

            assertThat(server.byStory("desk")).isEqualTo(expected);
            assertThat(server.taken("desk")).hasSize(200).extracting(Hook::id).doesNotHaveDuplicates();
            assertThat(server.taken("desk")).allSatisfy(hook -> {
                assertThatCode(() -> verify(SECRET, hook)).doesNotThrowAnyException();
                assertThatThrownBy(() -> verify(OTHER_SECRET, hook)).isInstanceOf(WebhookVerificationException.class);
                assertThat(hook.type()).isEqualTo("story.live");
                assertThat(hook.json().at("/data/body").asText()).isEqualTo("The ferries of <Ellery> sail & “return”.");
                assertThat(hook.json().at("/data/members/0/id").asText()).isEqualTo("article-of-" + hook.story());
            });
            assertThat(webhooks.states().get(0).failures()).isZero();
        }
    }

    @Test
    void twoSecretsSignWhileOneTakesThePlaceOfTheOther() throws Exception {
        stories.live("s");
        try (HookServer server = new HookServer(Answers.taking())) {
            Receiver both = new Receiver(
                    "desk",
                    HttpUrl.get(server.url("desk")),
                    List.of(Secret.parse(OTHER_SECRET), Secret.parse(SECRET)),
                    StoryQuery.of(name -> null));
            try (Webhooks webhooks = start(InstantSource.system(), true, both)) {
                server.await("desk", taken -> taken.size() == 1);
                verify(SECRET, server.taken("desk").get(0));
                verify(OTHER_SECRET, server.taken("desk").get(0));
                assertThat(webhooks.states()).hasSize(1);
            }
        }
    }

    @Test
    void whateverFailsIsTriedAgainAndNothingOvertakes() throws Exception {
        AtomicInteger requests = new AtomicInteger();
        try (HookServer server = new HookServer(hook -> switch (requests.incrementAndGet() % 6) {
                    case 0 -> Reply.of(500);
                    case 1 -> new Reply(429, Map.of("Retry-After", "20"));
                    case 2 -> new Reply(307, Map.of("Location", "/elsewhere"));
                    case 3 -> Reply.of(0);
                    default -> Reply.of(200);
                });
                Webhooks webhooks = start(receiver("desk", server.url("desk")))) {
            Map<String, List<String>> expected = write(6, 4);

            server.await("desk", taken -> taken.size() >= 24);

            assertThat(server.byStory("desk")).isEqualTo(expected);
            assertThat(server.attempts("elsewhere"))
                    .as("redirects are not followed")
                    .isEmpty();
            assertThat(webhooks.states().get(0).failures()).isGreaterThanOrEqualTo(24);
        }
    }

    @Test
    void aReceiverThatIsDownForLongHoldsUpNoOther() throws Exception {
        int port = LoopbackPort.anyFree();
        Set<String> isUp = ConcurrentHashMap.newKeySet();
        try (HookServer server = new HookServer(
                        Answers.taking(hook -> !hook.receiver().equals("down") || isUp.contains("down"), 503));
                Webhooks webhooks = start(
                        receiver("up", server.url("up")),
                        receiver("down", server.url("down")),
                        receiver("refused", "http://127.0.0.1:" + port + "/"))) {
            Map<String, List<String>> expected = write(30, 5);
            server.await("up", taken -> taken.size() >= 150);
            assertThat(server.byStory("up")).isEqualTo(expected);
            assertThat(server.taken("down")).isEmpty();
            assertThat(server.attempts("down")).hasSizeLessThan(60);

            isUp.add("down");
            server.await("down", taken -> taken.size() >= 150);

            assertThat(server.byStory("down")).isEqualTo(expected);
            assertThat(webhooks.states().get(1).problem()).isNull();
            assertThat(String.valueOf(webhooks.states().get(2).problem())).contains("can't be connected to");
        }
    }

    @Test
    void aStoryThatIsNeverTakenHoldsUpNoOtherAndIsADeadLetterAfterADay() throws Exception {
        Set<String> bad = ConcurrentHashMap.newKeySet();
        bad.add("story-3 2");
        try (HookServer server = new HookServer(Answers.taking(hook -> !bad.contains(hook.what()), 422));
                Webhooks webhooks = start(receiver("desk", server.url("desk")))) {
            Map<String, List<String>> expected = write(8, 5);
            server.await("desk", taken -> taken.size() >= 36);
            assertThat(server.byStory("desk").get("story-3")).containsExactly("story-3 1");
            assertThat(letters()).isEmpty();

            skippedMs.addAndGet(DAY_MS);
            server.await("desk", taken -> taken.size() >= 39);

            Objects.requireNonNull(expected.get("story-3")).remove("story-3 2");
            assertThat(server.byStory("desk")).isEqualTo(expected);
            assertThat(letters()).singleElement().satisfies(letter -> {
                assertThat(letter.getReason()).isEqualTo(DeadLetterReason.UNDELIVERED);
                assertThat(letter.getTopic()).isEqualTo(topics.stories());
                assertThat(letter.getMessage()).contains("webhook desk", "status 422");
            });
            assertThat(webhooks.states().get(0).givenUp()).isEqualTo(1);
            assertThat(lines).anyMatch(line -> line.contains("gave up story story-3"));
        }
    }

    private List<DeadLetter> letters() {
        AvroCodec<DeadLetter> codec = new AvroCodec<>(DeadLetter.getClassSchema());
        return Clients.recordsOf(String.valueOf(kafka.get("bootstrap.servers")), topics.deadLetters()).stream()
                .map(record -> codec.decode(record.value()))
                .toList();
    }

    @Test
    void afterAnOrderlyEndNothingComesAgainThoughAStoryIsStuck() throws Exception {
        Set<String> bad = ConcurrentHashMap.newKeySet();
        bad.add("story-0 1");
        try (HookServer server = new HookServer(Answers.taking(hook -> !bad.contains(hook.what()), 500))) {
            Map<String, List<String>> expected = write(10, 10);
            try (Webhooks webhooks = start(receiver("desk", server.url("desk")))) {
                server.await("desk", taken -> taken.size() >= 90);
                assertThat(webhooks.states()).hasSize(1);
            }
            bad.clear();
            try (Webhooks webhooks = start(receiver("desk", server.url("desk")))) {
                server.await("desk", taken -> taken.size() >= 100);
                assertThat(webhooks.states()).hasSize(1);
            }

            assertThat(server.taken("desk")).hasSize(100);
            assertThat(server.byStory("desk")).isEqualTo(expected);
        }
    }

    @Test
    void instancesShareTheWorkAndTheOrderOfAStoryHolds() throws Exception {
        try (HookServer server = new HookServer(Answers.taking());
                Webhooks first = start(receiver("desk", server.url("desk")))) {
            Map<String, List<String>> expected = write(40, 5);
            server.await("desk", taken -> taken.size() >= 50);
            try (Webhooks second = start(receiver("desk", server.url("desk")))) {
                write(40, 5).forEach((story, states) -> IntStream.rangeClosed(6, 10)
                        .forEach(revision ->
                                Objects.requireNonNull(expected.get(story)).add(story + " " + revision)));
                server.await("desk", taken -> server.byStory("desk").equals(expected));
                assertThat(first.states()).hasSize(1);
                assertThat(second.states()).hasSize(1);
            }
        }
    }

    @Test
    void filtersHoldBackAllButEndsAndAnEndIsToldOnce() throws Exception {
        stories.live("wanted", "Courier", "en-GB", 3);
        stories.live("german", "Courier", "de", 3);
        stories.live("small", "Courier", "en", 1);
        stories.live("ledger", "Ledger", "en", 3);
        stories.end("german", StoryStatus.MERGED, "wanted");
        stories.end("wanted", StoryStatus.RETRACTED, null);
        try (HookServer server = new HookServer(Answers.taking());
                Webhooks webhooks = start(receiver(
                        "desk", server.url("desk"), "language", "en", "minArticles", "2", "source", "COURIER"))) {
            server.await("desk", taken -> taken.size() >= 3);
            stories.live("last", "Courier", "en", 9);
            server.await("desk", taken -> taken.size() >= 4);

            assertThat(server.taken("desk"))
                    .extracting(Hook::what)
                    .containsExactlyInAnyOrder("wanted 1", "german story.merged", "wanted story.retracted", "last 1");
            assertThat(server.byStory("desk").get("wanted")).containsExactly("wanted 1", "wanted story.retracted");
            assertThat(server.taken("desk").stream()
                            .filter(hook -> hook.story().equals("german"))
                            .map(hook -> hook.json().at("/data/mergedInto").asText()))
                    .containsExactly("wanted");
            assertThat(webhooks.states()).hasSize(1);
        }
    }

    @Test
    void noPrivateAddressIsToldAnything() throws Exception {
        stories.live("s");
        try (HookServer server = new HookServer(Answers.taking())) {
            String byName = server.url("desk").replace("127.0.0.1", "localhost");
            try (Webhooks webhooks =
                    start(quickClock(), false, receiver("digits", server.url("desk")), receiver("name", byName))) {
                while (webhooks.states().stream().anyMatch(state -> state.failures() < 3)) {
                    Thread.onSpinWait();
                }
                assertThat(webhooks.states())
                        .extracting(ReceiverState::problem)
                        .containsOnly("is at an address of a network that is not public");
            }
            assertThat(server.attempts("desk")).isEmpty();
        }
    }

    /** Else its story would wait for ever, and so would whoever ends the program. */
    @Test
    void whateverGoesWrongInTheProgramCountsAsAFailure() throws Exception {
        stories.live("s");
        HostNames broken = name -> {
            throw new IllegalStateException("names are out of order");
        };
        try (Webhooks webhooks = Webhooks.start(
                kafka, topics, List.of(receiver("desk", "http://desk.test/")), setup(quickClock(), true, broken))) {
            while (webhooks.states().get(0).failures() < 2) {
                Thread.onSpinWait();
            }
            assertThat(String.valueOf(webhooks.states().get(0).problem())).contains("names are out of order");
        }
    }

    @Test
    void aSecretIsNeverQuoted() {
        for (String text : List.of("hunter2hunter2hunter2", "whsec_hunter2", "whsec_hunter2=?", "")) {
            assertThatThrownBy(() -> Secret.parse(text))
                    .isInstanceOf(UnusableException.class)
                    .hasMessageNotContaining("hunter2")
                    .hasMessageContaining("openssl rand");
        }
        assertThatCode(() -> assertThat(Secret.parse(SECRET).toString()).doesNotContain("MfKQ"))
                .doesNotThrowAnyException();
    }
}
