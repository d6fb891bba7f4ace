package dev.wirefold.webhook;

import dev.wirefold.wire.fetch.CheckedClient;
import dev.wirefold.wire.fetch.Waits;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** Posts signed messages. Safe for use by several threads. */
final class Sender {
    private static final MediaType JSON = MediaType.get("application/json");

    private final CheckedClient client;
    private final String userAgent;
    private final InstantSource clock;

    /**
     * What came of an attempt.
     *
     * @param problem why it was not taken; null: it was
     * @param waitMs how long the receiver wants to be left alone, in milliseconds; 0: it does not say
     */
    record Outcome(@Nullable String problem, long waitMs) {}

    Sender(CheckedClient client, String userAgent, InstantSource clock) {
        this.client = client;
        this.userAgent = userAgent;
        this.clock = clock;
    }

    Outcome send(Receiver receiver, Message message) {
        Instant now = clock.instant();
        Request request = new Request.Builder()
                .url(receiver.address())
                .header("User-Agent", userAgent)
                .header("webhook-id", message.id())
                .header("webhook-timestamp", Long.toString(now.getEpochSecond()))
                .header(
                        "webhook-signature",
                        Secret.signatures(receiver.secrets(), message.id(), now.getEpochSecond(), message.body()))
                .post(RequestBody.create(message.body(), JSON))
                .build();
        try (Response response = client.call(request).execute()) {
            // Whatever it says beside its status, nobody reads.
            return response.isSuccessful()
                    ? new Outcome(null, 0)
                    : new Outcome(
                            "is answered with status " + response.code(),
                            Waits.retryAfterMs(response.header("Retry-After"), clock.instant()));
        } catch (IOException e) {
            return new Outcome(CheckedClient.problem(e), 0);
        } catch (RuntimeException e) {
            // Without an outcome the story would wait for ever, and so would whoever ends this program.
            return new Outcome("can't be told: " + e, 0);
        }
    }
}
