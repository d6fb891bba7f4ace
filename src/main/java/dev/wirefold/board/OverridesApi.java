package dev.wirefold.board;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wirefold.UserErrorException;
import dev.wirefold.contract.Topics;
import dev.wirefold.contract.UnusableDecisionException;
import dev.wirefold.core.article.Decision;
import dev.wirefold.decision.DecisionWriter;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/** Takes decisions from the board's page, and writes them to their topic. What comes of them is the pipeline's. */
final class OverridesApi implements AutoCloseable {
    static final String PATH = "/api/overrides";
    static final int MAX_REQUEST_BYTES = 32 * 1024;
    private static final String CLEAR = "CLEAR";
    private static final ObjectMapper MAPPER =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final Board board;
    private final boolean mayDecide;
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

    /** Why a request is not done. */
    private static final class RefusedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final HttpStatus status;

        RefusedException(HttpStatus status, String message) {
            super(message);
            this.status = status;
        }
    }

    OverridesApi(Board board, boolean mayDecide, Map<String, Object> clientConfig, Topics topics, InstantSource clock) {
        this.board = board;
        this.mayDecide = mayDecide;
        this.clientConfig = clientConfig;
        this.topics = topics;
        this.clock = clock;
    }

    void addTo(JavalinConfig config) {
        config.routes.get(PATH, context -> json(context, Map.of("mayDecide", mayDecide)));
        config.routes.post(PATH, this::decide);
    }

    private void decide(Context context) {
        try {
            check(context);
            json(context.status(HttpStatus.ACCEPTED), Map.of("eventTime", write(context, asked(context))));
        } catch (RefusedException e) {
            refuse(context, e.status, e.getMessage());
        } catch (UnusableDecisionException | UserErrorException e) {
            refuse(context, HttpStatus.UNPROCESSABLE_CONTENT, e.getMessage());
        } catch (KafkaException e) {
            refuse(context, HttpStatus.SERVICE_UNAVAILABLE, "Kafka did not take it: " + e.getMessage());
        }
    }

    private static void refuse(Context context, HttpStatus status, @Nullable String why) {
        json(context.status(status), Map.of("error", String.valueOf(why)));
    }

    private static void json(Context context, Object body) {
        context.contentType("application/json").result(BoardJson.json(body));
    }

    private void check(Context context) {
        if (!mayDecide) {
            throw new RefusedException(HttpStatus.FORBIDDEN, "this board only shows: it was started with --read-only");
        }
        if (!SameOrigin.isOwn(
                context.header("Host"),
                context.header("Origin"),
                context.header("Sec-Fetch-Site"),
                context.req().isSecure())) {
            throw new RefusedException(HttpStatus.FORBIDDEN, "decisions are taken from this board's own page only");
        }
        String type = context.contentType();
        if (type == null || !type.toLowerCase(Locale.ROOT).startsWith("application/json")) {
            throw new RefusedException(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "a decision is sent as application/json");
        }
    }

    private static Asked asked(Context context) {
        try {
            Asked asked = MAPPER.readValue(context.bodyAsBytes(), Asked.class);
            if (asked != null) {
                return asked;
            }
        } catch (JsonProcessingException e) {
            throw new RefusedException(HttpStatus.BAD_REQUEST, "this is no decision in JSON");
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        throw new RefusedException(HttpStatus.BAD_REQUEST, "this is no decision in JSON");
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
