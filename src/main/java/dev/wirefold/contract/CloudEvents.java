package dev.wirefold.contract;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * The headers of what is published: CloudEvents 1.0 by its Kafka binding, in binary mode. They follow from the record and from
 * nothing else, so equal records have equal headers, whoever writes them and whenever.
 *
 * <p>Not for use by several threads at once.
 */
public final class CloudEvents {
    public static final String SPEC_VERSION = "ce_specversion";
    public static final String ID = "ce_id";
    public static final String SOURCE = "ce_source";
    public static final String TYPE = "ce_type";
    public static final String TIME = "ce_time";
    public static final String SUBJECT = "ce_subject";
    public static final String CONTENT_TYPE = "content-type";

    /** In the order in which they are written. */
    public static final List<String> NAMES = List.of(SPEC_VERSION, ID, SOURCE, TYPE, TIME, SUBJECT, CONTENT_TYPE);

    /** Begins the type of every event. */
    public static final String TYPE_PREFIX = "dev.wirefold.";

    public static final String AVRO = "application/avro";

    /** Of the digest: so much that two records never meet. */
    private static final int ID_BYTES = 16;

    private static final byte[] VERSION = utf8("1.0");
    private static final byte[] AVRO_BYTES = utf8(AVRO);

    private final byte[] source;
    private final MessageDigest digest = sha256();

    /** Of a wire, named after its topic of articles. */
    public CloudEvents(Topics topics) {
        source = utf8("/wirefold/" + topics.articles());
    }

    /**
     * @param type of the event, without {@value #TYPE_PREFIX}
     * @param subject the record's key, as a rule
     * @param identity tells the event from others of its type and subject
     * @param timeMs the record's timestamp, milliseconds since 1970-01-01T00:00Z
     * @param hasValue whether the record has one; it is Avro then
     */
    public Headers of(String type, String subject, ByteBuffer identity, long timeMs, boolean hasValue) {
        byte[] typeBytes = utf8(TYPE_PREFIX + type);
        byte[] subjectBytes = utf8(subject);
        var headers = new RecordHeaders()
                .add(SPEC_VERSION, VERSION)
                .add(ID, id(typeBytes, subjectBytes, identity))
                .add(SOURCE, source)
                .add(TYPE, typeBytes)
                .add(TIME, utf8(Instant.ofEpochMilli(timeMs).toString()))
                .add(SUBJECT, subjectBytes);
        return hasValue ? headers.add(CONTENT_TYPE, AVRO_BYTES) : headers;
    }

    /** What tells a value in {@link AvroCodec}'s encoding from others, however its schema is named. */
    public static ByteBuffer identity(byte @Nullable [] value) {
        return value == null
                ? ByteBuffer.allocate(0)
                : ByteBuffer.wrap(value, SingleObjects.HEADER_BYTES, value.length - SingleObjects.HEADER_BYTES);
    }

    private byte[] id(byte[] type, byte[] subject, ByteBuffer identity) {
        digest.update(type);
        digest.update((byte) 0);
        digest.update(subject);
        digest.update((byte) 0);
        digest.update(identity.duplicate());
        return Base64.getUrlEncoder().withoutPadding().encode(Arrays.copyOf(digest.digest(), ID_BYTES));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
