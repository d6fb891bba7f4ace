package dev.wirefold.board;

import io.javalin.http.sse.SseClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Tells one browser all that changes, at the pace that it reads: it misses nothing, and who is too slow for the changes that
 * are kept gets the list anew.
 */
final class LiveClient implements Runnable {
    private static final int ROWS_AT_ONCE = 500;
    private static final int PAUSE_MS = 1_000;

    private final SseClient client;
    private final BoardService service;
    private final String lastEventId;
    private final BooleanSupplier isOver;

    /** @param lastEventId what the browser had last, or empty */
    LiveClient(SseClient client, BoardService service, String lastEventId, BooleanSupplier isOver) {
        this.client = client;
        this.service = service;
        this.lastEventId = lastEventId;
        this.isOver = isOver;
    }

    @Override
    public void run() {
        try {
            awaitLive();
            // The list says what is new by the time of the wire.
            send("health", service.healthJson(), null);
            long seen = service.numberOf(lastEventId).orElse(-1);
            if (seen >= 0 && service.log().after(seen).isPresent()) {
                send("resumed", "{}", null);
            } else {
                seen = snapshot();
            }
            tell(seen);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        // The stream is not closed here: one that a browser has left may be the server's for the next request already.
    }

    private void awaitLive() throws InterruptedException {
        while (!service.isLive() && !isEnded()) {
            send("loading", service.healthJson(), null);
            Thread.sleep(PAUSE_MS / 4);
        }
    }

    private void tell(long from) throws InterruptedException {
        long seen = from;
        String told = "";
        while (!isEnded()) {
            Optional<List<ChangeLog.Change>> missed = service.log().after(seen);
            if (missed.isEmpty()) {
                seen = snapshot();
                continue;
            }
            for (ChangeLog.Change change : missed.get()) {
                if (isEnded()) {
                    return;
                }
                send("rows", change.json(), service.idOf(change.number()));
                seen = change.number();
            }
            // New every second: only by writing it shows that nobody reads any more.
            String health = service.healthJson();
            if (!health.equals(told)) {
                send("health", health, null);
                told = health;
            }
            service.log().await(seen, PAUSE_MS);
        }
    }

    /** The whole list. Its number comes with the last part: who gets less of it begins anew. */
    private long snapshot() {
        // Taken before the rows: a change between the two is told twice, which does no harm.
        long number = service.log().latest();
        List<Row> rows = service.board().rows();
        send("reset", "{\"stories\":" + rows.size() + "}", null);
        for (int i = 0; i < rows.size(); i += ROWS_AT_ONCE) {
            List<Row> some = new ArrayList<>(rows.subList(i, Math.min(rows.size(), i + ROWS_AT_ONCE)));
            send("rows", BoardJson.changes(new Changes(some, List.of())), null);
        }
        send("complete", "{}", service.idOf(number));
        return number;
    }

    private void send(String event, String json, @Nullable String id) {
        if (!client.terminated()) {
            client.sendEvent(event, json, id);
        }
    }

    private boolean isEnded() {
        return client.terminated() || isOver.getAsBoolean();
    }
}
