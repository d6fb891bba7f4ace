package dev.wirefold.webhook;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wirefold.avro.Story;
import dev.wirefold.board.StoryChange;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * A change of a story on its way to a receiver.
 *
 * @param record as it was read
 * @param id the same at each attempt, and of no other change
 * @param readMs when it was read the first time, milliseconds since 1970-01-01T00:00Z
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Message(ConsumerRecord<byte[], byte[]> record, String story, String id, byte[] body, long readMs) {
    private static final String EVENT_ID = "ce_id";
    private static final int MAX_ID_BYTES = 100;

    /** @param change what the record says */
    static Message of(
            ConsumerRecord<byte[], byte[]> record, String key, @Nullable Story story, StoryChange change, long readMs) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("type", type(story));
        json.put("timestamp", Instant.ofEpochMilli(record.timestamp()).toString());
        json.set("data", change.json());
        return new Message(record, key, id(record), json.toString().getBytes(StandardCharsets.UTF_8), readMs);
    }

    /** As CloudEvents call it, without their prefix. */
    private static String type(@Nullable Story story) {
        return "story." + (story == null ? "ended" : story.getStatus().name().toLowerCase(Locale.ROOT));
    }

    /** Records of earlier versions have no id of their own. */
    private static String id(ConsumerRecord<byte[], byte[]> record) {
        Header header = record.headers().lastHeader(EVENT_ID);
        byte[] value = header == null ? null : header.value();
        return value != null && isUsable(value)
                ? new String(value, StandardCharsets.UTF_8)
                : record.partition() + "-" + record.offset();
    }

    private static boolean isUsable(byte[] id) {
        for (byte c : id) {
            // A dot would end it where it is signed.
            if (c <= ' ' || c >= 0x7f || c == '.') {
                return false;
            }
        }
        return id.length > 0 && id.length <= MAX_ID_BYTES;
    }

    int partition() {
        return record.partition();
    }

    long offset() {
        return record.offset();
    }

    Message readAt(long earlierMs) {
        return new Message(record, story, id, body, earlierMs);
    }

    /** How much memory it takes, by estimate. */
    int bytes() {
        return body.length + (record.value() == null ? 0 : record.value().length);
    }
}
