package dev.wirefold.cli.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirefold.UserErrorException;
import dev.wirefold.app.WirefoldConfig;
import dev.wirefold.avro.Article;
import dev.wirefold.board.Access;
import dev.wirefold.board.BoardLimits;
import dev.wirefold.board.Tls;
import dev.wirefold.broker.EmbeddedBroker;
import dev.wirefold.broker.KeyStoreFile;
import dev.wirefold.broker.OnBroker;
import dev.wirefold.cli.CommandRun;
import dev.wirefold.cli.console.ExitCode;
import dev.wirefold.topology.BrokerPipeline;
import dev.wirefold.topology.WireFixture.Message;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.apache.kafka.clients.CommonClientConfigs;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A board with a key and a certificate: all is as without them, and nobody else can read it. */
@OnBroker
@Tag("process")
class BoardTlsTest {
    private static final String PASSWORD = "changeit of the store";
    private static final String SECRET = "correct horse battery";
    private static final String AUTHORIZATION =
            "Basic " + Base64.getEncoder().encodeToString(("anna:" + SECRET).getBytes(StandardCharsets.UTF_8));

    @TempDir
    private static Path directory;

    private static Path keys;
    private static Path certificate;
    private static String servers;
    private static BrokerPipeline pipeline;
    private static RunningBoard board;
    private static SSLContext trust;
    private static HttpClient client;

    @BeforeAll
    static void start(EmbeddedBroker broker) throws Exception {
        keys = directory.resolve("keys.p12");
        certificate = directory.resolve("certificate.pem");
        new KeyStoreFile(keys, PASSWORD).withKey("a", "ip:127.0.0.1").writeCertificate("a", certificate);
        trust = trusting(new KeyStoreFile(directory.resolve("trusted.p12"), PASSWORD).trusting("a", certificate));
        client = HttpClient.newBuilder().sslContext(trust).build();
        servers = broker.bootstrapServers();
        pipeline = new BrokerPipeline(broker, "tls", 1, directory.resolve("state"), Map.of());
        Article ferry = Article.newBuilder()
                .setId("ferry")
                .setHeadline("Ferry resumes after the storm")
                .setBody("The ferry to the islands sails again today.")
                .build();
        pipeline.publish(List.of(Message.of(ferry, Instant.parse("2024-05-01T12:00:00Z"))));
        pipeline.awaitSettled();
        board = board(0, new Access(SECRET));
        board.awaitLive();
    }

    private static RunningBoard board(int port, Access access) {
        return board(keys, port, access);
    }

