package dev.wirefold.board;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wirefold.UserErrorException;
import dev.wirefold.contract.UnusableDecisionException;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * Requests that change something: they come from the board's own page or from a program, in JSON, and to a board that does more
 * than show.
 */
final class ChangeRequests {
    static final int MAX_REQUEST_BYTES = 32 * 1024;

    private static final ObjectMapper MAPPER =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final boolean mayDecide;

    /** What is done when a request is one that may be done. */
    interface Change<T> {
        /**
         * @return the answer, as JSON
         * @throws RefusedException when it can't be done
         */
        Object make(Context context, T asked);
    }

    /** @param mayDecide whether this board changes anything */
    ChangeRequests(boolean mayDecide) {
        this.mayDecide = mayDecide;
    }

    boolean mayDecide() {
        return mayDecide;
    }

    /** Requests that change nothing, for those who may change something. */
    Handler reader(Function<Context, Object> reading) {
        return context -> {
            try {
                requireMore();
                json(context, reading.apply(context));
            } catch (RefusedException e) {
                refuse(context, e.status(), e.getMessage());
            }
        };
    }

    /** @param type what is asked for, in the body of the request */
    <T> Handler handler(Class<T> type, Change<T> change) {
        return context -> {
            try {
                check(context);
                Object answer = change.make(context, asked(context, type));
                json(context.status(HttpStatus.ACCEPTED), answer);
            } catch (RefusedException e) {
                refuse(context, e.status(), e.getMessage());
            } catch (UnusableDecisionException | UserErrorException e) {
                refuse(context, HttpStatus.UNPROCESSABLE_CONTENT, e.getMessage());
            } catch (KafkaException e) {
                refuse(context, HttpStatus.SERVICE_UNAVAILABLE, "Kafka did not take it: " + e.getMessage());
            }
        };
    }

    private static void refuse(Context context, HttpStatus status, @Nullable String why) {
        json(context.status(status), Map.of("error", String.valueOf(why)));
    }

    static void json(Context context, Object body) {
        context.contentType("application/json").result(BoardJson.json(body));
    }

    private void requireMore() {
        if (!mayDecide) {
            throw new RefusedException(HttpStatus.FORBIDDEN, "this board only shows: it was started with --read-only");
        }
    }

    private void check(Context context) {
        requireMore();
        if (!SameOrigin.isOwn(
                context.header("Host"),
                context.header("Origin"),
                context.header("Sec-Fetch-Site"),
                context.req().isSecure())) {
            throw new RefusedException(HttpStatus.FORBIDDEN, "this is done from the board's own page only");
        }
        String type = context.contentType();
        if (type == null || !type.toLowerCase(Locale.ROOT).startsWith("application/json")) {
            throw new RefusedException(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "this is sent as application/json");
        }
    }

    private static <T> T asked(Context context, Class<T> type) {
        try {
            T asked = MAPPER.readValue(context.bodyAsBytes(), type);
            if (asked != null) {
                return asked;
            }
        } catch (JsonProcessingException e) {
            throw new RefusedException(HttpStatus.BAD_REQUEST, "this is no such request in JSON");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new RefusedException(HttpStatus.BAD_REQUEST, "this is no such request in JSON");
    }
}
