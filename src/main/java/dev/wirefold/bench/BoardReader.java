package dev.wirefold.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Follows a board as a browser does, and loses its connection now and then. */
final class BoardReader implements Runnable {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final String address;
    private final long connectedMs;
    private final BiConsumer<String, Integer> seen;
    private final Map<String, Integer> sizes = new ConcurrentHashMap<>();
    private volatile boolean stopping;
    private volatile boolean complete;
    private final AtomicInteger resets = new AtomicInteger();
    private final AtomicInteger resumed = new AtomicInteger();
    private String lastId = "";

    /**
     * @param connectedMs how long it stays connected
     * @param seen told of each story's size as it comes
     */
    BoardReader(String address, long connectedMs, BiConsumer<String, Integer> seen) {
        this.address = address;
        this.connectedMs = connectedMs;
        this.seen = seen;
    }

    @Override
    public void run() {
        while (!stopping) {
            try {
                follow();
            } catch (IOException e) {
                // It was cut off, and begins where it was.
                Thread.onSpinWait();
            }
        }
    }

    private void follow() throws IOException {
        var connection =
                (HttpURLConnection) URI.create(address + "api/live").toURL().openConnection();
        connection.setRequestProperty("Accept", "text/event-stream");
        connection.setReadTimeout(20_000);
        if (!lastId.isEmpty()) {
            connection.setRequestProperty("Last-Event-ID", lastId);
        }
        long endNanos = System.nanoTime() + connectedMs * 1_000_000;
        try (var lines =
                new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8))) {
            String event = "";
            String id = "";
            StringBuilder data = new StringBuilder();
            for (String line = lines.readLine(); line != null && !stopping; line = lines.readLine()) {
                if (line.isEmpty()) {
                    take(event, data.toString(), id.isEmpty() ? null : id);
                    event = "";
                    id = "";
                    data.setLength(0);
                    if (System.nanoTime() > endNanos) {
                        return;
                    }
                } else if (line.startsWith("event: ")) {
                    event = line.substring("event: ".length());
                } else if (line.startsWith("data: ")) {
                    data.append(line, "data: ".length(), line.length());
                } else if (line.startsWith("id: ")) {
                    id = line.substring("id: ".length());
                }
            }
        } finally {
            connection.disconnect();
        }
    }

    private void take(String event, String data, @Nullable String id) throws IOException {
        switch (event) {
            case "reset" -> {
                sizes.clear();
                resets.incrementAndGet();
            }
            case "resumed" -> resumed.incrementAndGet();
            case "complete" -> complete = true;
            case "rows" -> {
                JsonNode changes = MAPPER.readTree(data);
                for (JsonNode row : changes.get("rows")) {
                    String story = row.get("id").asText();
                    int size = row.get("articles").asInt();
                    sizes.put(story, size);
                    if (complete) {
                        seen.accept(story, size);
                    }
                }
                changes.get("removed").forEach(removed -> sizes.remove(removed.asText()));
            }
            default -> {}
        }
        lastId = id == null ? lastId : id;
    }

    boolean isComplete() {
        return complete;
    }

    /** How often it had to begin anew. */
    int resets() {
        return resets.get();
    }

    /** How often it went on where it was. */
    int resumed() {
        return resumed.get();
    }

    Map<String, Integer> sizes() {
        return sizes;
    }

    void stop() {
        stopping = true;
    }
}
