package dev.wirefold.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wirefold.wire.fetch.LoopbackServer;
import dev.wirefold.wire.fetch.LoopbackServer.Exchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Receives webhooks, each receiver at a path of its own, and remembers what it took. */
public final class HookServer implements AutoCloseable {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final LoopbackServer server;
    private final Answers answers;
    private final List<Hook> taken = new ArrayList<>();
    private final List<Hook> all = new ArrayList<>();

    /** A message as it came. */
    public record Hook(String receiver, String id, String timestamp, String signature, String body, JsonNode json) {
        public String type() {
            return json.get("type").asText();
        }

        public String story() {
            return json.at("/data/id").asText();
        }

        public long revision() {
            return json.at("/data/revision").asLong(-1);
        }

        /** The story with the state that it is told of. */
        public String what() {
            return story() + " " + (revision() < 0 ? type() : Long.toString(revision()));
        }
    }

    /** Decides what a message is answered with. */
    @FunctionalInterface
    public interface Answers {
        Reply to(Hook hook);

        static Answers taking() {
            return hook -> Reply.of(204);
        }

        /** Takes what is wanted, and answers all else with a status. */
        static Answers taking(Predicate<Hook> wanted, int otherwise) {
            return hook -> Reply.of(wanted.test(hook) ? 200 : otherwise);
        }
    }

    /**
     * An answer.
     *
     * @param status 0: none for longer than anybody waits
     * @param headers beside it
     */
    public record Reply(int status, Map<String, String> headers) {
        public static Reply of(int status) {
            return new Reply(status, Map.of());
        }

        boolean isTaking() {
            return status / 100 == 2;
        }
    }

    public HookServer(Answers answers) throws IOException {
        this.answers = answers;
        server = new LoopbackServer(this::receive);
    }

    private void receive(Exchange exchange) throws IOException {
        String body = new String(exchange.http().getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Hook hook = new Hook(
                exchange.path().substring(1),
                exchange.header("webhook-id"),
                exchange.header("webhook-timestamp"),
                exchange.header("webhook-signature"),
                body,
                MAPPER.readTree(body));
        Reply reply = answers.to(hook);
        synchronized (this) {
            all.add(hook);
            if (reply.isTaking()) {
                taken.add(hook);
            }
            notifyAll();
        }
        if (reply.status() == 0) {
            exchange.isOver();
            pause();
        } else {
            reply.headers().forEach(exchange::set);
            exchange.send(reply.status(), "");
        }
    }

    private static void pause() {
        try {
            Thread.sleep(Duration.ofMinutes(10).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    public String url(String receiver) {
        return server.at("127.0.0.1", "/" + receiver).toString();
    }

    public synchronized List<Hook> taken(String receiver) {
        return taken.stream().filter(hook -> hook.receiver().equals(receiver)).toList();
    }

    public synchronized List<Hook> attempts(String receiver) {
        return all.stream().filter(hook -> hook.receiver().equals(receiver)).toList();
    }

    /** What a receiver took, by story, in the order in which it came; what came again is there once. */
    public Map<String, List<String>> byStory(String receiver) {
        Map<String, List<String>> byStory = new LinkedHashMap<>();
        for (Hook hook : taken(receiver)) {
            List<String> states = byStory.computeIfAbsent(hook.story(), story -> new ArrayList<>());
            if (!states.contains(hook.what())) {
                states.add(hook.what());
            }
        }
        return byStory;
    }

    /** Waits until what a receiver took is as wanted; the caller bounds the time. */
    public synchronized void await(String receiver, Predicate<List<Hook>> wanted) throws InterruptedException {
        while (!wanted.test(taken(receiver))) {
            wait(1_000);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