    private static RunningBoard board(Path keys, int port, Access access) {
        return RunningBoard.start(
                new RunningBoard.Place(
                        InetAddress.getLoopbackAddress(),
                        port,
                        Tls.of(keys, PASSWORD),
                        access,
                        BoardLimits.defaults(),
                        true),
                Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, servers),
                pipeline.topics(),
                new WirefoldConfig(Map.of(WirefoldConfig.APPLICATION_ID, "tls")),
                Optional::empty,
                InstantSource.system());
    }

    @AfterAll
    static void stop() {
        if (board != null) {
            board.close();
        }
        if (pipeline != null) {
            pipeline.close();
        }
    }

    @Test
    void whoTrustsTheCertificateAndKnowsThePasswordSeesTheBoard() throws Exception {
        assertThat(board.address()).startsWith("https://127.0.0.1:");
        assertThat(get("", null).statusCode()).isEqualTo(401);
        HttpResponse<String> page = get("", AUTHORIZATION);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Security-Policy")).isPresent();
        assertThat(get("stories.atom", AUTHORIZATION).body())
                .contains("Ferry resumes")
                .contains(board.address() + "stories.atom");
    }

    @Test
    void whoDoesNotTrustItDoesNotTalkToIt() {
        assertThatThrownBy(() -> HttpClient.newHttpClient().send(request("", AUTHORIZATION), BodyHandlers.ofString()))
                .isInstanceOf(SSLException.class);
    }

    @Test
    void plainHttpIsNotAnswered() {
        URI plain = URI.create(board.address().replace("https:", "http:"));
        assertThatThrownBy(() -> client.send(
                        HttpRequest.newBuilder(plain)
                                .header("Authorization", AUTHORIZATION)
                                .build(),
                        BodyHandlers.ofString()))
                .isInstanceOf(IOException.class);
    }

    @Test
    void changesAreToldAsTheyCome() throws Exception {
        HttpResponse<Stream<String>> events = client.send(
                HttpRequest.newBuilder(URI.create(board.address() + "api/live"))
                        .header("Authorization", AUTHORIZATION)
                        .header("Accept", "text/event-stream")
                        .build(),
                BodyHandlers.ofLines());
        try (Stream<String> lines = events.body()) {
            assertThat(lines.takeWhile(line -> !line.equals("event: complete")).toList())
                    .anySatisfy(line -> assertThat(line).contains("Ferry resumes"));
        }
    }

    @Test
    void onlyAPageThatCameByTlsDecides() throws Exception {
        String own = board.address().substring(0, board.address().length() - 1);

        assertThat(pin(own)).isEqualTo(202);
        assertThat(pin(own.replace("https:", "http:"))).isEqualTo(403);
        assertThat(pin("https://evil.example")).isEqualTo(403);
    }

    private static int pin(String origin) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(board.address() + "api/overrides"))
                .header("Authorization", AUTHORIZATION)
                .header("Content-Type", "application/json")
                .header("Origin", origin)
                .POST(BodyPublishers.ofString("{\"article\": \"ferry\", \"decision\": \"PIN\"}"))
                .build();
        return client.send(request, BodyHandlers.ofString()).statusCode();
    }

    /** As a renewal does it: another file of that name, and for a moment one that is nothing. */
    @Test
    void aRenewedCertificateIsShownWithoutAStart() throws Exception {
        Path file = directory.resolve("renewed.p12");
        Files.copy(keys, file);
        try (RunningBoard renewed = board(file, 0, Access.LOOPBACK)) {
            assertThat(nameAt(renewed)).isEqualTo("CN=a");

            Files.writeString(file, "no key store");
            Path other = directory.resolve("other.p12");
            new KeyStoreFile(other, PASSWORD).withKey("b", "ip:127.0.0.1");
            assertThat(nameAt(renewed)).isEqualTo("CN=a");
            Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);

            long deadlineNanos = System.nanoTime() + Duration.ofMinutes(2).toNanos();
            while (!nameAt(renewed).equals("CN=b")) {
                assertThat(System.nanoTime()).isLessThan(deadlineNanos);
                Thread.sleep(100);
            }
        }
    }

    /** Whoever it is: only the name is looked at. */
    private static String nameAt(RunningBoard open) throws Exception {
        SSLContext anybody = SSLContext.getInstance("TLS");
        anybody.init(null, new TrustManager[] {new TrustsAll()}, null);
        int port = URI.create(open.address()).getPort();
        try (SSLSocket socket =
                (SSLSocket) anybody.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port)) {
            socket.startHandshake();
            return ((X509Certificate) socket.getSession().getPeerCertificates()[0])
                    .getSubjectX500Principal()
                    .getName();
        }
    }

    private static final class TrustsAll extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }

    @Test
    void aPortThatIsTakenIsSaid() {
        int port = URI.create(board.address()).getPort();
        assertThatThrownBy(() -> board(port, Access.LOOPBACK))
                .isInstanceOf(UserErrorException.class)
                .hasMessageContaining(Integer.toString(port));
    }

    @Test
    void aForeignNameForThisMachineIsRefusedHereToo() throws Exception {
        try (RunningBoard open = board(0, Access.LOOPBACK)) {
            assertThat(statusFor(open, "127.0.0.1")).isEqualTo("HTTP/1.1 200 OK");
            assertThat(statusFor(open, "localhost")).isEqualTo("HTTP/1.1 200 OK");
            assertThat(statusFor(open, "evil.example")).isEqualTo("HTTP/1.1 403 Forbidden");
        }
    }

    /** The HTTP client lets nobody choose this header. */
    private static String statusFor(RunningBoard open, String host) throws Exception {
        int port = URI.create(open.address()).getPort();
        try (Socket socket = trust.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port)) {
            String request = "GET / HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return answer.substring(0, answer.indexOf('\r'));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "missing.p12  | right | missing.p12: there is no such file",
                "keys.p12     | wrong | the password does not open the key store",
                "certificate.pem | right | can't be read as a key store in PKCS#12",
                "trusted.p12  | right | has no private key with a certificate",
                ".            | right | can't be read as a key store in PKCS#12",
                "keys.p12     | none  | password-none can't be read",
                "keys.p12     | empty | the password does not open the key store",
            })
    void whatIsNoKeyIsSaidBeforeAnythingIsDone(String file, String password, String words) throws Exception {
        Files.writeString(directory.resolve("password-right"), PASSWORD + "\nmore lines\n");
        Files.writeString(directory.resolve("password-wrong"), "another\n");
        Files.writeString(directory.resolve("password-empty"), "");

        CommandRun run = CommandRun.of(
                "board",
                "--bootstrap-server",
                "127.0.0.1:1",
                "--tls-key-store",
                directory.resolve(file).toString(),
                "--tls-key-store-password-file",
                directory.resolve("password-" + password).toString());

        assertThat(run.exitCode()).isEqualTo(ExitCode.ERROR);
        assertThat(run.err().lines()).singleElement().asString().contains(words);
        assertThat(run.err()).doesNotContain(PASSWORD);
    }

    @Test
    void aKeyStoreWithoutAPasswordFileIsHalfOfIt() {
        assertThat(CommandRun.of("board", "--bootstrap-server", "127.0.0.1:1", "--tls-key-store", keys.toString())
                        .err())
                .contains("need each other");
    }

    private static HttpResponse<String> get(String path, @Nullable String authorization) throws Exception {
        return client.send(request(path, authorization), BodyHandlers.ofString());
    }

    private static HttpRequest request(String path, @Nullable String authorization) {
        var request = HttpRequest.newBuilder(URI.create(board.address() + path));
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        return request.build();
    }

    private static SSLContext trusting(KeyStoreFile trusted) throws Exception {
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted.load());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }
}
