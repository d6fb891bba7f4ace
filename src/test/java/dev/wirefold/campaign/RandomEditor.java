package dev.wirefold.campaign;

import dev.wirefold.contract.Overrides;
import dev.wirefold.core.article.Decision;
import dev.wirefold.core.article.Decision.Kind;
import dev.wirefold.core.reference.Reference.Event;
import dev.wirefold.topology.WireFixture;
import dev.wirefold.topology.WireFixture.Message;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Decides anything about the latest articles of a wire, and takes some of it back. */
final class RandomEditor {
    private static final int LATEST = 12;

    private final Random random;
    private final int partitions;
    private final Overrides overrides = new Overrides();
    private final List<Message> latest = new ArrayList<>();
    private long nowMs;

    /**
     * A decision as it is sent.
     *
     * @param event what the reference takes it for
     */
    record Deed(ProducerRecord<byte[], byte[]> record, Event event) {}

    RandomEditor(long seed, int partitions) {
        random = new Random(seed);
        this.partitions = partitions;
    }

    void sees(Message message) {
        latest.add(message);
        nowMs = Math.max(nowMs, message.timestamp());
        if (latest.size() > LATEST) {
            latest.remove(0);
        }
    }

    /** Something about what was seen last, at the greatest time seen. */
    Deed decides() {
        Message about = any();
        Decision decision = decision(about.id());
        byte[] value = decision == null ? null : overrides.encode(about.id(), decision);
        byte[] key = about.id().getBytes(StandardCharsets.UTF_8);
        return new Deed(
                new ProducerRecord<>(WireFixture.TOPICS.overrides(), null, nowMs, key, value),
                Event.decision(about.id(), WireFixture.home(about.id(), partitions), nowMs, decision));
    }

    /** Null: what was decided is taken back. */
    private @Nullable Decision decision(String id) {
        Kind[] kinds = Kind.values();
        int kind = random.nextInt(kinds.length + 1);
        String other = any().id();
        if (kind == kinds.length || other.equals(id)) {
            return null;
        }
        return new Decision(kinds[kind], kinds[kind] == Kind.JOIN ? other : null, "an editor", null, nowMs);
    }

    private Message any() {
        return latest.get(random.nextInt(latest.size()));
    }
}
