package dev.wirefold.board;

import dev.wirefold.contract.Topics;
import dev.wirefold.core.article.Decision;
import dev.wirefold.decision.DecisionWriter;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes decisions from the board's page, and writes them to their topic. What comes of them is the pipeline's. */
final class OverridesApi implements AutoCloseable {
    static final String PATH = "/api/overrides";
    private static final String CLEAR = "CLEAR";

    private final Board board;
    private final ChangeRequests requests;
    private final Map<String, Object> clientConfig;
    private final Topics topics;
    private final InstantSource clock;
    private @Nullable DecisionWriter writer;

    /**
     * What a page asks for.
     *
     * @param article its id
     * @param decision JOIN, CUT, ALONE, PIN or CLEAR
     * @param other of JOIN: id of the other article
     */
    record Asked(
            @Nullable String article,
            @Nullable String decision,
            @Nullable String other,
            @Nullable String reason) {}

    OverridesApi(
            Board board,
            ChangeRequests requests,
            Map<String, Object> clientConfig,
            Topics topics,
            InstantSource clock) {
        this.board = board;
        this.requests = requests;
        this.clientConfig = clientConfig;
        this.topics = topics;
        this.clock = clock;
    }

    void addTo(JavalinConfig config) {
        config.routes.get(PATH, context -> ChangeRequests.json(context, Map.of("mayDecide", requests.mayDecide())));
        config.routes.post(
                PATH, requests.handler(Asked.class, (context, asked) -> Map.of("eventTime", write(context, asked))));
    }

    private long write(Context context, Asked asked) {
        String article = known(asked.article());
        if (CLEAR.equals(asked.decision())) {
            return writer().write(article, null);
        }
        Decision.Kind kind = kind(asked.decision());
        String other = kind == Decision.Kind.JOIN ? known(asked.other()) : null;
        String reason = asked.reason() == null || asked.reason().isBlank()
                ? null
                : asked.reason().strip();
        return writer().write(article, new Decision(kind, other, author(context), reason, clock.millis()));
    }

    private String known(@Nullable String id) {
        if (id == null || board.article(id).isEmpty()) {
            throw new RefusedException(
                    HttpStatus.NOT_FOUND, "the board has no such article; wirefold override can decide about any");
        }
        return id;
    }

    private static Decision.Kind kind(@Nullable String name) {
        for (Decision.Kind kind : Decision.Kind.values()) {
            if (kind.name().equals(name)) {
                return kind;
            }
        }
        throw new RefusedException(HttpStatus.BAD_REQUEST, "decision has to be JOIN, CUT, ALONE, PIN or CLEAR");
    }

    /** Whom the browser has signed on as; else who runs the board. */
    private static @Nullable String author(Context context) {
        String given = Access.userName(context.header("Authorization"));
        String name = given == null || given.isBlank() ? System.getProperty("user.name") : given;
        return name == null || name.isBlank() || name.equals("?") ? null : name;
    }

    /** Connected when it is needed: who only looks needs no right to write. */
    private synchronized DecisionWriter writer() {
        DecisionWriter connected = writer;
        if (connected == null) {
            connected = DecisionWriter.connect(clientConfig, topics, clock);
            writer = connected;
        }
        return connected;
    }

    @Override
    public synchronized void close() {
        if (writer != null) {
            writer.close();
        }
    }
}
