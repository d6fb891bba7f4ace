package dev.wirefold.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.wirefold.avro.DeadLetterReason;
import dev.wirefold.avro.DecisionKind;
import dev.wirefold.avro.EditorDecision;
import dev.wirefold.core.article.Decision;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What an editor decides is read as it was written, and what makes no sense is refused in words. */
class OverridesTest {
    private static final long AT = Instant.parse("2026-03-05T06:00:00Z").toEpochMilli();
    private static final Instant DECIDED = Instant.parse("2026-03-05T06:07:08.009Z");

    private final Overrides overrides = new Overrides();
    private final AvroCodec<EditorDecision> codec = new AvroCodec<>(EditorDecision.getClassSchema());

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private byte[] written(
            String id, DecisionKind kind, @Nullable String other, @Nullable String author, @Nullable String reason) {
        return codec.encode(new EditorDecision(id, kind, other, author, reason, DECIDED));
    }

    private void assertRefused(byte @Nullable [] key, byte @Nullable [] value, DeadLetterReason reason, String words) {
        assertThatThrownBy(() -> overrides.read(key, value, AT))
                .isInstanceOf(UnusableDecisionException.class)
                .hasMessageContaining(words)
                .asInstanceOf(type(UnusableDecisionException.class))
                .extracting(UnusableDecisionException::reason)
                .isEqualTo(reason);
    }

    @ParameterizedTest
    @EnumSource(Decision.Kind.class)
    void whatWasWrittenIsRead(Decision.Kind kind) {
        String other = kind == Decision.Kind.JOIN ? "ferry-2" : null;
        Decision decision = new Decision(kind, other, "Ada", "two names for one ferry ⛴", DECIDED.toEpochMilli());

        byte[] value = overrides.encode("ferry-1", decision);

        assertThat(overrides.read(utf8("ferry-1"), value, AT)).isEqualTo(new Overrides.Decided("ferry-1", decision));
    }

    @Test
    void nothingButTheDecisionIsNeeded() {
        Decision decision = new Decision(Decision.Kind.CUT, null, null, null, DECIDED.toEpochMilli());

        assertThat(overrides
                        .read(utf8("a"), overrides.encode("a", decision), AT)
                        .decision())
                .isEqualTo(decision);
    }

    @Test
    void aNullValueTakesADecisionBack() {
        assertThat(overrides.read(utf8("ferry-1"), null, AT)).isEqualTo(new Overrides.Decided("ferry-1", null));
        assertRefused(utf8("bad\u202eid"), null, DeadLetterReason.KEY, "U+202E");
    }

    @Test
    void valuesOfARegistryAreReadWithItsSchemas() {
        byte[] single = written("a", DecisionKind.ALONE, null, null, null);
        byte[] framed = ByteBuffer.allocate(Framing.REGISTRY_HEADER_BYTES + single.length)
                .put(Framing.REGISTRY_MARKER)
                .putInt(17)
                .put(single, Framing.SINGLE_OBJECT_HEADER_BYTES, single.length - Framing.SINGLE_OBJECT_HEADER_BYTES)
                .array();
        byte[] value = java.util.Arrays.copyOf(
                framed, Framing.REGISTRY_HEADER_BYTES + single.length - Framing.SINGLE_OBJECT_HEADER_BYTES);

        var decided = new Overrides(new Registry()).read(utf8("a"), value, AT).decision();
        assertThat(decided).isNotNull().extracting(Decision::kind).isEqualTo(Decision.Kind.ALONE);
        assertRefused(utf8("a"), value, DeadLetterReason.UNDECODABLE, "schema.registry.url");
    }

    /** Knows one number. */
    private static final class Registry implements Framing {
        @Override
        public byte[] framed(String topic, byte[] singleObject) {
            return singleObject;
        }

        @Override
        public Schema writer(int id) {
            assertThat(id).isEqualTo(17);
            return EditorDecision.getClassSchema();
        }
    }

    @Test
    void theKeyIsTheArticle() {
        byte[] value = written("ferry-1", DecisionKind.CUT, null, null, null);

        assertRefused(null, value, DeadLetterReason.KEY, "no key");
        assertRefused(new byte[] {(byte) 0xff}, value, DeadLetterReason.KEY, "not UTF-8");
        assertRefused(utf8("ferry-2"), value, DeadLetterReason.KEY, "ferry-1");
        assertRefused(utf8(""), null, DeadLetterReason.KEY, "empty");
        assertRefused(utf8(""), written("", DecisionKind.CUT, null, null, null), DeadLetterReason.KEY, "empty");
    }

    @Test
    void aJoinNamesAnotherArticleAndNothingElseDoes() {
        assertRefused(utf8("a"), written("a", DecisionKind.JOIN, null, null, null), DeadLetterReason.OTHER, "otherId");
        assertRefused(utf8("a"), written("a", DecisionKind.JOIN, "a", null, null), DeadLetterReason.OTHER, "itself");
        assertRefused(utf8("a"), written("a", DecisionKind.JOIN, "", null, null), DeadLetterReason.KEY, "otherId");
        assertRefused(
                utf8("a"), written("a", DecisionKind.JOIN, "b\u0007", null, null), DeadLetterReason.KEY, "U+0007");
        assertRefused(utf8("a"), written("a", DecisionKind.PIN, "b", null, null), DeadLetterReason.OTHER, "PIN");
    }

    @ParameterizedTest
    @CsvSource({"200, 2000, ''", "201, 0, author has 201", "0, 2001, reason has 2001"})
    void textsHaveAGreatestLength(int author, int reason, String refusal) {
        byte[] value = written("a", DecisionKind.CUT, null, "x".repeat(author), "x".repeat(reason));

        if (refusal.isEmpty()) {
            assertThat(overrides.read(utf8("a"), value, AT).decision()).isNotNull();
        } else {
            assertRefused(utf8("a"), value, DeadLetterReason.FIELD_TOO_LONG, refusal);
        }
    }

    @Test
    void whatIsNoDecisionIsRefused() {
        assertRefused(utf8("a"), utf8("no Avro"), DeadLetterReason.UNDECODABLE, "not a record of a known schema");
        assertRefused(utf8("a"), new byte[0], DeadLetterReason.UNDECODABLE, "not a record of a known schema");
        assertRefused(utf8("a"), written("a", DecisionKind.OTHER, null, null, null), DeadLetterReason.OTHER, "kind");
        assertThatThrownBy(() -> overrides.read(utf8("a"), null, 0))
                .isInstanceOf(UnusableDecisionException.class)
                .hasMessageContaining("event time");
    }

    @Test
    void whoWritesIsRefusedInTheSameWords() {
        Decision self = new Decision(Decision.Kind.JOIN, "a", null, null, 0);
        Decision tooLong = new Decision(Decision.Kind.CUT, null, null, "x".repeat(2_001), 0);

        assertThatThrownBy(() -> overrides.encode("a", self)).hasMessageContaining("itself");
        assertThatThrownBy(() -> overrides.encode("a", tooLong)).hasMessageContaining("2001 characters");
        assertThatThrownBy(() -> overrides.encode("", tooLong)).hasMessageContaining("empty");
    }
}
