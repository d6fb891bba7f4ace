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
import org.apache.avro.Schema;
import org.apache.kafka.common.errors.SerializationException;

/**
 * Confluent's framing: values name their schemas by the numbers that a registry gives. Those of the outputs are asked for once,
 * at the start; those of articles when the first one comes. Serves any threads.
 */
public final class SchemaRegistry implements Framing {
    private static final String COMPATIBILITY = "BACKWARD_TRANSITIVE";

    /** Numbers that nobody gave cost a question each. */
    private static final int MAX_UNKNOWN = 10_000;

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final RegistryAddress address;
    private final RegistryClient client;
    private final int attempts;
    private final Map<String, Integer> ids = new LinkedHashMap<>();
    private final Map<Integer, Schema> writers = new ConcurrentHashMap<>();
    private final Map<Integer, Boolean> unknown = Collections.synchronizedMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, Boolean> eldest) {
            return size() > MAX_UNKNOWN;
        }
    });

    private SchemaRegistry(RegistryAddress address, int attempts) {
        this.address = address;
        this.client = new RegistryClient(address);
        this.attempts = attempts;
    }

    /**
     * Registers what the outputs are written with.
     *
     * @param upgradeFrom the release with whose schemas they are; empty: this program's own
     * @param attempts how often to ask for the schema of an article, a second apart, before it is let go of for now
     * @throws UserErrorException when the registry does not answer, or does not take them
     */
    public static SchemaRegistry connect(RegistryAddress address, Topics topics, String upgradeFrom, int attempts) {
        var registry = new SchemaRegistry(address, attempts);
        PublicSchemas.ofOutputs(topics, upgradeFrom).forEach(registry::register);
        return registry;
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
        IOException last = null;
        for (int attempt = 0; attempt < attempts; attempt++) {
            try {
                if (attempt > 0) {
                    Thread.sleep(PAUSE.toMillis());
                }
                return client.schema(id);
            } catch (IOException e) {
                last = e;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        throw new SchemaUnavailableException(
                "The schema registry " + address + " does not tell the schema of the number "
                        + Integer.toUnsignedString(id) + (last == null ? "" : ": " + said(last)),
                last);
    }
}
