package dev.wirefold.webhook;

import dev.wirefold.contract.Framing;
import dev.wirefold.contract.Topics;
import dev.wirefold.wire.fetch.CheckedClient;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Tells receivers of stories, each at its own pace: one that is down holds up no other. */
public final class Webhooks implements AutoCloseable {
    private final UndeliveredLetters letters;
    private final CheckedClient client;
    private final Framing framing;
    private final ExecutorService requests;
    private final List<Delivery> deliveries = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final CompletableFuture<Void> end = new CompletableFuture<>();

    /** Hears what people should know, a line each, from any thread. */
    @FunctionalInterface
    public interface Report {
        void line(String text);
    }

    /**
     * How it goes about.
     *
     * @param client speaks to receivers; closed with this
     * @param fromBeginning whether a receiver that is new is told of the stories that are there already
     * @param framing what values of the topic are read with
     */
    public record Setup(
            CheckedClient client,
            String userAgent,
            boolean fromBeginning,
            Framing framing,
            DeliveryRules rules,
            InstantSource clock,
            Report report) {}

    private Webhooks(Map<String, Object> clientConfig, Topics topics, Setup setup) {
        letters = new UndeliveredLetters(clientConfig, topics);
        client = setup.client();
        framing = setup.framing();
        AtomicInteger number = new AtomicInteger();
        requests = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "webhook-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Begins to deliver. Instances share the work by their groups. */
    public static Webhooks start(
            Map<String, Object> clientConfig, Topics topics, List<Receiver> receivers, Setup setup) {
        Webhooks webhooks = new Webhooks(clientConfig, topics, setup);
        try {
            Sender sender = new Sender(setup.client(), setup.userAgent(), setup.clock());
            AwaitedSchemas awaited = new AwaitedSchemas(setup.report());
            for (Receiver receiver : receivers) {
                GroupReader reader = new GroupReader(
                        clientConfig, topics.stories(), receiver.group(groupPrefix(topics)), setup.fromBeginning());
                webhooks.add(new Delivery(
                        receiver,
                        new Delivery.Setup(
                                reader,
                                setup.framing(),
                                awaited,
                                sender,
                                webhooks.letters,
                                webhooks.requests,
                                setup.clock(),
                                setup.report(),
                                setup.rules())));
            }
        } catch (RuntimeException e) {
            webhooks.close();
            throw e;
        }
        return webhooks;
    }

    /** Begins the names of all receivers' groups. */
    public static String groupPrefix(Topics topics) {
        return topics.prefix() + "webhooks-";
    }

    private void add(Delivery delivery) {
        deliveries.add(delivery);
        Thread thread = new Thread(
                () -> {
                    try {
                        delivery.run();
                    } catch (RuntimeException | Error e) {
                        end.completeExceptionally(e);
                    }
                },
                "webhooks-" + deliveries.size());
        threads.add(thread);
        thread.start();
    }

    /** Waits until it is stopped, or can't go on; then says why. */
    public Optional<Throwable> awaitEnd() throws InterruptedException {
        try {
            end.get();
            return Optional.empty();
        } catch (ExecutionException e) {
            return Optional.ofNullable(e.getCause());
        }
    }

    public List<ReceiverState> states() {
        return deliveries.stream().map(Delivery::state).toList();
    }

    /** Makes {@link #awaitEnd} return; may be called by any thread. */
    public void stop() {
        end.complete(null);
    }

    /** Waits for answers that are under way, and commits what they bring. */
    @Override
    public void close() {
        stop();
        deliveries.forEach(Delivery::stop);
        framing.stopWaiting();
        boolean isInterrupted = false;
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                isInterrupted = true;
            }
        }
        requests.shutdownNow();
        client.close();
        letters.close();
        if (isInterrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
