package dev.wirefold.wire.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirefold.wire.UnusableException;
import dev.wirefold.wire.fetch.Answer.Outcome;
import dev.wirefold.wire.fetch.LoopbackServer.Exchange;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is fetched from a real server, and what is not. */
class HttpFetcherTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final FetchLimits LIMITS = new FetchLimits(100_000, 5, 60_000, 60_000, 60_000);
    private static final FetchLimits HASTY = new FetchLimits(100_000, 5, 60_000, 500, 1_000);

    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private LoopbackServer server;
    private HttpFetcher fetcher;

    @BeforeEach
    void start() throws IOException {
        server = new LoopbackServer(this::answer);
        fetcher = fetcher(true, server.names(), Credentials.NONE);
    }

    @AfterEach
    void stop() {
        fetcher.close();
        server.close();
    }

    private static HttpFetcher fetcher(boolean allowPrivate, HostNames names, Credentials credentials) {
        return fetcher(allowPrivate, names, credentials, LIMITS);
    }

    private static HttpFetcher fetcher(
            boolean allowPrivate, HostNames names, Credentials credentials, FetchLimits limits) {
        return new HttpFetcher(
                new HttpFetcher.Settings(
                        "wirefold/1 (+desk@example.org)", allowPrivate, limits, credentials, names, null),
                InstantSource.fixed(NOW));
    }

    private void answer(Exchange exchange) throws IOException {
        asked.add(exchange.host() + exchange.path() + " " + exchange.header("User-Agent") + " "
                + exchange.header("Authorization"));
        switch (exchange.path()) {
            case "/robots.txt" -> {
                switch (exchange.host()) {
                    case "closed.test" -> exchange.send(200, "User-agent: *\nDisallow: /private/\n");
                    case "silent.test" -> exchange.send(500, "");
                    case "long.test" ->
                        exchange.send(200, "User-agent: *\nDisallow: /private/\n" + "# words\n".repeat(1 << 20));
                    case "endless.test" -> endless(exchange, 0);
                    case "loop.test" -> exchange.redirect(302, "/robots.txt");
                    case "wild.test" ->
                        exchange.send(200, "User-agent: *\n" + ("Disallow: /" + "*a".repeat(500) + "*b$\n").repeat(80));
                    case "cut.test" -> exchange.send(200, cutRobots());
                    default -> exchange.send(404, "");
                }
            }
            case "/known" -> {
                boolean isKnown = exchange.header("If-None-Match").equals("\"7\"")
                        && exchange.header("If-Modified-Since").equals("yesterday");
                exchange.set("ETag", "\"7\"").send(isKnown ? 304 : 200, isKnown ? "" : "text");
            }
            case "/unasked" -> exchange.send(304, "");
            case "/gzip" -> exchange.set("Content-Encoding", "gzip").send(200, LoopbackServer.gzip("text in gzip"));
            case "/brotli" -> exchange.set("Content-Encoding", "br").send(200, LoopbackServer.brotli("text in brotli"));
            case "/bomb" ->
                exchange.set("Content-Encoding", "gzip").send(200, LoopbackServer.gzip("0".repeat(2_000_000)));
            case "/no-gzip" -> exchange.set("Content-Encoding", "gzip").send(200, new byte[] {0x1f, (byte) 0x8b, 8, 0});
            case "/for-good" -> exchange.redirect(301, "http://new.test:" + port(exchange) + "/further");
            case "/further" -> exchange.redirect(308, "/known");
            case "/for-now" -> exchange.redirect(302, "/known");
            case "/inward" -> exchange.redirect(302, "http://169.254.169.254/latest/meta-data/");
            case "/to-closed" -> exchange.redirect(302, "http://closed.test:" + port(exchange) + "/private/x");
            case "/loop" -> exchange.redirect(301, "/loop");
            case "/busy" -> exchange.set("Retry-After", "120").send(429, "");
            case "/busy-until" ->
                exchange.set("Retry-After", "Sun, 01 Mar 2026 12:10:00 GMT").send(503, "");
            case "/gone" -> exchange.send(410, "");
            case "/endless" -> endless(exchange, 0);
            case "/drip" -> endless(exchange, 100);
            case "/stuck" -> endless(exchange, 3_000);
            case "/slowly/0", "/slowly/1", "/slowly/2", "/slowly/3", "/slowly/4" -> slowly(exchange);
            default -> exchange.set("Cache-Control", "public, max-age=600").send(200, "text");
        }
    }

    /** What is read of it ends within a rule. */
    private static String cutRobots() {
        String first = "User-agent: *\n#";
        String last = "\nDisallow: /";
        return first + "-".repeat(Robots.MAX_FILE_BYTES - first.length() - last.length()) + last + "secret\n";
    }

    /** Each is in time. */
    private static void slowly(Exchange exchange) throws IOException {
        try {
            Thread.sleep(900);
            int next = exchange.path().charAt(exchange.path().length() - 1) - '0' + 1;
            exchange.redirect(302, "/slowly/" + next);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String port(Exchange exchange) {
        return String.valueOf(exchange.http().getLocalAddress().getPort());
    }

    private static void endless(Exchange exchange, long pauseMs) throws IOException {
        exchange.http().sendResponseHeaders(200, 0);
        OutputStream body = exchange.http().getResponseBody();
        try {
            while (!Thread.currentThread().isInterrupted()) {
                body.write(new byte[pauseMs == 0 ? 10_000 : 1]);
                body.flush();
                Thread.sleep(pauseMs);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Answer fetch(String host, String path) {
        return fetcher.fetch(Ask.feed(server.at(host, path), null, null));
    }

    private static String text(Answer answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    @Test
    void aDocumentComesWithWhatTheServerSaysOfIt() {
        Answer answer = fetch("a.test", "/feed");

        assertThat(answer.outcome()).isEqualTo(Outcome.DOCUMENT);
        assertThat(text(answer)).isEqualTo("text");
        assertThat(answer.waitMs()).isEqualTo(600_000);
        assertThat(asked)
                .containsExactly(
                        "a.test/robots.txt wirefold/1 (+desk@example.org) ",
                        "a.test/feed wirefold/1 (+desk@example.org) ");
    }

    @Test
    void whatIsKnownIsNotSentAgain() {
        HttpUrl address = server.at("a.test", "/known");

        assertThat(fetcher.fetch(Ask.feed(address, "\"7\"", "yesterday")).outcome())
                .isEqualTo(Outcome.UNCHANGED);
        assertThat(fetcher.fetch(Ask.feed(address, null, null)).etag()).isEqualTo("\"7\"");
        assertThat(fetch("a.test", "/unasked").outcome()).isEqualTo(Outcome.FAILED);
    }

    @Test
    void bodiesAreDecompressedWithinBounds() {
        assertThat(text(fetch("a.test", "/gzip"))).isEqualTo("text in gzip");
        assertThat(text(fetch("a.test", "/brotli"))).isEqualTo("text in brotli");
        assertThat(fetch("a.test", "/bomb").why()).contains("larger than");
        assertThat(fetch("a.test", "/no-gzip").why()).isEqualTo("ends in the middle");
    }

    @Test
    void onlyRedirectsForGoodAreRemembered() {
        assertThat(fetch("a.test", "/for-good").movedTo()).isEqualTo(server.at("new.test", "/known"));
        assertThat(fetch("a.test", "/for-now").movedTo()).isNull();
        assertThat(fetch("a.test", "/for-now").outcome()).isEqualTo(Outcome.DOCUMENT);
        assertThat(fetch("a.test", "/loop").why()).contains("more than 5 times");
    }

    @Test
    void serversThatWantToBeLeftAloneSaySoInSecondsOrByDate() {
        assertThat(fetch("a.test", "/busy").waitMs()).isEqualTo(120_000);
        assertThat(fetch("a.test", "/busy-until").waitMs()).isEqualTo(600_000);
        assertThat(fetch("a.test", "/gone").outcome()).isEqualTo(Outcome.GONE);
    }

    @Test
    void anAnswerWithoutEndIsGivenUp() {
        assertThat(fetch("a.test", "/endless").why()).contains("larger than");
        try (HttpFetcher hasty = fetcher(true, server.names(), Credentials.NONE, HASTY)) {
            for (String path : List.of("/drip", "/stuck")) {
                assertThat(hasty.fetch(Ask.page(server.at("a.test", path))).outcome())
                        .isEqualTo(Outcome.FAILED);
            }
        }
    }

    @Test
    void robotsTxtIsAskedOnceAndHonouredAtRedirectsToo() {
        assertThat(fetch("closed.test", "/private/feed").outcome()).isEqualTo(Outcome.FORBIDDEN);
        assertThat(fetch("closed.test", "/feed").outcome()).isEqualTo(Outcome.DOCUMENT);
        assertThat(fetch("a.test", "/to-closed").why()).contains("robots.txt says");
        assertThat(fetch("silent.test", "/feed").why()).contains("robots.txt can't be read");
        assertThat(asked)
                .filteredOn(one -> one.startsWith("closed.test/robots.txt"))
                .hasSize(1);
        assertThat(asked).noneMatch(one -> one.contains("/private/"));
    }

    /** RFC 9309: the beginning of a long file counts (section 2.5), and one that is only redirected is none (2.3.1.2). */
    @Test
    void robotsTxtOfAnySizeAndShapeIsReadAsItsStandardSays() {
        assertThat(fetch("long.test", "/private/feed").why()).contains("robots.txt says");
        assertThat(fetch("long.test", "/feed").outcome()).isEqualTo(Outcome.DOCUMENT);
        assertThat(fetch("endless.test", "/feed").outcome()).isEqualTo(Outcome.DOCUMENT);
        assertThat(fetch("loop.test", "/feed").outcome()).isEqualTo(Outcome.DOCUMENT);
        try (HttpFetcher usual = fetcher(true, server.names(), Credentials.NONE, FetchLimits.DEFAULT)) {
            assertThat(usual.fetch(Ask.page(server.at("cut.test", "/feed"))).outcome())
                    .as("half a rule is none")
                    .isEqualTo(Outcome.DOCUMENT);
        }
        assertThat(fetch("wild.test", "/" + "a".repeat(3_000)).outcome()).isEqualTo(Outcome.DOCUMENT);
    }

    /** Else a feed that has said so once could not be read ever again. */
    @Test
    void whatAServerMayNotSayOfADocumentIsNotSaidBack() {
        for (String odd : List.of("\"caf\u00e9\"", "\"\u20ac\"", "\"\u0001\"", "x".repeat(10_000))) {
            Answer answer = fetcher.fetch(Ask.feed(server.at("a.test", "/known"), odd, "Mär 2026"));

            assertThat(answer.outcome()).isEqualTo(Outcome.DOCUMENT);
            assertThat(answer.etag()).isEqualTo("\"7\"");
        }
    }

    @Test
    void redirectsThatTakeTheirTimeAreGivenUp() {
        FetchLimits limits = new FetchLimits(100_000, 5, 60_000, 60_000, 2_000);
        try (HttpFetcher hasty = fetcher(true, server.names(), Credentials.NONE, limits)) {
            assertThat(hasty.fetch(Ask.page(server.at("a.test", "/slowly/0"))).why())
                    .isIn("redirects for too long", "does not answer in time");
        }
        assertThat(asked).noneMatch(one -> one.contains("/slowly/5"));
    }

    @Test
    void aTurnThatDoesNotComeIsGivenUp() throws Exception {
        HostGate gate = new HostGate();
        try (HostGate.Passage first = gate.enter("a.test", 60_000)) {
            assertThat(first).isNotNull();
            assertThatThrownBy(() -> gate.enter("a.test", 10)).isInstanceOf(InterruptedIOException.class);
            gate.enter("b.test", 10).close();
        }
        gate.enter("a.test", 10).close();
    }

    @Test
    void noAddressOfAPrivateNetworkIsAskedUnlessAllowed() throws IOException {
        try (HttpFetcher careful = fetcher(false, server.names(), Credentials.NONE)) {
            Answer named = careful.fetch(Ask.feed(server.at("a.test", "/feed"), null, null));
            Answer literal = careful.fetch(Ask.feed(server.at("127.0.0.1", "/feed"), null, null));
            Answer octal = careful.fetch(
                    Ask.feed(HttpUrl.get("http://0177.1:" + server.at("x", "/").port() + "/"), null, null));

            assertThat(List.of(named, literal)).allMatch(answer -> answer.status() == 0);
            assertThat(List.of(named, literal))
                    .allMatch(answer -> answer.outcome() == Outcome.FORBIDDEN
                            && answer.why().equals(CheckedNames.NOT_PUBLIC));
            assertThat(octal.status()).isZero();
            assertThat(server.requests()).isZero();
        }
    }

    @Test
    void aNameIsResolvedOnceForItsCheckAndItsConnection() throws IOException {
        AtomicInteger lookups = new AtomicInteger();
        HostNames counting = name -> {
            lookups.incrementAndGet();
            return server.names().lookup(name);
        };
        try (HttpFetcher counted = fetcher(true, counting, Credentials.NONE)) {
            assertThat(counted.fetch(Ask.feed(server.at("a.test", "/feed"), null, null))
                            .status())
                    .isEqualTo(200);
        }

        // The connection for robots.txt serves for the feed too.
        assertThat(lookups).hasValue(1);
    }

    @Test
    void aNameWithOnePrivateAddressAmongOthersIsRefused() throws IOException {
        InetAddress[] both = {InetAddress.getByAddress(new byte[] {1, 1, 1, 1}), InetAddress.getLoopbackAddress()};

        assertThatThrownBy(() -> new CheckedNames(name -> List.of(both), false).lookup("a.test"))
                .isInstanceOf(CheckedNames.NotPublicException.class);
        assertThat(new CheckedNames(name -> List.of(both[0]), false).lookup("a.test"))
                .containsExactly(both[0]);
    }

    @Test
    void passwordsGoToTheirHostAloneAndNotInTheClear() throws UnusableException {
        Credentials credentials =
                Credentials.parse("machine 127.0.0.1 login ann password secret\n machine a.test login b password c");
        try (HttpFetcher knowing = fetcher(true, server.names(), credentials)) {
            knowing.fetch(Ask.feed(server.at("127.0.0.1", "/feed"), null, null));
            knowing.fetch(Ask.feed(server.at("a.test", "/feed"), null, null));
        }

        assertThat(asked)
                .filteredOn(one -> one.contains("Basic"))
                .hasSize(2)
                .allMatch(one -> one.startsWith("127.0.0.1"));
        assertThat(credentials.toString()).doesNotContain("secret");
    }
}
