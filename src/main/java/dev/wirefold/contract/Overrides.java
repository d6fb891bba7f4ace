package dev.wirefold.contract;

import dev.wirefold.avro.DeadLetterReason;
import dev.wirefold.avro.DecisionKind;
import dev.wirefold.avro.EditorDecision;
import dev.wirefold.core.article.Decision;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/**
 * Records of the topic of editors' decisions. Who writes asks the same questions as the pipeline does when it reads, and has
 * the same answers.
 *
 * <p>Not for use by several threads at once.
 */
public final class Overrides {
    public static final int MAX_AUTHOR_CHARS = 200;
    public static final int MAX_REASON_CHARS = 2_000;

    private final AvroCodec<EditorDecision> codec;

    /**
     * What a record says.
     *
     * @param decision null: what was decided about the article before is taken back
     */
    public record Decided(String articleId, @Nullable Decision decision) {}

    /** Reads and writes Avro's own framing. */
    public Overrides() {
        this(Framing.SINGLE_OBJECTS);
    }

    /** Reads what was written with schemas that a registry has, too. */
    public Overrides(Framing framing) {
        codec = new AvroCodec<>(EditorDecision.getClassSchema(), framing);
    }

    /**
     * The value of a decision's record; its key is the article's id.
     *
     * @throws UnusableDecisionException when it can't be used
     */
    public byte[] encode(String articleId, Decision decision) {
        check(articleId, decision.otherId(), decision.author(), decision.reason());
        return codec.encode(new EditorDecision(
                articleId,
                DecisionKind.valueOf(decision.kind().name()),
                decision.otherId(),
                decision.author(),
                decision.reason(),
                Instant.ofEpochMilli(decision.decidedAtMs())));
    }

    /**
     * @param timestampMs of the record: event time, milliseconds since 1970-01-01T00:00Z
     * @throws UnusableDecisionException when the record can't be used
     * @throws SchemaUnavailableException when it can't be read for now
     */
    public Decided read(byte @Nullable [] key, byte @Nullable [] value, long timestampMs) {
        String articleId = id(key);
        refuse(Usability.checkTime(timestampMs).orElse(null));
        if (value == null) {
            refuse(Usability.checkId(articleId).orElse(null));
            return new Decided(articleId, null);
        }
        EditorDecision written;
        try {
            written = codec.decode(value);
        } catch (SerializationException e) {
            throw new UnusableDecisionException(DeadLetterReason.UNDECODABLE, String.valueOf(e.getMessage()));
        }
        if (!written.getArticleId().equals(articleId)) {
            throw new UnusableDecisionException(
                    DeadLetterReason.KEY,
                    "the record's key is not the articleId of its decision, " + shown(written.getArticleId()));
        }
        return new Decided(articleId, decision(written));
    }

    private static Decision decision(EditorDecision written) {
        Decision.Kind kind = kind(written.getDecision());
        String otherId = written.getOtherId();
        check(written.getArticleId(), otherId, written.getAuthor(), written.getReason());
        if (kind == Decision.Kind.JOIN && otherId == null) {
            throw unusable("a decision to join needs otherId, the id of the article that it is joined to");
        }
        if (kind != Decision.Kind.JOIN && otherId != null) {
            throw unusable("otherId belongs to a decision to join only; this one is " + kind);
        }
        return new Decision(
                kind,
                otherId,
                written.getAuthor(),
                written.getReason(),
                written.getDecidedAt().toEpochMilli());
    }

    private static Decision.Kind kind(DecisionKind written) {
        return switch (written) {
            case JOIN -> Decision.Kind.JOIN;
            case CUT -> Decision.Kind.CUT;
            case ALONE -> Decision.Kind.ALONE;
            case PIN -> Decision.Kind.PIN;
            case OTHER ->
                throw unusable("a decision of a kind that this version does not know; it knows JOIN, CUT, ALONE, PIN");
        };
    }

    private static void check(
            String articleId, @Nullable String otherId, @Nullable String author, @Nullable String reason) {
        refuse(Usability.checkId(articleId).orElse(null));
        if (otherId != null) {
            Usability.checkId(otherId).ifPresent(refused -> {
                throw new UnusableDecisionException(refused.reason(), "otherId can't be used: " + refused.message());
            });
            if (otherId.equals(articleId)) {
                throw unusable("otherId is the article itself; it has to be another one");
            }
        }
        checkLength("author", author, MAX_AUTHOR_CHARS);
        checkLength("reason", reason, MAX_REASON_CHARS);
    }

    private static void checkLength(String name, @Nullable String value, int maxChars) {
        if (value != null && value.length() > maxChars) {
            throw new UnusableDecisionException(
                    DeadLetterReason.FIELD_TOO_LONG,
                    name + " has " + value.length() + " characters; at most " + maxChars + " are accepted");
        }
    }

    private static String id(byte @Nullable [] key) {
        if (key == null) {
            throw new UnusableDecisionException(
                    DeadLetterReason.KEY, "the record has no key; it has to be the article's id");
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(key))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new UnusableDecisionException(DeadLetterReason.KEY, "the record's key is not UTF-8");
        }
    }

    private static void refuse(Usability.@Nullable Refused refused) {
        if (refused != null) {
            throw new UnusableDecisionException(refused.reason(), refused.message());
        }
    }

    private static UnusableDecisionException unusable(String message) {
        return new UnusableDecisionException(DeadLetterReason.OTHER, message);
    }

    /** A message goes to logs and screens; no id that is refused may fill them. */
    private static String shown(String id) {
        return Usability.checkId(id).isEmpty() ? id : "which is no usable id";
    }
}
