package dev.wirefold.cli.poll;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirefold.broker.KeyStoreFile;
import dev.wirefold.cli.CommandRun;
import dev.wirefold.cli.console.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.eclipse.jetty.alpn.server.ALPNServerConnectionFactory;
import org.eclipse.jetty.http2.server.HTTP2ServerConnectionFactory;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Feeds of a server with TLS, HTTP/2 and a certificate that no authority knows. */
class TlsFeedsTest {
    private static final String PASSWORD = "changeit";
    private static final String FEED = "<rss version=\"2.0\"><channel><title>News</title>"
            + "<item><guid>https://news.example/1</guid><title>Ferries sail</title>"
            + "<description>The ferries of Ellery sail again today.</description></item></channel></rss>";

    @TempDir
    private static Path directory;

    private final ConcurrentLinkedQueue<String> protocols = new ConcurrentLinkedQueue<>();

    @BeforeAll
    static void makeCertificates() throws Exception {
        keys("localhost", "dns:localhost");
        keys("elsewhere", "dns:elsewhere.example");
    }

    private static void keys(String name, String subject) throws Exception {
        new KeyStoreFile(directory.resolve(name + ".p12"), PASSWORD)
                .withKey(name, subject)
                .writeCertificate(name, certificate(name));
    }

    private static Path certificate(String name) {
        return directory.resolve(name + ".pem");
    }

    /** Both protocols, as the client prefers. */
    private Server start(String keys) throws Exception {
        SslContextFactory.Server ssl = new SslContextFactory.Server();
        ssl.setKeyStorePath(directory.resolve(keys + ".p12").toString());
        ssl.setKeyStorePassword(PASSWORD);
        HttpConfiguration config = new HttpConfiguration();
        config.addCustomizer(new SecureRequestCustomizer(false));
        ALPNServerConnectionFactory alpn = new ALPNServerConnectionFactory();
        alpn.setDefaultProtocol("http/1.1");
        Server server = new Server();
        ServerConnector connector = new ServerConnector(
                server,
                new SslConnectionFactory(ssl, alpn.getProtocol()),
                alpn,
                new HTTP2ServerConnectionFactory(config),
                new HttpConnectionFactory(config));
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler(new Handler.Abstract() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) {
                protocols.add(request.getConnectionMetaData().getProtocol());
                boolean isFeed = request.getHttpURI().getPath().equals("/feed");
                response.setStatus(isFeed ? 200 : 404);
                Content.Sink.write(response, true, isFeed ? FEED : "", callback);
                return true;
            }
        });
        server.start();
        return server;
    }

    private static CommandRun check(Server server, String host, String... more) {
        List<String> command = new ArrayList<>(List.of("poll", "--check", "--allow-private"));
        command.addAll(List.of(more));
        int port = ((ServerConnector) server.getConnectors()[0]).getLocalPort();
        command.add("https://" + host + ":" + port + "/feed");
        return CommandRun.of(command.toArray(String[]::new));
    }

    @Test
    void aCertificateThatIsNamedIsTrustedAndHttp2Spoken() throws Exception {
        Server server = start("localhost");
        try {
            CommandRun run = check(
                    server, "localhost", "--ca-file", certificate("localhost").toString());

            assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
            assertThat(run.out()).contains("1 item");
            assertThat(protocols).hasSize(2).containsOnly("HTTP/2.0");
        } finally {
            server.stop();
        }
    }

    @Test
    void aCertificateThatNobodyKnowsIsRefused() throws Exception {
        Server server = start("localhost");
        try {
            CommandRun run = check(server, "localhost");

            assertThat(run.exitCode()).isEqualTo(ExitCode.REFUSED);
            assertThat(run.out()).contains("localhost", "has no TLS that can be trusted");
            assertThat(protocols).isEmpty();
        } finally {
            server.stop();
        }
    }

    @Test
    void aTrustedCertificateOfAnotherNameIsRefused() throws Exception {
        Server server = start("elsewhere");
        try {
            for (String host : List.of("localhost", "127.0.0.1")) {
                CommandRun run = check(
                        server, host, "--ca-file", certificate("elsewhere").toString());

                assertThat(run.exitCode()).isEqualTo(ExitCode.REFUSED);
                assertThat(run.out()).contains("has no TLS that can be trusted", host + " not verified");
            }
            assertThat(protocols).isEmpty();
        } finally {
            server.stop();
        }
    }

    @Test
    void aFileWithoutCertificatesIsToldAtOnce() throws IOException {
        Path empty = Files.writeString(directory.resolve("empty.pem"), "hello");
        for (Path file : List.of(empty, directory.resolve("missing.pem"))) {
            CommandRun run = CommandRun.of("poll", "--check", "--ca-file", file.toString(), "https://localhost:1/feed");

            assertThat(run.exitCode()).isEqualTo(ExitCode.ERROR);
            assertThat(run.err()).contains("--ca-file: " + file);
        }
    }
}
