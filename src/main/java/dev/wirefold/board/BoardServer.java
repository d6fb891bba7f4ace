package dev.wirefold.board;

import dev.wirefold.contract.Framing;
import dev.wirefold.contract.RegistryNeededException;
import dev.wirefold.contract.SchemaUnavailableException;
import dev.wirefold.contract.Topics;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.sse.SseClient;
import io.javalin.util.JavalinBindException;
import java.net.InetAddress;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves the board: its page, the list as it changes, single stories and texts; and takes what editors decide. */
public final class BoardServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BoardServer.class);
    private static final int MAX_CLIENTS = 200;

    /** No script, style, image or connection but the server's own, and in nobody's frame. */
    private static final String CONTENT_SECURITY_POLICY = "default-src 'none'; script-src 'self'; style-src 'self';"
            + " img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none';"
            + " require-trusted-types-for 'script'; trusted-types 'none'";

    private final Settings settings;
    private final BoardService service;
    private final ArticleTexts articles;
    private final Texts texts;
    private final OverridesApi overrides;
    private final DeadLettersApi deadLetters;
    private final PageFiles files = new PageFiles();
    private final Javalin javalin;
    private final AtomicInteger clients = new AtomicInteger();
    private volatile boolean closed;

    /**
     * Where and for whom.
     *
     * @param port 0: a free one
     * @param tls null: without
     * @param mayDecide whether editors may decide here, or only look
     */
    public record Settings(
            InetAddress address, int port, @Nullable Tls tls, Access access, BoardLimits limits, boolean mayDecide) {}

    private BoardServer(
            Settings settings,
            BoardService service,
            ArticleTexts articles,
            Explaining explaining,
            OverridesApi overrides,
            DeadLettersApi deadLetters) {
        this.settings = settings;
        this.service = service;
        this.articles = articles;
        this.overrides = overrides;
        this.deadLetters = deadLetters;
        this.texts = new Texts(service.board(), articles, explaining);
        this.javalin = Javalin.create(this::configure);
    }

    /**
     * Starts reading and serving.
     *
     * @param framing what values of the topics are read with
     * @param pipeline what the pipeline says of itself, if anything
     * @throws PortTakenException when something else is at this address and port
     */
    public static BoardServer start(
            Settings settings,
            Map<String, Object> clientConfig,
            Framing framing,
            Topics topics,
            Explaining explaining,
            Supplier<Optional<PipelineNow>> pipeline,
            InstantSource clock) {
        ArticleTexts articles = new ArticleTexts(clientConfig, framing, topics.articles());
        BoardServer server;
        try {
            BoardService service =
                    new BoardService(clientConfig, framing, topics, settings.limits(), explaining, pipeline, clock);
            ChangeRequests requests = new ChangeRequests(settings.mayDecide());
            server = new BoardServer(
                    settings,
                    service,
                    articles,
                    explaining,
                    new OverridesApi(service.board(), requests, clientConfig, topics, clock),
                    new DeadLettersApi(service, requests, clientConfig, framing, topics));
        } catch (RuntimeException e) {
            articles.close();
            throw e;
        }
        try {
            server.listen();
            return server;
        } catch (JavalinBindException e) {
            server.close();
            throw new PortTakenException(settings.port(), e);
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
    }

    private void listen() {
        if (settings.tls() == null) {
            javalin.start(settings.address().getHostAddress(), settings.port());
        } else {
            javalin.start();
        }
    }

    private void configure(JavalinConfig config) {
        Tls tls = settings.tls();
        if (tls != null) {
            config.jetty.addConnector((jetty, http) ->
                    tls.connector(jetty, http, settings.address().getHostAddress(), settings.port()));
        }
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.prefer405over404 = true;
        config.http.asyncTimeout = 0;
        config.http.maxRequestSize = ChangeRequests.MAX_REQUEST_BYTES;
        config.routes.before(this::protect);
        config.routes.get("/", context -> file(context, "index.html"));
        config.routes.get("/page/{name}", context -> file(context, context.pathParam("name")));
        new TextsApi(service.board(), texts).addTo(config);
        new StoriesApi(service.board(), this::body).addTo(config);
        overrides.addTo(config);
        deadLetters.addTo(config);
        config.routes.sse("/api/live", this::live);
        config.routes.exception(SchemaUnavailableException.class, BoardServer::awaitsRegistry);
        config.routes.exception(RegistryNeededException.class, BoardServer::awaitsRegistry);
        config.routes.exception(RuntimeException.class, (failure, context) -> {
            LOG.warn("{} could not be answered", context.path(), failure);
            context.status(HttpStatus.INTERNAL_SERVER_ERROR);
            error(context, "this could not be answered: " + failure.getClass().getSimpleName());
        });
    }

    /** The canonical article's text, as it is now. */
    private Optional<String> body(StoryNote story) {
        String id = story.canonicalId();
        return id == null ? Optional.empty() : texts.text(id, -1).map(Texts.TextView::body);
    }

    private static void awaitsRegistry(Exception failure, Context context) {
        context.status(HttpStatus.SERVICE_UNAVAILABLE);
        error(context, String.valueOf(failure.getMessage()));
    }

    private void protect(Context context) {
        context.header("Content-Security-Policy", CONTENT_SECURITY_POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer")
                .header("Cross-Origin-Opener-Policy", "same-origin")
                .header("Cross-Origin-Resource-Policy", "same-origin")
                .header("Cache-Control", "no-store");
        switch (settings.access().to(context.header("Host"), context.header("Authorization"))) {
            case ALLOWED -> {}
            case WRONG_HOST -> refuse(context, HttpStatus.FORBIDDEN, "this board is at localhost and 127.0.0.1 only");
            case NO_SECRET -> {
                context.header("WWW-Authenticate", "Basic realm=\"wirefold board\", charset=\"UTF-8\"");
                refuse(context, HttpStatus.UNAUTHORIZED, "a password or a token is needed");
            }
        }
    }

    private static void refuse(Context context, HttpStatus status, String why) {
        context.status(status);
        error(context, why);
        context.skipRemainingHandlers();
    }

    private static void error(Context context, String why) {
        context.contentType("application/json").result(BoardJson.json(Map.of("error", why)));
    }

    private void file(Context context, String name) {
        Optional<PageFiles.File> file = files.find(name);
        if (file.isEmpty()) {
            missing(context, "there is no such file");
            return;
        }
        context.contentType(file.get().type()).result(file.get().content());
    }

    private static void missing(Context context, String why) {
        context.status(HttpStatus.NOT_FOUND);
        error(context, why);
    }

    private void live(SseClient client) {
        if (clients.incrementAndGet() > MAX_CLIENTS) {
            clients.decrementAndGet();
            client.close();
            return;
        }
        client.keepAlive();
        var telling = new LiveClient(client, service, lastEventId(client.ctx()), this::isOver);
        Thread thread = new Thread(
                () -> {
                    try {
                        telling.run();
                    } finally {
                        clients.decrementAndGet();
                    }
                },
                "board-client");
        thread.setDaemon(true);
        thread.start();
    }

    private boolean isOver() {
        return closed || service.isEnded();
    }

    /** A browser that opens a new stream by itself can't set the header. */
    private static String lastEventId(Context context) {
        String header = context.header("Last-Event-ID");
        String parameter = context.queryParam("last");
        return header != null ? header : parameter == null ? "" : parameter;
    }

    /** Where it is, as browsers are told. */
    public String address() {
        InetAddress address = settings.address();
        String host = address.isAnyLocalAddress() ? "127.0.0.1" : address.getHostAddress();
        String scheme = settings.tls() == null ? "http://" : "https://";
        return scheme + (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + javalin.port() + "/";
    }

    /** Waits until it has read all that was there when it began, or has ended. */
    public void awaitLive() throws InterruptedException {
        while (!service.isLive() && !service.isEnded()) {
            Thread.sleep(20);
        }
    }

    /**
     * Waits until it ends.
     *
     * @return why, if not because it was closed
     */
    public Optional<Throwable> awaitEnd() throws InterruptedException {
        return service.awaitEnd();
    }

    @Override
    public void close() {
        closed = true;
        service.close();
        articles.close();
        javalin.stop();
        overrides.close();
        deadLetters.close();
    }
}
