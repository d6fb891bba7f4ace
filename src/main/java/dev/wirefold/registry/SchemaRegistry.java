package dev.wirefold.registry;

import dev.wirefold.UserErrorException;
import dev.wirefold.contract.Framing;
import dev.wirefold.contract.PublicSchemas;
import dev.wirefold.contract.SchemaUnavailableException;
import dev.wirefold.contract.Topics;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.apache.avro.Schema;
import org.apache.kafka.common.errors.SerializationException;

/**
 * Confluent's framing: values name their schemas by the numbers that a registry gives. Those of what this writes are asked for
 * once, at the start; those of what it reads when the first one comes. Serves any threads.
 */
public final class SchemaRegistry implements Framing {
    private static final String COMPATIBILITY = "BACKWARD_TRANSITIVE";

    /** Numbers that nobody gave cost a question each. */
    private static final int MAX_UNKNOWN = 10_000;

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final RegistryAddress address;
    private final RegistryClient client;
    private final int attempts;
    private final Consumer<String> news;
    private final CountDownLatch stopped = new CountDownLatch(1);
    /** By a clock that never goes back; empty: it answers, as far as is known. */
    private final AtomicReference<Optional<Long>> awaySinceNanos = new AtomicReference<>(Optional.empty());

    private final Map<String, Integer> ids = new LinkedHashMap<>();
    private final Map<Integer, Schema> writers = new ConcurrentHashMap<>();
    private final Map<Integer, Boolean> unknown = Collections.synchronizedMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, Boolean> eldest) {
            return size() > MAX_UNKNOWN;
        }
    });

    private SchemaRegistry(RegistryAddress address, int attempts, Consumer<String> news) {
        this.address = address;
        this.client = new RegistryClient(address);
        this.attempts = attempts;
        this.news = news;
    }

    /**
     * Registers what the outputs are written with.
     *
     * @param upgradeFrom the release with whose schemas they are; empty: this program's own
     * @param attempts how often to ask for a schema, a second apart, before its record is let go of for now
     * @param news hears when the registry can't be asked for a schema, and when it can be again
     * @throws UserErrorException when the registry does not answer, or does not take them
     */
    public static SchemaRegistry connect(
            RegistryAddress address, Topics topics, String upgradeFrom, int attempts, Consumer<String> news) {
        var registry = new SchemaRegistry(address, attempts, news);
        PublicSchemas.ofOutputs(topics, upgradeFrom).forEach(registry::register);
        return registry;
    }

    /**
     * For who only reads: nothing is asked before a value comes that needs it.
     *
     * @param attempts how often to ask for a schema, a second apart, before its record is let go of for now
     */
    public static SchemaRegistry reading(RegistryAddress address, int attempts) {
        return new SchemaRegistry(address, attempts, unused -> {});
    }

    private void register(String topic, Schema schema) {
        String subject = topic + "-value";
        try {
            // Some know a subject only once it has a schema; what is there already is to be judged by the right rule.
            boolean exists = client.setCompatibility(subject, COMPATIBILITY);
            ids.put(topic, client.register(subject, schema));
            if (!exists) {
                client.setCompatibility(subject, COMPATIBILITY);
            }
        } catch (IOException e) {
            throw new UserErrorException(explained(subject, e), e);
        }
    }

    private String explained(String subject, IOException error) {
        if (!(error instanceof RegistryRefusalException refusal)) {
            return "the schema registry " + address + " does not answer as one: " + said(error)
                    + "; look at schema.registry.url, or leave it out";
        }
        if (refusal.isOfUser()) {
            return "the schema registry " + address + " does not let this user register " + subject + ": "
                    + refusal.getMessage()
                    + "; look at schema.registry.basic.auth.user.info or schema.registry.bearer.auth.token";
        }
        return refusal.isConflict()
                ? "the schema registry " + address + " does not take the schema of this version for " + subject
                        + ", as it does not go with one that is there: " + refusal.getMessage()
                : "the schema registry " + address + " can't register " + subject + ": " + refusal.getMessage();
    }

    private static String said(IOException error) {
        return error.getMessage() == null ? error.getClass().getSimpleName() : error.getMessage();
    }

    @Override
    public byte[] framed(String topic, byte[] singleObject) {
        Integer id = ids.get(topic);
        if (id == null) {
            throw new IllegalArgumentException("no output: " + topic);
        }
        int from = Framing.SINGLE_OBJECT_HEADER_BYTES;
        return ByteBuffer.allocate(REGISTRY_HEADER_BYTES + singleObject.length - from)
                .put(REGISTRY_MARKER)
                .putInt(id)
                .put(singleObject, from, singleObject.length - from)
                .array();
    }

    @Override
    public Schema writer(int id) {
        Schema known = writers.get(id);
        if (known != null) {
            return known;
        }
        if (!unknown.containsKey(id)) {
            Optional<Schema> asked = ask(id);
            if (asked.isPresent()) {
                writers.put(id, asked.get());
                return asked.get();
            }
            unknown.put(id, true);
        }
        throw new SerializationException(
                "the schema registry has no Avro schema of the number " + Integer.toUnsignedString(id));
    }

    private Optional<Schema> ask(int id) {
        String which = "the schema registry " + address + " does not tell the schema of the number "
                + Integer.toUnsignedString(id);
        IOException last = null;
        for (int attempt = 0; attempt < attempts && (attempt == 0 || mayGoOn()); attempt++) {
            try {
                Optional<Schema> schema = client.schema(id);
                answers();
                return schema;
            } catch (IOException e) {
                last = e;
                isAway(which + ": " + said(e));
            }
        }
        throw new SchemaUnavailableException(which + (last == null ? "" : ": " + said(last)), last);
    }

    /** Waits a little. */
    private boolean mayGoOn() {
        try {
            return !stopped.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void stopWaiting() {
        stopped.countDown();
    }

    private void isAway(String how) {
        if (awaySinceNanos.compareAndSet(Optional.empty(), Optional.of(System.nanoTime()))) {
            news.accept(how + "; what came with it waits, and this instance goes on when the registry answers");
        }
    }

    private void answers() {
        awaySinceNanos
                .getAndSet(Optional.empty())
                .ifPresent(since -> news.accept("the schema registry answers again, after "
                        + TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - since) + " s"));
    }
}
